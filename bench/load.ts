// One load, in a process of its own so that making it takes no time from reading it: prints what it measured as JSON.

import { createRequire } from 'node:module';

// CommonJS; its types describe the call that `import` would hide.
const autocannon: typeof import('autocannon') = createRequire(import.meta.url)('autocannon');

/** What to load, as JSON in the first argument. */
export interface Load {
  url: string;
  headers: Record<string, string>;
  connections: number;
  seconds: number;
}

/** What was measured. */
export interface Measured {
  perSecond: number;
  p95Ms: number;
  /** Answers other than 2xx, and none at all. */
  failed: number;
}

const { url, headers, connections, seconds } = JSON.parse(process.argv[2] ?? '{}') as Load;
const times: number[] = [];
const result = await new Promise<import('autocannon').Result>((resolve, reject) => {
  const running = autocannon({ url, headers, connections, duration: seconds }, (error: Error | null, found) =>
    error ? reject(error) : resolve(found),
  );
  // The tool's own histogram has no 95th percentile.
  running.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds));
});
times.sort((a, b) => a - b);
const measured: Measured = {
  perSecond: times.length / result.duration,
  p95Ms: times[Math.floor(times.length * 0.95)] ?? 0,
  failed: result.non2xx + result.errors + result.timeouts,
};
console.log(JSON.stringify(measured));
