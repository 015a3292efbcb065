import sharp from 'sharp';
import type { Client } from '../client.ts';
import type { Sample } from './contract.ts';
import { fileForm } from './files.ts';

type World = Parameters<Sample>[0];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The day of a moment in Shanghai. */
const dayOf = (ms: number) => new Date(ms + 8 * HOUR_MS).toISOString().slice(0, 10);

interface Slot {
  id: string;
  startsAt: string;
  endsAt: string;
}

/** A doctor who also takes photos and signs in, with an hour's slot at any hour of today and tomorrow. */
export async function practice(world: World, { hours = true, name = '张医生' } = {}) {
  const { id: programmeId } = await world.draft('campaign');
  const { client: provider, username } = await world.signedInOfficer(undefined, world.partner);
  const { id } = await world.admin.ask<{ id: string }>('post', '/programmes/{programmeId}/stages', {
    params: { programmeId },
    body: {
      kind: 'appointments',
      settings: { providers: [{ key: 'doctor', name, username }], notes: true, photos: true },
    },
  });
  await world.publish(programmeId);
  const params = { stageId: id };
  const entered = {
    fromOn: dayOf(Date.now()),
    untilOn: dayOf(Date.now() + DAY_MS),
    ...{ starts: '00:00', ends: '24:00', minutes: 60 },
  };
  if (hours) await world.admin.ask('post', '/stages/appointments/{stageId}/add-hours', { params, body: entered });
  const { items } = await world.admin.ask<{ items: Slot[] }>('get', '/stages/appointments/{stageId}/slots', {
    params,
    query: { limit: '100' },
  });
  const now = new Date().toISOString();
  return {
    programmeId,
    params,
    provider,
    entered,
    running: items.find(({ startsAt, endsAt }) => startsAt <= now && endsAt > now)?.id ?? '',
    ahead: items.filter(({ startsAt }) => startsAt > now).map((slot) => slot.id),
  };
}

/** The same, and somebody who booked the last time of tomorrow. */
async function booked(world: World) {
  const at = await practice(world);
  const { client, id: personId } = await world.worker();
  const slotId = at.ahead.at(-1);
  const { appointmentId } = await client.ask<{ appointmentId: string }>('post', '/stages/appointments/{stageId}/book', {
    params: at.params,
    body: { slotId },
  });
  return { ...at, slotId, appointmentId, client, personId };
}

/** Somebody from the roster who stands there now. */
export async function arrived(world: World, { name, by = '张医生' }: { name?: string; by?: string } = {}) {
  const at = await practice(world, { name: by });
  const { client, id: personId } = await world.worker(world.primary, name);
  const { appointmentId } = await world.admin.ask<{ appointmentId: string }>(
    'post',
    '/stages/appointments/{stageId}/walk-in',
    { params: at.params, body: { slotId: at.running, personId } },
  );
  return { ...at, appointmentId, client, personId };
}

export async function uploaded(client: Client, colour = '#b3131d'): Promise<string> {
  const picture = sharp({ create: { width: 640, height: 800, channels: 3, background: colour } });
  const body = fileForm(new Uint8Array(await picture.jpeg().toBuffer()), 'IMG_1.jpg', 'image/jpeg');
  return (await client.ask<{ id: string }>('post', '/files/pictures', { body })).id;
}

/** Somebody who was photographed, with the code that opens it. */
async function photographed(world: World) {
  const at = await arrived(world);
  const { params, provider, appointmentId } = at;
  const { photoIds } = await provider.ask<{ photoIds: string[] }>('post', '/stages/appointments/{stageId}/add-photos', {
    params,
    body: { appointmentId, photos: [{ fileId: await uploaded(provider), caption: '焊工' }] },
  });
  const { code } = await provider.ask<{ code: string }>('post', '/stages/appointments/{stageId}/make-code', {
    params,
    body: { appointmentId },
  });
  return { ...at, photoIds, code };
}

const onSlots: Sample = async (world) => {
  const { params, ahead } = await practice(world);
  return { params, body: { slotIds: ahead.slice(0, 2) } };
};
const kept: Sample = async (world) => {
  const { params, provider } = await booked(world);
  return { params, as: provider };
};
const ofProvider =
  (more: (at: Awaited<ReturnType<typeof photographed>>) => { query?: Record<string, string>; body?: object }): Sample =>
  async (world) => {
    const at = await photographed(world);
    return { params: at.params, as: at.provider, ...more(at) };
  };

