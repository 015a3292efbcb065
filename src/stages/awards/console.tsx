import './components/panel.css';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Conditions } from '../../web/console/parts/conditions.tsx';
import { ConfirmDanger } from '../../web/console/parts/confirm-danger.tsx';
import { Figures } from '../../web/console/parts/figures.tsx';
import { ErrorNote, Loading, Remark } from '../../web/console/parts/note.tsx';
import { PrintRuns } from '../../web/console/parts/print-runs.tsx';
import { useDates, useNumbers, usePick, useWords } from '../../web/console/preferences.tsx';
import { stageFile, takeStageAction } from '../../web/console/stage-calls.ts';
import type { StagePanelProps } from '../../web/console/stage-panel.ts';
import { Awarded } from './components/awarded.tsx';
import { type Draft, draftQuery, fieldQuery, useAwardsChanged } from './components/awards-source.ts';
import { DraftTable } from './components/draft-table.tsx';
import { Organisers } from './components/organisers.tsx';
import { Seal } from './components/seal.tsx';
import { Ties } from './components/ties.tsx';
import { panelWords } from './components/words.ts';
import { awardsManifest as manifest } from './manifest.ts';
import { unpickedOf } from './rules.ts';

/** Places of each tier and how many are given; what is missing, and the release. */
function Before({ stageId, draft }: { stageId: string; draft: Draft }) {
  const w = useWords(panelWords);
  const { number } = useNumbers();
  const { message } = App.useApp();
  const changed = useAwardsChanged(stageId);
  const pick = usePick();
  const [asking, setAsking] = useState(false);
  const organisers = useQuery(fieldQuery(stageId)).data;
  const unpicked = organisers?.name
    ? unpickedOf({ places: organisers.places, chosen: organisers.chosen, units: organisers.units.length })
    : 0;
  const warning =
    organisers && unpicked > 0 ? w.unpicked(organisers.name, number(organisers.chosen), number(unpicked)) : undefined;
  const release = async () => {
    const { awards, certificates, honours } = await takeStageAction(manifest, stageId, 'release', {
      digest: draft.digest,
    });
    void message.success(w.releasedNow(awards, certificates, honours));
    await changed();
  };
  return (
    <>
      <Figures
        figures={draft.tiers.map(
          ({ name, given, places }) =>
            [name, places === null ? number(given) : w.ofPlaces(number(given), number(places))] as const,
        )}
      />
      {draft.crowded.length > 0 && <Remark tone="gold">{w.crowded(draft.crowded.join(pick(['、', ', '])))}</Remark>}
      <Conditions title={w.before} whys={draft.whys} />
      {warning && <Remark tone="gold">{warning}</Remark>}
      <div className="awards-steps">
        <Button type="primary" disabled={!draft.whys.every(({ ok }) => ok)} onClick={() => setAsking(true)}>
          {w.release}
        </Button>
        <Button href={stageFile(manifest, stageId, 'ranking')} target="_blank">
          {w.printRanking}
        </Button>
      </div>
      <ConfirmDanger
        open={asking}
        title={w.release}
        verb={w.release}
        consequences={
          <>
            <p>{w.releaseConsequences}</p>
            {warning && <Remark tone="gold">{warning}</Remark>}
          </>
        }
        onConfirm={release}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

function After({ stageId, released }: { stageId: string; released: NonNullable<Draft['released']> }) {
  const w = useWords(panelWords);
  const { number } = useNumbers();
  const { day } = useDates();
  return (
    <>
      <Figures
        figures={[
          [w.releasedOn, day(released.on)],
          [w.given, number(released.given)],
          [w.revokedCount, number(released.revoked)],
          [w.certificates, number(released.certificates)],
        ]}
      />
      {released.gone > 0 && <Remark tone="red">{w.gone(released.gone)}</Remark>}
      <div className="awards-steps">
        <Button href={stageFile(manifest, stageId, 'ranking')} target="_blank">
          {w.printRanking}
        </Button>
      </div>
    </>
  );
}

/** Awards in the programme's workspace: the draft with its ties, organisers, the release; then print runs and revocation. */
export function StagePanel({ stage, manages }: StagePanelProps) {
  const draft = useQuery({ ...draftQuery(stage.id), enabled: manages });
  if (!manages) return null;
  if (draft.error) return <ErrorNote error={draft.error} onRetry={() => void draft.refetch()} />;
  if (!draft.data) return <Loading />;
  const { released, unitId } = draft.data;
  return released ? (
    <>
      <After stageId={stage.id} released={released} />
      <PrintRuns batchId={stage.id} />
      <Awarded stageId={stage.id} />
      <Organisers stageId={stage.id} open={false} />
      <Seal unitId={unitId} />
    </>
  ) : (
    <>
      <Before stageId={stage.id} draft={draft.data} />
      <Ties stageId={stage.id} draft={draft.data} />
      <DraftTable stageId={stage.id} draft={draft.data} />
      <Organisers stageId={stage.id} open />
      <Seal unitId={unitId} />
    </>
  );
}
