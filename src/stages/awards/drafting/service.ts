import { createHash } from 'node:crypto';
import type { Why } from '../../../kernel/why.ts';
import type { HandedSubject, StageContext, SubjectCard } from '../../service.ts';
import { type ChoiceRow, type Key, listChoices } from '../queries.ts';
import { awarded, keyOfTier, type Place } from '../rules.ts';
import type { Settings, TierSettings } from '../settings/contract.ts';
import { type Assignment, assignTiers, type Candidate, type Tier } from '../tiers/rules.ts';

export type Context = StageContext<Settings>;
export const keyOf = ({ stage }: Pick<Context, 'stage'>): Key => ({
  federationId: stage.federationId,
  stageId: stage.id,
});

/** Somebody or something to be awarded, with what an officer decided about it. */
export interface Contender {
  key: string;
  subject: HandedSubject;
  card: SubjectCard;
  rank: number | null;
  group: string;
  score: string;
  place: ChoiceRow | undefined;
}

export interface Draft {
  contenders: Contender[];
  tiers: (Tier & { settings: TierSettings })[];
  assignment: Assignment;
  choices: ChoiceRow[];
  /** Changes with everything that a release rests on. */
  digest: string;
}

const subjectKey = ({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`;

/** Assigns tiers to what was handed in, by the settings and what officers decided. Nothing is kept. */
export async function drawUp(context: Context): Promise<Draft> {
  const { trx, stage, host } = context;
  const subjects = awarded(await host.subjects(), stage.settings.subject);
  const cards = new Map((await host.cards(subjects)).map((card) => [subjectKey(card), card]));
  const choices = await listChoices(trx, keyOf(context));
  const placed = latestPlaces(choices);
  const ties = tiesBySubject(choices);
  const contenders = subjects.flatMap((subject): Contender[] => {
    const key = subjectKey(subject);
    const card = cards.get(key);
    if (!card) return [];
    const { rank = null, group = card.group, score = '' } = subject.result ?? {};
    return [{ key, subject, card, rank, group, score, place: placed.get(key) }];
  });
  const tiers = stage.settings.tiers.map((settings) => {
    const { count, per, group, ties: rule } = settings;
    return { key: keyOfTier(settings), count, per, group, ties: rule, settings };
  });
  const assignment = assignTiers(
    contenders.map(({ key, rank, group, place }): Candidate => {
      const to = place?.chosen as Place | undefined;
      return {
        key,
        rank,
        group,
        excluded: to === 'ineligible',
        placed: to === 'tier' ? { tier: place?.tier ?? null } : to === 'none' ? { tier: null } : undefined,
        ties: ties.get(key),
      };
    }),
    tiers,
  );
  return { contenders, tiers, assignment, choices, digest: digestOf(contenders, assignment, choices) };
}

/** The last word on the place of each subject, whatever tier an earlier one named. */
function latestPlaces(choices: readonly ChoiceRow[]): Map<string, ChoiceRow> {
  const latest = new Map<string, ChoiceRow>();
  for (const choice of choices.filter(({ kind }) => kind === 'place')) {
    const key = subjectKey({ kind: choice.subjectKind, id: choice.subjectId });
    const before = latest.get(key);
    if (!before || before.number < choice.number) latest.set(key, choice);
  }
  return latest;
}

function tiesBySubject(choices: readonly ChoiceRow[]): Map<string, Record<string, boolean>> {
  const ties = new Map<string, Record<string, boolean>>();
  for (const { kind, subjectKind, subjectId, tier, chosen } of choices) {
    if (kind !== 'tie') continue;
    const key = subjectKey({ kind: subjectKind, id: subjectId });
    ties.set(key, { ...ties.get(key), [tier]: chosen === 'yes' });
  }
  return ties;
}

function digestOf(contenders: readonly Contender[], { tiers }: Assignment, choices: readonly ChoiceRow[]): string {
  const said = contenders
    .map(({ key, rank, group, score, card }) => [
      key,
      tiers.get(key) ?? '',
      rank,
      group,
      score,
      card.title,
      card.people.map(({ name }) => name),
    ])
    .sort(([a = ''], [b = '']) => (String(a) < String(b) ? -1 : 1));
  const organisers = choices.filter(({ kind, chosen }) => kind === 'organiser' && chosen === 'yes');
  const picked = organisers.map(({ subjectId }) => subjectId).sort();
  return createHash('sha256')
    .update(JSON.stringify([said, picked]))
    .digest('base64url');
}

/** Units that officers picked for the award to organisers, with the reasons. */
export function organisersIn(choices: readonly ChoiceRow[]): Map<string, string> {
  return new Map(
    choices.flatMap(({ kind, subjectId, chosen, reason }) =>
      kind === 'organiser' && chosen === 'yes' ? [[subjectId, reason] as const] : [],
    ),
  );
}

/** What has to be so before the awards are released. */
export function whysOfRelease({ contenders, tiers, assignment }: Draft): Why[] {
  return [
    { ok: tiers.length > 0, words: ['设好奖项', 'Tiers are set'] },
    { ok: contenders.length > 0, words: ['前一环节已交来名单', 'The stage before has handed its list on'] },
    {
      ok: assignment.open.length === 0,
      words: ['同分都已裁定', 'Every tie is decided'],
    },
    { ok: assignment.tiers.size > 0, words: ['有人获奖', 'Somebody is awarded'] },
  ];
}
