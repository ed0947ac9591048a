// Runs clients that nobody of XeroPulse wrote against the sandbox: node strangers.mjs JAR
// The packages are in node_modules of the working directory.
import { createRequire } from 'node:module';
import fs from 'node:fs';
import { settings } from './books.mjs';
import { start } from './sandbox.mjs';

const LARGEST = 12;
const exceptions = JSON.parse(fs.readFileSync(new URL('./exceptions.json', import.meta.url)));
const began = Date.now();
const sandbox = await start(process.argv[2]);
process.env.XERO_SANDBOX = sandbox.url;
createRequire(import.meta.url)('./to-sandbox.cjs');
const { Arguments, check, connect, methods } = await import('./xero-node.mjs');
const { incremental } = await import('./incremental.mjs');
const { bothWays } = await import('./mcp.mjs');
const { readme } = await import('./readme.mjs');

const wrong = [];
const excused = new Set();
function judge(what, fault) {
  if (fault === undefined) return;
  const name = what.split(' ')[1];
  if (name in exceptions) excused.add(name);
  else wrong.push(`${what}: ${fault}`);
}

try {
  const known = await settings(sandbox);
  const client = await connect();
  const args = new Arguments(client.api, client.tenant);
  const all = methods();
  for (const method of all) {
    judge(`xero-node ${method.name}`, await check(sandbox, client, args, method, known));
  }
  console.log(`xero-node: ${all.length} read methods`);

  const contacts = {
    debtor: (await args.owing('ACCREC')).contact.contactID,
    creditor: (await args.owing('ACCPAY')).contact.contactID,
  };
  for (const [way, tools] of Object.entries(await bothWays(sandbox, contacts, known))) {
    for (const [tool, fault] of Object.entries(tools)) judge(`xero-mcp-server ${tool} (${way})`, fault);
    console.log(`xero-mcp-server by ${way}: ${Object.keys(tools).length} read tools`);
  }

  judge("README's program", await readme(sandbox));
  const read = await incremental(sandbox);
  console.log(`xero-node: ${read.lists} lists read incrementally`);
  read.wrong.forEach((fault) => wrong.push(`incremental ${fault}`));
} finally {
  const code = await sandbox.stop();
  if (code !== 0) wrong.push(`the sandbox ended with ${code}`);
}

for (const name of Object.keys(exceptions)) {
  if (!excused.has(name)) wrong.push(`${name} is an exception, but nothing is wrong with it`);
}
if (excused.size > LARGEST) wrong.push(`${excused.size} exceptions are more than ${LARGEST}`);
wrong.forEach((line) => console.error(line));
console.log(`${wrong.length} wrong, ${excused.size} exceptions, ${Date.now() - began} ms`);
process.exit(wrong.length === 0 ? 0 : 1);
