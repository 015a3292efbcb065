import { Button, Input } from 'antd';
import type { BriefDocument } from '../../brief/brief-source.ts';
import { briefWords } from '../../brief/words.ts';
import { PhotoUploader, pictureAddress } from '../../parts/photo-uploader.tsx';
import { useWords } from '../../preferences.tsx';

type Photo = BriefDocument['photos'][number];

export interface BriefPhotosProps {
  photos: readonly Photo[];
  disabled: boolean;
  onChange: (photos: Photo[]) => void;
}

const mostPhotos = 3;

/** Up to three photos with caption and name of the photographer. */
export function BriefPhotos({ photos, disabled, onChange }: BriefPhotosProps) {
  const w = useWords(briefWords);
  return (
    <div className="photo">
      {photos.map((photo, at) => (
        <figure key={photo.fileId} className="brief-photo">
          <img className="photo-shown" src={pictureAddress(photo.fileId)} alt={photo.caption} />
          <Input
            aria-label={`${w.caption} ${at + 1}`}
            placeholder={w.caption}
            value={photo.caption}
            disabled={disabled}
            onChange={(event) => onChange(photos.with(at, { ...photo, caption: event.target.value }))}
          />
          <Input
            aria-label={`${w.credit} ${at + 1}`}
            placeholder={w.credit}
            value={photo.credit ?? ''}
            disabled={disabled}
            onChange={(event) => onChange(photos.with(at, { ...photo, credit: event.target.value || undefined }))}
          />
          {!disabled && (
            <Button size="small" type="text" onClick={() => onChange(photos.toSpliced(at, 1))}>
              {w.remove}
            </Button>
          )}
        </figure>
      ))}
      {!disabled && photos.length < mostPhotos && (
        <PhotoUploader onChange={(fileId) => fileId && onChange([...photos, { fileId, caption: '' }])} />
      )}
    </div>
  );
}
