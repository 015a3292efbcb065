import type { Context } from 'hono';
import type { ReactElement } from 'react';
import { z } from 'zod';
import { Refusal } from '../../kernel/refusal.ts';
import { pick } from '../../kernel/words.ts';
import { findPersonId, type Scope } from '../../people/access/rules.ts';
import type { House } from '../../platform/house.ts';
import { httpRefusals } from '../../platform/http/errors.ts';
import { pack, sendPacked } from '../../platform/http/text.ts';
import { findMyPlace } from '../../programmes/calls/line/service.ts';
import { admitAction, read, takeAction } from '../../programmes/calls/service.ts';
import { programmeRefusals } from '../../programmes/errors.ts';
import { progressOf } from '../../programmes/overview/service.ts';
import { findProgramme, findStage, listStages } from '../../programmes/queries.ts';
import { findStageHall, isAlike, isUnkept } from '../../programmes/stages/hall.tsx';
import { findManifest } from '../../programmes/stages/register.ts';
import { findTemplate } from '../../programmes/templates/register.ts';
import { visitProgramme } from '../../programmes/visit/service.ts';
import type { Attempt, HallForm, PageProps } from '../../stages/hall.tsx';
import { textsOf } from '../../web/hall/components/attempt.ts';
import { LinePage, ProblemPage, SignedOutPage } from '../../web/hall/pages/plain-pages.tsx';
import { signInHref } from '../../web/hall/paths.ts';
import { renderPage } from '../../web/hall/shell.tsx';
import type { App } from '../request.ts';
import { addAbsences } from './absences.tsx';
import { addCertificates } from './certificates.tsx';
import { addDuties } from './duties.tsx';
import { addEntrance } from './entrance.tsx';
import { addFigures } from './figures.tsx';
import { readForm } from './forms.ts';
import { flash, frameOf, keepPreferences, readAssets } from './frame.ts';
import { addGates } from './gates.tsx';
import type { DemoSignIn, Hall, Reading } from './hall.ts';
import { addHonours } from './honours.tsx';
import { addLadders } from './ladders.tsx';
import { addMine } from './mine.tsx';
import { openPages } from './open-pages.ts';
import { addPapers } from './papers.tsx';
import { amongOthers, baseOf, placeOf, programmePage } from './programme.tsx';
import { addShelves } from './shelves.tsx';

/** The hall's pages and forms: all of them work without script. */
export function addHall(
  app: App,
  house: House,
  {
    scopeOf,
    dist,
    demoSignIns,
  }: { scopeOf: (context: Context) => Promise<Scope>; dist: string; demoSignIns: readonly DemoSignIn[] },
): void {
  const frame = (context: Context, scope: Scope) => frameOf(context, house, { scope, assets: readAssets(dist) });
  const printOpen = openPages(house.db);
  const hall: Hall = {
    house,
    scopeOf,
    frame,
    demoSignIns,
    async page(context, draw, { alike = false, unkept = false } = {}) {
      const without = keepPreferences(context);
      if (without) return context.redirect(without, 303);
      const scope = await scopeOf(context);
      const print = async () => renderPage(await draw({ scope, frame: await frame(context, scope) }));
      const page = alike ? await printOpen(context, scope, print) : pack(await print());
      return sendPacked(context, page, {
        type: 'text/html; charset=UTF-8',
        headers: { 'cache-control': keptAs(unkept) },
      });
    },
  };
  addShelves(app, hall);
  addEntrance(app, hall);
  addMine(app, hall);
  addHonours(app, hall);
  addCertificates(app, hall);
  addLadders(app, hall);
  addAbsences(app, hall);
  addPapers(app, hall, dist);
  addFigures(app, hall);
  addDuties(app, hall);
  addGates(app, hall);

  app.get('/programmes/:id', (context) =>
    hall.page(
      context,
      async ({ scope, frame: printed }) => {
        const visit = await visitProgramme(house, scope, idOf(context, 'id'));
        const progress = isCampaign(visit.programme) ? await progressOf(house, scope, visit.programme.id) : undefined;
        return programmePage(visit, printed, progress);
      },
      { alike: true },
    ),
  );
  app.get('/programmes/:id/:stage/:page', (context) =>
    hall.page(
      context,
      async (reading) => (await linePage(context, hall, reading)) ?? stagePage(context, hall, reading, undefined),
      { alike: isAlike(context.req.param('page')), unkept: isUnkept(context.req.param('page')) },
    ),
  );
  app.post('/programmes/:id/:stage/:page', (context) => postStage(context, hall));
}

