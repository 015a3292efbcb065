import { addDays } from '../../../src/kernel/dates.ts';
import type { Checks } from '../checks.ts';
import { type Client, refusalOf } from '../client.ts';
import type { House } from '../house.ts';

interface Posting {
  house: House;
  stageId: string;
  handlers: readonly Client[];
  checks: Checks;
  /** How many stand on the list. */
  places: number;
  /** Names on the list whom somebody objects to, and who moves up. */
  wronged: string;
  rightly: string;
  substitute: string;
}

interface Board {
  untilOn: string;
  names: { id: string; name: string; group: string; substitute: boolean }[];
}
interface Desk {
  me: string;
  objections: { id: string; state: string; about: { id: string } }[];
}
interface Status {
  untilOn: string;
  finish: { ok: boolean }[];
}
interface Receipt {
  state: string;
  reply: string;
}

/**
 * The list on its board: one objection is dismissed, one upheld, so that the first in reserve moves up for a period of
 * its own, and one about the substitute keeps the list from going on until it is concluded.
 */
export async function holdNotice(posting: Posting): Promise<void> {
  const { house, stageId, handlers, checks, places, wronged, rightly, substitute } = posting;
  const { officer } = house;
  const path = `/stages/notice/${stageId}`;
  const usernames = handlers.map(house.usernameOf);
  await officer.post(`${path}/appoint`, { usernames });
  const posted = await officer.post<{ listed: number; untilOn: string }>(`${path}/post`, {});
  checks.same('on the list', places, posted.listed);

  const visitor = house.visitor();
  const board = () => visitor.get<Board>(`${path}/notice`);
  const idOf = async (name: string) => (await board()).names.find((each) => each.name === name)?.id ?? '';
  const object = async (name: string, more: object = {}) => {
    const given = { nameId: await idOf(name), words: `关于${name}事迹的反映：请核实其近五年获奖情况。`, ...more };
    return (await house.visitor().post<{ receipt: string }>(`${path}/object`, given)).receipt;
  };
  const look = (receipt: string) => house.visitor().get<Receipt>(`${path}/receipt`, { receipt });
  const conclude = (name: string, outcome: 'upheld' | 'dismissed', reply: string) =>
    concludeAbout({ posting, nameId: () => idOf(name), outcome, reply });

  const dismissed = await object(wronged);
  const upheld = await object(rightly, { named: true, name: '反映人', contact: '12351' });
  checks.same('ended at once', 'notice.notFinished', await refusalOf(officer.post(`${path}/finish`, {})));
  await conclude(wronged, 'dismissed', '经核查，所获奖项属实。');
  checks.same('receipt of the one dismissed', 'dismissed', (await look(dismissed)).state);

  await house.travelTo(posted.untilOn, handlers);
  const moved = await conclude(rightly, 'upheld', '经核查，反映属实，已撤下。');
  checks.same('who moves up', substitute, moved.substitute ?? '');
  checks.same('reply on the receipt of the one upheld', '经核查，反映属实，已撤下。', (await look(upheld)).reply);
  const { untilOn } = await officer.get<Status>(`${path}/status`);
  checks.same('the substitute has a period of its own', 'later', untilOn > posted.untilOn ? 'later' : untilOn);
  const blocking = await object(substitute);

  await house.travelTo(addDays(posted.untilOn, 1), handlers);
  checks.same('ended in that period', 'notice.notFinished', await refusalOf(officer.post(`${path}/finish`, {})));
  await house.travelTo(addDays(untilOn, 1), handlers);
  const { finish } = await officer.get<Status>(`${path}/status`);
  checks.same('held by the open objection alone', 1, finish.filter(({ ok }) => !ok).length);
  checks.same('ended with it open', 'notice.notFinished', await refusalOf(officer.post(`${path}/finish`, {})));
  await conclude(substitute, 'dismissed', '经核查，不属实。');
  checks.same('receipt of the one that held it', 'dismissed', (await look(blocking)).state);
  const { passed } = await officer.post<{ passed: number }>(`${path}/finish`, {});
  checks.same('go on to conferral', places, passed);
}

/** A handler takes the open objection about a name, notes what was found and concludes. */
async function concludeAbout({
  posting: { stageId, handlers },
  nameId,
  outcome,
  reply,
}: {
  posting: Posting;
  nameId: () => Promise<string>;
  outcome: 'upheld' | 'dismissed';
  reply: string;
}): Promise<{ substitute: string | null }> {
  const path = `/stages/notice/${stageId}`;
  const [handler] = handlers as [Client];
  const about = await nameId();
  const { me, objections } = await handler.get<Desk>(`${path}/desk`);
  const objectionId = objections.find((each) => each.about.id === about && each.state === 'received')?.id ?? '';
  await handler.post(`${path}/assign`, { objectionId, accountId: me });
  await handler.post(`${path}/note`, { objectionId, words: '已向单位和有关部门核实。' });
  return handler.post(`${path}/conclude`, { objectionId, outcome, reply });
}
