import { useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown, Modal } from 'antd';
import { useState } from 'react';
import { honourRoutes } from '../../../../registries/honours/contract.ts';
import { apiBase, ask } from '../../api.ts';
import { FormFromSchema } from '../../form/form-from-schema.tsx';
import type { FormValue } from '../../form/form-value.ts';
import { Icon } from '../../parts/icon.tsx';
import { Remark } from '../../parts/note.tsx';
import { useWords } from '../../preferences.tsx';
import { commonWords } from '../../words.ts';
import { type HonourAction, honourForms } from './honour-forms.ts';
import { type Honour, honourKeys } from './honour-source.ts';
import { honoursWords } from './words.ts';

/** What an emptied field amounts to; a form leaves empty fields out, and what is left out stays as it was. */
const emptied = {
  correct: { deedsShort: '', deedsLong: '', holderPost: '', portraitFileId: null },
  setTreatment: { treatment: '' },
  recordConsent: { uses: [] },
  revoke: {},
} as const satisfies Record<HonourAction, FormValue>;

/** Carries out one action; the contract checks the body, this only names it. */
function act(action: HonourAction, { id, version, may }: Honour, given: FormValue): Promise<unknown> {
  const params = { honourId: id };
  const value = { ...(action === 'correct' && may.correct ? { basis: '' } : {}), ...emptied[action], ...given };
  const body = { ...value, version } as never;
  switch (action) {
    case 'correct':
      return ask(honourRoutes.correct, { params, body });
    case 'setTreatment':
      return ask(honourRoutes.setTreatment, { params, body });
    case 'recordConsent':
      return ask(honourRoutes.recordConsent, { params, body: value as never });
    case 'revoke':
      return ask(honourRoutes.revoke, { params, body });
  }
}

function startOf(action: HonourAction, honour: Honour): FormValue {
  const { title, year, conferringBody, basis, holderName, holderPost } = honour;
  const { deedsShort, deedsLong, portraitFileId, treatment, shownIn } = honour;
  if (action === 'correct') {
    const portrayal = { holderPost, deedsShort, deedsLong, portraitFileId };
    return honour.may.correct ? { title, year, conferringBody, basis, holderName, ...portrayal } : portrayal;
  }
  if (action === 'setTreatment') return { treatment: treatment ?? '' };
  return action === 'recordConsent' ? { uses: shownIn } : {};
}

/** A poster's address; the answer is a file. */
function posterOf({ id }: Honour, kind: 'poster' | 'poster-picture', layout: 'portrait' | 'landscape'): string {
  return `${apiBase}/honours/${id}/${kind}?layout=${layout}`;
}

/** What may be done with an honour, as the server allows it. */
export function HonourActions({ honour }: { honour: Honour }) {
  const w = useWords(honoursWords);
  const common = useWords(commonWords);
  const client = useQueryClient();
  const [action, setAction] = useState<HonourAction>();
  const { may } = honour;
  const isPrintable = may.portray && (honour.kind === 'collective' || honour.shownIn.includes('poster'));
  const items = [
    ...(may.portray && honour.kind === 'individual' ? [{ key: 'recordConsent', label: w.recordConsent }] : []),
    ...(may.treatment ? [{ key: 'setTreatment', label: w.setTreatment }] : []),
    ...(may.revoke ? [{ key: 'revoke', label: w.revoke, danger: true }] : []),
  ];
  const posters = [
    { key: 'upright', label: <PosterLink href={posterOf(honour, 'poster', 'portrait')} words={w.posterUpright} /> },
    { key: 'across', label: <PosterLink href={posterOf(honour, 'poster', 'landscape')} words={w.posterAcross} /> },
    {
      key: 'picture',
      label: <PosterLink href={posterOf(honour, 'poster-picture', 'portrait')} words={w.posterPicture} />,
    },
  ];
  if (!may.portray && items.length === 0) return null;
  const submit = async (chosen: HonourAction, value: FormValue) => {
    await act(chosen, honour, value);
    for (const key of honourKeys) await client.invalidateQueries({ queryKey: [key] });
    setAction(undefined);
  };
  const schema = action === 'correct' && !may.correct ? honourForms.portray : action && honourForms[action];
  return (
    <div className="page-actions drawer-actions">
      {may.portray && (
        <Button icon={<Icon name="edit" />} onClick={() => setAction('correct')}>
          {w.correct}
        </Button>
      )}
      {isPrintable && (
        <Dropdown trigger={['click']} menu={{ items: posters }}>
          <Button icon={<Icon name="print" />}>{w.posters}</Button>
        </Dropdown>
      )}
      {items.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => setAction(key as HonourAction) }}>
          <Button icon={<Icon name="down" size="1em" />} iconPlacement="end">
            {common.more}
          </Button>
        </Dropdown>
      )}
      {action && schema && (
        <Modal
          open
          title={`${w[action]} · ${honour.holderName}`}
          footer={null}
          onCancel={() => setAction(undefined)}
          width="44rem"
        >
          {action === 'revoke' && <Remark tone="red">{w.revokeCaution}</Remark>}
          {action === 'correct' && !may.correct && <Remark tone="gold">{w.keeperOnly}</Remark>}
          <FormFromSchema
            schema={schema}
            value={startOf(action, honour)}
            onSubmit={(value) => submit(action, value)}
            submitWords={w[action]}
            danger={action === 'revoke'}
          />
        </Modal>
      )}
    </div>
  );
}

function PosterLink({ href, words }: { href: string; words: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {words}
    </a>
  );
}
