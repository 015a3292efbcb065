import { say } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import { Empty } from '../components/empty.tsx';
import { TextFacts } from '../components/facts.tsx';
import { MyRecords } from '../components/my-records.tsx';
import { Phrases } from '../components/phrases.tsx';
import type { MyCertificateView } from '../views/certificates.ts';
import type { HallFrame } from '../views/frame.ts';
import { certificatesWords } from '../words/certificates.ts';

/** The reader's certificates, each as PDF; a revoked one stays, and says so. */
export function MyCertificatesPage({ frame, certificates }: { frame: HallFrame; certificates: MyCertificateView[] }) {
  const { lang } = frame;
  const w = say(certificatesWords, lang);
  return (
    <MyRecords frame={frame} title={w.mine}>
      {certificates.map((certificate) => (
        <section key={certificate.id} className="my-certificate">
          <p className="kicker" lang={langOf(certificate.title, lang)}>
            {certificate.title}
          </p>
          <h2 lang={langOf(certificate.award, lang)}>
            <Phrases text={certificate.award} lang={lang} />
          </h2>
          <TextFacts facts={certificate.facts} lang={lang} />
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
    </MyRecords>
  );
}
