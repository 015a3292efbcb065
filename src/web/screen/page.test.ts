import { expect, test } from 'vitest';
import { screenPage } from './page.ts';
import { mastheadLength } from './slide.ts';

test.each([
  ['光荣榜', 'short'],
  ['2026 年职工摄影作品网上展览', 'long'],
  ['海棠区第三十届职工文化艺术节暨第十二届“劳动者之歌”摄影书画手工艺作品网上展览', 'longest'],
  ['Roll of honour', 'short'],
  ['Photographs of the thirtieth festival of culture and arts', 'longest'],
] as const)('the title “%s” is %s over a screen, and its page says so', (masthead, length) => {
  const page = screenPage({
    data: { build: '1', masthead, issuer: '海棠区总工会', demo: '', empty: '', slides: [] },
    settings: { lang: 'zh', zone: 'Asia/Shanghai', source: '/screen/x.json', layout: 'auto', askSeconds: 20 },
    clock: '09:00',
    day: '11月29日',
    assets: { stylesheet: '/a.css', script: '/a.js' },
  });

  expect(mastheadLength(masthead)).toBe(length);
  expect(page).toContain(`<h1 data-length="${length}">${masthead}</h1>`);
});
