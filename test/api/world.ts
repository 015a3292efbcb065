import { firstAdministratorLink } from '../../src/people/access/first/service.ts';
import type { Role } from '../../src/people/access/rules.ts';
import { codesOf } from '../../src/people/members/code/service.ts';
import { newId } from '../../src/platform/ids.ts';
import type { Message } from '../../src/platform/notify/codes.ts';
import { PASSWORD, plantOfficer, plantPerson } from '../access.ts';
import { type Client, createClient } from './client.ts';
import { type LiveHouse, openHouse } from './house.ts';

const HOUR_MS = 3_600_000;

export interface Programme {
  id: string;
  /** Ids of its stages by their key in the template. */
  stages: Record<string, string>;
}
interface Stage {
  id: string;
  key: string;
  kind: string;
  settings: Record<string, unknown>;
  version: number;
}

export type World = Awaited<ReturnType<typeof makeWorld>>;

/** A small federation, all made over the API: units, officers, workers, and programmes as an operation needs them. */
export async function makeWorld() {
  const sent: Message[] = [];
  const live = await openHouse({ kind: 'http', send: async (message) => void sent.push(message) });
  try {
    return await furnish(live, sent);
  } catch (error) {
    await live.stop();
    throw error;
  }
}

async function furnish({ house, pages, stop }: LiveHouse, sent: readonly Message[]) {
  let made = 0;
  const next = () => (made += 1);
  const visitor = () => createClient(house.url, { name: `client ${next()}` });

  const admin = visitor();
  const token = (await firstAdministratorLink(house))?.split('/').at(-1) ?? '';
  await admin.ask('post', '/first/{token}', {
    params: { token },
    body: { name: '首位管理员', username: 'first', password: PASSWORD, federationName: '试点市总工会' },
  });
  await admin.ask('post', '/sign-in/password', { body: { username: 'first', password: PASSWORD } });
  const { unit: top, federation, account } = await admin.ask<Me>('get', '/me');

  const unit = async (parentId: string, kind = 'primary') =>
    (
      await admin.ask<{ id: string }>('post', '/units', {
        body: {
          parentId,
          kind,
          name: `第${next()}${kind === 'partner' ? '律师事务所' : '工会'}`,
        },
      })
    ).id;
  const district = await unit(top.id, 'territorial');
  const [primary, other, partner] = [await unit(district), await unit(district), await unit(district, 'partner')];

  const officer = async (role?: Role, unitId = district) => {
    const username = `officer${next()}`;
    const { id, temporaryPassword } = await admin.ask<{ id: string; temporaryPassword: string }>('post', '/accounts', {
      body: { username, name: '张干事', unitId },
    });
    if (role) await admin.ask('post', '/grants', { body: { accountId: id, role, unitId } });
    return { id, username, temporaryPassword };
  };
  /** An officer who has signed in with the password that all have; planted, for each new password costs a hash. */
  const signedInOfficer = async (role?: Role, unitId = district) => {
    const username = `officer${next()}`;
    const unit = { id: unitId };
    const planted = { username, name: '张干事', unit, roles: role ? [[role, unit] as const] : [] };
    const id = await plantOfficer(house, federation.id, planted);
    const client = visitor();
    await client.ask('post', '/sign-in/password', { body: { username, password: PASSWORD } });
    return { id, client, username };
  };
  const requestCode = async (client: Client, phone: string) => {
    await client.ask('post', '/sign-in/code-request', { body: { phone } });
    return sent.findLast((message) => message.phone.endsWith(phone))?.code ?? '';
  };
  const signIn = async (phone: string) => {
    const client = visitor();
    await client.ask('post', '/sign-in/code', { body: { phone, code: await requestCode(client, phone) } });
    return client;
  };
  const newPhone = () => `190${String(10_000_000 + next())}`;
  /** A member of a primary union, signed in by phone. */
  const worker = async (unitId = primary, name = '王小明') => {
    const phone = newPhone();
    const id = await plantPerson(house, federation.id, { name, phone: `+86${phone}` });
    const live = { id: newId(), personId: id, unitId, state: 'active', fromOn: '2020-01-01', createdAt: house.now() };
    await house.db
      .insertInto('memberships')
      .values({ federationId: federation.id, ...live })
      .execute();
    return { id, phone, client: await signIn(phone) };
  };

  /** What the person's phone shows at the door now. */
  const codeOf = async (personId: string) => {
    const [shown] = await codesOf(house.db, { federationId: federation.id, personId, now: house.now() });
    return shown?.code ?? '';
  };

  const stagesOf = async (id: string) =>
    (await admin.ask<{ stages: Stage[] }>('get', '/programmes/{id}', { params: { id } })).stages;
  const draft = async (template: string): Promise<Programme> => {
    const { id } = await admin.ask<{ id: string }>('post', '/programmes', {
      body: {
        template,
        unitId: district,
        title: '职工活动',
        place: '工人文化宫',
        startsAt: new Date(Date.now() - HOUR_MS),
        endsAt: new Date(Date.now() + 3 * HOUR_MS),
      },
    });
    return { id, stages: Object.fromEntries((await stagesOf(id)).map((stage) => [stage.key, stage.id])) };
  };
  const publish = (id: string) =>
    admin.ask('post', '/programmes/{id}/moves', { params: { id }, body: { move: 'publish' } });
  /** A published programme; a change of settings for one of its stages comes before. */
  const live = async (template: string, key?: string, settings?: object): Promise<Programme> => {
    const programme = await draft(template);
    if (key && settings) {
      const stage = (await stagesOf(programme.id)).find((each) => each.key === key);
      if (!stage) throw new Error(`${template} has no stage ${key}.`);
      await admin.ask('patch', '/programmes/{id}/stages/{stageId}', {
        params: { id: programme.id, stageId: stage.id },
        body: { settings: { ...stage.settings, ...settings }, version: stage.version },
      });
    }
    await publish(programme.id);
    return programme;
  };
  /** A session that began a moment ago. */
  const session = (stageId: string, more: object = {}) =>
    admin.ask<{ id: string; version: number }>('post', '/stages/sessions/{stageId}/add-session', {
      params: { stageId },
      body: {
        title: '第一场',
        startsAt: new Date(Date.now() - HOUR_MS / 2),
        endsAt: new Date(Date.now() + 2 * HOUR_MS),
        venue: '一层',
        ...more,
      },
    });
  const versionOf = async (path: string, params: Record<string, string>) =>
    (await admin.ask<{ version: number }>('get', path, { params })).version;

  return {
    house,
    pages,
    stop,
    admin,
    adminId: account.id,
    firstToken: token,
    federation: federation.id,
    top: top.id,
    district,
    primary,
    other,
    partner,
    next,
    visitor,
    unit,
    officer,
    signedInOfficer,
    requestCode,
    newPhone,
    signIn,
    worker,
    codeOf,
    draft,
    live,
    publish,
    session,
    stagesOf,
    versionOf,
    keyed: (key: string) => createClient(house.url, { name: `client ${next()}`, key }),
  };
}

interface Me {
  unit: { id: string };
  federation: { id: string };
  account: { id: string };
}
