import { foldWidth } from '../../../../kernel/codes/characters.ts';
import type { Bilingual } from '../../../../kernel/words.ts';

interface RosterField {
  words: Bilingual;
  required: boolean;
  /** Headings under which the column goes, in the order in which they are believed. Folded by `foldHeading`. */
  headings: readonly string[];
  /** How to fill it in, for the template. */
  hint: Bilingual;
}

/** What a row of a roster can say, and the headings that sheets use for it. */
export const rosterFields = {
  name: {
    words: ['姓名', 'Name'],
    required: true,
    headings: ['姓名', '会员姓名', '职工姓名', '员工姓名', '真实姓名', '名字', '人员姓名', 'name', 'fullname'],
    hint: ['必填，与证件一致', 'Required, as on the document'],
  },
  sex: {
    words: ['性别', 'Sex'],
    required: false,
    headings: ['性别', 'sex', 'gender'],
    hint: ['男或女；有身份证号时可不填', 'Not needed with an identity card number'],
  },
  documentType: {
    words: ['证件类型', 'Kind of document'],
    required: false,
    headings: ['证件类型', '证件类别', '证件种类', '证件名称', 'documenttype', 'idtype'],
    hint: ['不填按居民身份证', 'Resident identity card where left empty'],
  },
  documentNumber: {
    words: ['证件号码', 'Document number'],
    required: false,
    headings: [
      '身份证号',
      '身份证号码',
      '公民身份号码',
      '公民身份证号码',
      '公民身份证号',
      '居民身份证号码',
      '居民身份证号',
      '证件号码',
      '证件号',
      '身份证',
      '证件编号',
      'documentnumber',
      'idnumber',
      'idno',
    ],
    hint: ['请把这一列设为文本格式；与手机至少填一项', 'Format the column as text; this or the phone is needed'],
  },
  phone: {
    words: ['手机', 'Phone'],
    required: false,
    headings: [
      '手机',
      '手机号',
      '手机号码',
      '移动电话',
      '本人手机',
      '联系电话',
      '联系手机',
      '联系方式',
      '电话',
      '电话号码',
      '本人电话',
      'phone',
      'mobile',
      'mobilephone',
    ],
    hint: ['本人的手机号，用来登录', "The person's own, for signing in"],
  },
  unit: {
    words: ['所属工会', 'Union'],
    required: false,
    headings: [
      '所属工会',
      '所在工会',
      '工会名称',
      '基层工会',
      '基层工会名称',
      '工会组织',
      '工会',
      '分工会',
      '单位',
      '单位名称',
      '工作单位',
      '所在单位',
      '所属单位',
      'union',
      'unit',
      'employer',
    ],
    hint: ['组织列表中的名称；不填即导入所选的工会', 'As in the list of units; the chosen union where left empty'],
  },
  uscc: {
    words: ['统一社会信用代码', 'Unified social credit code'],
    required: false,
    headings: ['统一社会信用代码', '社会信用代码', '信用代码', '工会代码', '单位代码', '工会统一社会信用代码', 'uscc'],
    hint: ['所属工会的代码；与名称二选一即可', 'Of the union; instead of its name'],
  },
  post: {
    words: ['岗位', 'Post'],
    required: false,
    headings: ['岗位', '职务', '职位', '工种', '岗位职务', '岗位名称', 'post', 'position'],
    hint: ['选填', 'Optional'],
  },
  fromOn: {
    words: ['入会日期', 'Member since'],
    required: false,
    headings: [
      '入会时间',
      '入会日期',
      '入会年月',
      '加入工会时间',
      '加入工会日期',
      '入会',
      'joined',
      'joinedon',
      'membersince',
    ],
    hint: ['如 2020-05-01；不填按导入当天', 'Such as 2020-05-01; the day of the import where left empty'],
  },
  workerKinds: {
    words: ['职工类别', 'Kind of worker'],
    required: false,
    headings: [
      '职工类别',
      '职工类型',
      '群体',
      '所属群体',
      '群体类别',
      '人员类别',
      '会员类别',
      '就业群体',
      '职业',
      'kindofworker',
      'workerkind',
    ],
    hint: ['如 快递员；几类之间用顿号隔开', 'Such as Courier; several are separated by commas'],
  },
  bornOn: {
    words: ['出生日期', 'Date of birth'],
    required: false,
    headings: ['出生日期', '出生年月日', '出生年月', '生日', 'dateofbirth', 'birthdate', 'birthday'],
    hint: ['有身份证号时可不填', 'Not needed with an identity card number'],
  },
  memberNo: {
    words: ['会员号', 'Member number'],
    required: false,
    headings: ['会员号', '会员编号', '会员证号', '会员卡号', '工会会员卡号', 'memberno', 'membernumber'],
    hint: ['选填', 'Optional'],
  },
} as const satisfies Record<string, RosterField>;
export type RosterFieldKey = keyof typeof rosterFields;
export const rosterFieldKeys = Object.keys(rosterFields) as RosterFieldKey[];

/** A heading as it is compared: half width, lower case, without spaces, marks and notes in brackets. */
export function foldHeading(heading: string): string {
  return foldWidth(heading)
    .toLowerCase()
    .replace(/[(（【[{].*?[)）】\]}]/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
