// Every read tool of xero-mcp-server, in a process of its own, over its standard input and output.
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { agreement } from './books.mjs';

const require = createRequire(path.join(process.cwd(), 'package.json'));
const load = async (name) => import(pathToFileURL(require.resolve(name)));
const SERVER = path.join(process.cwd(), 'node_modules/@xeroapi/xero-mcp-server/dist/index.js');

async function token(sandbox) {
  const basic = Buffer.from('sandbox-client:sandbox-secret').toString('base64');
  const scope = 'accounting.transactions accounting.contacts accounting.settings '
    + 'accounting.reports.read';
  const answer = await fetch(`${sandbox.url}/connect/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
  });
  return (await answer.json()).access_token;
}

/** Calls every tool whose name says that it reads; tells what is wrong by tool. */
async function tools(sandbox, credentials, contacts, settings) {
  const { Client } = await load('@modelcontextprotocol/sdk/client/index.js');
  const { StdioClientTransport } = await load('@modelcontextprotocol/sdk/client/stdio.js');
  const preload = new URL('./to-sandbox.cjs', import.meta.url).pathname;
  const client = new Client({ name: 'strangers', version: '1' });
  await client.connect(new StdioClientTransport({
    command: process.execPath,
    args: ['--require', preload, SERVER],
    env: { ...process.env, ...credentials, XERO_SANDBOX: sandbox.url },
  }));
  const wrong = {};
  const { tools: all } = await client.listTools();
  for (const { name, inputSchema } of all.filter((t) => /^(list|get)-/.test(t.name))) {
    const contactId = name.includes('payables') ? contacts.creditor : contacts.debtor;
    const values = { page: 1, contactId, employeeId: contactId, timesheetID: contactId };
    const given = Object.fromEntries(
      (inputSchema.required ?? []).map((field) => [field, values[field]]));
    const { content } = await client.callTool({ name, arguments: given });
    const texts = content.map((part) => part.text);
    if (/^(Error|Failed)/.test(texts[0])) wrong[name] = texts[0].slice(0, 200);
    else if ((await agreement(sandbox, texts, [], settings(name))) === undefined) {
      wrong[name] = `nothing in it equals the books: ${texts.join(' ').slice(0, 200)}`;
    } else wrong[name] = undefined;
  }
  await client.close();
  return wrong;
}

export async function bothWays(sandbox, contacts, settings) {
  return {
    'client credentials': await tools(
      sandbox,
      { XERO_CLIENT_ID: 'sandbox-client', XERO_CLIENT_SECRET: 'sandbox-secret' },
      contacts, settings),
    'bearer token': await tools(
      sandbox, { XERO_CLIENT_BEARER_TOKEN: await token(sandbox) }, contacts, settings),
  };
}
