import { App, Button } from 'antd';
import { useState } from 'react';
import { Conditions } from '../../../web/console/parts/conditions.tsx';
import { ConfirmDanger } from '../../../web/console/parts/confirm-danger.tsx';
import { Figures, type NamedAmount } from '../../../web/console/parts/figures.tsx';
import { Remark } from '../../../web/console/parts/note.tsx';
import { useDates, useLang, useNumbers, usePick, useWords } from '../../../web/console/preferences.tsx';
import { sayProblem } from '../../../web/console/problem.ts';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import { galleryManifest as manifest } from '../manifest.ts';
import { pieceStates } from '../rules.ts';
import type { deskQuery } from './gallery-source.ts';
import { useGalleryChanged } from './gallery-source.ts';
import { panelWords } from './words.ts';

export type Desk = Awaited<ReturnType<NonNullable<ReturnType<typeof deskQuery>['queryFn']>>>;

/** How the exhibition stands, opening it, and taking it down. */
export function GalleryHead({ stageId, programmeId, desk }: { stageId: string; programmeId: string; desk: Desk }) {
  const w = useWords(panelWords);
  const pick = usePick();
  const { number } = useNumbers();
  const { day, moment } = useDates();
  const [isClosing, setClosing] = useState(false);
  const lang = useLang();
  const { message } = App.useApp();
  const changed = useGalleryChanged(stageId);
  const states = (['shown', 'unasked', 'refused', 'hidden'] as const).map(
    (key): NamedAmount => [pick(pieceStates[key]), desk.states[key] ?? 0],
  );
  const openIt = async () => {
    await takeStageAction(manifest, stageId, 'open', {}).catch((error) => message.error(sayProblem(error, lang)));
    await changed();
  };
  const isOpen = desk.state === 'open';
  const isReady = desk.whys.every(({ ok }) => ok);
  return (
    <>
      <Figures figures={[...states, [w.visits, desk.visits]]} />
      {!isOpen && !isReady && <Conditions title={w.before} whys={desk.whys} />}
      {desk.state === 'draft' && isReady && <Remark>{w.notYet}</Remark>}
      {isOpen && !desk.isOn && <Remark>{w.outside}</Remark>}
      <div className="gallery-steps">
        {isOpen ? (
          <>
            <Button href={`/programmes/${programmeId}/${stageId}/exhibition`} target="_blank">
              {w.look}
            </Button>
            <Button href={`/screen/gallery/${stageId}`} target="_blank">
              {w.screen}
            </Button>
            <Button danger onClick={() => setClosing(true)}>
              {w.close}
            </Button>
          </>
        ) : (
          <Button type="primary" disabled={!isReady} onClick={() => void openIt()}>
            {w.open}
          </Button>
        )}
      </div>
      <p className="meta">
        {isOpen && desk.openedAt ? w.openSince(moment(desk.openedAt)) : ''}
        {desk.closedAt ? w.closedSince(moment(desk.closedAt)) : ''}
      </p>
      {desk.days.length > 0 && (
        <p className="meta">
          {w.visitsOf(desk.days.map((each) => `${day(each.day)} ${number(each.visits)}`))} {w.visitsAbout}
        </p>
      )}
      <ConfirmDanger
        open={isClosing}
        title={w.close}
        verb={w.close}
        consequences={<p>{w.closeConsequences}</p>}
        onConfirm={async () => {
          await takeStageAction(manifest, stageId, 'close', {});
          await changed();
        }}
        onClose={() => setClosing(false)}
      />
    </>
  );
}
