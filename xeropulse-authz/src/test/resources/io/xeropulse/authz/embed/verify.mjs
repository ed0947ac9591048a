// Reads tokens (one a line) from stdin, verifies each with jose and jsonwebtoken, prints the params.
import { readFileSync } from 'node:fs';
import { jwtVerify } from 'jose';
import jsonwebtoken from 'jsonwebtoken';

const key = process.argv[2];
const now = new Date(Number(process.argv[3]) * 1000);
for (const token of readFileSync(0, 'utf8').trim().split('\n')) {
  const options = { algorithms: ['HS256'], currentDate: now, clockTolerance: 60 };
  const jose = (await jwtVerify(token, new TextEncoder().encode(key), options)).payload;
  const other = jsonwebtoken.verify(token, key, {
    algorithms: ['HS256'], clockTimestamp: now.getTime() / 1000, clockTolerance: 60 });
  if (JSON.stringify(jose) !== JSON.stringify(other)) throw new Error('the two disagree');
  let refused = false;
  try { await jwtVerify(token, Buffer.from(key, 'hex'), options); } catch { refused = true; }
  if (!refused) throw new Error('the decoded key verifies too');
  console.log(JSON.stringify(jose));
}
