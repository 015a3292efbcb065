import { z } from 'zod';
import { type Day, yearsBetween } from '../../../kernel/dates.ts';
import { keyOf, titled } from '../../../kernel/fields.ts';
import { isWithin, type UnitPath } from '../../../kernel/unit-path.ts';
import type { Why } from '../../../kernel/why.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import { workerKinds } from '../worker-kinds/rules.ts';

/** Levels of honour that an audience may ask for. */
export const honourLevels = {
  national: ['全国劳模', 'National honour'],
  city: ['市级劳模', 'City honour'],
  district: ['区级先进', 'District honour'],
  enterprise: ['企业先进', 'Enterprise honour'],
} as const satisfies Record<string, Bilingual>;
export type HonourLevel = keyof typeof honourLevels;

const kinds = keyOf(workerKinds);
const levels = keyOf(honourLevels);

/** Whom a programme is for: every condition set must hold; within a list, any one. Nothing set means everyone. */
export const audience = z.object({
  membersOnly: titled(z.boolean().default(false), ['限工会会员', 'Union members only']),
  units: titled(
    z
      .array(z.object({ unitId: titled(z.uuid(), ['单位', 'Unit'], { widget: 'unit' }) }))
      .max(200)
      .default([]),
    ['限这些工会及其下级', 'These unions and all below'],
  ),
  workerKinds: titled(z.array(kinds).max(40).default([]), ['限这些群体', 'These kinds of worker'], {
    choices: workerKinds,
  }),
  honours: titled(z.array(levels).max(4).default([]), ['限获得荣誉者', 'Holders of honours'], {
    choices: honourLevels,
  }),
  ageFrom: titled(z.number().int().min(0).max(120).nullable().default(null), ['最小年龄', 'Youngest']),
  ageTo: titled(z.number().int().min(0).max(120).nullable().default(null), ['最大年龄', 'Oldest']),
  text: titled(z.string().trim().max(200).default(''), ['其他条件说明', 'Other conditions in words'], {
    help: ['系统不能核对的条件，会原样显示', 'What cannot be checked here; shown as it is'],
    widget: 'longText',
  }),
});
export type Audience = z.output<typeof audience>;

/** An audience as it was stored or given; unknown fields are refused. @throws ZodError */
export function parseAudience(given: unknown): Audience {
  return audience.strict().parse(given ?? {});
}

/** Whether nothing is asked that the house could check. */
export function isForEveryone(asked: Audience): boolean {
  const { membersOnly, units, workerKinds: kindsAsked, honours, ageFrom, ageTo } = asked;
  return (
    !membersOnly &&
    units.length === 0 &&
    kindsAsked.length === 0 &&
    honours.length === 0 &&
    ageFrom === null &&
    ageTo === null
  );
}

/** What the house knows of a person that an audience may ask about. */
export interface AudienceFacts {
  /** Path of the live union; null without membership. */
  unitPath: UnitPath | null;
  workerKinds: readonly string[];
  honours: readonly string[];
  bornOn: Day | null;
}

/** Paths and names of the units that an audience names. */
export type NamedUnits = ReadonlyMap<string, { name: string; path: UnitPath }>;

/** Whom an audience is for, condition by condition, as a programme's page says it to anyone; empty means everyone. */
export function describeAudience(asked: Audience, units: NamedUnits): Bilingual[] {
  const said: Bilingual[] = [];
  const named = asked.units.flatMap(({ unitId }) => units.get(unitId)?.name ?? []);
  if (named.length > 0) said.push([`${join(named)}的会员`, `members of ${named.join(', ')}`]);
  else if (asked.membersOnly) said.push(['工会会员', 'union members']);
  for (const [held, words] of [
    [asked.workerKinds, workerKinds],
    [asked.honours, honourLevels],
  ] as const) {
    const names = held.map((each) => (words as Readonly<Record<string, Bilingual>>)[each] ?? [each, each]);
    if (names.length > 0) said.push([join(names.map(([zh]) => zh)), names.map(([, en]) => en).join(', ')]);
  }
  if (asked.ageFrom !== null || asked.ageTo !== null) said.push(sayAges(asked));
  if (asked.text) said.push([asked.text, asked.text]);
  return said;
}

/** Judges a person line by line; an empty list means that the programme is for everyone. */
export function judgeAudience(
  asked: Audience,
  facts: AudienceFacts,
  { today, units }: { today: Day; units: NamedUnits },
): Why[] {
  const whys: Why[] = [];
  if (asked.membersOnly) whys.push({ ok: facts.unitPath !== null, words: ['限工会会员', 'For union members'] });
  if (asked.units.length > 0) {
    const named = asked.units.flatMap(({ unitId }) => units.get(unitId) ?? []);
    const { unitPath } = facts;
    whys.push({
      ok: unitPath !== null && named.some((unit) => isWithin(unitPath, unit.path)),
      words: [
        `限${join(named.map((unit) => unit.name))}的会员`,
        `For members of ${named.map((unit) => unit.name).join(', ')}`,
      ],
    });
  }
  if (asked.workerKinds.length > 0)
    whys.push(anyOf(asked.workerKinds, facts.workerKinds, workerKinds, ['限', 'For: ']));
  if (asked.honours.length > 0) whys.push(anyOf(asked.honours, facts.honours, honourLevels, ['限', 'For: ']));
  if (asked.ageFrom !== null || asked.ageTo !== null) whys.push(judgeAge(asked, facts.bornOn, today));
  if (asked.text) whys.push({ ok: true, words: [asked.text, asked.text] });
  return whys;
}

function anyOf(
  asked: readonly string[],
  held: readonly string[],
  words: Readonly<Record<string, Bilingual>>,
  start: Bilingual,
): Why {
  const names = asked.map((each) => words[each] ?? [each, each]);
  return {
    ok: asked.some((each) => held.includes(each)),
    words: [start[0] + join(names.map((name) => name[0])), start[1] + names.map((name) => name[1]).join(', ')],
  };
}

function sayAges({ ageFrom, ageTo }: Pick<Audience, 'ageFrom' | 'ageTo'>): Bilingual {
  if (ageFrom !== null && ageTo !== null) return [`年龄 ${ageFrom}–${ageTo} 岁`, `Aged ${ageFrom} to ${ageTo}`];
  return ageFrom !== null
    ? [`年满 ${ageFrom} 岁`, `Aged ${ageFrom} or more`]
    : [`${ageTo} 岁及以下`, `Aged ${ageTo} or less`];
}

function judgeAge({ ageFrom, ageTo }: Audience, bornOn: Day | null, today: Day): Why {
  const words = sayAges({ ageFrom, ageTo });
  if (bornOn === null)
    return {
      ok: false,
      words: [
        `${words[0]}（请先在“我的信息”补充出生日期）`,
        `${words[1]} (add your date of birth under “My data” first)`,
      ],
    };
  const age = yearsBetween(bornOn, today);
  return { ok: (ageFrom === null || age >= ageFrom) && (ageTo === null || age <= ageTo), words };
}

function join(names: readonly string[]): string {
  return names.join('、');
}
