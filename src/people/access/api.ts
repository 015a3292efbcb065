import type { House } from '../../platform/house.ts';
import type { Handlers } from '../../platform/http/handlers.ts';
import {
  createOfficer,
  disableAccount,
  enableAccount,
  getAccount,
  listAccounts,
  resetPassword,
  resetTotp,
} from './accounts/service.ts';
import type { accessRoutes } from './contract.ts';
import { askFirst, makeFirstAdministrator } from './first/service.ts';
import { endGrant, grantRole, listGrants, revokeGrant } from './grants/service.ts';
import { createKey, listKeys, revokeKey } from './keys/service.ts';
import { describeMe, introduce, type RegisterPerson } from './me/service.ts';
import type { Scope } from './rules.ts';
import { changePassword, confirmTotp, disableTotp, enrolTotp } from './second-factor/service.ts';
import { endAllSessions, endOwnSession, listOwnSessions } from './sessions/service.ts';
import { changeAccessSettings, changeFederationSettings, getFederation } from './settings/service.ts';
import { completeSignIn, signInWithPassword } from './sign-in/password/service.ts';
import { requestCode, signInWithCode } from './sign-in/phone/service.ts';
import { signOut } from './sign-in/service.ts';
import { listLookedAt, listTrail } from './trail/service.ts';

/** @param registerPerson of people/members, which alone writes persons */
export function accessHandlers(
  house: House,
  { registerPerson }: { registerPerson: RegisterPerson },
): Handlers<typeof accessRoutes, Scope> {
  return {
    requestCode: ({ scope, body }) => requestCode(house, scope, body),
    signInWithCode: ({ scope, body }) => signInWithCode(house, scope, body),
    signInWithPassword: ({ scope, body }) => signInWithPassword(house, scope, body),
    completeSignIn: ({ scope, body }) => completeSignIn(house, scope, body),
    signOut: ({ scope }) => nothing(signOut(house, scope)),
    askFirst: ({ scope, params }) => askFirst(house, scope, params),
    makeFirst: ({ scope, params, body }) => nothing(makeFirstAdministrator(house, scope, { ...params, ...body })),

    me: ({ scope }) => describeMe(house, scope),
    introduce: ({ scope, body }) => introduce(house, scope, { ...body, registerPerson }),
    listSessions: async ({ scope }) => ({ items: await listOwnSessions(house, scope) }),
    endSession: ({ scope, params }) => nothing(endOwnSession(house, scope, params)),
    endAllSessions: async ({ scope }) => ({ ended: await endAllSessions(house, scope) }),
    changePassword: ({ scope, body }) => nothing(changePassword(house, scope, body)),
    enrolTotp: ({ scope, body }) => enrolTotp(house, scope, body),
    confirmTotp: ({ scope, body }) => nothing(confirmTotp(house, scope, body)),
    disableTotp: ({ scope, body }) => nothing(disableTotp(house, scope, body)),
    lookedAt: ({ scope, query }) => listLookedAt(house, scope, query),

    listGrants: ({ scope, query }) => listGrants(house, scope, query),
    grantRole: ({ scope, body }) => grantRole(house, scope, body),
    endGrant: ({ scope, params, body }) => endGrant(house, scope, { ...params, ...body }),
    revokeGrant: ({ scope, params, body }) => nothing(revokeGrant(house, scope, { ...params, ...body })),

    listAccounts: ({ scope, query }) => listAccounts(house, scope, query),
    getAccount: ({ scope, params }) => getAccount(house, scope, params),
    createOfficer: ({ scope, body }) => createOfficer(house, scope, body),
    disableAccount: ({ scope, params, body }) => nothing(disableAccount(house, scope, { ...params, ...body })),
    enableAccount: ({ scope, params, body }) => nothing(enableAccount(house, scope, { ...params, ...body })),
    resetPassword: ({ scope, params, body }) => resetPassword(house, scope, { ...params, ...body }),
    resetTotp: ({ scope, params, body }) => nothing(resetTotp(house, scope, { ...params, ...body })),

    listKeys: ({ scope, query }) => listKeys(house, scope, query),
    createKey: ({ scope, body }) => createKey(house, scope, body),
    revokeKey: ({ scope, params }) => nothing(revokeKey(house, scope, params)),

    listTrail: ({ scope, query }) => listTrail(house, scope, query),

    getSettings: async ({ scope }) => (await getFederation(house, scope.federationId)).access,
    changeSettings: ({ scope, body }) => changeAccessSettings(house, scope, body),
    getFederation: async ({ scope }) => {
      const { name, shortName, approval, holidays } = await getFederation(house, scope.federationId);
      return { name, shortName, approval, holidays };
    },
    changeFederation: ({ scope, body }) => changeFederationSettings(house, scope, body),
  };
}

async function nothing(work: Promise<void>): Promise<undefined> {
  await work;
  return undefined;
}