const keptAs = (unkept: boolean): string => (unkept ? 'private, no-store' : 'private, no-cache');

function isCampaign({ template }: { template: string }): boolean {
  return findTemplate(template)?.campaign === true;
}

/** An id in an address; anything else is simply not found. */
function idOf(context: Context, name: string): string {
  const id = z.uuid().safeParse(context.req.param(name));
  if (!id.success) throw httpRefusals.notFound();
  return id.data;
}

async function findPlace(context: Context, { house }: Hall, scope: Scope) {
  const [programmeId, stageId, name] = [idOf(context, 'id'), idOf(context, 'stage'), context.req.param('page') ?? ''];
  const [programme, stage] = await Promise.all([
    findProgramme(house.db, scope, programmeId),
    findStage(house.db, scope, stageId),
  ]);
  const page = stage && findStageHall(stage.kind)?.pages[name];
  if (!programme || !stage || stage.programmeId !== programme.id || !page) throw programmeRefusals.unknownStage();
  return { programme, stage, page, base: baseOf(programme.id, stage.id) };
}

/** Who stands in line for what the page asks sees their place there until it is their turn. */
async function linePage(context: Context, hall: Hall, { scope, frame }: Reading): Promise<ReactElement | undefined> {
  if (scope.actor.kind !== 'account') return undefined;
  const { programme, stage, page } = await findPlace(context, hall, scope);
  const actions = findManifest(stage.kind)?.actions ?? {};
  if (!Object.values(page.forms ?? {}).some(({ action }) => actions[action]?.together)) return undefined;
  const place = await findMyPlace(hall.house, scope, stage.id);
  if (!place) return undefined;
  const { title, href } = placeOf(programme, frame.lang);
  const number = place.params.place === undefined ? undefined : Number(place.params.place);
  return (
    <LinePage frame={frame} view={{ text: place.say(frame.lang), place: number, programme: { label: title, href } }} />
  );
}

async function stagePage(
  context: Context,
  hall: Hall,
  { scope, frame }: Reading,
  attempt: Attempt | undefined,
): Promise<ReactElement> {
  const { programme, stage, page, base } = await findPlace(context, hall, scope);
  const search = new URL(context.req.url).searchParams;
  const view = await read(hall.house, scope, {
    kind: stage.kind,
    stageId: stage.id,
    name: page.read,
    input: page.query?.(search) ?? {},
  });
  const siblings = await listStages(hall.house.db, scope, programme.id);
  const props: PageProps<unknown> = {
    view,
    frame,
    base,
    attempt,
    programme: placeOf(programme, frame.lang),
    ...amongOthers(
      stage,
      siblings.map((each) => ({ stage: each })),
      frame.lang,
    ),
  };
  return <page.Page {...props} />;
}

