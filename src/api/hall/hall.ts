import type { Context } from 'hono';
import type { ReactElement } from 'react';
import type { Bilingual } from '../../kernel/words.ts';
import type { Scope } from '../../people/access/rules.ts';
import type { House } from '../../platform/house.ts';
import type { HallFrame } from '../../web/hall/views/frame.ts';

/** What a hall route is given: who reads, and the frame to print in. */
export interface Reading {
  scope: Scope;
  frame: HallFrame;
}

export interface Hall {
  house: House;
  /**
   * Prints a page for whoever asks; preferences in the address become cookies first. `alike`: visitors who have not
   * signed in all see the same, so it may be a second old (open-pages.ts). `unkept`: no browser keeps it on its disk.
   */
  page: (
    context: Context,
    draw: (reading: Reading) => Promise<ReactElement>,
    options?: { alike?: boolean; unkept?: boolean },
  ) => Promise<Response>;
  scopeOf: (context: Context) => Promise<Scope>;
  frame: (context: Context, scope: Scope) => Promise<HallFrame>;
  demoSignIns: readonly DemoSignIn[];
}

/** A sign-in that a demo federation shows, whatever else the demo knows of it. */
export interface DemoSignIn {
  way: string;
  label: Bilingual;
  sign: string;
  secret?: string;
}
