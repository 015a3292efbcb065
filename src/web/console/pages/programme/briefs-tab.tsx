import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { programmeBriefRoutes } from '../../../../programmes/briefs/contract.ts';
import { ask } from '../../api.ts';
import { briefListProps } from '../../brief/brief-list.tsx';
import { briefSource } from '../../brief/brief-source.ts';
import { briefWords } from '../../brief/words.ts';
import { DataList } from '../../list/data-list.tsx';
import { Icon } from '../../parts/icon.tsx';
import { places } from '../../places.ts';
import { useLang, useWords } from '../../preferences.tsx';
import { sayProblem } from '../../problem.ts';
import { useMay } from '../../session.ts';
import { useProgramme } from './programme-source.ts';

/** Briefs of this programme; one press drafts a new one from its records. */
export function BriefsTab() {
  const w = useWords(briefWords);
  const lang = useLang();
  const { message } = App.useApp();
  const programme = useProgramme();
  const navigate = useNavigate();
  const writes = useMay('press.manage');
  const draft = useMutation({
    mutationFn: () => ask(programmeBriefRoutes.draftBrief, { params: { programmeId: programme.id } }),
    onSuccess: ({ id }) => void navigate({ to: places.brief(id) }),
    onError: (error) => void message.error(sayProblem(error, lang)),
  });
  const make = writes && (
    <Button icon={<Icon name="brief" />} loading={draft.isPending} onClick={() => draft.mutate()}>
      {w.make}
    </Button>
  );
  return (
    <DataList
      label={w.title}
      source={briefSource}
      fixed={{ programmeId: programme.id }}
      searchable={false}
      exportable={false}
      {...briefListProps}
      aside={make}
      empty={{ title: w.none, advice: `${w.noneAdvice}${w.makeHelp}`, action: make }}
    />
  );
}
