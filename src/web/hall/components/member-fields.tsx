import type { Lang } from '../../../kernel/words.ts';
import { say } from '../../../kernel/words.ts';
import type { TeamMemberView } from '../views/mine.ts';
import { formWords } from '../words/forms.ts';
import { Field } from './field.tsx';

/** One member's row; the captain is the first of the team. */
export function MemberFields({
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
