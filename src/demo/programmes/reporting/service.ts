import { createHmac } from 'node:crypto';
import { addDays, momentOf } from '../../../kernel/dates.ts';
import { demoWorkers } from '../../accounts/rules.ts';
import type { DemoPerson } from '../../people/contract.ts';
import { factOf } from '../enrolling/service.ts';
import { dayOnce, earlier, later, type Made, type MadeStage, put, type Work } from '../writing/service.ts';

/** Lets the partner units report what they gave out and whom they advised, with a correction here and there. */
export function reportTallies(work: Work, made: Made, stage: MadeStage): void {
  const { federationId, pile, units, today, now, accounts } = work;
  const { programme, dice, sessions } = made;
  const { tally } = programme;
  if (!tally || tally.leaflets === 0 || !made.publishedAt) return;
  const days = sessions.map((session) => session.day);
  const [first, last] = [Math.min(...days), Math.min(-1, Math.max(...days))];
  const forms = stage.settings.forms as readonly string[];
  const partner = accounts.get('partner');
  for (const name of tally.units) {
    const unit = units.byName.get(name);
    if (!unit) throw new RangeError(`no unit ${name}`);
    const own = name === '运河律师事务所' ? partner : undefined;
    for (let at = first + dice.between(0, 3); at <= last; at += tally.everyDays) {
      const day = addDays(today, at);
      const form = dice.oneOf(forms);
      const amounts = [
        ['leaflets', Math.round(tally.leaflets * (0.5 + dice.between(0, 100) / 100))],
        ['consultations', dice.between(1, tally.consultations * 2 - 1)],
        ...(dice.chance(0.3) ? [['people-declared', dice.between(20, 60)] as const] : []),
      ] as const;
      for (const [indicator, amount] of amounts) {
        const row = {
          federationId,
          id: dice.id(),
          stageId: stage.id,
          unitId: unit.id,
          indicator,
          form,
          day,
          amount,
          note: indicator === 'leaflets' ? `${form}发放法律手册、明白纸` : '',
          evidence: [],
          reportedBy: own?.id ?? null,
          reporterName: own?.name ?? `${name}联络员`,
          reportedAt: earlier(momentOf(day, '17:40'), now),
          corrects: null,
          reason: null,
        };
        const fact = { ...factOf(made, stage), indicator, day, declared: true };
        const isWrong = indicator === 'leaflets' && dice.chance(0.04);
        const replacedAt = isWrong ? earlier(later(row.reportedAt, 20 * 60), now) : null;
        put(pile, 'tallyReports', [{ ...row, replacedAt }]);
        pile.facts.push({ ...fact, amount, source: { kind: 'tally-report', id: row.id } });
        if (!replacedAt) continue;
        const right = { ...row, id: dice.id(), amount: amount + dice.between(5, 20), reportedAt: replacedAt };
        put(pile, 'tallyReports', [{ ...right, corrects: row.id, reason: '与出库单核对，少计一箱', replacedAt: null }]);
        pile.reversed.push({ kind: 'tally-report', id: row.id });
        pile.facts.push({ ...fact, amount: right.amount, source: { kind: 'tally-report', id: right.id } });
      }
    }
  }
}

/** Lets those who came say what they thought of it. */
export function answerFeedback(
  { house, federationId, pile, now }: Work,
  made: Made,
  { stage, came }: { stage: MadeStage; came: readonly { person: DemoPerson; at: Date }[] },
): void {
  const { programme, dice } = made;
  const quotes = programme.quotes ?? [];
  const once = [...new Map(came.map((arrival) => [arrival.person.id, arrival])).values()];
  const dayOf = dayOnce();
  for (const { person, at } of once) {
    const answeredAt = earlier(later(at, dice.between(180, 2_400)), now);
    const isSilent = !dice.chance(0.42);
    // The demo's own workers still have their word to say.
    if (isSilent || demoWorkers.some(({ name }) => name === person.name)) continue;
    const id = dice.id();
    const day = dayOf(answeredAt);
    const overall = dice.weighted([
      [5, 7],
      [4, 3],
      [3, 1],
    ] as const);
    const words = quotes.length > 0 && dice.chance(0.16) ? dice.oneOf(quotes) : '';
    put(pile, 'feedbackAnswers', [
      {
        federationId,
        id,
        stageId: stage.id,
        // As the stage itself tells answers apart.
        respondent: createHmac('sha256', house.keys.signing).update(`feedback\0${stage.id}\0${person.id}`).digest(),
        personId: null,
        ratings: { overall },
        words,
        quotable: words !== '' && dice.chance(0.8),
        answeredOn: day,
      },
    ]);
    pile.facts.push({ ...factOf(made, stage), indicator: 'feedback-answers', day, source: { kind: 'feedback', id } });
  }
}
