import { createHmac } from 'node:crypto';
import { PASSWORD } from '../../access.ts';
import type { Sample } from './contract.ts';

/** Signing in, accounts, roles, keys. */
export const access: Record<string, Sample> = {
  'access.requestCode': (world) => ({ as: world.visitor(), body: { phone: world.newPhone() } }),
  'access.signInWithCode': async (world) => {
    const [as, phone] = [world.visitor(), world.newPhone()];
    return { as, body: { phone, code: await world.requestCode(as, phone) } };
  },
  'access.signInWithPassword': (world) => ({ as: world.visitor(), body: { username: 'first', password: PASSWORD } }),
  'access.completeSignIn': async (world) => {
    const { client, username } = await world.signedInOfficer();
    const { recoveryCodes, secret } = await client.ask<Totp>('post', '/me/totp', { body: { password: PASSWORD } });
    await client.ask('post', '/me/totp/confirm', { body: { code: totpOf(secret) } });
    const as = world.visitor();
    await as.ask('post', '/sign-in/password', { body: { username, password: PASSWORD } });
    return { as, body: { code: recoveryCodes[0] } };
  },
  'access.signOut': async (world) => ({ as: (await world.signedInOfficer()).client }),
  'access.askFirst': (world) => ({ as: world.visitor(), params: { token: world.firstToken } }),
  'access.makeFirst': (world) => ({
    as: world.visitor(),
    params: { token: world.firstToken },
    body: { name: '又一位', username: 'second', password: PASSWORD },
  }),
  'access.introduce': async (world) => ({ as: await world.signIn(world.newPhone()), body: { name: '李新来' } }),
  'access.endSession': async (world) => {
    const { client } = await world.signedInOfficer();
    const { items } = await client.ask<{ items: { id: string }[] }>('get', '/me/sessions');
    return { as: client, params: { sessionId: items[0]?.id ?? '' } };
  },
  'access.endAllSessions': async (world) => ({ as: (await world.signedInOfficer()).client }),
  'access.changePassword': async (world) => ({
    as: (await world.signedInOfficer()).client,
    body: { currentPassword: PASSWORD, newPassword: 'Another-9-lighthouse' },
  }),
  'access.enrolTotp': async (world) => ({ as: (await world.signedInOfficer()).client, body: { password: PASSWORD } }),
  'access.confirmTotp': async (world) => {
    const { client } = await world.signedInOfficer();
    const { secret } = await client.ask<Totp>('post', '/me/totp', { body: { password: PASSWORD } });
    return { as: client, body: { code: totpOf(secret) } };
  },
  'access.disableTotp': async (world) => {
    const { client } = await world.signedInOfficer();
    const { secret } = await client.ask<Totp>('post', '/me/totp', { body: { password: PASSWORD } });
    await client.ask('post', '/me/totp/confirm', { body: { code: totpOf(secret) } });
    return { as: client, body: { password: PASSWORD } };
  },
  'access.lookedAt': async (world) => ({ as: (await world.worker()).client }),
  'access.lookedAt.export': async (world) => ({ as: (await world.worker()).client }),
  'access.grantRole': async (world) => ({
    body: { accountId: (await world.officer()).id, role: 'auditor', unitId: world.top, reason: '年度审计' },
  }),
  'access.endGrant': async (world) => ({
    params: { grantId: await aGrant(world) },
    body: { toOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10) },
  }),
  'access.revokeGrant': async (world) => ({ params: { grantId: await aGrant(world) }, body: { reason: '调离' } }),
  'access.createOfficer': (world) => ({
    body: { username: `gan.bu${world.next()}`, name: '张干事', unitId: world.district },
  }),
  'access.getAccount': (world) => ({ params: { accountId: world.adminId } }),
  'access.disableAccount': async (world) => ({ params: { accountId: (await world.officer()).id }, body: {} }),
  'access.enableAccount': async (world) => {
    const { id } = await world.officer();
    await world.admin.ask('post', '/accounts/{id}/disable', { params: { id }, body: {} });
    return { params: { accountId: id }, body: {} };
  },
  'access.resetPassword': async (world) => ({ params: { accountId: (await world.officer()).id }, body: {} }),
  'access.resetTotp': async (world) => {
    const { id, client } = await world.signedInOfficer();
    const { secret } = await client.ask<Totp>('post', '/me/totp', { body: { password: PASSWORD } });
    await client.ask('post', '/me/totp/confirm', { body: { code: totpOf(secret) } });
    return { params: { accountId: id }, body: { reason: '手机丢失' } };
  },
  'access.createKey': (world) => ({
    body: { name: '数据大屏', unitId: world.district, allows: ['figures.read', 'programmes.read'] },
  }),
  'access.revokeKey': async (world) => {
    const { id } = await world.admin.ask<{ id: string }>('post', '/api-keys', {
      body: { name: '旧大屏', unitId: world.district, allows: ['figures.read'] },
    });
    return { params: { keyId: id } };
  },
  'access.listTrail': async (world) => ({ as: (await world.signedInOfficer('auditor', world.top)).client }),
  'access.listTrail.export': async (world) => ({ as: (await world.signedInOfficer('auditor', world.top)).client }),
  'access.changeSettings': () => ({ body: { officerIdleMinutes: 45 } }),
  'access.changeFederation': () => ({ body: { shortName: '市总' } }),
};

interface Totp {
  secret: string;
  recoveryCodes: string[];
}

async function aGrant(world: Parameters<Sample>[0]): Promise<string> {
  const { id: accountId } = await world.officer();
  const body = { accountId, role: 'programme-manager', unitId: world.district };
  return (await world.admin.ask<{ id: string }>('post', '/grants', { body })).id;
}

/** The code that an authenticator shows now: RFC 6238 over a base32 secret, SHA-1, six digits, 30 s. */
function totpOf(secret: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replace(/=+$/, '')]
    .map((each) => alphabet.indexOf(each).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const code = digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(code % 1_000_000).padStart(6, '0');
}
