import { sql } from 'kysely';
import { recordFacts, reverseFacts } from '../../figures/service.ts';
import { addDays, dayOf, momentOf } from '../../kernel/dates.ts';
import type { Trx } from '../../platform/db/connect.ts';
import type { House } from '../../platform/house.ts';
import { searchTokens } from '../../platform/search/tokens.ts';
import { findManifest } from '../../programmes/stages/register.ts';
import { findTemplate } from '../../programmes/templates/register.ts';
import type { DemoAccount } from '../accounts/contract.ts';
import type { DemoPerson } from '../people/contract.ts';
import { insertRows } from '../rows/queries.ts';
import { DEMO_SEED, diceOf } from '../rules.ts';
import type { DemoUnits } from '../units/contract.ts';
import { MAIN_CAMPAIGN } from './campaigns/rules.ts';
import type { DemoProgramme } from './contract.ts';
import { enrol } from './enrolling/service.ts';
import { writeHistory } from './history/service.ts';
import { meet } from './meeting/service.ts';
import { demoProgrammes } from './register.ts';
import { answerFeedback, reportTallies } from './reporting/service.ts';
import { earlier, later, type Made, type MadeStage, newPile, put, startOf, type Work } from './writing/service.ts';

interface Loading {
  federationId: string;
  units: DemoUnits;
  people: readonly DemoPerson[];
  accounts: ReadonlyMap<string, DemoAccount>;
  now: Date;
}

/** Tables in the order in which one may name rows of another. */
const tables = [
  'programmes',
  'programmeUnits',
  'programmeChanges',
  'stages',
  'stageSubjects',
  'enrolmentBooks',
  'enrolments',
  'enrolmentChanges',
  'sessions',
  'sessionGuests',
  'sessionAgendaItems',
  'sessionMaterials',
  'sessionMinutes',
  'sessionFollowUps',
  'attendances',
  'tallyReports',
  'feedbackAnswers',
  'messages',
  'auditEntries',
] as const;

/** Facts told to the figures at once. */
const FACTS_PER_CALL = 5000;

/** Writes every programme of the demo with all that people did in it. @returns ids by key */
export async function loadProgrammes(house: House, trx: Trx, loading: Loading): Promise<ReadonlyMap<string, string>> {
  const { federationId, now } = loading;
  const work: Work = { ...loading, house, today: dayOf(now), pile: newPile(), fitting: new Map() };
  const campaignId = diceOf(DEMO_SEED + 100).id();
  const texts = demoProgrammes.map((programme, index) => {
    const made = makeProgramme(work, programme, { index, campaignId });
    takePart(work, made);
    writeHistory(work, made);
    return { id: made.id, key: programme.key, text: searchText(programme) };
  });
  for (const table of tables) await insertRows(trx, table, work.pile.rows[table] ?? []);
  await sql`
    update programmes programme set search = to_tsvector('simple', told.text)
      from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as told (id uuid, text text)
     where programme.federation_id = ${federationId} and programme.id = told.id`.execute(trx);
  const { facts, reversed } = work.pile;
  for (let at = 0; at < facts.length; at += FACTS_PER_CALL)
    await recordFacts(trx, { federationId, now, facts: facts.slice(at, at + FACTS_PER_CALL) });
  await reverseFacts(trx, { federationId, now, sources: reversed });
  return new Map(texts.map(({ key, id }) => [key, id]));
}

function searchText({ title, titleEn, summary, place, unit, template }: DemoProgramme): string {
  const words = findTemplate(template)?.words ?? [];
  return searchTokens([title, titleEn, summary, place, unit, ...words].join(' ')).join(' ');
}

