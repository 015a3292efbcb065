import type { z } from 'zod';
import type { Scope } from '../../people/access/rules.ts';
import type { House } from '../../platform/house.ts';
import type { Shown } from '../../web/screen/contract.ts';

export interface ScreenReading<Asked> {
  house: House;
  scope: Scope;
  asked: Asked;
  federation: { name: string };
}

/** One page for walls at `/screen<path>`; its data is answered at `/screen<path>/data`. */
export interface ScreenPage {
  path: string;
  /** How often a screen asks for news. */
  askSeconds: number;
  /** What may stand in the address and behind its question mark. */
  asked: z.ZodObject;
  // biome-ignore lint/suspicious/noExplicitAny: each page is asked something else; `defineScreen` holds the two together.
  show: (reading: ScreenReading<any>) => Promise<Shown>;
}

/** Declares a screen: `show` is given what `asked` parses. */
export function defineScreen<Asked extends z.ZodObject>(
  page: Omit<ScreenPage, 'asked' | 'show'> & {
    asked: Asked;
    show: (reading: ScreenReading<z.output<Asked>>) => Promise<Shown>;
  },
): ScreenPage {
  return page;
}
