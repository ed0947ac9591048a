// Whether an answer says something that the books say, too, whatever its form.
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const TELLING = [
  'number', 'reference', 'total', 'subTotal', 'due', 'amount', 'banked', 'remaining', 'narration',
  'name', 'code',
];

/** The leaves of an answer: texts and numbers; a file is one text. */
export function leaves(value) {
  if (Buffer.isBuffer(value)) return [value.toString('latin1')];
  if (value === null || value === undefined) return [];
  if (value instanceof Date) return [value.toISOString()];
  if (typeof value === 'object') return Object.values(value).flatMap(leaves);
  return [value];
}

/** What the books say about the records that an answer names, and about those asked for. */
async function told(sandbox, found, asked) {
  const ids = new Set(asked.filter((arg) => typeof arg === 'string'));
  for (const leaf of found) {
    if (typeof leaf === 'string') for (const id of leaf.match(UUID) ?? []) ids.add(id.toLowerCase());
  }
  const facts = [];
  for (const id of [...ids].filter((id) => id.match(UUID)).slice(0, 40)) {
    const record = await sandbox.record(id);
    if (record) facts.push(...TELLING.map((name) => record[name]));
  }
  return facts.filter((fact) => fact !== undefined && fact !== '' && fact !== 0);
}

/** The first fact of the books that the answer has as well; general ones are the settings'. */
export async function agreement(sandbox, body, asked, general) {
  const found = leaves(body);
  const own = await told(sandbox, found, asked);
  return [...own, ...general].find((fact) =>
    found.some((leaf) =>
      typeof fact === 'number'
        ? Math.abs(Number(leaf)) === Math.abs(fact) || has(leaf, Math.abs(fact).toFixed(2))
        : has(leaf, fact),
    ),
  );
}

function has(leaf, fact) {
  return typeof leaf === 'string' && fact.length > 1 && leaf.includes(fact);
}
