import { isDay } from '../../kernel/dates.ts';
import { textOf, textsOf } from '../../web/hall/components/attempt.ts';
import type { HallForm, StageForm, StageHall } from '../hall.tsx';
import { BookPage } from './booking/hall.tsx';
import { MinePage } from './booking/mine/hall.tsx';
import { ClaimPage } from './claims/hall.tsx';
import { DayPage } from './day/hall.tsx';
import { dayHref } from './day/marks/hall.tsx';
import { VisitPage } from './day/visit/hall.tsx';
import { appointmentRefusals } from './errors.ts';
import { NotesPage } from './notes/hall.tsx';
import { PhotosPage } from './photos/hall.tsx';
import { AppointmentsPanel } from './show/hall.tsx';
import type { AppointmentsHallView } from './show/service.ts';
import { words } from './words.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** No appointment has it: an address that names none is answered as one that names somebody else's. */
const NO_ID = '00000000-0000-0000-0000-000000000000';
const idIn = (value: string | null): string => (value && UUID.test(value) ? value : NO_ID);
const dayIn = (value: string | null) => (value && isDay(value) ? { day: value } : {});
const providerIn = (value: string | null) => (value ? { provider: value.slice(0, 40) } : {});
const appointment = (form: HallForm) => ({ appointmentId: textOf(form.appointmentId) });
const appointmentOf = (search: URLSearchParams) => ({ appointmentId: idIn(search.get('appointment')) });

/** A form of the page about one who comes: taken, the page is shown again. */
const onVisit = (
  action: string,
  said: readonly [string, string],
  parse: StageForm['parse'] = appointment,
): StageForm => ({
  action,
  parse,
  next: (_output: never, { base, form }) => ({ href: `${base}/visit?appointment=${textOf(form.appointmentId)}`, said }),
});

/** One's own photos again, by whichever way one came. */
const photosHref = ({ base, form }: { base: string; form: HallForm }) =>
  textOf(form.ticket)
    ? `${base}/photos?ticket=${encodeURIComponent(textOf(form.ticket))}`
    : `${base}/photos?appointment=${textOf(form.appointmentId)}`;

const mark = (back: (places: { base: string; form: HallForm }) => string): StageForm => ({
  action: 'mark',
  parse: (form) => ({ ...appointment(form), move: textOf(form.move) }),
  next: (_output: never, places) => ({ href: back(places) }),
});

