import { textOf } from '../../web/hall/components/attempt.ts';
import type { StageHall } from '../hall.tsx';
import { MinePage } from './consents/hall.tsx';
import { ExhibitionPage, GalleryPanel } from './show/hall.tsx';
import { PiecePage } from './show/piece/hall.tsx';
import type { GalleryHallView } from './show/service.ts';
import { words } from './words.ts';

/** The hall side of a gallery: the exhibition, its pieces, and one's own with whether they are shown. */
export const galleryHall: StageHall<GalleryHallView> = {
  kind: 'gallery',
  Panel: GalleryPanel,
  phase: ({ isOn }) => (isOn ? 'now' : 'next'),
  pages: {
    exhibition: {
      title: words.exhibition,
      read: 'exhibition',
      query: (search) => ({ zone: search.get('zone') ?? undefined, page: pageOf(search.get('page')) }),
      Page: ExhibitionPage,
    },
    piece: {
      title: words.exhibition,
      read: 'piece',
      query: (search) => ({ pieceId: search.get('piece') ?? '' }),
      Page: PiecePage,
    },
    mine: {
      title: words.mine,
      read: 'mine',
      Page: MinePage,
      forms: {
        agree: {
          action: 'agree',
          parse: (form) => ({
            pieceId: textOf(form.pieceId),
            hall: textOf(form.hall) !== '',
            wall: textOf(form.wall) !== '',
          }),
          next: (_output: never, { base }) => ({ href: `${base}/mine`, said: words.saved }),
        },
      },
    },
  },
};

const pageOf = (text: string | null) => Math.min(1000, Math.max(1, Math.trunc(Number(text)) || 1));
