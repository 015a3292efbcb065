import sharp from 'sharp';
import { type Client, forEachOf } from '../client.ts';
import type { Desk, Sitter } from './desk.ts';

const SIZE = { width: 600, height: 800 };

/** A picture unlike any other, with a place in it as phones write it. */
async function picture(seed: number): Promise<Uint8Array<ArrayBuffer>> {
  const tone = (salt: number) => (seed * 47 + salt * 91) % 256;
  const image = sharp({
    create: { ...SIZE, channels: 3, background: { r: tone(1), g: tone(2), b: tone(3) } },
  }).withExifMerge({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '39/1 54/1 0/1' } });
  return new Uint8Array(await image.jpeg({ quality: 70 }).toBuffer());
}

/** The photographer takes photos of somebody and hands them over; whoever has no account gets a code. */
export async function portraits(
  { path }: Desk,
  sitter: Sitter,
  { count, seed }: { count: number; seed: number },
): Promise<void> {
  const { id: appointmentId, photographer, client } = sitter;
  const photos: { fileId: string; caption: string }[] = [];
  for (let at = 0; at < count; at++) {
    const form = new FormData();
    form.set('file', new File([await picture(seed + at)], `IMG_${seed + at}.jpg`, { type: 'image/jpeg' }));
    const { id } = await photographer.post<{ id: string }>('/files/pictures', form);
    photos.push({ fileId: id, caption: '建设者' });
  }
  const { photoIds } = await photographer.post<{ photoIds: string[] }>(`${path}/add-photos`, { appointmentId, photos });
  sitter.photoIds = photoIds;
  if (client) return;
  const { code } = await photographer.post<{ code: string }>(`${path}/make-code`, { appointmentId });
  sitter.code = code;
}

/** Turns a code into a ticket; none for a code that opens nothing. */
export async function claim({ path }: Desk, client: Client, code: string): Promise<string | undefined> {
  return (await client.post<{ ticket: string | null }>(`${path}/claim`, { code })).ticket ?? undefined;
}

/** Everybody opens their own photos, signed in or by the code on their card. @returns ids of all that were seen */
export async function openPhotos(desk: Desk, sitters: readonly Sitter[]): Promise<string[]> {
  const seen = await forEachOf(sitters, async (sitter) => {
    if (sitter.code) {
      sitter.client = desk.visitor();
      sitter.ticket = await claim(desk, sitter.client, sitter.code.toLowerCase());
    }
    const { photos } = await (sitter.client as Client).get<{ photos: { id: string }[] }>(
      `${desk.path}/photos`,
      sitter.ticket ? { ticket: sitter.ticket } : { appointmentId: sitter.id },
    );
    return photos.map(({ id }) => id);
  });
  return seen.flat();
}

/** Whether photos hang, and with whose name; whoever agrees orders a print of the first. */
export async function decide(
  { path }: Desk,
  { id, client, ticket, photoIds = [] }: Sitter,
  { exhibit, named }: { exhibit: 'all' | 'none'; named: boolean },
): Promise<void> {
  await (client as Client).post(`${path}/consent`, {
    ...(ticket ? { ticket } : { appointmentId: id }),
    exhibit: exhibit === 'all' ? photoIds : [],
    prints: exhibit === 'all' ? photoIds.slice(0, 1).map((photoId) => ({ photoId, copies: 1 })) : [],
    named,
  });
}
