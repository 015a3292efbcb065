import { ping } from '../platform/db/connect.ts';
import type { House } from '../platform/house.ts';
import type { App } from './request.ts';

/** `/healthz`: the process lives. `/readyz`: it can reach its database. */
export function addHealth(app: App, house: Pick<House, 'db' | 'log'>): void {
  app.get('/healthz', (context) => context.json({ ok: true }));
  app.get('/readyz', async (context) => {
    try {
      await ping(house.db);
      return context.json({ ok: true });
    } catch (error) {
      house.log.warn({ err: error }, 'not ready');
      return context.json({ ok: false }, 503);
    }
  });
}
