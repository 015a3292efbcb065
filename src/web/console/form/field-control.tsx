import { Input } from 'antd';
import { HonourPicker } from '../honours/honour-picker.tsx';
import { GrowingText } from '../parts/growing-text.tsx';
import { FileUploader, PhotosUploader, PhotoUploader } from '../parts/photo-uploader.tsx';
import { PersonPicker, PersonsPicker } from '../persons/person-picker.tsx';
import { usePick } from '../preferences.tsx';
import { UnitPicker, UnitsPicker } from '../units/unit-picker.tsx';
import {
  ChoiceControl,
  ChoicesControl,
  DateTimeControl,
  DayControl,
  FenControl,
  NumberControl,
  SwitchControl,
  TagsControl,
  TextControl,
  WrappedUnits,
} from './controls.tsx';
import type { Field } from './field.ts';

/** The control of one plain field. antd's form adds `value` and `onChange` to what is passed through. */
export function FieldControl({ field, ...props }: { field: Field; id?: string; disabled?: boolean }) {
  const pick = usePick();
  switch (field.kind) {
    case 'text':
      return field.look === 'password' ? (
        <Input.Password {...props} maxLength={field.maxLength} autoComplete="off" />
      ) : (
        <TextControl {...props} maxLength={field.maxLength} type={field.look} suggestions={field.suggestions} />
      );
    case 'longText':
      return <GrowingText {...props} maxLength={field.maxLength} minRows={2} />;
    case 'number':
      return <NumberControl {...props} integer={field.integer} measure={field.measure && pick(field.measure)} />;
    case 'fen':
      return <FenControl {...props} min={field.min} max={field.max} />;
    case 'boolean':
      return <SwitchControl {...props} />;
    case 'date':
      return <DayControl {...props} type="date" />;
    case 'clock':
      return <DayControl {...props} type="time" />;
    case 'dateTime':
      return <DateTimeControl {...props} />;
    case 'select':
      return <ChoiceControl {...props} options={field.options} required={field.required} />;
    case 'multi':
      return <ChoicesControl {...props} options={field.options} />;
    case 'tags':
      return <TagsControl {...props} />;
    case 'unit':
      return <UnitPicker {...props} />;
    case 'units':
      return field.wrap ? <WrappedUnits {...props} wrap={field.wrap} /> : <UnitsPicker {...props} />;
    case 'person':
      return <PersonPicker {...props} />;
    case 'honour':
      return <HonourPicker {...props} />;
    case 'persons':
      return <PersonsPicker {...props} />;
    case 'picture':
      return <PhotoUploader {...props} />;
    case 'file':
      return <FileUploader {...props} />;
    case 'pictures':
      return <PhotosUploader {...props} />;
    case 'rows':
    case 'group':
    case 'variant':
    case 'unknown':
      return null;
  }
}
