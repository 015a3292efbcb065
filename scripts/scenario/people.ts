/** A made-up worker. */
export interface Person {
  name: string;
  phone: string;
  unitName: string;
  /** Kind of worker, as a roster has it; a truck driver where none is named. */
  kind?: string;
}

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云'];
const first = [...'建国志文明海春秋晓晨立新永胜宝庆长江玉兰秀英桂芳德福广学思远安平和顺'];
const second = [...'强军伟刚勇杰斌峰磊洋涛超波辉鹏宇'];
/** A segment that is not given to anyone's mobile phone in the scratch database. */
const SEGMENT = '190';

/** So many people with names and phones of their own, the same in every run, spread evenly over the unions. */
export function makePeople(count: number, unitNames: readonly string[]): Person[] {
  return Array.from({ length: count }, (_, index) => ({
    name: nameOf(index),
    phone: `${SEGMENT}${String(10_000_000 + index * 7)}`,
    unitName: unitNames[index % unitNames.length] ?? '',
  }));
}

function nameOf(index: number): string {
  const given = Math.floor(index / surnames.length);
  const middle = given % first.length;
  const last = Math.floor(given / first.length) % second.length;
  return `${surnames[index % surnames.length]}${first[middle]}${second[last]}`;
}
