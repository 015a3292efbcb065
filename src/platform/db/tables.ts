// Written by scripts/db-types.ts from db/migrations; do not edit.
import type { ColumnType } from 'kysely';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
/** jsonb goes in as text: JSON.stringify(value). */
export type JsonInput = string;

export interface AbsenceChangesTable {
  federationId: string;
  id: string;
  absenceId: string;
  at: Date;
  actorId: string | null;
  actorName: string;
  fromState: string | null;
  toState: string;
  reason: string | null;
}

export interface AbsencesTable {
  federationId: string;
  id: string;
  personId: string;
  stageId: string;
  sourceId: string;
  unitId: string;
  day: string;
  what: string;
  state: string;
  appeal: string | null;
  reason: string | null;
  createdAt: Date;
  updatedAt: Date;
  decided: ColumnType<boolean, boolean | undefined, boolean>;
}

export interface AccountsTable {
  federationId: string;
  id: string;
  userId: string;
  personId: string | null;
  kind: string;
  unitId: string | null;
  name: string;
  phoneHash: Buffer | null;
  phoneCipher: Buffer | null;
  phoneMasked: string | null;
  mustChangePassword: ColumnType<boolean, boolean | undefined, boolean>;
  disabledAt: Date | null;
  createdAt: Date;
}

export interface ApiKeysTable {
  federationId: string;
  id: string;
  unitId: string;
  name: string;
  allows: string[];
  prefix: string;
  hash: Buffer;
  expiresOn: string | null;
  lastUsedAt: Date | null;
  createdBy: string | null;
  createdAt: Date;
  revokedAt: Date | null;
  revokedBy: string | null;
}

export interface AppointmentChangesTable {
  federationId: string;
  id: string;
  appointmentId: string;
  at: Date;
  actorId: string | null;
  actorName: string;
  kind: string;
  fromSlotId: string | null;
  toSlotId: string | null;
  reason: ColumnType<string, string | undefined, string>;
}

export interface AppointmentClaimsTable {
  federationId: string;
  id: string;
  stageId: string;
  appointmentId: string;
  codeHash: Buffer;
  madeAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  usedAt: Date | null;
}

export interface AppointmentConsentsTable {
  federationId: string;
  id: string;
  photoId: string;
  number: number;
  exhibit: boolean;
  named: boolean;
  givenBy: string;
  at: Date;
}

export interface AppointmentNotesTable {
  federationId: string;
  id: string;
  appointmentId: string;
  kind: string;
  authorId: string;
  at: Date;
  sealed: Buffer | null;
  eraseAt: Date | null;
  erasedAt: Date | null;
}

export interface AppointmentPhotosTable {
  federationId: string;
  id: string;
  appointmentId: string;
  fileId: string | null;
  takenBy: string;
  caption: ColumnType<string, string | undefined, string>;
  addedAt: Date;
  handedOverAt: Date | null;
  removedAt: Date | null;
  prints: ColumnType<number, number | undefined, number>;
}

export interface AppointmentProvidersTable {
  federationId: string;
  stageId: string;
  key: string;
  accountId: string | null;
}

export interface AppointmentSlotsTable {
  federationId: string;
  id: string;
  stageId: string;
  provider: string;
  startsAt: Date;
  endsAt: Date;
  capacity: number;
  closedAt: Date | null;
  calledOffAt: Date | null;
}

export interface AppointmentsTable {
  federationId: string;
  id: string;
  stageId: string;
  slotId: string;
  seat: number;
  personId: string | null;
  name: ColumnType<string, string | undefined, string>;
  startsAt: Date;
  endsAt: Date;
  state: string;
  walkIn: ColumnType<boolean, boolean | undefined, boolean>;
  bookedAt: Date;
  remindedAt: Date | null;
  eraseAt: Date | null;
  erasedAt: Date | null;
}

export interface AttendancesTable {
  federationId: string;
  id: string;
  stageId: string;
  sessionId: string;
  personId: string;
  mode: string;
  method: string;
  at: Date;
  scanId: string | null;
  enteredBy: string | null;
  enteredByName: string;
  enteredAt: Date;
  addedReason: string | null;
  withdrawnAt: Date | null;
  withdrawnByName: string | null;
  withdrawnReason: string | null;
}

export interface AuditEntriesTable {
  federationId: string;
  id: string;
  at: Date;
  actorKind: string;
  actorId: string | null;
  actorName: string;
  action: string;
  unitId: string | null;
  subjectKind: string | null;
  subjectId: string | null;
  detail: ColumnType<Json, JsonInput | undefined, JsonInput>;
  requestId: string | null;
}

export interface AuditSealsTable {
  federationId: string;
  seq: number;
  entryId: string;
  previousHash: Buffer;
  hash: Buffer;
  sealedAt: Date;
}

export interface AuthAccountsTable {
  id: string;
  userId: string;
  accountId: string;
  providerId: string;
  accessToken: string | null;
  refreshToken: string | null;
  idToken: string | null;
  accessTokenExpiresAt: Date | null;
  refreshTokenExpiresAt: Date | null;
  scope: string | null;
  password: string | null;
  createdAt: Date;
  updatedAt: Date;
}

export interface AuthSessionsTable {
  id: string;
  userId: string;
  token: string;
  ipAddress: string | null;
  userAgent: string | null;
  createdAt: Date;
  updatedAt: Date;
  expiresAt: Date;
  lastSeenAt: Date | null;
}

export interface AuthTwoFactorsTable {
  id: string;
  userId: string;
  secret: string;
  backupCodes: string;
  verified: ColumnType<boolean, boolean | undefined, boolean>;
}

export interface AuthUsersTable {
  id: string;
  name: string;
  email: string;
  emailVerified: ColumnType<boolean, boolean | undefined, boolean>;
  image: string | null;
  username: string | null;
  displayUsername: string | null;
  phoneNumber: string | null;
  phoneNumberVerified: boolean | null;
  twoFactorEnabled: ColumnType<boolean, boolean | undefined, boolean>;
  createdAt: Date;
  updatedAt: Date;
}

