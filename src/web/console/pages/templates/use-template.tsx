import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useMemo } from 'react';
import { z } from 'zod';
import { describeForm, titled } from '../../../../kernel/fields.ts';
import { programmeRoutes } from '../../../../programmes/contract.ts';
import { useActingUnit } from '../../acting-unit.ts';
import { ask } from '../../api.ts';
import { FormFromSchema } from '../../form/form-from-schema.tsx';
import { places } from '../../places.ts';
import { useNarrow, usePick, useWords } from '../../preferences.tsx';
import type { Template } from './template.ts';
import { templatesWords } from './words.ts';

const form = describeForm(
  z.object({
    title: titled(z.string().min(1).max(120), templatesWords.name, { help: templatesWords.nameHint }),
    unitId: titled(z.string(), templatesWords.organiser, { widget: 'unit' }),
  }),
);

/** Asks for a title and an organiser, makes the draft, and goes to its settings. */
export function UseTemplate({ template, onClose }: { template: Template; onClose: () => void }) {
  const w = useWords(templatesWords);
  const pick = usePick();
  const narrow = useNarrow();
  const unit = useActingUnit();
  const client = useQueryClient();
  const navigate = useNavigate();
  const start = useMemo(() => ({ unitId: unit.id }), [unit.id]);
  const create = async ({ title, unitId }: Record<string, unknown>) => {
    const body = { template: template.key, title: String(title), unitId: String(unitId) };
    const { id } = await ask(programmeRoutes.createProgramme, { body });
    await client.invalidateQueries({ queryKey: [programmeRoutes.listProgrammes.path] });
    void navigate({ to: places.programmeSettings(id) });
  };
  return (
    <Drawer open onClose={onClose} size={narrow ? '100%' : 460} title={w.useOf(pick(template.words))}>
      <p className="meta drawer-lead">{w.after}</p>
      <FormFromSchema schema={form} value={start} onSubmit={create} submitWords={w.create} />
    </Drawer>
  );
}
