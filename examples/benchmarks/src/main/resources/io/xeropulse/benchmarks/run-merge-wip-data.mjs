// Runs merge-wip-data.js over the rows of a folder, again and again in one warm process, and prints
// for each run the milliseconds of reading the time entries, those of the script, and its total.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, runs] = process.argv.slice(2);
const rows = (name) => ({ json: JSON.parse(readFileSync(join(folder, name), 'utf8')) });
const since = (start) => Number(process.hrtime.bigint() - start) / 1e6;

const node = { 'fetch-jobs': rows('jobs'), 'fetch-costs': rows('costs') };
const merge = new Function('$node', readFileSync(join(folder, 'merge-wip-data.js'), 'utf8'));

for (let run = 0; run < Number(runs); run++) {
  const reading = process.hrtime.bigint();
  node['fetch-time-entries'] = rows('time');
  const read = since(reading);
  const merging = process.hrtime.bigint();
  const records = merge(node);
  const merged = since(merging);
  const total = records.reduce((sum, record) => sum + record.json.wip_amount, 0);
  console.log(`${read} ${merged} ${total.toFixed(2)}`);
}
