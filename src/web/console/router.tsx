import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
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
async function requireSession({ location }: { location: { pathname: string } }): Promise<void> {
  try {
    const me = await queryClient.ensureQueryData(meQuery);
    if (me.pending !== null && location.pathname !== '/account') throw redirect({ to: '/account' });
  } catch (error) {
    if (!(error instanceof Problem && error.status === 401)) throw error;
    leaveToSignIn();
    await new Promise(() => undefined);
  }
}

const root = createRootRoute({ beforeLoad: requireSession, component: Shell, notFoundComponent: RouteMissing });

const text = z.string().max(100).optional().catch(undefined);
const figureSearch = listSearch.extend({ unit: text, period: text, indicator: text });

const homeRoute = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/home/home-page.tsx'), 'HomePage'),
});

const programmesRoute = createRoute({
  getParentRoute: () => root,
  path: '/programmes',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/programmes/programmes-page.tsx'), 'ProgrammesPage'),
});

const templatesRoute = createRoute({
  getParentRoute: () => root,
  path: '/templates',
  validateSearch: z.object({ use: text }),
  component: lazyRouteComponent(() => import('./pages/templates/templates-page.tsx'), 'TemplatesPage'),
});

const workspaceRoute = createRoute({
  getParentRoute: () => root,
  path: '/programmes/$programmeId',
  component: lazyRouteComponent(() => import('./pages/programme/workspace-page.tsx'), 'WorkspacePage'),
});

const overviewRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/',
  validateSearch: z.object({ stage: text }),
  // Tasks point at a stage by `?stage=`.
  beforeLoad: ({ search, params }) => {
    const { stage: stageId } = search;
    if (stageId)
      throw redirect({ to: '/programmes/$programmeId/stages/$stageId', params: { ...params, stageId }, replace: true });
  },
  component: lazyRouteComponent(() => import('./pages/programme/overview-page.tsx'), 'OverviewPage'),
});

const stageRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/stages/$stageId',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/programme/stage-page.tsx'), 'StagePage'),
});

const programmeFiguresRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/figures',
  validateSearch: figureSearch,
  component: lazyRouteComponent(() => import('./pages/programme/figures-tab.tsx'), 'FiguresTab'),
});

const programmeBriefsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/briefs',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/programme/briefs-tab.tsx'), 'BriefsTab'),
});

const historyRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/history',
  component: lazyRouteComponent(() => import('./pages/programme/history-page.tsx'), 'HistoryPage'),
});

const programmeSettingsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./pages/programme/settings-layout.tsx'), 'SettingsLayout'),
});

const programmeSettingsParts = [
  createRoute({
    getParentRoute: () => programmeSettingsRoute,
    path: '/',
    component: lazyRouteComponent(() => import('./pages/programme/basics-page.tsx'), 'BasicsPage'),
  }),
  createRoute({
    getParentRoute: () => programmeSettingsRoute,
    path: '/audience',
    component: lazyRouteComponent(() => import('./pages/programme/audience-page.tsx'), 'AudiencePage'),
  }),
  createRoute({
    getParentRoute: () => programmeSettingsRoute,
    path: '/details',
    component: lazyRouteComponent(() => import('./pages/programme/details-page.tsx'), 'DetailsPage'),
  }),
  createRoute({
    getParentRoute: () => programmeSettingsRoute,
    path: '/stages',
    component: lazyRouteComponent(() => import('./pages/programme/stages-page.tsx'), 'StagesPage'),
  }),
  createRoute({
    getParentRoute: () => programmeSettingsRoute,
    path: '/$stageId',
    component: lazyRouteComponent(() => import('./pages/programme/stage-settings-page.tsx'), 'StageSettingsPage'),
  }),
] as const;

const unitsRoute = createRoute({
  getParentRoute: () => root,
  path: '/units',
  component: lazyRouteComponent(() => import('./pages/units/units-page.tsx'), 'UnitsPage'),
});

const unitRoute = createRoute({
  getParentRoute: () => unitsRoute,
  path: '/$unitId',
});

const unitsListRoute = createRoute({
  getParentRoute: () => root,
  path: '/units-list',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/units/units-list-page.tsx'), 'UnitsListPage'),
});

