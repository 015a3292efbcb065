import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { certificateRoutes } from '../../../registries/certificates/contract.ts';
import { ask, queryOf } from '../../../web/console/api.ts';
import { Section } from '../../../web/console/parts/page.tsx';
import { PhotoUploader } from '../../../web/console/parts/photo-uploader.tsx';
import { useLang, useWords } from '../../../web/console/preferences.tsx';
import { sayProblem } from '../../../web/console/problem.ts';
import { panelWords } from './words.ts';

/** The seal of the unit that issues them. */
export function Seal({ unitId }: { unitId: string }) {
  const w = useWords(panelWords);
  const lang = useLang();
  const client = useQueryClient();
  const seal = useQuery(queryOf(certificateRoutes.seal, { params: { unitId } }));
  const [problem, setProblem] = useState<string>();
  if (!seal.data) return null;
  const change = async (fileId: string | undefined) => {
    setProblem(undefined);
    try {
      await ask(certificateRoutes.setSeal, { params: { unitId }, body: { fileId: fileId ?? null } });
      await client.invalidateQueries({ queryKey: [certificateRoutes.seal.path] });
    } catch (error) {
      setProblem(sayProblem(error, lang));
    }
  };
  return (
    <Section title={w.seal}>
      <p className="meta">{w.sealAdvice}</p>
      <PhotoUploader visibility="private" value={seal.data.fileId} onChange={(fileId) => void change(fileId)} />
      {problem && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </Section>
  );
}
