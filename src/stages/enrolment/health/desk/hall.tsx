import { formatMoment } from '../../../../kernel/dates.ts';
import { type Lang, pick, say } from '../../../../kernel/words.ts';
import { Bits } from '../../../../web/hall/components/bits.tsx';
import { Facts } from '../../../../web/hall/components/facts.tsx';
import { Filter } from '../../../../web/hall/components/filter.tsx';
import { Tag } from '../../../../web/hall/components/tag.tsx';
import { SheetPage } from '../../../../web/hall/pages/sheet-page.tsx';
import { langOf } from '../../../../web/kit/phrases.ts';
import type { PageProps } from '../../../hall.tsx';
import type { Answers } from '../../form/contract.ts';
import { sayAnswer } from '../../form/rules.ts';
import { type HealthDesk, type HealthSheet, healthStateWords } from '../contract.ts';
import { healthWords } from '../words.ts';

const deskHref = (base: string, batch: string) => `${base}/health-desk?batch=${encodeURIComponent(batch)}`;

/** Who comes in a batch, for its doctors: each form that is in opens with one press. */
export function HealthDeskPage({ view, frame, base, programme }: PageProps<HealthDesk>) {
  const { lang } = frame;
  const w = say(healthWords, lang);
  const shown = view.batches.find(({ key }) => key === view.batch);
  return (
    <SheetPage
      frame={frame}
      kicker={programme.title}
      title={w.desk}
      lead={w.deskLead}
      programme={{ label: programme.title, href: programme.href }}
    >
      {view.batches.length > 0 && (
        <Filter
          edition={frame}
          group={{
            label: w.batch,
            look: 'row',
            options: view.batches.map((batch) => ({
              label: pick(batch.label, lang),
              href: deskHref(base, batch.key),
              current: batch.key === view.batch,
              count: batch.in + batch.missing,
            })),
          }}
        />
      )}
      {shown && <p className="meta">{w.batchOf(pick(shown.label, lang), shown.in, shown.in + shown.missing)}</p>}
      {view.rows.length === 0 && <p className="note">{w.none}</p>}
      <ul className="plain-list">
        {view.rows.map((row) => (
          <li key={row.enrolmentId} className="person">
            <div>
              {row.opens ? (
                <a href={`${base}/health-sheet?enrolment=${row.enrolmentId}`} aria-label={w.open(row.name)}>
                  <b lang={langOf(row.name, lang)}>{row.name}</b>
                </a>
              ) : (
                <b lang={langOf(row.name, lang)}>{row.name}</b>
              )}{' '}
              <Tag
                tone={row.erasedAt ? 'quiet' : row.opens ? 'open' : 'last'}
                text={
                  row.erasedAt
                    ? w.erasedTag
                    : row.handedInAt && !row.opens
                      ? w.notAgreedTag
                      : pick(healthStateWords[row.handedInAt ? 'in' : 'missing'], lang)
                }
              />
              <Bits lang={lang} bits={[row.unitName]} />
            </div>
          </li>
        ))}
      </ul>
    </SheetPage>
  );
}

/** One form, as its doctor reads it. */
export function HealthSheetPage({ view, frame, base, programme }: PageProps<HealthSheet>) {
  const { lang } = frame;
  const w = say(healthWords, lang);
  return (
    <SheetPage
      frame={frame}
      kicker={w.desk}
      title={view.name}
      lead={w.deskLead}
      programme={{ label: programme.title, href: programme.href }}
    >
      <Facts
        facts={[
          !!view.unitName && { label: w.unit, value: <span lang={langOf(view.unitName, lang)}>{view.unitName}</span> },
          view.batch !== null && { label: w.batch, value: pick(view.batch, lang) },
          { label: w.handedIn, value: formatMoment(view.handedInAt, { lang, zone: frame.zone }) },
        ]}
      />
      <AnswerList answers={view.answers} lang={lang} />
      <nav className="ways" aria-label={w.desk}>
        <a href={view.batchKey === null ? `${base}/health-desk` : deskHref(base, view.batchKey)}>{w.back}</a>
      </nav>
    </SheetPage>
  );
}

/** Questions with their answers, to read. */
export function AnswerList({
  answers,
  lang,
}: {
  answers: readonly { label: readonly [string, string]; answer: Answers[string] }[];
  lang: Lang;
}) {
  return (
    <dl className="rows">
      {answers.map(({ label, answer }) => (
        <div key={label[0]}>
          <dt lang={langOf(pick(label, lang), lang)}>{pick(label, lang)}</dt>
          <dd lang={langOf(sayAnswer(answer, lang), lang)}>{sayAnswer(answer, lang)}</dd>
        </div>
      ))}
    </dl>
  );
}
