import type { ComponentType } from 'react';
import type { programmeRoutes } from '../../programmes/contract.ts';
import type { AnswerOf } from './api.ts';

/** A programme as its workspace knows it. */
export type ProgrammeDetail = AnswerOf<(typeof programmeRoutes)['getProgramme']>;
/** One of its stages. */
export type StageDetail = ProgrammeDetail['stages'][number];

/** What a stage's panel is given. It asks for everything else itself (`stage-calls.ts`). */
export interface StagePanelProps {
  programmeId: string;
  stage: StageDetail;
  /** The officer runs this programme. */
  manages: boolean;
  /** The officer may check people in. */
  checksIn: boolean;
}

/** What a stage's `console.tsx` exports. */
export interface StagePanelModule {
  StagePanel: ComponentType<StagePanelProps>;
}
