import type { Lang } from '../../../kernel/words.ts';
import { type Audience, honourLevels } from '../../../people/members/audience/rules.ts';
import { workerKinds } from '../../../people/members/worker-kinds/rules.ts';

/** What the reader has set so far; anything may still be missing. */
export type AudienceDraft = Partial<Audience>;

/** Names of units by their id. */
export type UnitNames = ReadonlyMap<string, string>;

interface Parts {
  units: readonly string[];
  kinds: readonly string[];
  honours: readonly string[];
  membersOnly: boolean;
  from: number | null;
  to: number | null;
}

function agesZh({ from, to }: Parts): string | undefined {
  if (from !== null && to !== null) return `${from} 至 ${to} 岁`;
  if (from !== null) return `年满 ${from} 岁`;
  return to === null ? undefined : `${to} 岁及以下`;
}

function agesEn({ from, to }: Parts): string | undefined {
  if (from !== null && to !== null) return `aged ${from} to ${to}`;
  if (from !== null) return `aged ${from} or more`;
  return to === null ? undefined : `aged ${to} or less`;
}

function sayZh(parts: Parts): string {
  const whose = parts.units.length > 0 ? `${parts.units.join('、')}及其下级单位的` : '';
  const who = whose !== '' || parts.membersOnly ? `${whose}会员` : '全体职工';
  const limits = [
    parts.kinds.length > 0 ? `限${parts.kinds.join('、')}` : undefined,
    parts.honours.length > 0 ? `限${parts.honours.join('、')}` : undefined,
    agesZh(parts),
  ];
  return `面向${[who, ...limits.filter(Boolean)].join('，')}。`;
}

function sayEn(parts: Parts): string {
  const whose = parts.units.length > 0 ? ` of ${parts.units.join(', ')} and all below` : '';
  const who = whose !== '' || parts.membersOnly ? `union members${whose}` : 'every worker';
  const limits = [
    parts.kinds.length > 0 ? `only: ${parts.kinds.join(', ')}` : undefined,
    parts.honours.length > 0 ? `holders of: ${parts.honours.join(', ')}` : undefined,
    agesEn(parts),
  ];
  return `For ${[who, ...limits.filter(Boolean)].join('; ')}.`;
}

/** Whom an audience lets in, as one plain sentence. */
export function audienceSentence(draft: AudienceDraft, names: UnitNames, lang: Lang): string {
  const at = lang === 'zh' ? 0 : 1;
  const parts: Parts = {
    units: (draft.units ?? []).map(({ unitId }) => names.get(unitId) ?? '…'),
    kinds: (draft.workerKinds ?? []).map((kind) => workerKinds[kind]?.[at] ?? kind),
    honours: (draft.honours ?? []).map((level) => honourLevels[level]?.[at] ?? level),
    membersOnly: draft.membersOnly ?? false,
    from: draft.ageFrom ?? null,
    to: draft.ageTo ?? null,
  };
  return lang === 'zh' ? sayZh(parts) : sayEn(parts);
}
