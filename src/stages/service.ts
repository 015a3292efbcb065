import type { z } from 'zod';
import type { ListQuery, Page } from '../kernel/lists.ts';
import type { Why } from '../kernel/why.ts';
import { type Bilingual, pick } from '../kernel/words.ts';
import type { Scope } from '../people/access/rules.ts';
import type { Db, Trx } from '../platform/db/connect.ts';
import type { Settled } from '../platform/gather.ts';
import type { House } from '../platform/house.ts';
import type { FileAnswer } from '../platform/http/handlers.ts';
import type {
  ActionDeclaration,
  NextStep,
  ReadDeclaration,
  SettingsOf,
  StageManifest,
  SubjectKind,
} from './contract.ts';

export interface Subject {
  kind: SubjectKind;
  id: string;
}

/** How a subject came out of the stage that hands it on: later stages order and group by it. */
export interface SubjectResult {
  /** 1 is first; equal ranks are equal. Null where the stage does not rank. */
  rank: number | null;
  /** As it was rounded and shown, such as `92.67`; empty where there is none. */
  score: string;
  /** What it competes in or is put forward for: a category, a tier, a quota; empty where there is one only. */
  group: string;
  /** What the group is called, such as the name of an award; left out where its key is all there is. */
  label?: string;
  /** Where the group stands among the others, such as an award's tier; 1 is first. */
  groupPlace?: number;
  /** Those concerned are told the rank and not the score. */
  onlyRank?: true;
}

export interface HandedSubject extends Subject {
  result: SubjectResult | null;
  /** Id of the stage that handed it in: where a stage takes from several, a subject stands in it once for each. */
  from: string;
}

/** A stage that this one takes from, as people know it. */
export interface Feed {
  id: string;
  title: Bilingual;
}

/** What other stages may know of a subject, as the stage in which it began tells it. */
export interface SubjectCard extends Subject {
  /** Of a work; else the name of the team, person, unit or nominee. */
  title: string;
  /** What a public list says beside the name, such as sex and post (`女，快递员`); empty where there is nothing to say. */
  about: string;
  /** Key of the category it was handed in under; empty where there are none. */
  group: string;
  unitId: string | null;
  unitName: string;
  /** Whose it is, the first first. Judges of a blind round never see them; conflicts of interest are found by them. */
  people: { personId: string | null; name: string; part: 'author' | 'captain' | 'member' | 'mentor' | 'nominee' }[];
  /** An essay, a statement of deeds; empty where there is none. */
  text: string;
  /** The longer of two statements, where there is one. */
  longText?: string;
  files: { fileId: string; kind: 'picture' | 'document'; caption: string }[];
  /** Addresses of videos and the like. */
  links: string[];
  /** Where a picture was taken; left out where nobody said. */
  place?: string;
  /** Whether those it belongs to agreed that it is exhibited with their names; left out where nobody was asked. */
  agreed?: boolean;
}

/** One instance of a stage as its service sees it. It never learns its programme, neighbours or template. */
export interface StageInstance<Settings> {
  federationId: string;
  id: string;
  /** The owning unit of whatever this stage is part of. */
  unitId: string;
  unitPath: string;
  title: string;
  /** In English; the title itself where nobody gave one. */
  titleEn: string;
  /** What the whole is called, as people know it and certificates print it. */
  occasion: string;
  occasionEn: string;
  settings: Settings;
  opensAt: Date | null;
  closesAt: Date | null;
  /** When the whole begins, where that is known. */
  beginsAt: Date | null;
  /** When the whole ends, where that is known. */
  endsAt: Date | null;
  /** `true` where subjects come only from the stage before; else anyone of the audience may come. */
  fed: boolean;
}

/** A fact as a stage tells it; the host adds unit, programme, campaign and stage. */
export interface StageFact {
  indicator: string;
  personId?: string;
  /** Another owning unit than the stage's, such as a partner that reports its own part. */
  unitId?: string;
  day: string;
  amount: number;
  declared?: boolean;
  source: { kind: string; id: string };
}

/** How far a later stage has come with what was handed to it. */
export type Held = 'begun' | 'final';

/** Someone who takes an action in the same moment as others. */
export interface Taker<Input> {
  scope: Scope;
  input: Input;
}

/** An action that many take at once, under one lock and in set-based statements; each gets the answer they would get alone. */
interface Together<Settings, Declared extends ActionDeclaration> {
  /**
   * Until when those who come after the opening are gathered and then put in order by lot; nothing where whoever comes
   * first is served first.
   */
  gathersUntil?(stage: StageInstance<Settings>): Date | undefined;
  /** Whether this instance can serve many at once; where not, each is served alone. */
  fits(stage: StageInstance<Settings>): boolean;
  /**
   * The context is nobody's: who acts stands with each.
   * @param letNext to be called once the lock is held and what is to be written is on its way: whoever asks next then comes
   * up to the lock, and passes nobody
   */
  take(
    context: StageContext<Settings>,
    takers: readonly Taker<z.output<Declared['input']>>[],
    letNext: () => void,
  ): Promise<Taken<z.input<Declared['output']>>>;
}

