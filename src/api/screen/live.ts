import { z } from 'zod';
import { say } from '../../kernel/words.ts';
import { read } from '../../programmes/calls/service.ts';
import { programmeRefusals } from '../../programmes/errors.ts';
import { findProgramme, findStage } from '../../programmes/queries.ts';
import { honourWords } from '../../registries/honours/words.ts';
import type { LiveView, ResultsView } from '../../stages/judging/results/contract.ts';
import { titleOf } from '../hall/views.ts';
import { boardOf } from './board.ts';
import { defineScreen } from './page.ts';

/** A round for the hall it is held in: running order, who is on, the score just given; nothing that is not public. */
export const liveScreen = defineScreen({
  path: '/live/:stage',
  askSeconds: 2,
  asked: z.object({ stage: z.uuid() }),
  async show({ house, scope, asked, federation }) {
    const stage = await findStage(house.db, scope, asked.stage);
    const programme = stage && (await findProgramme(house.db, scope, stage.programmeId));
    if (!stage || !programme || stage.kind !== 'judging') throw programmeRefusals.unknownStage();
    const ask = (name: string) => read(house, scope, { kind: 'judging', stageId: stage.id, name, input: {} });
    const live = (await ask('live')) as LiveView;
    const results = live.acts.length === 0 ? ((await ask('results')) as ResultsView) : undefined;
    return {
      masthead: titleOf(programme, scope.lang),
      issuer: programme.unitName,
      demo: federation.demo ? say(honourWords, scope.lang).demoMark : '',
      board: boardOf({ live: { ...live, title: titleOf(stage, scope.lang) }, results, lang: scope.lang }),
    };
  },
});
