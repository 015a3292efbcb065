import { formatMoment } from '../../kernel/dates.ts';
import { type Lang, pick, say } from '../../kernel/words.ts';
import { Section } from '../../web/hall/components/section.tsx';
import { Tag } from '../../web/hall/components/tag.tsx';
import { ReceiptPage } from '../../web/hall/pages/receipt-page.tsx';
import { WorksPage } from '../../web/hall/pages/works-page.tsx';
import type { HallFrame, Tone } from '../../web/hall/views/frame.ts';
import type { WorkItemView } from '../../web/hall/views/works.ts';
import { sayCount } from '../../web/kit/numbers.ts';
import { langOf } from '../../web/kit/phrases.ts';
import type { HallForm, PageProps, PanelProps, StageHall } from '../hall.tsx';
import type { DeskView, WorkView } from './contract.ts';
import { parseWork, WorkForm } from './form/hall.tsx';
import { sayNumber } from './rules.ts';
import type { SubmissionsHallView } from './show/service.ts';
import { type WorkState, workStates } from './states/rules.ts';
import { words } from './words.ts';

const tones: Record<WorkState, Tone> = { draft: 'gold', 'handed-in': 'open', withdrawn: 'quiet', disqualified: 'last' };
const tagOf = (state: WorkState, lang: Lang) => ({ tone: tones[state], text: pick(workStates[state], lang) });