/** What each of those who took an action together will hear, once what was written for it is there. */
export interface Taken<Answer> {
  settled: Settled<Answer>[];
  /** Rejects where it could not be written; nobody has been told anything then. */
  written: Promise<unknown>;
}

/** What a stage may ask of its host, inside the running transaction. */
export interface StageHost {
  /** Hands subjects to the stages that take from this one; again is harmless, and brings a newer result along. */
  handOn(subjects: (Subject & { result?: SubjectResult })[]): Promise<void>;
  takeBack(subjects: Subject[]): Promise<void>;
  /**
   * Tells the stage before that these are being worked on (they stay as they are) or decided on (their people cannot take
   * them back either).
   */
  hold(subjects: readonly Subject[], held: Held): Promise<void>;
  /** Closes the stages that feed this one and no other: what comes in there now would be too late. */
  closeFeeds(): Promise<void>;
  /** How later stages hold subjects of this one, by id; those that nobody holds are left out. */
  heldOf(subjects: readonly Subject[]): Promise<ReadonlyMap<string, Held>>;
  /** `true` where the subject was handed in, or where nothing feeds this stage. */
  isIn(subject: Subject): Promise<boolean>;
  /** Everything handed into this stage and not taken back, the best ranked first. */
  subjects(): Promise<HandedSubject[]>;
  /** The stages that this one takes from, in their order; none where anyone of the audience may come. */
  feeds(): Promise<Feed[]>;
  /** What the wholes of other instances are called and when they begin, by the ids of those instances. */
  occasions(stageIds: readonly string[]): Promise<ReadonlyMap<string, { title: string; beginsAt: Date | null }>>;
  /** Cards of subjects that were handed in, in the order asked for; those that are gone are left out. */
  cards(subjects: Subject[]): Promise<SubjectCard[]>;
  /** Cards of everything that was handed on anywhere in the whole and not taken back: who took part, wherever it ended. */
  field(): Promise<SubjectCard[]>;
  /**
   * What groups are called by their keys (categories, quotas), as the stages of the whole that have them name them: a key
   * that several have as this stage does, else the nearest before it.
   */
  groups(): Promise<ReadonlyMap<string, Bilingual>>;
  /** Writes facts; the same indicator and source twice counts once. */
  record(facts: StageFact[]): Promise<void>;
  /** Reverses the facts of these sources (a correction); the trace stays. */
  reverse(sources: { kind: string; id: string }[]): Promise<void>;
  /** Puts a message into people's inboxes (and a text message where they have a phone and it is urgent). */
  tell(personIds: string[], message: { title: Bilingual; body: Bilingual; urgent?: boolean }): Promise<void>;
  /**
   * Runs `work` some seconds from now in a context and a transaction of its own, once for all calls until then: for what is
   * counted in memory meanwhile. It runs for nobody: of whoever called nothing is kept.
   */
  later(work: (context: StageContext<never>) => Promise<void>): void;
  /** Writes the audit trail. */
  audit(action: string, subject: { kind: string; id: string }, detail: object): Promise<void>;
  /** Whether a person is of the audience, line by line. */
  audience(personId: string): Promise<Why[]>;
  /** Hall address of the page this stage is shown on. */
  href: string;
}

export interface StageContext<Settings> {
  house: House;
  trx: Trx;
  scope: Scope;
  now: Date;
  stage: StageInstance<Settings>;
  host: StageHost;
  /**
   * Looks up what is the same for every reader. While a page is shown it may be a second old (platform/db/kept.ts);
   * in actions and reads it is always looked up.
   */
  shared<Answer>(question: string, load: () => Promise<Answer>): Promise<Answer>;
  /** Looks up something of the reader, once while a page is shown. */
  own<Answer>(question: string, load: () => Promise<Answer>): Promise<Answer>;
}

/** What groups are called, in the reader's language; one that no stage names is told by its key. */
export async function groupNames({
  host,
  scope,
}: Pick<StageContext<unknown>, 'host' | 'scope'>): Promise<(key: string) => string> {
  const groups = await host.groups();
  return (key) => {
    const words = groups.get(key);
    return words ? pick(words, scope.lang) : key;
  };
}

/** A form of one of the stage's hall pages, by the names under which `StageHall` has them. */
interface StandingForm {
  page: string;
  form: string;
}

/** What a person has to do with a stage, for "my page". */
export interface Standing {
  words: Bilingual;
  tone: 'good' | 'waiting' | 'quiet';
  /** A place that is kept for them until a moment; forms of the stage's own hall pages take it and let it go. */
  offer?: { until: Date; accept: StandingForm; decline: StandingForm };
  /** Calendar entries that follow from it. */
  events: { id: string; title: string; startsAt: Date; endsAt: Date; place: string; cancelled?: boolean }[];
}

