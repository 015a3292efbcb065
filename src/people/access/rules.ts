import { isWithin, type UnitPath } from '../../kernel/unit-path.ts';
import type { Bilingual, Lang } from '../../kernel/words.ts';

/** What a role allows. Each is checked against the unit it is used on. */
export const abilities = {
  'units.read': ['查看组织', 'See units'],
  'units.manage': ['管理组织', 'Manage units'],
  'members.read': ['查看会员', 'See members'],
  'members.manage': ['管理会员', 'Manage members'],
  'members.reveal': ['查看证件与电话全文', 'See full documents and phones'],
  'programmes.read': ['查看活动', 'See programmes'],
  'programmes.manage': ['举办活动', 'Run programmes'],
  'programmes.approve': ['审批下级活动', 'Approve subordinate programmes'],
  'sessions.check-in': ['现场签到', 'Check people in'],
  'tally.report': ['填报指标', 'Report tallies'],
  'figures.read': ['查看数据', 'See figures'],
  'press.manage': ['编辑简报', 'Edit briefs'],
  'honours.manage': ['管理荣誉', 'Keep honours'],
  'grants.manage': ['授予角色', 'Grant roles'],
  'keys.manage': ['管理接口密钥', 'Manage API keys'],
  'audit.read': ['查看审计', 'Read the audit trail'],
  'settings.manage': ['管理设置', 'Manage settings'],
} as const satisfies Record<string, Bilingual>;
export type Ability = keyof typeof abilities;
export const abilityNames = Object.keys(abilities) as Ability[];

const running = [
  'units.read',
  'members.read',
  'programmes.read',
  'programmes.manage',
  'sessions.check-in',
  'tally.report',
  'figures.read',
  'press.manage',
] as const;

/**
 * Roles and what they allow. System, security and audit are apart (三员分立, GB/T 22239-2019 level 3):
 * who grants roles does not run programmes, and who reads the audit trail changes nothing.
 */
export const roles = {
  'federation-administrator': {
    words: ['总工会管理员', 'Federation administrator'],
    allows: [
      ...running,
      'units.manage',
      'members.manage',
      'members.reveal',
      'programmes.approve',
      'honours.manage',
      'keys.manage',
      'settings.manage',
    ],
  },
  'security-administrator': {
    words: ['安全管理员', 'Security administrator'],
    allows: ['units.read', 'members.read', 'grants.manage', 'keys.manage'],
  },
  auditor: { words: ['审计员', 'Auditor'], allows: ['units.read', 'programmes.read', 'figures.read', 'audit.read'] },
  'unit-officer': {
    words: ['工会干部', 'Unit officer'],
    allows: [...running, 'units.manage', 'members.manage', 'members.reveal', 'programmes.approve', 'honours.manage'],
  },
  'programme-manager': { words: ['活动负责人', 'Programme manager'], allows: [...running] },
  'check-in-helper': { words: ['签到员', 'Check-in helper'], allows: ['sessions.check-in'] },
  'partner-reporter': { words: ['协作单位填报员', 'Reporter of a partner unit'], allows: ['tally.report'] },
} as const satisfies Record<string, { words: Bilingual; allows: readonly Ability[] }>;
export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles) as Role[];

/** System, security and audit: held by officers only, with the shorter idle time-out and, where set, a second factor. */
export const administratorRoles: readonly Role[] = ['federation-administrator', 'security-administrator', 'auditor'];
/** Without a live holder of each at the top, nobody could let anybody in again. */
export const indispensableRoles: readonly Role[] = ['federation-administrator', 'security-administrator'];
/** Roles that a worker may hold, who signs in by phone and stays signed in for weeks. */
export const phoneRoles: readonly Role[] = ['check-in-helper', 'partner-reporter'];
/** What no API key may do: multiply itself, or what needs a human reason each time. */
export const neverByKey: readonly Ability[] = ['grants.manage', 'keys.manage', 'members.reveal'];

/** One grant as it holds now: abilities over a unit and all below it. */
export interface Grant {
  role: Role | 'api-key' | 'system';
  unitId: string;
  path: UnitPath;
  allows: readonly Ability[];
}

/** Who acts: a person or officer who signed in, another system by its key, the system itself, or a visitor. */
export type Actor =
  | { kind: 'account'; id: string; name: string; personId: string | null }
  | { kind: 'api-key'; id: string; name: string }
  | { kind: 'system'; name: string }
  | { kind: 'visitor' };

/** What an officer has to do before any role counts: change a password somebody else knows, or set up the second factor. */
export type Pending = 'password' | 'totp';

declare const minted: unique symbol;
/**
 * What a request may reach. Every query takes one; only people/access makes one (`mintScope`), from the session,
 * the API key or the job at hand.
 */
export interface Scope {
  readonly [minted]: true;
  readonly federationId: string;
  readonly actor: Actor;
  readonly grants: readonly Grant[];
  readonly lang: Lang;
  readonly zone: string;
  readonly requestId: string;
  /** While something is pending, `grants` is empty. */
  readonly pending?: Pending | undefined;
}

/** `true` where the scope may use an ability on the unit at this path. */
export function may(scope: Pick<Scope, 'grants'>, ability: Ability, path: UnitPath): boolean {
  return scope.grants.some((grant) => grant.allows.includes(ability) && isWithin(path, grant.path));
}

/** The tops of the subtrees where the scope may use an ability; a subtree inside another is left out. */
export function reachOf(scope: Pick<Scope, 'grants'>, ability: Ability): UnitPath[] {
  const paths = [...new Set(scope.grants.filter((grant) => grant.allows.includes(ability)).map((grant) => grant.path))];
  return paths.filter((path) => !paths.some((other) => other !== path && isWithin(path, other)));
}

/** `true` where the scope may use an ability anywhere at all. */
export function mayAnywhere(scope: Pick<Scope, 'grants'>, ability: Ability): boolean {
  return scope.grants.some((grant) => grant.allows.includes(ability));
}

/** The person behind the scope, where a person signed in. */
export function findPersonId(scope: Pick<Scope, 'actor'>): string | undefined {
  return scope.actor.kind === 'account' ? (scope.actor.personId ?? undefined) : undefined;
}

/** The actor as the audit trail and histories keep it. */
export function actorOf(scope: Pick<Scope, 'actor'>): { kind: Actor['kind']; id?: string; name: string } {
  const { actor } = scope;
  switch (actor.kind) {
    case 'account':
    case 'api-key':
      return { kind: actor.kind, id: actor.id, name: actor.name };
    case 'system':
      return { kind: 'system', name: actor.name };
    case 'visitor':
      return { kind: 'visitor', name: '访客 visitor' };
  }
}
