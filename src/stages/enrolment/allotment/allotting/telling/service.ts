import { type Bilingual, pick } from '../../../../../kernel/words.ts';
import type { StageContext } from '../../../../service.ts';
import type { Settings } from '../../../contract.ts';
import { batchNames } from '../../../lists/service.ts';
import { momentOf } from '../../../offers/telling/service.ts';
import type { EnrolmentRow } from '../../../queries.ts';
import { calledOf, type EnrolmentState, offerDeadline } from '../../../rules.ts';
import { tellDecided } from '../../../teams/telling/service.ts';
import type { Given } from '../../wishes/rules.ts';
import { toldWords } from '../../words.ts';

type Told = Pick<EnrolmentRow, 'subjectKind' | 'subjectId' | 'personId'> &
  Given & { state: EnrolmentState; reason: Bilingual | null };

/** Tells everyone what they got and where to see why: those alike in one message. */
export async function tellAllotted(context: StageContext<Settings>, decided: readonly Told[]): Promise<void> {
  const { stage, now } = context;
  const hours = stage.settings.confirmHours;
  const until = hours === null ? null : momentOf(context, offerDeadline(now, hours, stage.beginsAt));
  const nameOf = batchNames(stage.settings);
  const called = calledOf(stage);
  const alike = Map.groupBy(decided, ({ served, batch, wish, state, reason }) =>
    served ? `${batch} ${wish}` : `${state} ${reason ? pick(reason, 'zh') : ''}`,
  );
  for (const them of alike.values()) {
    const [first] = them;
    if (!first) continue;
    const batch = first.batch === null ? null : nameOf(first.batch);
    await tellDecided(context, them, {
      ...(first.served
        ? toldWords.served(called, { batch, wish: first.wish, until })
        : first.state === 'waiting'
          ? toldWords.waiting(called)
          : toldWords.declined(called, first.reason)),
      urgent: first.served,
    });
  }
}
