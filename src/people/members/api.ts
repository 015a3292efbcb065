import type { House } from '../../platform/house.ts';
import type { Handlers } from '../../platform/http/handlers.ts';
import type { Scope } from '../access/rules.ts';
import type { memberRoutes } from './contract.ts';
import { joinMember } from './joining/service.ts';
import { listMembers } from './list/service.ts';
import { correctMembership, endMembership, resumeMember, retainMember, transferMember } from './membership/service.ts';
import { correctPerson } from './profile/service.ts';
import { revealMember } from './reveal/service.ts';
import { getMemberDetail, getMemberHistory } from './service.ts';

/** Binds the routes of members to their services. */
export function memberHandlers(house: House): Handlers<typeof memberRoutes, Scope> {
  return {
    list: ({ query, scope }) => listMembers(house, scope, query),
    join: ({ body, scope }) => joinMember(house, scope, body),
    get: ({ params, scope }) => getMemberDetail(house.db, scope, params.personId),
    correctPerson: ({ params, body, scope }) => correctPerson(house, scope, { ...params, ...body }),
    reveal: ({ params, body, scope }) => revealMember(house, scope, { ...params, ...body }),
    history: ({ params, scope }) => getMemberHistory(house.db, scope, params.personId),
    correct: ({ params, body, scope }) => correctMembership(house, scope, { ...params, ...body }),
    transfer: ({ params, body, scope }) => transferMember(house, scope, { ...params, ...body }),
    retain: ({ params, body, scope }) => retainMember(house, scope, { ...params, ...body }),
    resume: ({ params, body, scope }) => resumeMember(house, scope, { ...params, ...body }),
    end: ({ params, body, scope }) => endMembership(house, scope, { ...params, ...body }),
  };
}
