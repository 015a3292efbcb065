import { noted, pick, say } from '../../kernel/words.ts';
import { textsOf } from '../../web/hall/components/attempt.ts';
import { EnrolPage } from '../../web/hall/pages/enrol-page.tsx';
import type { Attempt, HallForm, PageProps, PanelProps, StageHall } from '../hall.tsx';
import { Claim, Draw, SealNote } from './allotment/hall.tsx';
import type { EnrolInput } from './contract.ts';
import { answersIn, fieldOf, wishesIn, wishFields } from './form/hall.tsx';
import type { EnrolmentFormView } from './form/service.ts';
import { HealthDeskPage, HealthSheetPage } from './health/desk/hall.tsx';
import { HealthPage } from './health/hall.tsx';
import { liveEnrolmentStates } from './rules.ts';
import { Cancel, Receipt, whereOf } from './show/hall.tsx';
import type { EnrolmentHallView } from './show/service.ts';
import { words } from './words.ts';

/** The programme's page tells the places beside its button, and leads to each that is open; here is the seal of a draw. */
function Panel({ view, frame, base }: PanelProps<EnrolmentHallView>) {
  return view.seal && <SealNote seal={view.seal} mine={view.mine !== null} base={base} frame={frame} />;
}

/** The form, or what became of it. */
function Enrol(props: PageProps<EnrolmentFormView>) {
  const { view, frame, base, programme, attempt, stage } = props;
  const w = say(words, frame.lang);
  const { mine } = view;
  if (mine && liveEnrolmentStates.includes(mine.state)) return <Receipt {...props} />;
  const errors =
    attempt?.refusal && attempt.refusal.fields.length === 0 ? [attempt.refusal.say(frame.lang)] : undefined;
  return (
    <EnrolPage
      frame={frame}
      view={{
        post: `${base}/enrol`,
        hidden: { action: 'enrol' },
        programme: {
          title: stage ? `${programme.title} · ${stage}` : programme.title,
          href: programme.href,
          kind: pick(programme.kind, frame.lang),
          unit: programme.unit,
          ...whereOf(programme),
          ...(programme.picture ? { picture: programme.picture } : {}),
        },
        ...(view.seats === null && view.taken === 0 && view.asked === null
          ? {}
          : {
              seats: {
                taken: view.taken,
                waiting: view.waiting,
                ...(view.asked === null ? {} : { collecting: { asked: view.asked } }),
                ...(view.seats === null ? {} : { capacity: view.seats }),
                ...(view.closesAt && view.closesAt <= frame.now ? { closed: true } : {}),
              },
            }),
        // A form that was sent stays, with what was typed; one that cannot be sent is not shown at all.
        ...(view.possible || attempt
          ? {}
          : {
              why: {
                allowed: false,
                lines: view.whys.map(({ ok, words: [zh, en] }) => ({ ok, text: pick([zh, en], frame.lang) })),
              },
            }),
        ...(view.closesAt ? { deadline: view.closesAt } : {}),
        known: view.known.map(({ name, label, value }) => ({ name, label: pick(label, frame.lang), value })),
        knownHref: '/me/data',
        ask: [],
        questions: [
          ...wishFields(view, frame, attempt),
          ...view.ask.map((question) => fieldOf(question, frame.lang, attempt)),
        ],
        ...(view.team ? { team: teamOf(view.team, attempt, frame.lang) } : {}),
        submit: w.submit,
        ...(errors ? { errors } : {}),
      }}
    />
  );
}

function teamOf(team: NonNullable<EnrolmentFormView['team']>, attempt: Attempt | undefined, lang: 'zh' | 'en') {
  const values = attempt?.values ?? {};
  const rows = memberRows(values);
  while (rows.length < team.least - 1) rows.push({ name: '', phone: '' });
  const refused = attempt?.refusal?.fields.find((field) => field.path.startsWith('team'));
  return {
    name: text(values.teamName),
    least: team.least,
    most: team.most,
    captain: team.captain,
    ...(team.categories.length > 0
      ? {
          category: {
            value: text(values.teamCategory),
            options: team.categories.map(({ key, label, least, most }) => ({
              value: key,
              label: noted(pick(label, lang), least === most ? least : `${least}–${most}`, lang),
            })),
          },
        }
      : {}),
    members: rows,
    ...(refused ? { error: pick(refused.words, lang) } : {}),
  };
}

