import type { z } from 'zod';
import { listed } from '../../../kernel/words.ts';
import { lookUpAccounts } from '../../../people/access/accounts/service.ts';
import { findPersonId } from '../../../people/access/rules.ts';
import type { StageContext } from '../../service.ts';
import type { Settings } from '../contract.ts';
import { checkAnswers } from '../form/service.ts';
import { type EnrolmentRow, findByPerson, type Key } from '../queries.ts';
import { calledOf, teamSizes } from '../rules.ts';
import type { agreeHealthInput, HealthView, handInHealthInput, remindHealthInput } from './contract.ts';
import { countErasingAnew, timeOfErasing } from './erasing/service.ts';
import { healthRefusals } from './errors.ts';
import { deleteHealth, findHealth, listAdmitted, listDoctors, writeDoctors } from './queries.ts';
import { type Sealed, saidOf, sealOfHealth } from './rules.ts';
import { isAsked, timeOfHealth } from './standing/service.ts';

type Context = StageContext<Settings>;
const keyOf = ({ stage }: Pick<Context, 'stage'>): Key => ({ federationId: stage.federationId, stageId: stage.id });

/**
 * Writes who may open health forms, as the settings name them.
 * @throws health.unknown-doctors, teams-asked
 */
export async function arrangeHealth(context: Context): Promise<void> {
  const { trx, stage } = context;
  const { doctors } = stage.settings.healthForm;
  if (isAsked(context) && teamSizes(stage.settings))
    throw healthRefusals.teamsAsked({}, [
      { path: 'settings.healthForm', words: ['组队报名不能填健康表', 'Teams hand none in'] },
    ]);
  const { accounts, unknown } = await lookUpAccounts(
    trx,
    stage.federationId,
    doctors.map(({ username }) => username),
  );
  if (unknown.length > 0)
    throw healthRefusals.unknownDoctors({ names: listed(unknown) }, [
      { path: 'settings.healthForm', words: ['请核对账号名', 'Check the user names'] },
    ]);
  const before = new Set((await listDoctors(trx, keyOf(context))).map(({ id }) => id));
  await writeDoctors(
    trx,
    keyOf(context),
    accounts.map(({ id }) => id),
  );
  await tellOfDoctors(
    context,
    accounts.filter(({ id }) => !before.has(id)).map(({ id }) => id),
  );
  await countErasingAnew(context);
}

/** Asks those whose form is in to agree anew, where a doctor is named to whom they did not agree. */
async function tellOfDoctors(context: Context, addedIds: readonly string[]): Promise<void> {
  if (addedIds.length === 0) return;
  const asked = (await listAdmitted(context.trx, keyOf(context))).filter(
    ({ handedInAt, erasedAt, readers }) =>
      handedInAt !== null && erasedAt === null && addedIds.some((id) => !readers?.includes(id)),
  );
  const [zh, en] = calledOf(context.stage);
  await context.host.tell(
    asked.map(({ personId }) => personId),
    {
      title: [`“${zh}”新指定了医生`, `Another doctor is named: ${en}`],
      body: [
        '您交健康表时没有这位医生，所以医生还看不到您的表。愿意给看的，请在“我的健康表”里再同意一次。',
        'The doctor was not named when you handed your health form in, and cannot read it. If they may, agree anew under “My health form”.',
      ],
    },
  );
}

/**
 * The doctors whom this moment's settings name, where they are those whom the person was shown.
 * @throws health.doctors-changed
 */
async function agreedReaders(context: Context, shown: readonly string[] | undefined): Promise<string[]> {
  const doctors = await listDoctors(context.trx, keyOf(context));
  const names = doctors.map(({ name }) => name);
  if (shown && [...shown].sort().join('\n') !== [...names].sort().join('\n'))
    throw healthRefusals.doctorsChanged({
      names: names.length > 0 ? listed(names) : ['没有', 'nobody'],
    });
  return doctors.map(({ id }) => id);
}

/** The place of whoever asks, where a form is asked or one is in: it stays its person's. @throws health.not-asked */
async function getPlace(context: Context): Promise<EnrolmentRow> {
  const { trx, stage, scope } = context;
  const personId = findPersonId(scope);
  const mine = personId ? await findByPerson(trx, keyOf(context), personId) : undefined;
  if (mine?.state !== 'admitted' || mine.personId !== personId) throw healthRefusals.notAsked();
  if (!isAsked(context) && !(await findHealth(trx, stage.federationId, mine.id))) throw healthRefusals.notAsked();
  return mine;
}

