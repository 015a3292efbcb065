import { z } from 'zod';
import { defineRoutes } from '../../../kernel/routes.ts';

const phone = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .describe('A mobile number as typed; outside the mainland with country code');
const username = z.string().trim().min(1).max(60);
const password = z.string().min(1).max(200);
const signedIn = z.object({
  outcome: z.enum(['signed-in', 'second-factor']).describe('With second-factor, nobody is signed in yet'),
  needsName: z.boolean().describe('A worker on no roster yet: ask for the name once'),
});

export const signInRoutes = defineRoutes({
  requestCode: {
    secret: true,
    method: 'post',
    path: '/sign-in/code-request',
    words: ['发送登录验证码', 'Send a sign-in code to a phone'],
    access: 'public',
    body: z.object({ phone }),
    output: z.object({
      phone: z.string().describe('Masked'),
      expiresInSeconds: z.number().int(),
      resendAfterSeconds: z.number().int(),
      demoCode: z.string().nullable().describe('The code itself, in a demo federation only'),
    }),
  },
  signInWithCode: {
    secret: true,
    method: 'post',
    path: '/sign-in/code',
    words: ['用验证码登录', 'Sign in with a code'],
    access: 'public',
    body: z.object({ phone, code: z.string().trim().min(4).max(12) }),
    output: signedIn,
  },
  signInWithPassword: {
    secret: true,
    method: 'post',
    path: '/sign-in/password',
    words: ['用账号和密码登录', 'Sign in with user name and password'],
    access: 'public',
    body: z.object({ username, password }),
    output: signedIn,
  },
  completeSignIn: {
    secret: true,
    method: 'post',
    path: '/sign-in/second-factor',
    words: ['输入动态口令或恢复码完成登录', 'Complete signing in with a one-time or recovery code'],
    access: 'public',
    body: z.object({ code: z.string().trim().min(6).max(20) }),
    output: signedIn,
  },
  signOut: {
    method: 'post',
    path: '/sign-out',
    words: ['退出登录', 'Sign out'],
    access: 'public',
    status: 204,
  },
  askFirst: {
    method: 'get',
    path: '/first/{token}',
    words: ['首位管理员链接要填写什么', 'What the first-administrator link asks for'],
    access: 'public',
    params: z.object({ token: z.string().max(100) }),
    output: z.object({ federation: z.object({ name: z.string() }).nullable() }),
  },
  makeFirst: {
    secret: true,
    method: 'post',
    path: '/first/{token}',
    words: ['用一次性链接创建首位管理员', 'Make the first administrator with the one-time link'],
    access: 'public',
    params: z.object({ token: z.string().max(100) }),
    body: z.object({
      name: z.string().trim().min(1).max(100),
      username: z.string().trim().min(2).max(60),
      password,
      federationName: z.string().trim().max(80).optional().describe('Where there is no federation yet'),
    }),
    status: 204,
  },
});