function text(value: HallForm[string]): string {
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

/** The rows of members as they were typed: `members.<n>.name`, `members.<n>.phone`. */
function memberRows(form: HallForm): { name: string; phone: string }[] {
  const rows: { name: string; phone: string }[] = [];
  for (let at = 0; form[`members.${at}.name`] !== undefined; at++) {
    rows.push({ name: text(form[`members.${at}.name`]), phone: text(form[`members.${at}.phone`]) });
  }
  return rows;
}

/** One row more or fewer, without sending the form. */
function redraw(form: HallForm): HallForm | undefined {
  const intent = text(form.intent);
  const rows = memberRows(form);
  if (intent === 'add-member') rows.push({ name: '', phone: '' });
  else if (intent.startsWith('remove-')) rows.splice(Number(intent.slice('remove-'.length)), 1);
  else return undefined;
  const rest = Object.fromEntries(
    Object.entries(form).filter(([name]) => !name.startsWith('members.') && name !== 'intent'),
  );
  return {
    ...rest,
    ...Object.fromEntries(
      rows.flatMap((row, at) => [
        [`members.${at}.name`, row.name],
        [`members.${at}.phone`, row.phone],
      ]),
    ),
  };
}

function parseEnrol(form: HallForm): EnrolInput {
  const answers = answersIn(form);
  const members = memberRows(form)
    .filter((row) => row.name.trim() !== '')
    .map((row) => ({ name: row.name, phone: row.phone.trim() || undefined }));
  const teamName = text(form.teamName).trim();
  const category = text(form.teamCategory);
  return {
    answers,
    wishes: wishesIn(form),
    ...(teamName || members.length > 0 ? { team: { name: teamName, category, members } } : {}),
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** No enrolment has it: an address that names none is answered as one that names somebody else's. */
const idIn = (value: string | null): string =>
  value && UUID.test(value) ? value : '00000000-0000-0000-0000-000000000000';

/** The hall side of enrolment: places on the programme's page, the form, the receipt, giving back. */
export const enrolmentHall: StageHall<EnrolmentHallView> = {
  kind: 'enrolment',
  Panel,
  pages: {
    enrol: {
      title: ['报名', 'Enrol'],
      read: 'form',
      Page: Enrol,
      forms: {
        enrol: { action: 'enrol', parse: parseEnrol, redraw, next: (_output, { base }) => ({ href: `${base}/enrol` }) },
        confirm: {
          action: 'confirm',
          parse: () => ({}),
          next: (_output, { base }) => ({
            href: `${base}/enrol`,
            said: ['名额已确认。', 'Your place is confirmed.'],
          }),
        },
      },
    },
    health: {
      title: ['我的健康表', 'My health form'],
      read: 'health',
      unkept: true,
      Page: HealthPage,
      forms: {
        handIn: {
          action: 'handInHealth',
          parse: (form) => ({
            answers: answersIn(form),
            agreed: text(form.agreed) !== '',
            readers: textsOf(form.readers),
          }),
          next: (_output, { base }) => ({
            href: `${base}/health`,
            said: ['健康表已交，只有您和医生能看。', 'Handed in; only you and the doctor read it.'],
          }),
        },
        agree: {
          action: 'agreeHealth',
          parse: (form) => ({ readers: textsOf(form.readers) }),
          next: (_output, { base }) => ({
            href: `${base}/health`,
            said: ['已同意，指定的医生可以看了。', 'Agreed; the named doctors can read it now.'],
          }),
        },
        takeBack: {
          action: 'takeBackHealth',
          parse: () => ({}),
          next: (_output, { base }) => ({
            href: `${base}/health`,
            said: ['健康表已撤回并删除。', 'Your health form is taken back and deleted.'],
          }),
        },
      },
    },
    'health-desk': {
      title: ['健康表', 'Health forms'],
      read: 'healthDesk',
      unkept: true,
      query: (search) => (search.has('batch') ? { batch: search.get('batch')?.slice(0, 40) ?? '' } : {}),
      Page: HealthDeskPage,
    },
    'health-sheet': {
      title: ['健康表', 'Health form'],
      read: 'healthSheet',
      unkept: true,
      query: (search) => ({ enrolmentId: idIn(search.get('enrolment')) }),
      Page: HealthSheetPage,
    },
    claim: { title: ['我的号码和次序', 'My ticket and place'], read: 'claim', Page: Claim },
    draw: { title: ['公开核对', 'Check it yourself'], read: 'draw', alike: true, Page: Draw },
    cancel: {
      title: ['取消报名', 'Give my place back'],
      read: 'form',
      Page: Cancel,
      forms: {
        cancel: {
          action: 'cancel',
          parse: () => ({}),
          next: (_output, { programme }) => ({
            href: programme,
            said: ['已取消，名额已让出。', 'Cancelled; your place has been passed on.'],
          }),
        },
      },
    },
  },
};
