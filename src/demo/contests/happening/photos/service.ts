import { createHash } from 'node:crypto';
import { inTransaction } from '../../../../platform/db/connect.ts';
import { contentKey } from '../../../../platform/files/keys.ts';
import { type DrawnPicture, drawPicture } from '../../../pictures/rules.ts';
import { insertRows } from '../../../rows/queries.ts';
import { act } from '../../../running/service.ts';
import { type Making, scopeOf } from '../making/service.ts';
import type { DemoWork } from './rules.ts';

/** A drawn picture, kept as one that this account sent. */
export async function keepPicture(
  { house, federationId, unit, dice, now }: Making,
  { svg, width, height }: DrawnPicture,
  { by, name = '演示作品.svg' }: { by: string; name?: string },
): Promise<string> {
  const content = Buffer.from(svg);
  const [id, contentType] = [dice.id(), 'image/svg+xml'];
  const storageKey = contentKey(federationId, content, contentType);
  await house.files.put(storageKey, content, contentType);
  const row = {
    ...{ federationId, id, storageKey, kind: 'picture', name, contentType, width, height },
    ...{ bytes: content.length, sha256: createHash('sha256').update(content).digest(), widths: [] },
    ...{ unitId: unit.id, visibility: 'private', uploadedBy: by, createdAt: now },
  };
  await inTransaction(house.db, (trx) => insertRows(trx, 'files', [row]));
  return id;
}

/** Works come in over some days, each by somebody of the organiser's unions. */
export async function handInPhotos(
  made: Making,
  works: readonly DemoWork[],
  { from, to }: { from: number; to: number },
): Promise<void> {
  for (const [turn, { title, place, words, pictures }] of works.entries()) {
    const person = made.here[turn % made.here.length];
    if (!person) return;
    const accountId = made.dice.id();
    const as = scopeOf(made, { name: person.name, personId: person.id, accountId });
    const files: { fileId: string; caption: string }[] = [];
    for (const [scene, light] of pictures)
      files.push({
        fileId: await keepPicture(made, drawPicture(scene, light, made.dice), { by: accountId }),
        caption: '',
      });
    await act(made, 'works', {
      ...{ name: 'handIn', as, daysAgo: from + ((to - from) * turn) / works.length },
      input: { title, place, description: words, files, agreed: true },
    });
  }
}
