import { useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown, Modal } from 'antd';
import { useState } from 'react';
import { memberRoutes } from '../../../../people/members/contract.ts';
import { ask } from '../../api.ts';
import { FormFromSchema } from '../../form/form-from-schema.tsx';
import type { FormValue } from '../../form/form-value.ts';
import { Icon } from '../../parts/icon.tsx';
import { Remark } from '../../parts/note.tsx';
import type { MemberDetail } from '../../persons/person-source.ts';
import { useWords } from '../../preferences.tsx';
import { commonWords } from '../../words.ts';
import { type MemberAction, memberForms } from './member-forms.ts';
import { membersWords } from './words.ts';

/** Carries out one action; the contract checks the body, this only names it. */
function act(action: MemberAction, member: MemberDetail, value: FormValue): Promise<unknown> {
  const params = { personId: member.id };
  const ofPerson = { ...value, version: member.version } as never;
  const ofMembership = { ...value, version: member.membership.version } as never;
  switch (action) {
    case 'correctPerson':
      return ask(memberRoutes.correctPerson, { params, body: ofPerson });
    case 'correct':
      return ask(memberRoutes.correct, { params, body: ofMembership });
    case 'transfer':
      return ask(memberRoutes.transfer, { params, body: ofMembership });
    case 'retain':
      return ask(memberRoutes.retain, { params, body: ofMembership });
    case 'resume':
      return ask(memberRoutes.resume, { params, body: ofMembership });
    case 'end':
      return ask(memberRoutes.end, { params, body: ofMembership });
  }
}

/** Phone and document stay empty unless they are to be replaced: they are known masked only. */
function startOf(action: MemberAction, member: MemberDetail): FormValue {
  const { name, sex, bornOn, documentType, workerKinds, membership } = member;
  if (action === 'correctPerson') return { name, sex, bornOn, documentType, workerKinds };
  if (action === 'correct') return { post: membership.post, memberNo: membership.memberNo, fromOn: membership.fromOn };
  return {};
}

const cautions = { transfer: 'transferText', end: 'endText' } as const;

/** What may be done with a member, as the server allows it. */
export function MemberActions({ member }: { member: MemberDetail }) {
  const w = useWords(membersWords);
  const common = useWords(commonWords);
  const client = useQueryClient();
  const [action, setAction] = useState<MemberAction>();
  if (!member.may.manage) return null;
  const items = [
    { key: 'correct', label: w.correct },
    ...member.may.moves.map((key) => ({ key, label: w[key], danger: key === 'end' })),
  ];
  const caution = action && action in cautions ? w[cautions[action as keyof typeof cautions]] : undefined;
  const submit = async (chosen: MemberAction, value: FormValue) => {
    await act(chosen, member, value);
    await client.invalidateQueries({ queryKey: [memberRoutes.list.path] });
    await client.invalidateQueries({ queryKey: [memberRoutes.get.path] });
    await client.invalidateQueries({ queryKey: [memberRoutes.history.path] });
    setAction(undefined);
  };
  return (
    <div className="page-actions drawer-actions">
      <Button icon={<Icon name="edit" />} onClick={() => setAction('correctPerson')}>
        {w.correctPerson}
      </Button>
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => setAction(key as MemberAction) }}>
        <Button icon={<Icon name="down" size="1em" />} iconPlacement="end">
          {common.more}
        </Button>
      </Dropdown>
      {action && (
        <Modal
          open
          title={`${w[action]} · ${member.name}`}
          footer={null}
          onCancel={() => setAction(undefined)}
          width="40rem"
        >
          {caution && <Remark tone={action === 'end' ? 'red' : 'gold'}>{caution}</Remark>}
          <FormFromSchema
            schema={memberForms[action]}
            value={startOf(action, member)}
            onSubmit={(value) => submit(action, value)}
            submitWords={w[action]}
            danger={action === 'end'}
          />
        </Modal>
      )}
    </div>
  );
}
