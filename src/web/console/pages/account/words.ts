import { defineWords } from '../../../../kernel/words.ts';

export const accountWords = defineWords({
  title: ['密码与登录', 'Password and sign-in'],
  mustChange: [
    '请先修改临时密码，修改后才能使用您的角色。',
    'Change your temporary password first; your roles count afterwards.',
  ],
  mustTotp: [
    '管理员须先设置动态口令，设置后才能使用您的角色。',
    'Administrators set up one-time codes first; your roles count afterwards.',
  ],
  password: ['修改密码', 'Change the password'],
  current: ['现在的密码', 'Present password'],
  next: ['新密码', 'New password'],
  nextHelp: [
    '至少 10 位，含大小写字母、数字、符号中的三类',
    'At least 10 characters of three kinds: capitals, small letters, digits, signs',
  ],
  changed: ['密码已修改', 'The password was changed'],
  totp: ['动态口令', 'One-time codes'],
  totpOn: [
    '已开启：登录时除密码外，还要输入手机上的六位动态口令。',
    'On: besides the password, a six-digit code from your phone is asked for.',
  ],
  totpOff: ['开启后，即使密码泄露，别人也无法登录。', 'With it, nobody gets in by your password alone.'],
  setUp: ['开始设置', 'Set up'],
  turnOff: ['停用', 'Turn off'],
  confirmPassword: ['请输入密码确认', 'Your password, to confirm'],
  scan: [
    '用手机上的验证器扫码，再输入它显示的六位数字。',
    'Scan it with an authenticator on your phone, then type the six digits it shows.',
  ],
  cannotScan: ['扫不了？手动输入这串字符：', 'Cannot scan? Type this in:'],
  code: ['六位动态口令', 'Six-digit code'],
  confirm: ['确认开启', 'Turn it on'],
  recovery: ['恢复码', 'Recovery codes'],
  recoveryText: [
    '手机丢失时，每个恢复码可代替动态口令一次。',
    'If the phone is lost, each of these stands in for a code once.',
  ],
  sessions: ['登录着的设备', 'Where you are signed in'],
  thisOne: ['本机', 'This one'],
  end: ['退出', 'Sign out'],
  endAll: ['退出所有设备', 'Sign out everywhere'],
  endAllText: ['所有设备都会退出，包括这一台。', 'Every device is signed out, this one too.'],
  seen: [(moment: string) => `最近使用 ${moment}`, (moment: string) => `last used ${moment}`],
  unknownDevice: ['未知设备', 'Unknown device'],
});
