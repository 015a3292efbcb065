import { formatMoment } from '../../../kernel/dates.ts';
import { say } from '../../../kernel/words.ts';
import { Empty } from '../../../web/hall/components/empty.tsx';
import { SheetPage } from '../../../web/hall/pages/sheet-page.tsx';
import { langOf } from '../../../web/kit/phrases.ts';
import type { PageProps } from '../../hall.tsx';
import type { MineView } from '../contract.ts';
import { words } from '../words.ts';

/** What is mine in this exhibition, and whether it is shown: for whom it belongs to alone. */
export function MinePage({ view, frame, base, programme, attempt }: PageProps<MineView>) {
  const { lang, zone } = frame;
  const w = say(words, lang);
  return (
    <SheetPage
      frame={frame}
      title={w.mine}
      lead={w.mineLead}
      programme={{ label: programme.title, href: programme.href }}
    >
      {attempt?.refusal && (
        <p className="flash flash-refused" role="alert">
          {attempt.refusal.say(lang)}
        </p>
      )}
      {view.pieces.length === 0 && (
        <Empty
          title={w.mineNone}
          text={w.mineNoneAdvice}
          links={[{ label: w.toProgramme, href: programme.href }]}
          woodcut="exhibition"
          edition={frame}
        />
      )}
      {view.pieces.map((piece) => (
        <form key={piece.id} className="my-piece" method="post" action={`${base}/mine`}>
          <input type="hidden" name="action" value="agree" />
          <input type="hidden" name="pieceId" value={piece.id} />
          <h2 id={`piece-${piece.id}`} lang={langOf(piece.title, lang)}>
            {piece.title || w.untitled}
          </h2>
          <p className="meta">
            {piece.answeredAt ? w.answered(formatMoment(piece.answeredAt, { lang, zone })) : w.notAnswered}
          </p>
          {piece.hiddenReason && <p className="note">{w.hiddenBecause(piece.hiddenReason)}</p>}
          {/* biome-ignore lint/a11y/useSemanticElements: the heading above names the group */}
          <div className="choices" role="group" aria-labelledby={`piece-${piece.id}`}>
            <label>
              <input type="checkbox" name="hall" value="yes" defaultChecked={piece.hall} /> {w.inHall}
            </label>
            <label>
              <input type="checkbox" name="wall" value="yes" defaultChecked={piece.wall} /> {w.onWall}
            </label>
          </div>
          <button className="btn" type="submit">
            {w.save}
          </button>
        </form>
      ))}
    </SheetPage>
  );
}
