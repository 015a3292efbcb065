/** The nonce of this very answer: only styles that carry it are let in. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;

/**
 * Hands the nonce to every style element that is made. antd takes it for its own styles, but its dialogs lock the page's
 * scrolling by a style that they cannot be told a nonce for (`@rc-component/util`, `useScrollLocker`).
 */
export function lendNonce(): void {
  if (styleNonce === undefined) return;
  const make = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = make(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = styleNonce;
    return element;
  }) as typeof document.createElement;
}
