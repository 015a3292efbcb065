import { z } from 'zod';
import { keyOf } from '../../kernel/fields.ts';
import { defineList } from '../../kernel/lists.ts';
import { defineRoutes } from '../../kernel/routes.ts';
import { type CertificateKind, type CertificateState, certificateKinds, certificateStates } from './register.ts';

const uuid = z.uuid();
const kindKey = keyOf<CertificateKind>(certificateKinds);
const stateKey = keyOf<CertificateState>(certificateStates);

/** What anybody learns who has a number in hand: nothing of the holder but the name on the sheet. */
export const certificateCheck = z.discriminatedUnion('found', [
  z.object({
    found: z.literal(true),
    number: z.string(),
    state: stateKey,
    revokedOn: z.iso.date().nullable(),
    title: z.string(),
    holderName: z.string(),
    award: z.string(),
    issuers: z.array(z.string()),
    issuedOn: z.iso.date(),
  }),
  z.object({
    found: z.literal(false),
    misread: z.boolean().describe('By its check character this is no number at all: a slip in typing'),
  }),
]);
export type CertificateCheck = z.output<typeof certificateCheck>;

const certificateItem = z.object({
  id: uuid,
  number: z.string(),
  kind: kindKey,
  holderName: z.string(),
  award: z.string(),
  unitName: z.string(),
  issuedOn: z.iso.date(),
  state: stateKey,
  revokedOn: z.iso.date().nullable(),
  revokedBy: z.string().nullable(),
  reason: z.string().nullable(),
});
export type CertificateItem = z.output<typeof certificateItem>;

export const certificateList = defineList({
  name: ['证书', 'Certificates'],
  item: certificateItem,
  columns: {
    number: { title: ['编号', 'Number'], kind: 'text', sortable: true },
    holderName: { title: ['持有人', 'Holder'], kind: 'text' },
    award: { title: ['内容', 'What for'], kind: 'text' },
    kind: { title: ['类别', 'Kind'], kind: 'tag', values: certificateKinds, hidden: true },
    unitName: { title: ['颁发单位', 'Issued by'], kind: 'unit' },
    issuedOn: { title: ['颁发日期', 'Issued on'], kind: 'date', sortable: true },
    state: { title: ['状态', 'State'], kind: 'tag', values: certificateStates },
    revokedOn: { title: ['撤销日期', 'Revoked on'], kind: 'date', hidden: true },
    revokedBy: { title: ['撤销人', 'Revoked by'], kind: 'text', hidden: true },
    reason: { title: ['撤销原因', 'Reason'], kind: 'text', hidden: true },
  },
  filters: z.object({
    batchId: uuid.optional().describe('Issued together, such as by one stage'),
    state: stateKey.optional(),
  }),
  defaultSort: '-number',
});

export const myCertificate = z.object({
  id: uuid,
  number: z.string(),
  title: z.string(),
  award: z.string(),
  issuers: z.array(z.string()),
  issuedOn: z.iso.date(),
  state: stateKey,
  revokedOn: z.iso.date().nullable(),
});
export type MyCertificate = z.output<typeof myCertificate>;

export const printRunView = z.object({
  id: uuid,
  name: z.string(),
  state: z.enum(['waiting', 'done', 'failed']),
  done: z.number().int(),
  total: z.number().int(),
  startedBy: z.string(),
  createdAt: z.date(),
  finishedAt: z.date().nullable(),
});
export type PrintRunView = z.output<typeof printRunView>;

export const certificateRoutes = defineRoutes({
  check: {
    method: 'get',
    path: '/certificates/check/{number}',
    words: ['查验证书', 'Check the number of a certificate'],
    access: 'public',
    params: z.object({ number: z.string().max(80) }),
    output: certificateCheck,
  },
  list: {
    method: 'get',
    path: '/certificates',
    words: ['证书', 'Certificates'],
    access: 'programmes.read',
    list: certificateList,
  },
  listMine: {
    method: 'get',
    path: '/me/certificates',
    words: ['我的证书', 'My certificates'],
    access: 'signed-in',
    output: z.object({ items: z.array(myCertificate) }),
  },
  print: {
    method: 'get',
    path: '/certificates/sheets/{certificateId}',
    words: ['打印证书', 'A certificate to print'],
    access: 'signed-in',
    params: z.object({ certificateId: uuid }),
    file: 'application/pdf',
  },
  startRun: {
    method: 'post',
    path: '/certificates/runs',
    words: ['批量打印证书', 'Print all certificates of a batch'],
    access: 'programmes.manage',
    body: z.object({ batchId: uuid, issuedOn: z.iso.date().optional().describe('Only those issued on this day') }),
    output: z.object({ id: uuid, total: z.number().int() }),
    status: 202,
  },
  listRuns: {
    method: 'get',
    path: '/certificates/runs',
    words: ['打印进度', 'Print runs of a batch'],
    access: 'programmes.read',
    query: z.object({ batchId: uuid }),
    output: z.object({ items: z.array(printRunView) }),
  },
  readRun: {
    method: 'get',
    path: '/certificates/runs/{runId}/sheets',
    words: ['下载批量打印', 'The sheets of a print run'],
    access: 'programmes.read',
    params: z.object({ runId: uuid }),
    file: 'application/pdf',
  },
  seal: {
    method: 'get',
    path: '/certificates/seals/{unitId}',
    words: ['证书印章', 'The seal printed on certificates of a unit'],
    access: 'programmes.manage',
    params: z.object({ unitId: uuid }),
    output: z.object({ fileId: uuid.nullable(), setBy: z.string(), setAt: z.date().nullable() }),
  },
  setSeal: {
    method: 'put',
    path: '/certificates/seals/{unitId}',
    words: ['设置证书印章', 'Set the seal of a unit'],
    access: 'units.manage',
    params: z.object({ unitId: uuid }),
    body: z.object({ fileId: uuid.nullable() }),
    output: z.object({ fileId: uuid.nullable() }),
  },
});
