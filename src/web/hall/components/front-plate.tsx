import { say } from '../../../kernel/words.ts';
import { paths, signInHref } from '../paths.ts';
import type { HallFrame } from '../views/frame.ts';
import { shellWords } from '../words/shell.ts';
import { Lettering } from './lettering.tsx';

function Account({ frame }: { frame: HallFrame }) {
  const w = say(shellWords, frame.lang);
  if (frame.account) {
    return (
      <a className="account" href={paths.me}>
        {frame.account.name}
      </a>
    );
  }
  return (
    <a className="btn btn-quiet" href={signInHref(frame.path)}>
      {w.signIn}
    </a>
  );
}

/** The front page's plate: who publishes, the name in red, sign-in and search beside it. */
export function FrontPlate({ frame }: { frame: HallFrame }) {
  const w = say(shellWords, frame.lang);
  return (
    <div className="plate">
      <h1>
        <Lettering name={w.hall} />
      </h1>
      <search>
        <form className="find" action={paths.search}>
          <input type="search" name="q" aria-label={w.searchHint} placeholder={w.searchHint} />
          <button type="submit">{w.find}</button>
        </form>
      </search>
      <Account frame={frame} />
    </div>
  );
}
