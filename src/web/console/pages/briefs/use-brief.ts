import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import { useState } from 'react';
import { pressRoutes } from '../../../../press/contract.ts';
import { ask } from '../../api.ts';
import { type BriefDocument, briefQuery } from '../../brief/brief-source.ts';
import { briefWords } from '../../brief/words.ts';
import { useWords } from '../../preferences.tsx';

/** A brief as it is being edited: what was typed stays until it is saved. */
export function useBrief(briefId: string) {
  const w = useWords(briefWords);
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const brief = useSuspenseQuery(briefQuery(briefId)).data;
  const [document, setDocument] = useState(brief.document);
  const [version, setVersion] = useState(brief.version);
  const [dirty, setDirty] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  /** Counts what replaced the whole text, so that the editor begins anew. */
  const [round, setRound] = useState(0);
  const params = { briefId };
  const forget = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: [pressRoutes.listBriefs.path] }),
      client.invalidateQueries({ queryKey: [pressRoutes.getBrief.path] }),
      client.invalidateQueries({ queryKey: [pressRoutes.checkBrief.path] }),
    ]);
  const guarded = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return {
    brief,
    document,
    dirty,
    busy,
    problem,
    round,
    isIssued: brief.state === 'issued',
    change: (part: Partial<BriefDocument>) => {
      setDocument((before) => ({ ...before, ...part }));
      setDirty(true);
    },
    save: () =>
      guarded(async () => {
        const saved = await ask(pressRoutes.updateBrief, { params, body: { version, document: document as never } });
        setVersion(saved.version);
        setDirty(false);
        void message.success(w.saved);
        await forget();
      }),
    /** Brings the linked numbers up to date; the text is read anew. */
    refresh: () =>
      guarded(async () => {
        const done = await ask(pressRoutes.refreshBrief, { params, body: { version } });
        const fresh = await client.fetchQuery({ ...briefQuery(briefId), staleTime: 0 });
        setDocument(fresh.document);
        setVersion(done.version);
        setRound(round + 1);
        void message.success(w.refreshed(done.changed));
        await forget();
      }),
    issue: async (keepNumbers: boolean) => {
      await ask(pressRoutes.issueBrief, { params, body: { version, keepNumbers } });
      await forget();
    },
    remove: async () => {
      await ask(pressRoutes.deleteBrief, { params });
      await client.invalidateQueries({ queryKey: [pressRoutes.listBriefs.path] });
      void navigate({ to: '/briefs' });
    },
  };
}
