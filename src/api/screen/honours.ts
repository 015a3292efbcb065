import { z } from 'zod';
import { pick, say } from '../../kernel/words.ts';
import type { Scope } from '../../people/access/rules.ts';
import { getUnit } from '../../people/units/service.ts';
import type { ShownPortrait } from '../../registries/honours/contract.ts';
import { kindKey, levelKey, levelWords } from '../../registries/honours/register.ts';
import { listShown } from '../../registries/honours/wall/service.ts';
import { honourWords } from '../../registries/honours/words.ts';
import type { Slide } from '../../web/screen/contract.ts';
import { defineScreen } from './page.ts';

const PORTRAIT_WIDTH_PX = 1280;
/** Read in the twelve seconds that a slide stands. */
const DEEDS_CHARACTERS = 150;

/** The wall of honour: whoever was honoured and agrees to be shown on screens, in a loop. */
export const honoursScreen = defineScreen({
  path: '/honours',
  /** Three times within the minute in which a revoked honour must be gone. */
  askSeconds: 20,
  asked: z.object({
    unit: z.uuid().optional(),
    level: levelKey.optional(),
    kind: kindKey.optional(),
    year: z.coerce.number().int().min(1949).max(2200).optional(),
  }),
  async show({ house, scope, asked, federation }) {
    const { unit: unitId, ...narrowed } = asked;
    const [unit, shown] = await Promise.all([
      unitId ? getUnit(house.db, scope, unitId) : undefined,
      listShown(house.db, scope, { ...narrowed, unitId, use: 'screen' }),
    ]);
    const w = say(honourWords, scope.lang);
    return {
      masthead: w.wall,
      issuer: unit?.name ?? federation.name,
      empty: w.emptyScreen,
      slides: shown.map((each) => slideOf(each, scope.lang)),
    };
  },
});

function slideOf(shown: ShownPortrait, lang: Scope['lang']): Slide {
  const { id, kind, level, year, holderName, holderPost, title, unitName, conferringBody, deeds, portrait } = shown;
  const cut = [...deeds];
  return {
    id,
    kind,
    kicker: pick(honourWords.levelOfYear, lang)(year, pick(levelWords[level], lang)),
    name: holderName,
    award: title,
    from: [unitName, holderPost].filter((part) => part !== '').join('　'),
    deeds: cut.length > DEEDS_CHARACTERS ? `${cut.slice(0, DEEDS_CHARACTERS).join('')}…` : deeds,
    body: pick(honourWords.conferredBy, lang)(conferringBody),
    picture: portrait
      ? `${portrait}&width=${PORTRAIT_WIDTH_PX}`
      : `/woodcuts/${kind === 'collective' ? 'banner' : 'medal'}.svg`,
  };
}
