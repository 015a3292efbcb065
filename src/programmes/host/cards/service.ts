import { sexes } from '../../../kernel/codes/gb-tables.ts';
import type { Trx } from '../../../platform/db/connect.ts';
import type { StageContext, Subject, SubjectCard } from '../../../stages/service.ts';
import { findStageService } from '../../stages/service.ts';
import { listField, listOrigins } from '../queries.ts';

interface Asked {
  federationId: string;
  stageId: string;
  subjects: readonly Subject[];
  /** Makes the context in which another stage of the same programme is asked. */
  contextOf: (stageId: string) => Promise<{ kind: string; context: StageContext<never> } | undefined>;
}

/**
 * Cards of subjects that stand in a stage: of persons and units from the registers, of teams and entries from the stage
 * in which they began, which is found by following back who handed them on. In the order asked for; what is gone is
 * left out.
 */
export async function cardsOf(trx: Trx, asked: Asked): Promise<SubjectCard[]> {
  const { federationId, stageId, subjects } = asked;
  return cardsByOrigin(trx, { ...asked, origins: await listOrigins(trx, { federationId, stageId, subjects }) });
}

/** Cards of everything that was ever handed on in a programme and not taken back. */
export async function cardsOfField(
  trx: Trx,
  asked: Pick<Asked, 'federationId' | 'contextOf'> & { programmeId: string },
): Promise<SubjectCard[]> {
  const origins = await listField(trx, asked);
  const subjects = [...new Map(origins.map(({ kind, id }) => [`${kind} ${id}`, { kind, id }])).values()];
  return cardsByOrigin(trx, { ...asked, subjects, origins });
}

async function cardsByOrigin(
  trx: Trx,
  {
    federationId,
    subjects,
    origins,
    contextOf,
  }: Omit<Asked, 'stageId'> & { origins: readonly (Subject & { originId: string })[] },
): Promise<SubjectCard[]> {
  const told: SubjectCard[] = [
    ...(await cardsOfPersons(trx, federationId, idsOf(subjects, 'person'))),
    ...(await cardsOfUnits(trx, federationId, idsOf(subjects, 'unit'))),
  ];
  const begun = origins.filter(({ kind }) => kind === 'team' || kind === 'entry');
  for (const [originId, theirs] of Map.groupBy(begun, (subject) => subject.originId)) {
    const origin = await contextOf(originId);
    const service = origin && findStageService(origin.kind);
    if (origin && service?.cards) told.push(...(await service.cards(origin.context, theirs)));
  }
  const byKey = new Map(told.map((card) => [`${card.kind} ${card.id}`, card]));
  return subjects.flatMap(({ kind, id }) => byKey.get(`${kind} ${id}`) ?? []);
}

const idsOf = (subjects: readonly Subject[], kind: Subject['kind']) =>
  subjects.filter((subject) => subject.kind === kind).map((subject) => subject.id);

const bare = { group: '', text: '', files: [], links: [] };

async function cardsOfPersons(trx: Trx, federationId: string, ids: readonly string[]): Promise<SubjectCard[]> {
  if (ids.length === 0) return [];
  const rows = await trx
    .selectFrom('persons')
    .leftJoin('memberships', (join) =>
      join
        .onRef('memberships.federationId', '=', 'persons.federationId')
        .onRef('memberships.personId', '=', 'persons.id')
        .on('memberships.state', '<>', 'ended'),
    )
    .leftJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'memberships.federationId').onRef('units.id', '=', 'memberships.unitId'),
    )
    .select([
      'persons.id',
      'persons.name',
      'persons.sex',
      'memberships.post',
      'units.id as unitId',
      'units.name as unitName',
    ])
    .where('persons.federationId', '=', federationId)
    .where('persons.id', 'in', [...ids])
    .execute();
  return rows.map(({ id, name, sex, post, unitId, unitName }) => ({
    ...bare,
    kind: 'person',
    id,
    title: name,
    about: [...(sex === '1' || sex === '2' ? [sexes[sex].words[0]] : []), ...(post ? [post] : [])].join('，'),
    unitId,
    unitName: unitName ?? '',
    people: [{ personId: id, name, part: 'nominee' }],
  }));
}

async function cardsOfUnits(trx: Trx, federationId: string, ids: readonly string[]): Promise<SubjectCard[]> {
  if (ids.length === 0) return [];
  const rows = await trx
    .selectFrom('units')
    .select(['id', 'name'])
    .where('federationId', '=', federationId)
    .where('id', 'in', [...ids])
    .execute();
  return rows.map(({ id, name }) => ({
    ...bare,
    kind: 'unit',
    id,
    title: name,
    about: '',
    unitId: id,
    unitName: name,
    people: [],
  }));
}
