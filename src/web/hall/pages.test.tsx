import { describe, expect, test } from 'vitest';
import { FiguresPage } from './pages/figures-page.tsx';
import { FrontPage } from './pages/front-page.tsx';
import { NotFoundPage } from './pages/plain-pages.tsx';
import { ProgrammePage } from './pages/programme-page.tsx';
import { at, frameIn, pages, programme } from './pages.fixture.tsx';
import { renderPage } from './shell.tsx';

describe.each(Object.entries(pages))('%s page', (_name, page) => {
  test('carries the demo mark in both languages, and none where data are real', () => {
    expect(renderPage(page(frameIn('zh')))).toContain('<strong class="demo">演示数据</strong>');
    expect(renderPage(page(frameIn('en')))).toContain('<strong class="demo">Demo data</strong>');
    expect(renderPage(page(frameIn('en', { demo: false })))).not.toContain('class="demo"');
  });

  test('has no inline style, script or handler, so a strict policy lets it through', () => {
    const html = renderPage(page(frameIn('zh')));

    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/);
    expect(html.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/assets/hall.js">']);
  });

  test('says everything in English on an English page', () => {
    const body = renderPage(page(frameIn('en'))).replace(/<a [^>]*lang="zh-CN"[^>]*>中文<\/a>/, '');

    expect(body.match(/[^<>"]*\p{Script=Han}[^<>"]*/gu)).toBe(null);
  });

  test('has one main heading, one main landmark and a way to skip to it', () => {
    const html = renderPage(page(frameIn('zh')));

    expect([html.match(/<h1/g)?.length, html.match(/<main/g)?.length, html.includes('href="#main"')]).toEqual([
      1,
      1,
      true,
    ]);
  });
});

describe('the shell', () => {
  test('sets language, type size and theme on the document and offers the other of each', () => {
    const html = renderPage(pages.text?.(frameIn('zh', { size: 'large', theme: 'dark' })) ?? <html lang="zh" />);

    expect(html).toContain('<html lang="zh-CN" data-size="large" data-theme="dark">');
    expect(
      [...html.matchAll(/href="(\/programmes\?view=open&amp;(?:size|theme|lang)=\w+)"/g)].map(([, href]) => href),
    ).toEqual([
      '/programmes?view=open&amp;size=normal',
      '/programmes?view=open&amp;theme=light',
      '/programmes?view=open&amp;lang=en',
    ]);
  });

  test('keeps preferences out of the canonical address and personal pages out of search engines', () => {
    const html = renderPage(<NotFoundPage frame={frameIn('zh', { path: '/x?lang=zh&page=2' })} />);

    expect(html).toContain('<link rel="canonical" href="https://hall.example/x?page=2"/>');
    expect(html).toContain('<meta name="robots" content="noindex"/>');
  });

  test('leads to each step that is open, where several are', () => {
    const steps = ['技能展示报名', '英语报名'].map((name, at) => ({
      ...{ name, state: 'now' as const },
      open: { label: '我要报名', href: `/programmes/1/${at}/enrol` },
    }));
    const html = renderPage(<ProgrammePage frame={frameIn('zh')} view={{ ...programme, steps }} />);

    expect(html).toContain('href="/programmes/1/1/enrol" aria-label="我要报名: 英语报名"');
  });

  test('escapes what people typed', () => {
    const html = renderPage(
      <ProgrammePage frame={frameIn('zh')} view={{ ...programme, title: '<img src=x onerror=alert(1)>' }} />,
    );

    expect(html).not.toContain('<img src=x');
  });
});

test('the front page hides sections that are empty and says so when all are', () => {
  const html = renderPage(
    <FrontPage
      frame={frameIn('zh')}
      view={{ open: [], openTotal: 0, openHref: '/programmes', diary: [], notices: [] }}
    />,
  );

  expect(html.match(/<section/g)).toBe(null);
  expect(html).toContain('眼下没有正在报名的活动');
});

test('looking somebody up at the door stays with the session at whose door the helper stands', () => {
  const html = renderPage(pages.helper?.(frameIn('zh')) ?? <p />);

  expect(html).toMatch(/<form class="find field" action="\/door"><input type="hidden" name="session" value="s1"\/>/);
});

test('figures mark what is declared and keep back what is too small', () => {
  const html = renderPage(
    <FiguresPage
      frame={frameIn('zh')}
      view={{
        title: '数字',
        period: '2026',
        periods: [],
        groups: [
          {
            title: '普法',
            figures: [
              { label: '宣传品', value: 487_000, unit: '份', declared: true, href: '/records' },
              { label: '援助', value: 3, unit: '件', suppressed: true },
            ],
          },
        ],
        freshAt: at,
      }}
    />,
  );

  expect(html).toContain('<b>48.7 万</b>');
  expect(html).toContain('由单位申报，附凭证');
  expect(html).not.toContain('<b>3</b>');
});
