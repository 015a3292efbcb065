import { defineRefusals } from '../../kernel/refusal.ts';

export const unitRefusals = defineRefusals('units', {
  notFound: {
    status: 404,
    words: [
      '没有找到这个组织，可能已并入别处或不属于本会。请按名称重新查找。',
      'This unit was not found: it may have merged, or belong to another federation. Look for it by name again.',
    ],
    when: 'no unit with this id in the federation',
  },
  changedMeanwhile: {
    status: 409,
    words: [
      '“{unit}”刚被别人改过。请刷新，看清现在的内容后再改。',
      '“{unit}” was changed by somebody else just now. Reload, look at it, then change it again.',
    ],
    when: 'the version given is not the present one',
  },
  notActive: {
    status: 409,
    words: [
      '“{unit}”已不在（已撤销或并入别处），不能再改。请改用现有的组织。',
      '“{unit}” no longer exists (closed or merged) and cannot be changed. Use a unit that exists now.',
    ],
    when: 'a change is asked of, or into, a closed or merged unit',
  },
  badName: {
    status: 422,
    words: [
      '名称应有 2 至 {limit} 个字，不能含看不见的字符，请修改。',
      'A name has 2 to {limit|character|characters} and no invisible ones. Please correct it.',
    ],
    when: 'a name that is empty, too long or broken',
  },
  nameTaken: {
    status: 409,
    words: [
      '“{parent}”下已有“{name}”。请换一个名称，或直接使用已有的组织。',
      '“{parent}” already has a unit named “{name}”. Choose another name, or use the one that exists.',
    ],
    when: 'an active sibling has the same name',
  },
  kindNotUnder: {
    status: 422,
    words: [
      '{kind}不能设在{parentKind}“{parent}”下。可以设在：{leaders}。',
      'A unit of kind “{kindEn}” cannot lie under “{parent}” ({parentKindEn}). It may lie under: {leadersEn}.',
    ],
    when: 'the kinds of unit and superior do not fit',
  },
  notTop: {
    status: 422,
    words: [
      '最上级只能有一个总工会或产业工会，请选择上级组织。',
      'Only one federation stands at the top; choose a superior unit.',
    ],
    when: 'a unit without a superior where the federation already has its top',
  },
  topStays: {
    status: 409,
    words: [
      '“{unit}”是最上级，不能移动、并入或撤销。',
      '“{unit}” is the top of the tree and cannot be moved, merged or closed.',
    ],
    when: 'the top unit is moved, merged or closed',
  },
  underItself: {
    status: 409,
    words: [
      '“{target}”在“{unit}”之下，不能做它的上级。请先把“{target}”移出来。',
      '“{target}” lies under “{unit}” and cannot lead it. Move “{target}” out first.',
    ],
    when: 'a unit is moved or merged into itself or its own subtree',
  },
  alreadyThere: {
    status: 409,
    words: [
      '“{unit}”的上级已经是“{parent}”，无需再动。',
      '“{unit}” already lies under “{parent}”; there is nothing to do.',
    ],
    when: 'a move to the present superior',
  },
  badDay: {
    status: 422,
    words: [
      '生效日期“{on}”不是有效日期，请按 2026-03-01 的格式填写。',
      'The effective day “{on}” is no date. Write it as 2026-03-01.',
    ],
    when: 'an effective day that is no calendar day',
  },
  tooEarly: {
    status: 409,
    words: [
      '“{unit}”现在的隶属关系从 {since} 开始，生效日期不能更早。请改为 {since} 或以后。',
      'The present standing of “{unit}” began on {since}; a change cannot take effect earlier. Choose {since} or later.',
    ],
    when: 'an effective day before the present span of the unit, or before its superior existed',
  },
  tooLate: {
    status: 422,
    words: [
      '生效日期最多提前 {days} 天计划，请核对年份。',
      'A change may be planned at most {days|day|days} ahead; check the year.',
    ],
    when: 'an effective day too far ahead',
  },
  reasonNeeded: {
    status: 422,
    words: [
      '生效日期已过去，会改动已有的统计口径，请写明原因。',
      'The effective day has passed and changes how figures were organised then. Give the reason.',
    ],
    when: 'a change effective in the past without a reason',
  },
  badUscc: {
    status: 422,
    words: ['统一社会信用代码不对：{zh}', 'The unified social credit code is wrong: {en}'],
    when: 'a code that fails GB 32100-2015',
  },
  usccTaken: {
    status: 409,
    words: [
      '代码 {uscc} 已登记在“{unit}”名下。请核对代码，或改用已有的组织。',
      'The code {uscc} is already registered to “{unit}”. Compare the code, or use that unit.',
    ],
    when: 'another active unit carries the code',
  },
  notIndustrial: {
    status: 422,
    words: [
      '“{unit}”不是产业工会，不能作为所属产业。请选择产业工会。',
      '“{unit}” is no industrial union. Choose an industrial union.',
    ],
    when: 'industryId names a unit of another kind',
  },
  noMembersHere: {
    status: 422,
    words: ['“{unit}”是{kind}，不收会员。请选择一个工会。', '“{unit}” ({kindEn}) has no members. Choose a union.'],
    when: 'members would come into a unit whose kind holds none',
  },
  stillInUse: {
    status: 409,
    words: [
      '“{unit}”还不能撤销：有 {children} 个下级、{members} 名会员、{programmes} 个未结束的活动、{tagged} 个按产业归属的单位。请先转出或结束，下级和会员可在撤销时一并转到别处。',
      '“{unit}” cannot be closed yet: {children|unit|units} below, {members|member|members}, {programmes|programme|programmes} not ended, {tagged|unit|units} of its industry. Move or end them first; units and members can be moved elsewhere as it closes.',
    ],
    when: 'a unit is closed while something live remains',
  },
  notAlike: {
    status: 422,
    words: [
      '协作单位和工会不能互相合并，请选择同类的组织。',
      'A partner unit and a union cannot merge. Choose a unit of the same sort.',
    ],
    when: 'a partner unit merges into a union, or the reverse',
  },
  childStays: {
    status: 409,
    words: ['下级“{child}”不能随之转到“{target}”：{zh}', '“{child}” cannot move along to “{target}”: {en}'],
    when: 'a merger or closing would move a child where it does not fit',
  },
  noSuchPlan: {
    status: 404,
    words: [
      '没有找到这项计划，可能已经生效或撤回。请刷新变更记录。',
      'This planned change was not found: it took effect or was withdrawn. Reload the history.',
    ],
    when: 'withdrawing a change that is not waiting',
  },
});
