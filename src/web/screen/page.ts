import { say } from '../../kernel/words.ts';
import type { ScreenData, ScreenSettings } from './contract.ts';
import { boardMarkup } from './markup/board.ts';
import { safe } from './markup/safe.ts';
import { slidesMarkup } from './markup/slides.ts';
import { mastheadLength } from './slide.ts';
import { screenWords } from './words.ts';

interface Page {
  data: ScreenData;
  settings: ScreenSettings;
  /** Clock and day as they are when the page is made. */
  clock: string;
  day: string;
  assets: { stylesheet: string; script: string };
}

/** A page for a wall, its first portrait or its board already on it: what a screen without script still shows. */
export function screenPage({ data, settings, clock, day, assets }: Page): string {
  const { lang, layout } = settings;
  const w = say(screenWords, lang);
  const told = JSON.stringify({ data, settings }).replaceAll('<', '\\u003c');
  const slides = 'slides' in data ? data.slides : [];
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
<noscript><meta http-equiv="refresh" content="${settings.askSeconds}"></noscript>
</head>
<body>
<header>
<h1 data-length="${mastheadLength(data.masthead)}">${safe(data.masthead)}</h1>
<p class="issuer">${safe(data.issuer)}</p>
<p class="demo"${data.demo ? '' : ' hidden'}>${safe(data.demo)}</p>
<p class="now"><span data-day>${safe(day)}</span> <b data-clock>${safe(clock)}</b></p>
</header>
<main>
${'board' in data ? boardMarkup(data.board) : slidesMarkup(data.slides, data.empty)}
</main>
<footer>
<p data-fresh>${safe(w.fresh(clock))}</p>
<p data-place>${slides.length > 0 ? safe(w.place(1, slides.length)) : ''}</p>
</footer>
<script type="application/json" id="screen">${told}</script>
</body>
</html>
`;
}
