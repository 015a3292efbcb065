import { describe, expect, test } from 'vitest';
import { frameIn, programme } from '../pages.fixture.tsx';
import { renderPage } from '../shell.tsx';
import { ProgrammePage } from './programme-page.tsx';

describe('the programme page', () => {
  test('puts its one action at the foot of the phone with seats left and deadline', () => {
    const html = renderPage(<ProgrammePage frame={frameIn('zh')} view={programme} />);

    expect(html).toContain('<body class="docked">');
    expect(html).toContain('已报 214 人，余 6 席');
    expect(html.match(/class="btn"/g)?.length).toBe(1);
  });

  test('says why not, with what to do, in place of the button', () => {
    const html = renderPage(
      <ProgrammePage
        frame={frameIn('zh')}
        view={{
          ...programme,
          action: {
            kind: 'refused',
            label: '现在不能报名',
            reason: '报名已截止。',
            fix: { label: '提醒我', href: '/r' },
          },
          why: { allowed: false, lines: [{ ok: false, text: '本场面向货车司机' }] },
        }}
      />,
    );

    expect(html).toContain('<strong>现在不能报名</strong> 报名已截止。 <a href="/r">提醒我</a>');
    expect(html).toContain('不符合：</span>本场面向货车司机');
    expect(html).not.toContain('class="btn"');
  });

  test('promises a visitor nothing that only signing in can tell', () => {
    const html = renderPage(
      <ProgrammePage
        frame={frameIn('zh')}
        view={{
          ...programme,
          why: {
            allowed: true,
            lines: [{ ok: 'unknown', text: '限快递员', fix: { label: '登录', href: '/sign-in' } }],
          },
        }}
      />,
    );

    expect(html).toContain('登录后为你核对');
    expect(html).not.toContain('你可以参加');
  });

  test('tells no places left once nobody can ask for one', () => {
    const { action: _, ...ended } = programme;
    const html = renderPage(
      <ProgrammePage frame={frameIn('zh')} view={{ ...ended, seats: { taken: 101, capacity: 150, closed: true } }} />,
    );

    expect(html).toContain('已报 101 人');
    expect(html).not.toContain('余 49 席');
  });

  test('counts who asked, and calls no place left or taken, while places are yet to be given out', () => {
    const seats = { taken: 0, capacity: 18, collecting: { asked: 12 } };
    const html = renderPage(<ProgrammePage frame={frameIn('zh')} view={{ ...programme, seats }} />);

    expect(html).toContain('<span>12 人已申请，18 个名额</span>');
    expect(html).not.toContain('class="bar"');
  });

  test('breaks its headline between words only', () => {
    const html = renderPage(
      <ProgrammePage frame={frameIn('zh')} view={{ ...programme, title: '周末来做一只自己的风筝' }} />,
    );

    expect(html).toContain('周末<wbr/>来做<wbr/>一只<wbr/>自己的<wbr/>风筝');
  });
});
