import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Scan } from './scan-queue.ts';
import { sendScans } from './scan-send.ts';

const scan: Scan = {
  scanId: 'a',
  api: '/api',
  sessionId: 's',
  code: 'c',
  scannedAt: '2026-11-27T11:02:00.000Z',
  refused: 'x',
};
const result = { scanId: 'a', outcome: 'done', name: '李*燕', words: { zh: '签到成功', en: 'Checked in' } };

function serverAnswers(answer: () => Response | Promise<Response>) {
  const fetched = vi.fn(async (_url: string, _init: RequestInit) => answer());
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

afterEach(() => vi.unstubAllGlobals());

describe('sending scans', () => {
  test('sends what identifies a scan, and nothing of the phone’s own notes', async () => {
    const fetched = serverAnswers(() => Response.json({ results: [result] }));

    expect(await sendScans('/api', [scan])).toEqual({ kind: 'answered', results: [result] });
    expect(JSON.parse(String(fetched.mock.calls[0]?.[1].body))).toEqual({
      scans: [{ scanId: 'a', sessionId: 's', code: 'c', scannedAt: '2026-11-27T11:02:00.000Z' }],
    });
  });

  test.each([
    ['a lost network', () => Promise.reject(new TypeError('Failed to fetch')), { kind: 'offline' }],
    ['a server that fails', () => new Response('', { status: 502 }), { kind: 'offline' }],
    ['too many requests', () => new Response('', { status: 429 }), { kind: 'offline' }],
    ['a session that ran out', () => new Response('', { status: 401 }), { kind: 'signedOut' }],
    [
      'a refusal with its sentence',
      () => Response.json({ message: { zh: '这一场已删除', en: 'Deleted' } }, { status: 404 }),
      { kind: 'refused', words: { zh: '这一场已删除', en: 'Deleted' } },
    ],
    ['a refusal without words', () => new Response('no', { status: 400 }), { kind: 'refused', words: undefined }],
  ])('tells %s from an answer, so that no scan is dropped', async (_case, answer, expected) => {
    serverAnswers(answer);

    expect(await sendScans('/api', [scan])).toEqual(expected);
  });
});
