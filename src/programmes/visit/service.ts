import { sql } from 'kysely';
import { z } from 'zod';
import type { Bilingual } from '../../kernel/words.ts';
import { findPersonId, type Scope } from '../../people/access/rules.ts';
import { sayAudience } from '../../people/members/audience/service.ts';
import { readerOf, type Trx } from '../../platform/db/connect.ts';
import { keepShared } from '../../platform/db/kept.ts';
import type { House } from '../../platform/house.ts';
import type { NextStep, StageManifest } from '../../stages/contract.ts';
import type { Standing } from '../../stages/service.ts';
import { programmeRefusals } from '../errors.ts';
import { contextOf, getStageService, type Visit } from '../host/service.ts';
import { liveStates, publicStates } from '../life/rules.ts';
import { listsOf } from '../life/service.ts';
import { filterProgrammes, type ProgrammeFilters } from '../overview/service.ts';
import {
  findProgramme,
  listProgrammeUnits,
  listStages,
  type ProgrammeRow,
  type StageRow,
  selectProgrammes,
} from '../queries.ts';
import { isVisible } from '../service.ts';

/** A stage as a visitor sees it on the programme's page. */
export interface StageVisit {
  stage: StageRow;
  view: never;
  step: NextStep | undefined;
  standing: Standing | undefined;
}

const moved = z.object({
  startsAt: z.coerce.date().nullable(),
  endsAt: z.coerce.date().nullable(),
  place: z.string(),
  placeEn: z.string().default(''),
});
export type Moved = { at: Date } & z.output<typeof moved>;

export interface ProgrammeVisit {
  programme: ProgrammeRow;
  units: { id: string; name: string; nameEn: string; part: string }[];
  campaign: ProgrammeRow | undefined;
  /** Whom it is for, condition by condition; empty where it is for everyone. */
  audience: Bilingual[];
  /** The last change of time or place after publication, with what was said before. */
  moved: Moved | undefined;
  stages: StageVisit[];
}

/** Everything that the hall's page of a programme shows this visitor. @throws programme.not-found */
export async function visitProgramme(house: House, scope: Scope, programmeId: string): Promise<ProgrammeVisit> {
  const shared = <Answer>(question: string, load: () => Promise<Answer>) =>
    keepShared(house.db, { topic: programmeId }, `${scope.federationId} ${question}`, load);
  const programme = await shared('programme', () => findProgramme(house.db, scope, programmeId));
  if (!programme || !isVisible(scope, programme)) throw programmeRefusals.notFound();
  const now = house.now();
  const personId = findPersonId(scope);
  const trx = readerOf(house.db);
  const stages: StageVisit[] = [];
  const visit: Visit = new Map();
  const live = liveStates.includes(programme.state as (typeof liveStates)[number]);
  for (const stage of await stagesOf(house, trx, scope, programmeId)) {
    const service = getStageService(stage.kind);
    const context = contextOf({ house, trx, scope, now, programme, stage, visit });
    stages.push({
      stage,
      view: (await service.hallView(context)) as never,
      step:
        live || (programme.state === 'closed' && takesAfterwards(service.manifest))
          ? await service.nextStep(context)
          : undefined,
      standing: personId ? await service.standing(context, personId) : undefined,
    });
  }
  return {
    programme,
    stages,
    units: await shared('units', () => listProgrammeUnits(trx, scope, programmeId)),
    campaign: programme.campaignId ? await campaignOf(house, trx, scope, programme.campaignId) : undefined,
    audience: await shared('audience', () =>
      sayAudience(trx, { federationId: scope.federationId, audience: programme.audience }),
    ),
    moved: await shared('moved', () => findMoved(trx, scope, programmeId)),
  };
}

function stagesOf(house: House, trx: Trx, scope: Scope, programmeId: string): Promise<StageRow[]> {
  return keepShared(house.db, { topic: programmeId }, `${scope.federationId} stages`, () =>
    listStages(trx, scope, programmeId),
  );
}

function campaignOf(house: House, trx: Trx, scope: Scope, campaignId: string) {
  return keepShared(house.db, { topic: campaignId }, `${scope.federationId} programme`, () =>
    findProgramme(trx, scope, campaignId),
  );
}

async function findMoved(trx: Trx, scope: Scope, programmeId: string): Promise<Moved | undefined> {
  const row = await trx
    .selectFrom('programmeChanges')
    .select(['at', sql<unknown>`detail->'before'`.as('before')])
    .where('federationId', '=', scope.federationId)
    .where('programmeId', '=', programmeId)
    .where('kind', '=', 'change')
    .where(sql<boolean>`detail ? 'before'`)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { at: row.at, ...moved.parse(row.before) };
}

/** Whether people can still do something in such a stage once the programme has closed. */
function takesAfterwards({ actions }: StageManifest): boolean {
  return Object.values(actions).some((action) => action.by === 'participant' && action.when === 'afterwards');
}

