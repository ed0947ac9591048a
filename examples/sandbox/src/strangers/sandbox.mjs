// The sandbox's jar as a child process, and its books as the control interface tells them.
import { spawn } from 'node:child_process';

export async function start(jar) {
  const java = process.env.JAVA_HOME ? `${process.env.JAVA_HOME}/bin/java` : 'java';
  const child = spawn(java, ['-jar', jar, '--port', '0', '--control'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise((ready, failed) => {
    let out = '';
    child.stdout.on('data', (part) => {
      out += part;
      const line = /^port=(\d+)$/m.exec(out);
      if (line) ready(line[1]);
    });
    child.on('exit', (code) => failed(new Error(`The sandbox ended with ${code}: ${out}`)));
  });
  return new Sandbox(child, `http://127.0.0.1:${port}`);
}

class Sandbox {
  constructor(child, url) {
    this.child = child;
    this.url = url;
    this.records = new Map();
  }

  async ask(method, path, body) {
    const answer = await fetch(this.url + path, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const json = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${json.error}. ${json.todo}`);
    return json;
  }

  /** A record of the books, or undefined if they have none of that id. */
  record(id) {
    if (!this.records.has(id)) {
      this.records.set(id, this.ask('GET', `/sandbox/records/${id}`).catch(() => undefined));
    }
    return this.records.get(id);
  }

  async stop() {
    this.child.removeAllListeners('exit');
    const code = new Promise((exit) => this.child.on('exit', exit));
    this.child.kill('SIGTERM');
    return code;
  }
}