/** What a stage offers to a brief: sentences with numbers, quotes, and pictures. */
export interface BriefMaterial {
  sentences: { zh: string; figures: { indicator: string; value: number }[] }[];
  quotes: { text: string; by: string }[];
  pictures: { fileId: string; caption: string }[];
}

/** Something an officer still has to do in a stage. */
export interface StageTask {
  /** With the count in them: “3 份报名待审核”. */
  words: Bilingual;
  count: number;
}

type Action<Settings, Declared extends ActionDeclaration> = (
  context: StageContext<Settings>,
  input: z.output<Declared['input']>,
) => Promise<z.input<Declared['output']>>;
type ReadQuery<Declared extends ReadDeclaration> = (Declared extends { query: infer Query extends z.ZodType }
  ? z.output<Query>
  : unknown) &
  (Declared extends { list: { filters: infer Filters extends z.ZodType } } ? z.output<Filters> & ListQuery : unknown);
type ReadAnswer<Declared extends ReadDeclaration> = Declared extends { file: string }
  ? FileAnswer
  : Declared extends { list: { item: infer Item extends z.ZodType } }
    ? Page<z.input<Item>>
    : Declared extends { output: infer Output extends z.ZodType }
      ? z.input<Output>
      : never;
type Read<Settings, Declared extends ReadDeclaration> = (
  context: StageContext<Settings>,
  query: ReadQuery<Declared>,
) => Promise<ReadAnswer<Declared>>;

interface Due<Settings> {
  /** Stages of this kind in which something is due. */
  list(db: Db, now: Date): Promise<{ stageId: string }[]>;
  /** Does it, as the system; for `due` only while the whole lives. */
  run(context: StageContext<Settings>): Promise<void>;
}

/** The working half of a stage. The host calls it inside one transaction per request. */
export interface StageService<M extends StageManifest, HallView = unknown> {
  manifest: M;
  actions: { [Name in keyof M['actions']]: Action<SettingsOf<M>, M['actions'][Name]> };
  /** Of the actions that are declared so. */
  together?: { [Name in keyof M['actions']]?: Together<SettingsOf<M>, M['actions'][Name]> };
  reads: { [Name in keyof M['reads']]: Read<SettingsOf<M>, M['reads'][Name]> };
  /** Called when an instance is made, and when its settings or window change; refuses what would break what is there. */
  arrange(context: StageContext<SettingsOf<M>>, before: SettingsOf<M> | undefined): Promise<void>;
  /** Deletes what the stage keeps, before a draft loses it. */
  remove(context: StageContext<SettingsOf<M>>): Promise<void>;
  /** Subjects arrived from the stage before, or were taken back. */
  received?(context: StageContext<SettingsOf<M>>, subjects: Subject[], change: 'handed' | 'withdrawn'): Promise<void>;
  /** Cards of subjects that began in this stage (a work handed in, a team enrolled, a nominee); others are left out. */
  cards?(context: StageContext<SettingsOf<M>>, subjects: Subject[]): Promise<SubjectCard[]>;
  /** What the groups of its settings are called, by their keys. */
  groups?(settings: SettingsOf<M>): readonly { key: string; words: Bilingual }[];
  /** What the hall's programme page shows of this stage, to this visitor. */
  hallView(context: StageContext<SettingsOf<M>>): Promise<HallView>;
  /** The one thing the visitor can do here now; undefined where this stage offers visitors nothing. */
  nextStep(context: StageContext<SettingsOf<M>>): Promise<NextStep | undefined>;
  /** A person's standing here; undefined where there is none. */
  standing(context: StageContext<SettingsOf<M>>, personId: string): Promise<Standing | undefined>;
  /** What becomes due by itself, such as an offer whose time is over: looked for about every minute. */
  due?: Due<SettingsOf<M>>;
  /** What is not kept for ever: looked for like what is due, in whatever state the whole is. */
  erases?: Due<SettingsOf<M>>;
  /** The whole has another time: what rests on it is brought up to date. */
  moved?(context: StageContext<SettingsOf<M>>): Promise<void>;
  /** The whole lives again after it was closed. */
  reopened?(context: StageContext<SettingsOf<M>>): Promise<void>;
  /** Everyone who must hear of a change of time or place, or of a cancellation. */
  participants(context: StageContext<SettingsOf<M>>): Promise<string[]>;
  tasks(context: StageContext<SettingsOf<M>>): Promise<StageTask[]>;
  /** What an officer has to do in stages of this kind for units of theirs, whoever runs the whole: by stage. */
  tasksOfUnits?(trx: Trx, reader: { scope: Scope; now: Date }): Promise<(StageTask & { stageId: string })[]>;
  brief(context: StageContext<SettingsOf<M>>): Promise<BriefMaterial>;
}
