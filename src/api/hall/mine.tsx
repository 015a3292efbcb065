import { createHmac } from 'node:crypto';
import type { Context } from 'hono';
import { maskName } from '../../kernel/codes/masking.ts';
import { dayOf } from '../../kernel/dates.ts';
import { type Bilingual, pick } from '../../kernel/words.ts';
import { accessRefusals } from '../../people/access/errors.ts';
import { findPersonId, mayAnywhere, type Scope } from '../../people/access/rules.ts';
import { codesOf } from '../../people/members/code/service.ts';
import { ownData } from '../../people/members/own/service.ts';
import { listMessages, readAllMessages } from '../../people/messages/service.ts';
import { calendarOf } from '../../platform/calendar/write.ts';
import { encodeQr } from '../../platform/codes/qr.ts';
import { listDuties } from '../../programmes/duty/service.ts';
import { listMine } from '../../programmes/visit/service.ts';
import { listMyAbsences } from '../../registries/absences/deciding/service.ts';
import { listMyCertificates } from '../../registries/certificates/keeping/service.ts';
import { listMyHonours } from '../../registries/honours/consents/service.ts';
import { isClimbing } from '../../registries/ladders/standing/service.ts';
import type { Standing } from '../../stages/service.ts';
import { MessagesPage } from '../../web/hall/pages/messages-page.tsx';
import { MyCodePage } from '../../web/hall/pages/my-code-page.tsx';
import { MyPage } from '../../web/hall/pages/my-page.tsx';
import { paths } from '../../web/hall/paths.ts';
import type { CodeWindow, MessageView, MineView } from '../../web/hall/views/mine.ts';
import { packQr } from '../../web/kit/qr.ts';
import type { App } from '../request.ts';
import type { Hall, Reading } from './hall.ts';
import { addMyData } from './my-data.tsx';
import { personOf } from './person.ts';
import { baseOf } from './programme.tsx';
import { placeIn, titleOf, whenOf } from './views.ts';

const FIRST_MESSAGES = 3;

/** The reader's own pages: what they joined, their code, their messages and their data. */
export function addMine(app: App, hall: Hall): void {
  app.get(paths.me, (context) => hall.page(context, (reading) => myPage(hall, reading)));
  app.get(paths.code, (context) => hall.page(context, (reading) => codePage(hall, reading)));
  app.get('/code/windows', async (context) => {
    const scope = await hall.scopeOf(context);
    return context.json({ codes: await windowsOf(hall, scope, personOf(scope)) }, 200, { 'cache-control': 'no-store' });
  });
  app.get('/me/calendar.ics', (context) => calendar(context, hall));
  app.get(paths.messages, (context) => hall.page(context, (reading) => messagesPage(hall, reading)));
  app.post('/messages/read', async (context) => {
    const scope = await hall.scopeOf(context);
    await readAllMessages(hall.house.db, {
      federationId: scope.federationId,
      personId: personOf(scope),
      now: hall.house.now(),
    });
    return context.redirect(paths.messages, 303);
  });
  addMyData(app, hall);
}

const tones = { good: 'open', waiting: 'gold', quiet: 'quiet' } as const satisfies Record<Standing['tone'], string>;

async function joined({ house }: Hall, { scope, frame }: Reading): Promise<(MineView & { over: boolean })[]> {
  const mine = await listMine(house, scope);
  return mine.flatMap(({ programme, standings }) => {
    const when = whenOf(programme);
    const over =
      ['closed', 'archived', 'cancelled'].includes(programme.state) ||
      (programme.endsAt ?? programme.startsAt ?? frame.now) < frame.now;
    // Before it is over the place counts, afterwards whether they came.
    const first = over ? standings.at(-1) : standings[0];
    if (!first) return [];
    const enrolment = standings.find(({ stage }) => stage.kind === 'enrolment');
    return [
      {
        href: `/programmes/${programme.id}`,
        title: titleOf(programme, frame.lang),
        tag: { tone: tones[first.standing.tone], text: pick(first.standing.words, frame.lang) },
        ...(when ? { when } : {}),
        ...(programme.place ? { place: placeIn(programme, frame.lang) } : {}),
        ...offerOf(programme.id, over ? [] : standings),
        ...(enrolment && !over && first.standing.tone !== 'quiet'
          ? {
              todo: {
                label: pick(['我的报名', 'My enrolment'], frame.lang),
                href: `${baseOf(programme.id, enrolment.stage.id)}/enrol`,
              },
            }
          : {}),
        // What was given back is no longer ahead.
        over: over || first.standing.tone === 'quiet',
      },
    ];
  });
}

/** The first place that is kept for the reader, with the forms that take it and let it go. */
function offerOf(
  programmeId: string,
  standings: Awaited<ReturnType<typeof listMine>>[number]['standings'],
): Pick<MineView, 'offer'> {
  const first = standings.find(({ standing }) => standing.offer);
  if (!first?.standing.offer) return {};
  const { until, accept, decline } = first.standing.offer;
  const target = ({ page, form }: typeof accept) => ({
    post: `${baseOf(programmeId, first.stage.id)}/${page}`,
    hidden: { action: form },
  });
  return { offer: { until, accept: target(accept), decline: target(decline) } };
}

