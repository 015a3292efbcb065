import { textOf as text } from '../../web/hall/components/attempt.ts';
import type { HallForm, StageHall, StagePhase } from '../hall.tsx';
import type { PublicNotice } from './contract.ts';
import { Desk, ObjectForm, Receipt } from './objections/hall.tsx';
import type { NoticeState } from './rules.ts';
import { Board } from './show/hall.tsx';

/** What somebody wrote about a name, online or as it came by phone or letter. */
const objectionOf = (form: HallForm) => ({
  nameId: text(form.nameId),
  words: text(form.words),
  named: text(form.named) !== '',
  name: text(form.name),
  contact: text(form.contact),
});

const toDesk = (_output: never, { base }: { base: string }) => ({ href: `${base}/desk` });

const phases = { draft: 'next', posted: 'now', finished: 'done' } as const satisfies Record<NoticeState, StagePhase>;

/** The hall side of a notice: the board, objecting, what became of it, and the desk of those who handle objections. */
export const noticeHall: StageHall<PublicNotice> = {
  kind: 'notice',
  Panel: Board,
  phase: ({ state }) => phases[state],
  pages: {
    object: {
      title: ['反映问题', 'Object'],
      read: 'notice',
      Page: ObjectForm,
      forms: {
        object: {
          action: 'object',
          parse: objectionOf,
          next: (output: { receipt: string }, { base }) => ({
            href: `${base}/receipt?new=1&receipt=${encodeURIComponent(output.receipt)}`,
          }),
        },
      },
    },
    receipt: {
      title: ['查询反映结果', 'What became of it'],
      read: 'receipt',
      query: (search) => ({ receipt: search.get('receipt')?.slice(0, 80) ?? '' }),
      Page: Receipt,
    },
    desk: {
      title: ['异议受理台', 'Desk of objections'],
      read: 'desk',
      Page: Desk,
      forms: {
        take: {
          action: 'assign',
          parse: (form) => ({ objectionId: text(form.objectionId), accountId: text(form.accountId) }),
          next: toDesk,
        },
        note: {
          action: 'note',
          parse: (form) => ({ objectionId: text(form.objectionId), words: text(form.words) }),
          next: toDesk,
        },
        conclude: {
          action: 'conclude',
          parse: (form) => ({
            objectionId: text(form.objectionId),
            outcome: text(form.outcome),
            reply: text(form.reply),
          }),
          next: (output: { substitute: string | null }, { base }) => ({
            href: `${base}/desk`,
            said: output.substitute
              ? [`已作出结论，${output.substitute} 递补`, `Concluded; ${output.substitute} moves up`]
              : ['已作出结论', 'Concluded'],
          }),
        },
        register: {
          action: 'register',
          parse: (form) => ({
            ...objectionOf(form),
            channel: text(form.channel),
            receivedOn: text(form.receivedOn),
          }),
          next: (_output: never, { base }) => ({ href: `${base}/desk`, said: ['已登记', 'Registered'] }),
        },
      },
    },
  },
};
