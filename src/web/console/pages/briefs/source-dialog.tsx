import { Modal } from 'antd';
import { findIndicator } from '../../../../figures/catalogue/register.ts';
import { type NumberLink, recordsOf } from '../../brief/brief-source.ts';
import { briefWords } from '../../brief/words.ts';
import { PlaceLink } from '../../parts/place-link.tsx';
import { useDates, useNumbers, usePick, useWords } from '../../preferences.tsx';

export interface SourceDialogProps {
  link: NumberLink | undefined;
  onClose: () => void;
}

/** Where a number of a brief comes from, with the way to its records. */
export function SourceDialog({ link, onClose }: SourceDialogProps) {
  const w = useWords(briefWords);
  const pick = usePick();
  const dates = useDates();
  const { number } = useNumbers();
  const indicator = link && findIndicator(link.indicator);
  return (
    <Modal open title={w.source} footer={null} onCancel={onClose} width="26rem">
      {!link && <p>{w.noSource}</p>}
      {link && (
        <>
          <p>
            <b>{number(link.value)}</b> {indicator ? pick(indicator.unitOfMeasure) : ''}
            {' · '}
            {indicator ? pick(indicator.words) : link.indicator}
          </p>
          <p className="meta">
            {[indicator && pick(indicator.source), w.asOf(dates.moment(link.asOf))].filter(Boolean).join(' · ')}
          </p>
          <p>
            <PlaceLink to={recordsOf(link)}>{w.openRecords}</PlaceLink>
          </p>
        </>
      )}
    </Modal>
  );
}
