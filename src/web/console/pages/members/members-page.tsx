import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useMemo, useState } from 'react';
import { honourLevels } from '../../../../people/members/audience/rules.ts';
import { memberList, memberRoutes } from '../../../../people/members/contract.ts';
import { workerKinds } from '../../../../people/members/worker-kinds/rules.ts';
import { useActingUnit } from '../../acting-unit.ts';
import { ask } from '../../api.ts';
import { FormFromSchema } from '../../form/form-from-schema.tsx';
import { columnsOf, optionsOf } from '../../list/column.ts';
import type { Filter } from '../../list/filter.ts';
import { ListPage } from '../../list/list-page.tsx';
import { sourceOf } from '../../list/list-source.ts';
import { ButtonLink } from '../../parts/button-link.tsx';
import { Icon } from '../../parts/icon.tsx';
import type { PersonItem } from '../../persons/person-source.ts';
import { places } from '../../places.ts';
import { useNarrow, useWords } from '../../preferences.tsx';
import { useMay } from '../../session.ts';
import { MemberDetail, membershipOptions } from './member-detail.tsx';
import { memberForms } from './member-forms.ts';
import { membersWords } from './words.ts';

const source = sourceOf(memberRoutes.list);
const columns = columnsOf<PersonItem>(memberList, {
  name: { primary: true, minWidth: 110 },
  sex: { kind: 'text' },
  unitName: { value: (row) => ({ name: row.unitName, href: places.unit(row.unitId) }) },
  state: { options: membershipOptions },
  documentType: { kind: 'text' },
}).filter((column) => column.key !== 'phone' && column.key !== 'document');
const filters: Filter[] = [
  { key: 'within', kind: 'unit', title: membersWords.within },
  { key: 'state', kind: 'select', multiple: true, title: membersWords.state, options: membershipOptions },
  { key: 'kind', kind: 'select', multiple: true, title: membersWords.kind, options: optionsOf(workerKinds) },
  { key: 'honour', kind: 'select', multiple: true, title: membersWords.honour, options: optionsOf(honourLevels) },
  { key: 'joined', kind: 'date-range', title: membersWords.joined, ends: ['joinedFrom', 'joinedTo'] },
];

function Join({ onClose }: { onClose: () => void }) {
  const w = useWords(membersWords);
  const narrow = useNarrow();
  const unit = useActingUnit();
  const client = useQueryClient();
  const navigate = useNavigate();
  const start = useMemo(() => ({ unitId: unit.id }), [unit.id]);
  const join = async (value: Record<string, unknown>) => {
    const { id } = await ask(memberRoutes.join, { body: value as never });
    await client.invalidateQueries({ queryKey: [source.path] });
    onClose();
    void navigate({ to: '/members', search: { open: id } });
  };
  return (
    <Drawer open onClose={onClose} size={narrow ? '100%' : 560} title={w.join}>
      <FormFromSchema schema={memberForms.join} value={start} onSubmit={join} submitWords={w.join} />
    </Drawer>
  );
}

/** Members within reach. */
export function MembersPage() {
  const w = useWords(membersWords);
  const manages = useMay('members.manage');
  const [joining, setJoining] = useState(false);
  const importLink = <ButtonLink to="/members/imports" words={w.import} icon="upload" />;
  return (
    <>
      <ListPage<PersonItem>
        title={w.title}
        actions={
          manages && (
            <>
              {importLink}
              <Button icon={<Icon name="plus" />} onClick={() => setJoining(true)}>
                {w.join}
              </Button>
            </>
          )
        }
        source={source}
        columns={columns}
        filters={filters}
        defaultSort={memberList.defaultSort}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        target={(row) => ({ open: row.id })}
        detail={(id, row) => ({ title: row?.name ?? w.title, body: <MemberDetail personId={id} /> })}
        empty={{ title: w.none, advice: w.noneAdvice, action: manages && importLink }}
      />
      {joining && <Join onClose={() => setJoining(false)} />}
    </>
  );
}
