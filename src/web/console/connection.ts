import { createStore } from './store.ts';

/** Whether the last request reached the server. */
export const network = createStore<'found' | 'lost'>('found');

/** `expired` while the server answers 401 to somebody who was signed in. */
export const session = createStore<'live' | 'expired'>('live');

/** The officers' sign-in page; `to` brings them back to where they were. */
export function signInAddress(here: string): string {
  return `/sign-in?to=${encodeURIComponent(here)}`;
}

/** Leaves for the sign-in page and comes back here afterwards. */
export function leaveToSignIn(): void {
  location.assign(signInAddress(location.pathname + location.search));
}
