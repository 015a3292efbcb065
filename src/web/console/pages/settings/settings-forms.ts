import { z } from 'zod';
import { describeForm, titled } from '../../../../kernel/fields.ts';
import type { Bilingual } from '../../../../kernel/words.ts';
import { accessSettings, federationSettings } from '../../../../people/access/settings/rules.ts';
import { unitKindWords } from '../../../../people/units/rules.ts';
import type { JsonSchema } from '../../form/json-schema.ts';

const { name, shortName, approval, holidays } = federationSettings.shape;
const { day, off, name: occasion } = holidays.element.shape;

export const federationForm = describeForm(
  z.object({
    name: titled(name, ['名称', 'Name'], {
      help: ['大厅刊头和管理台显示的名称', 'Shown at the head of the hall and in the console'],
    }),
    shortName: titled(shortName, ['简称', 'Short name'], {
      help: ['短信的签名', 'Signs the text messages'],
    }),
    approval: titled(approval.default([]), ['哪些工会办活动须上级批准', 'Whose programmes a superior approves'], {
      choices: unitKindWords,
      help: ['不选则各级自行发布', 'None: every union publishes by itself'],
    }),
    holidays: titled(
      z
        .array(
          z.object({
            day: titled(day, ['日期', 'Day']),
            off: titled(off.default(true), ['放假', 'Off'], {
              help: ['不勾选表示这天上班', 'Unticked: the day is worked'],
            }),
            name: titled(occasion, ['说明', 'Occasion']),
          }),
        )
        .max(400),
      ['与国家放假安排不同的日子', 'Days that differ from the national calendar'],
      {
        help: [
          '公示期、审核时限按工作日计算；国家放假和调休已经算好，这里只写例外',
          'Notices and deadlines count working days; public holidays and make-up days are known, only exceptions stand here',
        ],
        widget: 'rows',
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
