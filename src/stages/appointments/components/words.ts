import { counted, defineWords } from '../../../kernel/words.ts';

/** Words of the appointments' panel in the programme's workspace. */
export const panelWords = defineWords({
  views: ['查看方式', 'View'],
  appointments: ['预约名单', 'Appointments'],
  slots: ['时段', 'Slots'],
  state: ['状态', 'State'],
  day: ['日期', 'Day'],
  hours: ['排时间', 'Enter hours'],
  hoursHint: [
    '按工作时间切成时段，避开休息；已有的时段不会重复。以后可以逐个关闭、改人数或停诊。',
    'Working hours are cut into slots around the breaks; what is there already is not made twice. Each can be closed or called off later.',
  ],
  hoursDone: [
    (added: number, skipped: number) => `排好 ${added} 个时段${skipped > 0 ? `，${skipped} 个已有` : ''}`,
    (added: number, skipped: number) =>
      `${counted(added, 'slot')} made${skipped > 0 ? `, ${skipped} there already` : ''}`,
  ],
  dayList: ['当日名单', 'List of the day'],
  close: ['停止预约', 'Close'],
  open: ['恢复预约', 'Open'],
  remove: ['删除', 'Remove'],
  capacity: ['改人数…', 'People…'],
  callOff: ['停诊停拍…', 'Call off…'],
  callOffTitle: [(count: number) => `停掉 ${count} 个时段`, (count: number) => `Call off ${counted(count, 'slot')}`],
  callOffConsequences: [
    '还没到的预约全部取消，本人收到消息和短信，写明原因；时段不再开放。已经到了的、时间已过的不动。',
    'What is booked in them and still to come is cancelled, those people are told why by message and text, and nobody books them any more. Who arrived, and times that are over, stay as they are.',
  ],
  noProviders: ['先填写谁来服务', 'First, who gives appointments'],
  noProvidersAdvice: [
    '在“设置”里填写医生、摄影师或律师，再回来排时间。',
    'Enter doctors, photographers or lawyers in the settings, then come back for their hours.',
  ],
  noSlots: ['还没有时段', 'No slots yet'],
  noSlotsAdvice: ['排好时间后，职工就能在手机上预约。', 'Once hours are entered, people can book on their phones.'],
  nobody: ['还没有人预约', 'Nobody has booked yet'],
  nobodyAdvice: ['预约后会按时间列在这里，可以导出表格。', 'Bookings are listed here by time, and can be exported.'],
});
