// Sends what a client addresses to Xero to the sandbox instead; nothing of the client is changed.
const http = require('node:http');
const https = require('node:https');

const sandbox = new URL(process.env.XERO_SANDBOX);

function moved(options) {
  const { protocol, host, hostname, port, agent, agents, defaultPort, ...rest } = options;
  const name = hostname || host || '';
  if (!/(^|\.)xero\.com$/.test(name)) {
    throw new Error(`Nothing but Xero may be called, but this is ${name}`);
  }
  const headers = { ...rest.headers };
  for (const key of Object.keys(headers)) {
    if (key.toLowerCase() === 'host') delete headers[key];
  }
  return { ...rest, headers, protocol: 'http:', hostname: sandbox.hostname, port: sandbox.port };
}

https.request = (first, second, third) => {
  const address = typeof first === 'string' ? new URL(first) : first;
  if (address instanceof URL) {
    const { hostname, pathname, search } = address;
    const options = typeof second === 'function' ? {} : second;
    const done = typeof second === 'function' ? second : third;
    return http.request(moved({ ...options, hostname, path: pathname + search }), done);
  }
  return http.request(moved(address), second);
};
https.get = (...all) => {
  const request = https.request(...all);
  request.end();
  return request;
};
