import type { Bilingual } from '../../../kernel/words.ts';

/** domain.md §10: at least 10 characters of 3 classes. */
export const PASSWORD_MIN_CHARACTERS = 10;
/** Bounds the work of hashing. */
export const PASSWORD_MAX_CHARACTERS = 128;
const CLASSES_NEEDED = 3;

const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u] as const;

const tooShort: Bilingual = ['至少 10 个字符。', 'use at least 10 characters.'];
const tooLong: Bilingual = ['最多 128 个字符。', 'use at most 128 characters.'];
const tooPlain: Bilingual = [
  '大写字母、小写字母、数字、符号（汉字也算）至少用三种。',
  'use three of capitals, small letters, digits and other characters (Han counts).',
];
const tooCommon: Bilingual = [
  '这是常见密码或键盘顺序，容易被猜到，请换一个。',
  'this is a common password or a row of keys and easily guessed; choose another.',
];
const namesYou: Bilingual = ['不要包含账号名。', 'leave your account name out of it.'];

/**
 * What is wrong with a new password, or nothing.
 * @param username of the account; the password must not contain it
 */
export function findWeakness(password: string, { username = '' }: { username?: string } = {}): Bilingual | undefined {
  const length = [...password].length;
  if (length < PASSWORD_MIN_CHARACTERS) return tooShort;
  if (length > PASSWORD_MAX_CHARACTERS) return tooLong;
  if (classes.filter((each) => each.test(password)).length < CLASSES_NEEDED) return tooPlain;
  if (username.length >= 3 && password.toLowerCase().includes(username.toLowerCase())) return namesYou;
  return isCommon(password) ? tooCommon : undefined;
}

/** Digits and signs that stand for letters, as in `P@ssw0rd`. */
const disguises: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

/**
 * Cores of the passwords that lists of leaked ones are full of, Chinese ones included. Behind each stand all its
 * disguises, and all that people put around it to please a rule: `Admin@12345`, `P@ssw0rd2026!`.
 */
const commonCores = [
  'password',
  'passwd',
  'pass',
  'admin',
  'administrator',
  'root',
  'guest',
  'test',
  'user',
  'login',
  'welcome',
  'letmein',
  'secret',
  'master',
  'changeme',
  'default',
  'iloveyou',
  'monkey',
  'dragon',
  'sunshine',
  'princess',
  'football',
  'unionhall',
  'union',
  'gonghui',
  'zhigong',
  'zonggonghui',
  'zhigongzhijia',
  'woaini',
  'woaizuguo',
  'zhongguo',
  'china',
  'beijing',
  'mima',
  'wodemima',
  'nihao',
  'huawei',
  'tencent',
  'alibaba',
  'baidu',
  'abc',
  'abcd',
  'abcde',
  'abcdef',
  'aaa',
  'qwe',
  'asd',
  'zxc',
  'qaz',
  'wsx',
  'edc',
  'qwer',
  'asdf',
  'zxcv',
  'qwert',
  'asdfg',
  'zxcvb',
  'qwerty',
  'qazwsx',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qazwsxedc',
  'a',
  'aa',
  'q',
  'z',
] as const;
const common = new Set<string>(commonCores);
const rows = [
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '!@#$%^&*()',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
];

function isCommon(password: string): boolean {
  const small = password.toLowerCase();
  if (isMostlyRuns(small)) return true;
  if (/[^\p{ASCII}]/u.test(small)) return false;
  // Digits and signs around the core say nothing more.
  const core = small.replace(/^[\d\W_]+|[\d\W_]+$/g, '');
  const undisguised = [...core].map((character) => disguises[character] ?? character).join('');
  return [core, undisguised, core.replace(/[^a-z]/g, '')].some((each) => common.has(each));
}

/** `true` where at most three characters remain once runs of keys, of the alphabet and repeats of four are cut out. */
function isMostlyRuns(small: string): boolean {
  let rest = 0;
  for (let at = 0; at < small.length; ) {
    const run = runLength(small, at);
    if (run < 4) rest += 1;
    at += run < 4 ? 1 : run;
  }
  return rest <= 3;
}

function runLength(text: string, from: number): number {
  let longest = /^(.)\1*/su.exec(text.slice(from))?.[0].length ?? 1;
  for (const row of [...rows, ...rows.map((each) => [...each].reverse().join(''))]) {
    const start = row.indexOf(text[from] ?? '');
    if (start < 0) continue;
    let length = 1;
    while (from + length < text.length && row[start + length] === text[from + length]) length += 1;
    longest = Math.max(longest, length);
  }
  return longest;
}