/** Appointments. */
export const appointments: Record<string, Sample> = {
  'stage-appointments.addHours': async (world) => {
    const { params, entered } = await practice(world, { hours: false });
    return { params, body: entered };
  },
  'stage-appointments.closeSlots': onSlots,
  'stage-appointments.openSlots': onSlots,
  'stage-appointments.removeSlots': onSlots,
  'stage-appointments.setCapacity': async (world) => {
    const { params, ahead } = await practice(world);
    return { params, body: { slotIds: ahead.slice(0, 2), capacity: 3 } };
  },
  'stage-appointments.callOff': async (world) => {
    const { params, slotId } = await booked(world);
    return { params, body: { slotIds: [slotId], reason: '医生出诊' } };
  },
  'stage-appointments.book': async (world) => {
    const { params, ahead } = await practice(world);
    return { params, as: (await world.worker()).client, body: { slotId: ahead[0] } };
  },
  'stage-appointments.move': async (world) => {
    const { params, client, appointmentId, ahead } = await booked(world);
    return { params, as: client, body: { appointmentId, slotId: ahead[0] } };
  },
  'stage-appointments.cancel': async (world) => {
    const { params, client, appointmentId } = await booked(world);
    return { params, as: client, body: { appointmentId } };
  },
  'stage-appointments.walkIn': async (world) => {
    const { params, provider, running } = await practice(world);
    return { params, as: provider, body: { slotId: running, name: '路人' } };
  },
  'stage-appointments.mark': async (world) => {
    const { params, provider, appointmentId } = await arrived(world);
    return { params, as: provider, body: { appointmentId, move: 'finish' } };
  },
  'stage-appointments.note': ofProvider(({ appointmentId }) => ({ body: { appointmentId, words: '血压正常' } })),
  'stage-appointments.refer': ofProvider(({ appointmentId }) => ({
    body: { appointmentId, to: '试点区医院', words: '复查' },
  })),
  'stage-appointments.addPhotos': async (world) => {
    const { params, provider, appointmentId } = await arrived(world);
    return { params, as: provider, body: { appointmentId, photos: [{ fileId: await uploaded(provider) }] } };
  },
  'stage-appointments.removePhoto': ofProvider(({ photoIds }) => ({ body: { photoId: photoIds[0] } })),
  'stage-appointments.makeCode': ofProvider(({ appointmentId }) => ({ body: { appointmentId } })),
  'stage-appointments.makeCodes': ofProvider(() => ({ body: { day: dayOf(Date.now()) } })),
  'stage-appointments.revokeCode': ofProvider(({ appointmentId }) => ({ body: { appointmentId } })),
  'stage-appointments.claim': async (world) => {
    const { params, code } = await photographed(world);
    return { params, as: world.visitor(), body: { code } };
  },
  'stage-appointments.consent': async (world) => {
    const { params, client, appointmentId, photoIds } = await photographed(world);
    return { params, as: client, body: { appointmentId, exhibit: photoIds } };
  },
  'stage-appointments.times': async (world) => ({ params: (await practice(world)).params, as: world.visitor() }),
  'stage-appointments.claimForm': async (world) => ({ params: (await practice(world)).params, as: world.visitor() }),
  'stage-appointments.mine': async (world) => {
    const { params, client } = await booked(world);
    return { params, as: client };
  },
  'stage-appointments.day': kept,
  'stage-appointments.sheet': kept,
  'stage-appointments.cards': ofProvider(() => ({})),
  'stage-appointments.visit': ofProvider(({ appointmentId }) => ({ query: { appointmentId } })),
  'stage-appointments.notes': ofProvider(({ appointmentId }) => ({ query: { appointmentId } })),
  'stage-appointments.photos': async (world) => {
    const { params, client, appointmentId } = await photographed(world);
    return { params, as: client, query: { appointmentId } };
  },
  'stage-appointments.photosPage': async (world) => {
    const { params, client, appointmentId } = await photographed(world);
    return { params, as: client, query: { appointmentId } };
  },
  'stage-appointments.photo': async (world) => {
    const { params, client, photoIds } = await photographed(world);
    return { params, as: client, query: { photoId: photoIds[0] ?? '', width: '320' } };
  },
  'stage-appointments.appointments': kept,
  'stage-appointments.appointments.export': kept,
  'stage-appointments.prints': ofProvider(() => ({})),
  'stage-appointments.prints.export': ofProvider(() => ({})),
  'stage-appointments.slots': async (world) => ({ params: (await practice(world)).params }),
  'stage-appointments.slots.export': async (world) => ({ params: (await practice(world)).params }),
};
