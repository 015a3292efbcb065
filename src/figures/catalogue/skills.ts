import { defineIndicator } from '../contract.ts';

/** Training and the levels it leads to. What was revoked or withdrawn does not count. */
export const skills = [
  defineIndicator({
    code: 'training-hours',
    words: ['培训学时', 'Training hours'],
    unitOfMeasure: ['学时', 'hours'],
    count: 'sum',
    source: ['签到记录，按场次的学时', 'Check-ins, with the hours of the session'],
  }),
  defineIndicator({
    code: 'trained-people',
    words: ['培训人数', 'People trained'],
    unitOfMeasure: ['人', 'people'],
    count: 'people',
    source: ['计学时的签到记录，同一人只计一次', 'Check-ins that give hours; each person once'],
    of: 'training-hours',
  }),
  defineIndicator({
    code: 'skill-levels',
    words: ['晋级人次', 'Skill levels awarded'],
    unitOfMeasure: ['人次', 'person-times'],
    count: 'sum',
    source: ['技能阶梯的等级认定，撤销的不计', 'Levels awarded on skill ladders; revoked ones do not count'],
  }),
  defineIndicator({
    code: 'skilled-people',
    words: ['晋级人数', 'People with a skill level'],
    unitOfMeasure: ['人', 'people'],
    count: 'people',
    source: ['技能阶梯的等级认定，同一人只计一次', 'Levels awarded on skill ladders; each person once'],
    of: 'skill-levels',
  }),
  defineIndicator({
    code: 'high-skill-levels',
    words: ['高级工及以上晋级人次', 'Levels from senior worker on'],
    unitOfMeasure: ['人次', 'person-times'],
    count: 'sum',
    source: ['技能阶梯的等级认定，高级工及以上', 'Levels awarded on skill ladders, senior worker and above'],
  }),
  defineIndicator({
    code: 'high-skilled-people',
    words: ['高技能人才人数', 'Highly skilled people'],
    unitOfMeasure: ['人', 'people'],
    count: 'people',
    source: ['高级工及以上的等级认定，同一人只计一次', 'Senior worker and above; each person once'],
    of: 'high-skill-levels',
  }),
];
