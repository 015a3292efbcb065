import { expect, test } from 'vitest';
import { createLog } from './log.ts';

function logging() {
  const lines: Record<string, unknown>[] = [];
  const log = createLog({ level: 'debug', to: { write: (line) => void lines.push(JSON.parse(line)) } });
  return { log, lines };
}

test('a line is one object with time, level and what was said', () => {
  const { log, lines } = logging();

  log.info({ requestId: 'r1', rows: 3 }, 'imported');

  expect(lines).toEqual([{ level: 'info', time: expect.any(String), requestId: 'r1', rows: 3, msg: 'imported' }]);
});

test('names, phones, codes and secrets are cut, also below other fields', () => {
  const { log, lines } = logging();

  log.warn({
    phone: '13812345678',
    person: { name: '张明', id: 'p1' },
    a: { b: { token: 'uh_x' } },
    headers: { cookie: 'c' },
  });

  expect(lines[0]).toMatchObject({
    phone: '[cut]',
    person: { name: '[cut]', id: 'p1' },
    a: { b: { token: '[cut]' } },
    headers: '[cut]',
  });
});

test('an error keeps its kind and place but none of the values that it quotes', () => {
  const { log, lines } = logging();
  const cause = Object.assign(new Error('invalid input syntax for type uuid: "张明 13812345678"'), {
    code: '22P02',
    detail: 'Key (phone)=(13812345678) already exists.',
  });

  log.error({ err: new Error('import of 13812345678 failed', { cause }) }, 'broken');

  expect(JSON.stringify(lines)).not.toMatch(/13812345678|张明/);
  expect(lines[0]).toMatchObject({
    err: { type: 'Error', message: 'import of 1********** failed', cause: { errorCode: '22P02' } },
  });
});
