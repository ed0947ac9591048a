// Whether an answer says something that the books say, too, whatever its form.
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const TELLING = [
  'number', 'reference', 'total', 'subTotal', 'due', 'amount', 'banked', 'remaining', 'narration',
  'name', 'code', 'lineItemIds', 'updated',
];

/** The leaves of an answer: texts and numbers; a file is one text. */
export function leaves(value) {
  if (Buffer.isBuffer(value)) return [value.toString('latin1'), value.toString('utf8')];
  if (value === null || value === undefined) return [];
  if (value instanceof Date) return [value.toISOString()];
  if (typeof value === 'object') return Object.values(value).flatMap(leaves);
  return [value];
}

/** What the books say about the records that an answer, or what was asked, names. */
async function told(sandbox, found, asked) {
  const ids = new Set();
  for (const leaf of [...found, ...asked]) {
    if (typeof leaf === 'string') for (const id of leaf.match(UUID) ?? []) ids.add(id.toLowerCase());
  }
  const records = await Promise.all([...ids].slice(0, 30).map((id) => sandbox.record(id)));
  const facts = records.filter((record) => record)
    .flatMap((record) => TELLING.flatMap((name) => record[name] ?? []));
  return facts.filter((fact) => fact !== '' && fact !== 0);
}

/** The first fact of the books that the answer has as well; some are no record's. */
export async function agreement(sandbox, body, asked, general) {
  const found = leaves(body);
  const own = await told(sandbox, found, leaves(asked));
  return [...own, ...general].find((fact) =>
    found.some((leaf) =>
      typeof fact === 'number'
        ? Math.abs(Number(leaf)) === Math.abs(fact) || has(leaf, Math.abs(fact).toFixed(2))
        : has(leaf, fact) || moment(leaf) === (moment(fact) ?? NaN),
    ),
  );
}

function moment(text) {
  return /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : undefined;
}

function has(leaf, fact) {
  return typeof leaf === 'boolean' ? String(leaf) === fact
    : typeof leaf === 'string' && fact.length > 1
      && (leaf.includes(fact) || leaf.includes(fact.replace(/[^ -~]/gu, '?')));
}

/** What of the books is no record of theirs, for the methods and tools whose name fits. */
export async function settings(sandbox) {
  const facts = await sandbox.ask('GET', '/sandbox');
  const books = await sandbox.ask('GET', '/sandbox/books/settings');
  const at = async (day) => (await sandbox.ask('GET', `/sandbox/books/trial-balance?asAt=${day}`))
    .accounts;
  const balance = await at(facts.asAt);
  const owed = await sandbox.ask('GET', '/sandbox/books/receivables');
  const quarter = Math.abs(balance['820'] - (await at('2025-03-31'))['820']).toFixed(2);
  const today = new Date(facts.asAt).toLocaleDateString('en-GB', {
    day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const abroad = books.currencies.some((currency) => currency !== books.baseCurrency);
  const rules = [
    [/report|profit|balance|aged/i, [...Object.values(balance), owed.total]],
    [/ReportFromId/, [quarter]],
    [/ReportsList/, [today]],
    [/TenNinetyNine/, [facts.asAt.slice(0, 4)]],
    [/organisation/i, [facts.xeroTenantId, books.baseCurrency]],
    [/OrganisationActions/, abroad ? ['UseMulticurrency'] : []],
    [/Currencies/, [books.baseCurrency]],
    [/tax/i, books.taxTypes],
    [/tracking/i, books.regions],
    [/user/i, [facts.user]],
    [/History/, [facts.userName]],
    [/BrandingThemes?$/, [books.founded]],
    [/budget/i, [books.founded]],
    [/contact-?groups/i, books.contactGroups],
    [/item/i, books.accounts.map((code) => `Account: ${code}`).concat(books.taxTypes)],
    [/CISSettings/, [String(books.country === 'GB')]],
  ];
  return (name) => rules.filter(([fits]) => fits.test(name)).flatMap(([, said]) => said);
}