function makeProgramme(
  work: Work,
  programme: DemoProgramme,
  { index, campaignId }: { index: number; campaignId: string },
): Made {
  const { federationId, pile, units, now, today, accounts } = work;
  const dice = diceOf(DEMO_SEED + 100 + index);
  const own = dice.id();
  const id = programme.key === MAIN_CAMPAIGN ? campaignId : own;
  const unit = units.byName.get(programme.unit);
  const template = findTemplate(programme.template);
  if (!unit || !template)
    throw new RangeError(`demo programme ${programme.key}: ${programme.unit}, ${programme.template}`);
  const sessions = programme.sessions.map((session) => {
    const startsAt = startOf(work, session);
    return { ...session, id: dice.id(), startsAt, endsAt: later(startsAt, session.minutes) };
  });
  const { from = 0, to = 0 } = programme.span ?? {};
  const starts = [
    ...sessions.map(({ startsAt }) => startsAt),
    ...(programme.span ? [momentOf(addDays(today, from), '09:00')] : []),
  ];
  const ends = [
    ...sessions.map(({ endsAt }) => endsAt),
    ...(programme.span ? [momentOf(addDays(today, to), '18:00')] : []),
  ];
  const startsAt = new Date(Math.min(...starts.map((time) => time.getTime())));
  const endsAt = new Date(Math.max(...ends.map((time) => time.getTime())));
  const isPublished = programme.state !== 'draft' && programme.state !== 'submitted';
  const publishedAt = isPublished
    ? earlier(
        later(startsAt, -dice.between(14, 24) * 24 * 60),
        later(now, -dice.between(2, 9) * 24 * 60 - dice.between(0, 500)),
      )
    : null;
  const createdAt = later(publishedAt ?? now, -dice.between(3, 9) * 24 * 60);
  const isInCampaign = programme.strand !== undefined && programme.key !== MAIN_CAMPAIGN;
  put(pile, 'programmes', [
    {
      federationId,
      id,
      template: programme.template,
      title: programme.title,
      titleEn: programme.titleEn,
      summary: programme.summary,
      body: programme.body.join('\n\n'),
      unitId: unit.id,
      campaignId: isInCampaign ? campaignId : null,
      strand: isInCampaign ? programme.strand : null,
      state: programme.state,
      startsAt,
      endsAt,
      place: programme.place,
      audience: {
        ...(programme.membersOnly ? { membersOnly: true } : {}),
        ...(programme.workerKinds && programme.workerKinds.length > 0 ? { workerKinds: programme.workerKinds } : {}),
      },
      fields: template.fields.partial().strict().parse(programme.fields),
      woodcut: programme.woodcut ?? template.woodcut,
      cancelReason: programme.cancelReason ?? null,
      publishedAt,
      search: '',
      createdBy: accounts.get(programme.unit === '朝阳区总工会' ? 'manager' : 'admin')?.id ?? null,
      createdAt,
      updatedAt: earlier(publishedAt ?? createdAt, now),
      version: 1,
    },
  ]);
  const credited = [
    ...(programme.coOrganisers ?? []).map((name) => [name, 'co-organiser'] as const),
    ...(programme.partners ?? []).map((name) => [name, 'partner'] as const),
  ];
  put(
    pile,
    'programmeUnits',
    credited.map(([name, part]) => ({ federationId, programmeId: id, unitId: units.byName.get(name)?.id, part })),
  );
  const made = {
    programme,
    id,
    campaignId: isInCampaign ? campaignId : null,
    unit,
    dice,
    publishedAt,
    startsAt,
    endsAt,
    sessions,
  };
  return { ...made, stages: makeStages(work, made) };
}

function makeStages({ federationId, pile, units, now }: Work, made: Omit<Made, 'stages'>): MadeStage[] {
  const { programme, dice, publishedAt, startsAt, endsAt } = made;
  const given = findTemplate(programme.template)?.stages ?? [];
  const ids = new Map(given.map((stage) => [stage.key, dice.id()]));
  return given.map((stage, position) => {
    const manifest = findManifest(stage.use);
    if (!manifest) throw new RangeError(`no stage ${stage.use}`);
    const settings = manifest.settings
      .strict()
      .parse({ ...stage.settings, ...ownSettings(programme, stage.use, units) });
    const isEnrolment = stage.use === 'enrolment';
    const isFeeding = given.some(({ takesFrom }) => takesFrom === stage.key);
    const opensAt = isEnrolment ? publishedAt : null;
    const day = later(startsAt, -24 * 60);
    const lastCall = opensAt && day > opensAt && (startsAt < now || day > now) ? day : startsAt;
    // Where whoever comes is welcome, places are booked until the last date.
    const closesAt = isEnrolment && opensAt ? (isFeeding ? lastCall : endsAt) : null;
    const id = ids.get(stage.key) ?? dice.id();
    const takesFrom = stage.takesFrom ? (ids.get(stage.takesFrom) ?? null) : null;
    const row = { id, kind: stage.use, key: stage.key, settings, takesFrom, opensAt, closesAt };
    const [title, titleEn] = stage.title;
    put(pile, 'stages', [{ federationId, programmeId: made.id, position, title, titleEn, version: 1, ...row }]);
    return row;
  });
}

function ownSettings(programme: DemoProgramme, kind: string, units: DemoUnits): object {
  if (kind === 'enrolment')
    return {
      ...(programme.seats === undefined ? {} : { seats: programme.seats }),
      ...(programme.approval ? { admit: 'approval' } : {}),
      ...(programme.questions ? { questions: programme.questions } : {}),
    };
  if (kind === 'tally' && programme.tally)
    return { units: programme.tally.units.map((name) => ({ unitId: units.byName.get(name)?.id })) };
  const isOnline = kind === 'sessions' && programme.sessions.some(({ online }) => online);
  const wantsMinutes = kind === 'sessions' && programme.sessions.some(({ minutesText }) => minutesText);
  return { ...(isOnline ? { modes: ['on-site', 'online'] } : {}), ...(wantsMinutes ? { minutes: true } : {}) };
}

/** Lets people go through the stages, one after the other. */
function takePart(work: Work, made: Made): void {
  let expected: DemoPerson[] | undefined;
  let came: ReturnType<typeof meet> = [];
  for (const stage of made.stages) {
    if (stage.kind === 'enrolment') expected = enrol(work, made, stage);
    if (stage.kind === 'sessions') came = meet(work, made, stage, stage.takesFrom ? expected : undefined);
    if (stage.kind === 'tally') reportTallies(work, made, stage);
    if (stage.kind === 'feedback') answerFeedback(work, made, { stage, came });
  }
}
