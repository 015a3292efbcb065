import { addDays, dayOf, momentOf } from '../../kernel/dates.ts';
import { isWithin } from '../../kernel/unit-path.ts';
import { systemScope } from '../../people/access/mint/service.ts';
import type { Scope } from '../../people/access/rules.ts';
import { inTransaction, type Trx } from '../../platform/db/connect.ts';
import { contentKey } from '../../platform/files/keys.ts';
import type { House } from '../../platform/house.ts';
import { removeStage, updateStage } from '../../programmes/arrange/service.ts';
import { read, takeAction } from '../../programmes/calls/service.ts';
import { contextOf } from '../../programmes/host/service.ts';
import { move } from '../../programmes/life/service.ts';
import { findStage, getProgramme, listStages, type StageRow } from '../../programmes/queries.ts';
import { createProgramme, updateProgramme } from '../../programmes/service.ts';
import type { DemoPerson } from '../people/contract.ts';
import { drawPicture } from '../pictures/rules.ts';
import { insertRows } from '../rows/queries.ts';
import { DEMO_SEED, type Dice, diceOf } from '../rules.ts';
import type { DemoUnits } from '../units/contract.ts';
import { type DemoWork, demoExhibition, demoWorks } from './rules.ts';

/** Workers who sign in to the demo are in other programmes. */
const OWN_WORKERS = 3;

interface Loading {
  federationId: string;
  units: DemoUnits;
  people: readonly DemoPerson[];
  now: Date;
}

interface Making extends Loading {
  house: House;
  scope: Scope;
  programmeId: string;
  stages: ReadonlyMap<string, StageRow>;
  dice: Dice;
}

/**
 * An open exhibition: works handed in, awarded and hung through the services that officers use. Its pictures are drawn, and
 * nobody in them or behind them is real. @returns how many pieces hang
 */
export async function loadExhibition(house: House, loading: Loading): Promise<number> {
  const { federationId, units, now } = loading;
  const { from, to, ...told } = demoExhibition;
  const unit = units.byName.get(told.unit);
  if (!unit) throw new RangeError(`no unit ${told.unit}`);
  const scope = await systemScope(house, federationId, { name: '演示干部' });
  const today = dayOf(now, scope.zone);
  const at = (days: number, clock: string) => momentOf(addDays(today, days), clock, scope.zone);
  const then = (days: number): House => ({ ...house, now: () => at(days, '09:00') });
  const programmeId = await createProgramme(then(from - 7), scope, {
    template: 'photo-contest',
    unitId: unit.id,
    title: told.title,
  });
  const { version } = await getProgramme(house.db, scope, programmeId);
  await updateProgramme(then(from - 7), scope, {
    ...{ programmeId, version, titleEn: told.titleEn, summary: told.summary },
    place: '线上展览，区职工服务中心大屏',
    fields: { theme: '劳动的光', requirements: '单幅或组照' },
    startsAt: at(from, '09:00'),
    endsAt: at(to, '18:00'),
  });
  const rows = await listStages(house.db, scope, programmeId);
  const stages = new Map(rows.map((stage) => [stage.key, stage]));
  const making = { ...loading, house: then(from - 7), scope, programmeId, stages, dice: diceOf(DEMO_SEED + 81) };
  await arrange(making, at(from + 18, '18:00'));
  for (const step of ['publish', 'start'] as const) await move(then(from - 7), scope, { programmeId, move: step });
  await inTransaction(house.db, (trx) => handIn({ ...making, house: then(from) }, trx));
  await award({ ...making, house: then(from + 20) });
  await takeAction(then(from + 22), scope, {
    kind: 'gallery',
    stageId: idOf(making, 'gallery'),
    name: 'open',
    input: {},
  });
  return demoWorks.length;
}

const idOf = ({ stages }: Making, key: string) => stages.get(key)?.id ?? '';

/** Works go straight to the awards here: a small exhibition has no rounds. */
async function arrange(making: Making, closesAt: Date): Promise<void> {
  const { house, scope, programmeId, stages } = making;
  const change = async (key: string, settings: object, more: { takesFrom?: string; closesAt?: Date } = {}) => {
    const stage = stages.get(key);
    if (!stage) throw new RangeError(`no stage ${key}`);
    await updateStage(house, scope, {
      ...{ programmeId, stageId: stage.id, version: stage.version },
      settings: { ...(stage.settings as object), ...settings },
      ...more,
    });
  };
  const { tiers, zones, foreword, forewordEn } = demoExhibition;
  await change('awards', { tiers, organisers: null, issuers: [] }, { takesFrom: idOf(making, 'works') });
  await change('works', {}, { closesAt });
  await removeStage(house, scope, { programmeId, stageId: idOf(making, 'judging') });
  await change('gallery', { foreword, forewordEn, zones, order: 'placed' });
}

