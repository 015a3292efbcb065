import { describe, expect, test } from 'vitest';
import { joinUp, type KeyedBlock, keptBlocks, mergeRuns, type NodeLike, runsOf, splitAt } from './runs.ts';

const text = (textContent: string): NodeLike => ({ nodeName: '#text', textContent, childNodes: [] });
const element = (nodeName: string, children: NodeLike[], dataset: Record<string, string> = {}): NodeLike => ({
  nodeName,
  textContent: children.map((child) => child.textContent).join(''),
  childNodes: children,
  dataset,
});
const paragraph = (key: string, ...runs: string[]): KeyedBlock => ({ key, block: { kind: 'paragraph', runs } });

describe('reading a paragraph back', () => {
  test('numbers keep their source, strong text its weight', () => {
    const nodes = [
      text('发放资料 '),
      element('SPAN', [text('12,480')], { source: 'leaflets' }),
      text(' 份，'),
      element('B', [text('全部到位')]),
    ];

    expect(runsOf(nodes)).toEqual([
      '发放资料 ',
      { text: '12,480', source: 'leaflets' },
      ' 份，',
      { text: '全部到位', strong: true },
    ]);
  });

  test('what browsers wrap around text is taken off', () => {
    expect(
      runsOf([element('DIV', [text('一'), element('SPAN', [text('二')])]), element('BR', []), text('\u200b三\u00a0')]),
    ).toEqual(['一二三 ']);
  });
});

test('neighbouring text becomes one run and empty text goes', () => {
  expect(mergeRuns(['a', '', 'b', { text: '1', source: 's' }, ''])).toEqual(['ab', { text: '1', source: 's' }]);
});

test('Enter cuts a paragraph in two', () => {
  const cut = splitAt([paragraph('a', '一二'), paragraph('b', '三')], 0, ['一'], paragraph('c', '二'));

  expect(cut).toEqual([paragraph('a', '一'), paragraph('c', '二'), paragraph('b', '三')]);
});

test('Backspace at the start joins it to the paragraph above, and to nothing else', () => {
  const heading: KeyedBlock = { key: 'h', block: { kind: 'heading', text: '一、' } };

  expect(joinUp([paragraph('a', '一'), paragraph('b', '二')], 1, 'c')).toEqual([paragraph('c', '一二')]);
  expect(joinUp([heading, paragraph('b', '二')], 1, 'c')).toBeUndefined();
  expect(joinUp([paragraph('b', '二')], 0, 'c')).toBeUndefined();
});

test('empty paragraphs are not kept', () => {
  expect(keptBlocks([paragraph('a', '  '), paragraph('b', '一')])).toEqual([{ kind: 'paragraph', runs: ['一'] }]);
});