async function myPage(hall: Hall, reading: Reading) {
  const { scope, frame } = reading;
  const personId = findPersonId(scope);
  if (scope.actor.kind === 'visitor') throw accessRefusals.signInFirst();
  const all = personId ? await joined(hall, reading) : [];
  const unit = personId
    ? (await ownData(hall.house, scope, personId)).memberships.find((membership) => membership.state !== 'ended')?.unit
    : undefined;
  const honours = await listMyHonours(hall.house, scope);
  const certificates = await listMyCertificates(hall.house.db, scope);
  const messages = personId ? (await messagesOf(hall, reading, personId)).slice(0, FIRST_MESSAGES) : [];
  const duty = (label: Bilingual, href: string) => ({ label: pick(label, frame.lang), href });
  return (
    <MyPage
      frame={frame}
      view={{
        name: maskName(scope.actor.kind === 'account' ? scope.actor.name : ''),
        own: personId !== undefined,
        ...(unit ? { unit } : {}),
        duties: [
          ...(mayAnywhere(scope, 'sessions.check-in') ? [duty(['现场签到', 'Check people in'], '/duty/check-in')] : []),
          ...(mayAnywhere(scope, 'tally.report') ? [duty(['填报指标', 'Report tallies'], '/duty/report')] : []),
          ...((await listDuties(hall.house, scope, 'judging')).length > 0
            ? [duty(['评审作品', 'Judge entries'], '/duty/judge')]
            : []),
          ...((await listDuties(hall.house, scope, 'appointments')).length > 0
            ? [duty(['接待预约', 'Appointments'], '/duty/appointments')]
            : []),
          ...((await listDuties(hall.house, scope, 'health')).length > 0
            ? [duty(['健康表', 'Health forms'], '/duty/health')]
            : []),
          ...(mayAnywhere(scope, 'programmes.read') ? [duty(['进入工作台', 'Open the console'], '/console/')] : []),
        ],
        coming: all.filter((each) => !each.over).reverse(),
        past: all.filter((each) => each.over),
        messages,
        ...(honours.length > 0 ? { honours: true } : {}),
        ...(certificates.length > 0 ? { certificates: true } : {}),
        ...((await listMyAbsences(hall.house.db, scope)).length > 0 ? { absences: true } : {}),
        ...((await isClimbing(hall.house.db, scope)) ? { ladders: true } : {}),
        ...(personId ? { calendarHref: '/me/calendar.ics' } : {}),
        signOut: { post: '/sign-out' },
      }}
    />
  );
}

async function messagesOf({ house }: Hall, { scope, frame }: Reading, personId: string): Promise<MessageView[]> {
  const rows = await listMessages(house.db, { federationId: scope.federationId, personId });
  return rows.map((row) => ({
    title: pick(row.title, frame.lang),
    text: pick(row.body, frame.lang),
    at: row.createdAt,
    unread: row.readAt === null,
    ...(row.link ? { href: row.link } : {}),
  }));
}

async function messagesPage(hall: Hall, reading: Reading) {
  const messages = await messagesOf(hall, reading, personOf(reading.scope));
  return (
    <MessagesPage
      frame={reading.frame}
      view={{
        messages,
        ...(messages.some((message) => message.unread) ? { readAll: { post: '/messages/read' } } : {}),
      }}
    />
  );
}

async function windowsOf({ house }: Hall, scope: Scope, personId: string): Promise<CodeWindow[]> {
  const codes = await codesOf(house.db, { federationId: scope.federationId, personId, now: house.now() });
  return codes.map(({ code, from, until }) => {
    const { size, modules } = encodeQr(code);
    return { ...packQr(size, modules), validFrom: from.toISOString(), validUntil: until.toISOString() };
  });
}

async function codePage(hall: Hall, reading: Reading) {
  const { scope, frame } = reading;
  const personId = personOf(scope);
  const today = dayOf(frame.now, frame.zone);
  const coming = await joined(hall, reading);
  return (
    <MyCodePage
      frame={frame}
      view={{
        name: maskName(scope.actor.kind === 'account' ? scope.actor.name : ''),
        codes: await windowsOf(hall, scope, personId),
        api: '/code/windows',
        accountKey: createHmac('sha256', hall.house.keys.signing)
          .update(`device:${personId}`)
          .digest('base64url')
          .slice(0, 16),
        today: coming.flatMap(({ title, href, when, place }) =>
          when && dayOf(when.starts, frame.zone) === today ? [{ title, href, when, ...(place ? { place } : {}) }] : [],
        ),
      }}
    />
  );
}

/** Everything the reader takes part in, as a calendar file that phones subscribe to or import. */
async function calendar(context: Context, hall: Hall): Promise<Response> {
  const scope = await hall.scopeOf(context);
  personOf(scope);
  const mine = await listMine(hall.house, scope);
  const events = mine.flatMap(({ programme, standings }) => {
    const own = standings.flatMap(({ standing }) => standing.events);
    if (own.length > 0)
      return own.map((event) => ({
        ...event,
        title: `${titleOf(programme, scope.lang)} · ${event.title}`,
        url: `${hall.house.url}/programmes/${programme.id}`,
      }));
    if (!programme.startsAt || !standings.some(({ standing }) => standing.tone === 'good')) return [];
    return [
      {
        id: programme.id,
        title: titleOf(programme, scope.lang),
        startsAt: programme.startsAt,
        endsAt: programme.endsAt ?? programme.startsAt,
        place: placeIn(programme, scope.lang),
        cancelled: programme.state === 'cancelled',
        url: `${hall.house.url}/programmes/${programme.id}`,
      },
    ];
  });
  return context.body(
    calendarOf({ name: pick(['职工之家', 'Unionhall'], scope.lang), events, now: hall.house.now() }),
    200,
    {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': "attachment; filename*=UTF-8''unionhall.ics",
    },
  );
}
