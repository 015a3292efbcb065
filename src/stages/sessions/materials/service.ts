import { accessRefusals } from '../../../people/access/errors.ts';
import { listOpenFiles } from '../../../people/access/files/service.ts';
import { actorOf, findPersonId, may } from '../../../people/access/rules.ts';
import { newId } from '../../../platform/ids.ts';
import type { MaterialInput, MaterialView } from '../contract.ts';
import { lockSession } from '../dates/service.ts';
import { sessionsRefusals } from '../errors.ts';
import { attendancesOf, type Context, hasList, isExpected } from '../queries.ts';

/** Whether the visitor may come: on the list, came already, or signed in where whoever comes may. */
export async function isInvited(context: Context): Promise<boolean> {
  const { scope, stage } = context;
  if (may(scope, 'programmes.manage', stage.unitPath)) return true;
  const personId = findPersonId(scope);
  if (!personId) return false;
  if (!hasList(context)) return (await context.host.audience(personId)).every((why) => why.ok);
  return (await isExpected(context, personId)) || (await attendancesOf(context, personId)).length > 0;
}

/** Adds a file or a link. @throws sessions.fileOrLink, unknownFile, unknownSession */
export async function addMaterial(context: Context, input: MaterialInput) {
  const { trx, stage, scope, now, host } = context;
  if ((input.fileId === null) === (input.url === null)) throw sessionsRefusals.fileOrLink();
  if (input.sessionId) await lockSession(context, input.sessionId);
  if (input.fileId && !(await listOpenFiles(trx, scope, [input.fileId])).has(input.fileId))
    throw sessionsRefusals.unknownFile();
  const id = newId();
  await trx
    .insertInto('sessionMaterials')
    .values({
      ...input,
      federationId: stage.federationId,
      id,
      stageId: stage.id,
      addedAt: now,
      addedBy: actorOf(scope).id ?? null,
    })
    .execute();
  await host.audit('sessions.add-material', { kind: 'material', id }, { title: input.title, reading: input.reading });
  return { id };
}

/** Takes material down, with the marks of who read it. @throws sessions.unknownMaterial */
export async function removeMaterial({ trx, stage, host }: Context, { materialId }: { materialId: string }) {
  const removed = await trx
    .deleteFrom('sessionMaterials')
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .where('id', '=', materialId)
    .returning('title')
    .executeTakeFirst();
  if (!removed) throw sessionsRefusals.unknownMaterial();
  await host.audit('sessions.remove-material', { kind: 'material', id: materialId }, { title: removed.title });
  return { changed: 1 };
}

/** Material that the visitor may see, with when they read it. */
export async function listMaterials(context: Context, { invited }: { invited: boolean }): Promise<MaterialView[]> {
  const all = await context.shared('materials', () => listAll(context));
  const seen = invited ? all : all.filter((material) => material.visibility === 'public');
  const personId = findPersonId(context.scope);
  const marks = personId && seen.length > 0 ? await listMarks(context, personId) : new Map<string, Date>();
  return seen.map((material) => ({ ...material, readAt: marks.get(material.id) ?? null }));
}

async function listAll({ trx, stage }: Context): Promise<Omit<MaterialView, 'readAt'>[]> {
  const rows = await trx
    .selectFrom('sessionMaterials as material')
    .leftJoin('files as file', (join) =>
      join.onRef('file.federationId', '=', 'material.federationId').onRef('file.id', '=', 'material.fileId'),
    )
    .select([
      'material.id',
      'material.sessionId',
      'material.title',
      'material.url',
      'material.fileId',
      'file.kind as fileKind',
      'file.contentType',
      'file.bytes',
      'material.visibility',
      'material.reading',
    ])
    .where('material.federationId', '=', stage.federationId)
    .where('material.stageId', '=', stage.id)
    .orderBy('material.addedAt')
    .orderBy('material.id')
    .execute();
  return rows.map((row) => ({ ...row, visibility: row.visibility as MaterialView['visibility'] }));
}

/** When a person read the stage's material. */
async function listMarks({ trx, stage }: Context, personId: string): Promise<Map<string, Date>> {
  const rows = await trx
    .selectFrom('sessionReads as mark')
    .innerJoin('sessionMaterials as material', (join) =>
      join.onRef('material.federationId', '=', 'mark.federationId').onRef('material.id', '=', 'mark.materialId'),
    )
    .select(['mark.materialId', 'mark.readAt'])
    .where('mark.federationId', '=', stage.federationId)
    .where('mark.personId', '=', personId)
    .where('material.stageId', '=', stage.id)
    .execute();
  return new Map(rows.map((row) => [row.materialId, row.readAt]));
}

async function getMaterial(context: Context, materialId: string): Promise<MaterialView> {
  const materials = await listMaterials(context, { invited: await isInvited(context) });
  const material = materials.find((each) => each.id === materialId);
  if (!material) throw sessionsRefusals.unknownMaterial();
  return material;
}

/** Marks material as read by the person; the first time counts. @throws sessions.unknownMaterial */
export async function markRead(context: Context, { materialId }: { materialId: string }) {
  const { trx, stage, scope, now } = context;
  const personId = findPersonId(scope);
  if (!personId) throw accessRefusals.notAPerson();
  const material = await getMaterial(context, materialId);
  if (material.readAt) return { readAt: material.readAt };
  await trx
    .insertInto('sessionReads')
    .values({ federationId: stage.federationId, materialId, personId, readAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return { readAt: now };
}

/** The file of a material, for those who may see it. @throws sessions.unknownMaterial */
export async function materialFile(context: Context, { materialId }: { materialId: string }) {
  const { fileId } = await getMaterial(context, materialId);
  if (!fileId) throw sessionsRefusals.unknownMaterial();
  const { trx, stage, house } = context;
  const file = await trx
    .selectFrom('files')
    .select(['name', 'contentType', 'storageKey'])
    .where('federationId', '=', stage.federationId)
    .where('id', '=', fileId)
    .executeTakeFirstOrThrow();
  const body = await house.files.get(file.storageKey);
  return { name: file.name, body, contentType: file.contentType, inline: file.contentType === 'application/pdf' };
}
