import type { Lang } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import { fieldId } from './field-id.ts';

interface ConsentProps {
  name: string;
  text: string;
  error?: string;
  lang: Lang;
  optional?: boolean;
  ticked?: boolean;
}

/** A single line to tick: consent, or a plain yes. */
export function Consent({ name, text, error, lang, optional, ticked }: ConsentProps) {
  const id = fieldId(name);
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <label className="consent">
        <input
          id={id}
          type="checkbox"
          name={name}
          value="yes"
          required={!optional}
          defaultChecked={ticked}
          aria-describedby={error && `${id}-error`}
        />
        <span lang={langOf(text, lang)}>{text}</span>
      </label>
    </div>
  );
}
