import { type Expression, sql } from 'kysely';
import { pinyin } from 'pinyin-pro';
import { containing } from '../../../platform/db/like.ts';

export interface Spelling {
  /** Syllables without spaces or tones, `lv` for 绿; other letters and digits as they are, in lower case. */
  pinyin: string;
  /** First letters of the syllables; of other scripts the letters and digits themselves. */
  initials: string;
}

/** How a unit's name is typed on a keyboard. */
export function spellUnit(name: string): Spelling {
  return spelled(pinyin(name, { toneType: 'none', type: 'all', v: true }));
}

/** How a person's name is typed; surnames as surnames are read (单 shàn, 曾 zēng). */
export function spellPerson(name: string): Spelling {
  return spelled(pinyin(name, { toneType: 'none', type: 'all', v: true, mode: 'surname', surname: 'head' }));
}

interface Syllable {
  origin: string;
  pinyin: string;
  isZh: boolean;
}

function spelled(syllables: readonly Syllable[]): Spelling {
  const kept = syllables.flatMap(({ origin, pinyin: sound, isZh }) => {
    const letters = (isZh ? sound : origin).toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    return letters ? [{ letters, first: isZh ? letters.charAt(0) : letters }] : [];
  });
  return {
    pinyin: kept.map(({ letters }) => letters).join(''),
    initials: kept.map(({ first }) => first).join(''),
  };
}

/**
 * The condition that a text holds every word of a search: by name, spelling or code, in any order.
 * @param words a lower-case column of names, pinyin, initials and codes
 */
export function matchesWords(words: Expression<string>, q: string) {
  const terms = searchTerms(q);
  return sql<boolean>`(${sql.join(
    terms.map((term) => sql`${words} like ${containing(term)}`),
    sql` and `,
  )})`;
}

/** `海淀 jyg` are two terms; a name's apostrophes and dots separate nothing. */
export function searchTerms(q: string): string[] {
  const terms = q
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s,，、]+/)
    .filter((term) => term !== '');
  return terms.length > 0 ? terms.slice(0, 6) : [''];
}
