import type { Lang } from '../../../kernel/words.ts';
import { say } from '../../../kernel/words.ts';
import type { TeamMemberView, TeamView } from '../views/mine.ts';
import { formWords } from '../words/forms.ts';
import { Field } from './field.tsx';

function Member({
  member,
  at,
  lang,
  removable,
}: {
  member: TeamMemberView;
  at: number;
  lang: Lang;
  removable: boolean;
}) {
  const w = say(formWords, lang);
  const name = { name: `members.${at}.name`, label: w.memberName, value: member.name, error: member.nameError };
  const phone = { name: `members.${at}.phone`, label: w.memberPhone, value: member.phone, error: member.phoneError };
  return (
    <fieldset className="member field">
      <legend>{w.member(at + 2)}</legend>
      <Field field={{ ...name, kind: 'text', required: true, autoComplete: 'off' }} lang={lang} />
      <Field field={{ ...phone, kind: 'phone', required: true, autoComplete: 'off' }} lang={lang} />
      {removable && (
        <button
          className="plain"
          type="submit"
          name="intent"
          value={`remove-${at}`}
          aria-label={w.removeMember(at + 2)}
        >
          ✕
        </button>
      )}
    </fieldset>
  );
}

/** A team with named members. Adding and removing a row is a press that posts the form, so no script is needed. */
export function TeamFields({ team, lang }: { team: TeamView; lang: Lang }) {
  const w = say(formWords, lang);
  const size = team.members.length + 1;
  return (
    <div className="form-part">
      <h2>{w.team}</h2>
      <p className="meta">{w.teamSize(team.least, team.most)}</p>
      <Field
        field={{
          name: 'teamName',
          label: w.teamName,
          kind: 'text',
          required: true,
          value: team.name,
          error: team.nameError,
          maxLength: 30,
        }}
        lang={lang}
      />
      {team.error && <p className="error field">{team.error}</p>}
      <p className="field">
        <b>{w.captain}</b> {team.captain}
      </p>
      {team.members.map((member, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the form
        <Member key={at} member={member} at={at} lang={lang} removable={size > team.least} />
      ))}
      {size < team.most && (
        <button className="plain" type="submit" name="intent" value="add-member">
          ＋ {w.addMember}
        </button>
      )}
    </div>
  );
}
