import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readEnv, rootFolder, settingRows } from './env.ts';

const defaults = {
  port: 3000,
  host: '127.0.0.1',
  dataFolder: resolve('data'),
  databaseUrl: undefined,
  isDemo: true,
  publicUrl: undefined,
  trustedProxies: [],
  smsUrl: undefined,
  smsToken: undefined,
  logLevel: 'info',
  role: 'all',
};

test('nothing needs to be set', () => {
  expect(readEnv({})).toEqual(defaults);
});

test('an empty variable counts as not set', () => {
  expect(readEnv({ PORT: '', DATABASE_URL: ' ', UNIONHALL_DEMO: '' })).toEqual(defaults);
});

test('every setting is read', () => {
  const read = readEnv({
    PORT: '8080',
    HOST: '::',
    UNIONHALL_DATA: '/srv/unionhall',
    DATABASE_URL: 'postgres://hall:secret@db:5432/hall',
    UNIONHALL_DEMO: '0',
    UNIONHALL_URL: 'https://hall.example.org/',
    UNIONHALL_TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.7,fd00::/8',
    UNIONHALL_SMS_URL: 'https://sms.example.org/send',
    UNIONHALL_SMS_TOKEN: 'abc',
    UNIONHALL_LOG: 'WARN',
    UNIONHALL_ROLE: 'worker',
  });

  expect(read).toEqual({
    port: 8080,
    host: '::',
    dataFolder: '/srv/unionhall',
    databaseUrl: 'postgres://hall:secret@db:5432/hall',
    isDemo: false,
    publicUrl: 'https://hall.example.org',
    trustedProxies: ['10.0.0.0/8', '192.0.2.7/32', 'fd00::/8'],
    smsUrl: 'https://sms.example.org/send',
    smsToken: 'abc',
    logLevel: 'warn',
    role: 'worker',
  });
});

describe('a wrong value is refused by the name of its variable', () => {
  test.each([
    ['PORT', '80a'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['HOST', 'a b'],
    ['DATABASE_URL', 'mysql://db/hall'],
    ['DATABASE_URL', 'localhost'],
    ['UNIONHALL_DEMO', 'maybe'],
    ['UNIONHALL_URL', 'hall.example.org'],
    ['UNIONHALL_URL', 'https://example.org/hall'],
    ['UNIONHALL_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['UNIONHALL_TRUSTED_PROXIES', 'proxy'],
    ['UNIONHALL_SMS_URL', 'sms'],
    ['UNIONHALL_SMS_TOKEN', 'no address to send it to'],
    ['UNIONHALL_LOG', 'loud'],
    ['UNIONHALL_ROLE', 'king'],
    ['UNIONHALL_ROLE', 'web'],
  ])('%s=%s', (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(expect.objectContaining({ code: 'setting.wrong' }));
    expect(() => readEnv({ [name]: value })).toThrow(`${name}=`);
  });

  test('without telling a secret', () => {
    expect(() => readEnv({ DATABASE_URL: 'mysql://hall:secret@db/hall' })).toThrow(
      'setting.wrong: DATABASE_URL=… will not do: it starts with postgres://.',
    );
  });
});

describe('the table of settings stands in', () => {
  test.for([
    ['README.md', 'en'],
    ['README.zh-CN.md', 'zh'],
  ] as const)('%s', ([file, lang], { skip }) => {
    const path = join(rootFolder, file);
    if (!existsSync(path)) return skip();
    const lines = readFileSync(path, 'utf8').split('\n');

    expect(lines.filter((line) => /^\| `[A-Z_]+` \|/.test(line))).toEqual(settingRows(lang));
  });
});
