import { defineWords } from '../../../kernel/words.ts';

export const words = defineWords({
  acts: ['节目单', 'Programme'],
  overleaf: ['节目单见下页', 'Programme overleaf'],
});