export interface AuthVerificationsTable {
  id: string;
  identifier: string;
  value: string;
  expiresAt: Date;
  createdAt: Date;
  updatedAt: Date;
}

export interface AwardChoicesTable {
  federationId: string;
  id: string;
  stageId: string;
  number: number;
  kind: string;
  subjectKind: string;
  subjectId: string;
  tier: ColumnType<string, string | undefined, string>;
  chosen: string;
  reason: string;
  actorId: string | null;
  actorName: string;
  at: Date;
}

export interface AwardListsTable {
  federationId: string;
  stageId: string;
  state: string;
  releasedAt: Date | null;
  releasedOn: string | null;
}

export interface AwardsTable {
  federationId: string;
  id: string;
  stageId: string;
  subjectKind: string;
  subjectId: string;
  organiser: ColumnType<boolean, boolean | undefined, boolean>;
  tier: string;
  tierName: string;
  position: number;
  groupKey: ColumnType<string, string | undefined, string>;
  rank: number | null;
  score: ColumnType<string, string | undefined, string>;
  title: string;
  about: ColumnType<string, string | undefined, string>;
  unitId: string | null;
  unitName: ColumnType<string, string | undefined, string>;
  people: ColumnType<Json, JsonInput | undefined, JsonInput>;
  personIds: ColumnType<string[], string[] | undefined, string[]>;
  reason: ColumnType<string, string | undefined, string>;
  state: string;
  revokedAt: Date | null;
  revokedBy: string | null;
  revokedReason: string | null;
}

export interface BriefsTable {
  federationId: string;
  id: string;
  unitId: string;
  programmeId: string | null;
  year: number;
  issueNumber: number | null;
  totalNumber: number | null;
  document: ColumnType<Json, JsonInput, JsonInput>;
  state: string;
  createdBy: string | null;
  createdAt: Date;
  updatedAt: Date;
  issuedAt: Date | null;
  version: ColumnType<number, number | undefined, number>;
}

export interface CallLinesTable {
  federationId: string;
  stageId: string;
  action: string;
  accountId: string;
  personId: string;
  seq: ColumnType<number, never, never>;
  lot: number;
  notBefore: Date | null;
  askedAt: Date;
  input: ColumnType<Json, JsonInput, JsonInput>;
  onceKey: string | null;
  requestHash: Buffer | null;
}

export interface CertificateSealsTable {
  federationId: string;
  unitId: string;
  fileId: string;
  setAt: Date;
  setBy: string;
}

export interface CertificateYearsTable {
  federationId: string;
  year: number;
  nextNumber: ColumnType<number, number | undefined, number>;
}

export interface CertificatesTable {
  federationId: string;
  id: string;
  number: string;
  kind: string;
  title: string;
  holderName: string;
  personId: string | null;
  holderUnitId: string | null;
  body: string;
  award: string;
  issuers: string[];
  unitId: string;
  issuedOn: string;
  sourceKind: string;
  sourceId: string;
  batchId: string;
  position: number;
  createdAt: Date;
  revokedAt: Date | null;
  revokedOn: string | null;
  revokedBy: string | null;
  reason: string | null;
}

export interface EnrolmentBatchesTable {
  federationId: string;
  stageId: string;
  key: string;
  places: number;
  taken: ColumnType<number, number | undefined, number>;
  endsOn: string | null;
}

export interface EnrolmentBooksTable {
  federationId: string;
  stageId: string;
  seats: number | null;
  taken: ColumnType<number, number | undefined, number>;
  waiting: ColumnType<number, number | undefined, number>;
  nextSeq: ColumnType<number, number | undefined, number>;
  allottedAt: Date | null;
  series: string | null;
  clawBackAt: Date | null;
  clawBackToldAt: Date | null;
  clawedBackAt: Date | null;
}

export interface EnrolmentChangesTable {
  federationId: string;
  id: string;
  enrolmentId: string;
  at: Date;
  actorId: string | null;
  fromState: string | null;
  toState: string;
  reason: string | null;
}

export interface EnrolmentClaimsTable {
  federationId: string;
  enrolmentId: string;
  stageId: string;
  personId: string;
  ticket: number;
  weight: number;
  points: number;
  lastOn: string | null;
  tier: number | null;
  place: number | null;
  served: boolean;
  batch: string | null;
  wish: number | null;
  lines: ColumnType<Json, JsonInput | undefined, JsonInput>;
  gates: ColumnType<Json, JsonInput | undefined, JsonInput>;
}

export interface EnrolmentDoctorsTable {
  federationId: string;
  stageId: string;
  accountId: string;
}

export interface EnrolmentHandPointsTable {
  federationId: string;
  id: string;
  enrolmentId: string;
  at: Date;
  actorId: string | null;
  points: number;
  reason: string;
}

export interface EnrolmentHealthTable {
  federationId: string;
  enrolmentId: string;
  sealed: Buffer | null;
  handedInAt: Date;
  eraseAt: Date | null;
  erasedAt: Date | null;
  readers: ColumnType<string[], string[] | undefined, string[]>;
}

export interface EnrolmentQuotaChangesTable {
  federationId: string;
  id: string;
  stageId: string;
  at: Date;
  actorId: string | null;
  kind: string;
  fromUnitId: string | null;
  toUnitId: string | null;
  places: number;
}

export interface EnrolmentQuotasTable {
  federationId: string;
  stageId: string;
  unitId: string;
  places: number;
  taken: ColumnType<number, number | undefined, number>;
  givenBy: string | null;
}

export interface EnrolmentSealsTable {
  federationId: string;
  stageId: string;
  seedCipher: Buffer;
  commitment: string;
  madeAt: Date;
  seed: string | null;
  published: ColumnType<Json | null, JsonInput | null, JsonInput | null>;
}

