import { BOARD_ROWS, type Board, type BoardCall, type BoardRow, type BoardTable } from '../contract.ts';
import { safe } from './safe.ts';

/** The parts of a call and of a row that hold words, in their order. */
export const callParts = ['label', 'name', 'from', 'value', 'note'] as const;
export const rowParts = ['number', 'name', 'from', 'value'] as const;

/** Whether something is going on, or there are results to read. */
export const modeOf = ({ now, told, order, rankings }: Board): 'live' | 'results' =>
  !now && !told && !order && rankings.length > 0 ? 'results' : 'live';

/** A board with all the rows it can ever have: what is not used is hidden, so that nothing is added later. */
export function boardMarkup(board: Board): string {
  const { heading, empty, now, told, order, rankings } = board;
  return `<section class="board" data-mode="${modeOf(board)}" aria-live="polite">
<p class="heading" data-board="heading">${safe(heading)}</p>
<div class="calls">
${call('told', told)}
${call('now', now)}
<p class="quiet" data-board="empty"${now || told ? ' hidden' : ''}>${safe(empty)}</p>
</div>
${table('order', order)}
${table('ranking', rankings[0] ?? null)}
</section>`;
}

function call(name: string, given: BoardCall | null): string {
  const parts = callParts
    .map(
      (part) => `<p class="call-${part}" data-part="${part}"${hidden(given?.[part])}>${safe(given?.[part] ?? '')}</p>`,
    )
    .join('\n');
  return `<div class="call" data-call="${name}"${given ? '' : ' hidden'}>
${parts}
</div>`;
}

function table(name: string, given: BoardTable | null): string {
  const rows = Array.from({ length: BOARD_ROWS }, (_, at) => row(given?.rows[at])).join('\n');
  return `<div class="table" data-table="${name}"${given && given.rows.length > 0 ? '' : ' hidden'}>
<p class="table-title" data-part="title">${safe(given?.title ?? '')}</p>
<ol>
${rows}
</ol>
</div>`;
}

function row(given: BoardRow | undefined): string {
  const parts = rowParts
    .map((part) => `<span class="row-${part}" data-part="${part}">${safe(given?.[part] ?? '')}</span>`)
    .join('');
  return `<li${given ? '' : ' hidden'}${given?.lit ? ' class="lit"' : ''}>${parts}</li>`;
}

const hidden = (text: string | undefined) => (text ? '' : ' hidden');
