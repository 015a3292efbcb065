import type { programmeRoutes } from '../../../../programmes/contract.ts';
import type { AnswerOf } from '../../api.ts';

/** A template as the gallery shows it. */
export type Template = AnswerOf<(typeof programmeRoutes)['listTemplates']>[number];