/** Keeps the works with their drawings as if their authors had handed them in, and hands them on. */
async function handIn({ house, scope, programmeId, federationId, units, people, dice, ...making }: Making, trx: Trx) {
  const now = house.now();
  const stageId = making.stages.get('works')?.id ?? '';
  const district = units.byName.get(demoExhibition.unit);
  const authors = dice.some(
    people.slice(OWN_WORKERS).filter(({ unit }) => district && isWithin(unit.path, district.path)),
    demoWorks.length,
  );
  const works = demoWorks.map((work, index) => ({ ...work, id: dice.id(), author: authors[index], number: index + 1 }));
  const pictures = works.flatMap(({ id, pictures: given, author }) =>
    given.map(([scene, light], position) => {
      const { svg, width, height } = drawPicture(scene, light, dice);
      return { workId: id, position, id: dice.id(), content: Buffer.from(svg), width, height, unitId: author?.unit.id };
    }),
  );
  const type = 'image/svg+xml';
  for (const { content } of pictures) await house.files.put(contentKey(federationId, content, type), content, type);
  await insertRows(
    trx,
    'files',
    pictures.map(({ id, content, width, height, unitId }) => ({
      ...{ federationId, id, width, height, unitId, kind: 'picture', name: '演示作品.svg', contentType: type },
      storageKey: contentKey(federationId, content, type),
      ...{ bytes: content.length, sha256: Buffer.alloc(32), widths: [], visibility: 'private', createdAt: now },
    })),
  );
  await trx
    .updateTable('submissionBooks')
    .set({ nextNumber: works.length + 1 })
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .execute();
  const handed = works.map((work) => ({ ...work, handInId: dice.id(), authorshipId: dice.id() }));
  await insertRows(
    trx,
    'submissionWorks',
    handed.map(({ id, number, author, title, place, words, handInId }) => ({
      ...{ federationId, id, stageId, number, title, place, handInId, state: 'handed-in', category: '' },
      ...{ personId: author?.id, unitId: author?.unit.id, description: words, text: '', links: [] },
      ...{ agreedAt: now, createdAt: now, changedAt: now, handedInAt: now },
    })),
  );
  await insertRows(
    trx,
    'submissionPeople',
    handed.map(({ id, author, authorshipId }) => ({
      ...{ federationId, workId: id, id: authorshipId, position: 0, part: 'author' },
      ...{ name: author?.name, personId: author?.id },
    })),
  );
  await insertRows(
    trx,
    'submissionFiles',
    pictures.map(({ workId, position, id }) => ({
      ...{ federationId, workId, position, fileId: id, kind: 'picture', caption: '' },
    })),
  );
  const [programme, stage] = [await getProgramme(trx, scope, programmeId), await findStage(trx, scope, stageId)];
  if (!stage) throw new RangeError('no stage works');
  const { host } = contextOf({ house, trx, scope, now, programme, stage });
  const day = dayOf(now, scope.zone);
  await host.record(
    handed.flatMap(({ handInId, authorshipId, author }) => [
      { indicator: 'works', day, amount: 1, source: { kind: 'work', id: handInId } },
      {
        ...{ indicator: 'authorships', day, amount: 1, source: { kind: 'work-author', id: authorshipId } },
        ...(author ? { personId: author.id } : {}),
      },
    ]),
  );
  await host.handOn(handed.map(({ id }) => ({ kind: 'entry', id, result: { rank: null, score: '', group: '' } })));
}

/** A meeting decides the tiers; the list is released as it stands. */
async function award(making: Making): Promise<void> {
  const { house, scope } = making;
  const call = (name: string) => ({ kind: 'awards', stageId: idOf(making, 'awards'), name });
  const draft = () =>
    read(house, scope, { ...call('draft'), input: {} }) as Promise<{
      digest: string;
      rows: { subject: { kind: string; id: string }; title: string }[];
    }>;
  const tierOf = new Map(demoWorks.map(({ title, tier }): [string, DemoWork['tier']] => [title, tier]));
  for (const { subject, title } of (await draft()).rows)
    await takeAction(house, scope, {
      ...call('place'),
      input: { subject, to: 'tier', tier: tierOf.get(title) ?? '', reason: '展览评审会议' },
    });
  await takeAction(house, scope, { ...call('release'), input: { digest: (await draft()).digest } });
}
