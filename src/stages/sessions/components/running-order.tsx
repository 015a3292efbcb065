import { useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { clockOf } from '../../../kernel/dates.ts';
import { describeForm } from '../../../kernel/fields.ts';
import { FormFromSchema } from '../../../web/console/form/form-from-schema.tsx';
import type { FormValue } from '../../../web/console/form/form-value.ts';
import { Icon } from '../../../web/console/parts/icon.tsx';
import { EmptyNote, ErrorNote } from '../../../web/console/parts/note.tsx';
import { useNarrow, useWords } from '../../../web/console/preferences.tsx';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import { agendaItem, planTeamsInput } from '../contract.ts';
import { sessionsManifest } from '../manifest.ts';
import { OrderItem } from './order-item.tsx';
import { doorQuery, type Session, useSessionsChanged } from './sessions-source.ts';
import { useAsk } from './use-ask.tsx';
import { panelWords } from './words.ts';

type Item = Session['agenda'][number];

const schema = describeForm(agendaItem);
const planSchema = describeForm(planTeamsInput.omit({ sessionId: true }));
const plain = { chapter: '', startsAt: null, minutes: null, speakers: [], note: '' };

function moved<Each>(items: readonly Each[], from: number, to: number): Each[] {
  const rest = items.filter((_, at) => at !== from);
  return [...rest.slice(0, to), ...items.slice(from, from + 1), ...rest.slice(to)];
}

/** The running order as it is being changed: shown at once, taken back where the server refuses. */
function useOrder(stageId: string, session: Session) {
  const changed = useSessionsChanged(stageId);
  const [draft, setDraft] = useState<readonly Item[]>();
  const [problem, setProblem] = useState<unknown>();
  const save = async (items: readonly Item[]) => {
    setDraft(items);
    setProblem(undefined);
    try {
      await takeStageAction(sessionsManifest, stageId, 'setAgenda', { sessionId: session.id, items: [...items] });
      await changed();
    } finally {
      setDraft(undefined);
    }
  };
  return {
    items: draft ?? session.agenda,
    problem,
    save,
    saveQuietly: (items: readonly Item[]) => void save(items).catch(setProblem),
  };
}

/** The agenda of a session in chapters: sorted by dragging, buttons or Alt with the arrows; saved with every change. */
export function RunningOrder({ stageId, session }: { stageId: string; session: Session }) {
  const w = useWords(panelWords);
  const narrow = useNarrow();
  const { press, dialog } = useAsk();
  const { items, problem, save, saveQuietly } = useOrder(stageId, session);
  const [editing, setEditing] = useState<number>();
  const [dragged, setDragged] = useState<number>();
  const [said, setSaid] = useState('');
  const [planning, setPlanning] = useState(false);
  const changed = useSessionsChanged(stageId);
  const door = useQuery(doorQuery(stageId));
  const waiting = (door.data?.teams ?? []).filter(({ name }) => !items.some(({ title }) => title === name));
  const plan = async (value: FormValue) => {
    await takeStageAction(sessionsManifest, stageId, 'planTeams', { ...value, sessionId: session.id } as never);
    await changed();
    setPlanning(false);
  };
  const edited = editing === undefined ? undefined : items[editing];
  const start = useMemo<FormValue>(
    () => (edited ? { ...edited } : { chapter: items.at(-1)?.chapter ?? '' }),
    [edited, items],
  );
  const move = (from: number, to: number) => {
    const item = items[from];
    if (!item || to < 0 || to >= items.length || from === to) return;
    setSaid(w.moved(item.title, to + 1));
    saveQuietly(moved(items, from, to));
  };
  const byKeys = (event: KeyboardEvent, at: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const to = event.key === 'ArrowUp' ? at - 1 : at + 1;
    event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('.order-item')[to]?.focus();
    move(at, to);
  };
  const submit = async (value: FormValue) => {
    const given: FormValue = { ...plain, ...value };
    const item = given as Item;
    await save(edited ? items.map((each, at) => (at === editing ? item : each)) : [...items, item]);
    setEditing(undefined);
  };
  const addButton = (
    <Button icon={<Icon name="plus" />} onClick={() => setEditing(items.length)}>
      {w.addItem}
    </Button>
  );
  return (
    <>
      {problem !== undefined && <ErrorNote error={problem} />}
      {waiting.length > 0 && (
        <p>
          {w.teamsWaiting(waiting.length)} <Button onClick={() => setPlanning(true)}>{w.planTeams}</Button>
        </p>
      )}
      {items.length === 0 ? (
        <EmptyNote title={w.noAgenda} advice={w.noAgendaAdvice} action={addButton} />
      ) : (
        <>
          <p className="meta">{w.orderHint}</p>
          <ol className="running-order">
            {items.map((item, at) => (
              <OrderItem
                // biome-ignore lint/suspicious/noArrayIndexKey: items have no name of their own; their place is all they have
                key={at}
                item={{ ...item, clock: item.startsAt ? clockOf(new Date(item.startsAt)) : '' }}
                place={at}
                count={items.length}
                opensChapter={item.chapter !== '' && item.chapter !== items[at - 1]?.chapter}
                isDragged={dragged === at}
                onMove={(to) => move(at, to)}
                onKeys={(event) => byKeys(event, at)}
                onDrag={setDragged}
                onDrop={() => dragged !== undefined && move(dragged, at)}
                onEdit={() => setEditing(at)}
                onRemove={() =>
                  press({
                    verb: w.removeItem,
                    title: w.itemRemove(item.title),
                    text: w.removeItemText,
                    run: () => save(items.filter((_, other) => other !== at)),
                  })
                }
              />
            ))}
          </ol>
          {addButton}
        </>
      )}
      <p className="hidden" role="status">
        {said}
      </p>
      <Drawer
        open={editing !== undefined}
        onClose={() => setEditing(undefined)}
        size={narrow ? '100%' : 640}
        title={edited ? w.itemEdit(edited.title) : w.addItem}
        destroyOnHidden
      >
        <FormFromSchema key={editing} schema={schema} value={start} onSubmit={submit} />
      </Drawer>
      <Drawer
        open={planning}
        onClose={() => setPlanning(false)}
        size={narrow ? '100%' : 480}
        title={w.planTeams}
        destroyOnHidden
      >
        <p className="meta">{w.planTeamsText}</p>
        <FormFromSchema schema={planSchema} value={{}} onSubmit={plan} submitWords={w.planTeams} />
      </Drawer>
      {dialog}
    </>
  );
}
