import { type Bilingual, counted } from '../../kernel/words.ts';
import type { Asked, Category, Settings } from './contract.ts';
import type { WorkState } from './states/rules.ts';

/** States that count against a person's limit of works. */
export const countedStates: readonly WorkState[] = ['draft', 'handed-in'];

/** What is in a work, as far as completeness asks. */
export interface Content {
  category: string;
  title: string;
  description: string;
  place: string;
  takenOn: string | null;
  text: string;
  links: readonly string[];
  pictures: number;
  documents: number;
  authors: number;
  mentors: number;
  agreed: boolean;
}

/** Something that keeps a work from being handed in; the path is that of the field. */
export interface Missing {
  path: string;
  words: [zh: string, en: string];
}

/** Characters as a writer counts them: code points without white space. */
export function countCharacters(text: string): number {
  return [...text.replaceAll(/\s/gu, '')].length;
}

/** Everything that is still missing or too much, in the order of the form. Nothing where it may be handed in. */
export function missingOf(settings: Settings, content: Content): Missing[] {
  const category = settings.categories.find((each) => each.key === content.category);
  return [
    ...categoryMissing(settings, category),
    ...(content.title === '' ? [lack('title', '还没有标题', 'It has no title yet')] : []),
    ...picturesMissing(settings, category, content.pictures),
    ...textMissing(settings, content.text),
    ...filesMissing(settings, content.documents),
    ...linksMissing(settings, content.links.length),
    ...(isNothing(settings, content) ? [lack('files', '作品还是空的', 'There is nothing in it yet')] : []),
    ...askedMissing(settings, content),
    ...authorsMissing(settings, content),
    ...(settings.statement !== '' && !content.agreed
      ? [lack('agreed', '请阅读并同意原创声明', 'Read the statement of originality and agree to it')]
      : []),
  ];
}

const lack = (path: string, zh: string, en: string): Missing => ({ path, words: [zh, en] });

function categoryMissing({ categories }: Settings, category: Category | undefined): Missing[] {
  return categories.length > 0 && !category ? [lack('category', '请选择类别', 'Choose a category')] : [];
}

function picturesMissing({ pictures }: Settings, category: Category | undefined, count: number): Missing[] {
  if (!pictures) return [];
  const { least, most } = picturesAsked(pictures, category);
  if (count > most)
    return [
      lack('files', `照片最多 ${most} 张，现在有 ${count} 张`, `At most ${counted(most, 'photo')}; there are ${count}`),
    ];
  if (count >= least || (!pictures.required && count === 0)) return [];
  return [
    lack(
      'files',
      `照片至少 ${least} 张，还差 ${least - count} 张`,
      `At least ${counted(least, 'photo')}; ${least - count} more`,
    ),
  ];
}

/** How many photos a work of this category has: the category's own limits come first. */
export function picturesAsked(pictures: NonNullable<Settings['pictures']>, category: Category | undefined) {
  const most = category?.mostPictures ?? pictures.most;
  return { least: Math.min(category?.leastPictures ?? pictures.least, most), most };
}

function textMissing({ text }: Settings, written: string): Missing[] {
  if (!text) return [];
  const count = countCharacters(written);
  if (count === 0) return text.required ? [lack('text', '还没有正文', 'It has no text yet')] : [];
  if (count < text.least)
    return [
      lack(
        'text',
        `正文至少 ${text.least} 字，现在 ${count} 字`,
        `At least ${counted(text.least, 'character')}; there are ${count}`,
      ),
    ];
  if (count > text.most)
    return [
      lack('text', `正文最多 ${text.most} 字，现在 ${count} 字`, `At most ${text.most} characters; there are ${count}`),
    ];
  return [];
}

function filesMissing({ files }: Settings, count: number): Missing[] {
  if (!files) return [];
  if (count > files.most)
    return [
      lack(
        'files',
        `文件最多 ${files.most} 个，现在有 ${count} 个`,
        `At most ${counted(files.most, 'file')}; there are ${count}`,
      ),
    ];
  return files.required && count === 0 ? [lack('files', '还没有上传文件', 'No file is attached yet')] : [];
}

function linksMissing({ links }: Settings, count: number): Missing[] {
  if (!links) return [];
  if (count > links.most)
    return [
      lack('links', `视频链接最多 ${links.most} 个`, `At most ${counted(links.most, 'link', 'links')} to videos`),
    ];
  return links.required && count === 0 ? [lack('links', '还没有视频链接', 'There is no link to a video yet')] : [];
}

/** Nothing of what may be handed in is required, and none of it is there. */
function isNothing(settings: Settings, content: Content): boolean {
  const { pictures, text, files, links } = settings;
  const asked = [pictures, text, files, links].filter((each) => each !== null);
  if (asked.length === 0 || asked.some((each) => each.required)) return false;
  return content.pictures + content.documents + content.links.length + countCharacters(content.text) === 0;
}

const askedWords = {
  description: ['创作说明', 'a description'],
  place: ['地点', 'the place'],
  takenOn: ['日期', 'the date'],
} as const satisfies Record<string, Bilingual>;

function askedMissing(settings: Settings, content: Content): Missing[] {
  return (Object.keys(askedWords) as (keyof typeof askedWords)[])
    .filter((key) => isRequired(settings[key]) && !content[key])
    .map((key) => lack(key, `请填写${askedWords[key][0]}`, `Say ${askedWords[key][1]}`));
}

const isRequired = (asked: Asked) => asked === 'required';

function authorsMissing(settings: Settings, { authors, mentors }: Content): Missing[] {
  const { mostAuthors } = settings;
  return [
    ...(settings.authors === 'named' && authors > mostAuthors
      ? [
          lack(
            'coAuthors',
            `作者最多 ${mostAuthors} 人，现在 ${authors} 人`,
            `At most ${counted(mostAuthors, 'author')}; there are ${authors}`,
          ),
        ]
      : []),
    ...(settings.mentor === 'required' && mentors === 0 ? [lack('mentor', '请填写指导老师', 'Name the mentor')] : []),
  ];
}

/** Works that one person (or team) has, as far as limits ask. */
export interface Owned {
  state: WorkState;
  category: string;
}

/** Which limit another work would break: of all works, or of its category. */
export function findFull(
  settings: Settings,
  owned: readonly Owned[],
  category: string,
): 'works' | 'category' | undefined {
  const counted = owned.filter((work) => countedStates.includes(work.state));
  if (counted.length >= settings.mostWorks) return 'works';
  const own = settings.categories.find((each) => each.key === category)?.most ?? null;
  return own !== null && counted.filter((work) => work.category === category).length >= own ? 'category' : undefined;
}

/** Whether the works of one person are enough to go on: below the least number none of them stands in the contest. */
export function areEnough(settings: Settings, owned: readonly Owned[]): boolean {
  return owned.filter((work) => work.state === 'handed-in').length >= settings.leastWorks;
}

/**
 * Bits of 64 in which two perceptual hashes may differ and still be told as near. Different photos differ in about 32;
 * 10 is what the common libraries take for the same picture (N. Krawetz, Looks Like It, 2011).
 */
export const NEAR_BITS = 10;

/** The receipt's number as it is said: `0042`. */
export const sayNumber = (number: number): string => String(number).padStart(4, '0');
