import { say } from '../../../kernel/words.ts';
import type { Edition } from '../views/frame.ts';
import type { WhyView } from '../views/programme.ts';
import { programmeWords } from '../words/programmes.ts';
import { Icon } from './icon.tsx';

/** Why the reader may or may not take part, line by line, each with what to do about it. */
export function WhyList({ why, edition }: { why: WhyView; edition: Edition }) {
  const w = say(programmeWords, edition.lang);
  const open = why.lines.some(({ ok }) => ok === 'unknown');
  return (
    <div className="why">
      <h2 className={!why.allowed ? 'why-no' : open ? undefined : 'why-yes'}>
        {!why.allowed ? w.cannotJoin : open ? w.checkFirst : w.canJoin}
      </h2>
      <WhyLines lines={why.lines} edition={edition} />
    </div>
  );
}

/** Conditions one by one, whether each holds, and what to do about it. */
export function WhyLines({ lines, edition }: { lines: WhyView['lines']; edition: Edition }) {
  const w = say(programmeWords, edition.lang);
  return (
    <ul className="why-lines">
      {lines.map(({ ok, text, fix }) => (
        <li key={text} className={`why-${ok}`}>
          <Icon name={ok === 'unknown' ? 'question' : ok ? 'check' : 'cross'} />
          <span>
            <span className="hidden">{w.verdict(ok === 'unknown' ? w.unknown : ok ? w.met : w.unmet)}</span>
            {text} {fix && <a href={fix.href}>{fix.label}</a>}
          </span>
        </li>
      ))}
    </ul>
  );
}
