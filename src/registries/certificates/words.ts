import { counted, defineWords } from '../../kernel/words.ts';

/** Words of certificates: on paper, and where they are checked. */
export const certificateWords = defineWords({
  greeting: [(name: string) => `${name}：`, (name: string) => `${name}:`],
  closing: ['特发此证，以资鼓励。', 'This certificate is presented in recognition.'],
  closingLevel: ['特发此证。', 'This certificate is issued accordingly.'],
  number: ['编号', 'No.'],
  check: ['扫码查验', 'Scan to check'],
  demo: ['演示', 'Demo'],
  runName: [
    (count: number, day: string) => `证书 ${count} 张 ${day}`,
    (count: number, day: string) => `${counted(count, 'certificate')} ${day}`,
  ],
  fileName: [
    (name: string, number: string) => `${name} ${number}`,
    (name: string, number: string) => `${name} ${number}`,
  ],
});
