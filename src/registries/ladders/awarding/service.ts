import { sql } from 'kysely';
import type { z } from 'zod';
import { type Fact, recordFacts, reverseFacts } from '../../../figures/service.ts';
import type { ListQuery, Page } from '../../../kernel/lists.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import { actorOf, may, type Scope } from '../../../people/access/rules.ts';
import { todayOf } from '../../../people/members/service.ts';
import { keepMessages } from '../../../people/messages/service.ts';
import { withinReach } from '../../../people/units/reach/service.ts';
import { demandOn } from '../../../people/units/service.ts';
import { type Db, inTransaction, type Trx } from '../../../platform/db/connect.ts';
import { containing } from '../../../platform/db/like.ts';
import { pageOf } from '../../../platform/db/paging.ts';
import type { House } from '../../../platform/house.ts';
import { newId } from '../../../platform/ids.ts';
import { issueCertificates, revokeCertificates } from '../../certificates/service.ts';
import type { AwardInput, awardList } from '../contract.ts';
import { ladderRefusals } from '../errors.ts';
import { trail } from '../keeping/service.ts';
import { getLadder, keepChange, type Ladder, selectAwards } from '../queries.ts';
import { isHighSkilled, type SkillLevel, skillLevelNames, skillLevels } from '../register.ts';
import { type Climber, listClimbers } from '../standing/service.ts';

type Desk = Pick<House, 'db' | 'now'>;

interface New {
  id: string;
  level: SkillLevel;
  climber: Climber;
  resultId: string | null;
}

/**
 * Awards levels to whoever is ready for them as the records stand now; whoever is not is told apart with the reason, and
 * nothing happens to them. Each level brings its certificate, its figures and a message.
 * @throws ladders.not-found, ladders.closed, ladders.future, access.not-allowed
 */
export async function awardLevels(
  house: Desk,
  scope: Scope,
  { ladderId, people, awardedOn, basis }: AwardInput & { ladderId: string },
) {
  const now = house.now();
  if (awardedOn > todayOf(scope, now))
    throw ladderRefusals.future({}, [{ path: 'awardedOn', words: ['不能晚于今天', 'Not after today'] }]);
  return inTransaction(house.db, async (trx) => {
    const ladder = await getLadder(trx, scope, ladderId, { lock: true });
    demandOn(scope, 'honours.manage', { name: ladder.unitName, path: ladder.unitPath });
    if (ladder.state === 'closed') throw ladderRefusals.closed();
    const asked = new Map(people.map(({ personId, level }) => [personId, level]));
    const climbers = await listClimbers(trx, scope, ladder, [...asked.keys()]);
    const given: New[] = [];
    const refused: { personId: string; name: string; words: [string, string] }[] = [];
    for (const [personId, level] of asked) {
      const climber = climbers.find((each) => each.personId === personId);
      const step = climber?.standing.steps.find((each) => each.level === level);
      if (climber && step?.state === 'ready' && climber.unitId)
        given.push({ id: newId(), level, climber, resultId: step.resultId });
      else refused.push({ personId, name: climber?.name ?? '', words: [...whyNot(climber, level)] });
    }
    if (given.length === 0) return { awarded: 0, certificates: 0, refused };
    await insertAwards(trx, scope, { ladder, given, awardedOn, basis, now });
    await recordFacts(trx, {
      federationId: scope.federationId,
      now,
      facts: given.flatMap((award) => factsOf(award, awardedOn)),
    });
    const certificates = await issue(trx, scope, { ladder, given, awardedOn, now });
    const detail = { awarded: given.length, basis, levels: countLevels(given) };
    await keepChange(trx, scope, { ladderId, now, kind: 'awarded', detail });
    await trail(trx, scope, { now, action: 'ladders.award', unitId: ladder.unitId, ladderId, detail });
    await tell(trx, scope, { ladder, given, now });
    return { awarded: given.length, certificates, refused };
  });
}

