import { z } from 'zod';
import { defineRoutes } from '../../kernel/routes.ts';
import { accountRoutes } from './accounts/contract.ts';
import { grantRoutes } from './grants/contract.ts';
import { keyRoutes } from './keys/contract.ts';
import { meRoutes } from './me/contract.ts';
import { accessSettings, federationSettings } from './settings/rules.ts';
import { signInRoutes } from './sign-in/contract.ts';
import { trailRoutes } from './trail/contract.ts';

const settingsRoutes = defineRoutes({
  getSettings: {
    method: 'get',
    path: '/settings/access',
    words: ['登录与会话设置', 'Settings of signing in and sessions'],
    access: 'grants.manage',
    output: accessSettings,
  },
  changeSettings: {
    method: 'patch',
    path: '/settings/access',
    words: ['修改登录与会话设置', 'Change settings of signing in and sessions'],
    access: 'grants.manage',
    // Without the defaults: what is left out stays as it is.
    body: z.object(
      Object.fromEntries(Object.entries(accessSettings.shape).map(([key, field]) => [key, field.unwrap().optional()])),
    ),
    output: accessSettings,
  },
  getFederation: {
    method: 'get',
    path: '/settings/federation',
    words: ['总工会设置', "The federation's settings"],
    access: 'settings.manage',
    output: federationSettings,
  },
  changeFederation: {
    method: 'patch',
    path: '/settings/federation',
    words: ['修改总工会设置', "Change the federation's settings"],
    access: 'settings.manage',
    body: federationSettings.partial(),
    output: federationSettings,
  },
});

/** Everything about who may come in and what they may do. */
export const accessRoutes = defineRoutes({
  ...signInRoutes,
  ...meRoutes,
  ...grantRoutes,
  ...accountRoutes,
  ...keyRoutes,
  ...trailRoutes,
  ...settingsRoutes,
});