function Panel({ view, frame, base }: PanelProps<SubmissionsHallView>) {
  const { lang } = frame;
  const w = say(words, lang);
  if (view.works === 0 && view.mine.length === 0) return null;
  return (
    <Section title={w.panel} {...(view.mine.length > 0 ? { more: { label: w.myWorks, href: `${base}/works` } } : {})}>
      {view.works > 0 && <p>{w.worksSoFar(sayCount(view.works))}</p>}
      <ul>
        {view.mine.map(({ id, title, state }) => (
          <li key={id} className="joined">
            <Tag {...tagOf(state, lang)} /> <span lang={langOf(title, lang)}>{title || w.untitled}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Works({ view, frame, base, programme }: PageProps<DeskView>) {
  const { lang, zone } = frame;
  const w = say(words, lang);
  const closes = view.closesAt && formatMoment(view.closesAt, { lang, zone });
  const items = (works: readonly WorkView[]) => works.map((work) => itemOf(work, { frame, base, view }));
  return (
    <WorksPage
      frame={frame}
      view={{
        programme: { label: programme.title, href: programme.href },
        title: w.myWorks,
        lead: [
          ...(!view.isOpen && view.works.length > 0 ? [w.closed] : closes ? [w.openUntil(closes)] : []),
          ...(view.isOpen ? [w.left(view.left)] : []),
          ...(view.short > 0 ? [w.short(view.short)] : []),
        ],
        ...(view.isOpen && view.left > 0 ? { begin: { label: w.newWork, href: `${base}/work` } } : {}),
        works: items(view.works),
        ...(view.named.length > 0 ? { others: { title: w.named, works: items(view.named) } } : {}),
        empty: { title: w.noWorks, text: w.noWorksAdvice },
        note: w.drafts,
      }}
    />
  );
}

function itemOf(
  work: WorkView,
  { frame, base, view }: { frame: HallFrame; base: string; view: DeskView },
): WorkItemView {
  const { lang } = frame;
  const w = say(words, lang);
  const to = (page: string, label: string) => ({ label, href: `${base}/${page}?work=${work.id}` });
  const picture = work.files.find(({ kind }) => kind === 'picture');
  const isDraft = work.state === 'draft' || work.state === 'withdrawn';
  return {
    id: work.id,
    title: work.title || w.untitled,
    tag: tagOf(work.state, lang),
    bits: [
      ...(work.number === null ? [] : [`${w.number} ${sayNumber(work.number)}`]),
      ...categoryOf(work, view, lang),
      ...contentsOf(work, lang),
    ],
    ...(picture ? { picture: `${picture.href}&width=320` } : {}),
    ...(isDraft && work.mayChange && work.missing.length > 0
      ? {
          missing: `${w.stillMissing}${pick(['：', ': '], lang)}${work.missing.map((each) => pick(each.words, lang)).join(pick(['；', '; '], lang))}`,
        }
      : {}),
    ...(work.reason ? { reason: work.reason } : {}),
    links: [
      ...(work.number === null ? [] : [to('receipt', w.receipt)]),
      ...(work.mayChange ? [to('work', isDraft ? w.goOn : w.change)] : []),
      ...(work.mayWithdraw ? [to('withdraw', w.withdraw)] : []),
      ...(work.mayChange && work.state === 'draft' ? [to('discard', w.discard)] : []),
    ],
  };
}

function categoryOf(work: WorkView, { asks }: Pick<DeskView, 'asks'>, lang: Lang): string[] {
  const category = asks.categories.find(({ key }) => key === work.category);
  return category ? [pick([category.label, category.labelEn || category.label], lang)] : [];
}

function contentsOf(work: WorkView, lang: Lang): string[] {
  const w = say(words, lang);
  const count = (kind: 'picture' | 'document') => work.files.filter((file) => file.kind === kind).length;
  const [pictures, documents] = [count('picture'), count('document')];
  return [
    ...(pictures > 0 ? [w.photosCount(pictures)] : []),
    ...(documents > 0 ? [w.filesCount(documents)] : []),
    ...(work.characters > 0 ? [w.textCount(work.characters)] : []),
    ...(work.links.length > 0 ? [w.linksCount(work.links.length)] : []),
  ];
}

interface ReceiptRead {
  work: WorkView;
  categoryWords: [string, string] | null;
}

function Receipt({ view, frame, base, programme }: PageProps<ReceiptRead>) {
  const { lang, zone } = frame;
  const w = say(words, lang);
  const { work, categoryWords } = view;
  const names = (parts: readonly string[]) =>
    work.people
      .filter(({ part }) => parts.includes(part))
      .map(({ name }) => name)
      .join(pick(['、', ', '], lang));
  const mentors = names(['mentor']);
  const stands = work.state === 'handed-in';
  return (
    <ReceiptPage
      frame={frame}
      view={{
        tone: stands ? 'done' : work.state === 'disqualified' ? 'refused' : 'waiting',
        title: stands ? w.receiptTitle : pick(workStates[work.state], lang),
        lines: [work.title, ...(work.reason ? [work.reason] : []), ...(stands ? [w.printHint] : [])],
        programme: { title: programme.title, href: programme.href },
        facts: [
          ...(work.number === null ? [] : [{ label: w.number, value: sayNumber(work.number) }]),
          ...(categoryWords ? [{ label: w.category, value: pick(categoryWords, lang) }] : []),
          { label: w.authors, value: names(['author', 'captain', 'member']) },
          ...(mentors ? [{ label: w.mentor, value: mentors }] : []),
          { label: w.content, value: contentsOf(work, lang).join(' · ') },
          ...(work.handedInAt ? [{ label: w.handedInAt, value: formatMoment(work.handedInAt, { lang, zone }) }] : []),
        ],
        main: { label: w.myWorks, href: `${base}/works` },
        next: [
          ...(work.mayChange ? [{ label: w.change, href: `${base}/work?work=${work.id}` }] : []),
          { label: programme.title, href: programme.href },
        ],
        reference: work.id,
      }}
    />
  );
}

/** Asks once more before a work is withdrawn or a draft deleted. */
function confirmPage(action: 'withdraw' | 'discard') {
  return function Confirm({ view, frame, base, programme, attempt }: PageProps<DeskView>) {
    const w = say(words, frame.lang);
    const asked = new URL(frame.path, frame.origin).searchParams.get('work');
    const work = view.works.find(({ id }) => id === asked);
    const texts =
      action === 'withdraw' ? [w.withdraw, w.withdrawSure, w.keep] : [w.discard, w.discardSure, w.keepDraft];
    const [label = '', sure = '', keep = ''] = texts;
    return (
      <ReceiptPage
        frame={frame}
        view={{
          tone: 'waiting',
          title: label,
          lines: attempt?.refusal ? [attempt.refusal.say(frame.lang)] : [`${work?.title || w.untitled}`, sure],
          programme: { title: programme.title, href: programme.href },
          ...(work
            ? { confirm: { label, post: `${base}/${action}?work=${work.id}`, hidden: { action, workId: work.id } } }
            : {}),
          next: [{ label: keep, href: `${base}/works` }],
        }}
      />
    );
  };
}

const refOf = (form: HallForm) => ({ workId: typeof form.workId === 'string' ? form.workId : '' });
const toWorks =
  (said: readonly [string, string]) =>
  (_output: never, { base }: { base: string }) => ({
    href: `${base}/works`,
    said,
  });

/** The hall side of submissions: an author's works, the form with its uploads, the receipt. */
export const submissionsHall: StageHall<SubmissionsHallView> = {
  kind: 'submissions',
  Panel,
  pages: {
    works: { title: words.myWorks, read: 'mine', Page: Works },
    work: {
      title: words.workForm,
      read: 'mine',
      Page: WorkForm,
      uploads: { visibility: 'private', original: true, pictures: ['pictures'], documents: ['documents'] },
      forms: {
        save: {
          action: 'save',
          parse: parseWork,
          next: (output: WorkView, { base }) => ({ href: `${base}/work?work=${output.id}`, said: words.saved }),
        },
        handIn: {
          action: 'handIn',
          parse: parseWork,
          next: (output: WorkView, { base }) => ({ href: `${base}/receipt?work=${output.id}` }),
        },
      },
    },
    receipt: {
      title: words.receipt,
      read: 'receipt',
      query: (search) => ({ workId: search.get('work') ?? '' }),
      Page: Receipt,
    },
    withdraw: {
      title: words.withdraw,
      read: 'mine',
      Page: confirmPage('withdraw'),
      forms: { withdraw: { action: 'withdraw', parse: refOf, next: toWorks(words.withdrawn) } },
    },
    discard: {
      title: words.discard,
      read: 'mine',
      Page: confirmPage('discard'),
      forms: { discard: { action: 'discard', parse: refOf, next: toWorks(words.discarded) } },
    },
  },
};
