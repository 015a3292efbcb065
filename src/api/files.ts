import type { Context } from 'hono';
import { z } from 'zod';
import { accessRefusals } from '../people/access/errors.ts';
import { listOpenFiles } from '../people/access/files/service.ts';
import type { Scope } from '../people/access/rules.ts';
import { refusals as fileRefusals } from '../platform/files/errors.ts';
import { isTicketFor } from '../platform/files/tickets.ts';
import { findFile, readFileAt } from '../platform/files/uploads.ts';
import type { House } from '../platform/house.ts';
import type { App } from './request.ts';

const query = z.object({
  width: z.coerce.number().int().min(16).max(4096).optional(),
  format: z.enum(['webp', 'jpeg']).optional(),
  ticket: z.string().max(80).optional(),
});

/**
 * Uploaded files by id. Private ones are for whoever uploaded them, for officers of their unit, and, nameless, for
 * whoever was given a ticket.
 */
export function addFiles(app: App, house: House, scopeOf: (context: Context) => Promise<Scope>): void {
  app.get('/files/:id', async (context) => {
    const scope = await scopeOf(context);
    const id = z.uuid().safeParse(context.req.param('id'));
    const file = id.success ? await findFile(house.db, { federationId: scope.federationId, id: id.data }) : undefined;
    if (!file) throw fileRefusals.missing();
    const { ticket, ...asked } = query.parse(context.req.query());
    const hasTicket =
      ticket !== undefined &&
      isTicketFor(house.keys.signing, { federationId: scope.federationId, fileId: file.id, ticket, now: house.now() });
    if (file.visibility === 'private' && !hasTicket) await admitReader(house, scope, file.id);
    const answer = await readFileAt(house, file, asked);
    const name = hasTicket ? file.id.slice(-12) : answer.name;
    const disposition = `${answer.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`;
    return context.body(new Uint8Array(answer.body as Buffer), 200, {
      'content-type': answer.contentType ?? 'application/octet-stream',
      'content-disposition': disposition,
      'cache-control': file.visibility === 'public' ? 'public, max-age=31536000, immutable' : 'private, no-store',
    });
  });
}

async function admitReader(house: House, scope: Scope, id: string): Promise<void> {
  if (scope.actor.kind === 'visitor') throw accessRefusals.signInFirst();
  if (!(await listOpenFiles(house.db, scope, [id])).has(id)) throw fileRefusals.missing();
}
