import { blue, cut, folds, gold, gouges, ink, line, paper, rays, red, sage, sand, wine, woodcut } from './block.ts';

export const truck = woodcut(
  'truck',
  ['一辆红色货车迎面驶来', 'A red lorry comes up the road'],
  `${cut(sand, 'M0 0h390v244H0z')}
  ${rays(paper, { x: 90, y: 130, from: 30, to: 420, count: 15, start: 180, sweep: 180, share: 0.5 })}
  <circle cx="90" cy="112" r="34" fill="${gold}"/>
  ${cut(blue, 'M0 132 38 96 64 118 96 82 150 136 390 128V180H0zM300 130 344 84 390 126V140H300z')}
  ${cut(sage, 'M0 136Q110 122 200 138T390 132V244H0z')}
  ${cut(ink, 'M96 136H150L400 244H-40z')}
  ${gouges(paper, 9, [
    [118, 146, 112, 166],
    [108, 178, 96, 244],
  ])}
  ${cut(wine, 'M164 38 182 20H318V190H164z')}
  ${folds(red, 8, [[176, 60, 172, 110, 176, 180]])}
  ${cut(red, 'M188 34Q190 26 200 26H316Q328 26 330 36L344 120V206H176V120z')}
  ${cut(blue, 'M202 62H318L330 116H190z')}
  ${cut(ink, 'M190 116H330V124H190zM176 178H344V216H176zM196 132H324V168H196z')}
  ${gouges(paper, 5, [
    [202, 138, 318, 140],
    [202, 147, 318, 149],
    [202, 156, 318, 158],
    [206, 164, 314, 165],
  ])}
  ${cut(paper, 'M212 68H236L218 110H198zM244 68H252L234 110H226zM204 40H316V50H204z')}
  ${cut(paper, 'M275 78q0-8 12-8t12 8-3 20l-5 4v6h-8v-6l-5-4q-3-10-3-20z')}
  ${cut(ink, 'M274 84q-2-18 13-18t13 18q-3-8-13-8t-13 8zM256 116q2-14 22-16l9 5 9-5q22 2 24 16zM170 58h10v34h-10zM342 58h10v34h-10z')}
  ${cut(gold, 'M180 182H212V202H180zM308 182H340V202H308z')}
  ${cut(paper, 'M232 186H288V206H232z')}
  ${cut(ink, 'M182 214H214V236H182zM306 214H338V236H306z')}
  ${line(ink, 5, 'M176 62H190M334 62H344')}
  ${gouges(sand, 4, [
    [182, 222, 212, 224],
    [308, 222, 336, 224],
  ])}`,
);
