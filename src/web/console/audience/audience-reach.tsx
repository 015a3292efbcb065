import { useQueries, useQuery } from '@tanstack/react-query';
import { audienceRoutes } from '../../../people/members/audience/contract.ts';
import { ask } from '../api.ts';
import { useSettled } from '../parts/use-later.ts';
import { useLang, useNumbers, useWords } from '../preferences.tsx';
import { unitQuery } from '../units/unit-source.ts';
import { type AudienceDraft, audienceSentence } from './audience-words.ts';
import { audienceEditorWords } from './words.ts';

function Count({ draft }: { draft: AudienceDraft }) {
  const w = useWords(audienceEditorWords);
  const { number } = useNumbers();
  const asked = useSettled(JSON.stringify(draft), 500);
  const answer = useQuery({
    queryKey: [audienceRoutes.count.path, asked],
    queryFn: ({ signal }) =>
      ask(audienceRoutes.count, { body: { audience: JSON.parse(asked) as AudienceDraft } }, { signal }),
    retry: false,
    staleTime: 60_000,
  });
  if (answer.error) return <span className="meta">{w.uncounted}</span>;
  return answer.data ? (
    <b>{w.reaches(number(answer.data.people), number(answer.data.members))}</b>
  ) : (
    <span className="meta">{w.counting}</span>
  );
}

/** Whom an audience lets in, as a sentence and as a number, while it is being set. */
export function AudienceReach({ draft }: { draft: AudienceDraft }) {
  const w = useWords(audienceEditorWords);
  const lang = useLang();
  const unitIds = (draft.units ?? []).map((unit) => unit.unitId).filter(Boolean);
  const units = useQueries({ queries: unitIds.map((id) => unitQuery(id)) });
  const names = new Map(unitIds.map((id, at) => [id, units[at]?.data?.name ?? '…']));
  return (
    <div className="reach" role="status">
      <p>{audienceSentence(draft, names, lang)}</p>
      <p>
        <Count draft={draft} /> <span className="meta">{w.explains}</span>
      </p>
    </div>
  );
}