export interface EnrolmentTeamMembersTable {
  federationId: string;
  teamId: string;
  id: string;
  position: number;
  name: string;
  personId: string | null;
  phoneHash: Buffer | null;
  phoneMasked: string | null;
}

export interface EnrolmentTeamsTable {
  federationId: string;
  id: string;
  stageId: string;
  name: string;
  unitId: string | null;
  captainId: string;
  createdAt: Date;
  category: ColumnType<string, string | undefined, string>;
}

export interface EnrolmentsTable {
  federationId: string;
  id: string;
  stageId: string;
  subjectKind: string;
  subjectId: string;
  personId: string;
  unitId: string | null;
  quotaUnitId: string | null;
  places: ColumnType<number, number | undefined, number>;
  state: string;
  seq: number;
  answers: ColumnType<Json, JsonInput | undefined, JsonInput>;
  requestedAt: Date;
  decidedAt: Date | null;
  reason: string | null;
  admissionId: string | null;
  batch: string | null;
  wishes: ColumnType<Json, JsonInput | undefined, JsonInput>;
  offerUntil: Date | null;
}

export interface FactLinesTable {
  federationId: string;
  unitId: string;
  day: string;
  line: string[];
}

export interface FactsTable {
  federationId: string;
  id: string;
  indicator: string;
  unitId: string;
  programmeId: string | null;
  campaignId: string | null;
  stageId: string | null;
  personId: string | null;
  personUnitId: string | null;
  day: string;
  amount: number;
  declared: ColumnType<boolean, boolean | undefined, boolean>;
  sourceKind: string;
  sourceId: string;
  corrects: string | null;
  recordedAt: Date;
}

export interface FactsUnfoldedTable {
  federationId: string;
  factId: string;
}

export interface FederationsTable {
  id: string;
  name: string;
  shortName: string;
  domain: string | null;
  zone: ColumnType<string, string | undefined, string>;
  demo: ColumnType<boolean, boolean | undefined, boolean>;
  settings: ColumnType<Json, JsonInput | undefined, JsonInput>;
  createdAt: Date;
}

export interface FeedbackAnswersTable {
  federationId: string;
  id: string;
  stageId: string;
  respondent: Buffer;
  personId: string | null;
  ratings: ColumnType<Json, JsonInput, JsonInput>;
  words: ColumnType<string, string | undefined, string>;
  quotable: ColumnType<boolean, boolean | undefined, boolean>;
  answeredOn: string;
}

export interface FilesTable {
  federationId: string;
  id: string;
  storageKey: string;
  kind: string;
  name: string;
  contentType: string;
  bytes: number;
  sha256: Buffer;
  width: number | null;
  height: number | null;
  widths: ColumnType<Json, JsonInput | undefined, JsonInput>;
  unitId: string | null;
  visibility: ColumnType<string, string | undefined, string>;
  uploadedBy: string | null;
  createdAt: Date;
  rawKey: string | null;
  rawBytes: number | null;
  rawSha256: Buffer | null;
  likeness: number | null;
  mirrored: number | null;
}

export interface FirstLinksTable {
  id: string;
  tokenHash: Buffer;
  createdAt: Date;
  expiresAt: Date;
}

export interface FoldsTable {
  federationId: string;
  foldedAt: Date | null;
  linesAt: Date | null;
}

export interface GalleriesTable {
  federationId: string;
  stageId: string;
  state: string;
  openedAt: Date | null;
  closedAt: Date | null;
}

export interface GalleryConsentsTable {
  federationId: string;
  id: string;
  stageId: string;
  subjectKind: string;
  subjectId: string;
  number: number;
  personId: string | null;
  hall: boolean;
  wall: boolean;
  givenBy: string;
  actorName: string;
  evidence: ColumnType<string, string | undefined, string>;
  at: Date;
}

export interface GalleryPlacesTable {
  federationId: string;
  stageId: string;
  subjectKind: string;
  subjectId: string;
  zone: string | null;
  position: number | null;
  featured: ColumnType<boolean, boolean | undefined, boolean>;
  hiddenReason: string | null;
  changedAt: Date;
}

export interface GalleryVisitsTable {
  federationId: string;
  stageId: string;
  day: string;
  visits: number;
}

export interface HeldPlacesTable {
  federationId: string;
  sourceId: string;
  personId: string;
  stageId: string;
  beginsAt: Date | null;
  endsAt: Date | null;
  tag: string | null;
  kind: string;
  programmeId: string;
}

export interface HonourChangesTable {
  federationId: string;
  id: string;
  honourId: string;
  at: Date;
  actorId: string | null;
  actorName: string;
  kind: string;
  detail: ColumnType<Json, JsonInput | undefined, JsonInput>;
}

export interface HonourConsentsTable {
  federationId: string;
  id: string;
  honourId: string;
  number: number;
  uses: string[];
  givenBy: string;
  actorId: string | null;
  actorName: string;
  evidence: ColumnType<string, string | undefined, string>;
  evidenceFileId: string | null;
  textVersion: string;
  at: Date;
}

export interface HonoursTable {
  federationId: string;
  id: string;
  level: string;
  kind: string;
  title: string;
  year: number;
  conferredOn: string;
  conferringBody: string;
  basis: ColumnType<string, string | undefined, string>;
  personId: string | null;
  holderUnitId: string | null;
  holderName: string;
  holderPost: ColumnType<string, string | undefined, string>;
  pinyin: string;
  initials: string;
  unitId: string;
  unitName: string;
  words: ColumnType<string | null, never, never>;
  programmeId: string | null;
  sourceKind: string | null;
  sourceId: string | null;
  deedsShort: ColumnType<string, string | undefined, string>;
  deedsLong: ColumnType<string, string | undefined, string>;
  portraitFileId: string | null;
  treatmentCipher: Buffer | null;
  shownIn: ColumnType<string[], string[] | undefined, string[]>;
  state: ColumnType<string, string | undefined, string>;
  revokedOn: string | null;
  revocation: ColumnType<Json | null, JsonInput | null, JsonInput | null>;
  createdAt: Date;
  updatedAt: Date;
  version: ColumnType<number, number | undefined, number>;
}

