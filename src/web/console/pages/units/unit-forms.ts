import { z } from 'zod';
import { describeForm, titled } from '../../../../kernel/fields.ts';
import { unitKindNames, unitKindWords } from '../../../../people/units/rules.ts';

const name = titled(z.string().min(2).max(100), ['名称', 'Name']);
const kind = titled(z.enum(unitKindNames), ['类型', 'Kind'], { choices: unitKindWords });

const effective = {
  on: titled(z.iso.date().optional(), ['生效日期', 'Effective day'], {
    help: ['不填为今天；填以后的日期，到日自动生效', 'Today where left empty; a later day plans the change'],
  }),
  reason: titled(z.string().max(500).optional(), ['原因', 'Reason'], {
    widget: 'longText',
    help: ['补记过去的变更时必填', 'Needed where the day has passed'],
  }),
};

const particulars = {
  shortName: titled(z.string().max(40).optional(), ['简称', 'Short name'], { help: ['用在表格里', 'Used in tables'] }),
  nameEn: titled(z.string().max(160).optional(), ['英文名称', 'Name in English'], {
    help: ['英文页面上用；不填显示中文', 'On English pages; the Chinese name where left empty'],
  }),
  uscc: titled(z.string().max(40).optional(), ['统一社会信用代码', 'Unified social credit code'], {
    help: ['18 位，会检查校验码', '18 characters; the check character is verified'],
  }),
  regionCode: titled(z.string().optional(), ['区划代码', 'Region code'], {
    help: ['6 位；街道 9 或 12 位', '6 digits; 9 or 12 for streets'],
  }),
  industryId: titled(z.string().optional(), ['所属产业工会', 'Industrial union'], { widget: 'unit' }),
  address: titled(z.string().max(200).optional(), ['地址', 'Address']),
  phone: titled(z.string().max(40).optional(), ['电话', 'Phone']),
  validUntil: titled(z.iso.date().optional(), ['法人证书到期', 'Certificate until']),
};

const unit = (label: readonly [string, string], help?: readonly [string, string]) =>
  titled(z.string(), label, { widget: 'unit', help });

/** Forms of the actions on a unit; each carries what the contract takes besides the version. */
export const unitForms = {
  create: describeForm(z.object({ kind, name, ...particulars, ...effective })),
  correct: describeForm(z.object({ kind, ...particulars })),
  rename: describeForm(z.object({ name, shortName: particulars.shortName, nameEn: particulars.nameEn, ...effective })),
  move: describeForm(z.object({ parentId: unit(['新的上级', 'New superior']), ...effective })),
  merge: describeForm(z.object({ intoId: unit(['并入哪个工会', 'Merge into']), ...effective })),
  close: describeForm(
    z.object({
      moveMembersTo: unit(['会员转到', 'Members go to'], ['有会员时必选', 'Needed where it has members']).optional(),
      moveChildrenTo: unit(
        ['下级转到', 'Units below go to'],
        ['有下级时必选', 'Needed where there are units below'],
      ).optional(),
      ...effective,
    }),
  ),
} as const;
export type UnitAction = keyof typeof unitForms;
