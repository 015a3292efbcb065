import { accessRefusals } from '../people/access/errors.ts';
import { listOpenFiles } from '../people/access/files/service.ts';
import { may, type Scope } from '../people/access/rules.ts';
import { audience as audienceSchema } from '../people/members/audience/rules.ts';
import { readAudienceUnits } from '../people/members/audience/service.ts';
import { getUnit } from '../people/units/service.ts';
import { inTransaction, type Trx } from '../platform/db/connect.ts';
import type { House } from '../platform/house.ts';
import { refuseInvalid } from '../platform/http/problems.ts';
import { newId } from '../platform/ids.ts';
import { searchTokens } from '../platform/search/tokens.ts';
import { lockManaged, makeStages } from './arrange/service.ts';
import type { ProgrammeInput } from './contract.ts';
import { programmeRefusals } from './errors.ts';
import { type ProgrammeState, publicStates } from './life/rules.ts';
import { findMissing, keepChange, tellMoved } from './life/service.ts';
import { findProgramme, getProgramme, listProgrammeUnits, listStages, type ProgrammeRow } from './queries.ts';
import type { ProgrammeTemplate, TemplateStage } from './templates/contract.ts';
import { findTemplate } from './templates/register.ts';

interface NewProgramme {
  template: string;
  unitId: string;
  input: Partial<ProgrammeInput> & { title: string };
  /** The template's own unless another programme is copied. */
  stages?: readonly TemplateStage[];
  kind: 'create' | 'clone';
}

/** Creates a draft from a template, with its stages. @returns its id */
export async function createProgramme(
  house: House,
  scope: Scope,
  { template, unitId, ...input }: Partial<ProgrammeInput> & { template: string; unitId: string; title: string },
): Promise<string> {
  return inTransaction(house.db, (trx) =>
    insertProgramme({ house, trx, scope, now: house.now() }, { template, unitId, input, kind: 'create' }),
  );
}

async function insertProgramme(
  { house, trx, scope, now }: { house: House; trx: Trx; scope: Scope; now: Date },
  { template: key, unitId, input, stages, kind }: NewProgramme,
): Promise<string> {
  const template = getTemplate(key);
  const unit = await getUnit(trx, scope, unitId);
  if (!may(scope, 'programmes.manage', unit.path)) {
    throw accessRefusals.notAllowed({ unit: unit.name, ability: ['举办活动', 'run programmes'] });
  }
  const id = newId();
  await trx
    .insertInto('programmes')
    .values({
      federationId: scope.federationId,
      id,
      template: key,
      title: input.title,
      unitId,
      state: 'draft',
      woodcut: template.woodcut,
      audience: JSON.stringify(template.audience ?? {}),
      createdBy: scope.actor.kind === 'account' ? scope.actor.id : null,
      createdAt: now,
      updatedAt: now,
    })
    .execute();
  const programme = await getProgramme(trx, scope, id);
  await keepChange(trx, scope, { programme, now, kind, to: 'draft', detail: { template: key } });
  await makeStages({ house, trx, scope, now, programme }, stages ?? template.stages);
  await writeProgramme(trx, scope, { programme, input, template, now });
  return id;
}

/** @throws programme.unknown-template */
function getTemplate(key: string): ProgrammeTemplate {
  const template = findTemplate(key);
  if (!template) throw programmeRefusals.unknownTemplate({ template: key });
  return template;
}

/**
 * Changes a programme; after publication, a new time or place is told to everyone who takes part.
 * @returns the new version
 */
export async function updateProgramme(
  house: House,
  scope: Scope,
  { programmeId, version, ...input }: Partial<ProgrammeInput> & { programmeId: string; version: number },
): Promise<number> {
  const now = house.now();
  return inTransaction(house.db, async (trx) => {
    const programme = await lockManaged(trx, scope, programmeId);
    if (programme.version !== version) throw programmeRefusals.changedMeanwhile();
    await writeProgramme(trx, scope, { programme, input, template: getTemplate(programme.template), now });
    const after = await getProgramme(trx, scope, programmeId);
    const moved = publicStates.includes(programme.state as ProgrammeState) && movedInTimeOrPlace(programme, after);
    const { startsAt, endsAt, place, placeEn } = programme;
    await keepChange(trx, scope, {
      programme,
      now,
      kind: 'change',
      detail: { changed: Object.keys(input), ...(moved ? { before: { startsAt, endsAt, place, placeEn } } : {}) },
    });
    if (moved) await tellMoved({ house, trx, scope, now, programme: after }, after);
    return after.version;
  });
}

