import { type Bilingual, counted } from '../../../../kernel/words.ts';

interface Last {
  on: string;
  title: string;
}

const both = (zh: string, en: string): Bilingual => [zh, en];

function sayAges(from: number | null, to: number | null): Bilingual {
  if (to === null) return both(`年满 ${from ?? 0} 岁`, `Aged ${from ?? 0} or more`);
  if (from === null) return both(`不超过 ${to} 岁`, `Not older than ${to}`);
  return both(`年龄 ${from}–${to} 岁`, `Aged ${from} to ${to}`);
}

/** Conditions, as the worker reads them: what is asked, what the records say, what to do where they are wrong. */
export const gateWords = {
  member: ({ memberSince }: { memberSince: string | null }) =>
    memberSince === null
      ? both(
          '限在册会员，名册上没有您的会籍。可以先扫码入会，或请所在工会登记。',
          'For members on the roster, and you are not on one. Join by scanning, or ask your union to enter you.',
        )
      : both('在册会员', 'A member on the roster'),
  age: ({ ageFrom, ageTo }: { ageFrom: number | null; ageTo: number | null }, age: number | null) => {
    const asked = sayAges(ageFrom, ageTo);
    return age === null
      ? both(
          `${asked[0]}：名册上没有出生日期，请所在工会补登。`,
          `${asked[1]}: the roster has no date of birth; ask your union to enter it.`,
        )
      : both(`${asked[0]}，报名截止日为 ${age} 岁`, `${asked[1]}; ${age} on the closing day`);
  },
  tenure: (asked: number, months: number) =>
    months >= asked
      ? both(`在本工会满 ${asked} 个月`, `In your union for ${counted(asked, 'month')}`)
      : both(
          `在本工会满 ${asked} 个月，名册上为 ${months} 个月。如有误，请所在工会更正。`,
          `In your union for ${counted(asked, 'month')}; the roster says ${months}. If that is wrong, ask your union to correct it.`,
        ),
  interval: (asked: number, last: Last | null) =>
    last === null
      ? both(
          `距上次满 ${asked} 个月：以往没有参加过`,
          `${counted(asked, 'month')} since the last time: you never took part`,
        )
      : both(
          `距上次满 ${asked} 个月，上次是 ${last.on}“${last.title}”`,
          `${counted(asked, 'month')} since the last time, which was ${last.on}, “${last.title}”`,
        ),
  declaration: (declared: boolean) =>
    declared
      ? both('已确认声明', 'Declaration agreed to')
      : both(
          '需要先确认声明：在报名表里选“是”；不能确认的，请不要报名。',
          'The declaration must be agreed to: choose yes on the form, or do not enrol if it is not so.',
        ),
};

export const lineWords = {
  orAbove: ([zh, en]: Bilingual) => both(`${zh}及以上`, `${en} or above`),
  notSince: (months: number) =>
    both(`${months} 个月内没有参加过`, `Did not take part within ${counted(months, 'month')}`),
  ageFrom: (age: number) => both(`年满 ${age} 岁`, `Aged ${age} or more`),
};

/** Where a line was taken from. */
export const sources = {
  roster: both('会员名册', 'The union’s roster'),
  noBirthday: both('名册上没有出生日期', 'The roster has no date of birth'),
  declared: both('本人申报', 'Declared by yourself'),
  honour: (honour: { title: string; year: number } | undefined) =>
    honour
      ? both(`荣誉库：${honour.year} 年 ${honour.title}`, `Honours: ${honour.title}, ${honour.year}`)
      : both('荣誉库中没有记录', 'Nothing in the registry of honours'),
  skill: (skill: { words: Bilingual; ladder: string } | undefined) =>
    skill
      ? both(`技能等级：${skill.ladder} ${skill.words[0]}`, `Skill levels: ${skill.ladder}, ${skill.words[1]}`)
      : both('技能等级中没有记录', 'Nothing in the registry of skill levels'),
  last: (last: Last | null) =>
    last
      ? both(`录取记录：${last.on}“${last.title}”`, `Earlier places: ${last.on}, “${last.title}”`)
      : both('录取记录：以往没有参加过', 'Earlier places: none'),
};
