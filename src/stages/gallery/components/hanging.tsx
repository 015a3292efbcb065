import { useQuery } from '@tanstack/react-query';
import { App, Button, Dropdown, Select } from 'antd';
import { type DragEvent, useState } from 'react';
import { noted } from '../../../kernel/words.ts';
import { Icon } from '../../../web/console/parts/icon.tsx';
import { EmptyNote, ErrorNote, Loading, Remark } from '../../../web/console/parts/note.tsx';
import { useLang, usePick, useWords } from '../../../web/console/preferences.tsx';
import { sayProblem } from '../../../web/console/problem.ts';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import type { DeskView, Settings } from '../contract.ts';
import { galleryManifest as manifest } from '../manifest.ts';
import { pieceStates } from '../rules.ts';
import { hungQuery, MOST_HUNG, type PieceRow, useGalleryChanged } from './gallery-source.ts';
import { type Asked, PieceDialogs } from './piece-dialogs.tsx';
import { panelWords } from './words.ts';

interface Props {
  stageId: string;
  desk: Pick<DeskView, 'zones'>;
  asks: Settings;
}

/** One zone as it hangs: dragged or moved by arrows into order, featured, moved to another zone, hidden. */
export function Hanging({ stageId, desk, asks }: Props) {
  const w = useWords(panelWords);
  const pick = usePick();
  const lang = useLang();
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<string>();
  const [dragged, setDragged] = useState<string>();
  const [asked, setAsked] = useState<Asked>();
  const changed = useGalleryChanged(stageId);
  const zone = desk.zones.some(({ key }) => key === chosen) ? (chosen ?? '') : (desk.zones[0]?.key ?? '');
  const hung = useQuery(hungQuery(stageId, zone));
  if (hung.error) return <ErrorNote error={hung.error} onRetry={() => void hung.refetch()} />;
  if (!hung.data) return <Loading />;
  const { items, total } = hung.data;

  const run = async (name: 'order' | 'feature' | 'place' | 'show', input: object) => {
    try {
      await takeStageAction(manifest, stageId, name, input as never);
    } catch (error) {
      void message.error(sayProblem(error, lang));
    }
    await changed();
  };
  const move = (id: string, to: number) => {
    const ids = items.map((piece) => piece.id);
    const from = ids.indexOf(id);
    if (from < 0 || to < 0 || to >= ids.length || from === to) return;
    ids.splice(to, 0, ...ids.splice(from, 1));
    void run('order', { pieceIds: ids });
  };
  const drop = (event: DragEvent, at: number) => {
    event.preventDefault();
    if (dragged) move(dragged, at);
    setDragged(undefined);
  };
  const zoneName = (words: readonly [string, string]) => pick(words) || w.rest;

  return (
    <>
      <div className="hanging-bar">
        {desk.zones.length > 1 && (
          <Select
            aria-label={w.zone}
            value={zone}
            options={desk.zones.map(({ key, words, count }) => ({
              value: key,
              label: noted(zoneName(words), count, lang),
            }))}
            onChange={setChosen}
          />
        )}
        {items.length > 1 && <span className="meta">{w.dragHint}</span>}
      </div>
      {items.length === 0 && <EmptyNote title={w.empty} advice={w.emptyAdvice} />}
      {total > MOST_HUNG && <Remark>{w.truncated}</Remark>}
      <ol className="hanging">
        {items.map((piece, at) => (
          <li
            key={piece.id}
            draggable
            data-state={piece.state}
            data-dragged={piece.id === dragged || undefined}
            onDragStart={() => setDragged(piece.id)}
            onDragEnd={() => setDragged(undefined)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => drop(event, at)}
          >
            {piece.pictureHref ? (
              <img src={`${piece.pictureHref}&width=320`} alt="" loading="lazy" draggable={false} />
            ) : (
              <p className="hanging-text">{piece.title}</p>
            )}
            <p>
              <b>{piece.title}</b>
              <span className="meta">{[piece.by || piece.unitName, piece.award].filter(Boolean).join(' · ')}</span>
              <span>
                {piece.state !== 'shown' && <em>{pick(pieceStates[piece.state])}</em>}
                {piece.featured && <em>{w.featured}</em>}
                {piece.reason && <small>{piece.reason}</small>}
              </span>
            </p>
            <div className="hanging-tools">
              <Button
                size="small"
                aria-label={w.earlier(piece.title)}
                disabled={at === 0}
                onClick={() => move(piece.id, at - 1)}
              >
                ←
              </Button>
              <Button
                size="small"
                aria-label={w.later(piece.title)}
                disabled={at === items.length - 1}
                onClick={() => move(piece.id, at + 1)}
              >
                →
              </Button>
              <Dropdown trigger={['click']} menu={{ items: menuOf(piece) }}>
                <Button size="small" aria-label={w.more(piece.title)}>
                  <Icon name="more" />
                </Button>
              </Dropdown>
            </div>
          </li>
        ))}
      </ol>
      <PieceDialogs stageId={stageId} asked={asked} onClose={() => setAsked(undefined)} />
    </>
  );

  function menuOf(piece: PieceRow) {
    const pieceIds = [piece.id];
    const zones = asks.zones.filter(({ key }) => key !== zone);
    return [
      {
        key: 'feature',
        label: piece.featured ? w.unfeature : w.feature,
        onClick: () => void run('feature', { pieceIds, featured: !piece.featured }),
      },
      ...zones.map(({ key, label, labelEn }) => ({
        key: `to ${key}`,
        label: w.moveTo(pick([label, labelEn || label])),
        onClick: () => void run('place', { pieceIds, zone: key }),
      })),
      ...(asks.zones.length > 0
        ? [{ key: 'settings', label: w.bySettings, onClick: () => void run('place', { pieceIds, zone: null }) }]
        : []),
      { key: 'consent', label: w.consent, onClick: () => setAsked({ kind: 'consent', pieces: [piece] }) },
      piece.state === 'hidden'
        ? { key: 'show', label: w.show, onClick: () => void run('show', { pieceIds }) }
        : { key: 'hide', danger: true, label: w.hide, onClick: () => setAsked({ kind: 'hide', pieces: [piece] }) },
    ];
  }
}
