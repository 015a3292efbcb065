import { createHash, createHmac } from 'node:crypto';
import { newSecret } from '../../../../platform/ids.ts';
import type { StageContext } from '../../../service.ts';
import { isAllotted } from '../../books/rules.ts';
import type { Settings } from '../../contract.ts';
import { enrolmentRefusals } from '../../errors.ts';
import type { Key } from '../../queries.ts';
import type { Keyed } from '../draw/rules.ts';
import type { PriorityTerms } from '../priority/contract.ts';

type Context = StageContext<Settings>;
const keyOf = ({ stage }: Pick<Context, 'stage'>): Key => ({ federationId: stage.federationId, stageId: stage.id });
const boundTo = ({ stage }: Pick<Context, 'stage'>) => `enrolment_seals:${stage.id}:seed`;

/** HMAC-SHA-256 under a seed of 32 bytes in hex. */
export function keyedBy(seed: string): Keyed {
  const key = Buffer.from(seed, 'hex');
  return (text) => createHmac('sha256', key).update(text).digest('hex');
}

/** A seed that everybody knows, for rehearsals: it says nothing of the sealed one. */
export function rehearsalSeed({ stage }: Pick<Context, 'stage'>): string {
  return createHash('sha256').update(`rehearsal ${stage.id}`).digest('hex');
}

/**
 * Keeps what the allotment needs from the first day: the sealed seed, which is made once and never again, and the series.
 * @throws enrolment.question-unknown
 */
export async function arrangeAllotment(context: Context): Promise<void> {
  const { trx, stage, house, now } = context;
  const { settings } = stage;
  if (settings.admit === 'priority') admitQuestions(settings.priority, settings.questions);
  await trx
    .updateTable('enrolmentBooks')
    .set({ series: settings.series || null })
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .execute();
  if (!isAllotted(settings.admit)) return;
  const seed = newSecret(32);
  await trx
    .insertInto('enrolmentSeals')
    .values({
      ...keyOf(context),
      seedCipher: house.vault.seal(seed.toString('hex'), boundTo(context)),
      commitment: createHash('sha256').update(seed).digest('hex'),
      madeAt: now,
    })
    .onConflict((conflict) => conflict.columns(['federationId', 'stageId']).doNothing())
    .execute();
}

/** Lines and gates that rest on an answer need a question that is answered by yes or no. */
function admitQuestions({ lines, gates }: PriorityTerms, questions: Settings['questions']): void {
  const named = [...lines.flatMap(({ from, value }) => (from === 'answer' ? [value] : [])), gates.declaration];
  const unknown = named.find((key) => key !== '' && !questions.some((each) => each.key === key && each.kind === 'yes'));
  if (unknown !== undefined)
    throw enrolmentRefusals.questionUnknown({ key: unknown }, [
      { path: 'settings.priority', words: [`没有是否题“${unknown}”`, `No yes-or-no question “${unknown}”`] },
    ]);
}

/** What is public of the seal: the commitment always, the seed once places were given out. */
export function findSeal({ trx, stage }: Pick<Context, 'trx' | 'stage'>) {
  return trx
    .selectFrom('enrolmentSeals')
    .select(['commitment', 'seed', 'madeAt'])
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .executeTakeFirst();
}

/** The sealed seed in hex. Whoever calls this gives places out, or ranks by points where only ties hang on it. */
export async function openSeal(context: Context): Promise<{ seed: string; commitment: string }> {
  const { trx, stage, house } = context;
  const { seedCipher, commitment } = await trx
    .selectFrom('enrolmentSeals')
    .select(['seedCipher', 'commitment'])
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .executeTakeFirstOrThrow();
  return { seed: house.vault.open(seedCipher, boundTo(context)), commitment };
}
