import { dayOf } from '../../../kernel/dates.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { type Lang, pick, say } from '../../../kernel/words.ts';
import { WorkPage } from '../../../web/hall/pages/work-page.tsx';
import type { FieldView, HallFrame } from '../../../web/hall/views/frame.ts';
import type { WorkFileView, WorkFormView } from '../../../web/hall/views/works.ts';
import type { HallForm, PageProps } from '../../hall.tsx';
import type { DeskView, Settings, Someone, WorkInput, WorkView } from '../contract.ts';
import { picturesAsked } from '../rules.ts';
import { workStates } from '../states/rules.ts';
import { words } from '../words.ts';

export const PICTURES = 'image/jpeg,image/png,image/webp';
const DOCUMENTS = { pdf: '.pdf', all: '.pdf,.docx,.xlsx,.pptx' } as const;

const text = (value: HallForm[string]): string => (typeof value === 'string' ? value : (value?.[0] ?? ''));
const many = (value: HallForm[string]): readonly string[] =>
  value === undefined || value === '' ? [] : typeof value === 'string' ? [value] : value;
const lines = (value: HallForm[string]): string[] =>
  text(value)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);

/** `姓名 手机号`: the last word is a phone where it has digits only. */
function someoneOf(line: string): Someone {
  const [, name = line, phone] = /^(.*?)[\s,，、:：]+(\+?[\d\s-]{7,20})$/.exec(line) ?? [];
  return { name: name.trim(), ...(phone ? { phone } : {}) };
}

type FileRow = Omit<WorkFileView, 'picture'>;

/** Files as the form has them: rows that are not left out, then those that came along without script. */
export function filesIn(form: HallForm): FileRow[] {
  const numbers = Object.keys(form).flatMap((name) => /^file\.(\d+)\.id$/.exec(name)?.[1] ?? []);
  const rows = numbers
    .map(Number)
    .sort((a, b) => a - b)
    .filter((at) => text(form[`file.${at}.drop`]) === '')
    .map(
      (at): FileRow => ({
        id: text(form[`file.${at}.id`]),
        kind: text(form[`file.${at}.kind`]) === 'document' ? 'document' : 'picture',
        name: text(form[`file.${at}.name`]),
        caption: text(form[`file.${at}.caption`]).trim(),
      }),
    );
  const came = (name: string, kind: FileRow['kind']) =>
    many(form[name]).map((id): FileRow => ({ id, kind, name: '', caption: '' }));
  return [...rows, ...came('pictures', 'picture'), ...came('documents', 'document')];
}

/** The form as the actions `save` and `handIn` take it. */
export function parseWork(form: HallForm): WorkInput {
  const mentor = text(form.mentor).trim();
  return {
    workId: text(form.workId) || undefined,
    category: text(form.category),
    title: text(form.title),
    description: text(form.description),
    place: text(form.place),
    takenOn: text(form.takenOn) || null,
    text: text(form.text),
    links: lines(form.links),
    files: filesIn(form).map(({ id, caption }) => ({ fileId: id, caption })),
    coAuthors: lines(form.coAuthors).map(someoneOf),
    mentor: mentor === '' ? null : someoneOf(mentor),
    teamId: text(form.teamId) || null,
    agreed: text(form.agreed) !== '',
  };
}

const sayPerson = ({ name }: { name: string }) => name;

/** A work as the form shows it for the first time. */
function valuesOf(work: WorkView | undefined): HallForm {
  if (!work) return {};
  const people = work.people.slice(1);
  return {
    category: work.category,
    title: work.title,
    description: work.description,
    place: work.place,
    takenOn: work.takenOn ?? '',
    text: work.text,
    links: work.links.join('\n'),
    coAuthors: people
      .filter(({ part }) => part === 'author')
      .map(sayPerson)
      .join('\n'),
    mentor: people.find(({ part }) => part === 'mentor')?.name ?? '',
    teamId: work.teamId ?? '',
    agreed: work.agreed ? 'yes' : '',
  };
}

