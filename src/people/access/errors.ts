import { defineRefusals } from '../../kernel/refusal.ts';

export const accessRefusals = defineRefusals('access', {
  signInFirst: {
    status: 401,
    words: ['请先登录，登录后会回到这里。', 'Please sign in first; you will come back here.'],
    when: 'a visitor asks for what needs a person or an officer',
  },
  notAllowed: {
    status: 403,
    words: [
      '您的角色不能在“{unit}”{ability}。需要时请联系上级工会授予角色。',
      'Your roles do not let you “{ability}” at “{unit}”. Ask your superior union for the role if you need it.',
    ],
    when: 'an ability is used on a unit outside every grant',
  },
  notAllowedAnywhere: {
    status: 403,
    words: [
      '您的角色不能{ability}。需要时请联系上级工会授予角色。',
      'None of your roles lets you “{ability}”. Ask your superior union for the role if you need it.',
    ],
    when: 'a route needs an ability that no grant allows',
  },
  notAPerson: {
    status: 403,
    words: [
      '这个账号没有关联本人档案，请用手机号登录后再办理。',
      'This account is not tied to a person; sign in with a phone number to do this.',
    ],
    when: 'an officer-only account or API key does what only a person can do',
  },
  changePasswordFirst: {
    status: 403,
    words: ['请先修改初始密码，改好后即可继续。', 'Change the temporary password first; then you can go on.'],
    when: 'an officer with a temporary password uses anything but the password change',
  },
  enrolTotpFirst: {
    status: 403,
    words: [
      '管理员须先设置动态口令，设好后即可继续。',
      'Administrators set up one-time codes first; then you can go on.',
    ],
    when: 'an administrator without a second factor in a federation that requires one',
  },
  noSender: {
    status: 503,
    words: [
      '本站还没有接入短信服务，暂不能用手机号登录。请系统管理员设置 UNIONHALL_SMS_URL。',
      'This house sends no text messages yet, so phones cannot sign in. The operator sets UNIONHALL_SMS_URL.',
    ],
    when: 'a code is asked for without a provider, outside a demo federation',
  },
  wrongCode: {
    status: 401,
    words: [
      '验证码不对或已失效。请核对短信，或重新获取。',
      'The code is wrong or no longer valid. Check the message, or ask for a new one.',
    ],
    when: 'a one-time code does not fit, has expired, was used, or was tried too often',
  },
  wrongPassword: {
    status: 401,
    words: [
      '账号或密码不对。忘记密码请联系本单位的安全管理员重置。',
      'The account or the password is wrong. If you forgot it, ask your security administrator for a new one.',
    ],
    when: 'no such account, a wrong password, or a disabled account: always the same answer',
  },
  locked: {
    status: 429,
    words: [
      '连续输错次数太多，请 {minutes} 分钟后再试。',
      'Too many wrong attempts; try again in {minutes|minute|minutes}.',
    ],
    when: 'five failures lock an account for an address for 15 minutes, whether the account exists or not',
  },
  wrongTotp: {
    status: 401,
    words: [
      '动态口令不对或已用过。请等验证器显示下一个再输入。',
      'The one-time code is wrong or was used already. Wait for the next one and enter it.',
    ],
    when: 'a TOTP or recovery code does not fit or was used before',
  },
  signInAgain: {
    status: 401,
    words: ['登录已超时，请从头再登录一次。', 'This sign-in has expired; please start again.'],
    when: 'the second factor comes without or after the first, or after too many wrong codes',
  },
  disabled: {
    status: 403,
    words: [
      '这个账号已停用。如有疑问，请联系本单位的安全管理员。',
      'This account is disabled. Ask your security administrator if this is a mistake.',
    ],
    when: 'a worker of a disabled account signs in with a right code',
  },
  currentPasswordWrong: {
    status: 422,
    words: ['现在的密码不对，请重新输入。', 'The current password is wrong; enter it again.'],
    when: 'a change of password or second factor is confirmed with a wrong password',
  },
  weakPassword: {
    status: 422,
    words: ['密码不够安全：{zh}', 'The password is too weak: {en}'],
    when: 'a new password breaks a rule of passwords/rules.ts',
  },
  usernameTaken: {
    status: 409,
    words: ['账号名“{username}”已被使用，请换一个。', 'The account name “{username}” is taken; choose another.'],
    when: 'an officer is created with a user name that exists',
  },
  totpAlready: {
    status: 409,
    words: [
      '已设置动态口令。要更换设备，请先停用再重新设置。',
      'One-time codes are set up already. To change the device, turn them off first.',
    ],
    when: 'enrolling a second factor twice',
  },
  totpNeeded: {
    status: 409,
    words: [
      '总工会要求管理员使用动态口令，不能停用。要更换设备，请安全管理员重置。',
      'Your federation requires one-time codes of administrators, so they stay on. To change the device, ask a security administrator to reset them.',
    ],
    when: 'an administrator turns off a second factor that the federation requires',
  },
  notSetUp: {
    status: 503,
    words: [
      '系统还没有初始化。请用启动时打印的一次性链接创建第一位管理员。',
      'Not set up yet: use the one-time link printed at the start to make the first administrator.',
    ],
    when: 'anything is asked of a house without a federation',
  },
  firstLinkGone: {
    status: 410,
    words: [
      '这个链接已用过或已过期。请重新启动服务，用新打印的链接。',
      'This link was used or has expired. Start the server again and use the new one it prints.',
    ],
    when: 'the first-administrator link is unknown, used, older than 24 hours, or accounts exist already',
  },
  federationNameMissing: {
    status: 422,
    words: ['请填写总工会名称。', 'Enter the name of the federation.'],
    when: 'the first administrator of an empty database leaves out the name of the federation',
  },
  noSuchAccount: {
    status: 404,
    words: ['没有这个账号，或不在您的管理范围内。', 'There is no such account within your reach.'],
    when: 'an account of another federation, or managed by others',
  },
  beyondYourReach: {
    status: 403,
    words: [
      '“{name}”还担任您管辖范围以外的角色，请联系上级安全管理员处理。',
      '“{name}” also holds roles outside your reach; ask a superior security administrator.',
    ],
    when: 'disabling or resetting an account that holds more than the security administrator governs',
  },
  accountDisabled: {
    status: 409,
    words: ['“{name}”的账号已停用，请先恢复。', 'The account of “{name}” is disabled; enable it first.'],
    when: 'a role is granted to, or a password reset for, a disabled account',
  },
  noSuchPerson: {
    status: 404,
    words: ['没有这位会员，或不在您的管理范围内。', 'There is no such member within your reach.'],
    when: 'a role is granted to a person outside the reach',
  },
  personWithoutPhone: {
    status: 409,
    words: [
      '“{name}”的档案里没有手机号，无法登录。请先补上手机号。',
      '“{name}” has no phone on record and could not sign in. Add the phone first.',
    ],
    when: 'a role is granted to a person who could not sign in',
  },
  notYourself: {
    status: 403,
    words: [
      '不能给自己授权或处理自己的账号，请另一位安全管理员办理。',
      'You cannot grant to or manage yourself; ask another security administrator.',
    ],
    when: 'a security administrator acts on the own account',
  },
  lastAdministrator: {
    status: 409,
    words: [
      '这是最后一位“{role}”，总工会至少要保留一位长期有效的。请先授予另一人。',
      'This is the last “{role}”; one without end must remain at the top. Grant it to somebody else first.',
    ],
    when: 'revoking, ending or disabling the last live administrator of an indispensable role',
  },
  officersOnly: {
    status: 409,
    words: [
      '“{role}”只能授予用账号和密码登录的干部，请先为其建立干部账号。',
      '“{role}” is for officers who sign in with a password; create an officer account first.',
    ],
    when: 'a role with long reach is granted to a worker who signs in by phone',
  },
  auditApart: {
    status: 409,
    words: [
      '审计员须与其他角色分开（三员分立），请授予另一个账号。',
      'Auditors hold no other role (separation of duties); grant it to another account.',
    ],
    when: 'auditor and any other role meet on one account',
  },
  grantedAlready: {
    status: 409,
    words: [
      '该账号在此单位已有这个角色。要改期限，请先收回再授予。',
      'The account has this role at this unit already. To change its dates, revoke it first.',
    ],
    when: 'the same open role on the same unit twice',
  },
  noSuchGrant: {
    status: 404,
    words: ['没有这条授权，或不在您的管理范围内。', 'There is no such grant within your reach.'],
    when: 'a grant of another federation or outside the reach',
  },
  grantOver: {
    status: 409,
    words: ['这条授权已收回或已到期。', 'This grant was revoked or has ended already.'],
    when: 'changing a grant that no longer holds',
  },
  endsBeforeItBegins: {
    status: 422,
    words: [
      '结束日期不能早于开始日期或今天，请改日期。',
      'The last day cannot lie before the first day or today; change it.',
    ],
    when: 'a grant or key would end before it begins',
  },
  keyTooMuch: {
    status: 403,
    words: [
      '接口密钥不能拥有“{ability}”：您自己在“{unit}”没有这个权限，或密钥一律不得拥有。',
      'A key cannot have “{ability}”: you do not hold it at “{unit}” yourself, or no key may.',
    ],
    when: 'a key is asked to do more than its maker may, or what no key may',
  },
  noSuchKey: {
    status: 404,
    words: ['没有这个密钥，或不在您的管理范围内。', 'There is no such key within your reach.'],
    when: 'an API key of another federation or outside the reach',
  },
  badKey: {
    status: 401,
    words: [
      '接口密钥无效、已收回或已到期，请向密钥的创建者申请新的。',
      'The API key is unknown, revoked or expired; ask its maker for a new one.',
    ],
    when: 'Authorization: Bearer names no live key',
  },
  noSuchSession: {
    status: 404,
    words: ['没有这个登录，可能已经退出。', 'There is no such session; it may have ended already.'],
    when: "ending a session that is not one's own or is gone",
  },
  known: {
    status: 409,
    words: [
      '您的档案已经建立，要更正姓名请到“我的信息”。',
      'You are on record already; to correct your name, go to “My data”.',
    ],
    when: 'a worker with a person gives a name again',
  },
});
