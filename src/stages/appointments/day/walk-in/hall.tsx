import { clockOf } from '../../../../kernel/dates.ts';
import { pick, say } from '../../../../kernel/words.ts';
import { textOf } from '../../../../web/hall/components/attempt.ts';
import { Bits } from '../../../../web/hall/components/bits.tsx';
import { HiddenInputs } from '../../../../web/hall/components/hidden-inputs.tsx';
import { Section } from '../../../../web/hall/components/section.tsx';
import type { PageProps } from '../../../hall.tsx';
import type { DayView } from '../../show/contract.ts';
import { words } from '../../words.ts';
import { dayHref } from '../marks/hall.tsx';

type Props = Pick<PageProps<DayView>, 'view' | 'frame' | 'base' | 'attempt'>;

/** The free times of today, to choose one for somebody who walks in. */
function SlotSelect({ view, frame, attempt, id }: Omit<Props, 'base'> & { id: string }) {
  const { lang } = frame;
  const w = say(words, lang);
  return (
    <div className="field">
      <label htmlFor={id}>{w.walkInSlot}</label>
      <div className="box">
        <select id={id} name="slotId" required defaultValue={textOf(attempt?.values.slotId) || undefined}>
          {view.free.map((slot) => (
            <option key={slot.id} value={slot.id}>
              {`${clockOf(slot.startsAt, frame.zone)} ${pick(slot.provider.name, lang)} ${w.left(slot.left)}`}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

/** People who were found, each taken in by a press. */
function Found({ view, frame, base, attempt }: Props) {
  const { lang } = frame;
  const w = say(words, lang);
  if (view.query && view.found.length === 0) return <p className="note">{w.notFound}</p>;
  if (view.found.length === 0) return null;
  return (
    <form method="post" action={dayHref(base, { day: view.day, provider: view.provider, q: view.query })}>
      <HiddenInputs values={{ action: 'walkIn' }} />
      <SlotSelect view={view} frame={frame} attempt={attempt} id="walk-in-found" />
      {view.found.map((person) => (
        <div key={person.personId} className="person">
          <div>
            <b>{person.name}</b>
            <Bits lang={lang} bits={[person.unitName, person.phoneTail && w.tail(person.phoneTail)]} />
          </div>
          <button
            className="btn btn-quiet"
            type="submit"
            name="personId"
            value={person.personId}
            aria-label={`${w.walkInAdd} ${person.name} ${person.phoneTail}`}
          >
            {w.walkInAdd}
          </button>
        </div>
      ))}
    </form>
  );
}

/** Somebody who stands there: from the roster where the reader may look, else by name. */
export function WalkIn(props: Props) {
  const { view, frame, base, attempt } = props;
  const w = say(words, frame.lang);
  if (view.free.length === 0)
    return (
      <Section title={w.walkIn} id="walk-in">
        <p className="note">{w.walkInNone}</p>
      </Section>
    );
  return (
    <Section title={w.walkIn} id="walk-in">
      {view.mayLookUp && (
        <form className="find field" action={`${base}/day#walk-in`}>
          <HiddenInputs values={{ day: view.day, ...(view.provider ? { provider: view.provider } : {}) }} />
          <input
            type="search"
            name="q"
            minLength={2}
            defaultValue={view.query}
            aria-label={w.walkInLook}
            placeholder={w.walkInLook}
          />
          <button type="submit">{w.find}</button>
        </form>
      )}
      <Found {...props} />
      <form method="post" action={dayHref(base, { day: view.day, provider: view.provider })}>
        <HiddenInputs values={{ action: 'walkIn' }} />
        <div className="field">
          <label htmlFor="walk-in-name">{w.walkInNew}</label>
          <p className="hint" id="walk-in-hint">
            {w.walkInNewHint}
          </p>
          <div className="box">
            <input
              id="walk-in-name"
              name="name"
              maxLength={60}
              required
              autoComplete="off"
              defaultValue={textOf(attempt?.values.name)}
              aria-describedby="walk-in-hint"
            />
          </div>
        </div>
        <SlotSelect view={view} frame={frame} attempt={attempt} id="walk-in-slot" />
        <div className="form-end">
          <button className="btn btn-quiet" type="submit">
            {w.walkInAdd}
          </button>
        </div>
      </form>
    </Section>
  );
}
