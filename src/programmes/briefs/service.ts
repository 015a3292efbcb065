import { findIndicator } from '../../figures/catalogue/register.ts';
import { foldFacts } from '../../figures/fold/service.ts';
import { type Figure, figuresOf } from '../../figures/reading/service.ts';
import { listOpenFiles } from '../../people/access/files/service.ts';
import type { Scope } from '../../people/access/rules.ts';
import { demandOn, getUnit } from '../../people/units/service.ts';
import { inTransaction, type Trx } from '../../platform/db/connect.ts';
import type { House } from '../../platform/house.ts';
import { insertBrief } from '../../press/service.ts';
import type { BriefMaterial } from '../../stages/service.ts';
import { contextOf, getStageService } from '../host/service.ts';
import { publicStates } from '../life/rules.ts';
import { findProgramme, getProgramme, listProgrammeUnits, listStages, type ProgrammeRow } from '../queries.ts';
import { findTemplate } from '../templates/register.ts';
import { programmeBriefRefusals } from './errors.ts';
import { composeBrief, type Material, type Sentence, type Told } from './rules.ts';

/** Stages whose sentences tell of the effect rather than of the process. */
const tellsEffect = new Set(['feedback']);

/**
 * Drafts a brief from the records of a programme: who, when and where, what its stages say of themselves with their
 * numbers, words of those who took part, photos.
 * @returns id of the draft
 * @throws programme.not-found, programme-brief.nothing-to-tell, access.not-allowed
 */
export async function draftBrief(
  house: House,
  scope: Scope,
  { programmeId }: { programmeId: string },
): Promise<string> {
  await foldFacts(house);
  const now = house.now();
  return inTransaction(house.db, async (trx) => {
    const programme = await getProgramme(trx, scope, programmeId);
    demandOn(scope, 'press.manage', { name: programme.unitName, path: programme.unitPath });
    if (!publicStates.some((state) => state === programme.state)) throw programmeBriefRefusals.nothingToTell();
    const material = await gather({ house, trx, scope, now, programme });
    const document = composeBrief(material, { now, zone: scope.zone });
    return insertBrief(trx, scope, { unitId: programme.unitId, programmeId, document, now });
  });
}

interface Desk {
  house: House;
  trx: Trx;
  scope: Scope;
  now: Date;
  programme: ProgrammeRow;
}

async function gather(desk: Desk): Promise<Material> {
  const { trx, scope, programme } = desk;
  const template = findTemplate(programme.template);
  const isCampaign = template?.campaign === true;
  const holder = { kind: isCampaign ? ('campaign' as const) : ('programme' as const), id: programme.id };
  const figures = await figuresOf(trx, { federationId: scope.federationId, holder });
  const tell = (code: string): Told | undefined => {
    const figure = figures.find(({ indicator }) => indicator === code);
    return figure ? { value: figure.value, indicator: code, holder } : undefined;
  };
  const units = await listProgrammeUnits(trx, scope, programme.id);
  const { parentId } = await getUnit(trx, scope, programme.unitId);
  const superior = parentId ? await getUnit(trx, scope, parentId) : undefined;
  const campaign = programme.campaignId ? await findProgramme(trx, scope, programme.campaignId) : undefined;
  const { strands = [] } = programme.fields as { strands?: { name: string }[] };
  return {
    title: programme.title,
    summary: programme.summary,
    isCampaign,
    startsAt: programme.startsAt,
    endsAt: programme.endsAt,
    place: programme.place,
    unit: programme.unitName,
    superior: superior?.name,
    besides: units.map(({ name }) => name),
    campaign: campaign && { title: campaign.title, strand: programme.strand },
    strands: isCampaign ? strands.map(({ name }) => name) : [],
    people: tell('people-reached'),
    attendances: tell('attendances'),
    programmes: tell('programmes'),
    headline: (template?.headline ?? []).flatMap((code) => {
      const [told, indicator] = [tell(code), findIndicator(code)];
      return told && indicator ? [{ ...told, label: indicator.words[0], unit: indicator.unitOfMeasure[0] }] : [];
    }),
    ...(await hearStages(desk, { holder, figures })),
  };
}

async function hearStages(
  desk: Desk,
  whole: Held,
): Promise<Pick<Material, 'process' | 'effect' | 'quotes' | 'photos'>> {
  const { trx, scope, programme } = desk;
  const heard: Pick<Material, 'process' | 'effect' | 'quotes' | 'photos'> = {
    process: [],
    effect: [],
    quotes: [],
    photos: [],
  };
  for (const stage of await listStages(trx, scope, programme.id)) {
    const said: BriefMaterial = await getStageService(stage.kind).brief(contextOf({ ...desk, stage }));
    const holder = { kind: 'stage' as const, id: stage.id };
    const figures = await figuresOf(trx, { federationId: scope.federationId, holder });
    const sentences = said.sentences
      .filter(({ zh }) => zh.trim() !== '')
      .map(({ zh, figures: told }): Sentence => ({ zh, numbers: numbersOf(told, [whole, { holder, figures }]) }));
    heard[tellsEffect.has(stage.kind) ? 'effect' : 'process'].push(...sentences);
    heard.quotes.push(...said.quotes.filter(({ text }) => text.trim() !== ''));
    heard.photos.push(...said.pictures.map(({ fileId, caption }) => ({ fileId, caption })));
  }
  const cover = programme.coverFileId ? [{ fileId: programme.coverFileId, caption: programme.title }] : [];
  return { ...heard, photos: await findPictures(trx, scope, [...heard.photos, ...cover]) };
}

/** A holder of figures, with what they are. */
interface Held {
  holder: Told['holder'];
  figures: Figure[];
}

/**
 * Numbers of a sentence that the figures say too, of the whole programme before those of the stage alone; one that
 * neither says stays plain text.
 */
function numbersOf(told: { indicator: string; value: number }[], holders: Held[]): Told[] {
  return told.flatMap(({ indicator, value }) => {
    const held = holders.find(({ figures }) =>
      figures.some((figure) => figure.indicator === indicator && figure.value === value),
    );
    return held ? [{ indicator, value, holder: held.holder }] : [];
  });
}

/** Those that are pictures which the officer may open, each once. */
async function findPictures(trx: Trx, scope: Scope, photos: Material['photos']): Promise<Material['photos']> {
  const byId = new Map(
    photos.map((photo) => [photo.fileId, photo]).reverse() as [string, Material['photos'][number]][],
  );
  const open = await listOpenFiles(trx, scope, [...byId.keys()]);
  return [...byId.values()].reverse().filter(({ fileId }) => open.get(fileId)?.kind === 'picture');
}
