import type { Bilingual } from '../kernel/words.ts';
import { defineWords } from '../kernel/words.ts';

export const figureWords = defineWords({
  own: ['本级', 'The unit itself'],
  former: ['曾属本单位的组织', 'Units that have left since'],
});

/** What a record came from, by the kind of its source. */
export const sourceWords: Readonly<Record<string, Bilingual>> = {
  absence: ['未到记录', 'Absence'],
  appointment: ['预约', 'Appointment'],
  attendance: ['签到', 'Check-in'],
  enrolment: ['报名', 'Enrolment'],
  'team-member': ['团队成员', 'Member of a team'],
  feedback: ['评价', 'Feedback'],
  'gallery-visits': ['展览参观', 'Visits to an exhibition'],
  quota: ['收回的配额', 'Quota taken back'],
  photo: ['照片', 'Photo'],
  programme: ['活动', 'Programme'],
  referral: ['转诊转介', 'Referral'],
  session: ['场次', 'Session'],
  'tally-report': ['填报', 'Report'],
};
