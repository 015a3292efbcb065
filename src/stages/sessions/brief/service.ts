import { clockOf, dayOf, styleAt } from '../../../kernel/dates.ts';
import type { BriefMaterial } from '../../service.ts';
import { listAgenda } from '../agenda/service.ts';
import { listMaterials } from '../materials/service.ts';
import { type Context, countAttendances, keyOf, listSessions, type SessionRow } from '../queries.ts';

const MOST_NAMED = 8;
const MOST_PICTURES = 4;

const count = (number: number): string => number.toLocaleString('en-US');
type Sentence = BriefMaterial['sentences'][number];

/** Sentences in the manner of a brief: time and place, who spoke on what, how many came. */
export async function briefOf(context: Context): Promise<BriefMaterial> {
  const { trx, now, scope } = context;
  const sessions = (await listSessions(trx, keyOf(context))).filter((row) => !row.cancelledAt && row.heldAt);
  if (sessions.length === 0) return { sentences: [], quotes: [], pictures: [] };
  const agenda = await listAgenda(
    context,
    sessions.map((session) => session.id),
  );
  const people = await countPeople(context);
  const counts = await countAttendances(trx, keyOf(context));
  const sum = (key: 'arrived' | 'online') =>
    sessions.reduce((total, { id }) => total + (counts.get(id)?.[key] ?? 0), 0);
  const materials = await listMaterials(context, { invited: true });
  const pictures = materials.filter((material) => material.fileKind === 'picture' && material.fileId);
  return {
    sentences: [
      {
        zh: whenAndWhere(sessions, styleAt(now, scope.zone)),
        figures: sessions.length > 1 ? [{ indicator: 'sessions-held', value: sessions.length }] : [],
      },
      ...attended({ arrived: sum('arrived'), online: sum('online'), people, sessions: sessions.length }),
      ...spoken(agenda),
    ],
    quotes: [],
    pictures: pictures
      .slice(-MOST_PICTURES)
      .map((material) => ({ fileId: material.fileId ?? '', caption: material.title })),
  };
}

function whenAndWhere(sessions: readonly SessionRow[], style: { zone: string; thisYear: number }): string {
  const [first] = sessions;
  const last = sessions.at(-1);
  if (!first || !last) return '';
  const venues = [...new Set(sessions.map((session) => session.venue).filter((venue) => venue !== ''))];
  if (sessions.length === 1) {
    const where = first.onSite ? `在${first.venue}` : '在线上';
    const also = first.onSite && first.online ? '，线上同步' : '';
    return `${plainDay(first.startsAt, style)}${partOfDay(first.startsAt, style.zone)}，“${first.title}”${where}举行${also}。`;
  }
  const span =
    dayOf(first.startsAt, style.zone) === dayOf(last.startsAt, style.zone)
      ? plainDay(first.startsAt, style)
      : `${plainDay(first.startsAt, style)}至${plainDay(last.startsAt, style)}`;
  const named = venues.slice(0, 3).join('、');
  const where = venues.length > 3 ? `，走进${named}等 ${venues.length} 个点位` : named ? `，在${named}` : '';
  return `${span}，活动共举办 ${sessions.length} 场${where}。`;
}

function plainDay(moment: Date, { zone, thisYear }: { zone: string; thisYear: number }): string {
  const [year, month, day] = dayOf(moment, zone).split('-').map(Number);
  return `${year === thisYear ? '' : `${year}年`}${month}月${day}日`;
}

function partOfDay(moment: Date, zone: string): string {
  const hour = Number(clockOf(moment, zone).slice(0, 2));
  if (hour < 12) return '上午';
  return hour < 18 ? '下午' : '晚';
}

interface Numbers {
  arrived: number;
  online: number;
  people: number;
  sessions: number;
}

function attended({ arrived, online, people, sessions }: Numbers): Sentence[] {
  if (arrived === 0) return [];
  const figures = [
    { indicator: 'people-reached', value: people },
    { indicator: 'attendances', value: arrived },
  ];
  const onlinePart = online > 0 ? `，其中线上 ${count(online)} 人次` : '';
  const onlineFigures = online > 0 ? [{ indicator: 'attendances-online', value: online }] : [];
  if (sessions === 1 || people === arrived)
    return [
      {
        zh: `${count(people)} 名职工签到参加${onlinePart.replace('人次', '人')}。`,
        figures: [{ indicator: 'people-reached', value: people }, ...onlineFigures],
      },
    ];
  return [
    {
      zh: `${count(people)} 名职工签到参加，累计 ${count(arrived)} 人次${onlinePart}。`,
      figures: [...figures, ...onlineFigures],
    },
  ];
}

type Item = Awaited<ReturnType<typeof listAgenda>>[number];

function spoken(agenda: readonly Item[]): Sentence[] {
  const chapters = [...new Set(agenda.map((item) => item.chapter).filter((chapter) => chapter !== ''))];
  const sentences: Sentence[] = [];
  if (chapters.length > 1) {
    const named = chapters.map((chapter) => `“${chapter}”`).join('');
    sentences.push({ zh: `活动分${named}${chapters.length} 个篇章，共 ${agenda.length} 个节目。`, figures: [] });
  }
  const speaking = agenda.filter((item) => item.speakers.length > 0).slice(0, MOST_NAMED);
  if (speaking.length > 0 && chapters.length <= 1) {
    const parts = speaking.map(({ title, speakers }) => {
      const names = speakers.map(({ name, post }) => `${post}${name}`).join('、');
      return `${names}以“${title.replaceAll(/[“”]/g, '')}”为题`;
    });
    const many = parts.length > 1 ? '先后' : '';
    sentences.push({ zh: `${parts.join('，')}，${many}作了发言。`, figures: [] });
  }
  return sentences;
}

async function countPeople({ trx, stage }: Context): Promise<number> {
  const { people } = await trx
    .selectFrom('attendances')
    .select((eb) => eb.fn.count<number>('personId').distinct().as('people'))
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirstOrThrow();
  return people;
}