export interface PublicQuery extends ProgrammeFilters {
  /** `open`: places to ask for now, or dates and exhibitions where whoever comes is welcome; `near`: by date; `mine`: open for this person. */
  view: 'open' | 'near' | 'mine' | 'all';
  day?: string | undefined;
  page: number;
}

export const PAGE_PROGRAMMES = 20;

export interface PublicPage {
  items: PublicProgramme[];
  total: number;
}

/** Programmes that the public may see, with the places of their first enrolment, as they were at most a second ago. */
export async function listPublic(house: House, scope: Scope, query: PublicQuery): Promise<PublicPage> {
  const reader = query.view === 'mine' ? await findReader(house, scope) : undefined;
  const isRare = query.q !== undefined || query.page > 1;
  if (isRare) return lookUpPublic(house, scope, query, reader);
  // What is open hangs on the time as well.
  const minute = Math.floor(house.now().getTime() / 60_000);
  return keepShared(house.db, listsOf(scope), JSON.stringify([scope.zone, minute, query, reader]), () =>
    lookUpPublic(house, scope, query, reader),
  );
}

async function lookUpPublic(
  house: House,
  scope: Scope,
  query: PublicQuery,
  reader: Reader | undefined,
): Promise<PublicPage> {
  const now = house.now();
  let listed = filterProgrammes(selectProgrammes(house.db, scope), { ...query, zone: scope.zone }).where(
    'programmes.state',
    'in',
    query.view === 'all' ? [...publicStates] : [...liveStates],
  );
  if (query.view === 'open' || query.view === 'mine') {
    listed = listed
      .where(sql<boolean>`coalesce(programmes.ends_at, programmes.starts_at) >= ${now}`)
      .where(sql<boolean>`exists (
        select from stages stage
         where stage.federation_id = programmes.federation_id and stage.programme_id = programmes.id
           and ((stage.kind = 'enrolment' and coalesce(stage.opens_at <= ${now}, true) and coalesce(stage.closes_at > ${now}, true))
             or (stage.kind = 'sessions' and stage.takes_from is null and stage.settings->>'opens' = 'anyone')
             or (stage.kind = 'gallery' and coalesce(stage.opens_at <= ${now}, true) and coalesce(stage.closes_at > ${now}, true)
                 and exists (select from galleries gallery
                   where gallery.federation_id = stage.federation_id and gallery.stage_id = stage.id and gallery.state = 'open'))))`);
  }
  if (query.view === 'near')
    listed = listed.where(sql<boolean>`coalesce(programmes.ends_at, programmes.starts_at) >= ${now}`);
  if (query.day) {
    listed = listed.where(
      sql<boolean>`(programmes.starts_at at time zone ${scope.zone})::date <= ${query.day}::date and (coalesce(programmes.ends_at, programmes.starts_at) at time zone ${scope.zone})::date >= ${query.day}::date`,
    );
  }
  if (reader) listed = listed.where(fitFor(reader));
  const rows = await listed
    .leftJoin('stages as first', (join) =>
      join
        .onRef('first.federationId', '=', 'programmes.federationId')
        .onRef('first.programmeId', '=', 'programmes.id')
        .on(
          sql<boolean>`first.id = (select stage.id from stages stage where stage.federation_id = programmes.federation_id and stage.programme_id = programmes.id and stage.kind = 'enrolment' order by stage.position limit 1)`,
        ),
    )
    .leftJoin('enrolmentBooks as book', (join) =>
      join.onRef('book.federationId', '=', 'first.federationId').onRef('book.stageId', '=', 'first.id'),
    )
    .select(['book.seats', 'book.taken', 'book.waiting', 'first.closesAt as deadline', 'first.opensAt'])
    .select(
      sql<boolean | null>`book.allotted_at is null and first.settings->>'admit' in ('draw', 'priority')`.as(
        'collecting',
      ),
    )
    .orderBy(
      query.view === 'all' ? sql`programmes.starts_at desc nulls last` : sql`programmes.starts_at asc nulls last`,
    )
    .orderBy('programmes.id')
    .limit(PAGE_PROGRAMMES)
    .offset((query.page - 1) * PAGE_PROGRAMMES)
    .execute();
  if (query.page === 1 && rows.length < PAGE_PROGRAMMES) return { items: rows, total: rows.length };
  const { total } = await listed
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { items: rows, total };
}

export type PublicProgramme = ProgrammeRow & {
  seats: number | null;
  taken: number | null;
  waiting: number | null;
  /** Places of it are given out later, all at once. */
  collecting: boolean | null;
  deadline: Date | null;
  opensAt: Date | null;
};

/** What audiences ask about a reader; readers of whom all this is the same see the same lists. */
interface Reader {
  kinds: string[];
  honours: string[];
  /** The unions above the reader, and the own. */
  ancestors: string[];
}

