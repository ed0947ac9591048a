// After changes by the control interface xero-node gets exactly the changed records.
import { connect, listed, methods } from './xero-node.mjs';

const ID = (list) => (record) => record[
  Object.keys(record).find((k) => k.toLowerCase() === `${list.slice(0, -1)}id`.toLowerCase())];

/** Changes something of every kind; tells the ids by list. */
async function change(sandbox, api, tenant) {
  const post = (path, body) => sandbox.ask('POST', `/sandbox/${path}`, body).then((r) => r.id);
  const invoice = await post('invoices', { amount: 120.5 });
  const payment = await post(`invoices/${invoice}/payments`, { amount: 20.5 });
  const credit = await post(`invoices/${invoice}/credit-notes`, { amount: 10 });
  const contact = await post('contacts', { name: 'Nguyễn Thị Mới' });
  const renamed = (await api.getContacts(tenant)).body.contacts[3].contactID;
  await sandbox.ask('PATCH', `/sandbox/contacts/${renamed}`, { name: 'Renamed & Sons' });
  const credits = {};
  for (const [list, id] of [['overpayments', 'overpaymentID'], ['prepayments', 'prepaymentID']]) {
    const all = listed((await api[`get${list[0].toUpperCase()}${list.slice(1)}`](tenant)).body);
    const one = all.find((c) => c.allocations?.length > 0);
    await sandbox.ask('DELETE', `/sandbox/credits/${one[id]}/allocations`);
    credits[list] = { id: one[id], invoice: one.allocations[0].invoice.invoiceID };
  }
  return {
    invoices: [invoice, credits.overpayments.invoice, credits.prepayments.invoice],
    payments: [payment],
    creditNotes: [credit],
    contacts: [contact, renamed],
    overpayments: [credits.overpayments.id],
    prepayments: [credits.prepayments.id],
    bankTransactions: [await post('bank-transactions', { accountCode: '453', amount: 9.9 })],
    bankTransfers: [await post('bank-transfers', { amount: 77 })],
    manualJournals: [await post('manual-journals', { debit: '453', credit: '090', amount: 5 })],
  };
}

/** Tells what is wrong, list by list. */
export async function incremental(sandbox) {
  await sandbox.ask('PUT', '/sandbox/clock', { now: '2025-08-01T10:20:30.250Z' });
  const { api, tenant } = await connect();
  const since = new Date('2025-08-01T10:20:30.000Z');
  const wrong = [];
  const lists = methods().filter((method) => method.incremental);
  const read = async (name) => listed((await api[name](tenant, since)).body);
  for (const { name } of lists) {
    const before = await read(name).catch((error) => wrong.push(`${name}: ${error}`) && []);
    if (before.length > 0) wrong.push(`${name}: ${before.length} records, but nothing changed`);
  }
  const changed = await change(sandbox, api, tenant);
  for (const { name } of lists) {
    const list = name[3].toLowerCase() + name.slice(4);
    const got = await read(name).catch((error) => wrong.push(`${name}: ${error}`) && []);
    const right = list === 'journals'
      ? got.length > 0 && got.every((j) => new Date(j.createdDateUTC) >= since)
      : same(got.map(ID(list)), changed[list] ?? []);
    if (!right) {
      wrong.push(`${name}: ${JSON.stringify(got.map(ID(list)))} instead of ${changed[list]}`);
    }
  }
  return { lists: lists.length, wrong };
}

function same(got, wanted) {
  return JSON.stringify([...got].sort()) === JSON.stringify([...wanted].sort());
}