function movedInTimeOrPlace(before: ProgrammeRow, after: ProgrammeRow): boolean {
  return (
    before.startsAt?.getTime() !== after.startsAt?.getTime() ||
    before.endsAt?.getTime() !== after.endsAt?.getTime() ||
    before.place !== after.place
  );
}

interface Writing {
  programme: ProgrammeRow;
  input: Partial<ProgrammeInput>;
  template: ProgrammeTemplate;
  now: Date;
}

async function writeProgramme(trx: Trx, scope: Scope, { programme, input, template, now }: Writing): Promise<void> {
  const { units, audience, fields, ...given } = input;
  const plain = withoutStale(programme, given);
  const next = {
    ...programme,
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
  };
  if (next.startsAt && next.endsAt && next.endsAt < next.startsAt) {
    throw refuseField(['endsAt'], ['结束时间早于开始时间', 'It ends before it starts']);
  }
  await admitComplete(trx, scope, { ...programme, ...next });
  if (plain.coverFileId && plain.coverFileId !== programme.coverFileId) await admitCover(trx, scope, plain.coverFileId);
  if (plain.campaignId) await admitCampaign(trx, scope, programme, plain.campaignId);
  const asked = audience ? await readAudience(trx, scope, audience) : undefined;
  const text = [
    next.title,
    next.titleEn,
    next.summary,
    next.summaryEn,
    next.place,
    next.placeEn,
    programme.unitName,
    template.words[0],
    template.words[1],
  ]
    .filter(Boolean)
    .join(' ');
  await trx
    .updateTable('programmes')
    .set((eb) => ({
      ...plain,
      ...(asked ? { audience: JSON.stringify(asked) } : {}),
      ...(fields ? { fields: JSON.stringify(parseFields(template, fields)) } : {}),
      search: eb.fn('to_tsvector', [eb.val('simple'), eb.val(searchTokens(text).join(' '))]),
      updatedAt: now,
      version: eb('version', '+', 1),
    }))
    .where('federationId', '=', scope.federationId)
    .where('id', '=', programme.id)
    .execute();
  if (units) await writeUnits(trx, scope, programme, units);
}

/** A new text takes away its English one, which would go on saying the old, unless it comes along. */
function withoutStale(before: ProgrammeRow, given: Omit<Partial<ProgrammeInput>, 'units' | 'audience' | 'fields'>) {
  const stale = (text: 'place' | 'summary', english: 'placeEn' | 'summaryEn') =>
    given[text] !== undefined && given[text] !== before[text] && given[english] === undefined ? { [english]: '' } : {};
  return { ...given, ...stale('place', 'placeEn'), ...stale('summary', 'summaryEn') };
}

/** What was complete when it was submitted or published stays complete. @throws programme.incomplete */
async function admitComplete(trx: Trx, scope: Scope, next: ProgrammeRow): Promise<void> {
  if (next.state === 'draft') return;
  const missing = await findMissing(trx, scope, next);
  if (missing.length > 0) throw programmeRefusals.incomplete({ count: missing.length }, missing);
}

/** @throws request.invalid naming the condition, or units that are not of the federation */
async function readAudience(trx: Trx, scope: Scope, given: object) {
  const parsed = audienceSchema.strict().safeParse(given);
  if (!parsed.success)
    throw refuseInvalid({
      issues: parsed.error.issues.map((issue) => ({ ...issue, path: ['audience', ...issue.path] })),
    });
  const known = await readAudienceUnits(trx, scope.federationId, parsed.data);
  const index = parsed.data.units.findIndex((unit) => !known.has(unit.unitId));
  if (index !== -1)
    throw refuseField(['audience', 'units', index], ['没有这个单位，请重新选择', 'No such unit; choose again']);
  return parsed.data;
}

function refuseField(path: (string | number)[], words: [string, string]) {
  return refuseInvalid({ issues: [{ code: 'custom', path, message: words[1], input: undefined, params: { words } }] });
}

/** Template fields are checked, but a draft may still leave some empty. */
function parseFields(template: ProgrammeTemplate, fields: object): object {
  const parsed = template.fields.partial().strict().safeParse(fields);
  if (!parsed.success)
    throw refuseInvalid({
      issues: parsed.error.issues.map((issue) => ({ ...issue, path: ['fields', ...issue.path] })),
    });
  return parsed.data;
}

