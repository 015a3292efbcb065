import type { ReactElement } from 'react';
import type { Lang } from '../../kernel/words.ts';
import { packQr } from '../kit/qr.ts';
import { ladder } from './ladders.fixture.ts';
import { CertificatePage } from './pages/certificate-page.tsx';
import { CheckInPage } from './pages/check-in-page.tsx';
import { EnrolPage } from './pages/enrol-page.tsx';
import { FeedbackPage } from './pages/feedback-page.tsx';
import { FiguresPage } from './pages/figures-page.tsx';
import { FrontPage } from './pages/front-page.tsx';
import { HelperPage } from './pages/helper-page.tsx';
import { HonourPage } from './pages/honour-page.tsx';
import { HonoursPage } from './pages/honours-page.tsx';
import { MessagesPage } from './pages/messages-page.tsx';
import { MyAbsencesPage } from './pages/my-absences-page.tsx';
import { MyCertificatesPage } from './pages/my-certificates-page.tsx';
import { MyCodePage } from './pages/my-code-page.tsx';
import { MyDataPage } from './pages/my-data-page.tsx';
import { MyHonoursPage } from './pages/my-honours-page.tsx';
import { MyLaddersPage } from './pages/my-ladders-page.tsx';
import { MyPage } from './pages/my-page.tsx';
import { JoinPage, NotFoundPage, OfflinePage, ProblemPage, TextPage } from './pages/plain-pages.tsx';
import { PosterPage } from './pages/poster-page.tsx';
import { ProgrammePage } from './pages/programme-page.tsx';
import { ProgrammesPage } from './pages/programmes-page.tsx';
import { ReceiptPage } from './pages/receipt-page.tsx';
import { SearchPage } from './pages/search-page.tsx';
import { SignInPage } from './pages/sign-in-page.tsx';
import { TallyReportPage } from './pages/tally-report-page.tsx';
import type { HallFrame } from './views/frame.ts';
import type { HonourCardView } from './views/honours.ts';
import type { EnrolView } from './views/mine.ts';
import type { ProgrammeView } from './views/programme.ts';

export const at = new Date('2026-11-27T11:30:00Z');
const when = { starts: at };
const code = packQr(21, new Array<boolean>(441).fill(true));
const programmeLink = { label: 'Run', href: '/programmes/1' };
const session = { title: 'First night', when };

/** A frame of the hall in one language, at a fixed moment. */
export function frameIn(lang: Lang, changes: Partial<HallFrame> = {}): HallFrame {
  return {
    lang,
    zone: 'Asia/Shanghai',
    now: new Date('2026-11-20T01:41:00Z'),
    size: 'normal',
    theme: 'auto',
    path: '/programmes?view=open',
    origin: 'https://hall.example',
    federation: 'F',
    demo: true,
    assets: { stylesheet: '/assets/hall.css', script: '/assets/hall.js' },
    ...changes,
  };
}

export const programme: ProgrammeView = {
  href: '/programmes/1',
  title: 'Run',
  kind: 'Show',
  unit: 'Unit',
  when,
  place: { name: 'Hall' },
  seats: { taken: 214, capacity: 220 },
  deadline: at,
  action: { kind: 'link', label: 'Go', href: '/programmes/1/enrol' },
  why: { allowed: true, lines: [{ ok: true, text: 'Member' }] },
  steps: [{ name: 'Enrol', state: 'now' }],
  organisers: [{ role: 'Host', units: ['Unit'] }],
  materials: [],
};

export const enrol: EnrolView = {
  post: '/programmes/1/enrol',
  hidden: { idempotencyKey: 'k' },
  programme: { title: 'Run', href: '/programmes/1', kind: 'Show', unit: 'Unit' },
  known: [{ name: 'phone', label: 'Phone', value: '138****1234' }],
  knownHref: '/me/data',
  ask: [
    { name: 'phone', label: 'Phone', kind: 'phone', required: true },
    { name: 'birthYear', label: 'Year of birth', kind: 'number', required: true },
  ],
  questions: [{ name: 'say', label: 'A word', kind: 'longText' }],
  submit: 'Send',
};

const card: HonourCardView = {
  href: '/honours/1',
  name: 'Z',
  collective: false,
  award: 'Model worker',
  meta: '2025',
  picture: { kind: 'photo', alt: 'Z', width: 600, height: 800, sources: [{ href: '/p', width: 320 }] },
};

