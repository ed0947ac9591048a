// Every read method of xero-node's accountingApi, called with ids that its own lists gave.
import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';
import { agreement } from './books.mjs';

const require = createRequire(path.join(process.cwd(), 'package.json'));
const { XeroClient } = require('xero-node');

const LISTS = {
  accountID: 'getAccounts', bankTransactionID: 'getBankTransactions',
  bankTransferID: 'getBankTransfers', batchPaymentID: 'getBatchPayments',
  brandingThemeID: 'getBrandingThemes', budgetID: 'getBudgets', contactID: 'getContacts',
  contactNumber: 'getContacts', contactGroupID: 'getContactGroups', creditNoteID: 'getCreditNotes',
  expenseClaimID: 'getExpenseClaims', invoiceID: 'getInvoices', itemID: 'getItems',
  journalID: 'getJournals', journalNumber: 'getJournals',
  linkedTransactionID: 'getLinkedTransactions', manualJournalID: 'getManualJournals',
  organisationID: 'getOrganisations', overpaymentID: 'getOverpayments', paymentID: 'getPayments',
  prepaymentID: 'getPrepayments', purchaseOrderID: 'getPurchaseOrders',
  purchaseOrderNumber: 'getPurchaseOrders', quoteID: 'getQuotes', receiptID: 'getReceipts',
  repeatingInvoiceID: 'getRepeatingInvoices', taxType: 'getTaxRates',
  trackingCategoryID: 'getTrackingCategories', userID: 'getUsers', reportID: 'getReportsList',
};

export async function connect() {
  const xero = new XeroClient({
    clientId: 'sandbox-client',
    clientSecret: 'sandbox-secret',
    grantType: 'client_credentials',
  });
  await xero.getClientCredentialsToken();
  await xero.updateTenants(false);
  const tenant = xero.tenants.find((t) => t.tenantType === 'ORGANISATION').tenantId;
  return { xero, api: xero.accountingApi, tenant };
}

/** The read methods by name, with the names of their parameters up to the last needed one. */
export function methods() {
  const file = require.resolve('xero-node/dist/gen/api/accountingApi.d.ts');
  const all = fs.readFileSync(file, 'utf8').matchAll(/^ {4}(get\w+)\((.*?), options\?/gm);
  return [...all].map(([, name, list]) => {
    const parameters = list.split(/, (?=\w+\??: )/).map((p) => p.split(': ')[0]);
    return {
      name,
      needed: parameters.filter((p) => !p.endsWith('?')),
      incremental: parameters.includes('ifModifiedSince?'),
    };
  });
}

/** The list in an answer, whatever its name. */
export function listed(body) {
  return Object.values(body).find(Array.isArray) ?? [];
}

/** What calls to one of the methods need, taken from the API itself. */
export class Arguments {
  constructor(api, tenant) {
    this.api = api;
    this.tenant = tenant;
    this.known = new Map();
    this.sources = []; // the records that the last arguments were taken from
  }

  async of(method) {
    const given = [];
    this.sources = [];
    for (const name of method.needed) {
      given.push(await this.value(name, method.name, given));
    }
    return given;
  }

  async value(name, method, given) {
    if (name === 'xeroTenantId') return this.tenant;
    if (method === 'getOnlineInvoice' && name === 'invoiceID') {
      return (await this.owing('ACCREC')).invoiceID;
    }
    if (name === 'contactId') {
      const type = method.includes('Payables') ? 'ACCPAY' : 'ACCREC';
      return (await this.owing(type)).contact.contactID;
    }
    if (['fileName', 'attachmentID', 'contentType'].includes(name)) {
      const list = method.replace(/Attachment(ByFileName|ById)$/, 'Attachments');
      const attachment = await this.first(list, [this.tenant, given[1]]);
      return name === 'contentType' ? attachment.mimeType : attachment[name];
    }
    const record = await this.first(LISTS[name], [this.tenant]);
    if (record[name] === undefined) throw new Error(`${LISTS[name]} has no ${name}`);
    return record[name];
  }

  /** An invoice or bill of which something is open. */
  async owing(type) {
    const open = await this.api.getInvoices(
      this.tenant, undefined, `Type=="${type}" AND Status=="AUTHORISED"`);
    return open.body.invoices.find((invoice) => invoice.amountDue > 0);
  }

  async first(list, args) {
    const key = list + args[1];
    if (!this.known.has(key)) {
      const records = listed((await this.api[list](...args)).body);
      const record = records.find((r) => r.hasAttachments) ?? records[0];
      if (!record) throw new Error(`${list} is empty`);
      this.known.set(key, record);
    }
    this.sources.push(this.known.get(key));
    return this.known.get(key);
  }
}

function modelled(body) {
  return Buffer.isBuffer(body)
    || (body.constructor !== Object && listed(body).every((r) => r.constructor !== Object));
}

function empty(body) {
  return Buffer.isBuffer(body) ? body.length === 0 : Object.values(body).every((v) =>
    v === undefined || (Array.isArray(v) && v.length === 0));
}

function reason(error) {
  const text = String(error?.message ?? error);
  try {
    const { statusCode, body } = JSON.parse(text).response;
    return `${statusCode} ${JSON.stringify(body).slice(0, 160)}`;
  } catch {
    return text.slice(0, 200);
  }
}

/** Calls one method and tells what is wrong, or undefined. */
export async function check(sandbox, client, args, method, settings) {
  try {
    const given = await args.of(method);
    const { response, body } = await client.api[method.name](...given);
    if (response.status < 200 || response.status > 299) return `status ${response.status}`;
    if (!modelled(body)) return 'not parsed into the model';
    if (empty(body)) return 'empty';
    const asked = [given, args.sources];
    const same = await agreement(sandbox, body, asked, settings(method.name));
    return same === undefined ? 'nothing in it equals the books' : undefined;
  } catch (error) {
    return reason(error);
  }
}
