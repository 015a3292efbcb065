import { foldFacts } from '../figures/fold/service.ts';
import { firstAdministratorLink } from '../people/access/first/service.ts';
import { forgetFederations } from '../people/access/settings/service.ts';
import { inTransaction } from '../platform/db/connect.ts';
import type { House } from '../platform/house.ts';
import { hashPasswords, insertAccounts } from './accounts/service.ts';
import { loadBriefs } from './briefs/service.ts';
import { loadCommendations } from './commendations/service.ts';
import { loadContests } from './contests/service.ts';
import { loadHonours } from './honours/service.ts';
import { loadLadder } from './ladders/service.ts';
import { DEMO_MEMBERS, insertPeople, makePeople } from './people/service.ts';
import { loadProgrammes } from './programmes/service.ts';
import { analyze, isDemo, isEmpty, lockDemo } from './queries.ts';
import { DEMO_SEED, diceOf } from './rules.ts';
import { demoSignIns } from './sign-ins/rules.ts';
import { FEDERATION_NAME, insertUnits, makeUnits } from './units/service.ts';
import { words } from './words.ts';

type Say = (zh: string, en: string) => void;

/**
 * Makes an empty database ready: with the demo federation, or with nothing but the link for the first administrator.
 * A database that holds a federation is left as it is.
 * @returns what to print once the server is there, given its address
 */
export async function prepareFederation(
  house: House,
  { demo, say }: { demo: boolean; say: Say },
): Promise<(url: string) => string[]> {
  if (demo && (await isEmpty(house.db))) await loadDemo(house, say);
  const link = await firstAdministratorLink(house);
  if (link !== undefined) {
    return (url) => ['', `  ${words.first[0]} · ${words.first[1]}`, `    ${link.replace(house.url, () => url)}`];
  }
  const shows = await isDemo(house.db);
  return (url) => [...addresses(url), ...(shows ? signInLines() : [])];
}

function addresses(url: string): string[] {
  return [
    '',
    `  ${words.hall[0]} ${words.hall[1].padEnd(8)}  ${url}`,
    `  ${words.console[0]} ${words.console[1].padEnd(6)}  ${url}/console`,
  ];
}

function signInLines(): string[] {
  return [
    '',
    `  ${words.signIns[0]} ${words.signIns[1]} (${words.notice[1]})`,
    ...demoSignIns.map(({ sign, secret, way, label }) =>
      way === 'password'
        ? `    ${sign.padEnd(12)} ${secret.padEnd(16)} ${label[0]} · ${label[1]}`
        : `    ${sign.padEnd(12)} ${'—'.padEnd(16)} ${label[0]} · ${label[1]}`,
    ),
    `    ${words.byPhone[0]} · ${words.byPhone[1]}`,
  ];
}

/** Loads the whole demo in one transaction, so that a start that is broken off leaves nothing half loaded. */
async function loadDemo(house: House, say: Say): Promise<void> {
  const now = house.now();
  const federationId = diceOf(DEMO_SEED - 1).id();
  say('载入演示数据', 'Loading the demo federation');
  const hashing = hashPasswords(house);
  const units = makeUnits();
  const people = makePeople(units);
  const hashes = await hashing;
  const loaded = await inTransaction(house.db, async (trx) => {
    await lockDemo(trx);
    if (!(await isEmpty(trx))) return undefined;
    await trx
      .insertInto('federations')
      .values({
        id: federationId,
        name: FEDERATION_NAME,
        shortName: '首都工会',
        demo: true,
        settings: JSON.stringify({ approval: ['primary', 'joint'] }),
        createdAt: now,
      })
      .execute();
    await insertUnits(trx, { federationId, units, now });
    say(`组织 ${units.all.length} 个`, `${units.all.length} units`);
    await insertPeople(house, trx, { federationId, people, now });
    say(`会员 ${DEMO_MEMBERS} 人`, `${DEMO_MEMBERS} members`);
    const accounts = await insertAccounts(trx, { federationId, units, hashes, now });
    const ids = await loadProgrammes(house, trx, { federationId, units, people, accounts, now });
    say(`活动 ${ids.size} 项`, `${ids.size} programmes`);
    return { programmeIds: ids, accounts };
  });
  forgetFederations(house);
  if (!loaded) return;
  const { programmeIds, accounts } = loaded;
  const honours = await loadHonours(house, { federationId, units, people, now });
  say(`荣誉 ${honours} 项`, `${honours} honours`);
  const contests = await loadContests(house, { federationId, units, people, accounts, now });
  say(`竞赛和展示 ${contests} 项`, `${contests} contests and displays`);
  const commended = await loadCommendations(house, { federationId, units, people, now });
  say(`表彰 ${commended} 项`, `${commended} commendations`);
  const climbing = await loadLadder(house, { federationId, units, people, now });
  say(`晋级 ${climbing} 人`, `${climbing} skill levels awarded`);
  await analyze(house.db);
  await foldFacts(house);
  await loadBriefs(house, { federationId, programmeIds });
  say('演示数据已就绪', 'The demo federation is ready');
}
