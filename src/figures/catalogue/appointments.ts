import { defineIndicator } from '../contract.ts';

/** Appointments that were kept, and what came of them. Of a referral only that there was one. */
export const appointments = [
  defineIndicator({
    code: 'appointments-kept',
    words: ['预约服务人次', 'Appointments kept'],
    unitOfMeasure: ['人次', 'person-times'],
    count: 'sum',
    source: ['预约名单中标为完成的，没来的不计', 'Appointments marked as done; missed ones do not count'],
  }),
  defineIndicator({
    code: 'people-served',
    words: ['预约服务人数', 'People served'],
    unitOfMeasure: ['人', 'people'],
    count: 'people',
    source: ['完成的预约，同一人只计一次', 'Appointments kept; each person once'],
    of: 'appointments-kept',
  }),
  defineIndicator({
    code: 'referrals',
    words: ['转诊转介', 'Referrals'],
    unitOfMeasure: ['次', 'referrals'],
    count: 'sum',
    source: ['只计次数，转给谁、为什么不公开', 'Their number alone: to whom and why is told to nobody'],
  }),
  defineIndicator({
    code: 'photos-handed-over',
    words: ['交付照片', 'Photos handed over'],
    unitOfMeasure: ['张', 'photos'],
    count: 'sum',
    source: ['本人打开过的照片', 'Photos that the person they show has opened'],
  }),
];
