import { z } from 'zod';
import { read } from '../../programmes/calls/service.ts';
import type { LiveView, ResultsView } from '../../stages/judging/results/contract.ts';
import { titleOf } from '../hall/views.ts';
import { boardOf } from './board.ts';
import { headOf } from './head.ts';
import { defineScreen } from './page.ts';

/** A round for the hall it is held in: running order, who is on, the score just given; nothing that is not public. */
export const liveScreen = defineScreen({
  path: '/live/:stage',
  askSeconds: 2,
  asked: z.object({ stage: z.uuid() }),
  async show(reading) {
    const { house, scope } = reading;
    const { stage, head } = await headOf(reading);
    const ask = (name: string) => read(house, scope, { kind: 'judging', stageId: stage.id, name, input: {} });
    const live = (await ask('live')) as LiveView;
    const results = live.acts.length === 0 ? ((await ask('results')) as ResultsView) : undefined;
    return {
      ...head,
      board: boardOf({ live: { ...live, title: titleOf(stage, scope.lang) }, results, lang: scope.lang }),
    };
  },
});
