import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { programmeRoutes } from '../../../../programmes/contract.ts';
import { frozenStates } from '../../../../programmes/life/rules.ts';
import { queryOf } from '../../api.ts';
import type { Holder } from '../../figures/figure-source.ts';
import type { ProgrammeDetail } from '../../stage-panel.ts';

/** Query options of one programme. */
export function programmeQuery(programmeId: string) {
  return queryOf(programmeRoutes.getProgramme, { params: { programmeId } });
}

/** The programme whose workspace is open. */
export function useProgramme(): ProgrammeDetail {
  const { programmeId } = useParams({ from: '/programmes/$programmeId' });
  return useSuspenseQuery(programmeQuery(programmeId)).data;
}

/** Whose figures a programme's pages show: a campaign stands for all its programmes. */
export function useFigureHolder(): Holder {
  const { id, template } = useProgramme();
  const templates = useSuspenseQuery(queryOf(programmeRoutes.listTemplates)).data;
  return templates.find(({ key }) => key === template)?.campaign ? { campaignId: id } : { programmeId: id };
}

/** Asks anew for whatever a change of a programme may have changed. */
export function useProgrammeChanged(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: [programmeRoutes.getProgramme.path] }),
      client.invalidateQueries({ queryKey: [programmeRoutes.listChanges.path] }),
      client.invalidateQueries({ queryKey: [programmeRoutes.listTasks.path] }),
      client.invalidateQueries({ queryKey: [programmeRoutes.listProgrammes.path] }),
    ]);
  };
}

/** `true` where this officer may change the programme now. */
export function mayChange(programme: ProgrammeDetail): boolean {
  return programme.may.manage && !frozenStates.includes(programme.state);
}
