/** Addresses of the hall, shared by pages and routes. */
export const paths = {
  front: '/',
  programmes: '/programmes',
  open: '/programmes?view=open',
  diary: '/programmes?view=near',
  search: '/search',
  code: '/code',
  messages: '/messages',
  me: '/me',
  data: '/me/data',
  signIn: '/sign-in',
  join: '/join',
  figures: '/figures',
  honours: '/honours',
  myHonours: '/me/honours',
  certificates: '/certificates',
  myCertificates: '/me/certificates',
  myAbsences: '/me/absences',
  myLadders: '/me/ladders',
  privacy: '/privacy',
  about: '/about',
  suggestions: '/suggestions',
  api: '/api/v1/docs',
  offline: '/offline',
  manifest: '/manifest.webmanifest',
  icon: '/icon.svg',
  touchIcon: '/icon-180.png',
  worker: '/sw.js',
} as const;

const preferences = ['lang', 'size', 'theme'] as const;

/** This page with one preference changed: a plain link, answered with a cookie and a redirect. */
export function preferenceHref(path: string, preference: (typeof preferences)[number], value: string): string {
  const url = new URL(path, 'http://hall');
  url.searchParams.set(preference, value);
  return url.pathname + url.search;
}

/** The page's one address for search engines and share cards: without preferences. */
export function canonicalPath(path: string): string {
  const url = new URL(path, 'http://hall');
  for (const preference of preferences) url.searchParams.delete(preference);
  return url.pathname + url.search;
}

/** Where to come back to after signing in. */
export function signInHref(path: string): string {
  return `${paths.signIn}?to=${encodeURIComponent(canonicalPath(path))}`;
}
