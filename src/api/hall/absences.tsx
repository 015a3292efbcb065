import type { Context } from 'hono';
import { z } from 'zod';
import { formatDay } from '../../kernel/dates.ts';
import { pick, say } from '../../kernel/words.ts';
import type { MyAbsence } from '../../registries/absences/contract.ts';
import { appealAbsence, listMyAbsences } from '../../registries/absences/deciding/service.ts';
import { absenceRefusals } from '../../registries/absences/errors.ts';
import { absenceStates } from '../../registries/absences/register.ts';
import { MyAbsencesPage } from '../../web/hall/pages/my-absences-page.tsx';
import { paths } from '../../web/hall/paths.ts';
import type { MyAbsenceView } from '../../web/hall/views/absences.ts';
import type { HallFrame } from '../../web/hall/views/frame.ts';
import { absencesWords } from '../../web/hall/words/absences.ts';
import type { App } from '../request.ts';
import { flash } from './frame.ts';
import type { Hall, Reading } from './hall.ts';
import { personOf } from './person.ts';

const MOST_CHARACTERS = 400;
const tones = { counted: 'last', appealed: 'gold', excused: 'quiet' } as const;

/** The reader's own absences, and appealing against one. */
export function addAbsences(app: App, hall: Hall): void {
  app.get(paths.myAbsences, (context) => hall.page(context, (reading) => myPage(hall, reading)));
  app.post(`${paths.myAbsences}/:id`, async (context) => {
    const scope = await hall.scopeOf(context);
    personOf(scope);
    const absenceId = idOf(context);
    const typed = (await context.req.parseBody())[`reason-${absenceId.slice(-12)}`];
    const reason = typeof typed === 'string' ? typed.trim().slice(0, MOST_CHARACTERS) : '';
    if (reason === '') {
      flash(context, absencesWords.needed, 'refused');
    } else {
      await appealAbsence(hall.house, scope, { absenceId, reason });
      flash(context, absencesWords.sent);
    }
    return context.redirect(paths.myAbsences, 303);
  });
}

function idOf(context: Context): string {
  const id = z.uuid().safeParse(context.req.param('id'));
  if (!id.success) throw absenceRefusals.notFound();
  return id.data;
}

async function myPage({ house }: Hall, { scope, frame }: Reading) {
  personOf(scope);
  const absences = await listMyAbsences(house.db, scope);
  return <MyAbsencesPage frame={frame} absences={absences.map((absence) => viewOf(absence, frame))} />;
}

function viewOf(
  { id, day, what, unitName, state, appeal, reason, mayAppeal }: MyAbsence,
  frame: HallFrame,
): MyAbsenceView {
  const w = say(absencesWords, frame.lang);
  return {
    id,
    what,
    tag: { tone: tones[state], text: pick(absenceStates[state], frame.lang) },
    facts: [
      { label: w.day, value: formatDay(day, { lang: frame.lang }) },
      { label: w.unit, value: unitName },
      ...(appeal ? [{ label: w.said, value: appeal }] : []),
      ...(reason ? [{ label: w.decided, value: reason }] : []),
    ],
    ...(mayAppeal ? { appeal: { post: `${paths.myAbsences}/${id}` } } : {}),
  };
}
