import type { Bilingual } from '../../kernel/words.ts';
import type { SubjectKind } from '../contract.ts';

export const listStates = {
  draft: ['未公布', 'Not released'],
  released: ['已公布', 'Released'],
} as const satisfies Record<string, Bilingual>;
export type ListState = keyof typeof listStates;

export const awardStates = {
  given: ['有效', 'Held'],
  revoked: ['已撤销', 'Revoked'],
} as const satisfies Record<string, Bilingual>;
export type AwardState = keyof typeof awardStates;

/** Where an officer may put somebody, beside a tier. */
export const places = {
  auto: ['按名次', 'By rank'],
  tier: ['指定等次', 'To a tier'],
  none: ['不获奖', 'No award'],
  ineligible: ['不参评', 'Not eligible'],
} as const satisfies Record<string, Bilingual>;
export type Place = keyof typeof places;

/** A tier's key in results; the name where none was given. */
export const keyOfTier = ({ key, name }: { key: string; name: string }): string => key || name;

interface Names {
  tiers: readonly { key: string; name: string; nameEn: string }[];
  organisers: { name: string; nameEn: string } | null;
}

/** An award's name: in Chinese as it was released, in English as the settings have it; where they have none, in Chinese. */
export function nameOfAward(
  { tiers, organisers }: Names,
  { tier, tierName, organiser }: { tier: string; tierName: string; organiser: boolean },
): Bilingual {
  const named = organiser ? organisers : tiers.find((each) => keyOfTier(each) === tier);
  return [tierName, named?.nameEn || tierName];
}

type Part = 'author' | 'captain' | 'member' | 'mentor' | 'nominee';

/** What is asked here of a subject's card. */
export interface Card {
  kind: SubjectKind;
  id: string;
  title: string;
  about: string;
  text: string;
  people: { personId: string | null; name: string; part: Part }[];
}

/** Whose award it is: a mentor is named beside a work and wins nothing. */
export const winsAward = ({ part }: { part: Part }): boolean => part !== 'mentor';

/** Where a team stands, its members stand beside it as persons: the team is awarded, they are not awarded again. */
export function awarded<Each extends { kind: string }>(subjects: readonly Each[], subject: string): Each[] {
  if (subject !== 'any') return subjects.filter(({ kind }) => kind === subject);
  const hasTeams = subjects.some(({ kind }) => kind === 'team');
  return subjects.filter(({ kind }) => !(hasTeams && kind === 'person'));
}

export interface Holder {
  name: string;
  personId: string | null;
  holderUnitId: string | null;
  /** By oneself, or as one of a team or of several authors. */
  shared: boolean;
}

/** Who gets a certificate for a card: each person, or the whole of it one. */
export function holdersOf(card: Card, certificates: 'each' | 'one' | 'none'): Holder[] {
  if (certificates === 'none') return [];
  const people = card.people.filter(winsAward);
  const holderUnitId = card.kind === 'unit' ? card.id : null;
  if (people.length === 0) return [{ name: card.title, personId: null, holderUnitId, shared: false }];
  if (certificates === 'each')
    return people.map(({ name, personId }) => ({ name, personId, holderUnitId: null, shared: card.kind === 'team' }));
  const name = card.kind === 'team' ? card.title : people.map((each) => each.name).join('、');
  const [only] = people.length === 1 ? people : [];
  return [{ name, personId: only?.personId ?? null, holderUnitId: null, shared: false }];
}

/** Whether a card is of a work, whose name stands on the certificate; a nominee's card bears the nominee's own name. */
export const isWork = (card: Card): boolean =>
  card.kind === 'entry' && card.people.some(({ part }) => part === 'author' || part === 'captain' || part === 'member');

/** The text of a certificate where the settings have none; placeholders as the registry of certificates fills them. */
export function defaultWords(card: Card, { honour, shared }: { honour: boolean; shared: boolean }): string {
  if (honour) return '经评选，被授予“{奖项}”称号。';
  if (isWork(card)) return '在“{活动}”中，作品《{作品}》荣获{奖项}。';
  if (shared) return '在“{活动}”中，所在团队“{作品}”荣获{奖项}。';
  return '在“{活动}”中荣获{奖项}。';
}
export const organiserWords = '在“{活动}”中组织有力、成绩突出，荣获{奖项}。';

/** How many awards to organisers could still be given: after the release there is no giving them. Without places, any. */
export function unpickedOf({
  places,
  chosen,
  units,
}: {
  places: number | null;
  chosen: number;
  units: number;
}): number {
  if (places === null) return chosen === 0 ? units : 0;
  return Math.max(0, Math.min(places, units) - chosen);
}

/** Units by the figures that speak for them: works, then people, then name. */
export const byParticipation = (
  a: { works: number; people: number; name: string },
  b: { works: number; people: number; name: string },
): number => b.works - a.works || b.people - a.people || (a.name < b.name ? -1 : 1);