function whyNot(climber: Climber | undefined, level: SkillLevel): Bilingual {
  if (!climber) return ['不在这个阶梯上', 'Is not on this ladder'];
  if (!climber.unitId) return ['已不在任何工会，请先办理会籍', 'Is in no union any more: settle the membership first'];
  const step = climber.standing.steps.find((each) => each.level === level);
  if (!step) return ['这个阶梯没有这一级', 'The ladder has no such level'];
  if (step.state === 'held') return ['已持有这一级', 'Holds this level already'];
  if (step.state === 'passed') return ['已持有更高等级', 'Holds a higher level already'];
  const missing = step.needs.filter(({ ok }) => !ok);
  return [
    `条件未达到：${missing.map(({ words }) => words[0]).join('；')}`,
    `Not met: ${missing.map(({ words }) => words[1]).join('; ')}`,
  ];
}

const countLevels = (given: readonly New[]) =>
  Object.fromEntries([...Map.groupBy(given, ({ level }) => level)].map(([level, theirs]) => [level, theirs.length]));

async function insertAwards(
  trx: Trx,
  scope: Scope,
  {
    ladder,
    given,
    awardedOn,
    basis,
    now,
  }: { ladder: Ladder; given: readonly New[]; awardedOn: string; basis: string; now: Date },
): Promise<void> {
  await trx
    .insertInto('ladderAwards')
    .values(
      given.map(({ id, level, climber, resultId }) => ({
        ...{ federationId: scope.federationId, id, ladderId: ladder.id, level, awardedOn, basis, resultId },
        personId: climber.personId,
        personName: climber.name,
        unitId: climber.unitId ?? ladder.unitId,
        unitName: climber.unitName,
        evidence: JSON.stringify({
          hours: climber.hours,
          needs: climber.standing.steps.find((step) => step.level === level)?.needs ?? [],
        }),
        awardedBy: actorOf(scope).name,
        createdAt: now,
      })),
    )
    .execute();
}

function factsOf({ id, level, climber }: New, day: string): Fact[] {
  const fact = {
    ...{ unitId: climber.unitId ?? '', personId: climber.personId, day, amount: 1 },
    source: { kind: 'ladder-award', id },
  };
  return [
    { ...fact, indicator: 'skill-levels' },
    ...(isHighSkilled(level) ? [{ ...fact, indicator: 'high-skill-levels' }] : []),
  ];
}

async function issue(
  trx: Trx,
  scope: Scope,
  { ladder, given, awardedOn, now }: { ladder: Ladder; given: readonly New[]; awardedOn: string; now: Date },
): Promise<number> {
  const trade = ladder.tradeCode ? `${ladder.trade}（${ladder.tradeCode}）` : ladder.trade;
  const issued = await issueCertificates(trx, scope, {
    now,
    issuedOn: awardedOn,
    unitId: ladder.unitId,
    batchId: ladder.id,
    certificates: given.map(({ id, level, climber }) => ({
      kind: 'level',
      holderName: climber.name,
      personId: climber.personId,
      body: `经竞赛、培训和考核，达到${trade}${skillLevels[level][0]}职业技能等级。`,
      award: `${ladder.trade} ${skillLevels[level][0]}`,
      issuers: [ladder.assessor || ladder.unitName],
      source: { kind: 'ladder-award', id },
    })),
  });
  return issued.length;
}

async function tell(
  trx: Trx,
  { federationId }: Scope,
  { ladder, given, now }: { ladder: Ladder; given: readonly New[]; now: Date },
): Promise<void> {
  for (const [level, theirs] of Map.groupBy(given, (award) => award.level)) {
    const [zh, en] = skillLevels[level];
    await keepMessages(trx, {
      ...{ federationId, now, personIds: theirs.map(({ climber }) => climber.personId) },
      message: {
        title: [`祝贺您晋级${ladder.trade}${zh}`, `You reached ${en} in ${ladder.trade}`],
        body: [
          '证书可在“我的”页面下载；下一步要做什么，见您的技能阶梯。',
          'The certificate is on your own page; your ladder says what comes next.',
        ],
        link: '/me/ladders',
      },
    });
  }
}

