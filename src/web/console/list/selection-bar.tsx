import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { Bilingual } from '../../../kernel/words.ts';
import { useLang, usePick, useWords } from '../preferences.tsx';
import { sayProblem } from '../problem.ts';
import { commonWords } from '../words.ts';
import { listWords } from './words.ts';

/** Something done with the chosen rows at once. */
export interface BulkAction {
  key: string;
  title: Bilingual;
  danger?: boolean;
  /** Resolves once done; its problem is shown otherwise and the rows stay chosen. */
  run: (keys: string[]) => Promise<unknown>;
}

export interface SelectionBarProps {
  keys: ReadonlySet<string>;
  actions: readonly BulkAction[];
  path: string;
  onClear: () => void;
}

/** Takes the place of the filters while rows are chosen. */
export function SelectionBar({ keys, actions, path, onClear }: SelectionBarProps) {
  const w = useWords(listWords);
  const common = useWords(commonWords);
  const pick = usePick();
  const lang = useLang();
  const client = useQueryClient();
  const { message } = App.useApp();
  const work = useMutation({
    mutationFn: (action: BulkAction) => action.run([...keys]),
    onSuccess: () => {
      void message.success(common.done);
      onClear();
    },
    onError: (error) => void message.error(sayProblem(error, lang)),
    onSettled: () => client.invalidateQueries({ queryKey: [path] }),
  });
  return (
    <div className="list-bar selection-bar">
      <b role="status">{w.selected(keys.size)}</b>
      {actions.map((action) => (
        <Button
          key={action.key}
          danger={action.danger === true}
          disabled={work.isPending}
          loading={work.isPending && work.variables.key === action.key}
          onClick={() => work.mutate(action)}
        >
          {pick(action.title)}
        </Button>
      ))}
      <Button type="text" onClick={onClear}>
        {w.unselect}
      </Button>
    </div>
  );
}
