import { useQuery } from '@tanstack/react-query';
import { documentTypes } from '../../../../kernel/codes/documents.ts';
import { sexes } from '../../../../kernel/codes/gb-tables.ts';
import { honourLevels } from '../../../../people/members/audience/rules.ts';
import { memberRoutes } from '../../../../people/members/contract.ts';
import { endReasons, membershipChangeKinds, membershipStates } from '../../../../people/members/rules.ts';
import { workerKinds } from '../../../../people/members/worker-kinds/rules.ts';
import { ask, queryOf } from '../../api.ts';
import { optionsOf } from '../../list/column.ts';
import { Facts } from '../../parts/facts.tsx';
import { HistoryTimeline } from '../../parts/history-timeline.tsx';
import { ErrorNote, Loading } from '../../parts/note.tsx';
import { Section } from '../../parts/page.tsx';
import { PlaceLink } from '../../parts/place-link.tsx';
import { RevealField } from '../../parts/reveal-field.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { personQuery } from '../../persons/person-source.ts';
import { places } from '../../places.ts';
import { useDates, usePick, useWords } from '../../preferences.tsx';
import { MemberActions } from './member-actions.tsx';
import { membersWords } from './words.ts';

export const membershipOptions = optionsOf(membershipStates, { active: 'green', retained: 'gold' });

function History({ personId }: { personId: string }) {
  const w = useWords(membersWords);
  const pick = usePick();
  const answer = useQuery(queryOf(memberRoutes.history, { params: { personId } }));
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading rows={3} />;
  const entries = answer.data.changes.map((change) => ({
    id: change.id,
    at: change.at,
    who: change.actorName,
    what: (
      <>
        <b>{pick(membershipChangeKinds[change.kind])}</b> {w.was(change.unitName)}
      </>
    ),
    why: typeof change.detail.note === 'string' ? change.detail.note : null,
  }));
  return <HistoryTimeline entries={entries} />;
}

/** One member: what is known, the membership, what happened to it. */
export function MemberDetail({ personId }: { personId: string }) {
  const w = useWords(membersWords);
  const pick = usePick();
  const dates = useDates();
  const answer = useQuery(personQuery(personId));
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  const member = answer.data;
  if (!member) return <Loading rows={8} />;
  const { membership } = member;
  const join = pick(['、', ', ']);
  const words = (table: Readonly<Record<string, readonly [string, string]>>, keys: readonly string[]) =>
    keys.map((key) => pick(table[key] ?? [key, key])).join(join);
  const reveal = (part: 'phone' | 'document') => async (reason: string) => {
    const full = await ask(memberRoutes.reveal, { params: { personId }, body: { reason } });
    return full[part] ?? '';
  };
  return (
    <>
      <MemberActions member={member} />
      <Section title={w.facts}>
        <Facts
          facts={[
            [
              w.phone,
              member.phoneMasked && (
                <RevealField
                  name={w.phone}
                  masked={member.phoneMasked}
                  allowed={member.may.reveal}
                  onReveal={reveal('phone')}
                />
              ),
            ],
            [
              member.documentType ? pick(documentTypes[member.documentType].words) : w.document,
              member.documentMasked && (
                <RevealField
                  name={w.document}
                  masked={member.documentMasked}
                  allowed={member.may.reveal}
                  onReveal={reveal('document')}
                />
              ),
            ],
            [w.sex, pick(sexes[member.sex].words)],
            [w.born, member.bornOn && dates.day(member.bornOn)],
            [w.kind, words(workerKinds, member.workerKinds)],
            [w.honour, words(honourLevels, member.honours)],
            [w.known, member.known.length > 0 && w.knownText(member.known.map((each) => each.field).join(join))],
          ]}
        />
      </Section>
      <Section title={w.membershipOf} aside={<StateTag options={membershipOptions} value={membership.state} />}>
        <Facts
          facts={[
            [
              w.unit,
              <PlaceLink key="unit" to={places.unit(membership.unitId)}>
                {membership.unitName}
              </PlaceLink>,
            ],
            [w.post, membership.post],
            [w.memberNo, membership.memberNo],
            [w.since, dates.day(membership.fromOn)],
            [w.until, membership.toOn && dates.day(membership.toOn)],
            [w.endReason, membership.endReason && pick(endReasons[membership.endReason])],
          ]}
        />
      </Section>
      <Section title={w.history}>
        <History personId={personId} />
      </Section>
    </>
  );
}