async function findReader(house: House, scope: Scope): Promise<Reader | undefined> {
  const personId = findPersonId(scope);
  if (!personId) return undefined;
  const person = await house.db
    .selectFrom('persons')
    .leftJoin('memberships', (join) =>
      join
        .onRef('memberships.federationId', '=', 'persons.federationId')
        .onRef('memberships.personId', '=', 'persons.id')
        .on('memberships.state', '<>', 'ended'),
    )
    .leftJoin('units as home', (join) =>
      join.onRef('home.federationId', '=', 'memberships.federationId').onRef('home.id', '=', 'memberships.unitId'),
    )
    .select(['persons.workerKinds', 'persons.honours', 'home.path'])
    .where('persons.federationId', '=', scope.federationId)
    .where('persons.id', '=', personId)
    .executeTakeFirst();
  const kinds = person?.workerKinds ?? [];
  const honours = person?.honours ?? [];
  const ancestors = person?.path
    ? person.path
        .split('.')
        .map(
          (label) =>
            `${label.slice(0, 8)}-${label.slice(8, 12)}-${label.slice(12, 16)}-${label.slice(16, 20)}-${label.slice(20)}`,
        )
    : [];
  return { kinds, honours, ancestors };
}

/** Programmes whose audience a reader fulfils, as far as SQL can say: kinds of worker, units, membership. */
function fitFor({ kinds, honours, ancestors }: Reader) {
  return sql<boolean>`(
    (coalesce(jsonb_array_length(programmes.audience->'workerKinds'), 0) = 0 or programmes.audience->'workerKinds' ?| ${kinds}::text[])
    and (coalesce(jsonb_array_length(programmes.audience->'honours'), 0) = 0 or programmes.audience->'honours' ?| ${honours}::text[])
    and (coalesce((programmes.audience->>'membersOnly')::boolean, false) = false or ${ancestors.length > 0})
    and (coalesce(jsonb_array_length(programmes.audience->'units'), 0) = 0 or exists (
          select from jsonb_array_elements(programmes.audience->'units') as asked where asked->>'unitId' = any(${ancestors}::text[])))
  )`;
}

/** What a person takes part in, live ones first, with their standing in each stage. */
export async function listMine(
  house: House,
  scope: Scope,
): Promise<{ programme: ProgrammeRow; standings: { stage: StageRow; standing: Standing }[] }[]> {
  const personId = findPersonId(scope);
  if (!personId) return [];
  const now = house.now();
  const trx = readerOf(house.db);
  const ids = await trx
    .selectFrom('enrolments')
    .innerJoin('stages', (join) =>
      join.onRef('stages.federationId', '=', 'enrolments.federationId').onRef('stages.id', '=', 'enrolments.stageId'),
    )
    .select('stages.programmeId')
    .distinct()
    .where('enrolments.federationId', '=', scope.federationId)
    .where('enrolments.personId', '=', personId)
    .union(
      trx
        .selectFrom('stageSubjects')
        .innerJoin('stages', (join) =>
          join
            .onRef('stages.federationId', '=', 'stageSubjects.federationId')
            .onRef('stages.id', '=', 'stageSubjects.stageId'),
        )
        .select('stages.programmeId')
        .where('stageSubjects.federationId', '=', scope.federationId)
        .where('stageSubjects.subjectKind', '=', 'person')
        .where('stageSubjects.subjectId', '=', personId),
    )
    .union(
      trx
        .selectFrom('attendances')
        .innerJoin('stages', (join) =>
          join
            .onRef('stages.federationId', '=', 'attendances.federationId')
            .onRef('stages.id', '=', 'attendances.stageId'),
        )
        .select('stages.programmeId')
        .where('attendances.federationId', '=', scope.federationId)
        .where('attendances.personId', '=', personId),
    )
    .union(
      trx
        .selectFrom('appointments')
        .innerJoin('stages', (join) =>
          join
            .onRef('stages.federationId', '=', 'appointments.federationId')
            .onRef('stages.id', '=', 'appointments.stageId'),
        )
        .select('stages.programmeId')
        .where('appointments.federationId', '=', scope.federationId)
        .where('appointments.personId', '=', personId)
        .where('appointments.state', '<>', 'cancelled'),
    )
    .execute();
  if (ids.length === 0) return [];
  const programmes = await selectProgrammes(trx, scope)
    .where(
      'programmes.id',
      'in',
      ids.map((row) => row.programmeId),
    )
    .orderBy('programmes.startsAt', 'desc')
    .limit(100)
    .execute();
  const mine = [];
  const visit: Visit = new Map();
  for (const programme of programmes) {
    const standings = [];
    for (const stage of await stagesOf(house, trx, scope, programme.id)) {
      const standing = await getStageService(stage.kind).standing(
        contextOf({ house, trx, scope, now, programme, stage, visit }),
        personId,
      );
      if (standing) standings.push({ stage, standing });
    }
    mine.push({ programme, standings });
  }
  return mine;
}
