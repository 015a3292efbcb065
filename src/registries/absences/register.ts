import type { Bilingual } from '../../kernel/words.ts';

export const absenceStates = {
  counted: ['计入', 'Counted'],
  appealed: ['申诉中，暂不计入', 'Appealed; not counted meanwhile'],
  excused: ['已撤销，不计入', 'Excused'],
} as const satisfies Record<string, Bilingual>;
export type AbsenceState = keyof typeof absenceStates;

/** Every change of an absence; there are no others. Who was refused may not appeal twice: an officer may think better of it. */
export const absenceMoves = {
  appeal: { from: ['counted'], to: ['appealed'] },
  excuse: { from: ['counted', 'appealed'], to: ['excused'] },
  uphold: { from: ['appealed'], to: ['counted'] },
} as const satisfies Record<string, { from: readonly AbsenceState[]; to: readonly AbsenceState[] }>;
