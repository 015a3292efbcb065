import { counted } from '../../kernel/words.ts';
import { findPersonId } from '../../people/access/rules.ts';
import { forgetKept } from '../../platform/db/kept.ts';
import type { StageService } from '../service.ts';
import { agree, mineOf, ownPieces, recordConsent } from './consents/service.ts';
import type { Settings } from './contract.ts';
import { galleryRefusals } from './errors.ts';
import { type galleryManifest, galleryManifest as manifest } from './manifest.ts';
import { close, deskOf, feature, hide, listPieces, open, order, place, show } from './officers/service.ts';
import { isOnNow, loadPieces, topicOf } from './pieces/service.ts';
import { type Context, getGallery, keyOf, removeGallery } from './queries.ts';
import { exhibitionOf, fileOf, type GalleryHallView, hallViewOf, pieceOf, screenOf } from './show/service.ts';
import { visit, writtenVisits } from './visits/service.ts';
import { words } from './words.ts';

const BRIEF_PICTURES = 6;

/** Makes the gallery, and refuses zones that cannot be told apart. @throws gallery.sameZones */
async function arrange(context: Context, before: Settings | undefined): Promise<void> {
  const { trx, stage } = context;
  const keys = stage.settings.zones.map(({ key }) => key);
  const twice = keys.find((key, at) => keys.indexOf(key) !== at);
  if (twice)
    throw galleryRefusals.sameZones({ key: twice }, [
      { path: 'settings.zones', words: ['代号重复', 'The same key twice'] },
    ]);
  forgetKept(trx, topicOf(context));
  if (before) return;
  await trx
    .insertInto('galleries')
    .values({ ...keyOf(context), state: 'draft' })
    .onConflict((conflict) => conflict.columns(['federationId', 'stageId']).doNothing())
    .execute();
}

/** Own pieces that nobody agreed to show yet: what is asked of this person. */
async function waitingFor(context: Context) {
  return (await ownPieces(context)).filter(({ state }) => state === 'unasked');
}

/** The stage gallery at work. */
export const galleryService: StageService<typeof galleryManifest, GalleryHallView> = {
  manifest,
  actions: { open, close, place, order, feature, hide, show, consent: recordConsent, agree, visit },
  reads: {
    exhibition: exhibitionOf,
    piece: pieceOf,
    file: fileOf,
    screen: screenOf,
    mine: mineOf,
    desk: deskOf,
    pieces: listPieces,
  },
  arrange,
  remove: ({ trx, stage }) => removeGallery(trx, keyOf({ stage })),
  async received({ trx, stage }) {
    forgetKept(trx, topicOf({ stage }));
  },
  hallView: hallViewOf,
  async nextStep(context) {
    if ((await waitingFor(context)).length === 0) return undefined;
    return { words: words.decide, href: 'mine', whys: [] };
  },
  async standing(context, personId) {
    if (findPersonId(context.scope) !== personId) return undefined;
    const own = await ownPieces(context);
    if (own.some(({ state }) => state === 'unasked')) return { words: words.standingAsk, tone: 'waiting', events: [] };
    const isShown = own.some(({ state }) => state === 'shown') && (await isOnNow(context));
    return isShown ? { words: words.standingShown, tone: 'good', events: [] } : undefined;
  },
  async participants(context) {
    const people = (await loadPieces(context)).flatMap(({ kind, id, card }) =>
      kind === 'person' ? [id] : card.people.flatMap(({ personId }) => personId ?? []),
    );
    return [...new Set(people)];
  },
  async tasks(context) {
    const unasked = (await loadPieces(context)).filter(({ state }) => state === 'unasked').length;
    return unasked > 0
      ? [
          {
            words: [
              `${unasked} 件展品待作者或本人同意`,
              `${counted(unasked, 'piece waits', 'pieces wait')} for a yes of those they belong to`,
            ],
            count: unasked,
          },
        ]
      : [];
  },
  async brief(context) {
    const pieces = (await loadPieces(context)).filter(({ state }) => state === 'shown');
    const { state } = await getGallery(context.trx, keyOf(context));
    if (pieces.length === 0 || state === 'draft') return { sentences: [], quotes: [], pictures: [] };
    const visits = await writtenVisits(context);
    const visited = visits > 0 ? `，累计参观 ${visits} 次` : '';
    return {
      sentences: [
        {
          zh: `线上展览展出 ${pieces.length} 件${visited}。`,
          figures: visits > 0 ? [{ indicator: 'gallery-visits', value: visits }] : [],
        },
      ],
      quotes: [],
      pictures: pieces.slice(0, BRIEF_PICTURES).flatMap(({ card, pictures: [first], title }) => {
        const file = first && card.files[first.at];
        return file ? [{ fileId: file.fileId, caption: title }] : [];
      }),
    };
  },
};
