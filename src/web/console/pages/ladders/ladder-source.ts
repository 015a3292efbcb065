import { useQueryClient } from '@tanstack/react-query';
import { ladderRoutes } from '../../../../registries/ladders/contract.ts';
import { skillLevels, standings } from '../../../../registries/ladders/register.ts';
import { type AnswerOf, queryOf } from '../../api.ts';
import { optionsOf } from '../../list/column.ts';
import { sourceOf } from '../../list/list-source.ts';

export const laddersSource = sourceOf(ladderRoutes.list);
export const peopleSource = (ladderId: string) => sourceOf(ladderRoutes.people, { ladderId });
export const awardsSource = (ladderId: string) => sourceOf(ladderRoutes.awards, { ladderId });
export const ladderQuery = (ladderId: string) => queryOf(ladderRoutes.get, { params: { ladderId } });
export const personQuery = (ladderId: string, personId: string) =>
  queryOf(ladderRoutes.person, { params: { ladderId, personId } });
export const readyQuery = (ladderId: string) =>
  queryOf(ladderRoutes.people, { params: { ladderId }, query: { standing: 'ready', limit: 500 } });

export type LadderItem = AnswerOf<typeof ladderRoutes.list>['items'][number];
export type Ladder = AnswerOf<typeof ladderRoutes.get>;
export type PersonItem = AnswerOf<typeof ladderRoutes.people>['items'][number];
export type AwardItem = AnswerOf<typeof ladderRoutes.awards>['items'][number];

export const levelOptions = optionsOf(skillLevels);
export const standingOptions = optionsOf(standings, { ready: 'gold', climbing: 'blue', top: 'green' });

/** Shows everything of ladders anew after a step. */
export function useLaddersChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () =>
    client.invalidateQueries({
      predicate: ({ queryKey: [path] }) => typeof path === 'string' && path.startsWith('/ladders'),
    });
}
