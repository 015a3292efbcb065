import { fillWords } from '../../../../registries/certificates/rules.ts';
import { issueCertificates, type NewCertificate } from '../../../../registries/certificates/service.ts';
import { type Conferral, conferHonours } from '../../../../registries/honours/service.ts';
import type { StageFact, SubjectCard } from '../../../service.ts';
import type { Context, Draft } from '../../drafting/service.ts';
import type { AwardPerson } from '../../queries.ts';
import { defaultWords, holdersOf, organiserWords, winsAward } from '../../rules.ts';
import { deedsOf, honourHolders } from '../rules.ts';

/** One award as it is given. */
export interface Given {
  id: string;
  card: SubjectCard;
  people: AwardPerson[];
  /** Undefined for an award to an organiser. */
  tier: Draft['tiers'][number] | undefined;
  name: string;
  group: string;
  rank: number | null;
  score: string;
  reason: string;
}

/** Whom an award is told to. */
export const personIdsOf = ({ people }: Given): string[] => [
  ...new Set(people.filter(winsAward).flatMap(({ personId }) => personId ?? [])),
];

/** Issuing bodies as printed: those of the settings, else the unit that holds it. */
export async function issuersOf({ trx, stage }: Context): Promise<string[]> {
  if (stage.settings.issuers.length > 0) return stage.settings.issuers;
  const { name } = await trx
    .selectFrom('units')
    .select('name')
    .where('federationId', '=', stage.federationId)
    .where('id', '=', stage.unitId)
    .executeTakeFirstOrThrow();
  return [name];
}

/** Confers the honours of tiers that have one. @returns how many */
export async function confer(
  { trx, scope, stage, now }: Context,
  { given, today, body }: { given: readonly Given[]; today: string; body: string },
): Promise<number> {
  const honours = given.flatMap(({ id, card, tier }): Conferral[] => {
    const honour = tier?.settings.honour;
    if (!honour) return [];
    const deeds = deedsOf(card);
    return honourHolders(card, honour.kind).map((holder) => ({
      ...holder,
      ...deeds,
      level: honour.level,
      kind: honour.kind,
      title: honour.title,
      year: Number(today.slice(0, 4)),
      conferredOn: today,
      conferringBody: body,
      basis: stage.settings.basis,
      unitId: card.unitId ?? stage.unitId,
      source: { kind: 'award', id },
    }));
  });
  return (await conferHonours(trx, scope, { now, honours })).length;
}

/** Issues the certificates of awards, in their order. */
export function issue(
  { trx, scope, stage, now }: Context,
  { given, today, issuers }: { given: readonly Given[]; today: string; issuers: readonly string[] },
) {
  const { certificates: way, organisers } = stage.settings;
  const certificates = given.flatMap(({ id, card, tier, name }): NewCertificate[] =>
    holdersOf(card, tier ? way : 'one').map(({ shared, ...holder }) => {
      const ownWords = tier ? tier.settings.certificate : organisers?.certificate;
      const usual = tier ? defaultWords(card, { honour: tier.settings.honour !== null, shared }) : organiserWords;
      return {
        kind: tier ? 'award' : 'organiser',
        holderName: holder.name,
        personId: holder.personId,
        holderUnitId: holder.holderUnitId,
        body: fillWords(ownWords || usual, {
          姓名: holder.name,
          活动: stage.occasion,
          作品: card.title,
          奖项: name,
          单位: card.unitName,
        }),
        award: `${stage.occasion} ${name}`,
        issuers,
        source: { kind: 'award', id },
      };
    }),
  );
  return issueCertificates(trx, scope, {
    now,
    issuedOn: today,
    unitId: stage.unitId,
    batchId: stage.id,
    certificates: way === 'none' ? certificates.filter(({ kind }) => kind === 'organiser') : certificates,
  });
}

/** What an award counts for. */
export function factsOf({ id, card, people, tier }: Given, day: string): StageFact[] {
  const unit = card.unitId ? { unitId: card.unitId } : {};
  const source = { kind: 'award', id };
  return [
    { indicator: tier ? 'awards' : 'organiser-awards', ...unit, day, amount: 1, source },
    ...people.filter(winsAward).map(
      (person): StageFact => ({
        indicator: 'awardings',
        ...unit,
        ...(person.personId ? { personId: person.personId } : {}),
        day,
        amount: 1,
        source: { kind: 'award-person', id: person.id },
      }),
    ),
  ];
}

/** Tells people what they were awarded. */
export async function tell({ host, stage }: Context, given: readonly Given[]): Promise<void> {
  const alike = Map.groupBy(given, ({ name }) => name);
  for (const [name, awards] of alike) {
    const personIds = [...new Set(awards.flatMap(personIdsOf))];
    const certificate = stage.settings.certificates === 'none' ? ['', ''] : CERTIFICATE_TOLD;
    await host.tell(personIds, {
      title: [`祝贺您获得${name}`, `You were awarded ${name}`],
      body: [
        `“${stage.occasion}”评奖结果已公布。${certificate[0]}`,
        `The awards of ${stage.occasionEn} are out.${certificate[1]}`,
      ],
    });
  }
}
const CERTIFICATE_TOLD = ['证书可在“我的”页面下载。', ' Your certificate is on your own page.'] as const;
