import type { StageHall, StagePhase } from '../hall.tsx';
import { parseRuling, Ruling } from './arbitration/hall.tsx';
import { Live } from './live/hall.tsx';
import { Panel, Results } from './results/hall.tsx';
import type { JudgingHallView } from './service.ts';
import { Desk } from './sheets/desk/hall.tsx';
import { parseDeclared, parseMarks, Sheet } from './sheets/hall.tsx';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** No entry has it: an address that names none is answered as one that names a withdrawn one. */
const NO_ID = '00000000-0000-0000-0000-000000000000';
const entryIn = (search: URLSearchParams): string => {
  const entry = search.get('entry') ?? '';
  return UUID.test(entry) ? entry : NO_ID;
};

const phases = {
  preparing: 'next',
  marking: 'now',
  closed: 'now',
  released: 'done',
} as const satisfies Record<JudgingHallView['state'], StagePhase>;

/** The hall side of judging: the round on the programme's page, the judge's list and sheet, live results, rulings. */
export const judgingHall: StageHall<JudgingHallView> = {
  kind: 'judging',
  Panel,
  phase: ({ state }) => phases[state],
  pages: {
    desk: { title: ['我的评审', 'What I judge'], read: 'desk', Page: Desk },
    sheet: {
      title: ['评分表', 'Score sheet'],
      read: 'sheet',
      query: (search) => (search.has('entry') ? { entryId: entryIn(search) } : {}),
      Page: Sheet,
      forms: {
        mark: {
          action: 'mark',
          parse: parseMarks,
          next: (output: { next: string | null; left: number }, { base }) =>
            output.next
              ? { href: `${base}/sheet?entry=${output.next}` }
              : {
                  href: `${base}/desk`,
                  said:
                    output.left > 0
                      ? ['已保存。', 'Saved.']
                      : ['已保存，全部评完。', 'Saved; you have marked everything.'],
                },
        },
        keep: {
          action: 'mark',
          parse: parseMarks,
          next: (output: { entryId: string }, { base }) => ({
            href: `${base}/sheet?entry=${output.entryId}`,
            said: ['已保存。', 'Saved.'],
          }),
        },
        declare: {
          action: 'declare',
          parse: parseDeclared,
          next: (_output, { base }) => ({
            href: `${base}/desk`,
            said: ['已回避，这件另作安排。', 'You stepped aside; it goes to somebody else.'],
          }),
        },
      },
    },
    live: { title: ['现场成绩', 'Live results'], read: 'live', alike: true, Page: Live },
    results: { title: ['评审结果', 'Results'], read: 'results', Page: Results },
    ruling: {
      title: ['成绩与裁定', 'Scores and rulings'],
      read: 'explain',
      query: (search) => ({ entryId: entryIn(search) }),
      Page: Ruling,
      forms: {
        rule: {
          action: 'rule',
          parse: parseRuling,
          next: (_output, { base }) => ({
            href: `${base}/desk`,
            said: ['裁定已生效，结果已更新。', 'The ruling has taken effect; the result is updated.'],
          }),
        },
      },
    },
  },
};
