import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { canReadPages, readPages } from '../../../platform/pdf/text.ts';
import { recordConsent } from '../consents/service.ts';
import { honourHall } from '../honours.fixture.ts';
import { drawPoster, printPoster, printPosters } from './service.ts';

const { db } = await testDatabase();
const reads = await canReadPages();

/** Three honours of a district: a person who agreed to posters, one who did not, and a collective. */
async function district(deedsShort = '十年如一日。') {
  const hall = await honourHall(db);
  const [wang] = await hall.confer([
    hall.conferral({ deedsShort }),
    hall.conferral({ personId: hall.people.li, holderName: '李大海' }),
    hall.conferral({ kind: 'collective', title: '模范集体', personId: null, holderName: '中关村站' }),
  ]);
  const honourId = wang?.id ?? '';
  await recordConsent(hall.house, hall.union, { honourId, uses: ['poster'], evidence: '签字', evidenceFileId: null });
  return { ...hall, honourId };
}

describe('posters', () => {
  test.runIf(reads)('of a district are one document, a page to each who agreed', async () => {
    const hall = await district();

    const { body } = await printPosters(hall.house, hall.district, { unitId: hall.units.haidian, layout: 'portrait' });
    const pages = await readPages(body as Buffer);

    expect(pages.map((page) => ['王小明', '李大海', '中关村站'].filter((name) => page.includes(name)))).toEqual([
      ['王小明'],
      ['中关村站'],
    ]);
  });

  test.runIf(reads)('hold the longest statement on one page, upright and across', async () => {
    const hall = await district('为了让每一位老人按时吃上热饭，他把路线走了三千遍。'.repeat(20).slice(0, 500));

    for (const layout of ['portrait', 'landscape'] as const) {
      const { body } = await printPoster(hall.house, hall.union, { honourId: hall.honourId, layout });
      expect(await readPages(body as Buffer)).toHaveLength(1);
    }
  });

  test('are pictures of the shape asked for', async () => {
    const hall = await district();

    const shapes = await Promise.all(
      (['portrait', 'landscape'] as const).map(async (layout) => {
        const { body } = await drawPoster(hall.house, hall.union, { honourId: hall.honourId, layout });
        const { width, height, format } = await sharp(body as Buffer).metadata();
        return { width, isUpright: height > width, format };
      }),
    );

    expect(shapes).toEqual([
      { width: 1654, isUpright: true, format: 'png' },
      { width: 2339, isUpright: false, format: 'png' },
    ]);
  });

  test('are printed by officers of the union only', async () => {
    const hall = await district();

    await expect(
      printPosters(hall.house, hall.stranger, { unitId: hall.units.haidian, layout: 'portrait' }),
    ).rejects.toMatchObject({ code: 'access.notAllowed' });
    await expect(
      printPoster(hall.house, hall.stranger, { honourId: hall.honourId, layout: 'portrait' }),
    ).rejects.toMatchObject({ code: 'honours.notFound' });
  });
});