/** A cover is seen by everybody, so it is a picture that was uploaded to be. @throws request.invalid naming the cover */
async function admitCover(trx: Trx, scope: Scope, fileId: string): Promise<void> {
  const file = (await listOpenFiles(trx, scope, [fileId])).get(fileId);
  if (file?.kind !== 'picture' || file.visibility !== 'public')
    throw refuseField(['coverFileId'], ['请上传一张公开的照片作封面', 'Upload a picture that is public for the cover']);
}

async function admitCampaign(trx: Trx, scope: Scope, programme: ProgrammeRow, campaignId: string): Promise<void> {
  const campaign = await findProgramme(trx, scope, campaignId);
  const fits =
    campaign &&
    campaign.id !== programme.id &&
    findTemplate(campaign.template)?.campaign === true &&
    (publicStates.includes(campaign.state as ProgrammeState) || may(scope, 'programmes.read', campaign.unitPath));
  if (!fits) throw programmeRefusals.notACampaign();
}

async function writeUnits(
  trx: Trx,
  scope: Scope,
  programme: ProgrammeRow,
  units: NonNullable<ProgrammeInput['units']>,
): Promise<void> {
  const { federationId } = scope;
  await trx
    .deleteFrom('programmeUnits')
    .where('federationId', '=', federationId)
    .where('programmeId', '=', programme.id)
    .execute();
  const ids = units.map((unit) => unit.unitId);
  const twice = ids.findIndex((unitId, index) => ids.indexOf(unitId) !== index);
  if (twice !== -1) throw refuseField(['units', twice], ['这个单位填了两次', 'This unit is named twice']);
  for (const unitId of ids) await getUnit(trx, scope, unitId);
  if (units.length > 0)
    await trx
      .insertInto('programmeUnits')
      .values(units.map((unit) => ({ federationId, programmeId: programme.id, ...unit })))
      .execute();
}

/** A new draft with the same words, audience, fields and stages; dates and people stay behind. @returns its id */
export async function cloneProgramme(
  house: House,
  scope: Scope,
  { programmeId, title, unitId }: { programmeId: string; title: string; unitId?: string | undefined },
): Promise<string> {
  const source = await getVisible(house, scope, programmeId);
  const stages = await listStages(house.db, scope, programmeId);
  const units = await listProgrammeUnits(house.db, scope, programmeId);
  const keys = new Map(stages.map((stage) => [stage.id, stage.key]));
  return inTransaction(house.db, (trx) =>
    insertProgramme(
      { house, trx, scope, now: house.now() },
      {
        template: source.template,
        unitId: unitId ?? source.unitId,
        kind: 'clone',
        input: {
          title,
          summary: source.summary,
          summaryEn: source.summaryEn,
          body: source.body,
          place: source.place,
          placeEn: source.placeEn,
          woodcut: source.woodcut,
          coverFileId: source.coverFileId,
          audience: source.audience as Record<string, unknown>,
          fields: source.fields as Record<string, unknown>,
          units: units.map(({ id, part }) => ({ unitId: id, part: part === 'partner' ? 'partner' : 'co-organiser' })),
        },
        stages: stages.map((stage) => ({
          key: stage.key,
          use: stage.kind,
          title: [stage.title, stage.titleEn],
          settings: stage.settings as Record<string, unknown>,
          ...(stage.takesFrom ? { takesFrom: keys.get(stage.takesFrom) ?? '' } : {}),
          alsoFrom: stage.alsoFrom.map((id) => keys.get(id) ?? ''),
        })),
      },
    ),
  );
}

/** A programme that this scope may see: public, or within reach. @throws programme.not-found */
export async function getVisible(house: House, scope: Scope, programmeId: string): Promise<ProgrammeRow> {
  const programme = await getProgramme(house.db, scope, programmeId);
  if (!isVisible(scope, programme)) throw programmeRefusals.notFound();
  return programme;
}

/** Whether this reader may see a programme: published once, or within an officer's reach. */
export function isVisible(scope: Scope, programme: ProgrammeRow): boolean {
  return (
    publicStates.includes(programme.state as ProgrammeState) ||
    (programme.state === 'cancelled' && programme.publishedAt !== null) ||
    may(scope, 'programmes.read', programme.unitPath)
  );
}
