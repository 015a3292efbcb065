import { defineWords } from '../../../../kernel/words.ts';
import { trailList, trailRoutes } from '../../../../people/access/trail/contract.ts';
import { columnsOf } from '../../list/column.ts';
import type { Filter } from '../../list/filter.ts';
import { ListPage } from '../../list/list-page.tsx';
import { type RowOf, sourceOf } from '../../list/list-source.ts';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/page.tsx';
import { useDates, useNumbers, useWords } from '../../preferences.tsx';

const words = defineWords({
  title: ['审计记录', 'Audit trail'],
  lead: [
    '只增不改，逐条链接校验。谁在何时做了什么、看过谁的资料，都在这里。',
    'Only added to, each entry chained to the one before: who did what and when, and whose data they looked at.',
  ],
  none: ['还没有记录', 'Nothing recorded yet'],
  kind: ['类别', 'Kind'],
  when: ['日期', 'Days'],
  unit: ['单位', 'Unit'],
  who: ['谁', 'Who'],
  what: ['做了什么', 'What'],
  code: ['代码', 'Code'],
  number: ['链上编号', 'Number in the chain'],
  unsealed: ['即将入链', 'About to be sealed'],
  request: ['请求编号', 'Request'],
  subject: ['对象', 'On'],
  detail: ['细节', 'Details'],
});

type Entry = RowOf<(typeof trailRoutes)['listTrail']>;

const source = sourceOf(trailRoutes.listTrail);
const columns = columnsOf<Entry>(trailList, { at: { minWidth: 150 }, what: { primary: true } });
const filters: Filter[] = [
  {
    key: 'action',
    kind: 'select',
    title: words.kind,
    options: [
      { value: 'access.', title: ['登录与权限', 'Access'] },
      { value: 'members.', title: ['会员', 'Members'] },
      { value: 'units.', title: ['组织', 'Units'] },
      { value: 'programme.', title: ['活动', 'Programmes'] },
      { value: 'absences.', title: ['未到记录', 'Absences'] },
      { value: 'enrolment.', title: ['报名', 'Enrolment'] },
      { value: 'sessions.', title: ['场次与签到', 'Sessions and check-in'] },
      { value: 'tally.', title: ['填报', 'Tallies'] },
      { value: 'press.', title: ['简报', 'Briefs'] },
      { value: 'honours.', title: ['荣誉', 'Honours'] },
    ],
  },
  { key: 'unitId', kind: 'unit', title: words.unit },
  { key: 'days', kind: 'date-range', title: words.when, ends: ['from', 'to'] },
];

/** A detail as text: plain values as they are, others as JSON. */
function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

function EntryDetail({ entry }: { entry: Entry }) {
  const w = useWords(words);
  const dates = useDates();
  const { number } = useNumbers();
  const details = Object.entries(entry.detail).map(([key, value]) => [key, asText(value)] as const);
  return (
    <>
      <Facts
        facts={[
          [w.when, dates.moment(entry.at)],
          [w.who, entry.actor.name],
          [w.unit, entry.unit?.name],
          [w.subject, entry.subject && `${entry.subject.kind} ${entry.subject.id}`],
          [w.code, entry.action],
          [w.number, entry.seq === null ? w.unsealed : number(entry.seq)],
          [w.request, entry.requestId],
        ]}
      />
      {details.length > 0 && (
        <Section title={w.detail}>
          <Facts facts={details} />
        </Section>
      )}
    </>
  );
}

/** What was done and looked at, by whom. */
export function AuditPage() {
  const w = useWords(words);
  return (
    <ListPage<Entry>
      title={w.title}
      lead={w.lead}
      source={source}
      columns={columns}
      filters={filters}
      defaultSort={trailList.defaultSort}
      rowKey={(row) => row.id}
      rowName={(row) => row.what}
      target={(row) => ({ open: row.id })}
      detail={(_id, row) => ({ title: row?.what ?? '', body: row && <EntryDetail entry={row} /> })}
      empty={{ title: w.none }}
    />
  );
}
