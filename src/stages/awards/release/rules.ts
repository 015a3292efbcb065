import type { HonourKind } from '../../../registries/honours/register.ts';
import { DEEDS_LONG_CHARACTERS, DEEDS_SHORT_CHARACTERS } from '../../../registries/honours/register.ts';
import { type Card, isWork, winsAward } from '../rules.ts';

export interface HonourHolder {
  personId: string | null;
  holderUnitId: string | null;
  holderName: string;
  holderPost: string;
}

const MOST_NAME = 60;

/** On whom a tier's honour is conferred: each person of a card, or the collective that it is. */
export function honourHolders(card: Card, kind: HonourKind): HonourHolder[] {
  if (kind === 'collective')
    return [
      {
        personId: null,
        holderUnitId: card.kind === 'unit' ? card.id : null,
        holderName: card.title.slice(0, MOST_NAME),
        holderPost: '',
      },
    ];
  const people = card.people.filter(winsAward);
  return people.map(({ personId, name }) => ({
    personId,
    holderUnitId: null,
    holderName: name.slice(0, MOST_NAME),
    holderPost: people.length === 1 ? postIn(card.about) : '',
  }));
}

/** The post in `女，快递员`: what stands beside a name begins with the sex, where that is known. */
const postIn = (about: string): string => about.replace(/^[男女](，|,\s*|$)/, '').slice(0, MOST_NAME);

/** Deeds for the roll of honour in its two lengths; what a contestant wrote is a work and no statement of deeds. */
export function deedsOf(card: Card): { deedsShort: string; deedsLong: string } {
  if (isWork(card)) return { deedsShort: '', deedsLong: '' };
  const characters = [...card.text];
  const first = characters.slice(0, DEEDS_SHORT_CHARACTERS).join('');
  return {
    deedsShort: first,
    deedsLong: characters.length > DEEDS_SHORT_CHARACTERS ? characters.slice(0, DEEDS_LONG_CHARACTERS).join('') : '',
  };
}
