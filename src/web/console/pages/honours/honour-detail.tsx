import { useQuery } from '@tanstack/react-query';
import { honourRoutes } from '../../../../registries/honours/contract.ts';
import { displayUses, honourKinds, honourStates, levelWords } from '../../../../registries/honours/register.ts';
import { queryOf } from '../../api.ts';
import { optionsOf } from '../../list/column.ts';
import { Facts } from '../../parts/facts.tsx';
import { HistoryTimeline } from '../../parts/history-timeline.tsx';
import { ErrorNote, Loading, Remark } from '../../parts/note.tsx';
import { Section } from '../../parts/page.tsx';
import { pictureAddress } from '../../parts/photo-uploader.tsx';
import { PlaceLink } from '../../parts/place-link.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { places } from '../../places.ts';
import { useDates, usePick, useWords } from '../../preferences.tsx';
import { HonourActions } from './honour-actions.tsx';
import { type Honour, honourQuery } from './honour-source.ts';
import { honoursWords } from './words.ts';

export const stateOptions = optionsOf(honourStates, { conferred: 'green', revoked: 'red' });

function History({ honourId }: { honourId: string }) {
  const w = useWords(honoursWords);
  const pick = usePick();
  const answer = useQuery(queryOf(honourRoutes.history, { params: { honourId } }));
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading rows={3} />;
  const { changes, consents } = answer.data;
  const kinds = { conferred: w.conferred, corrected: w.corrected, treatment: w.treatmentChanged, revoked: w.revoked };
  const sayUses = (uses: readonly (keyof typeof displayUses)[]) =>
    uses.map((use) => pick(displayUses[use])).join(pick(['、', ', '])) || w.nowhere;
  const entries = [
    ...changes.flatMap(({ id, at, actorName, kind, detail }) =>
      kind === 'consent'
        ? []
        : [
            {
              id,
              at,
              who: actorName,
              what: <b>{kinds[kind]}</b>,
              why: typeof detail.reason === 'string' ? detail.reason : null,
            },
          ],
    ),
    ...consents.map((consent) => ({
      id: `consent-${consent.number}`,
      at: consent.at,
      who: consent.actorName,
      what: (
        <>
          <b>{w.consent}</b> {sayUses(consent.uses)} ({consent.givenBy === 'person' ? w.byPerson : w.byOfficer})
        </>
      ),
      why: consent.evidence || null,
    })),
  ].sort((one, other) => (one.at < other.at ? 1 : -1));
  return <HistoryTimeline entries={entries} />;
}

function Display({ honour }: { honour: Honour }) {
  const w = useWords(honoursWords);
  const pick = usePick();
  if (honour.kind === 'collective') return <p>{w.alwaysShown}</p>;
  if (honour.shownIn.length === 0) return <Remark tone="gold">{w.shownNowhere}</Remark>;
  return <p>{w.shownIn(honour.shownIn.map((use) => pick(displayUses[use])).join(pick(['、', ', '])))}</p>;
}

/** One honour: what it is, deeds, where it may be shown, what follows from it, what happened to it. */
export function HonourDetail({ honourId }: { honourId: string }) {
  const w = useWords(honoursWords);
  const pick = usePick();
  const dates = useDates();
  const answer = useQuery(honourQuery(honourId));
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  const honour = answer.data;
  if (!honour) return <Loading rows={8} />;
  const { revocation } = honour;
  return (
    <>
      <HonourActions honour={honour} />
      {revocation && (
        <Remark tone="red">
          {w.revokedText(dates.day(revocation.revokedOn), revocation.decidedBy, revocation.document)}
          <br />
          {revocation.reason} · {w.reportedBy(revocation.reportedBy)}
        </Remark>
      )}
      <Section title={w.facts} aside={<StateTag options={stateOptions} value={honour.state} />}>
        {honour.portraitFileId && <img className="photo-upright" src={pictureAddress(honour.portraitFileId)} alt="" />}
        <Facts
          facts={[
            [w.titleFilter, honour.title],
            [w.level, `${pick(levelWords[honour.level])} · ${pick(honourKinds[honour.kind])}`],
            [w.year, String(honour.year)],
            [w.body, honour.conferringBody],
            [w.on, dates.day(honour.conferredOn)],
            [w.basis, honour.basis],
            [w.post, honour.holderPost],
            [
              w.unit,
              <PlaceLink key="unit" to={places.unit(honour.unitId)}>
                {honour.unitName}
              </PlaceLink>,
            ],
          ]}
        />
      </Section>
      <Section title={w.display}>
        <Display honour={honour} />
      </Section>
      <Section title={w.deeds}>
        {honour.deedsShort || honour.deedsLong ? (
          <>
            <p>{honour.deedsShort}</p>
            {honour.deedsLong.split('\n').map((paragraph) => (
              <p key={paragraph} className="meta">
                {paragraph}
              </p>
            ))}
          </>
        ) : (
          <p className="meta">{w.noDeeds}</p>
        )}
      </Section>
      <Section title={w.treatment}>
        <p>{honour.treatment ?? (honour.treatmentMasked ? w.treatmentMasked : w.noTreatment)}</p>
      </Section>
      <Section title={w.history}>
        <History honourId={honourId} />
      </Section>
    </>
  );
}
