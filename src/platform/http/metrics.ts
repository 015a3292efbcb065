import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

const registry = new Registry();
collectDefaultMetrics({ register: registry });

const durations = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time from request to answer, by method, route pattern and status class',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [registry],
});

const counted = new Map<string, Counter>();

/** Measures a request by its pattern, never by its parameters. */
export function measureRequest({ method, route, status, ms }: Measured): void {
  durations.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, ms / 1000);
}

export interface Measured {
  method: string;
  route: string;
  status: number;
  ms: number;
}

/** Counts something that operators watch, such as refused sign-ins. */
export function count(name: string, help: string, amount = 1): void {
  let counter = counted.get(name);
  if (!counter) {
    counter = new Counter({ name, help, registers: [registry] });
    counted.set(name, counter);
  }
  counter.inc(amount);
}

/** Everything measured, in the text format of Prometheus. */
export function metricsText(): Promise<string> {
  return registry.metrics();
}
