import { Button } from 'antd';
import { certificateList, certificateRoutes } from '../../../../registries/certificates/contract.ts';
import { certificateKinds, certificateStates } from '../../../../registries/certificates/register.ts';
import { type AnswerOf, apiBase } from '../../api.ts';
import { columnsOf, optionsOf } from '../../list/column.ts';
import type { Filter } from '../../list/filter.ts';
import { ListPage } from '../../list/list-page.tsx';
import { sourceOf } from '../../list/list-source.ts';
import { Facts } from '../../parts/facts.tsx';
import { Icon } from '../../parts/icon.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { useDates, usePick, useWords } from '../../preferences.tsx';
import { certificateWords } from './words.ts';

type Certificate = AnswerOf<typeof certificateRoutes.list>['items'][number];

const stateOptions = optionsOf(certificateStates, { valid: 'green', revoked: 'red' });
const columns = columnsOf<Certificate>(certificateList, {
  number: { primary: true, minWidth: 150 },
  unitName: { kind: 'text' },
  state: { options: stateOptions },
});
const filters: Filter[] = [{ key: 'state', kind: 'select', title: certificateWords.state, options: stateOptions }];

function CertificateDetail({ certificate }: { certificate: Certificate }) {
  const w = useWords(certificateWords);
  const pick = usePick();
  const dates = useDates();
  return (
    <>
      <Facts
        facts={[
          [w.state, <StateTag key="state" options={stateOptions} value={certificate.state} />],
          [w.holderName, certificate.holderName],
          [w.award, certificate.award],
          [w.kind, pick(certificateKinds[certificate.kind])],
          [w.unitName, certificate.unitName],
          [w.issuedOn, dates.day(certificate.issuedOn)],
          [w.revokedOn, certificate.revokedOn && dates.day(certificate.revokedOn)],
          [w.revokedBy, certificate.revokedBy],
          [w.reason, certificate.reason],
        ]}
      />
      <div className="page-actions drawer-actions">
        {certificate.state === 'valid' && (
          <Button
            icon={<Icon name="print" />}
            href={`${apiBase}/certificates/sheets/${certificate.id}`}
            target="_blank"
          >
            {w.print}
          </Button>
        )}
        <Button href={`/certificates/${certificate.number}`} target="_blank">
          {w.check}
        </Button>
      </div>
      {certificate.state === 'valid' && <p className="meta">{w.revokeAdvice}</p>}
    </>
  );
}

/** Every certificate that unions within reach have issued. */
export function CertificatesPage() {
  const w = useWords(certificateWords);
  return (
    <ListPage<Certificate>
      title={w.title}
      source={sourceOf(certificateRoutes.list)}
      columns={columns}
      filters={filters}
      defaultSort={certificateList.defaultSort}
      rowKey={(row) => row.id}
      rowName={(row) => row.number}
      target={(row) => ({ open: row.id })}
      detail={(_, row) => ({
        title: row?.number ?? w.title,
        body: row ? <CertificateDetail certificate={row} /> : null,
      })}
      empty={{ title: w.none, advice: w.noneAdvice }}
    />
  );
}
