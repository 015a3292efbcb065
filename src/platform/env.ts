import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { defineRefusals } from '../kernel/refusal.ts';
import type { Bilingual } from '../kernel/words.ts';

export const settingRefusals = defineRefusals('setting', {
  wrong: {
    status: 503,
    words: ['{name}={value} 无效：{zh}。', '{name}={value} will not do: {en}.'],
    when: 'an environment variable has a value that its setting does not take',
  },
});

const roles = ['all', 'web', 'worker'] as const;
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const yes = ['1', 'true', 'on', 'yes'];
const no = ['0', 'false', 'off', 'no'];

const urlOf = (...protocols: string[]) =>
  z.string().refine((text) => protocols.includes(parseUrl(text)?.protocol ?? ''));

/** One row of the table of settings in the README. */
export interface Setting {
  /** As shown; empty where nothing is set. */
  fallback: string;
  meaning: Bilingual;
  /** What the value must be, for the line that refuses another. */
  takes: Bilingual;
  schema: z.ZodType<unknown, string>;
}

/** Every setting, in the order of the README. The schema turns the text of the environment into the value. */
export const settings = {
  PORT: {
    fallback: '3000',
    meaning: ['监听端口；`0` 为任一空闲端口', 'port to serve on; `0` for any free one'],
    takes: ['应为 0 到 65535 的整数', 'a whole number from 0 to 65535'],
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .pipe(z.number().max(65_535)),
  },
  HOST: {
    fallback: '127.0.0.1',
    meaning: ['监听地址；`0.0.0.0` 让其他设备也能访问', 'address to serve on; `0.0.0.0` lets other devices in'],
    takes: ['应为本机的 IP 地址或主机名', 'an IP address or a host name of this machine'],
    schema: z.string().regex(/^[\w.:-]+$/),
  },
  UNIONHALL_DATA: {
    fallback: './data',
    meaning: ['数据目录：内置数据库、密钥、上传的文件', 'data folder: embedded database, keys, uploaded files'],
    takes: ['应为目录', 'a folder'],
    schema: z.string().transform((path) => resolve(path)),
  },
  DATABASE_URL: {
    fallback: '',
    meaning: [
      '改用自己的 PostgreSQL（15 或更新）：`postgres://用户:密码@主机:5432/库`',
      'use your own PostgreSQL, 15 or later: `postgres://user:password@host:5432/database`',
    ],
    takes: ['应以 postgres:// 开头', 'it starts with postgres://'],
    schema: urlOf('postgres:', 'postgresql:'),
  },
  UNIONHALL_DEMO: {
    fallback: '1',
    meaning: ['数据库为空时载入演示数据；`0` 不载入', 'load the demo federation into an empty database; `0` does not'],
    takes: ['应为 1 或 0', '1 or 0'],
    schema: z
      .string()
      .toLowerCase()
      .refine((text) => yes.includes(text) || no.includes(text))
      .transform((text) => yes.includes(text)),
  },
  UNIONHALL_URL: {
    fallback: '',
    meaning: [
      '对外网址，用于二维码和短信中的链接；默认为监听地址',
      'public address, for codes and links in messages; by default the address served on',
    ],
    takes: ['应为 http:// 或 https:// 网址，不带路径', 'an http:// or https:// address without a path'],
    schema: urlOf('http:', 'https:')
      .refine((text) => ['', '/'].includes(`${parseUrl(text)?.pathname}${parseUrl(text)?.search}`))
      .transform((text) => new URL(text).origin),
  },
  UNIONHALL_TRUSTED_PROXIES: {
    fallback: '',
    meaning: [
      '可信的反向代理，逗号分隔的 IP 或网段；只采信它们给出的 `X-Forwarded-For`',
      'reverse proxies to trust, addresses or CIDR ranges with commas; `X-Forwarded-For` counts only from them',
    ],
    takes: ['应为逗号分隔的 IP 或网段，如 10.0.0.0/8', 'addresses or ranges with commas, such as 10.0.0.0/8'],
    schema: z
      .string()
      .transform((text) => text.split(',').map((part) => part.trim()))
      .pipe(z.array(z.string().refine(isRange).transform(withPrefix))),
  },
  UNIONHALL_SMS_URL: {
    fallback: '',
    meaning: [
      '短信服务的 HTTP 地址；不设时，演示版在页面上显示验证码',
      'HTTP address that sends one-time codes; without it the demo shows the code on the page',
    ],
    takes: ['应为 http:// 或 https:// 网址', 'an http:// or https:// address'],
    schema: urlOf('http:', 'https:'),
  },
  UNIONHALL_SMS_TOKEN: {
    fallback: '',
    meaning: ['短信服务的令牌，作为 `Authorization: Bearer` 发送', 'token for it, sent as `Authorization: Bearer`'],
    takes: ['应为不含空格的文字', 'text without spaces'],
    schema: z.string().regex(/^\S+$/),
  },
  UNIONHALL_LOG: {
    fallback: 'info',
    meaning: [`日志级别：${code(logLevels)}`, `log level: ${code(logLevels)}`],
    takes: [`应为 ${logLevels.join('、')} 之一`, `one of ${logLevels.join(', ')}`],
    schema: z.string().toLowerCase().pipe(z.enum(logLevels)),
  },
  UNIONHALL_ROLE: {
    fallback: 'all',
    meaning: [
      '此进程的职责：网页 `web`、后台任务 `worker` 或两者 `all`；分开时须设 `DATABASE_URL`',
      'what this process does: pages `web`, jobs `worker`, or both `all`; apart they need `DATABASE_URL`',
    ],
    takes: [`应为 ${roles.join('、')} 之一`, `one of ${roles.join(', ')}`],
    schema: z.string().toLowerCase().pipe(z.enum(roles)),
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;
type Read<Name extends SettingName> = z.output<(typeof settings)[Name]['schema']>;
/** The value of a setting that has no default. */
type Maybe<Name extends SettingName> = Read<Name> | undefined;

export interface Env {
  port: number;
  host: string;
  /** Absolute. */
  dataFolder: string;
  databaseUrl: Maybe<'DATABASE_URL'>;
  isDemo: boolean;
  publicUrl: Maybe<'UNIONHALL_URL'>;
  /** CIDR ranges. */
  trustedProxies: string[];
  smsUrl: Maybe<'UNIONHALL_SMS_URL'>;
  smsToken: Maybe<'UNIONHALL_SMS_TOKEN'>;
  logLevel: Read<'UNIONHALL_LOG'>;
  role: Read<'UNIONHALL_ROLE'>;
}

/**
 * Reads the settings, once, at the start. An empty variable counts as not set.
 * @throws setting.wrong, naming the variable
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const maybe = <Name extends SettingName>(name: Name): Maybe<Name> => {
    const { fallback, schema, takes }: Setting = settings[name];
    const text = source[name]?.trim() || fallback;
    if (text === '') return undefined;
    const read = schema.safeParse(text);
    if (!read.success) throw refuse(name, text, takes);
    return read.data as Read<Name>;
  };
  const always = <Name extends SettingName>(name: Name) => maybe(name) as Read<Name>;

  const env: Env = {
    port: always('PORT'),
    host: always('HOST'),
    dataFolder: always('UNIONHALL_DATA'),
    databaseUrl: maybe('DATABASE_URL'),
    isDemo: always('UNIONHALL_DEMO'),
    publicUrl: maybe('UNIONHALL_URL'),
    trustedProxies: maybe('UNIONHALL_TRUSTED_PROXIES') ?? [],
    smsUrl: maybe('UNIONHALL_SMS_URL'),
    smsToken: maybe('UNIONHALL_SMS_TOKEN'),
    logLevel: always('UNIONHALL_LOG'),
    role: always('UNIONHALL_ROLE'),
  };
  if (env.role !== 'all' && env.databaseUrl === undefined) {
    throw refuse('UNIONHALL_ROLE', env.role, ['分开运行须设 DATABASE_URL', 'processes apart need DATABASE_URL']);
  }
  if (env.smsToken !== undefined && env.smsUrl === undefined) {
    throw refuse('UNIONHALL_SMS_TOKEN', env.smsToken, ['须同时设 UNIONHALL_SMS_URL', 'it needs UNIONHALL_SMS_URL']);
  }
  return env;
}

/** The rows of the README's table of settings, in Markdown. */
export function settingRows(lang: 'zh' | 'en'): string[] {
  const at = lang === 'zh' ? 0 : 1;
  return Object.entries(settings).map(
    ([name, { fallback, meaning }]) => `| \`${name}\` | ${fallback === '' ? '' : `\`${fallback}\``} | ${meaning[at]} |`,
  );
}

/** The folder of package.json: source and bundle lie at different depths below it. */
export const rootFolder = rootAbove(import.meta.dirname);

function rootAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) || dirname(folder) === folder ? folder : rootAbove(dirname(folder));
}

const secrets: readonly SettingName[] = ['DATABASE_URL', 'UNIONHALL_SMS_TOKEN'];

function refuse(name: SettingName, value: string, [zh, en]: Bilingual) {
  return settingRefusals.wrong({ name, value: secrets.includes(name) ? '…' : value, zh, en });
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** An IP address, or a range of them. */
function isRange(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (bits < 0 || more.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
}

function withPrefix(range: string): string {
  if (range.includes('/')) return range;
  return `${range}/${isIP(range) === 4 ? 32 : 128}`;
}

function code(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
