import { pick } from '../../kernel/words.ts';
import { listLookedAt } from '../../people/access/trail/service.ts';
import { exportOwnData, ownData } from '../../people/members/own/service.ts';
import { MyDataPage } from '../../web/hall/pages/my-data-page.tsx';
import { paths } from '../../web/hall/paths.ts';
import type { App } from '../request.ts';
import type { Hall, Reading } from './hall.ts';
import { personOf } from './person.ts';

const EXPORT = '/me/data/export';

/** What the house holds on the reader, who looked at it, and the whole of it as a file. */
export function addMyData(app: App, hall: Hall): void {
  app.get(paths.data, (context) => hall.page(context, (reading) => dataPage(hall, reading)));
  app.get(EXPORT, async (context) => {
    const scope = await hall.scopeOf(context);
    const data = await exportOwnData(hall.house, scope, personOf(scope));
    return context.body(JSON.stringify(data, null, 2), 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="my-data.json"',
      'cache-control': 'no-store',
    });
  });
}

async function dataPage({ house }: Hall, { scope, frame }: Reading) {
  const personId = personOf(scope);
  const [data, looked] = await Promise.all([
    ownData(house, scope, personId),
    listLookedAt(house, scope, { limit: 50 }),
  ]);
  const { lang } = frame;
  return (
    <MyDataPage
      frame={frame}
      view={{
        groups: [
          {
            title: pick(['基本信息', 'Basics'], lang),
            rows: data.basics.map(({ label, value, at }) => ({ label: pick(label, lang), value, at })),
          },
          {
            title: pick(['会籍', 'Membership'], lang),
            rows: data.memberships.map((membership) => ({
              label: membership.unit,
              value: `${membership.from} – ${membership.to ?? pick(['至今', 'now'], lang)}`,
            })),
          },
          ...(data.learned.length > 0
            ? [
                {
                  title: pick(['活动中问过、以后不再问的', 'Asked once by a programme'], lang),
                  rows: data.learned.map(({ label, value, at }) => ({ label: pick(label, lang), value, at })),
                },
              ]
            : []),
        ],
        corrections: [],
        exportHref: EXPORT,
        looked: looked.items.map((entry) => ({
          at: entry.at,
          who: entry.who,
          what: entry.what,
          ...(entry.reason ? { reason: entry.reason } : {}),
        })),
        consents: [],
      }}
    />
  );
}
