import type { FormTarget, TagView } from './frame.ts';

export interface MyAbsenceView {
  id: string;
  what: string;
  tag: TagView;
  facts: { label: string; value: string }[];
  /** Where an appeal can be made. */
  appeal?: FormTarget;
}