const unitImportsRoute = createRoute({
  getParentRoute: () => root,
  path: '/units-imports',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/units/unit-imports-page.tsx'), 'UnitImportsPage'),
});

const unitImportRoute = createRoute({
  getParentRoute: () => root,
  path: '/units-imports/$importId',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/units/unit-import-page.tsx'), 'UnitImportPage'),
});

const figuresRoute = createRoute({
  getParentRoute: () => root,
  path: '/figures',
  validateSearch: figureSearch,
  component: lazyRouteComponent(() => import('./pages/figures/figures-page.tsx'), 'FiguresPage'),
});

const membersRoute = createRoute({
  getParentRoute: () => root,
  path: '/members',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/members/members-page.tsx'), 'MembersPage'),
});

const importsRoute = createRoute({
  getParentRoute: () => root,
  path: '/members/imports',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/members/imports-page.tsx'), 'ImportsPage'),
});

const importRoute = createRoute({
  getParentRoute: () => root,
  path: '/members/imports/$importId',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/members/import-page.tsx'), 'ImportPage'),
});

const accountsRoute = createRoute({
  getParentRoute: () => root,
  path: '/accounts',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/accounts/accounts-page.tsx'), 'AccountsPage'),
});

const grantsRoute = createRoute({
  getParentRoute: () => root,
  path: '/accounts/grants',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/accounts/grants-page.tsx'), 'GrantsPage'),
});

const keysRoute = createRoute({
  getParentRoute: () => root,
  path: '/api-keys',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/keys/keys-page.tsx'), 'KeysPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/audit/audit-page.tsx'), 'AuditPage'),
});

const settingsRoute = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('./pages/settings/settings-page.tsx'), 'SettingsPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./pages/account/account-page.tsx'), 'AccountPage'),
});

const honoursRoute = createRoute({
  getParentRoute: () => root,
  path: '/honours',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/honours/honours-page.tsx'), 'HonoursPage'),
});

const honouredRoute = createRoute({
  getParentRoute: () => root,
  path: '/honours/people',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/honours/honoured-page.tsx'), 'HonouredPage'),
});

const certificatesRoute = createRoute({
  getParentRoute: () => root,
  path: '/certificates',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/certificates/certificates-page.tsx'), 'CertificatesPage'),
});

const absencesRoute = createRoute({
  getParentRoute: () => root,
  path: '/absences',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/absences/absences-page.tsx'), 'AbsencesPage'),
});

const laddersRoute = createRoute({
  getParentRoute: () => root,
  path: '/ladders',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/ladders/ladders-page.tsx'), 'LaddersPage'),
});

const ladderRoute = createRoute({
  getParentRoute: () => root,
  path: '/ladders/$ladderId',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/ladders/ladder-page.tsx'), 'LadderPage'),
});

const ladderAwardsRoute = createRoute({
  getParentRoute: () => root,
  path: '/ladders/$ladderId/awards',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/ladders/ladder-awards-page.tsx'), 'LadderAwardsPage'),
});

const briefsRoute = createRoute({
  getParentRoute: () => root,
  path: '/briefs',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/briefs/briefs-page.tsx'), 'BriefsPage'),
});

const briefRoute = createRoute({
  getParentRoute: () => root,
  path: '/briefs/$briefId',
  component: lazyRouteComponent(() => import('./pages/briefs/brief-page.tsx'), 'BriefPage'),
});

const routeTree = root.addChildren([
  homeRoute,
  programmesRoute,
  templatesRoute,
  workspaceRoute.addChildren([
    overviewRoute,
    stageRoute,
    programmeFiguresRoute,
    programmeBriefsRoute,
    historyRoute,
    programmeSettingsRoute.addChildren(programmeSettingsParts),
  ]),
  unitsRoute.addChildren([unitRoute]),
  unitsListRoute,
  unitImportsRoute,
  unitImportRoute,
  figuresRoute,
  membersRoute,
  importsRoute,
  importRoute,
  accountsRoute,
  grantsRoute,
  keysRoute,
  auditRoute,
  settingsRoute,
  accountRoute,
  honoursRoute,
  absencesRoute,
  laddersRoute,
  ladderRoute,
  ladderAwardsRoute,
  honouredRoute,
  certificatesRoute,
  briefsRoute,
  briefRoute,
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
