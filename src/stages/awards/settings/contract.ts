import { z } from 'zod';
import { keyOf, titled } from '../../../kernel/fields.ts';
import { levelWords } from '../../../registries/honours/register.ts';
import { subjectKinds } from '../../contract.ts';
import { tieRules } from '../tiers/rules.ts';

const honour = z.object({
  level: titled(keyOf(levelWords), ['级别', 'Level'], { choices: levelWords }),
  title: titled(z.string().trim().min(1).max(40), ['称号', 'Title']),
  kind: titled(z.enum(['individual', 'collective']).default('individual'), ['授予', 'Conferred on'], {
    choices: { individual: ['个人', 'Persons'], collective: ['集体', 'Collectives'] },
  }),
});

const certificateText = titled(z.string().trim().max(200).default(''), ['证书正文', 'Text of the certificate'], {
  help: [
    '可用 {姓名}{活动}{作品}{奖项}{单位}；不填用通用文字',
    'May hold {姓名} name, {活动} occasion, {作品} work, {奖项} award, {单位} unit; none uses the usual words',
  ],
  widget: 'longText',
});

export const tierSettings = z.object({
  name: titled(z.string().trim().min(1).max(40), ['奖项名称', 'Name of the award'], {
    help: ['如：一等奖', 'Such as First Prize'],
  }),
  nameEn: titled(z.string().trim().max(80).default(''), ['奖项名称（英文）', 'In English']),
  key: titled(z.string().trim().max(40).default(''), ['代码', 'Key'], {
    help: ['其他环节按它分组，不填用名称', 'By which later stages group; the name where none is given'],
  }),
  count: titled(z.number().int().min(0).max(100_000).nullable().default(null), ['名额', 'Places'], {
    help: ['不填表示其余都获得', 'None: whoever is left gets it'],
  }),
  per: titled(z.enum(['all', 'group']).default('all'), ['名额范围', 'Counted'], {
    choices: { all: ['全部合计', 'Over all'], group: ['每组各算', 'In each group'] },
  }),
  group: titled(z.string().trim().max(60).default(''), ['只授予这一组', 'For this group alone'], {
    help: ['组别代码，不填表示所有组', 'Key of a group; none for all'],
  }),
  ties: titled(keyOf(tieRules).default('decide'), ['名额不够分的同分', 'Equal ranks at the edge'], {
    choices: tieRules,
  }),
  certificate: certificateText,
  honour: titled(honour.nullable().default(null), ['记入荣誉名册', 'Enter on the roll of honour'], {
    help: ['公布时授予，撤销奖项时一并撤销', 'Conferred at release, and revoked with the award'],
  }),
});

export const settings = z.object({
  subject: titled(z.enum(['any', ...subjectKinds]).default('any'), ['评奖对象', 'What is awarded'], {
    choices: {
      any: ['前一环节交来的', 'Whatever is handed in'],
      entry: ['作品', 'Works'],
      team: ['团队', 'Teams'],
      person: ['个人', 'Persons'],
      unit: ['单位', 'Units'],
    },
  }),
  tiers: titled(z.array(tierSettings).max(30).default([]), ['奖项设置', 'Tiers'], {
    help: ['从高到低', 'From the highest down'],
    widget: 'rows',
  }),
  organisers: titled(
    z
      .object({
        name: titled(z.string().trim().min(1).max(40).default('优秀组织奖'), ['名称', 'Name']),
        nameEn: titled(z.string().trim().max(80).default(''), ['名称（英文）', 'In English']),
        count: titled(z.number().int().min(1).max(10_000).nullable().default(null), ['名额', 'Places']),
        among: titled(z.enum(['unit', 'below']).default('unit'), ['评到哪一级', 'Among'], {
          choices: {
            unit: ['参加者所在单位', 'The unions of those who took part'],
            below: ['主办单位的直属下级', 'The unions directly below the organiser'],
          },
        }),
        certificate: certificateText,
      })
      .nullable()
      .default(null),
    ['组织奖', 'Awards to organisers'],
  ),
  certificates: titled(z.enum(['each', 'one', 'none']).default('each'), ['证书', 'Certificates'], {
    choices: {
      each: ['每人一张', 'One for each person'],
      one: ['每件作品、每队一张', 'One for each work or team'],
      none: ['不颁发', 'None'],
    },
  }),
  issuers: titled(z.array(z.string().trim().min(1).max(60)).max(6).default([]), ['颁发单位', 'Issuing bodies'], {
    help: ['不填为主办单位', 'The organiser where none is given'],
  }),
  basis: titled(z.string().trim().max(100).default(''), ['授予文件', 'Document'], {
    help: ['记入荣誉名册，如 ×工发〔2026〕5号', 'For the roll of honour, such as its number'],
  }),
  showScores: titled(z.boolean().default(false), ['公布得分', 'Publish the scores']),
});
export type Settings = z.output<typeof settings>;
export type TierSettings = z.output<typeof tierSettings>;
