// The README's program for xero-node, run as it stands there.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

/** Tells what is wrong, or undefined. */
export async function readme(sandbox) {
  const text = fs.readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, program] = /```js\n(.*?)```/s.exec(text);
  const file = path.join(process.cwd(), 'readme.cjs');
  fs.writeFileSync(file, program);
  const preload = new URL('./to-sandbox.cjs', import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(
    process.execPath, ['--require', preload, file],
    { env: { ...process.env, XERO_SANDBOX: sandbox.url } });
  return /(INV|BILL)-\d+/.test(stdout) ? undefined : `printed ${stdout}`;
}
