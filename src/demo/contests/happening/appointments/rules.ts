import type { LightName, SceneName } from '../../../pictures/rules.ts';

/** Who gives appointments in the demo, and on which days before today (0) they work. */
export interface DemoPractice {
  providers: readonly Record<
    'key' | 'name' | 'nameEn' | 'about' | 'aboutEn' | 'place' | 'placeEn' | 'colour',
    string
  >[];
  /** Days of work, from the day on which the demo is loaded. */
  days: readonly [from: number, until: number];
  minutes: number;
}

const studio = {
  key: 'studio',
  name: '许摄影',
  nameEn: 'Xu, photographer',
  about: '工装肖像',
  aboutEn: 'Portraits in work clothes',
  place: '流动影棚',
  placeEn: 'Travelling studio',
  colour: 'gold',
};

/** Portraits in a travelling studio: the photographer of the demo signs in. */
export const portraits = (from: number, until: number): DemoPractice => ({
  providers: [studio],
  days: [from, until],
  minutes: 20,
});

/** Doctors at a station: the first of them signs in. */
export const doctors = (from: number, until: number): DemoPractice => ({
  providers: [
    {
      key: 'heart',
      name: '许医生',
      nameEn: 'Dr Xu',
      about: '血压、心血管',
      aboutEn: 'Blood pressure, heart',
      place: '一号桌',
      placeEn: 'Table 1',
      colour: 'green',
    },
    {
      key: 'neck',
      name: '程医生',
      nameEn: 'Dr Cheng',
      about: '颈椎、腰背',
      aboutEn: 'Neck and back',
      place: '二号桌',
      placeEn: 'Table 2',
      colour: 'blue',
    },
    {
      key: 'mind',
      name: '方老师',
      nameEn: 'Ms Fang',
      about: '心理咨询',
      aboutEn: 'Counselling',
      place: '里间',
      placeEn: 'Back room',
      colour: 'gold',
    },
  ],
  days: [from, until],
  minutes: 15,
});

/** What stands for a portrait: a place of work, since the demo draws nobody. */
export const backdrops: readonly (readonly [SceneName, LightName, trade: string])[] = [
  ['site', 'dawn', '塔吊司机'],
  ['weld', 'dusk', '焊工'],
  ['courier', 'noon', '快递员'],
  ['bridge', 'dusk', '桥梁工'],
  ['lines', 'snow', '巡线员'],
  ['street', 'dawn', '环卫工人'],
  ['trains', 'night', '检修工'],
  ['port', 'noon', '装卸工'],
];
