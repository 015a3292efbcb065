import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import { ConfirmDanger } from '../../../web/console/parts/confirm-danger.tsx';
import { ErrorNote, Loading, Remark } from '../../../web/console/parts/note.tsx';
import { Section } from '../../../web/console/parts/page.tsx';
import { usePick, useWords } from '../../../web/console/preferences.tsx';
import { stageRead, takeStageAction } from '../../../web/console/stage-calls.ts';
import { judgingManifest as manifest } from '../manifest.ts';
import { type Overview, previewQuery, useRoundChanged } from './judging-source.ts';
import { panelWords } from './words.ts';

type Rule = 'none' | 'all' | 'pick';

/** The cut line with the ties across it, what stands against a release, and the release itself. */
export function CutPreview({ stageId, overview }: { stageId: string; overview: Overview }) {
  const w = useWords(panelWords);
  const pick = usePick();
  const { message } = App.useApp();
  const client = useQueryClient();
  const changed = useRoundChanged(stageId);
  const preview = useQuery(previewQuery(stageId));
  const [rule, setRule] = useState<Rule>();
  const [picked, setPicked] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const [verified, setVerified] = useState<string>();
  const reasonId = useId();
  if (preview.error) return <ErrorNote error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return <Loading rows={3} />;
  const { cuts, missing, short, digest, asked, fewerDropped } = preview.data;
  const tied = cuts.flatMap((cut) => cut.tied);
  const isPicked = ({ entryId }: { entryId: string }) => picked.includes(entryId);
  const released = overview.state === 'released';
  const goOn = ({ on, tied: theirs }: (typeof cuts)[number]) => {
    if (released || !rule || rule === 'none') return on;
    return on + (rule === 'all' ? theirs.length : theirs.filter(isPicked).length);
  };
  const overPicked = cuts.some((cut) => cut.tied.filter(isPicked).length > cut.free);
  // What a release would be refused for is said on its button.
  const first =
    tied.length > 0 && (!rule || (rule === 'pick' && picked.length === 0))
      ? w.firstTies(tied.length)
      : rule === 'pick' && overPicked
        ? w.firstPick
        : (missing > 0 || short.length > 0) && reason.trim() === ''
          ? w.firstReason
          : undefined;
  const dropped = fewerDropped > 0 ? w.fewerDroppedOf(asked, fewerDropped) : undefined;
  const release = async () => {
    const ties = tied.length === 0 || !rule ? null : rule === 'pick' ? { rule, entryIds: picked } : { rule };
    const { on } = await takeStageAction(manifest, stageId, 'release', { digest, ties, reason });
    void message.success(w.releasedNow(on));
    await changed();
  };
  const verify = async () => {
    const { equal, entries, edition, differences } = await client.fetchQuery({
      ...stageRead(manifest, stageId, 'verify'),
      staleTime: 0,
    });
    setVerified(
      equal
        ? w.verifyEqual(entries, edition)
        : w.verifyDiffers(differences.map(({ code }) => code).join(pick(['、', ', ']))),
    );
  };
  return (
    <Section title={w.cut}>
      {cuts.map((cut) => (
        <div key={cut.category}>
          <p>
            {cut.category && <b>{cut.category} </b>}
            {cut.places === null ? w.allOn(cut.ranked) : w.cutLine(cut.ranked, goOn(cut), cut.lastScore ?? '–')}
          </p>
          {!released && cut.tied.length > 0 && (
            <Remark tone="red">
              {w.tied(cut.tied.length, cut.free)}
              {cut.tied.map(({ code, title }) => `${code} ${title}`).join(pick(['、', ', ']))}
            </Remark>
          )}
        </div>
      ))}
      {dropped && <Remark tone="gold">{dropped}</Remark>}
      {released ? (
        <div className="round-steps">
          <Button onClick={() => void verify()}>{w.verify}</Button>
          {verified && <p role="status">{verified}</p>}
        </div>
      ) : (
        overview.state !== 'preparing' && (
          <div className="round-release">
            {tied.length > 0 && (
              <fieldset className="form-group">
                <legend>{w.decideTies}</legend>
                <Radio.Group
                  value={rule}
                  onChange={(event) => setRule(event.target.value as Rule)}
                  options={[
                    { value: 'none', label: w.tiesNone },
                    { value: 'all', label: w.tiesAll },
                    { value: 'pick', label: w.tiesPick },
                  ]}
                />
                {rule === 'pick' &&
                  cuts
                    .filter((cut) => cut.tied.length > 0)
                    .map((cut) => (
                      <div key={cut.category}>
                        <p className="meta">{w.pickLeft(cut.category, cut.free - cut.tied.filter(isPicked).length)}</p>
                        <Checkbox.Group
                          value={cut.tied.filter(isPicked).map(({ entryId }) => entryId)}
                          onChange={(chosen: string[]) =>
                            setPicked([
                              ...picked.filter((id) => !cut.tied.some(({ entryId }) => entryId === id)),
                              ...chosen,
                            ])
                          }
                          options={cut.tied.map(({ entryId, code, title }) => ({
                            value: entryId,
                            label: `${code} ${title}`,
                          }))}
                        />
                      </div>
                    ))}
              </fieldset>
            )}
            {(missing > 0 || short.length > 0) && (
              <>
                {missing > 0 && <Remark tone="gold">{w.missing(missing)}</Remark>}
                {short.length > 0 && (
                  <Remark tone="gold">{w.short(short.slice(0, 40).join(pick(['、', ', '])))}</Remark>
                )}
                <label htmlFor={reasonId}>{w.releaseReason}</label>
                <Input.TextArea
                  id={reasonId}
                  rows={2}
                  maxLength={1000}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              </>
            )}
            <div>
              <Button
                type={overview.state === 'closed' ? 'primary' : 'default'}
                disabled={first !== undefined}
                onClick={() => setAsking(true)}
              >
                {first ?? w.release}
              </Button>
            </div>
          </div>
        )
      )}
      {asking && (
        <ConfirmDanger
          open
          title={w.release}
          verb={w.release}
          consequences={
            <>
              {dropped && <Remark tone="gold">{dropped}</Remark>}
              <p>{w.releaseText}</p>
            </>
          }
          onConfirm={release}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  );
}
