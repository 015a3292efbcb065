import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { inTransaction } from '../../../platform/db/connect.ts';
import { agreeToBeShown } from '../../../registries/honours/consents/service.ts';
import { conferHonours } from '../../../registries/honours/service.ts';
import { plantGallery } from '../gallery.fixture.ts';

const { db } = await testDatabase();

/** An exhibition of one person with two honours. */
async function plantHonoured() {
  const gallery = await plantGallery(db);
  const { hall, hand } = gallery;
  const person = await hall.worker('钱守密');
  const honour = {
    ...{ kind: 'individual' as const, conferredOn: '2025-04-28', conferringBody: '总工会' },
    ...{ personId: person.id, holderName: '钱守密', unitId: hall.eastPrimary.id },
  };
  const [city, district] = await inTransaction(db, (trx) =>
    conferHonours(trx, hall.officer, {
      now: hall.house.now(),
      honours: [
        { ...honour, level: 'city', title: '劳动模范', year: 2025, deedsShort: '不愿人知的事', deedsLong: '不愿人知' },
        { ...honour, level: 'district', title: '岗位能手', year: 2024, deedsShort: '愿意说的事', holderPost: '钳工' },
      ],
    }),
  );
  await hand([{ kind: 'person', id: person.id }]);
  const agree = (id: string | undefined, uses: ('hall' | 'screen')[]) =>
    agreeToBeShown(hall.house, person.scope, { honourId: id ?? '', uses });
  return { ...gallery, person, city: city?.id, district: district?.id, agree };
}

describe('of a person', () => {
  test('nothing is told of an honour that they did not agree to show, on phones or on walls', async () => {
    const { take, piece, look, exhibition, person, city, district, agree } = await plantHonoured();
    await agree(district, ['hall']);
    await take('open');
    const view = await piece(person.id);
    expect(view.piece).toMatchObject({ title: '钱守密', award: '岗位能手', about: '钳工', text: '愿意说的事' });
    expect(await look('screen')).toMatchObject({ slides: [] });

    await agree(city, ['screen']);
    // Pieces are looked up once a second.
    await expect
      .poll(() => look('screen'), { timeout: 5000 })
      .toMatchObject({ slides: [{ award: '劳动模范', text: '不愿人知的事' }] });
    expect(JSON.stringify([await piece(person.id), await exhibition()])).not.toMatch(/劳动模范|不愿人知/);
  });
});
