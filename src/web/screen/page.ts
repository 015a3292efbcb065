import { say } from '../../kernel/words.ts';
import type { ScreenData, ScreenSettings, Slide } from './contract.ts';
import { lengthOf, slideParts } from './slide.ts';
import { screenWords } from './words.ts';

interface Page {
  data: ScreenData;
  settings: ScreenSettings;
  /** Clock and day as they are when the page is made. */
  clock: string;
  day: string;
  assets: { stylesheet: string; script: string };
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const safe = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

/** A page for a wall, its first portrait already on it: what a screen without script still shows. */
export function screenPage({ data, settings, clock, day, assets }: Page): string {
  const { lang, layout } = settings;
  const w = say(screenWords, lang);
  const [first] = data.slides;
  const told = JSON.stringify({ data, settings }).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}" data-layout="${layout === 'portrait' ? 'portrait' : 'landscape'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${safe(data.masthead)}</title>
<meta name="robots" content="noindex">
<link rel="stylesheet" href="${assets.stylesheet}">
<link rel="icon" type="image/svg+xml" href="/icon.svg">
<script type="module" src="${assets.script}"></script>
</head>
<body>
<header>
<h1>${safe(data.masthead)}</h1>
<p class="issuer">${safe(data.issuer)}</p>
<p class="demo"${data.demo ? '' : ' hidden'}>${safe(data.demo)}</p>
<p class="now"><span data-day>${safe(day)}</span> <b data-clock>${safe(clock)}</b></p>
</header>
<main>
${slideMarkup(first, true)}
${slideMarkup(undefined, false)}
<p class="empty"${first ? ' hidden' : ''}>${safe(w.empty)}</p>
</main>
<footer>
<p data-fresh>${safe(w.fresh(clock))}</p>
<p data-place>${first ? safe(w.place(1, data.slides.length)) : ''}</p>
</footer>
<script type="application/json" id="screen">${told}</script>
</body>
</html>
`;
}

function slideMarkup(slide: Slide | undefined, isOn: boolean): string {
  const parts = slideParts
    .map((part) => {
      const text = slide?.[part] ?? '';
      return `<p class="${part}" data-part="${part}"${text ? '' : ' hidden'}>${safe(text)}</p>`;
    })
    .join('\n');
  const facts = slide ? ` data-kind="${slide.kind}" data-length="${lengthOf(slide)}"` : '';
  return `<article class="slide${isOn && slide ? ' on' : ''}"${facts}>
<img alt=""${slide ? ` src="${safe(slide.picture)}"` : ' hidden'}>
<div class="words">
${parts}
</div>
</article>`;
}
