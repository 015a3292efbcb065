import { banner } from './banner.ts';
import type { Woodcut } from './block.ts';
import { books } from './books.ts';
import { brush } from './brush.ts';
import { builder } from './builder.ts';
import { bus } from './bus.ts';
import { camera } from './camera.ts';
import { choir } from './choir.ts';
import { courier } from './courier.ts';
import { craftsman } from './craftsman.ts';
import { exchange } from './exchange.ts';
import { exhibition } from './exhibition.ts';
import { flower } from './flower.ts';
import { forum } from './forum.ts';
import { health } from './health.ts';
import { hills } from './hills.ts';
import { join } from './join.ts';
import { kite } from './kite.ts';
import { lantern } from './lantern.ts';
import { law } from './law.ts';
import { medal } from './medal.ts';
import { reading } from './reading.ts';
import { stage } from './stage.ts';
import { station } from './station.ts';
import { truck } from './truck.ts';
import { umbrella } from './umbrella.ts';
import { volunteer } from './volunteer.ts';

/**
 * The pictures for programmes without photos, by name; each is served as `/woodcuts/<name>.svg` and shown
 * as `<img>` with `alt[0]` or `alt[1]`. 390 × 244 units; a 4:3 thumb may cut the sides.
 */
export const woodcuts = {
  banner,
  books,
  brush,
  builder,
  bus,
  camera,
  choir,
  courier,
  craftsman,
  exchange,
  exhibition,
  flower,
  forum,
  health,
  hills,
  join,
  kite,
  lantern,
  law,
  medal,
  reading,
  stage,
  station,
  truck,
  umbrella,
  volunteer,
} as const satisfies Record<string, Woodcut>;

export type WoodcutName = keyof typeof woodcuts;

export const woodcutNames = Object.keys(woodcuts) as WoodcutName[];

/** Undefined for a name that no woodcut has, as in a request for `/woodcuts/<name>.svg`. */
export function findWoodcut(name: string): Woodcut | undefined {
  return Object.hasOwn(woodcuts, name) ? woodcuts[name as WoodcutName] : undefined;
}
