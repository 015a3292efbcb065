import { z } from 'zod';
import { pick } from '../../kernel/words.ts';
import type { Scope } from '../../people/access/rules.ts';
import { read } from '../../programmes/calls/service.ts';
import type { screenView } from '../../stages/gallery/contract.ts';
import { words } from '../../stages/gallery/words.ts';
import type { Slide } from '../../web/screen/contract.ts';
import { headOf } from './head.ts';
import { defineScreen } from './page.ts';

const PICTURE_WIDTH_PX = 1280;

/** An exhibition on a wall: what may hang in public places, in a loop. */
export const galleryScreen = defineScreen({
  path: '/gallery/:stage',
  /** Three times within the minute in which a piece taken down must be gone. */
  askSeconds: 20,
  asked: z.object({ stage: z.uuid() }),
  async show(reading) {
    const { house, scope, asked } = reading;
    const { lang } = scope;
    const { head } = await headOf(reading);
    const call = { kind: 'gallery', stageId: asked.stage, name: 'screen', input: {} };
    const { slides } = (await read(house, scope, call)) as z.input<typeof screenView>;
    return {
      ...head,
      empty: pick(words.emptyScreen, lang),
      slides: slides.map((each) => slideOf(each, lang)),
    };
  },
});

function slideOf(
  { id, kind, title, by, unitName, award, place, zone, text, picture }: z.input<typeof screenView>['slides'][number],
  lang: Scope['lang'],
): Slide {
  const zoneName = pick(zone, lang);
  const woodcut = kind === 'person' ? 'medal' : kind === 'team' ? 'banner' : 'books';
  return {
    id,
    kind: kind === 'person' ? 'individual' : kind === 'team' || !picture ? 'collective' : 'work',
    kicker: zoneName,
    name: title,
    // A zone named after its award in the other language tells it as well.
    award: zone.includes(award) ? '' : award,
    from: [by, unitName].filter((part) => part !== '' && part !== title).join('　'),
    deeds: text,
    body: place,
    picture: picture ? `${picture}&width=${PICTURE_WIDTH_PX}` : `/woodcuts/${woodcut}.svg`,
  };
}
