import type { Board, BoardCall, BoardTable, ScreenData } from '../../contract.ts';
import { callParts, modeOf, rowParts } from '../../markup/board.ts';
import { one, type Show } from './show.ts';
import { write } from './write.ts';

const TURN_MS = 12_000;

/** A board of fixed rows: only their words change, so that nothing piles up through the longest evening. */
export class WallBoard implements Show {
  private readonly root = one('.board');
  private board: Board | undefined;
  private at = 0;
  private turnAt = performance.now() + TURN_MS;
  private told = '';

  constructor(data: ScreenData) {
    this.board = 'board' in data ? data.board : undefined;
    this.told = JSON.stringify(this.board?.told ?? null);
  }

  take(data: ScreenData): void {
    if (!('board' in data) || !this.root) return;
    const { board } = data;
    this.board = board;
    this.root.dataset.mode = modeOf(board);
    this.put('[data-board=heading]', board.heading);
    const empty = this.put('[data-board=empty]', board.empty);
    if (empty) empty.hidden = board.now !== null || board.told !== null;
    this.call('now', board.now);
    this.call('told', board.told);
    this.table('order', board.order);
    const told = JSON.stringify(board.told);
    if (told !== this.told) {
      // A score just given: its own ranking comes first, and the eye is led to it.
      this.told = told;
      this.at = 0;
      this.turnAt = performance.now() + TURN_MS;
      this.root.dataset.stroke = this.root.dataset.stroke === 'even' ? 'odd' : 'even';
    }
    this.at = Math.min(this.at, Math.max(0, board.rankings.length - 1));
    this.table('ranking', board.rankings[this.at] ?? null);
  }

  tick(): void {
    const rankings = this.board?.rankings ?? [];
    if (rankings.length < 2 || performance.now() < this.turnAt) return;
    this.turnAt = performance.now() + TURN_MS;
    this.at = (this.at + 1) % rankings.length;
    this.table('ranking', rankings[this.at] ?? null);
  }

  private call(name: string, given: BoardCall | null): void {
    const block = this.root?.querySelector<HTMLElement>(`[data-call=${name}]`);
    if (!block) return;
    block.hidden = given === null;
    for (const part of callParts) {
      const line = block.querySelector<HTMLElement>(`[data-part=${part}]`);
      if (!line) continue;
      write(line, given?.[part] ?? '');
      line.hidden = !given?.[part];
    }
  }

  private table(name: string, given: BoardTable | null): void {
    const block = this.root?.querySelector<HTMLElement>(`[data-table=${name}]`);
    if (!block) return;
    block.hidden = !given || given.rows.length === 0;
    const title = block.querySelector('[data-part=title]');
    if (title) write(title, given?.title ?? '');
    for (const [at, line] of block.querySelectorAll<HTMLElement>('li').entries()) {
      const row = given?.rows[at];
      line.hidden = !row;
      line.classList.toggle('lit', row?.lit ?? false);
      for (const part of rowParts) {
        const cell = line.querySelector(`[data-part=${part}]`);
        if (cell) write(cell, row?.[part] ?? '');
      }
    }
  }

  private put(selector: string, text: string): HTMLElement | null {
    const line = this.root?.querySelector<HTMLElement>(selector) ?? null;
    if (line) write(line, text);
    return line;
  }
}