/** The page on which a work is written; the address says which. */
export function WorkForm({ view, frame, base, programme, attempt }: PageProps<DeskView>) {
  const { lang } = frame;
  const w = say(words, lang);
  const asked = attempt ? text(attempt.values.workId) : new URL(frame.path, frame.origin).searchParams.get('work');
  const work = view.works.find(({ id }) => id === asked);
  const values = attempt?.values ?? valuesOf(work);
  const refusal = attempt?.refusal;
  const isIn = work?.state === 'handed-in';
  const page: WorkFormView = {
    post: `${base}/work`,
    hidden: work ? { workId: work.id } : {},
    programme: { label: programme.title, href: programme.href },
    kicker: w.workForm,
    title: work?.title || w.newWork,
    ...(work ? { state: { tone: isIn ? 'open' : 'gold', text: pick(workStates[work.state], lang) } as const } : {}),
    known: [
      { name: 'author', label: w.author, value: view.author },
      ...(view.unitName ? [{ name: 'unit', label: w.unit, value: view.unitName }] : []),
    ],
    knownHref: '/me/data',
    first: firstFields({ view, values, refusal, lang }),
    rest: restFields({ view, values, refusal, frame }),
    files: attempt ? typedFiles(attempt.values, work) : (work?.files ?? []).map(shownFile),
    pickers: pickersOf({ view, values, refusal, lang }),
    ...(view.asks.statement
      ? {
          statement: {
            title: w.statement,
            text: pick([view.asks.statement, view.asks.statementEn || view.asks.statement], lang),
            agree: {
              name: 'agreed',
              label: w.agree,
              kind: 'yes',
              required: true,
              value: text(values.agreed),
              ...wrong(refusal, 'agreed', lang),
            },
          },
        }
      : {}),
    missing: work && !attempt ? work.missing.map((each) => pick(each.words, lang)) : [],
    missingTitle: w.stillMissing,
    ...(work && !attempt && work.missing.length === 0 && !isIn ? { complete: w.complete } : {}),
    buttons: isIn
      ? [{ action: 'handIn', label: w.replace }]
      : [
          { action: 'handIn', label: w.handIn },
          { action: 'save', label: w.save, quiet: true },
        ],
    note: w.drafts,
    ...(refusal && !refusal.fields.some(({ path }) => knownPaths.has(pathOf(path)))
      ? { errors: [refusal.say(lang)] }
      : {}),
    words: {
      caption: w.caption,
      remove: w.remove,
      uploading: w.uploading,
      uploaded: w.uploaded,
      failed: w.uploadFailed,
      retry: w.retry,
      waiting: w.waitingForNetwork,
      still: w.stillUploading,
    },
  };
  return <WorkPage frame={frame} view={page} />;
}

const knownPaths = new Set([
  'category',
  'title',
  'text',
  'files',
  'pictures',
  'documents',
  'links',
  'description',
  'place',
  'takenOn',
  'coAuthors',
  'mentor',
  'agreed',
]);

const pathOf = (path: string) => path.split('.')[0] ?? '';

function wrong(refusal: Refusal | undefined, name: string, lang: Lang): { error?: string } {
  const fields = (refusal?.fields ?? []).filter(({ path }) => pathOf(path) === name);
  return fields.length > 0
    ? { error: fields.map((field) => pick(field.words, lang)).join(pick(['；', '; '], lang)) }
    : {};
}

interface Drawn {
  view: DeskView;
  values: HallForm;
  refusal: Refusal | undefined;
}

function firstFields({ view, values, refusal, lang }: Drawn & { lang: Lang }): FieldView[] {
  const w = say(words, lang);
  const { categories } = view.asks;
  return [
    ...(view.teams.length > 1
      ? [
          {
            name: 'teamId',
            label: w.team,
            kind: 'select',
            required: true,
            options: view.teams.map(({ id, name }) => ({ value: id, label: name })),
            value: text(values.teamId),
          } as const,
        ]
      : []),
    ...(categories.length > 0
      ? [
          {
            name: 'category',
            label: w.category,
            kind: 'oneOf',
            required: true,
            options: categories.map((each) => ({
              value: each.key,
              label: pick([each.label, each.labelEn || each.label], lang),
              ...noteOf(view.asks, each, lang),
            })),
            value: text(values.category),
            ...wrong(refusal, 'category', lang),
          } as const,
        ]
      : []),
    {
      name: 'title',
      label: w.title,
      kind: 'text',
      required: true,
      maxLength: 80,
      value: text(values.title),
      ...wrong(refusal, 'title', lang),
    },
  ];
}

