import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { maskPhone } from '../../kernel/codes/masking.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { pick } from '../../kernel/words.ts';
import { completeSignIn, signInWithPassword } from '../../people/access/sign-in/password/service.ts';
import { requestCode, signInWithCode } from '../../people/access/sign-in/phone/service.ts';
import { type SignInOutcome, signOut } from '../../people/access/sign-in/service.ts';
import { SignInPage } from '../../web/hall/pages/sign-in-page.tsx';
import { paths } from '../../web/hall/paths.ts';
import { renderPage } from '../../web/hall/shell.tsx';
import type { SignInStep, SignInView } from '../../web/hall/views/mine.ts';
import type { App } from '../request.ts';
import type { DemoSignIn, Hall, Reading } from './hall.ts';

const PHONE_COOKIE = 'sign-in-phone';
const TEN_MINUTES_SECONDS = 600;

interface Asked {
  step: SignInStep;
  phone?: string;
  account?: string;
  demoCode?: string | null;
  resendAfterSeconds?: number;
  refusal?: Refusal;
}

/** Signing in and out: phone and code for workers, name and password for officers, a second step where set. */
export function addEntrance(app: App, hall: Hall): void {
  app.get(paths.signIn, (context) =>
    hall.page(context, async (reading) =>
      draw(
        reading,
        { step: context.req.query('as') === 'officer' ? 'officer' : 'phone' },
        { to: placeOf(context), demoSignIns: hall.demoSignIns },
      ),
    ),
  );
  app.post(paths.signIn, (context) => post(context, hall));
  app.post('/sign-out', async (context) => {
    await signOut(hall.house, await hall.scopeOf(context));
    return context.redirect('/', 303);
  });
}

/** Where to go afterwards: an address of ours, never another site's. */
function placeOf(context: Context): string {
  const to = context.req.query('to') ?? '';
  return /^\/(?![/\\])[^\s\\]*$/.test(to) ? to : '/me';
}

async function post(context: Context, { house, scopeOf, frame, demoSignIns }: Hall): Promise<Response> {
  const scope = await scopeOf(context);
  const form = await context.req.parseBody();
  const text = (name: string) => (typeof form[name] === 'string' ? form[name] : '').trim();
  const step = text('step') as SignInStep;
  const to = placeOf(context);
  const again = async (asked: Asked, status: 200 | 422 | 429 = 200) =>
    context.html(renderPage(draw({ scope, frame: await frame(context, scope) }, asked, { to, demoSignIns })), status);
  const phone = text('phone') || (getCookie(context, PHONE_COOKIE) ?? '');
  try {
    switch (step) {
      case 'phone': {
        const sent = await requestCode(house, scope, { phone });
        setCookie(context, PHONE_COOKIE, phone, {
          path: paths.signIn,
          httpOnly: true,
          sameSite: 'Lax',
          maxAge: TEN_MINUTES_SECONDS,
        });
        return again({
          step: 'code',
          phone: sent.phone,
          demoCode: sent.demoCode,
          resendAfterSeconds: sent.resendAfterSeconds,
        });
      }
      case 'code':
        return arrived(context, await signInWithCode(house, scope, { phone, code: text('code') }), to);
      case 'officer': {
        const outcome = await signInWithPassword(house, scope, {
          username: text('account'),
          password: text('password'),
        });
        if (outcome.outcome === 'second-factor') return again({ step: 'totp' });
        return arrived(context, outcome, to === '/me' ? '/console/' : to);
      }
      case 'totp':
        return arrived(
          context,
          await completeSignIn(house, scope, { code: text('totp') }),
          to === '/me' ? '/console/' : to,
        );
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return again(
      {
        step,
        phone: step === 'code' ? maskPhone(phone) : phone,
        account: text('account'),
        refusal: error,
        ...(/^\d{6}$/.test(text('demoCode')) ? { demoCode: text('demoCode') } : {}),
      },
      error.status === 429 ? 429 : 422,
    );
  }
}

function arrived(context: Context, { needsName }: SignInOutcome, to: string): Response {
  return context.redirect(needsName ? `/me/name?to=${encodeURIComponent(to)}` : to, 303);
}

function draw(
  { frame }: Reading,
  asked: Asked,
  { to, demoSignIns }: { to: string; demoSignIns: readonly DemoSignIn[] },
) {
  const back = `?to=${encodeURIComponent(to)}`;
  const officer = asked.step === 'officer' || asked.step === 'totp';
  const errors: SignInView['errors'] = asked.refusal
    ? asked.refusal.fields.length > 0
      ? asked.refusal.fields.map(({ path, words }) => ({ field: path, text: pick(words, frame.lang) }))
      : [{ text: asked.refusal.say(frame.lang) }]
    : [];
  const view: SignInView = {
    step: asked.step,
    post: `${paths.signIn}${back}`,
    // Where the page shows the code, it shows it again after a slip.
    hidden: { step: asked.step, ...(asked.demoCode ? { demoCode: asked.demoCode } : {}) },
    ...(asked.phone ? { phone: asked.phone } : {}),
    ...(asked.account ? { account: asked.account } : {}),
    ...(asked.demoCode && frame.demo ? { demoCode: asked.demoCode } : {}),
    ...(asked.step === 'code' ? { resend: { post: `${paths.signIn}${back}`, hidden: { step: 'phone' } } } : {}),
    ...(asked.resendAfterSeconds ? { resendAfterSeconds: asked.resendAfterSeconds } : {}),
    otherHref: officer ? `${paths.signIn}${back}` : `${paths.signIn}${back}&as=officer`,
    errors,
    ...(frame.demo && (asked.step === 'phone' || asked.step === 'officer')
      ? {
          demoAccounts: demoSignIns
            .filter((account) => (account.way === 'password') === officer)
            .map((account) => ({
              label: pick(account.label, frame.lang),
              sign: account.sign,
              ...(account.secret ? { secret: account.secret } : {}),
              enter: {
                post: `${paths.signIn}${back}`,
                hidden: hiddenOf(account),
              },
            })),
        }
      : {}),
  };
  return <SignInPage frame={frame} view={view} />;
}

/** What the button of a demo sign-in sends. */
function hiddenOf({ way, sign, secret }: DemoSignIn): Record<string, string> {
  return way === 'password'
    ? { step: 'officer', account: sign, password: secret ?? '' }
    : { step: 'phone', phone: sign };
}
