import { say } from '../../../kernel/words.ts';
import { paths } from '../paths.ts';
import type { HallFrame } from '../views/frame.ts';
import { certificatesWords } from '../words/certificates.ts';
import { shellWords } from '../words/shell.ts';

/** The foot of every page: rights, complaints, figures, and what this paper stands for. */
export function Footer({ frame }: { frame: HallFrame }) {
  const w = say(shellWords, frame.lang);
  return (
    <footer className="footer">
      <div className="page">
        <nav aria-label={w.footer}>
          <a href={paths.front}>{w.home}</a>
          <a href={paths.programmes}>{w.programmes}</a>
          <a href={paths.honours}>{w.honours}</a>
          <a href={paths.certificates}>{say(certificatesWords, frame.lang).check}</a>
          <a href={paths.figures}>{w.figures}</a>
          <a href={paths.suggestions}>{w.suggestions}</a>
          <a href={paths.privacy}>{w.privacy}</a>
          <a href={paths.about}>{w.about}</a>
          <a href={paths.api}>{w.api}</a>
        </nav>
        <p>{w.publishedBy(frame.federation)}</p>
        <p className="meta">{frame.demo ? w.demoNote : w.colophon}</p>
      </div>
    </footer>
  );
}