export interface IdempotentAnswersTable {
  federationId: string;
  actorKey: string;
  key: string;
  requestHash: Buffer;
  status: number | null;
  answer: ColumnType<Json | null, JsonInput | null, JsonInput | null>;
  createdAt: Date;
}

export interface JudgingAssignmentsTable {
  federationId: string;
  stageId: string;
  judgeId: string;
  entryId: string;
  at: Date;
}

export interface JudgingEntriesTable {
  federationId: string;
  id: string;
  stageId: string;
  subjectKind: string;
  subjectId: string;
  code: number | null;
  category: ColumnType<string, string | undefined, string>;
  title: ColumnType<string, string | undefined, string>;
  unitId: string | null;
  unitName: ColumnType<string, string | undefined, string>;
  beforeScore: ColumnType<string, string | undefined, string>;
  madeAt: Date;
  arrivedAt: Date;
  position: number | null;
  calledAt: Date | null;
  shownAt: Date | null;
  withdrawnAt: Date | null;
  excludedAt: Date | null;
}

export interface JudgingHistoryTable {
  federationId: string;
  id: string;
  stageId: string;
  at: Date;
  kind: string;
  actorId: string | null;
  actorName: string;
  judgeId: string | null;
  entryId: string | null;
  reason: ColumnType<string, string | undefined, string>;
  detail: ColumnType<Json, JsonInput | undefined, JsonInput>;
}

export interface JudgingJudgesTable {
  federationId: string;
  id: string;
  stageId: string;
  accountId: string | null;
  personId: string | null;
  name: string;
  part: string;
  scores: boolean;
  workLimit: number | null;
  categories: ColumnType<string[], string[] | undefined, string[]>;
  invitedAt: Date;
  leftAt: Date | null;
  leftReason: string | null;
  replaces: string | null;
}

export interface JudgingMarksTable {
  federationId: string;
  stageId: string;
  entryId: string;
  judgeId: string;
  criterion: string;
  mark: number;
}

export interface JudgingMeasuresTable {
  federationId: string;
  stageId: string;
  entryId: string;
  criterion: string;
  mark: number;
}

export interface JudgingRecusalsTable {
  federationId: string;
  id: string;
  stageId: string;
  judgeId: string;
  entryId: string;
  ground: string;
  note: ColumnType<string, string | undefined, string>;
  at: Date;
  actorName: string;
  liftedAt: Date | null;
  liftedReason: string | null;
}

export interface JudgingResultsTable {
  federationId: string;
  stageId: string;
  edition: number;
  entryId: string;
  category: string;
  score: string;
  place: number | null;
  passage: string;
  decidedBy: string | null;
}

export interface JudgingRoundsTable {
  federationId: string;
  stageId: string;
  state: ColumnType<string, string | undefined, string>;
  startedAt: Date | null;
  closedAt: Date | null;
  releasedAt: Date | null;
  edition: ColumnType<number, number | undefined, number>;
  tieDecision: ColumnType<Json, JsonInput | undefined, JsonInput>;
  actId: string | null;
}

export interface JudgingRulingsTable {
  federationId: string;
  id: string;
  stageId: string;
  entryId: string;
  judgeId: string | null;
  kind: string;
  reason: string;
  appeal: ColumnType<string, string | undefined, string>;
  detail: ColumnType<Json, JsonInput | undefined, JsonInput>;
  at: Date;
  arbiterId: string;
  arbiterName: string;
  edition: number;
}

export interface JudgingSheetsTable {
  federationId: string;
  stageId: string;
  judgeId: string;
  entryId: string;
  version: number;
  complete: boolean;
  comment: ColumnType<string, string | undefined, string>;
  savedAt: Date;
  struckAt: Date | null;
  struckReason: string | null;
}

export interface LadderAwardsTable {
  federationId: string;
  id: string;
  ladderId: string;
  level: string;
  personId: string;
  personName: string;
  unitId: string;
  unitName: string;
  awardedOn: string;
  basis: ColumnType<string, string | undefined, string>;
  resultId: string | null;
  evidence: ColumnType<Json, JsonInput, JsonInput>;
  awardedBy: string;
  createdAt: Date;
  revokedOn: string | null;
  revokedBy: string | null;
  reason: string | null;
}

export interface LadderChangesTable {
  federationId: string;
  id: string;
  ladderId: string;
  at: Date;
  actorId: string | null;
  actorName: string;
  kind: string;
  detail: ColumnType<Json, JsonInput | undefined, JsonInput>;
}

export interface LadderLinksTable {
  federationId: string;
  stageId: string;
  ladderId: string;
  feeds: string[];
  occasion: string;
  href: string;
  linkedAt: Date;
}

export interface LadderResultsTable {
  federationId: string;
  stageId: string;
  fromStageId: string;
  personId: string;
  id: string;
  event: string;
  rank: number | null;
  score: ColumnType<string, string | undefined, string>;
  tier: ColumnType<string, string | undefined, string>;
  onDay: string;
  withdrawnAt: Date | null;
  onlyRank: ColumnType<boolean, boolean | undefined, boolean>;
}

export interface LaddersTable {
  federationId: string;
  id: string;
  unitId: string;
  title: string;
  titleEn: ColumnType<string, string | undefined, string>;
  trade: string;
  tradeCode: ColumnType<string, string | undefined, string>;
  about: ColumnType<string, string | undefined, string>;
  assessor: ColumnType<string, string | undefined, string>;
  rungs: ColumnType<Json, JsonInput, JsonInput>;
  state: ColumnType<string, string | undefined, string>;
  createdAt: Date;
  updatedAt: Date;
  version: ColumnType<number, number | undefined, number>;
}

