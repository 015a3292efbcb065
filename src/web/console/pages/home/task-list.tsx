import { useQuery } from '@tanstack/react-query';
import { programmeRoutes } from '../../../../programmes/contract.ts';
import { queryOf } from '../../api.ts';
import { Icon } from '../../parts/icon.tsx';
import { EmptyNote, ErrorNote, Loading } from '../../parts/note.tsx';
import { PlaceLink } from '../../parts/place-link.tsx';
import { useLang, useNumbers, usePick, useWords } from '../../preferences.tsx';
import { homeWords } from './words.ts';

/** An address as the server gives it, without the part that the router adds itself. */
function withinConsole(href: string): string {
  return href.replace(/^\/console(?=\/|$)/, '') || '/';
}

/** The words beside a count: without the count where they begin with it themselves. */
function besideCount(words: string, count: number): string {
  return words.startsWith(`${count} `) ? words.slice(`${count} `.length) : words;
}

/** Tasks with their counts; each leads to where it is done. */
export function TaskList() {
  const w = useWords(homeWords);
  const pick = usePick();
  const lang = useLang();
  const { number } = useNumbers();
  const answer = useQuery(queryOf(programmeRoutes.listTasks));
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading rows={5} />;
  if (answer.data.length === 0) return <EmptyNote title={w.noTasks} advice={w.noTasksAdvice} />;
  return (
    <ul className="tasks">
      {answer.data.map((task) => (
        <li key={`${task.programmeId}-${task.words[1]}`}>
          <PlaceLink to={withinConsole(task.href)} className="task">
            <b className="task-count">{number(task.count)}</b>
            <span className="task-words">
              <span>{besideCount(pick(task.words), task.count)}</span>
              <span className="meta">
                {lang === 'en' && task.programmeTitleEn ? task.programmeTitleEn : task.programmeTitle}
              </span>
            </span>
            <Icon name="right" />
          </PlaceLink>
        </li>
      ))}
    </ul>
  );
}
