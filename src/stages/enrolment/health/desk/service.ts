import type { StageContext } from '../../../service.ts';
import type { Settings } from '../../contract.ts';
import { batchNames } from '../../lists/service.ts';
import type { Key } from '../../queries.ts';
import type { HealthDesk, HealthSheet } from '../contract.ts';
import { healthRefusals } from '../errors.ts';
import { findHealth, listAdmitted } from '../queries.ts';
import { type Sealed, saidOf, sealOfHealth } from '../rules.ts';
import { includesReader, isDoctor } from '../standing/service.ts';

type Context = StageContext<Settings>;
const keyOf = ({ stage }: Pick<Context, 'stage'>): Key => ({ federationId: stage.federationId, stageId: stage.id });

/** Who comes in a batch and whose form is in, for the doctors. @throws health.not-yours */
export async function deskOfHealth(
  context: Context,
  { batch: asked }: { batch?: string | undefined },
): Promise<HealthDesk> {
  if (!(await isDoctor(context))) throw healthRefusals.notYours();
  const admitted = await listAdmitted(context.trx, keyOf(context));
  const nameOf = batchNames(context.stage.settings);
  const batches = context.stage.settings.batches.map(({ key }) => {
    const own = admitted.filter(({ batch }) => batch === key);
    const handedIn = own.filter(({ handedInAt }) => handedInAt !== null).length;
    return { key, label: nameOf(key), missing: own.length - handedIn, in: handedIn };
  });
  const first = batches.find((batch) => batch.in + batch.missing > 0) ?? batches[0];
  const batch = batches.find(({ key }) => key === asked)?.key ?? first?.key ?? null;
  return {
    batches,
    batch,
    rows: admitted
      .filter((row) => batch === null || row.batch === batch)
      .map(({ enrolmentId, name, unitName, handedInAt, erasedAt, readers }) => ({
        ...{ enrolmentId, name, unitName, handedInAt, erasedAt },
        opens: erasedAt === null && includesReader(context, readers),
      })),
  };
}

/**
 * Opens the form of one who has a place, for a doctor. Every look is on record, where the person finds it too.
 * @throws health.not-yours for anybody else, whatever their role, and where there is no form; erased; not-agreed for a
 *   doctor who was named after its person agreed
 */
export async function sheetOfHealth(context: Context, { enrolmentId }: { enrolmentId: string }): Promise<HealthSheet> {
  const { trx, stage, house, host } = context;
  if (!(await isDoctor(context))) throw healthRefusals.notYours();
  const admitted = await listAdmitted(trx, keyOf(context));
  const row = admitted.find((each) => each.enrolmentId === enrolmentId);
  const found = row && (await findHealth(trx, stage.federationId, enrolmentId));
  if (!row || !found) throw healthRefusals.notYours();
  if (!found.sealed) throw healthRefusals.erased();
  if (!includesReader(context, found.readers)) throw healthRefusals.notAgreed();
  const said = JSON.parse(house.vault.open(found.sealed, sealOfHealth(enrolmentId))) as Sealed;
  await host.audit('enrolment.read-health', { kind: 'person', id: row.personId }, { reason: stage.occasion });
  const nameOf = batchNames(stage.settings);
  return {
    ...{ name: row.name, unitName: row.unitName },
    ...{ batch: row.batch === null ? null : nameOf(row.batch), batchKey: row.batch },
    handedInAt: found.handedInAt,
    answers: saidOf(said),
  };
}
