import { defineWords } from '../kernel/words.ts';

export const words = defineWords({
  notice: ['演示数据：人名、单位、号码均为虚构', 'Demo data: people, unions and numbers are made up'],
  console: ['管理台', 'Console'],
  hall: ['大厅', 'Hall'],
  signIns: ['演示账号', 'Demo sign-ins'],
  byPhone: ['手机号登录，验证码显示在页面上', 'by phone; the code is shown on the page'],
  first: ['请打开以下一次性链接，设置第一位管理员', 'Open this one-time link to make the first administrator'],
});
