import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { HallFrame } from '../../web/hall/views/frame.ts';
import type { ProgrammePlace } from '../hall.tsx';
import type { CheckInData, HelperData, SessionView } from './contract.ts';
import { sessionsHall } from './hall.tsx';
import type { SessionsHallView } from './show/service.ts';

const now = new Date('2026-11-28T05:30:00Z');
const frame = (path: string, lang: 'zh' | 'en' = 'zh'): HallFrame => ({
  lang,
  zone: 'Asia/Shanghai',
  now,
  size: 'normal',
  theme: 'auto',
  path,
  origin: 'http://hall.test',
  federation: '总工会',
  demo: false,
  account: { name: '王*', unread: 0 },
  assets: { stylesheet: '/s.css', script: '/s.js' },
});
const base = '/programmes/p/s';
const programme = {
  id: 'p',
  title: '事迹报告会',
  href: '/programmes/p',
  kind: ['报告会', 'Forum'] as const,
  unit: '总工会',
};
const id = '0190a000-0000-7000-8000-000000000001';

const session: SessionView = {
  id,
  title: '报告会',
  titleEn: 'The forum',
  startsAt: new Date('2026-11-28T06:00:00Z'),
  endsAt: new Date('2026-11-28T08:00:00Z'),
  onSite: true,
  online: true,
  venue: '礼堂',
  address: '台基厂',
  onlineLink: null,
  capacity: 200,
  note: '',
  forGroup: '',
  cancelReason: null,
  rollClosedAt: null,
  version: 1,
  agenda: [
    { chapter: '序', title: '开场', startsAt: null, minutes: 5, speakers: [], note: '' },
    {
      chapter: '序',
      title: '致辞',
      startsAt: null,
      minutes: 5,
      speakers: [{ name: '李四', post: '主席', honourId: null, honour: null }],
      note: '',
    },
    { chapter: '终', title: '谢幕', startsAt: null, minutes: 5, speakers: [], note: '' },
  ],
  materials: [],
  arrived: 3,
  minutes: null,
  mine: null,
};
const view: SessionsHallView = {
  stageId: id,
  expected: null,
  invited: true,
  groups: [],
  sessions: [session],
  materials: [
    {
      id,
      sessionId: null,
      title: '原文',
      url: null,
      fileId: id,
      fileKind: 'document',
      contentType: 'application/pdf',
      bytes: 2048,
      visibility: 'public',
      reading: true,
      readAt: null,
    },
  ],
  ways: ['code', 'poster', 'hand', 'self'],
  helper: true,
  signedIn: true,
  openNow: [id],
};

describe('the panel', () => {
  const draw = (more: Partial<SessionsHallView> = {}, around: Partial<ProgrammePlace> = {}) =>
    renderToStaticMarkup(
      <sessionsHall.Panel
        view={{ ...view, ...more } as never}
        frame={frame(programme.href)}
        base={base}
        programme={{ ...programme, ...around }}
      />,
    );

  test('names each chapter once, and tells how to check in while it is open', () => {
    const html = draw();
    expect(html.match(/class="chapter"/g)).toHaveLength(2);
    expect(html).toContain('到场后扫签到海报');
    expect(html).toContain(`href="${base}/helper"`);
    expect(html).toContain(`/api/v1/stages/sessions/${id}/material?materialId=${id}`);
  });

  test('a campaign of many dates stays short', () => {
    const sessions = Array.from({ length: 90 }, (_, at) => ({ ...session, id: `${id.slice(0, -2)}${at + 10}` }));
    const html = draw({ sessions, openNow: [] });
    expect(html).toContain('其他 86 场');
    expect(html.match(/<section/g)?.length).toBeLessThan(8);
  });

  test('says so where nothing is planned yet', () => {
    expect(draw({ sessions: [], materials: [] })).toContain('时间地点待定');
  });

  test('promises no date once the programme is over', () => {
    expect(draw({ sessions: [], materials: [] }, { over: true })).toBe('');
  });
});

test('the poster’s landing asks for one press, then says that one is in', () => {
  const page = sessionsHall.pages['check-in'];
  const data: CheckInData = {
    state: 'open',
    session: {
      id,
      title: ['报告会', 'The forum'],
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      place: '礼堂',
      onlineLink: null,
    },
    by: 'poster',
    token: 'abc',
    name: '王师傅',
    at: null,
    reason: null,
  };
  const draw = (given: CheckInData, path: string, lang: 'zh' | 'en') =>
    page &&
    renderToStaticMarkup(
      <page.Page view={given} frame={frame(path, lang)} base={base} programme={programme} attempt={undefined} />,
    );
  expect(draw(data, `${base}/check-in?session=${id}&t=abc`, 'zh')).toContain('name="token" value="abc"');
  expect(draw({ ...data, state: 'already', at: now }, `${base}/check-in?session=${id}&done=1`, 'zh')).toContain(
    '签到成功',
  );
  expect(draw({ ...data, state: 'already', at: now }, `${base}/check-in?session=${id}`, 'en')).toContain(
    'You are signed in already',
  );
  expect(page?.query?.(new URLSearchParams('session=nonsense'))).toEqual({
    sessionId: '00000000-0000-0000-0000-000000000000',
    token: '',
  });
});

test('the helper’s desk looks up, checks in by hand, and leads to the other sessions', () => {
  const page = sessionsHall.pages.helper;
  const one = {
    title: ['上午', 'Morning'] as [string, string],
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    place: '礼堂',
    cancelled: false,
    arrived: 3,
    online: 0,
  };
  const other = id.replace(/1$/, '2');
  const data: HelperData = {
    stageId: id,
    sessions: [
      { ...one, sessionId: id },
      { ...one, sessionId: other, title: ['下午', 'Afternoon'] },
    ],
    current: id,
    expected: 20,
    byHand: true,
    poster: true,
    mayPrint: true,
    query: '王',
    found: [{ personId: other, name: '王*', unitName: '某公司工会', phoneTail: '5678', arrivedAt: null }],
    teams: [{ teamId: other, name: '晨光合唱队', unitName: '某公司工会', members: 40, known: 38, arrived: 2 }],
  };
  const draw = (given: HelperData) =>
    page &&
    renderToStaticMarkup(
      <page.Page view={given} frame={frame(`${base}/helper`)} base={base} programme={programme} attempt={undefined} />,
    );
  const html = draw(data);
  expect(html).toContain(`name="personId" value="${other}"`);
  expect(html).toContain(`name="teamId" value="${other}"`);
  expect(html).toContain('已到 2 / 40 人');
  expect(html).toContain(`${base}/helper?session=${other}`);
  expect(html).toContain(`/api/v1/stages/sessions/${id}/scans`);
  expect(draw({ ...data, sessions: [], current: null, found: [] })).toContain('时间地点待定');
});