/** Takes a stage's form: done and on to the next page, or the page again with what was typed and why. */
async function postStage(context: Context, hall: Hall): Promise<Response> {
  const scope = await hall.scopeOf(context);
  const { programme, stage, page, base } = await findPlace(context, hall, scope);
  const fields = await context.req.parseBody({ all: true });
  const reading = { scope, unitId: programme.unitId };
  const form = typeof fields.action === 'string' ? page.forms?.[fields.action] : undefined;
  if (!form) throw httpRefusals.notFound();
  // Only what is open to everybody, such as an objection without a name, can be sent without signing in.
  if (scope.actor.kind === 'visitor' && findManifest(stage.kind)?.actions[form.action]?.by !== 'anyone')
    return signInFirst(context, hall, scope, await readForm(fields, hall.house, { ...reading, page: {} }));
  const call = { kind: stage.kind, stageId: stage.id, name: form.action };
  const again = async (attempt: Attempt, status: 200 | 422 | 409 | 403) => {
    const frame = await hall.frame(context, scope);
    context.header('cache-control', keptAs(isUnkept(context.req.param('page') ?? '')));
    return context.html(renderPage(await stagePage(context, hall, { scope, frame }, attempt)), status);
  };
  let { values } = await readForm(fields, hall.house, { ...reading, page: {} });
  try {
    await admitAction(hall.house, scope, call);
    const kept = await readForm(fields, hall.house, { ...reading, page });
    ({ values } = kept);
    const redrawn = form.redraw?.(values);
    if (redrawn) return await again({ values: redrawn, refusal: undefined }, 200);
    if (kept.refusal) return await again({ values, refusal: kept.refusal }, 422);
    const output = await takeAction(hall.house, scope, { ...call, input: form.parse(values) });
    const next = form.next(output as never, { base, programme: `/programmes/${programme.id}`, form: values });
    if ('refusal' in next) return await again({ values, refusal: next.refusal }, 422);
    if (next.said) flash(context, next.said);
    return context.redirect(next.href, 303);
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal || refusal.status === 401 || refusal.status === 404) throw error;
    // Taken in, and not answered yet: the page shows the place in line.
    if (refusal.status === 202) return context.redirect(placeAsked(context), 303);
    return again({ values, refusal }, refusal.status === 403 ? 403 : refusal.status === 409 ? 409 : 422);
  }
}

/** The address that was asked for, with its query: the day, the appointment, whose page it is. */
function placeAsked(context: Context): string {
  const { pathname, search } = new URL(context.req.url);
  return pathname + search;
}

/** What a press brings along by itself: ids, days, keys. Anything else somebody typed. */
const PRESSED = /^([0-9a-f-]{36}|\d{4}-\d{2}-\d{2}|[a-zA-Z][\w-]{0,39}|)$/;

/** Whoever only pressed signs in and comes back to the page; what somebody typed waits for them, to be sent again. */
async function signInFirst(
  context: Context,
  hall: Hall,
  scope: Scope,
  { values }: { values: HallForm },
): Promise<Response> {
  const here = placeAsked(context);
  const sent = Object.entries(values).flatMap(([name, value]) => textsOf(value).map((text) => [name, text] as const));
  if (sent.every(([, text]) => PRESSED.test(text))) return context.redirect(signInHref(here), 303);
  const frame = await hall.frame(context, scope);
  const typed = sent.flatMap(([, text]) => (PRESSED.test(text) ? [] : [text]));
  context.header('cache-control', keptAs(true));
  return context.html(renderPage(<SignedOutPage frame={frame} view={{ post: here, sent, typed }} />), 401);
}

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (error instanceof z.ZodError) {
    return httpRefusals.invalid(
      { count: error.issues.length },
      error.issues.map((issue) => ({ path: issue.path.join('.'), words: ['请检查这一项', 'Please check this field'] })),
    );
  }
  return undefined;
}

/** A refusal as a page: why, what to do, and the number to give on the phone. */
export async function problemPage(
  context: Context,
  house: House,
  { scope, refusal, dist }: { scope: Scope; refusal: Refusal; dist: string },
): Promise<Response> {
  if (refusal.status === 401 && context.req.method === 'GET')
    return context.redirect(signInHref(placeAsked(context)), 303);
  const frame = await frameOf(context, house, { scope, assets: readAssets(dist) });
  const back = context.req.header('referer');
  const links = [
    ...(back && URL.canParse(back) && new URL(back).origin === new URL(context.req.url).origin
      ? [{ label: pick(['返回上一页', 'Go back'], frame.lang), href: new URL(back).pathname + new URL(back).search }]
      : []),
    { label: pick(['全部活动', 'All programmes'], frame.lang), href: '/programmes' },
    ...(findPersonId(scope) ? [{ label: pick(['我的页面', 'My page'], frame.lang), href: '/me' }] : []),
  ];
  const page = (
    <ProblemPage
      frame={frame}
      view={{
        status: refusal.status,
        text: refusal.say(frame.lang),
        code: refusal.code,
        reference: context.get('requestId') as string,
        links,
      }}
    />
  );
  return context.html(renderPage(page), refusal.status);
}
