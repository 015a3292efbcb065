import { type Client, createClient, forEachOf } from './client.ts';
import { type RunningServer, startServer } from './server.ts';
import { startSmsProvider } from './sms.ts';

/** Officers' passwords of a database that is thrown away. */
const SECRET = 'Scratch-Database-2026';
const FEDERATION = '试点市总工会';
const DISTRICT = '试点区总工会';
/** Scrypt takes a core for a tenth of a second; more at once only wait. */
const HASHES_AT_ONCE = 4;

export interface House {
  /** Holds every role on the federation. */
  admin: Client;
  /** Unit officer of the district. */
  officer: Client;
  /** A program that reads figures by an API key. */
  reader: Client;
  districtId: string;
  /** Somebody new before the house, not signed in. */
  visitor: () => Client;
  /** Creates units below the district, or below another unit. @returns their ids */
  addUnits: (
    kind: 'territorial' | 'primary' | 'partner',
    names: readonly string[],
    parentId?: string,
  ) => Promise<string[]>;
  /** Officers with a role each, signed in, with passwords that they have changed. */
  addOfficers: (role: string, unitIds: readonly string[]) => Promise<Client[]>;
  /** A worker who signs in by the code sent to the phone, once, and stays signed in. */
  signIn: (phone: string) => Promise<Client>;
  /** The user name of an officer. */
  usernameOf: (officer: Client) => string;
  /**
   * Moves the clock of the whole server on to noon, in the federation's zone, of a day. Sign-ins that have grown too old
   * are renewed for these officers, the administrator and the district's officer.
   */
  travelTo: (day: string, officers: readonly Client[]) => Promise<void>;
  stop: () => Promise<void>;
}

/**
 * Starts a house with nothing in it, and lets in its first people: the administrator by the printed link, and an officer
 * of a district, all over the public API.
 */
export async function openHouse(): Promise<House> {
  const sms = await startSmsProvider();
  const server = await startServer({
    UNIONHALL_DEMO: '0',
    UNIONHALL_SMS_URL: sms.url,
    UNIONHALL_TRUSTED_PROXIES: '127.0.0.1',
  }).catch(async (error: unknown) => {
    await sms.stop();
    throw error;
  });
  const stop = async () => {
    await server.stop();
    await sms.stop();
  };
  try {
    return { ...(await furnish(server, sms.getCode)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function furnish(
  { origin, firstLink, travel }: RunningServer,
  getCode: (phone: string) => string,
): Promise<Omit<House, 'stop'>> {
  let addresses = 0;
  const newAddress = () => {
    addresses += 1;
    return `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`;
  };
  const visitor = () => createClient({ origin, address: newAddress() });
  if (!firstLink) throw new Error('The server printed no link for the first administrator.');

  const admin = visitor();
  const token = firstLink.slice(firstLink.lastIndexOf('/') + 1);
  await admin.post(`/first/${token}`, {
    name: '首位管理员',
    username: 'first',
    password: SECRET,
    federationName: FEDERATION,
  });
  await admin.post('/sign-in/password', { username: 'first', password: SECRET });
  const { unit: top } = await admin.get<{ unit: { id: string } }>('/me');
  const { id: districtId } = await admin.post<{ id: string }>('/units', {
    parentId: top.id,
    kind: 'territorial',
    name: DISTRICT,
  });

  const workers = new Map<string, Client>();
  const usernames = new Map<Client, string>([[admin, 'first']]);
  let officers = 0;
  const addOfficer = async (role: string, unitId: string): Promise<Client> => {
    officers += 1;
    const username = `officer${officers}`;
    const account = await admin.post<{ id: string; temporaryPassword: string }>('/accounts', {
      username,
      name: `干部${officers}`,
      unitId,
    });
    await admin.post('/grants', { accountId: account.id, role, unitId });
    const client = visitor();
    await client.post('/sign-in/password', { username, password: account.temporaryPassword });
    await client.post('/me/password', { currentPassword: account.temporaryPassword, newPassword: SECRET });
    usernames.set(client, username);
    return client;
  };
  const { key } = await admin.post<{ key: string }>('/api-keys', {
    name: '数据核对',
    unitId: districtId,
    allows: ['figures.read', 'programmes.read'],
  });

  const officer = await addOfficer('unit-officer', districtId);
  const usernameOf = (client: Client) => usernames.get(client) ?? '';

  return {
    admin,
    officer,
    reader: createClient({ origin, address: newAddress(), key }),
    districtId,
    visitor,
    addUnits: (kind, names, parentId = districtId) =>
      forEachOf(names, async (name) => (await admin.post<{ id: string }>('/units', { parentId, kind, name })).id, {
        atOnce: 4,
      }),
    addOfficers: (role, unitIds) =>
      forEachOf(unitIds, (unitId) => addOfficer(role, unitId), { atOnce: HASHES_AT_ONCE }),
    usernameOf,
    async travelTo(day, others) {
      await travel(Date.parse(`${day}T12:00:00+08:00`) - Date.now());
      await forEachOf(
        [admin, officer, ...others],
        (client) => client.post('/sign-in/password', { username: usernameOf(client), password: SECRET }),
        { atOnce: HASHES_AT_ONCE },
      );
    },
    async signIn(phone) {
      const known = workers.get(phone);
      if (known) return known;
      const client = visitor();
      workers.set(phone, client);
      await client.post('/sign-in/code-request', { phone });
      await client.post('/sign-in/code', { phone, code: getCode(phone) });
      return client;
    },
  };
}
