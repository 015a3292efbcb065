import { forgetCodes } from './parts/kept-codes.ts';
import { MyCode } from './parts/my-code.ts';
import { report } from './parts/report.ts';

/** The hall's custom elements; each is fetched only on a page that holds it. The code is at hand, for the offline page. */
const elements: Record<string, () => Promise<CustomElementConstructor>> = {
  'copy-share': async () => (await import('./parts/copy-share.ts')).CopyShare,
  'exhibit-viewer': async () => (await import('./parts/exhibit-viewer.ts')).ExhibitViewer,
  'judge-sheet': async () => (await import('./parts/judge-sheet.ts')).JudgeSheet,
  'live-page': async () => (await import('./parts/live-page.ts')).LivePage,
  'live-refresh': async () => (await import('./parts/live-refresh.ts')).LiveRefresh,
  'my-code': async () => MyCode,
  'piece-upload': async () => (await import('./parts/piece-upload.ts')).PieceUpload,
  'scan-helper': async () => (await import('./parts/scan-helper.ts')).ScanHelper,
  'time-left': async () => (await import('./parts/time-left.ts')).TimeLeft,
  'upload-progress': async () => (await import('./parts/upload-progress.ts')).UploadProgress,
  'visit-count': async () => (await import('./parts/visit-count.ts')).VisitCount,
};

async function upgrade(): Promise<void> {
  const present = Object.entries(elements).filter(
    ([name]) => document.querySelector(name) && !customElements.get(name),
  );
  await Promise.all(present.map(async ([name, load]) => customElements.define(name, await load())));
}

/** What was wrong is read out and looked at first. */
function showErrors(): void {
  document.querySelector<HTMLElement>('#errors')?.focus();
}

function start(): void {
  showErrors();
  // Without an element the page still works; the next page tries again.
  upgrade().catch(report);
}

start();
addEventListener('hall:changed', start);

addEventListener('submit', (event) => {
  if (!(event.target instanceof HTMLFormElement) || !event.target.hasAttribute('data-sign-out')) return;
  forgetCodes();
  navigator.serviceWorker?.controller?.postMessage('forget');
});

const retry = document.querySelector('[data-retry]');
if (retry) addEventListener('online', () => location.reload());

if ('serviceWorker' in navigator && isSecureContext) {
  addEventListener('load', () => {
    navigator.serviceWorker.register('/sw.js').catch(report);
  });
}
