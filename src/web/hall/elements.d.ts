import type { HTMLAttributes, Ref } from 'react';

type Island = HTMLAttributes<HTMLElement> & { ref?: Ref<HTMLElement>; class?: string };

/** The hall's custom elements, each upgraded by a script in `islands/` of the same name. */
declare module 'react' {
  // biome-ignore lint/style/noNamespace: React takes the names of custom elements through this one
  namespace JSX {
    interface IntrinsicElements {
      'copy-share': Island;
      'exhibit-viewer': Island;
      'judge-sheet': Island;
      'live-page': Island;
      'live-refresh': Island;
      'my-code': Island;
      'piece-upload': Island;
      'scan-helper': Island;
      'time-left': Island & { 'data-left-ms': number };
      'upload-progress': Island;
      'visit-count': Island & { 'data-gallery': string; 'data-href': string };
    }
  }
}