/** The hall side of appointments: booking, one's own, the list of a day, and what is for two pairs of eyes. */
export const appointmentsHall: StageHall<AppointmentsHallView> = {
  kind: 'appointments',
  Panel: AppointmentsPanel,
  pages: {
    book: {
      title: words.book,
      read: 'times',
      query: (search) => ({
        ...dayIn(search.get('day')),
        ...providerIn(search.get('provider')),
        ...(search.has('moving') ? { moving: idIn(search.get('moving')) } : {}),
      }),
      Page: BookPage,
      forms: {
        book: {
          action: 'book',
          parse: (form) => ({ slotId: textOf(form.slotId) }),
          next: (_output: never, { base }) => ({ href: `${base}/mine`, said: words.booked }),
        },
        move: {
          action: 'move',
          parse: (form) => ({ ...appointment(form), slotId: textOf(form.slotId) }),
          next: (_output: never, { base }) => ({ href: `${base}/mine`, said: words.moved }),
        },
      },
    },
    mine: {
      title: words.mine,
      read: 'mine',
      Page: MinePage,
      forms: {
        cancel: {
          action: 'cancel',
          parse: appointment,
          next: (_output: never, { base }) => ({ href: `${base}/mine`, said: words.cancelled }),
        },
      },
    },
    day: {
      title: words.dayList,
      read: 'day',
      query: (search) => ({
        ...dayIn(search.get('day')),
        ...providerIn(search.get('provider')),
        q: search.get('q')?.trim().slice(0, 60) ?? '',
      }),
      Page: DayPage,
      forms: {
        mark: mark(({ base, form }) => dayHref(base, { day: textOf(form.day), provider: textOf(form.provider) })),
        makeCodes: {
          action: 'makeCodes',
          parse: (form) => ({ day: textOf(form.day) }),
          next: ({ made }: { made: number }, { base, form }) => ({
            href: dayHref(base, { day: textOf(form.day) }),
            said: [words.codesMade[0](made), words.codesMade[1](made)],
          }),
        },
        walkIn: {
          action: 'walkIn',
          parse: (form) => ({
            slotId: textOf(form.slotId),
            personId: textOf(form.personId) || null,
            name: textOf(form.personId) ? '' : textOf(form.name),
          }),
          next: (_output: never, { base }) => ({ href: `${base}/day`, said: words.taken }),
        },
      },
    },
    visit: {
      title: words.visit,
      read: 'visit',
      unkept: true,
      query: appointmentOf,
      Page: VisitPage,
      uploads: { visibility: 'private', pictures: ['photos'], ownOnly: true },
      forms: {
        mark: mark(({ base, form }) => `${base}/visit?appointment=${textOf(form.appointmentId)}`),
        addPhotos: onVisit('addPhotos', words.handedOver, (form) => ({
          ...appointment(form),
          photos: textsOf(form.photos).map((fileId) => ({ fileId, caption: textOf(form.caption) })),
        })),
        removePhoto: onVisit('removePhoto', words.tookBack, (form) => ({ photoId: textOf(form.photoId) })),
        makeCode: onVisit('makeCode', words.codeMade, (form) => ({
          ...appointment(form),
          send: textOf(form.send) !== '',
        })),
        revokeCode: onVisit('revokeCode', words.revoked),
      },
    },
    notes: {
      title: words.notes,
      read: 'notes',
      unkept: true,
      query: appointmentOf,
      Page: NotesPage,
      forms: {
        note: {
          action: 'note',
          parse: (form) => ({ ...appointment(form), words: textOf(form.words) }),
          next: (_output: never, { base, form }) => ({
            href: `${base}/notes?appointment=${textOf(form.appointmentId)}`,
            said: words.noted,
          }),
        },
        refer: {
          action: 'refer',
          parse: (form) => ({ ...appointment(form), to: textOf(form.to), words: textOf(form.why) }),
          next: (_output: never, { base, form }) => ({
            href: `${base}/notes?appointment=${textOf(form.appointmentId)}`,
            said: words.noted,
          }),
        },
      },
    },
    photos: {
      title: words.photos,
      read: 'photosPage',
      unkept: true,
      query: (search) =>
        search.has('ticket') ? { ticket: search.get('ticket')?.slice(0, 120) ?? '' } : appointmentOf(search),
      Page: PhotosPage,
      forms: {
        consent: {
          action: 'consent',
          parse: (form) => ({
            ...(textOf(form.ticket) ? { ticket: textOf(form.ticket) } : appointment(form)),
            exhibit: textsOf(form.exhibit),
            named: textOf(form.named) !== '',
            prints: Object.keys(form).flatMap((name) => {
              const photoId = /^prints\.(.+)$/.exec(name)?.[1];
              return photoId ? [{ photoId, copies: Number(textOf(form[name])) || 0 }] : [];
            }),
          }),
          next: (_output: never, places) => ({ href: photosHref(places), said: words.saved }),
        },
        removePhoto: {
          action: 'removePhoto',
          parse: (form) => ({
            photoId: textOf(form.photoId),
            ...(textOf(form.ticket) ? { ticket: textOf(form.ticket) } : {}),
          }),
          next: (_output: never, places) => ({ href: photosHref(places), said: words.removed }),
        },
      },
    },
    claim: {
      title: words.claim,
      read: 'claimForm',
      Page: ClaimPage,
      forms: {
        claim: {
          action: 'claim',
          parse: (form) => ({ code: textOf(form.code) }),
          // Codes that open nothing are counted, so the action refuses none.
          next: ({ ticket }: { ticket: string | null }, { base }) =>
            ticket === null
              ? { refusal: appointmentRefusals.claimMissed({}, [{ path: 'code', words: words.claimMissed }]) }
              : { href: `${base}/photos?ticket=${encodeURIComponent(ticket)}` },
        },
      },
    },
  },
};
