import type { Lang } from '../../../kernel/words.ts';
import { say } from '../../../kernel/words.ts';
import type { TeamView } from '../views/mine.ts';
import { formWords } from '../words/forms.ts';
import { Field } from './field.tsx';
import { MemberFields } from './member-fields.tsx';

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
      {team.category && (
        <Field
          field={{ name: 'teamCategory', label: w.teamCategory, kind: 'select', required: true, ...team.category }}
          lang={lang}
        />
      )}
      {team.error && <p className="error field">{team.error}</p>}
      <p className="field">
        <b>{w.captain}</b> {team.captain}
      </p>
      {team.members.map((member, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the form
        <MemberFields key={at} member={member} at={at} lang={lang} removable={size > team.least} />
      ))}
      {size < team.most && (
        <button className="plain" type="submit" name="intent" value="add-member">
          ＋ {w.addMember}
        </button>
      )}
    </div>
  );
}