/** Levels awarded on a ladder: all of them for whoever keeps it, else those of the reader's own unions. */
export async function listAwards(
  db: Db,
  scope: Scope,
  { ladderId, ...query }: ListQuery & z.output<typeof awardList.filters> & { ladderId: string },
): Promise<Page<z.output<typeof awardList.item>>> {
  const ladder = await getLadder(db, scope, ladderId);
  let rows = selectAwards(db, scope, ladderId).innerJoin('units', (join) =>
    join.onRef('units.federationId', '=', 'ladderAwards.federationId').onRef('units.id', '=', 'ladderAwards.unitId'),
  );
  if (!may(scope, 'members.read', ladder.unitPath))
    rows = rows.where(withinReach(scope, 'members.read', sql.ref('units.path')));
  if (query.level) rows = rows.where('ladderAwards.level', '=', query.level);
  if (query.state) rows = rows.where('ladderAwards.revokedOn', query.state === 'held' ? 'is' : 'is not', null);
  if (query.q) {
    const like = containing(query.q);
    rows = rows.where((eb) =>
      eb.or([eb('ladderAwards.personName', 'ilike', like), eb('certificates.number', 'ilike', like)]),
    );
  }
  const page = await pageOf(rows, query, {
    sorts: {
      personName: { by: sql.ref('ladder_awards.person_name'), of: (row) => row.personName },
      awardedOn: { by: sql.ref('ladder_awards.awarded_on'), of: (row) => row.awardedOn },
    },
    id: { by: sql.ref('ladder_awards.id'), of: (row) => row.id },
    defaultSort: '-awardedOn',
  });
  return {
    ...page,
    items: page.items.map(({ personId: _, unitId: __, resultId: ___, certificate, ...row }) => ({
      ...row,
      certificate: certificate ?? '',
      state: row.revokedOn === null ? ('held' as const) : ('revoked' as const),
    })),
  };
}

/**
 * Revokes a level, on record: its certificate says so at once, its figures are taken back, the result it rests on is free
 * again. A level that a higher one rests on is not revoked before that one.
 * @throws ladders.not-found, ladders.revoked, ladders.stands-on, access.not-allowed
 */
export async function revokeLevel(
  house: Desk,
  scope: Scope,
  { ladderId, awardId, reason }: { ladderId: string; awardId: string; reason: string },
): Promise<{ certificates: number }> {
  const now = house.now();
  const today = todayOf(scope, now);
  return inTransaction(house.db, async (trx) => {
    const ladder = await getLadder(trx, scope, ladderId, { lock: true });
    demandOn(scope, 'honours.manage', { name: ladder.unitName, path: ladder.unitPath });
    const award = await selectAwards(trx, scope, ladderId)
      .where('ladderAwards.id', '=', awardId)
      .where('ladderAwards.revokedOn', 'is', null)
      .executeTakeFirst();
    if (!award) throw ladderRefusals.revoked();
    await admitTop(trx, scope, { ladder, award });
    await trx
      .updateTable('ladderAwards')
      .set({ revokedOn: today, revokedBy: actorOf(scope).name, reason })
      .where('federationId', '=', scope.federationId)
      .where('id', '=', awardId)
      .execute();
    const source = { kind: 'ladder-award', id: awardId };
    await reverseFacts(trx, { federationId: scope.federationId, now, sources: [source] });
    const revoked = await revokeCertificates(trx, scope, { now, today, source, reason });
    const detail = { name: award.personName, level: award.level, reason };
    await keepChange(trx, scope, { ladderId, now, kind: 'revoked', detail });
    await trail(trx, scope, { now, action: 'ladders.revoke', unitId: ladder.unitId, ladderId, detail });
    return { certificates: revoked.length };
  });
}

async function admitTop(
  trx: Trx,
  scope: Scope,
  { ladder, award }: { ladder: Ladder; award: { personId: string; level: SkillLevel } },
): Promise<void> {
  const held = await selectAwards(trx, scope, ladder.id)
    .where('ladderAwards.personId', '=', award.personId)
    .where('ladderAwards.revokedOn', 'is', null)
    .execute();
  const higher = held.find(({ level }) => skillLevelNames.indexOf(level) > skillLevelNames.indexOf(award.level));
  if (higher) throw ladderRefusals.standsOn({ level: skillLevels[higher.level] });
}
