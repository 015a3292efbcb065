import { Agent, get, type IncomingHttpHeaders } from 'node:http';

/** An answer as it came over the wire, still compressed. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** One request; the body is left as it came. */
export function ask(url: string, { headers = {}, agent }: { headers?: Record<string, string>; agent?: Agent } = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const request = get(url, { headers, ...(agent ? { agent } : {}) }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
      response.on('error', reject);
    });
    request.on('error', reject);
  });
}

export interface Load {
  perSecond: number;
  p95Ms: number;
  requests: number;
  failed: number;
}

/** Asks for one address again and again over some connections, each waiting for its answer before it asks anew. */
export async function load(
  url: string,
  { seconds, connections, headers = {} }: { seconds: number; connections: number; headers?: Record<string, string> },
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let failed = 0;
  const start = performance.now();
  const until = start + seconds * 1000;
  const askOn = async () => {
    while (performance.now() < until) {
      const asked = performance.now();
      const { status } = await ask(url, { headers, agent });
      times.push(performance.now() - asked);
      if (status !== 200) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, askOn));
  const took = (performance.now() - start) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  return {
    perSecond: Math.round(times.length / took),
    p95Ms: Math.round((times[Math.floor(times.length * 0.95)] ?? 0) * 10) / 10,
    requests: times.length,
    failed,
  };
}