export interface MembershipChangesTable {
  federationId: string;
  id: string;
  membershipId: string;
  at: Date;
  actorId: string | null;
  actorName: string;
  kind: string;
  detail: ColumnType<Json, JsonInput | undefined, JsonInput>;
}

export interface MembershipsTable {
  federationId: string;
  id: string;
  personId: string;
  unitId: string;
  state: string;
  post: string | null;
  memberNo: string | null;
  fromOn: string;
  toOn: string | null;
  endReason: string | null;
  createdAt: Date;
  version: ColumnType<number, number | undefined, number>;
}

export interface MessagesTable {
  federationId: string;
  id: string;
  personId: string;
  words: ColumnType<Json, JsonInput, JsonInput>;
  link: string | null;
  createdAt: Date;
  readAt: Date | null;
}

export interface NoticeHandlersTable {
  federationId: string;
  stageId: string;
  accountId: string;
}

export interface NoticeNamesTable {
  federationId: string;
  id: string;
  stageId: string;
  subjectKind: string;
  subjectId: string;
  groupKey: ColumnType<string, string | undefined, string>;
  rank: number | null;
  position: number;
  name: string;
  about: ColumnType<string, string | undefined, string>;
  unitName: ColumnType<string, string | undefined, string>;
  deeds: ColumnType<string, string | undefined, string>;
  personIds: ColumnType<string[], string[] | undefined, string[]>;
  state: string;
  substitute: ColumnType<boolean, boolean | undefined, boolean>;
  fromOn: string | null;
  untilOn: string | null;
  reason: string | null;
  result: ColumnType<Json | null, JsonInput | null, JsonInput | null>;
}

export interface NoticeObjectionMovesTable {
  federationId: string;
  id: string;
  objectionId: string;
  at: Date;
  actorId: string | null;
  actorName: string;
  move: string;
  sealed: Buffer;
}

export interface NoticeObjectionsTable {
  federationId: string;
  id: string;
  stageId: string;
  nameId: string;
  number: number;
  channel: string;
  receivedOn: string;
  state: string;
  sealed: Buffer;
  receiptHash: Buffer;
  assignedTo: string | null;
  reply: string | null;
  concludedAt: Date | null;
}

export interface NoticesTable {
  federationId: string;
  stageId: string;
  state: string;
  fromOn: string | null;
  untilOn: string | null;
  postedAt: Date | null;
  finishedAt: Date | null;
  nextNumber: ColumnType<number, number | undefined, number>;
}

export interface PersonFieldsTable {
  federationId: string;
  personId: string;
  field: string;
  value: ColumnType<Json, JsonInput, JsonInput>;
  learnedFrom: string | null;
  learnedAt: Date;
}

export interface PersonsTable {
  federationId: string;
  id: string;
  name: string;
  pinyin: string;
  initials: string;
  words: ColumnType<string | null, never, never>;
  sex: ColumnType<string, string | undefined, string>;
  bornOn: string | null;
  phoneCipher: Buffer | null;
  phoneHash: Buffer | null;
  phoneMasked: string | null;
  documentKind: string | null;
  documentCipher: Buffer | null;
  documentHash: Buffer | null;
  documentMasked: string | null;
  workerKinds: ColumnType<string[], string[] | undefined, string[]>;
  honours: ColumnType<string[], string[] | undefined, string[]>;
  codeRef: string;
  codeSecret: Buffer;
  createdAt: Date;
  updatedAt: Date;
  version: ColumnType<number, number | undefined, number>;
}

export interface PrintRunsTable {
  federationId: string;
  id: string;
  printer: string;
  name: string;
  lang: string;
  aboutId: string;
  unitId: string;
  items: string[];
  done: ColumnType<number, number | undefined, number>;
  state: string;
  tries: ColumnType<number, number | undefined, number>;
  startedBy: string;
  createdAt: Date;
  advancedAt: Date;
  finishedAt: Date | null;
}

export interface ProgrammeChangesTable {
  federationId: string;
  id: string;
  programmeId: string;
  at: Date;
  actorId: string | null;
  actorName: string;
  kind: string;
  fromState: string | null;
  toState: string | null;
  detail: ColumnType<Json, JsonInput | undefined, JsonInput>;
}

export interface ProgrammeUnitsTable {
  federationId: string;
  programmeId: string;
  unitId: string;
  part: string;
}

export interface ProgrammesTable {
  federationId: string;
  id: string;
  template: string;
  title: string;
  titleEn: string | null;
  summary: ColumnType<string, string | undefined, string>;
  body: ColumnType<string, string | undefined, string>;
  unitId: string;
  campaignId: string | null;
  strand: string | null;
  state: string;
  startsAt: Date | null;
  endsAt: Date | null;
  place: ColumnType<string, string | undefined, string>;
  audience: ColumnType<Json, JsonInput | undefined, JsonInput>;
  fields: ColumnType<Json, JsonInput | undefined, JsonInput>;
  woodcut: string;
  coverFileId: string | null;
  cancelReason: string | null;
  publishedAt: Date | null;
  search: ColumnType<string, string | undefined, string>;
  createdBy: string | null;
  createdAt: Date;
  updatedAt: Date;
  version: ColumnType<number, number | undefined, number>;
  summaryEn: ColumnType<string, string | undefined, string>;
  placeEn: ColumnType<string, string | undefined, string>;
}

export interface RateLimitsTable {
  key: string;
  hits: number;
  resetsAt: Date;
}

export interface ReviewBoardsTable {
  federationId: string;
  stageId: string;
  settledAt: Date | null;
  settledBy: string | null;
}

export interface ReviewMovesTable {
  federationId: string;
  id: string;
  nomineeId: string;
  at: Date;
  actorId: string | null;
  actorName: string;
  move: string;
  step: number;
  level: string | null;
  reason: string | null;
  detail: ColumnType<Json, JsonInput | undefined, JsonInput>;
}

