import type { Lang } from '../../../kernel/words.ts';
import { say } from '../../../kernel/words.ts';
import { sayBytes } from '../../kit/numbers.ts';
import { langOf } from '../../kit/phrases.ts';
import type { MaterialView, ProgrammeView } from '../views/programme.ts';
import { programmeWords } from '../words/programmes.ts';
import { Icon } from './icon.tsx';

/** Who holds it and whom to ring. */
export function Organisers({
  organisers,
  contact,
  lang,
}: Pick<ProgrammeView, 'organisers' | 'contact'> & { lang: Lang }) {
  return (
    <dl className="imprint">
      {organisers.map(({ role, units }) => (
        <div key={role}>
          <dt>{role}</dt>
          <dd lang={langOf(units.join(), lang)}>{units.join(lang === 'zh' ? '、' : ', ')}</dd>
        </div>
      ))}
      {contact && (
        <div>
          <dt>{say(programmeWords, lang).contact}</dt>
          <dd>
            {contact.name}{' '}
            {contact.phone && <a href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`}>{contact.phone}</a>}
          </dd>
        </div>
      )}
    </dl>
  );
}

/** Files to take along, each with its kind and size. */
export function Materials({ materials }: { materials: MaterialView[] }) {
  return (
    <ul className="materials">
      {materials.map(({ label, href, type, bytes }) => (
        <li key={href}>
          <a href={href}>
            <Icon name="download" />
            {label}
          </a>
          <span className="meta">
            {type} {bytes !== undefined && sayBytes(bytes)}
          </span>
        </li>
      ))}
    </ul>
  );
}
