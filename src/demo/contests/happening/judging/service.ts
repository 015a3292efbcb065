import { act, look } from '../../../running/service.ts';
import { type Making, scopeOf } from '../making/service.ts';
import { markOf, remarks } from '../rules.ts';

/** Judges from outside, the first of whom signs in to the demo. */
export function listPanel({ accounts, elsewhere }: Making): { name: string; accountId?: string; personId?: string }[] {
  const own = accounts.get('judge');
  return [
    ...(own ? [{ name: own.name, accountId: own.id }] : []),
    ...elsewhere.map(({ id, name }) => ({ name, personId: id })),
  ];
}

/** All of them mark. @param left how many sheets the first and the last leave open @param order titles, where all agree which is better */
export async function judge(
  made: Making,
  {
    daysAgo,
    left = { first: 0, last: 0 },
    order,
  }: { daysAgo: number; left?: { first: number; last: number }; order?: readonly string[] },
): Promise<void> {
  const { dice } = made;
  const panel = listPanel(made);
  for (const { name: _, ...who } of panel) await act(made, 'judging', { name: 'invite', daysAgo, input: who });
  await act(made, 'judging', { name: 'start', daysAgo });
  const merits = new Map<string, number>();
  for (const [turn, who] of panel.entries()) {
    const as = scopeOf(made, who);
    const { entries } = await look<{ entries: { entryId: string; title: string }[] }>(made, 'judging', {
      name: 'desk',
      as,
    });
    const open = turn === 0 ? left.first : turn === panel.length - 1 ? left.last : 0;
    for (const { entryId, title } of entries.slice(0, Math.max(0, entries.length - open))) {
      const merit = order
        ? 1 - order.indexOf(title) / order.length
        : (merits.get(entryId) ?? dice.between(0, 100) / 100);
      merits.set(entryId, merit);
      const { criteria } = await look<{ criteria: { key: string }[] }>(made, 'judging', {
        name: 'sheet',
        as,
        input: { entryId },
      });
      const chance = () => (order ? 0.5 : dice.between(0, 100) / 100);
      const see = () => markOf(merit, { severity: turn / panel.length, chance: chance() });
      const marks = Object.fromEntries(criteria.map(({ key }) => [key, see()]));
      const comment = dice.chance(0.2) ? dice.oneOf(remarks) : '';
      const input = { entryId, version: 0, marks, comment };
      await act(made, 'judging', { name: 'mark', as, daysAgo: daysAgo - 1, input });
    }
  }
}

/** Ties at the edge of a tier go to whoever stands first; then the list is released. */
export async function award(made: Making, daysAgo: number): Promise<void> {
  interface Draft {
    digest: string;
    open: { tier: string; group: string; places: number; among: { subject: object }[] }[];
  }
  for (;;) {
    const { digest, open } = await look<Draft>(made, 'awards', { name: 'draft' });
    const [tie] = open;
    if (!tie) {
      await act(made, 'awards', { name: 'release', daysAgo, input: { digest } });
      return;
    }
    await act(made, 'awards', {
      ...{ name: 'decide', daysAgo },
      input: {
        ...{ tier: tie.tier, group: tie.group, reason: '评委会复议确定' },
        chosen: tie.among.slice(0, tie.places).map(({ subject }) => subject),
      },
    });
  }
}
