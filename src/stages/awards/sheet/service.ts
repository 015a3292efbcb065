import { dayOf, formatLongDay } from '../../../kernel/dates.ts';
import { type Lang, pick, say } from '../../../kernel/words.ts';
import { actorOf } from '../../../people/access/rules.ts';
import type { FileAnswer } from '../../../platform/http/handlers.ts';
import { printRoster } from '../../../press/layouts/roster/service.ts';
import type { DraftRow } from '../contract.ts';
import type { Context } from '../drafting/service.ts';
import { draftOf } from '../show/service.ts';
import { words } from '../words.ts';

/** Everything handed in by group and rank, with the award of each: for the jury's minutes, or for the file. */
export async function printRanking(context: Context): Promise<FileAnswer> {
  const { stage, scope, now } = context;
  const { lang } = scope;
  const w = say(words, lang);
  const draft = await draftOf(context);
  const title = w.rankedList(pick([stage.occasion, stage.occasionEn], lang));
  const names = new Map(draft.tiers.map(({ key, name }) => [key, name]));
  const body = await printRoster({
    lang,
    title,
    meta: [
      draft.released ? w.releasedMark(formatLongDay(draft.released.on, lang)) : w.draftMark,
      w.rows(draft.rows.length),
    ],
    columns: [
      { label: w.group },
      { label: w.rank, align: 'end' },
      { label: w.title, share: 4 },
      { label: w.people, share: 4 },
      { label: w.unit, share: 4 },
      { label: w.points, align: 'end' },
      { label: w.award },
      { label: w.remark, share: 2 },
    ],
    rows: draft.rows.map((row) => [
      row.groupName,
      row.rank === null ? '' : String(row.rank),
      row.title,
      row.people
        .map(({ name }) => name)
        .filter((name) => name !== row.title)
        .join(pick(['、', ', '], lang))
        .slice(0, 500),
      row.unitName === row.title ? '' : row.unitName,
      row.score,
      row.tier ? (names.get(row.tier) ?? row.tier) : '',
      remarkOf(row, lang),
    ]),
    printed: `${actorOf(scope).name} ${dayOf(now, scope.zone)}`,
  });
  return { name: `${title}.pdf`, body, contentType: 'application/pdf', inline: true };
}

function remarkOf({ state, decided }: DraftRow, lang: Lang): string {
  const w = say(words, lang);
  const standing = state === 'waiting' ? w.waiting : state === 'ineligible' ? w.ineligible : '';
  return [standing, decided && decided.to !== 'auto' ? decided.reason : '']
    .filter(Boolean)
    .join(pick(['：', ': '], lang))
    .slice(0, 500);
}