/** One's own form, filled in or not. @throws health.not-asked */
export async function healthOfMine(context: Context): Promise<HealthView> {
  const { trx, stage, house } = context;
  const mine = await getPlace(context);
  const found = await findHealth(trx, stage.federationId, mine.id);
  const said = found?.sealed && (JSON.parse(house.vault.open(found.sealed, sealOfHealth(mine.id))) as Sealed);
  const handedInAt = found?.handedInAt ?? null;
  const doctors = await listDoctors(trx, keyOf(context));
  return {
    handedInAt,
    ...timeOfHealth(context, mine.batch),
    eraseDays: stage.settings.healthForm.eraseDays,
    erasesAt: timeOfErasing(context, { batch: mine.batch, handedInAt: handedInAt ?? context.now }),
    erasedAt: found?.erasedAt ?? null,
    ask: stage.settings.healthForm.questions.map(({ key, label, labelEn, kind, options, required }) => ({
      ...{ key, kind, options, required, label: [label, labelEn || label] as [string, string] },
    })),
    answers: said ? said.answers : {},
    said: said ? saidOf(said) : [],
    doctors: doctors.map(({ name }) => name),
    agreed: found !== undefined && doctors.every(({ id }) => found.readers.includes(id)),
  };
}

/**
 * Hands the own form in, or changes it, until the stay begins.
 * @throws health.not-asked, closed, consent-needed, doctors-changed; enrolment.answers-missing naming each question
 */
export async function handInHealth(context: Context, input: z.output<typeof handInHealthInput>) {
  const { trx, stage, house, host, now } = context;
  const mine = await getPlace(context);
  if (!isAsked(context)) throw healthRefusals.notAsked();
  if (!timeOfHealth(context, mine.batch).open) throw healthRefusals.closed();
  const { questions } = stage.settings.healthForm;
  const answers = checkAnswers(questions, input.answers, {});
  if (!input.agreed)
    throw healthRefusals.consentNeeded({}, [
      { path: 'agreed', words: ['不同意就不能交', 'Without it nothing can be handed in'] },
    ]);
  const said: Sealed = {
    answers,
    labels: Object.fromEntries(questions.map(({ key, label, labelEn }) => [key, [label, labelEn || label]])),
  };
  const sealed = house.vault.seal(JSON.stringify(said), sealOfHealth(mine.id));
  const readers = await agreedReaders(context, input.readers);
  const row = { sealed, readers, handedInAt: now, eraseAt: null, erasedAt: null };
  await trx
    .insertInto('enrolmentHealth')
    .values({ federationId: stage.federationId, enrolmentId: mine.id, ...row })
    .onConflict((conflict) => conflict.columns(['federationId', 'enrolmentId']).doUpdateSet(row))
    .execute();
  await host.audit('enrolment.hand-in-health', { kind: 'person', id: mine.personId }, { enrolment: mine.id });
  return { handedInAt: now };
}

/**
 * Agrees to the doctors who are named now, also once the stay has begun and the form stays as it is.
 * @throws health.not-asked where nothing is handed in, doctors-changed
 */
export async function agreeHealth(context: Context, input: z.output<typeof agreeHealthInput>) {
  const { trx, stage, host } = context;
  const mine = await getPlace(context);
  const found = await findHealth(trx, stage.federationId, mine.id);
  if (!found?.sealed) throw healthRefusals.notAsked();
  const readers = await agreedReaders(context, input.readers);
  await trx
    .updateTable('enrolmentHealth')
    .set({ readers })
    .where('federationId', '=', stage.federationId)
    .where('enrolmentId', '=', mine.id)
    .execute();
  await host.audit('enrolment.agree-health', { kind: 'person', id: mine.personId }, { enrolment: mine.id });
  return { handedInAt: found.handedInAt };
}

/** Takes consent and form back: it is deleted. @throws health.not-asked, closed */
export async function takeBackHealth(context: Context) {
  const { trx, stage, host } = context;
  const mine = await getPlace(context);
  if (!timeOfHealth(context, mine.batch).open) throw healthRefusals.closed();
  if ((await deleteHealth(trx, stage.federationId, [mine.id])) > 0)
    await host.audit('enrolment.take-back-health', { kind: 'person', id: mine.personId }, { enrolment: mine.id });
  return { handedInAt: null };
}

/** Reminds those whose form is missing and can still be handed in. @returns how many */
export async function remindHealth(context: Context, { enrolmentIds }: z.output<typeof remindHealthInput>) {
  const { stage, host } = context;
  const chosen = new Set(enrolmentIds);
  const admitted = isAsked(context) ? await listAdmitted(context.trx, keyOf(context)) : [];
  const missing = admitted.filter(
    ({ enrolmentId, batch, handedInAt }) =>
      handedInAt === null && timeOfHealth(context, batch).open && (chosen.size === 0 || chosen.has(enrolmentId)),
  );
  const [zh, en] = calledOf(stage);
  await host.tell(
    missing.map(({ personId }) => personId),
    {
      title: [`“${zh}”请填健康表`, `Your health form: ${en}`],
      body: [
        '出发前请在活动页填好健康表，只有您和随行医生能看。',
        'Please fill it in on the programme page before you leave. Only you and the doctor read it.',
      ],
      urgent: true,
    },
  );
  await host.audit('enrolment.remind-health', { kind: 'stage', id: stage.id }, { count: missing.length });
  return { told: missing.length };
}
