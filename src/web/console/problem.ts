import type { Bilingual, Lang } from '../../kernel/words.ts';
import { defineWords, pick, say } from '../../kernel/words.ts';

/** RFC 9457 `application/problem+json`, as every route of `/api/v1` answers an error. */
export interface ProblemBody {
  type?: string;
  title?: string;
  status: number;
  code: string;
  message: { zh: string; en: string };
  params?: Record<string, string | number>;
  fields?: ProblemField[];
  requestId?: string;
}

/** A field that was refused: its path in what was sent, dot-separated, and the sentence. */
export interface ProblemField {
  path: string;
  zh: string;
  en: string;
}

/** An answer that is no success. `message` holds both languages in `words`. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly words: Bilingual;
  readonly fields: readonly ProblemField[];
  readonly requestId: string | undefined;

  constructor(body: ProblemBody) {
    super(`${body.code}: ${body.message.en}`);
    this.name = 'Problem';
    this.status = body.status;
    this.code = body.code;
    this.words = [body.message.zh, body.message.en];
    this.fields = body.fields ?? [];
    this.requestId = body.requestId;
  }
}

const words = defineWords({
  network: [
    '网络断了，没有连上服务器。填写的内容都还在，请检查网络后重试。',
    'The network is lost. What you typed is still here; check the connection and try again.',
  ],
  server: [
    '服务器出错了，这次操作没有完成。请稍后重试；仍不行，请把下面的编号告诉管理员。',
    'The server failed and nothing was changed. Try again in a while; if it persists, give the number below to an administrator.',
  ],
  signIn: ['登录已过期，请重新登录后继续。', 'Your session has ended. Sign in again to go on.'],
  forbidden: [
    '您的角色不能这样做。需要的话，请联系上级工会的管理员授权。',
    'Your role does not allow this. Ask an administrator of the superior union if you need it.',
  ],
  missing: [
    '没有找到，可能已被删除或移走。请返回列表查看最新内容。',
    'Not found: it may have been removed or moved. Go back to the list for the latest.',
  ],
  refused: ['没有成功。请检查后重试。', 'This did not work. Check it and try again.'],
});

/** Status 0: the request got no answer. */
export function networkProblem(): Problem {
  return new Problem({ status: 0, code: 'console.network', message: bothOf(words.network) });
}

function bothOf(pair: Bilingual): { zh: string; en: string } {
  return { zh: pair[0], en: pair[1] };
}

/** What to say for a status that came without a readable body. */
function wordsFor(status: number): Bilingual {
  if (status === 401) return words.signIn;
  if (status === 403) return words.forbidden;
  if (status === 404 || status === 410) return words.missing;
  return status >= 500 ? words.server : words.refused;
}

function isProblemBody(body: unknown): body is ProblemBody {
  if (typeof body !== 'object' || body === null || !('message' in body) || !('code' in body)) return false;
  const { message } = body;
  return typeof message === 'object' && message !== null && 'zh' in message && 'en' in message;
}

/** The problem behind a status and whatever body came with it. */
export function problemOf(status: number, body: unknown, requestId?: string): Problem {
  if (isProblemBody(body)) return new Problem({ requestId, ...body, status });
  return new Problem({ status, code: `console.http-${status}`, message: bothOf(wordsFor(status)), requestId });
}

/** The sentence to show for anything that was thrown. */
export function sayProblem(error: unknown, lang: Lang): string {
  if (error instanceof Problem) return pick(error.words, lang);
  return say(words, lang).server;
}

/** The number to give to an administrator where the server failed; a refusal says itself what to do. */
export function findRequestId(error: unknown): string | undefined {
  return error instanceof Problem && error.status >= 500 ? error.requestId : undefined;
}
