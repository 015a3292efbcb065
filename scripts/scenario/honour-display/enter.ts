import sharp from 'sharp';
import { portrait } from '../../../src/web/kit/woodcuts/portrait.ts';
import { type Client, forEachOf } from '../client.ts';
import type { House } from '../house.ts';
import type { Person } from '../people.ts';
import { listPersonIds } from '../roster.ts';
import type { Scales } from '../scenario.ts';

export const UNIONS = ['试点客运公司工会', '试点印刷厂工会', '试点医院工会', '试点地铁公司工会', '试点环卫中心工会'];

export type Use = 'hall' | 'poster' | 'screen' | 'press';

export interface Honoured {
  id: string;
  name: string;
  uses: readonly Use[];
  /** Nobody for a collective: it is always shown. */
  person: Person | undefined;
}

/** What each person agrees to, by their place on the roll. */
function usesOf(index: number): Use[] {
  const last = index % 10;
  if (last < 6) return ['hall', 'poster', 'screen', 'press'];
  if (last < 8) return ['hall'];
  return last === 8 ? ['screen'] : [];
}

/** Enters every honour, some with a portrait. */
export async function enter(
  { admin, officer, districtId }: House,
  people: readonly Person[],
  scales: Scales['honour-display'],
): Promise<Honoured[]> {
  const ids = await listPersonIds(officer, districtId);
  const levelOf = (index: number) => {
    if (index < scales.national.exact)
      return { level: 'national', title: '全国劳动模范', conferringBody: '中华全国总工会' };
    if (index < scales.national.exact + scales.city.exact)
      return { level: 'city', title: '市劳动模范', conferringBody: '试点市人民政府' };
    return { level: 'district', title: '区先进工作者', conferringBody: '试点区人民政府' };
  };
  const conferred = { year: 2026, conferredOn: '2026-04-28', basis: '试发〔2026〕5号' };
  const individuals = await forEachOf(
    people,
    async (person, index): Promise<Honoured> => {
      const { id } = await admin.post<{ id: string }>('/honours', {
        ...{ ...conferred, ...levelOf(index), kind: 'individual', personId: ids.get(person.name) },
        holderPost: '一线职工',
        deedsShort: '扎根一线二十年，完成技术改进三十项，带徒十二名。',
        ...(index < scales.portraits.ours ? { portraitFileId: await sendPortrait(admin, index) } : {}),
      });
      return { id, name: person.name, uses: usesOf(index), person };
    },
    { atOnce: 8 },
  );
  const unions = (
    await officer.get<{ items: { id: string; name: string }[] }>('/units', { within: districtId, limit: 50 })
  ).items;
  const names = Array.from({ length: scales.collectives.exact }, (_, at) => `试点先锋班组${at + 1}`);
  const collectives = await forEachOf(names, async (name, at): Promise<Honoured> => {
    const { id } = await admin.post<{ id: string }>('/honours', {
      ...{ ...conferred, ...levelOf(scales.national.exact), title: '市模范集体', kind: 'collective' },
      ...{
        holderName: name,
        unitId: unions.find((unit) => unit.name === UNIONS[at % UNIONS.length])?.id ?? districtId,
      },
    });
    return { id, name, uses: ['hall', 'poster', 'screen', 'press'], person: undefined };
  });
  return [...individuals, ...collectives];
}

async function sendPortrait(client: Client, index: number): Promise<string> {
  const svg = Buffer.from(portrait(index, { isWoman: index % 2 === 1 }));
  const bytes = await sharp(svg).resize(600, 800).flatten({ background: '#f6eedb' }).jpeg({ quality: 85 }).toBuffer();
  const form = new FormData();
  form.set('file', new File([new Uint8Array(bytes)], `portrait-${index}.jpg`, { type: 'image/jpeg' }));
  return (await client.post<{ id: string }>('/files/pictures', form)).id;
}

/** Some answer on their own phones, the others on paper that their officer records. */
export async function agree(
  house: House,
  honoured: readonly Honoured[],
  { answerThemselves }: Scales['honour-display'],
) {
  const asked = honoured.flatMap(({ id, uses, person }) => (person ? [{ id, uses, person }] : []));
  await forEachOf(
    asked.slice(0, answerThemselves.ours),
    async ({ id, uses, person }) => {
      const phone = await house.signIn(person.phone);
      await phone.put(`/me/honours/${id}/consent`, { uses });
    },
    { atOnce: 8 },
  );
  await forEachOf(
    asked.slice(answerThemselves.ours).filter(({ uses }) => uses.length > 0),
    ({ id, uses }) => house.officer.post(`/honours/${id}/consents`, { uses, evidence: '本人签字的同意书' }),
    { atOnce: 8 },
  );
}
