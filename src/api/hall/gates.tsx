import type { Context } from 'hono';
import { Refusal } from '../../kernel/refusal.ts';
import { type Bilingual, pick } from '../../kernel/words.ts';
import { askFirst, makeFirstAdministrator } from '../../people/access/first/service.ts';
import { introduce } from '../../people/access/me/service.ts';
import { changePassword } from '../../people/access/second-factor/service.ts';
import { registerPerson } from '../../people/members/registering/service.ts';
import { FormPage, type FormPageView } from '../../web/hall/pages/form-page.tsx';
import { renderPage } from '../../web/hall/shell.tsx';
import type { FieldView } from '../../web/hall/views/frame.ts';
import type { App } from '../request.ts';
import { flash } from './frame.ts';
import type { Hall, Reading } from './hall.ts';

interface Question extends Omit<FieldView, 'label' | 'hint' | 'error' | 'value'> {
  label: Bilingual;
  hint?: Bilingual;
}

interface Gate {
  title: Bilingual;
  text?: Bilingual;
  woodcut: string;
  button: Bilingual;
  questions: Question[];
}

const password: Question = {
  name: 'password',
  label: ['密码', 'Password'],
  kind: 'password',
  required: true,
  autoComplete: 'new-password',
  hint: ['至少 10 个字符，大写、小写、数字、符号中至少三类', 'At least 10 characters of three classes'],
};

const firstGate: Gate = {
  title: ['建立第一位管理员', 'Make the first administrator'],
  text: ['这个链接只能用一次，24 小时内有效。', 'This link works once, within 24 hours.'],
  woodcut: 'banner',
  button: ['建立', 'Make'],
  questions: [
    { name: 'name', label: ['姓名', 'Your name'], kind: 'text', required: true, autoComplete: 'name' },
    { name: 'username', label: ['账号', 'User name'], kind: 'text', required: true, autoComplete: 'username' },
    password,
  ],
};

const federationName: Question = {
  name: 'federationName',
  label: ['总工会名称', 'Name of the federation'],
  kind: 'text',
  required: true,
};

const nameGate: Gate = {
  title: ['怎么称呼您', 'What is your name'],
  text: [
    '您的手机号还不在名册里。姓名只问这一次；工会把您加入名册后会自动对上。',
    'Your phone is on no roster yet. Your name is asked once; a union that adds you later finds you by it.',
  ],
  woodcut: 'join',
  button: ['继续', 'Go on'],
  questions: [{ name: 'name', label: ['姓名', 'Name'], kind: 'text', required: true, autoComplete: 'name' }],
};

const passwordGate: Gate = {
  title: ['换一个密码', 'Choose a new password'],
  woodcut: 'banner',
  button: ['更换', 'Change'],
  questions: [
    {
      name: 'currentPassword',
      label: ['现在的密码', 'Current password'],
      kind: 'password',
      required: true,
      autoComplete: 'current-password',
    },
    { ...password, name: 'newPassword', label: ['新密码', 'New password'] },
  ],
};

type Values = Record<string, string>;

/** Short forms on the way in: the one-time link, a name asked once, a password that must be changed. */
export function addGates(app: App, hall: Hall): void {
  const { house } = hall;
  const token = (context: Context) => context.req.param('token') ?? '';
  const firstOf = async (context: Context, { scope }: Pick<Reading, 'scope'>): Promise<Gate> => {
    const { federation } = await askFirst(house, scope, { token: token(context) });
    return federation ? firstGate : { ...firstGate, questions: [federationName, ...firstGate.questions] };
  };
  app.get('/first/:token', (context) =>
    hall.page(context, async (reading) => draw(context, reading, await firstOf(context, reading))),
  );
  app.post('/first/:token', (context) =>
    answer(
      context,
      hall,
      (reading) => firstOf(context, reading),
      async ({ scope }, values) => {
        await makeFirstAdministrator(house, scope, {
          token: token(context),
          name: values.name ?? '',
          username: values.username ?? '',
          password: values.password ?? '',
          federationName: values.federationName,
        });
        flash(context, ['管理员已建立，请登录。', 'The administrator is made; please sign in.']);
        return '/sign-in?as=officer';
      },
    ),
  );
  app.get('/me/name', (context) => hall.page(context, async (reading) => draw(context, reading, nameGate)));
  app.post('/me/name', (context) =>
    answer(
      context,
      hall,
      async () => nameGate,
      async ({ scope }, values) => {
        await introduce(house, scope, { name: values.name ?? '', registerPerson: registerPerson(house) });
        const to = context.req.query('to') ?? '';
        return /^\/(?![/\\])[^\s\\]*$/.test(to) ? to : '/me';
      },
    ),
  );
  app.get('/me/password', (context) => hall.page(context, async (reading) => draw(context, reading, passwordGate)));
  app.post('/me/password', (context) =>
    answer(
      context,
      hall,
      async () => passwordGate,
      async ({ scope }, values) => {
        await changePassword(house, scope, {
          currentPassword: values.currentPassword ?? '',
          newPassword: values.newPassword ?? '',
        });
        flash(context, ['密码已更换。', 'Your password is changed.']);
        return '/console/';
      },
    ),
  );
}

function draw(
  context: Context,
  { frame }: Pick<Reading, 'frame'>,
  gate: Gate,
  tried?: { values: Values; refusal: Refusal },
) {
  const { lang } = frame;
  const url = new URL(context.req.url);
  const view: FormPageView = {
    title: pick(gate.title, lang),
    ...(gate.text ? { text: pick(gate.text, lang) } : {}),
    woodcut: gate.woodcut,
    post: url.pathname + url.search,
    button: pick(gate.button, lang),
    fields: gate.questions.map(({ label, hint, ...question }) => {
      const refused = tried?.refusal.fields.find((field) => field.path === question.name);
      const value = question.kind === 'password' ? undefined : tried?.values[question.name];
      return {
        ...question,
        label: pick(label, lang),
        ...(hint ? { hint: pick(hint, lang) } : {}),
        ...(value ? { value } : {}),
        ...(refused ? { error: pick(refused.words, lang) } : {}),
      };
    }),
    ...(tried && tried.refusal.fields.length === 0 ? { errors: [tried.refusal.say(lang)] } : {}),
  };
  return <FormPage frame={frame} view={view} />;
}

async function answer(
  context: Context,
  hall: Hall,
  gateOf: (reading: Pick<Reading, 'scope'>) => Promise<Gate>,
  act: (reading: Pick<Reading, 'scope'>, values: Values) => Promise<string>,
): Promise<Response> {
  const scope = await hall.scopeOf(context);
  const form = await context.req.parseBody();
  const values = Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim()]] : [])),
  );
  try {
    return context.redirect(await act({ scope }, values), 303);
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 401 || error.status === 404 || error.status === 410)
      throw error;
    const page = draw(context, { frame: await hall.frame(context, scope) }, await gateOf({ scope }), {
      values,
      refusal: error,
    });
    return context.html(renderPage(page), error.status === 429 ? 429 : 422);
  }
}