export interface ReviewNomineesTable {
  federationId: string;
  id: string;
  stageId: string;
  groupKey: string;
  kind: string;
  personId: string | null;
  unitId: string;
  name: string;
  about: ColumnType<string, string | undefined, string>;
  categories: ColumnType<string[], string[] | undefined, string[]>;
  deedsShort: ColumnType<string, string | undefined, string>;
  deedsLong: ColumnType<string, string | undefined, string>;
  state: string;
  step: ColumnType<number, number | undefined, number>;
  dueOn: string | null;
  rank: number | null;
  version: ColumnType<number, number | undefined, number>;
  createdAt: Date;
  updatedAt: Date;
}

export interface ReviewOpinionsTable {
  federationId: string;
  nomineeId: string;
  step: number;
  department: string;
  verdict: string;
  document: ColumnType<string, string | undefined, string>;
  givenOn: string;
}

export interface RoleGrantsTable {
  federationId: string;
  id: string;
  accountId: string;
  role: string;
  unitId: string;
  fromOn: string;
  toOn: string | null;
  reason: string | null;
  grantedBy: string | null;
  grantedAt: Date;
  revokedAt: Date | null;
  revokedBy: string | null;
}

export interface RollupPeopleTable {
  federationId: string;
  indicator: string;
  holderKind: string;
  holderId: string;
  personId: string;
  month: string;
  facts: number;
}

export interface RollupsTable {
  federationId: string;
  indicator: string;
  holderKind: string;
  holderId: string;
  period: string;
  amount: number;
  declaredAmount: ColumnType<number, number | undefined, number>;
  people: ColumnType<number, number | undefined, number>;
  facts: ColumnType<number, number | undefined, number>;
  foldedAt: Date;
}

export interface RosterImportRowsTable {
  federationId: string;
  importId: string;
  rowNumber: number;
  cells: Buffer | null;
  unitId: string | null;
  problems: ColumnType<Json, JsonInput | undefined, JsonInput>;
  outcome: ColumnType<string, string | undefined, string>;
  personId: string | null;
  superiorId: string | null;
  superiorRow: number | null;
  rank: ColumnType<number, number | undefined, number>;
}

export interface RosterImportsTable {
  federationId: string;
  id: string;
  unitId: string;
  fileKey: string | null;
  fileName: string;
  sheetNames: ColumnType<Json, JsonInput | undefined, JsonInput>;
  sheetName: string | null;
  headingRow: number | null;
  columns: ColumnType<Json, JsonInput | undefined, JsonInput>;
  samples: Buffer | null;
  mapping: ColumnType<Json, JsonInput | undefined, JsonInput>;
  state: string;
  rowsTotal: ColumnType<number, number | undefined, number>;
  rowsChecked: ColumnType<number, number | undefined, number>;
  rowsGood: ColumnType<number, number | undefined, number>;
  rowsBad: ColumnType<number, number | undefined, number>;
  rowsCreated: ColumnType<number, number | undefined, number>;
  rowsUpdated: ColumnType<number, number | undefined, number>;
  rowsUnchanged: ColumnType<number, number | undefined, number>;
  rowsRefused: ColumnType<number, number | undefined, number>;
  attempts: ColumnType<number, number | undefined, number>;
  failure: ColumnType<Json | null, JsonInput | null, JsonInput | null>;
  createdBy: string | null;
  actorName: string;
  createdAt: Date;
  updatedAt: Date;
  version: ColumnType<number, number | undefined, number>;
  subject: string;
}

export interface SessionAgendaItemsTable {
  federationId: string;
  sessionId: string;
  position: number;
  id: string;
  chapter: ColumnType<string, string | undefined, string>;
  title: string;
  startsAt: Date | null;
  minutes: number | null;
  speakers: ColumnType<Json, JsonInput | undefined, JsonInput>;
  note: ColumnType<string, string | undefined, string>;
}

export interface SessionChangesTable {
  txid: ColumnType<string, string | undefined, string>;
  at: ColumnType<Date, Date | undefined, Date>;
}

export interface SessionFollowUpsTable {
  federationId: string;
  id: string;
  sessionId: string;
  position: number;
  text: string;
  owner: ColumnType<string, string | undefined, string>;
  dueOn: string | null;
  doneAt: Date | null;
}

export interface SessionGuestsTable {
  federationId: string;
  stageId: string;
  personId: string;
  addedAt: Date;
  addedBy: string | null;
}

export interface SessionMaterialsTable {
  federationId: string;
  id: string;
  stageId: string;
  sessionId: string | null;
  title: string;
  fileId: string | null;
  url: string | null;
  visibility: string;
  reading: ColumnType<boolean, boolean | undefined, boolean>;
  addedAt: Date;
  addedBy: string | null;
}

export interface SessionMinutesTable {
  federationId: string;
  sessionId: string;
  body: string;
  visibility: string;
  writtenBy: string | null;
  writerName: string;
  writtenAt: Date;
  version: ColumnType<number, number | undefined, number>;
}

export interface SessionReadsTable {
  federationId: string;
  materialId: string;
  personId: string;
  readAt: Date;
}

export interface SessionsTable {
  federationId: string;
  id: string;
  stageId: string;
  title: string;
  titleEn: ColumnType<string, string | undefined, string>;
  startsAt: Date;
  endsAt: Date;
  onSite: boolean;
  online: boolean;
  venue: ColumnType<string, string | undefined, string>;
  address: ColumnType<string, string | undefined, string>;
  onlineLink: string | null;
  capacity: number | null;
  note: ColumnType<string, string | undefined, string>;
  cancelledAt: Date | null;
  cancelReason: string | null;
  heldAt: Date | null;
  heldSource: string | null;
  createdAt: Date;
  updatedAt: Date;
  version: ColumnType<number, number | undefined, number>;
  rollClosedAt: Date | null;
  forGroup: ColumnType<string, string | undefined, string>;
}

export interface SignInCodesTable {
  phoneHash: Buffer;
  codeHash: Buffer;
  tries: ColumnType<number, number | undefined, number>;
  createdAt: Date;
  expiresAt: Date;
}

