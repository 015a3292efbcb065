import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { programmeRoutes } from '../../../../programmes/contract.ts';
import { forwardMove, type Move, type MoveName, moves } from '../../../../programmes/life/rules.ts';
import { ask } from '../../api.ts';
import { AudienceReach } from '../../audience/audience-reach.tsx';
import { ConfirmDanger } from '../../parts/confirm-danger.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useLang, usePick, useWords } from '../../preferences.tsx';
import { sayProblem } from '../../problem.ts';
import type { ProgrammeDetail } from '../../stage-panel.ts';
import { commonWords } from '../../words.ts';
import { useProgrammeChanged } from './programme-source.ts';
import { moveConsequences, programmeWords } from './words.ts';

/** Moves after which whoever a programme is for sees it: the last chance to say it is for fewer. */
const publishing: readonly MoveName[] = ['submit', 'approve', 'publish'];
const dangerous: readonly MoveName[] = ['cancel', 'return'];

function CloneDialog({ programme, open, onClose }: { programme: ProgrammeDetail; open: boolean; onClose: () => void }) {
  const w = useWords(programmeWords);
  const common = useWords(commonWords);
  const lang = useLang();
  const navigate = useNavigate();
  const nameId = useId();
  const [title, setTitle] = useState(() => w.copyOf(programme.title));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const clone = async () => {
    setBusy(true);
    try {
      const { id } = await ask(programmeRoutes.cloneProgramme, {
        params: { programmeId: programme.id },
        body: { title: title.trim() },
      });
      onClose();
      void navigate({ to: `/programmes/${id}` });
    } catch (error) {
      setProblem(sayProblem(error, lang));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open={open}
      title={w.cloneTitle}
      okText={w.clone}
      cancelText={common.back}
      okButtonProps={{ disabled: title.trim() === '' }}
      confirmLoading={busy}
      onOk={() => void clone()}
      onCancel={onClose}
    >
      <div className="confirm">
        <p>{w.cloneText}</p>
        <div>
          <label htmlFor={nameId}>{w.cloneName}</label>
          <Input id={nameId} value={title} maxLength={120} onChange={(event) => setTitle(event.target.value)} />
        </div>
        {problem && (
          <p className="field-problem" role="alert">
            {problem}
          </p>
        )}
      </div>
    </Modal>
  );
}

/** The moves open to this officer now: the one that carries it forward stands out. */
export function LifeMoves({ programme }: { programme: ProgrammeDetail }) {
  const w = useWords(programmeWords);
  const common = useWords(commonWords);
  const consequences = useWords(moveConsequences);
  const pick = usePick();
  const changed = useProgrammeChanged();
  const [asked, setAsked] = useState<MoveName>();
  const [cloning, setCloning] = useState(false);
  const open = programme.moves;
  const main = forwardMove(open);
  const rest = open.filter((name) => name !== main);
  const blocked = programme.missing.length > 0 && (main === 'publish' || main === 'submit');
  const move: Move | undefined = asked && moves[asked];
  const items = [
    ...rest.map((name) => ({ key: name, label: pick(moves[name].words), danger: dangerous.includes(name) })),
    ...(programme.may.manage ? [{ key: 'clone', label: w.clone }] : []),
  ];
  return (
    <>
      {main && (
        <Button type={main === 'close' ? 'default' : 'primary'} disabled={blocked} onClick={() => setAsked(main)}>
          {pick(moves[main].words)}
        </Button>
      )}
      {items.length > 0 && (
        <Dropdown
          trigger={['click']}
          placement="bottomRight"
          menu={{ items, onClick: ({ key }) => (key === 'clone' ? setCloning(true) : setAsked(key as MoveName)) }}
        >
          <Button icon={<Icon name="down" size="1em" />} iconPlacement="end">
            {common.more}
          </Button>
        </Dropdown>
      )}
      {asked && move && (
        <ConfirmDanger
          open
          title={pick(move.words)}
          verb={pick(move.words)}
          consequences={
            <>
              <p>{consequences[asked]}</p>
              {publishing.includes(asked) && <AudienceReach draft={programme.audience} />}
            </>
          }
          asksReason={move.reason === true}
          danger={dangerous.includes(asked)}
          onConfirm={async (reason) => {
            await ask(programmeRoutes.moveProgramme, {
              params: { programmeId: programme.id },
              body: reason ? { move: asked, reason } : { move: asked },
            });
            await changed();
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
      {cloning && <CloneDialog programme={programme} open onClose={() => setCloning(false)} />}
    </>
  );
}
