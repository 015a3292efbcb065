import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { leaveToSignIn } from './connection.ts';
import { listSearch } from './list/search-state.ts';
import { Problem } from './problem.ts';
import { createQueryClient } from './query-client.ts';
import { parseSearch, stringifySearch } from './search-params.ts';
import { meQuery } from './session.ts';
import { RouteError, RouteMissing, RoutePending } from './shell/route-states.tsx';
import { Shell } from './shell/shell.tsx';

export const queryClient = createQueryClient();

/** Nobody sees a page before it is known who they are; whoever is signed out leaves for the sign-in page. */
async function requireSession(): Promise<void> {
  try {
    await queryClient.ensureQueryData(meQuery);
  } catch (error) {
    if (!(error instanceof Problem && error.status === 401)) throw error;
    leaveToSignIn();
    await new Promise(() => undefined);
  }
}

const root = createRootRoute({ beforeLoad: requireSession, component: Shell, notFoundComponent: RouteMissing });

const text = z.string().max(100).optional().catch(undefined);
const figureSearch = z.object({ unit: text, programme: text, period: text, indicator: text, shown: text });

const routeTree = root.addChildren([
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: lazyRouteComponent(() => import('./pages/home/home-page.tsx'), 'HomePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/programmes',
    validateSearch: listSearch,
    component: lazyRouteComponent(() => import('./pages/programmes/programmes-page.tsx'), 'ProgrammesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/programmes/$programmeId',
    component: lazyRouteComponent(() => import('./pages/programme/overview-page.tsx'), 'OverviewPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/templates',
    component: lazyRouteComponent(() => import('./pages/templates/templates-page.tsx'), 'TemplatesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/figures',
    validateSearch: figureSearch,
    component: lazyRouteComponent(() => import('./pages/figures/figures-page.tsx'), 'FiguresPage'),
  }),
]);

export const router = createRouter({
  routeTree,
  basepath: '/console',
  parseSearch,
  stringifySearch,
  defaultErrorComponent: RouteError,
  defaultPendingComponent: RoutePending,
  defaultNotFoundComponent: RouteMissing,
  defaultPendingMs: 150,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