export interface StageSubjectsTable {
  federationId: string;
  stageId: string;
  subjectKind: string;
  subjectId: string;
  fromStageId: string;
  handedAt: Date;
  withdrawnAt: Date | null;
  result: ColumnType<Json | null, JsonInput | null, JsonInput | null>;
  held: string | null;
}

export interface StagesTable {
  federationId: string;
  id: string;
  programmeId: string;
  kind: string;
  key: string;
  position: number;
  title: string;
  titleEn: string;
  settings: ColumnType<Json, JsonInput, JsonInput>;
  takesFrom: string | null;
  opensAt: Date | null;
  closesAt: Date | null;
  version: ColumnType<number, number | undefined, number>;
  alsoFrom: ColumnType<string[], string[] | undefined, string[]>;
}

export interface StandingEditionsTable {
  federationId: string;
  stageId: string;
  edition: number;
  at: Date;
  actorId: string | null;
  actorName: string;
  reason: ColumnType<string, string | undefined, string>;
}

export interface StandingRowsTable {
  federationId: string;
  stageId: string;
  edition: number;
  subjectKind: string;
  subjectId: string;
  position: number;
  name: string;
  unitName: ColumnType<string, string | undefined, string>;
  personIds: ColumnType<string[], string[] | undefined, string[]>;
  groupKey: ColumnType<string, string | undefined, string>;
  place: number | null;
  total: ColumnType<string, string | undefined, string>;
  decidedBy: ColumnType<string, string | undefined, string>;
  events: ColumnType<Json, JsonInput, JsonInput>;
}

export interface SubmissionBooksTable {
  federationId: string;
  stageId: string;
  nextNumber: ColumnType<number, number | undefined, number>;
}

export interface SubmissionChangesTable {
  federationId: string;
  id: string;
  workId: string;
  at: Date;
  actorName: string;
  change: string;
  before: ColumnType<Json | null, JsonInput | null, JsonInput | null>;
  reason: string | null;
}

export interface SubmissionClearancesTable {
  federationId: string;
  stageId: string;
  workId: string;
  otherId: string;
  note: string;
  actorName: string;
  at: Date;
}

export interface SubmissionFilesTable {
  federationId: string;
  workId: string;
  position: number;
  fileId: string;
  kind: string;
  caption: ColumnType<string, string | undefined, string>;
}

export interface SubmissionLikenessesTable {
  federationId: string;
  workId: string;
  otherId: string;
  kind: string;
  score: number;
  fileId: string | null;
  otherFileId: string | null;
  foundAt: Date;
}

export interface SubmissionPeopleTable {
  federationId: string;
  workId: string;
  id: string;
  position: number;
  part: string;
  name: string;
  personId: string | null;
  phoneHash: Buffer | null;
  phoneMasked: string | null;
}

export interface SubmissionWorksTable {
  federationId: string;
  id: string;
  stageId: string;
  number: number | null;
  personId: string;
  teamId: string | null;
  unitId: string | null;
  state: string;
  category: ColumnType<string, string | undefined, string>;
  title: ColumnType<string, string | undefined, string>;
  description: ColumnType<string, string | undefined, string>;
  place: ColumnType<string, string | undefined, string>;
  takenOn: string | null;
  text: ColumnType<string, string | undefined, string>;
  links: ColumnType<string[], string[] | undefined, string[]>;
  agreedAt: Date | null;
  reason: string | null;
  handInId: string | null;
  fingerprints: Buffer | null;
  createdAt: Date;
  changedAt: Date;
  handedInAt: Date | null;
}

export interface TallyReportsTable {
  federationId: string;
  id: string;
  stageId: string;
  unitId: string;
  indicator: string;
  form: ColumnType<string, string | undefined, string>;
  day: string;
  amount: number;
  note: ColumnType<string, string | undefined, string>;
  evidence: ColumnType<string[], string[] | undefined, string[]>;
  reportedBy: string | null;
  reporterName: string;
  reportedAt: Date;
  corrects: string | null;
  reason: string | null;
  replacedAt: Date | null;
}

export interface UnitChangesTable {
  federationId: string;
  id: string;
  unitId: string;
  kind: string;
  effectiveOn: string;
  detail: ColumnType<Json, JsonInput, JsonInput>;
  reason: string | null;
  recordedBy: string | null;
  actorName: string;
  recordedAt: Date;
  appliedAt: Date | null;
  withdrawnAt: Date | null;
  failedAt: Date | null;
  failure: ColumnType<Json | null, JsonInput | null, JsonInput | null>;
}

export interface UnitParentsTable {
  federationId: string;
  unitId: string;
  fromOn: string;
  toOn: string | null;
  parentId: string | null;
}

export interface UnitsTable {
  federationId: string;
  id: string;
  parentId: string | null;
  path: string;
  depth: ColumnType<number | null, never, never>;
  kind: string;
  name: string;
  shortName: string;
  pinyin: string;
  initials: string;
  formerNames: ColumnType<string, string | undefined, string>;
  words: ColumnType<string | null, never, never>;
  uscc: string | null;
  regionCode: string | null;
  industryId: string | null;
  address: string | null;
  phone: string | null;
  validUntil: string | null;
  status: ColumnType<string, string | undefined, string>;
  mergedInto: string | null;
  fromOn: string;
  toOn: string | null;
  createdAt: Date;
  version: ColumnType<number, number | undefined, number>;
  nameEn: ColumnType<string, string | undefined, string>;
}

export interface UploadPiecesTable {
  federationId: string;
  uploadId: string;
  fromByte: number;
  bytes: number;
  storageKey: string;
}

export interface UploadsTable {
  federationId: string;
  id: string;
  ownerId: string;
  name: string;
  kind: string;
  unitId: string | null;
  visibility: string;
  original: boolean;
  bytes: number;
  sha256: Buffer | null;
  received: ColumnType<number, number | undefined, number>;
  fileId: string | null;
  createdAt: Date;
  touchedAt: Date;
}

