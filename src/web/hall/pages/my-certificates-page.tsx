import { say } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import { Empty } from '../components/empty.tsx';
import { Facts } from '../components/facts.tsx';
import { Phrases } from '../components/phrases.tsx';
import { paths } from '../paths.ts';
import { HallShell } from '../shell.tsx';
import type { MyCertificateView } from '../views/certificates.ts';
import type { HallFrame } from '../views/frame.ts';
import { certificatesWords } from '../words/certificates.ts';
import { shellWords } from '../words/shell.ts';

/** The reader's certificates, each as PDF; a revoked one stays, and says so. */
export function MyCertificatesPage({ frame, certificates }: { frame: HallFrame; certificates: MyCertificateView[] }) {
  const { lang } = frame;
  const w = say(certificatesWords, lang);
  return (
    <HallShell
      frame={frame}
      title={w.mine}
      current="me"
      section={{ label: say(shellWords, lang).me, href: paths.me }}
      personal
    >
      <div className="centre">
        <div className="page-head">
          <h1>{w.mine}</h1>
        </div>
        {certificates.map((certificate) => (
          <section key={certificate.id} className="my-certificate">
            <p className="kicker" lang={langOf(certificate.title, lang)}>
              {certificate.title}
            </p>
            <h2 lang={langOf(certificate.award, lang)}>
              <Phrases text={certificate.award} lang={lang} />
            </h2>
            <Facts
              facts={certificate.facts.map(({ label, value }) => ({
                label,
                value: <span lang={langOf(value, lang)}>{value}</span>,
              }))}
            />
            {certificate.revoked && <p className="flash flash-refused">{certificate.revoked}</p>}
            <p className="notice-links">
              {certificate.sheetHref && (
                <a className="btn" href={certificate.sheetHref}>
                  {w.print}
                </a>
              )}
              <a href={certificate.checkHref}>{w.show}</a>
            </p>
          </section>
        ))}
        {certificates.length === 0 && <Empty title={w.none} text={w.noneText} woodcut="medal" edition={frame} />}
      </div>
    </HallShell>
  );
}
