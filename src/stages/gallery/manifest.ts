import { z } from 'zod';
import { defineStage } from '../contract.ts';
import {
  agreeInput,
  consentInput,
  deskView,
  exhibitionQuery,
  exhibitionView,
  featureInput,
  fileQuery,
  hideInput,
  mineView,
  orderInput,
  pieceList,
  pieceRef,
  pieceView,
  placeInput,
  screenView,
  settings,
  showInput,
} from './contract.ts';

const done = z.object({ done: z.literal(true) });
const changed = z.object({ changed: z.number().int() });

/** An exhibition of works and of people who agreed, by zones, on phones and on walls. */
export const galleryManifest = defineStage({
  kind: 'gallery',
  words: ['展览', 'Gallery'],
  about: [
    '作品和同意展示的人分区展出，手机观展、大屏轮播，只计参观次数，不追踪任何人',
    'Works and people who agreed, by zones, on phones and walls; visits are counted, nobody is followed',
  ],
  settings,
  subjects: { in: ['entry', 'person', 'team'], out: [] },
  actions: {
    open: { by: 'manager', when: 'live', words: ['开展', 'Open it'], input: z.object({}), output: done },
    close: { by: 'manager', when: 'ever', words: ['撤展', 'Take it down'], input: z.object({}), output: done },
    place: { by: 'manager', when: 'always', words: ['换展区', 'Move to a zone'], input: placeInput, output: changed },
    order: { by: 'manager', when: 'always', words: ['排序', 'Put in order'], input: orderInput, output: changed },
    feature: { by: 'manager', when: 'always', words: ['设为重点', 'Feature'], input: featureInput, output: changed },
    hide: { by: 'manager', when: 'ever', words: ['不展出', 'Hide'], input: hideInput, output: changed },
    show: { by: 'manager', when: 'always', words: ['恢复展出', 'Show again'], input: showInput, output: changed },
    consent: { by: 'manager', when: 'ever', words: ['登记同意', 'Record consent'], input: consentInput, output: done },
    agree: {
      by: 'participant',
      when: 'ever',
      words: ['是否展出', 'Whether to show it'],
      input: agreeInput,
      output: done,
    },
    visit: {
      by: 'anyone',
      when: 'ever',
      secret: true,
      words: ['计一次参观', 'Count a visit'],
      input: z.object({}),
      output: z.object({ counted: z.boolean() }),
    },
  },
  reads: {
    exhibition: { by: 'anyone', words: ['展览', 'The exhibition'], query: exhibitionQuery, output: exhibitionView },
    piece: { by: 'anyone', words: ['一件展品', 'One piece'], query: pieceRef, output: pieceView },
    file: { by: 'anyone', words: ['展品的图片或文件', 'Its pictures and files'], query: fileQuery, file: '*/*' },
    screen: { by: 'anyone', words: ['大屏内容', 'What screens show'], output: screenView },
    mine: { by: 'participant', words: ['我的展品', 'My pieces'], output: mineView },
    desk: { by: 'manager', words: ['布展情况', 'How it stands'], output: deskView },
    pieces: { by: 'manager', words: ['展品', 'Pieces'], list: pieceList },
  },
  figures: ['gallery-visits'],
  panels: { hall: true, console: true, screen: true },
});