export interface Tables {
  absenceChanges: AbsenceChangesTable;
  absences: AbsencesTable;
  accounts: AccountsTable;
  apiKeys: ApiKeysTable;
  appointmentChanges: AppointmentChangesTable;
  appointmentClaims: AppointmentClaimsTable;
  appointmentConsents: AppointmentConsentsTable;
  appointmentNotes: AppointmentNotesTable;
  appointmentPhotos: AppointmentPhotosTable;
  appointmentProviders: AppointmentProvidersTable;
  appointmentSlots: AppointmentSlotsTable;
  appointments: AppointmentsTable;
  attendances: AttendancesTable;
  auditEntries: AuditEntriesTable;
  auditSeals: AuditSealsTable;
  authAccounts: AuthAccountsTable;
  authSessions: AuthSessionsTable;
  authTwoFactors: AuthTwoFactorsTable;
  authUsers: AuthUsersTable;
  authVerifications: AuthVerificationsTable;
  awardChoices: AwardChoicesTable;
  awardLists: AwardListsTable;
  awards: AwardsTable;
  briefs: BriefsTable;
  callLines: CallLinesTable;
  certificateSeals: CertificateSealsTable;
  certificateYears: CertificateYearsTable;
  certificates: CertificatesTable;
  enrolmentBatches: EnrolmentBatchesTable;
  enrolmentBooks: EnrolmentBooksTable;
  enrolmentChanges: EnrolmentChangesTable;
  enrolmentClaims: EnrolmentClaimsTable;
  enrolmentDoctors: EnrolmentDoctorsTable;
  enrolmentHandPoints: EnrolmentHandPointsTable;
  enrolmentHealth: EnrolmentHealthTable;
  enrolmentQuotaChanges: EnrolmentQuotaChangesTable;
  enrolmentQuotas: EnrolmentQuotasTable;
  enrolmentSeals: EnrolmentSealsTable;
  enrolmentTeamMembers: EnrolmentTeamMembersTable;
  enrolmentTeams: EnrolmentTeamsTable;
  enrolments: EnrolmentsTable;
  factLines: FactLinesTable;
  facts: FactsTable;
  factsUnfolded: FactsUnfoldedTable;
  federations: FederationsTable;
  feedbackAnswers: FeedbackAnswersTable;
  files: FilesTable;
  firstLinks: FirstLinksTable;
  folds: FoldsTable;
  galleries: GalleriesTable;
  galleryConsents: GalleryConsentsTable;
  galleryPlaces: GalleryPlacesTable;
  galleryVisits: GalleryVisitsTable;
  heldPlaces: HeldPlacesTable;
  honourChanges: HonourChangesTable;
  honourConsents: HonourConsentsTable;
  honours: HonoursTable;
  idempotentAnswers: IdempotentAnswersTable;
  judgingAssignments: JudgingAssignmentsTable;
  judgingEntries: JudgingEntriesTable;
  judgingHistory: JudgingHistoryTable;
  judgingJudges: JudgingJudgesTable;
  judgingMarks: JudgingMarksTable;
  judgingMeasures: JudgingMeasuresTable;
  judgingRecusals: JudgingRecusalsTable;
  judgingResults: JudgingResultsTable;
  judgingRounds: JudgingRoundsTable;
  judgingRulings: JudgingRulingsTable;
  judgingSheets: JudgingSheetsTable;
  ladderAwards: LadderAwardsTable;
  ladderChanges: LadderChangesTable;
  ladderLinks: LadderLinksTable;
  ladderResults: LadderResultsTable;
  ladders: LaddersTable;
  membershipChanges: MembershipChangesTable;
  memberships: MembershipsTable;
  messages: MessagesTable;
  noticeHandlers: NoticeHandlersTable;
  noticeNames: NoticeNamesTable;
  noticeObjectionMoves: NoticeObjectionMovesTable;
  noticeObjections: NoticeObjectionsTable;
  notices: NoticesTable;
  personFields: PersonFieldsTable;
  persons: PersonsTable;
  printRuns: PrintRunsTable;
  programmeChanges: ProgrammeChangesTable;
  programmeUnits: ProgrammeUnitsTable;
  programmes: ProgrammesTable;
  rateLimits: RateLimitsTable;
  reviewBoards: ReviewBoardsTable;
  reviewMoves: ReviewMovesTable;
  reviewNominees: ReviewNomineesTable;
  reviewOpinions: ReviewOpinionsTable;
  roleGrants: RoleGrantsTable;
  rollupPeople: RollupPeopleTable;
  rollups: RollupsTable;
  rosterImportRows: RosterImportRowsTable;
  rosterImports: RosterImportsTable;
  sessionAgendaItems: SessionAgendaItemsTable;
  sessionChanges: SessionChangesTable;
  sessionFollowUps: SessionFollowUpsTable;
  sessionGuests: SessionGuestsTable;
  sessionMaterials: SessionMaterialsTable;
  sessionMinutes: SessionMinutesTable;
  sessionReads: SessionReadsTable;
  sessions: SessionsTable;
  signInCodes: SignInCodesTable;
  stageSubjects: StageSubjectsTable;
  stages: StagesTable;
  standingEditions: StandingEditionsTable;
  standingRows: StandingRowsTable;
  submissionBooks: SubmissionBooksTable;
  submissionChanges: SubmissionChangesTable;
  submissionClearances: SubmissionClearancesTable;
  submissionFiles: SubmissionFilesTable;
  submissionLikenesses: SubmissionLikenessesTable;
  submissionPeople: SubmissionPeopleTable;
  submissionWorks: SubmissionWorksTable;
  tallyReports: TallyReportsTable;
  unitChanges: UnitChangesTable;
  unitParents: UnitParentsTable;
  units: UnitsTable;
  uploadPieces: UploadPiecesTable;
  uploads: UploadsTable;
}