/** Limits of a category that differ from the contest's. */
function noteOf({ pictures }: Settings, category: Settings['categories'][number], lang: Lang): { note?: string } {
  const w = say(words, lang);
  const limits =
    pictures && (category.leastPictures ?? category.mostPictures) ? picturesAsked(pictures, category) : null;
  const notes = [
    ...(limits ? [w.categoryPhotos(limits.least, limits.most)] : []),
    ...(category.most ? [w.categoryMost(category.most)] : []),
  ];
  return notes.length > 0 ? { note: notes.join(' · ') } : {};
}

function restFields({ view, values, refusal, frame }: Drawn & { frame: HallFrame }): FieldView[] {
  const { lang } = frame;
  const w = say(words, lang);
  const { asks } = view;
  const field = (name: string, more: Omit<FieldView, 'name' | 'value'>): FieldView => ({
    name,
    value: text(values[name]),
    ...more,
    ...wrong(refusal, name, lang),
  });
  const own = (key: 'description' | 'place' | 'takenOn', more: Pick<FieldView, 'kind' | 'maxLength' | 'max'>) =>
    asks[key] === 'no' ? [] : [field(key, { label: w[key], required: asks[key] === 'required', ...more })];
  return [
    ...(asks.text
      ? [
          field('text', {
            label: w.text,
            kind: 'longText',
            required: asks.text.required,
            hint: w.textHint(asks.text.least, asks.text.most),
          }),
        ]
      : []),
    ...(asks.links
      ? [
          field('links', {
            label: w.links,
            kind: 'longText',
            required: asks.links.required,
            hint: w.linksHint(asks.links.most),
          }),
        ]
      : []),
    ...own('description', { kind: 'longText', maxLength: 1000 }),
    ...own('place', { kind: 'text', maxLength: 80 }),
    ...own('takenOn', { kind: 'day', max: dayOf(frame.now, frame.zone) }),
    ...(asks.authors === 'named'
      ? [field('coAuthors', { label: w.coAuthors, kind: 'longText', hint: w.coAuthorsHint(asks.mostAuthors - 1) })]
      : []),
    ...(asks.mentor === 'no'
      ? []
      : [field('mentor', { label: w.mentor, kind: 'text', required: asks.mentor === 'required', hint: w.mentorHint })]),
  ];
}

function pickersOf({ view, values, refusal, lang }: Drawn & { lang: Lang }): WorkFormView['pickers'] {
  const w = say(words, lang);
  const { pictures, files, categories } = view.asks;
  const asked =
    pictures &&
    picturesAsked(
      pictures,
      categories.find(({ key }) => key === text(values.category)),
    );
  const about = wrong(refusal, 'files', lang);
  return [
    ...(pictures && asked
      ? [
          {
            name: 'pictures',
            kind: 'picture' as const,
            label: w.photos,
            hint: w.photosHint(asked.least, asked.most, {
              megabytes: pictures.maxMegabytes,
              pixels: pictures.leastPixels,
            }),
            accept: PICTURES,
            ...about,
            ...wrong(refusal, 'pictures', lang),
          },
        ]
      : []),
    ...(files
      ? [
          {
            name: 'documents',
            kind: 'document' as const,
            label: w.files,
            hint: w.filesHint(files.most, files.maxMegabytes, files.kinds === 'pdf' ? 'PDF' : 'PDF, Word, Excel, PPT'),
            accept: DOCUMENTS[files.kinds],
            ...(pictures ? {} : about),
            ...wrong(refusal, 'documents', lang),
          },
        ]
      : []),
  ];
}

const shownFile = ({ fileId, kind, name, caption, href }: WorkView['files'][number]): WorkFileView => ({
  id: fileId,
  kind,
  name,
  caption,
  ...(kind === 'picture' ? { picture: `${href}&width=320` } : {}),
});

/** Files of a form that was refused: those of the work, and what was uploaded since, which its sender may look at. */
function typedFiles(values: HallForm, work: WorkView | undefined): WorkFileView[] {
  const held = new Map((work?.files ?? []).map((file) => [file.fileId, file]));
  return filesIn(values).map((row) => {
    const known = held.get(row.id);
    if (known) return { ...shownFile(known), caption: row.caption };
    return { ...row, ...(row.kind === 'picture' ? { picture: `/files/${row.id}?width=320` } : {}) };
  });
}