/** Every page once, with English data, so that a Chinese word on an English page is a missing translation. */
export const pages: Record<string, (frame: HallFrame) => ReactElement> = {
  front: (frame) => (
    <FrontPage
      frame={frame}
      view={{
        open: [{ href: '/programmes/1', title: 'Run', kind: 'Show', unit: 'Unit', deadline: at, seats: { taken: 1 } }],
        openTotal: 1,
        openHref: '/programmes?view=open',
        diary: [{ href: '/programmes/1', title: 'Run', when, mine: true }],
        notices: [{ href: '/n', head: 'Notice', title: 'Names' }],
        figures: { title: 'This month', figures: [{ label: 'Events', value: 2516, declared: true }], freshAt: at },
        join: { href: '/join', members: 20_000 },
      }}
    />
  ),
  programmes: (frame) => (
    <ProgrammesPage
      frame={frame}
      view={{
        find: { query: '', kept: {} },
        tabs: [],
        filters: [],
        items: [],
        pager: { from: 1, to: 1, total: 9, next: '/programmes?page=2' },
        clearHref: '/programmes',
      }}
    />
  ),
  honours: (frame) => (
    <HonoursPage
      frame={frame}
      view={{
        query: '',
        kept: {},
        filters: [{ label: 'Year', options: [{ label: '2025', href: '/honours?year=2025' }] }],
        groups: [{ key: 'national', title: 'National', cards: [card] }],
        pager: { from: 1, to: 1, total: 1 },
      }}
    />
  ),
  honour: (frame) => (
    <HonourPage
      frame={frame}
      view={{
        name: 'Z',
        collective: false,
        kicker: '2025',
        award: 'Model worker',
        post: 'Welder',
        union: 'Unit',
        picture: card.picture,
        paragraphs: ['Ten years.'],
        facts: [{ label: 'Conferred by', value: 'City' }],
        others: [{ ...card, href: '/honours/2' }],
        url: 'https://hall.example/honours/1',
      }}
    />
  ),
  myHonours: (frame) => (
    <MyHonoursPage
      frame={frame}
      honours={[
        {
          id: '1',
          award: 'Model worker',
          kicker: '2025',
          facts: [],
          answered: { tone: 'last', text: 'Not answered' },
          ask: { post: '/me/honours/1', options: [{ value: 'hall', label: 'Wall' }], agreed: ['hall'] },
        },
      ]}
    />
  ),
  checkCertificate: (frame) => <CertificatePage frame={frame} view={{ typed: '2026', error: 'Wrong' }} />,
  certificate: (frame) => (
    <CertificatePage
      frame={frame}
      view={{
        typed: '2026-000123-7JM4-K9U4',
        certificate: {
          valid: true,
          verdict: 'This certificate is valid',
          title: 'Certificate',
          holder: 'Z',
          award: 'First prize',
          facts: [{ label: 'Issued by', value: 'City' }],
        },
      }}
    />
  ),
  myCertificates: (frame) => (
    <MyCertificatesPage
      frame={frame}
      certificates={[
        {
          id: '1',
          title: 'Certificate',
          award: 'First prize',
          facts: [{ label: 'Number', value: '2026-000123-7JM4-K9U4' }],
          sheetHref: '/api/v1/certificates/sheets/1',
          checkHref: '/certificates/2026-000123-7JM4-K9U4',
        },
      ]}
    />
  ),
  myAbsences: (frame) => (
    <MyAbsencesPage
      frame={frame}
      absences={[
        {
          id: '019b76da-a801-7801-abe4-000000000001',
          what: 'Run · Start',
          tag: { tone: 'last', text: 'Counted' },
          facts: [{ label: 'Day', value: '1 Nov' }],
          appeal: { post: '/me/absences/1' },
        },
      ]}
    />
  ),
  myLadders: (frame) => <MyLaddersPage frame={frame} ladders={[ladder]} />,
  programme: (frame) => <ProgrammePage frame={frame} view={programme} />,
  enrol: (frame) => (
    <EnrolPage
      frame={frame}
      view={{
        ...enrol,
        team: { name: '', least: 2, most: 4, captain: 'Z', members: [{ name: '', phone: '' }] },
        consent: { name: 'consent', text: 'I agree' },
      }}
    />
  ),
  receipt: (frame) => (
    <ReceiptPage
      frame={frame}
      view={{ tone: 'done', title: 'Enrolled', lines: [], programme: programmeOf(), next: [], reference: 'R1' }}
    />
  ),
  my: (frame) => (
    <MyPage
      frame={frame}
      view={{
        name: 'Z',
        own: true,
        duties: [programmeLink],
        coming: [
          {
            href: '/programmes/1',
            title: 'Run',
            tag: { tone: 'open', text: 'In' },
            when,
            waiting: { position: 2, of: 7 },
            offer: { until: at, accept: { post: '/a' }, decline: { post: '/d' } },
            cancel: { post: '/c' },
            calendarHref: '/c.ics',
          },
        ],
        past: [],
        messages: [{ title: 'Moved', at, unread: true }],
        signOut: { post: '/sign-out' },
      }}
    />
  ),
  code: (frame) => (
    <MyCodePage
      frame={frame}
      view={{
        name: 'Z',
        codes: [{ ...code, validFrom: at.toISOString(), validUntil: at.toISOString() }],
        api: '/code/windows',
        accountKey: 'k',
        today: [],
      }}
    />
  ),
  data: (frame) => (
    <MyDataPage
      frame={frame}
      view={{
        groups: [{ title: 'Basics', rows: [{ label: 'Name', value: 'Z', source: 'roster', at, correctHref: '/x' }] }],
        correcting: { post: '/x', fields: [{ name: 'job', label: 'Job', kind: 'text', required: true }] },
        corrections: [{ field: 'Phone', state: { tone: 'open', text: 'Done' }, at }],
        exportHref: '/me/data.json',
        looked: [{ at, who: 'Officer', what: 'Phone' }],
        lookedMore: '/more',
        consents: [{ text: 'Show', at, withdraw: { post: '/w' } }],
      }}
    />
  ),
  messages: (frame) => <MessagesPage frame={frame} view={{ messages: [], readAll: { post: '/messages/read' } }} />,
  signIn: (frame) => (
    <SignInPage
      frame={frame}
      view={{
        step: 'code',
        post: '/sign-in',
        phone: '138****1234',
        demoCode: '402817',
        otherHref: '/sign-in',
        wanted: 'Run',
        errors: [{ field: 'code', text: 'Wrong' }],
        resend: { post: '/resend' },
        demoAccounts: [{ label: 'Worker', sign: '13800001234', enter: { post: '/enter' } }],
      }}
    />
  ),
  checkIn: (frame) => (
    <CheckInPage frame={frame} view={{ state: 'open', post: '/c', programme: programmeLink, session, name: 'Z' }} />
  ),
  helper: (frame) => (
    <HelperPage
      frame={frame}
      view={{
        stageId: 's',
        sessionId: 'x',
        programme: 'Run',
        session,
        api: '/api/v1/scans',
        counts: { arrived: 1, expected: 2 },
        lookUp: { query: 'Li', action: '/door', hidden: { session: 's1' }, found: [] },
        posterHref: '/poster',
        otherSessions: [],
      }}
    />
  ),
  poster: (frame) => (
    <PosterPage
      frame={frame}
      view={{ programme: 'Run', session, unit: 'Unit', code, href: 'https://hall.example/c/1' }}
    />
  ),
  tally: (frame) => (
    <TallyReportPage
      frame={frame}
      view={{
        post: '/report',
        programme: programmeLink,
        reporter: 'Bureau',
        fields: [{ name: 'leaflets', label: 'Leaflets', kind: 'number', required: true }],
        totals: [{ label: 'Leaflets', value: 3, declared: true }],
        rows: [
          {
            id: '1',
            day: '2026-11-18',
            indicator: 'Leaflets',
            unit: 'pcs',
            amount: 240,
            by: 'W',
            at,
            evidence: [],
            corrections: [{ amount: 420, by: 'W', at, reason: 'two days' }],
            correct: { post: '/r' },
          },
        ],
      }}
    />
  ),
  feedback: (frame) => (
    <FeedbackPage
      frame={frame}
      view={{
        post: '/f',
        programme: programmeLink,
        anonymous: true,
        fields: [{ name: 'overall', label: 'Overall', kind: 'rating' }],
      }}
    />
  ),
  figures: (frame) => (
    <FiguresPage
      frame={frame}
      view={{
        title: 'Figures',
        period: '2026',
        periods: [],
        groups: [{ title: 'Events', figures: [{ label: 'Cases', value: 3, suppressed: true }] }],
        course: { title: 'By month', unit: 'people', points: [{ label: 'Jan', value: 3 }] },
        byUnit: { columns: ['Events'], rows: [{ name: 'East', values: [null] }] },
        freshAt: at,
        exportHref: '/x.xlsx',
      }}
    />
  ),
  search: (frame) => (
    <SearchPage frame={frame} view={{ query: 'kite', total: 0, groups: [], suggestions: [programmeLink] }} />
  ),
  problem: (frame) => (
    <ProblemPage
      frame={frame}
      view={{ status: 409, text: 'Closed', code: 'enrolment.closed', reference: 'R1', links: [] }}
    />
  ),
  notFound: (frame) => <NotFoundPage frame={frame} />,
  offline: (frame) => <OfflinePage frame={frame} />,
  join: (frame) => (
    <JoinPage frame={frame} view={{ steps: ['One'], contact: { name: 'Union', phone: '010-5550 0199' } }} />
  ),
  text: (frame) => <TextPage frame={frame} view={{ title: 'Privacy', sections: [{ paragraphs: ['Words.'] }] }} />,
};

function programmeOf() {
  return { title: 'Run', href: '/programmes/1' };
}
