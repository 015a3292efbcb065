import { honourRoutes } from '../../../../registries/honours/contract.ts';
import { type AnswerOf, queryOf } from '../../api.ts';
import { sourceOf } from '../../list/list-source.ts';

export const honourSource = sourceOf(honourRoutes.list);
export const honouredSource = sourceOf(honourRoutes.listPeople);
export type HonourItem = AnswerOf<typeof honourRoutes.list>['items'][number];
export type HonouredItem = AnswerOf<typeof honourRoutes.listPeople>['items'][number];
export type Honour = AnswerOf<typeof honourRoutes.get>;

export const honourQuery = (honourId: string) => queryOf(honourRoutes.get, { params: { honourId } });

/** Everything on the page that an action may have changed. */
export const honourKeys = [
  honourRoutes.list.path,
  honourRoutes.listPeople.path,
  honourRoutes.get.path,
  honourRoutes.history.path,
] as const;
