import { type Bilingual, counted } from '../../../kernel/words.ts';
import type { Passage } from '../promotion/rules.ts';
import { tieBreaks } from '../ranking/rules.ts';
import { dropsFrom } from '../scoring/rules.ts';
import type { Settings } from '../settings/contract.ts';
import { nameOfCriterion } from '../settings/rules.ts';

const said = (zh: string, en: string): Bilingual => [zh, en];

/** How the score came about, sentence by sentence. */
export function explainScore(
  sheets: readonly { fate: string }[],
  { drop, decimals, normalise, quorum }: Pick<Settings, 'drop' | 'decimals' | 'normalise' | 'quorum'>,
  score: string | null,
): Bilingual[] {
  const given = sheets.filter(({ fate }) => fate !== 'struck' && fate !== 'incomplete').length;
  const struck = sheets.filter(({ fate }) => fate === 'struck').length;
  const dropped = dropsFrom(given, drop);
  return [
    said(`共有 ${given} 张完整评分。`, `${counted(given, 'sheet is', 'sheets are')} complete.`),
    ...(struck > 0
      ? [
          said(
            `${struck} 张因回避或裁定不计入。`,
            `${counted(struck, 'does', 'do')} not count, for a recusal or a ruling.`,
          ),
        ]
      : []),
    ...(normalise
      ? [
          said(
            '各评委的评分先按全组的平均与离散度折算。',
            'Sheets were first moved to the mean and spread of the panel.',
          ),
        ]
      : []),
    ...(dropped > 0
      ? [
          said(
            `去掉 ${dropped} 个最高分、${dropped} 个最低分，其余平均。`,
            `The ${dropped} highest and ${dropped} lowest were dropped; the rest is averaged.`,
          ),
        ]
      : []),
    ...(drop > dropped
      ? [
          said(
            `规则是各去掉 ${drop} 个，但去掉后须留 3 张，${dropped === 0 ? '这里一个也没有去' : `这里只能各去掉 ${dropped} 个`}。`,
            `The rule drops ${drop} of each end, but three sheets must be left, so ${dropped === 0 ? 'nothing is' : `only ${dropped} of each are`} dropped here.`,
          ),
        ]
      : []),
    score === null
      ? said(`评分不足 ${quorum} 张，没有得分。`, `With fewer than ${counted(quorum, 'sheet')} there is no score.`)
      : said(
          `最后一次性四舍五入到 ${decimals} 位小数，得 ${score}。`,
          `Rounded once, at the end, to ${counted(decimals, 'decimal')}: ${score}.`,
        ),
  ];
}

const passages = {
  on: ['晋级。', 'It goes on.'],
  belowLine: ['名次在晋级线之后。', 'It is below the cut line.'],
  belowScore: ['低于最低晋级分。', 'It is below the least score to go on.'],
  unitFull: ['同单位晋级名额已满。', 'Its unit already has as many as may go on.'],
  tied: ['与晋级线并列，未选定晋级。', 'It is tied across the cut line and was not chosen.'],
  notRanked: ['没有名次。', 'It has no rank.'],
} as const satisfies Record<Passage, Bilingual>;

/** Why this rank, and whether it goes on. */
export function explainRank(
  judged: { rank: number | null; decidedBy?: number | 'equal' } | undefined,
  passage: Passage,
  { settings, same }: { settings: Pick<Settings, 'ties' | 'criteria'>; same: number },
): Bilingual[] {
  if (!judged || judged.rank === null) return [passages.notRanked];
  const { rank, decidedBy } = judged;
  const step = typeof decidedBy === 'number' ? settings.ties[decidedBy] : undefined;
  const name = step?.by === 'criterion' ? nameOfCriterion(settings, step.criterion) : step && tieBreaks[step.by];
  return [
    ...(name
      ? [
          said(
            `有 ${same} 个同分，比到第 ${(decidedBy as number) + 1} 步“${name[0]}”分出先后。`,
            `${counted(same, 'has', 'have')} this score; step ${(decidedBy as number) + 1}, “${name[1]}”, told them apart.`,
          ),
        ]
      : []),
    ...(decidedBy === 'equal'
      ? [said('同分比较全部相同，名次并列。', 'All tie-breaks are equal, so the rank is shared.')]
      : []),
    said(`名次：第 ${rank}。`, `Rank: ${rank}.`),
    passages[passage],
  ];
}
