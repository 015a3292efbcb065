import type { z } from 'zod';
import { actorOf } from '../../../people/access/rules.ts';
import type { releaseInput } from '../contract.ts';
import { digestOf, drawUp } from '../drafting/service.ts';
import { standingsRefusals } from '../errors.ts';
import {
  type Context,
  insertEdition,
  insertRows,
  keyOf,
  listEditions,
  listRows,
  type ReleasedRow,
} from '../queries.ts';

/**
 * Releases what was looked at: works it out anew, freezes it as an edition, and hands on whoever has a rank. Released
 * standings change only where an event has changed (an arbitration), with a reason; earlier editions are kept.
 * @throws standings.not-ready, standings.changed, standings.released, standings.reason-needed
 */
export async function release(context: Context, { digest, reason }: z.output<typeof releaseInput>) {
  const { trx, host, scope, now } = context;
  const draft = await drawUp(context);
  const open = draft.whys.filter(({ ok }) => !ok).map(({ words }) => words);
  if (open.length > 0)
    throw standingsRefusals.notReady({
      whys: [open.map(([zh]) => zh).join('；'), open.map(([, en]) => en).join('; ')],
    });
  if (draft.digest !== digest) throw standingsRefusals.changed();
  const edition = ((await listEditions(trx, keyOf(context)))[0]?.edition ?? 0) + 1;
  const before = edition > 1 ? await listRows(trx, keyOf(context), edition - 1) : [];
  if (edition > 1 && digestOf(before) === digest) throw standingsRefusals.released();
  if (edition > 1 && reason === '')
    throw standingsRefusals.reasonNeeded({}, [{ path: 'reason', words: ['请写明原因', 'Say why'] }]);

  const actor = actorOf(scope);
  const given = edition > 1 ? reason : '';
  const first = await insertEdition(trx, keyOf(context), {
    ...{ edition, at: now, reason: given },
    ...{ actorId: actor.id ?? null, actorName: actor.name },
  });
  if (!first) throw standingsRefusals.changed();
  await insertRows(trx, keyOf(context), edition, draft.rows);
  const ranked = draft.rows.filter(({ rank }) => rank !== null);
  const on = new Set(ranked.map(({ subject }) => subject.id));
  const gone = before.filter(({ rank, subject }) => rank !== null && !on.has(subject.id));
  await host.takeBack(gone.map(({ subject }) => subject));
  await host.handOn(
    ranked.map(({ subject, rank, total, group }) => ({
      ...subject,
      result: {
        rank,
        score: total,
        group,
        ...(context.stage.settings.authors === 'rank' ? { onlyRank: true as const } : {}),
      },
    })),
  );
  await host.audit('standings.release', { kind: 'stage', id: context.stage.id }, { edition, ranked: ranked.length });
  await tell(context, ranked, edition);
  return { edition, ranked: ranked.length };
}

async function tell({ host, stage }: Context, ranked: readonly ReleasedRow[], edition: number): Promise<void> {
  const personIds = [...new Set(ranked.flatMap((row) => row.personIds))];
  const said = edition > 1 ? (['更正', 'corrected'] as const) : (['公布', 'out'] as const);
  await host.tell(personIds, {
    title: [`“${stage.occasion}”总成绩已${said[0]}`, `The standings of ${stage.occasionEn} are ${said[1]}`],
    body: ['每一项的成绩和名次怎么来的，见活动页面。', 'The page shows each event, and how your rank came about.'],
  });
}
