import type { Bilingual } from '../../../kernel/words.ts';
import type { EventLine } from '../contract.ts';
import { countedOf, leastOf, measures, type Rule, tieBreaks } from '../ranking/rules.ts';

type Sentence = [zh: string, en: string];
const sentence = (zh: string, en: string): Sentence => [zh, en];

/** The rule in sentences, as it is posted beside the standings. */
export function sayRule(rule: Rule): Sentence[] {
  const [all, counted, least] = [rule.events.filter(({ weight }) => weight > 0), countedOf(rule), leastOf(rule)];
  const weights = all.some(({ weight }) => weight !== 100)
    ? [all.map(({ title, weight }) => `${title} ${weight}%`).join('、')]
    : [];
  return [
    [...measures[rule.by]],
    ...(rule.by === 'points'
      ? [sentence(`名次分：${rule.points.join('、')}`, `Points for places: ${rule.points.join(', ')}`)]
      : []),
    ...weights.map((said) => sentence(`权重：${said}`, `Weights: ${said}`)),
    counted < all.length
      ? sentence(`取最好的 ${counted} 项`, `The best ${counted} of ${all.length} events count`)
      : sentence(`${all.length} 项全部计入`, `All ${all.length} events count`),
    sentence(`至少参加 ${least} 项才排名`, `Ranked from ${least} events on`),
    rule.ties.length === 0
      ? sentence('总成绩相同的，名次并列', 'Equal totals share their rank')
      : sentence(
          `总成绩相同的，依次比较：${rule.ties.map((tie) => sayTie(tie)[0]).join('；')}；仍相同则并列`,
          `Equal totals: ${rule.ties.map((tie) => sayTie(tie)[1]).join('; then ')}; what is still equal shares its rank`,
        ),
  ];
}

function sayTie({ by, event }: Rule['ties'][number]): Bilingual {
  return by === 'event' ? [`“${event}”好者`, `the better in “${event}”`] : tieBreaks[by];
}

interface Told {
  rank: number | null;
  total: string;
  events: readonly EventLine[];
  decidedBy: string;
}

/** Why this total and this rank, in sentences: what counts, what was left out, and what told equal totals apart. */
export function sayWhy({ rank, total, events, decidedBy }: Told, rule: Rule): Sentence[] {
  const of = (fate: EventLine['fate']) => events.filter((event) => event.fate === fate);
  const list = (lines: readonly EventLine[], at: 0 | 1) => lines.map((line) => `${line.title[at]} ${line.value}`);
  const [counted, dropped, missed] = [of('counted'), of('dropped'), of('missed')];
  const weighedMissed = missed.filter(({ weight }) => weight > 0);
  const enough = leastOf(rule);
  const step = rule.ties[Number(decidedBy)];
  return [
    ...(rank === null
      ? [
          sentence(
            `参加了 ${counted.length + dropped.length} 项，至少 ${enough} 项才排名`,
            `Took ${counted.length + dropped.length} events; ${enough} are needed for a rank`,
          ),
        ]
      : [
          sentence(
            `计入 ${counted.length} 项：${list(counted, 0).join('、')}，合计 ${total}`,
            `${counted.length} count: ${list(counted, 1).join(', ')}; together ${total}`,
          ),
        ]),
    ...(dropped.length > 0 && rank !== null
      ? [
          sentence(
            `未取用：${list(dropped, 0).join('、')}（只取最好的 ${countedOf(rule)} 项）`,
            `Left out: ${list(dropped, 1).join(', ')} (only the best ${countedOf(rule)} count)`,
          ),
        ]
      : []),
    ...(weighedMissed.length > 0
      ? [
          sentence(
            `未参加：${weighedMissed.map(({ title }) => title[0]).join('、')}`,
            `Not taken: ${weighedMissed.map(({ title }) => title[1]).join(', ')}`,
          ),
        ]
      : []),
    ...(decidedBy === 'equal'
      ? [
          sentence(
            '与他人总成绩相同，比完仍相同，名次并列',
            'Equal to somebody in all that is compared: the rank is shared',
          ),
        ]
      : []),
    ...(decidedBy !== '' && step
      ? [
          sentence(
            `与他人总成绩相同，按“${sayTie(step)[0]}”分出先后`,
            `Equal totals, told apart by: ${sayTie(step)[1]}`,
          ),
        ]
      : []),
  ];
}
