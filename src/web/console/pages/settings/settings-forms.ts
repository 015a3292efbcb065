import { z } from 'zod';
import { describeForm, titled } from '../../../../kernel/fields.ts';
import type { Bilingual } from '../../../../kernel/words.ts';
import { accessSettings } from '../../../../people/access/settings/rules.ts';
import { unitKindNames, unitKindWords } from '../../../../people/units/rules.ts';
import type { JsonSchema } from '../../form/json-schema.ts';

export const federationForm = describeForm(
  z.object({
    name: titled(z.string().min(1).max(80), ['名称', 'Name']),
    shortName: titled(z.string().min(1).max(40), ['简称', 'Short name']),
    zone: titled(z.string().min(1).max(60), ['时区', 'Time zone'], {
      help: ['如 Asia/Shanghai；日期和时间都按它显示', 'Such as Asia/Shanghai; days and times are shown in it'],
    }),
    approval: titled(
      z.array(z.enum(unitKindNames)),
      ['哪些工会办活动须上级批准', 'Whose programmes a superior approves'],
      {
        choices: unitKindWords,
        help: ['不选则各级自行发布', 'None: every union publishes by itself'],
      },
    ),
    holidays: titled(
      z.array(
        z.object({
          day: titled(z.iso.date(), ['日期', 'Day']),
          off: titled(z.boolean().default(true), ['放假', 'Off']),
          name: titled(z.string().max(40).optional(), ['名称', 'Name']),
        }),
      ),
      ['与国家日历不同的日子', 'Days that differ from the national calendar'],
      {
        help: [
          '工作日按国家放假和调休安排计算，这里只写例外',
          'Working days follow the national calendar with its make-up days; only exceptions stand here',
        ],
      },
    ),
  }),
);

const accessWords = {
  officerIdleMinutes: ['干部无操作多久退出', 'Officers signed out after this rest'],
  administratorIdleMinutes: ['管理员无操作多久退出', 'Administrators signed out after this rest'],
  officerHours: ['干部最长登录多久', 'Officers sign in again after'],
  workerIdleDays: ['职工无操作多久退出', 'Workers signed out after this rest'],
  workerDays: ['职工最长登录多久', 'Workers sign in again after'],
  administratorsNeedTotp: ['管理员必须用动态口令', 'Administrators need one-time codes'],
  codesPerAddressPerHour: ['同一网络每小时最多发几条验证码', 'Codes per network address and hour'],
  failuresPerAddress: ['同一网络 15 分钟内最多错几次', 'Wrong sign-ins per address in 15 minutes'],
} as const satisfies Record<keyof typeof accessSettings.shape, Bilingual>;

function worded(schema: JsonSchema): JsonSchema {
  const properties = Object.entries(schema.properties ?? {}).map(([key, property]) => {
    const label = key in accessWords ? accessWords[key as keyof typeof accessWords] : undefined;
    return [key, { ...property, label }] as const;
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}

export const accessForm = worded(describeForm(accessSettings) as JsonSchema);
