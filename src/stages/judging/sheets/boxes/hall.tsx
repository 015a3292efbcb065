import { pick, say } from '../../../../kernel/words.ts';
import { fieldId } from '../../../../web/hall/components/field-id.ts';
import type { HallFrame } from '../../../../web/hall/views/frame.ts';
import { words } from '../../words.ts';
import type { SheetView } from '../contract.ts';

type Criterion = SheetView['criteria'][number];
interface BoxProps {
  view: SheetView;
  criterion: Criterion;
  name: string;
  value: string;
  error: string | undefined;
  frame: HallFrame;
}

function Choices({
  name,
  value,
  options,
  columns,
}: {
  name: string;
  value: string;
  options: [value: string, label: string][];
  columns?: 2;
}) {
  return (
    <div className={columns ? `rating rating-${columns}` : 'rating'}>
      {options.map(([each, label]) => (
        <label key={each}>
          <input type="radio" name={name} value={each} defaultChecked={each === value} />
          <span aria-hidden="true">{label}</span>
          <span className="hidden">{label}</span>
        </label>
      ))}
    </div>
  );
}

/** The box that a criterion is marked in, as large as a thumb. */
export function Box({ view, criterion, name, value, error, frame }: BoxProps) {
  const w = say(words, frame.lang);
  const id = fieldId(name);
  const wrong = error && (
    <p className="error" id={`${id}-error`}>
      {error}
    </p>
  );
  if (view.form === 'yesNo' || view.form === 'rating') {
    const options: [string, string][] =
      view.form === 'yesNo'
        ? [
            ['1', w.yes],
            ['0', w.no],
          ]
        : [1, 2, 3, 4, 5].map((stars) => [String(stars), w.stars(stars)]);
    return (
      <fieldset className="field" id={id}>
        <legend className="hidden">{pick(criterion.words, frame.lang)}</legend>
        {wrong}
        <Choices
          name={name}
          value={value}
          options={options}
          {...(view.form === 'yesNo' ? { columns: 2 as const } : {})}
        />
      </fieldset>
    );
  }
  if (view.form === 'ranking') {
    return (
      <div className="field">
        <label htmlFor={id}>{w.placeField}</label>
        {wrong}
        <span className="box">
          <select id={id} name={name} defaultValue={value}>
            <option value="">—</option>
            {Array.from({ length: criterion.outOf }, (_, at) => (
              <option key={w.place(at + 1)} value={String(at + 1)}>
                {w.place(at + 1)}
              </option>
            ))}
            <option value="0">{w.noPlace}</option>
          </select>
        </span>
      </div>
    );
  }
  return (
    <div className="field number">
      <label htmlFor={id}>
        {pick(criterion.words, frame.lang)} <small className="meta">{w.markHint(criterion.outOf)}</small>
      </label>
      <input
        id={id}
        name={name}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        maxLength={10}
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
      {wrong}
    </div>
  );
}
