import { cut, folds, gold, gouges, green, ink, line, paper, red, sage, woodcut } from './block.ts';
import { head } from './people.ts';

export const join = woodcut(
  'join',
  ['扫一扫，加入工会', 'A worker scans a code to join the union'],
  `${cut(green, 'M0 0h390v244H0z')}
  ${gouges(sage, 6, [
    [0, 24, 90, 26],
    [10, 92, 60, 93],
    [0, 170, 40, 171],
    [120, 12, 200, 13],
    [150, 222, 230, 224],
  ])}
  ${cut(ink, 'M222 16H374V232H222z')}${cut(paper, 'M228 22H368V226H228z')}${cut(red, 'M228 22H368V62H228z')}
  ${cut(gold, 'M298 28l4 10h11l-9 7 4 11-10-7-10 7 4-11-9-7h11z')}
  ${cut(ink, 'M244 78H282V116H244zM314 78H352V116H314zM244 148H282V186H244zM292 80h8v14h-8zM300 98h8v18h-8zM244 124h14v8h-14zM266 124h8v16h-8zM284 122h16v10h-16zM308 124h10v18h-10zM326 122h12v8h-12zM344 126h8v16h-8zM290 142h12v12h-12zM312 150h18v10h-18zM340 152h12v14h-12zM292 162h10v24h-10zM312 168h10v18h-10zM330 174h22v12h-22z')}
  ${cut(paper, 'M250 84H276V110H250zM320 84H346V110H320zM250 154H276V180H250z')}
  ${cut(red, 'M256 90H270V104H256zM326 90H340V104H326zM256 160H270V174H256z')}
  ${gouges(ink, 5, [[252, 204, 344, 205]])}
  ${cut(gold, 'M196 128 230 70V196z')}
  ${cut(red, 'M22 244Q26 172 84 160L122 160Q164 170 168 244z')}
  ${cut(gold, 'M44 222 156 214 160 228 42 236z')}
  ${folds(paper, 6, [[42, 214, 44, 190, 62, 178]])}
  ${line(red, 25, 'M138 188 166 210 182 168')}
  ${cut(ink, 'M176 104 200 98 208 154 184 160z')}${cut(paper, 'M168 150Q166 130 180 126L198 122Q206 126 196 131L202 134Q206 141 196 144L196 154 184 166 172 164z')}
  ${head({ x: 106, y: 116, scale: 1.6, hair: 'helmet', colour: gold })}`,
);
