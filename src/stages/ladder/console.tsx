import { useQuery } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { noted } from '../../kernel/words.ts';
import { useProgrammeChanged } from '../../web/console/pages/programme/programme-source.ts';
import { Figures } from '../../web/console/parts/figures.tsx';
import { ErrorNote, Loading, Remark } from '../../web/console/parts/note.tsx';
import { PlaceLink } from '../../web/console/parts/place-link.tsx';
import { places } from '../../web/console/places.ts';
import { useLang, useWords } from '../../web/console/preferences.tsx';
import { sayProblem } from '../../web/console/problem.ts';
import { stageRead, takeStageAction } from '../../web/console/stage-calls.ts';
import type { StagePanelProps } from '../../web/console/stage-panel.ts';
import { ladderManifest as manifest } from './manifest.ts';
import { words } from './words.ts';

/** Which ladder this programme's results and hours count on, and what was brought so far. */
export function StagePanel({ stage, manages }: StagePanelProps) {
  const w = useWords(words);
  const lang = useLang();
  const { message } = App.useApp();
  const programmeChanged = useProgrammeChanged();
  const [chosen, setChosen] = useState<string>();
  const [busy, setBusy] = useState(false);
  const status = useQuery({ ...stageRead(manifest, stage.id, 'status'), enabled: manages });
  if (!manages) return null;
  if (status.error) return <ErrorNote error={status.error} onRetry={() => void status.refetch()} />;
  if (!status.data) return <Loading />;
  const { ladder, choices, people, results } = status.data;
  const others = choices.filter(({ id }) => id !== ladder?.id);
  const link = async () => {
    if (!chosen) return;
    setBusy(true);
    try {
      const brought = await takeStageAction(manifest, stage.id, 'link', { ladderId: chosen });
      void message.success(w.linked(brought.results));
      setChosen(undefined);
      await Promise.all([programmeChanged(), status.refetch()]);
    } catch (error) {
      void message.error(sayProblem(error, lang));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {ladder ? <Remark tone="green">{w.chosen(ladder.title)}</Remark> : <Remark tone="gold">{w.none}</Remark>}
      <Figures
        figures={[
          [w.people, people],
          [w.results, results],
        ]}
      />
      {!ladder && choices.length === 0 && <p className="meta">{w.noChoices}</p>}
      <div className="ladder-link">
        {ladder && <PlaceLink to={places.ladder(ladder.id)}>{w.open}</PlaceLink>}
        {others.length > 0 && (
          <>
            <Select
              aria-label={w.choose}
              placeholder={w.choose}
              value={chosen}
              onChange={setChosen}
              options={others.map(({ id, title, trade }) => ({ value: id, label: noted(title, trade, lang) }))}
            />
            <Button type={ladder ? 'default' : 'primary'} disabled={!chosen} loading={busy} onClick={() => void link()}>
              {ladder ? w.change : w.choose}
            </Button>
          </>
        )}
      </div>
    </>
  );
}
