import { formatLongDay } from '../../kernel/dates.ts';
import { pick, say } from '../../kernel/words.ts';
import { checkCertificate } from '../../registries/certificates/checking/service.ts';
import type { CertificateCheck } from '../../registries/certificates/contract.ts';
import { listMyCertificates } from '../../registries/certificates/keeping/service.ts';
import { readNumber } from '../../registries/certificates/rules.ts';
import { CertificatePage } from '../../web/hall/pages/certificate-page.tsx';
import { MyCertificatesPage } from '../../web/hall/pages/my-certificates-page.tsx';
import { paths } from '../../web/hall/paths.ts';
import type { CertificateView, CheckView } from '../../web/hall/views/certificates.ts';
import type { HallFrame } from '../../web/hall/views/frame.ts';
import { certificatesWords } from '../../web/hall/words/certificates.ts';
import type { App } from '../request.ts';
import type { Hall, Reading } from './hall.ts';
import { personOf } from './person.ts';

const MOST_TYPED = 80;

/** Checking certificates, by number or by the code that leads to their page, and the reader's own. */
export function addCertificates(app: App, hall: Hall): void {
  app.get(paths.certificates, async (context) => {
    const typed = (context.req.query('number') ?? '').trim().slice(0, MOST_TYPED);
    const read = readNumber(typed);
    if ('number' in read) return context.redirect(`${paths.certificates}/${read.number}`, 303);
    return hall.page(context, async ({ frame }) => (
      <CertificatePage
        frame={frame}
        view={{ typed, ...(typed ? { error: say(certificatesWords, frame.lang).misread } : {}) }}
      />
    ));
  });
  app.get('/certificates/:number', (context) =>
    hall.page(context, (reading) => checkPage(hall, reading, context.req.param('number').slice(0, MOST_TYPED))),
  );
  app.get(paths.myCertificates, (context) => hall.page(context, (reading) => minePage(hall, reading)));
}

async function checkPage({ house }: Hall, { scope, frame }: Reading, typed: string) {
  const w = say(certificatesWords, frame.lang);
  const check = await checkCertificate(house, scope, typed);
  const view: CheckView = check.found
    ? { typed, certificate: certificateOf(check, frame) }
    : { typed, error: check.misread ? w.misread : w.unknown };
  return <CertificatePage frame={frame} view={view} />;
}

function certificateOf(check: CertificateCheck & { found: true }, { lang }: HallFrame): CertificateView {
  const w = say(certificatesWords, lang);
  const day = (value: string) => formatLongDay(value, lang);
  return {
    valid: check.state === 'valid',
    verdict: check.revokedOn ? w.revoked(day(check.revokedOn)) : w.valid,
    title: check.title,
    holder: check.holderName,
    award: check.award,
    facts: [
      { label: w.issuers, value: check.issuers.join(pick(['、', ', '], lang)) },
      { label: w.on, value: day(check.issuedOn) },
      { label: w.number, value: check.number },
    ],
  };
}

async function minePage({ house }: Hall, { scope, frame }: Reading) {
  personOf(scope);
  const { lang } = frame;
  const w = say(certificatesWords, lang);
  const certificates = await listMyCertificates(house.db, scope);
  return (
    <MyCertificatesPage
      frame={frame}
      certificates={certificates.map(({ id, number, title, award, issuers, issuedOn, revokedOn }) => ({
        id,
        title,
        award,
        facts: [
          { label: w.issuers, value: issuers.join(pick(['、', ', '], lang)) },
          { label: w.on, value: formatLongDay(issuedOn, lang) },
          { label: w.number, value: number },
        ],
        ...(revokedOn
          ? { revoked: w.revoked(formatLongDay(revokedOn, lang)) }
          : { sheetHref: `/api/v1/certificates/sheets/${id}` }),
        checkHref: `${paths.certificates}/${number}`,
      }))}
    />
  );
}
