import type { Client, Sent } from '../client.ts';
import type { World } from '../world.ts';

/** What an operation is sent, and by whom; the administrator where nobody is named. */
export interface Asked extends Sent {
  as?: Client;
}
export type Sample = (world: World) => Asked | Promise<Asked>;
