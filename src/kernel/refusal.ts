import { type Bilingual, counted, type Lang, pick } from './words.ts';

/**
 * HTTP meaning of a refusal: the transport maps it once; services know no transport beyond this number. 202 is "not yet":
 * it was taken in, and asking again with the same key tells how far it has come.
 */
export type RefusalStatus = 202 | 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503;

export type RefusalParams = Record<string, string | number>;
/** As given to a maker: a parameter may be in both languages, and then goes into each sentence in its own. */
export type GivenParams = Record<string, string | number | Bilingual>;

/** A field that was refused, by its path in the input, with its sentence. */
export interface RefusedField {
  path: string;
  words: Bilingual;
}

export interface RefusalDeclaration {
  status: RefusalStatus;
  /** Says why, and what to do next. `{name}` stands for a parameter, `{count|work|works}` for a count with its noun. */
  words: Bilingual;
  /** When it is thrown, for whoever reads the register of codes. */
  when: string;
}

/** An expected error, in the user's words. Anything else that is thrown is a defect. */
export class Refusal extends Error {
  readonly code: string;
  readonly status: RefusalStatus;
  readonly words: Bilingual;
  readonly params: RefusalParams;
  readonly fields: readonly RefusedField[];

  constructor(code: string, declaration: RefusalDeclaration, params: GivenParams, fields: readonly RefusedField[]) {
    const zh = inLang(params, 'zh');
    const en = inLang(params, 'en');
    super(`${code}: ${fill(declaration.words[1], en)}`);
    this.name = 'Refusal';
    this.code = code;
    this.status = declaration.status;
    this.words = [fill(declaration.words[0], zh), fill(declaration.words[1], en)];
    this.params = zh;
    this.fields = fields;
  }

  /** The sentence in one language. */
  say(lang: Lang): string {
    return lang === 'zh' ? this.words[0] : this.words[1];
  }
}

export type Refuse = (params?: GivenParams, fields?: readonly RefusedField[]) => Refusal;

const register = new Map<string, RefusalDeclaration>();

/**
 * Declares the refusals of a slice. Each becomes a maker: `throw refusals.closed({ at })`.
 * Codes are `<slice>.<name>` and never reused.
 */
export function defineRefusals<const R extends Record<string, RefusalDeclaration>>(slice: string, declarations: R) {
  const makers: Record<string, Refuse> = {};
  for (const [name, declaration] of Object.entries(declarations)) {
    const code = `${slice}.${name}`;
    register.set(code, declaration);
    makers[name] = (params = {}, fields = []) => new Refusal(code, declaration, params, fields);
  }
  return makers as { readonly [Name in keyof R]: Refuse };
}

/** Every code declared so far, for the readable register of errors. */
export function allRefusals(): { code: string; declaration: RefusalDeclaration }[] {
  return [...register].map(([code, declaration]) => ({ code, declaration })).sort((a, b) => (a.code < b.code ? -1 : 1));
}

function inLang(params: GivenParams, lang: Lang): RefusalParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? pick(value, lang) : value]),
  );
}

function fill(template: string, params: RefusalParams): string {
  return template.replace(
    /\{(\w+)(?:\|([^|{}]+)\|([^|{}]+))?\}/g,
    (whole, name: string, one?: string, many?: string) => {
      const value = Object.hasOwn(params, name) ? params[name] : undefined;
      if (value === undefined) return whole;
      return one === undefined ? String(value) : counted(value, one, many);
    },
  );
}
