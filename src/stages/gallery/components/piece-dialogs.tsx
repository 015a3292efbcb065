import { Drawer } from 'antd';
import { describeForm } from '../../../kernel/fields.ts';
import { FormFromSchema } from '../../../web/console/form/form-from-schema.tsx';
import { ConfirmDanger } from '../../../web/console/parts/confirm-danger.tsx';
import { Remark } from '../../../web/console/parts/note.tsx';
import { usePick, useWords } from '../../../web/console/preferences.tsx';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import { consentInput } from '../contract.ts';
import { galleryManifest as manifest } from '../manifest.ts';
import { type PieceRow, useGalleryChanged } from './gallery-source.ts';
import { panelWords } from './words.ts';

const consentForm = describeForm(consentInput.omit({ pieceId: true }));

/** What is asked about one piece or several before it is done. */
export interface Asked {
  kind: 'hide' | 'consent';
  pieces: readonly (Pick<PieceRow, 'id' | 'title'> & Partial<PieceRow>)[];
}

/** Hiding with a reason; consent with its evidence. */
export function PieceDialogs({
  stageId,
  asked,
  onClose,
}: {
  stageId: string;
  asked: Asked | undefined;
  onClose: () => void;
}) {
  const w = useWords(panelWords);
  const pick = usePick();
  const changed = useGalleryChanged(stageId);
  if (!asked) return null;
  const [first] = asked.pieces;
  const done = async () => {
    await changed();
    onClose();
  };
  if (asked.kind === 'consent' && first)
    return (
      <Drawer open title={w.consentOf(first.title)} onClose={onClose} destroyOnHidden>
        <Remark>{w.consentHint}</Remark>
        <FormFromSchema
          schema={consentForm}
          value={{ hall: first.state === 'shown', wall: first.onWall === true }}
          submitWords={pick(manifest.actions.consent.words)}
          onSubmit={async (value) => {
            await takeStageAction(manifest, stageId, 'consent', { pieceId: first.id, ...value } as never);
            await done();
          }}
        />
      </Drawer>
    );
  return (
    <ConfirmDanger
      open
      title={w.hideTitle(asked.pieces.length)}
      verb={pick(manifest.actions.hide.words)}
      asksReason
      consequences={<p>{w.hideConsequences}</p>}
      onConfirm={async (reason) => {
        await takeStageAction(manifest, stageId, 'hide', { pieceIds: asked.pieces.map(({ id }) => id), reason });
        await done();
      }}
      onClose={onClose}
    />
  );
}
