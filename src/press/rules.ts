import type { RefusedField } from '../kernel/refusal.ts';
import type { BriefDraft, KeptLink } from './contract.ts';

type Block = BriefDraft['body'][number];

/** `12,345`, `4.6`. */
export const formatNumber = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 2 });

/** The number that a text is, spaces and commas aside; nothing where it is not just a number. */
export function readNumber(text: string): number | undefined {
  const digits = text.replaceAll(/[\s,，\u2009]/g, '');
  return /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : undefined;
}

/** Where a block shows linked numbers. */
function numbersOf(block: Block): { source: string; text: string; path: string }[] {
  if (block.kind === 'paragraph')
    return block.runs.flatMap((run, at) =>
      typeof run === 'string' || !run.source ? [] : [{ source: run.source, text: run.text, path: `runs.${at}.text` }],
    );
  if (block.kind === 'figures')
    return block.items.flatMap(({ source, value }, at) =>
      source ? [{ source, text: value, path: `items.${at}.value` }] : [],
    );
  return [];
}

/** Keys of the links that the text uses. */
export function usedKeys(body: readonly Block[]): Set<string> {
  return new Set(body.flatMap((block) => numbersOf(block).map(({ source }) => source)));
}

/** Linked numbers that do not say what their figure said: nobody types a number that the records know. */
export function findWrongNumbers({ body, links }: Pick<BriefDraft, 'body' | 'links'>): RefusedField[] {
  const byKey = new Map(links.map((link) => [link.key, link]));
  const twice = links.filter((link) => byKey.get(link.key) !== link);
  return [
    ...twice.map(
      ({ key }): RefusedField => ({ path: 'links', words: [`“${key}”连接了两次`, `“${key}” is linked twice`] }),
    ),
    ...body.flatMap((block, at) =>
      numbersOf(block).flatMap(({ source, text, path }): RefusedField[] => {
        const link = byKey.get(source);
        if (link && readNumber(text) === Number(link.value.toFixed(2))) return [];
        return [
          {
            path: `body.${at}.${path}`,
            words: link
              ? [`记录中是 ${formatNumber(link.value)}`, `The records say ${formatNumber(link.value)}`]
              : ['没有说明数字来自哪里', 'Where the number comes from is missing'],
          },
        ];
      }),
    ),
  ];
}

/** The brief with what its figures are now: in the links, and wherever the text shows them. */
export function withNumbers<Draft extends Pick<BriefDraft, 'body' | 'links'>>(
  draft: Draft,
  links: readonly KeptLink[],
): Draft {
  const byKey = new Map(links.map((link) => [link.key, link]));
  const shown = (source: string | undefined, text: string): string => {
    const link = source === undefined ? undefined : byKey.get(source);
    return link && readNumber(text) !== Number(link.value.toFixed(2)) ? formatNumber(link.value) : text;
  };
  const body = draft.body.map((block): Block => {
    if (block.kind === 'paragraph')
      return {
        ...block,
        runs: block.runs.map((run) => (typeof run === 'string' ? run : { ...run, text: shown(run.source, run.text) })),
      };
    if (block.kind === 'figures')
      return { ...block, items: block.items.map((item) => ({ ...item, value: shown(item.source, item.value) })) };
    return block;
  });
  return { ...draft, body, links: [...links] };
}
