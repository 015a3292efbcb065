// One storm, in a process of its own: each request once, over so many connections that stay open. Reads what to send as
// JSON from standard input, prints what it measured as JSON.

import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Sent {
  /** Index of the server that it goes to. */
  server: number;
  path: string;
  cookie: string;
  key: string;
}

export interface Storm {
  servers: { host: string; port: number }[];
  connections: number;
  requests: Sent[];
  /** Ends after so long whatever is left, in ms. */
  mostMs: number;
}

/** What a storm measured; `answers` by the place of the request, null where none came. */
export interface Stormed {
  ms: number;
  p50Ms: number;
  p99Ms: number;
  statuses: Record<string, number>;
  answers: ({ status: string; content: string } | null)[];
}

const body = '{}';

function wordsOf({ path, cookie, key }: Sent, host: string): string {
  return [
    `POST ${path} HTTP/1.1`,
    `host: ${host}`,
    'user-agent: Mozilla/5.0 (Linux; Android 10; HLK-AL00) AppleWebKit/537.36 Mobile Safari/537.36',
    'accept: application/json',
    'accept-language: zh-CN,zh;q=0.9',
    'accept-encoding: gzip, deflate, br',
    `origin: http://${host}`,
    'sec-fetch-site: same-origin',
    `cookie: ${cookie}`,
    `idempotency-key: ${key}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
}

/** One answer off the front of what has come, where it has come whole. */
function takeAnswer(come: string): { status: string; content: string; rest: string } | undefined {
  const head = come.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const headers = come.slice(0, head);
  const status = come.slice(9, 12);
  const length = /\r\ncontent-length: (\d+)/i.exec(headers)?.[1];
  if (length !== undefined) {
    const end = head + 4 + Number(length);
    return come.length < end ? undefined : { status, content: come.slice(head + 4, end), rest: come.slice(end) };
  }
  let content = '';
  for (let at = head + 4; ; ) {
    const line = come.indexOf('\r\n', at);
    if (line < 0) return undefined;
    const size = Number.parseInt(come.slice(at, line), 16);
    if (come.length < line + 2 + size + 2) return undefined;
    if (size === 0) return { status, content, rest: come.slice(line + 4) };
    content += come.slice(line + 2, line + 2 + size);
    at = line + 2 + size + 2;
  }
}

async function storm({ servers, connections, requests, mostMs }: Storm): Promise<Stormed> {
  const answers: Stormed['answers'] = requests.map(() => null);
  const statuses: Record<string, number> = {};
  const times: number[] = [];
  const queues = servers.map((_, server) =>
    [...requests.keys()].filter((at) => requests[at]?.server === server).reverse(),
  );
  const hosts = servers.map(({ host, port }) => `${host}:${port}`);
  // Put together beforehand: while it storms, the machine is the server's.
  const words = requests.map((request) => wordsOf(request, hosts[request.server] ?? ''));
  const sockets: Socket[] = [];
  const open = (server: number) =>
    new Promise<() => Promise<void>>((resolve, reject) => {
      const { host, port } = servers[server] ?? { host: '', port: 0 };
      const socket = connect({ host, port, noDelay: true });
      socket.setEncoding('latin1');
      sockets.push(socket);
      socket.once('error', reject);
      socket.once('connect', () => resolve(() => run(socket, server)));
    });
  const run = (socket: Socket, server: number) =>
    new Promise<void>((resolve) => {
      let at: number | undefined;
      let since = 0;
      let come = '';
      const next = () => {
        at = queues[server]?.pop();
        const said = at === undefined ? undefined : words[at];
        if (said === undefined) {
          resolve();
          return;
        }
        since = performance.now();
        socket.write(said);
      };
      socket.on('data', (chunk: string) => {
        come += chunk;
        const answer = takeAnswer(come);
        if (!answer || at === undefined) return;
        come = answer.rest;
        times.push(performance.now() - since);
        statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
        if (times.length === 1) process.send?.('begun');
        answers[at] = { status: answer.status, content: answer.content };
        next();
      });
      socket.on('error', () => undefined);
      socket.on('close', () => {
        if (at !== undefined && answers[at] === null) statuses.lost = (statuses.lost ?? 0) + 1;
        resolve();
      });
      next();
    });
  const runs = await Promise.all(Array.from({ length: connections }, (_, at) => open(at % servers.length)));
  const since = performance.now();
  const over = setTimeout(() => {
    for (const socket of sockets) socket.destroy();
  }, mostMs);
  await Promise.all(runs.map((start) => start()));
  const ms = performance.now() - since;
  clearTimeout(over);
  for (const socket of sockets) socket.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { ms, p50Ms: at(0.5), p99Ms: at(0.99), statuses, answers };
}

const stormed = await storm(JSON.parse(await text(process.stdin)) as Storm);
if (process.connected) process.disconnect();
console.log(JSON.stringify(stormed));
