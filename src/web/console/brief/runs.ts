import type { z } from 'zod';
import type { BriefBlock, BriefRun } from '../../../press/layouts/brief/contract.ts';

export type Run = z.input<typeof BriefRun>;
export type Block = z.input<typeof BriefBlock>;

/** Neighbouring stretches of plain text become one; empty ones go. */
export function mergeRuns(runs: readonly Run[]): Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (typeof run === 'string' && typeof last === 'string') merged[merged.length - 1] = last + run;
    else if (typeof run !== 'string' || run !== '') merged.push(run);
  }
  return merged;
}

/** The text of a paragraph, as it is read. */
export function textOf(runs: readonly Run[]): string {
  return runs.map((run) => (typeof run === 'string' ? run : run.text)).join('');
}

/** What a DOM node means to a paragraph: the part of `Node` that is looked at. */
export interface NodeLike {
  nodeName: string;
  textContent: string | null;
  childNodes: ArrayLike<NodeLike>;
  dataset?: Readonly<Record<string, string | undefined>>;
}

/** Reads a paragraph back from what stands on the page: text, strong text, numbers with their source. */
export function runsOf(nodes: ArrayLike<NodeLike>): Run[] {
  const runs = Array.from(nodes).flatMap((node): Run[] => {
    const text = (node.textContent ?? '').replaceAll('\u200b', '').replaceAll('\u00a0', ' ');
    if (node.nodeName === '#text') return [text];
    if (node.nodeName === 'BR') return [];
    const { source } = node.dataset ?? {};
    if (source !== undefined) return [{ text, source }];
    if (node.nodeName === 'B' || node.nodeName === 'STRONG') return text === '' ? [] : [{ text, strong: true }];
    return runsOf(node.childNodes);
  });
  return mergeRuns(runs);
}

/** A block and a name of its own, so that it keeps its place on the page while others move. */
export interface KeyedBlock {
  key: string;
  block: Block;
}

/** A paragraph cut in two where Enter was pressed. */
export function splitAt(blocks: readonly KeyedBlock[], at: number, before: Run[], after: KeyedBlock): KeyedBlock[] {
  const split = blocks.map((each, place) =>
    place === at ? { ...each, block: { kind: 'paragraph' as const, runs: before.length > 0 ? before : [''] } } : each,
  );
  return split.toSpliced(at + 1, 0, after);
}

/** A paragraph joined to the one above, where there is one. `key` names the joined one, so that it is drawn anew. */
export function joinUp(blocks: readonly KeyedBlock[], at: number, key: string): KeyedBlock[] | undefined {
  const above = blocks[at - 1];
  const here = blocks[at];
  if (above?.block.kind !== 'paragraph' || here?.block.kind !== 'paragraph') return undefined;
  const joined: KeyedBlock = {
    key,
    block: { kind: 'paragraph', runs: mergeRuns([...above.block.runs, ...here.block.runs]) },
  };
  return [...blocks.slice(0, at - 1), joined, ...blocks.slice(at + 1)];
}

/** Blocks as they are kept: empty paragraphs go, since a printed page has none. */
export function keptBlocks(blocks: readonly KeyedBlock[]): Block[] {
  return blocks
    .map(({ block }) => block)
    .filter((block) => block.kind !== 'paragraph' || textOf(block.runs).trim() !== '');
}
