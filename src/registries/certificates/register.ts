import type { Bilingual } from '../../kernel/words.ts';

/** Kinds of certificates, by what is printed across the top. A new one needs a row here and nothing else. */
export const certificateKinds = {
  award: ['荣誉证书', 'Certificate of honour'],
  organiser: ['优秀组织奖', 'Award to an organiser'],
  level: ['职业技能等级证书', 'Certificate of skill level'],
} as const satisfies Record<string, Bilingual>;
export type CertificateKind = keyof typeof certificateKinds;

export const certificateStates = {
  valid: ['有效', 'Valid'],
  revoked: ['已撤销', 'Revoked'],
} as const satisfies Record<string, Bilingual>;
export type CertificateState = keyof typeof certificateStates;
