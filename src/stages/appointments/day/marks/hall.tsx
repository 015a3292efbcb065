import { pick } from '../../../../kernel/words.ts';
import { HiddenInputs } from '../../../../web/hall/components/hidden-inputs.tsx';
import type { HallFrame } from '../../../../web/hall/views/frame.ts';
import { moves } from '../../rules.ts';
import type { RowView } from '../../show/contract.ts';
import { asking } from '../../when/hall.tsx';

/** The page's own address; what was asked goes along. */
export const dayHref = (base: string, query: Parameters<typeof asking>[1]): string => asking(`${base}/day`, query);

/** The marks that are open for somebody, as one form of buttons. */
export function Marks({
  row,
  post,
  frame,
  along = {},
}: {
  row: RowView;
  post: string;
  frame: HallFrame;
  along?: Record<string, string>;
}) {
  if (row.moves.length === 0) return null;
  return (
    <form method="post" action={post} className="sitting-marks">
      <HiddenInputs values={{ action: 'mark', appointmentId: row.id, ...along }} />
      {row.moves.map((move, at) => (
        <button
          key={move}
          className={at === 0 && move !== 'undo' ? 'btn' : 'btn btn-quiet'}
          type="submit"
          name="move"
          value={move}
          aria-label={`${pick(moves[move].words, frame.lang)} ${row.name}`}
        >
          {pick(moves[move].words, frame.lang)}
        </button>
      ))}
    </form>
  );
}
