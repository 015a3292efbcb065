import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { fileTicket, isTicketFor } from './tickets.ts';

const signing = randomBytes(32);
const file = { federationId: randomUUID(), fileId: randomUUID() };
const now = new Date('2026-11-29T08:20:00Z');
const after = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const ticket = fileTicket(signing, { ...file, now });

test('a ticket opens its file for some hours, and stays the same for a while', () => {
  expect(isTicketFor(signing, { ...file, ticket, now })).toBe(true);
  expect(isTicketFor(signing, { ...file, ticket, now: after(11) })).toBe(true);
  expect(isTicketFor(signing, { ...file, ticket, now: after(12) })).toBe(false);
  expect(fileTicket(signing, { ...file, now: after(0.5) })).toBe(ticket);
});

test.each<[string, Partial<Parameters<typeof isTicketFor>[1]>]>([
  ['another file', { fileId: randomUUID() }],
  ['another federation', { federationId: randomUUID() }],
  ['a longer time', { ticket: ticket.replace(/^\w+/, 'zzzzzz') }],
  ['no signature', { ticket: ticket.split('.')[0] ?? '' }],
  ['another signature', { ticket: `${ticket.slice(0, -4)}aaaa` }],
  ['nothing', { ticket: '' }],
])('a ticket does not open for %s', (_what, change) => {
  expect(isTicketFor(signing, { ...file, ticket, now, ...change })).toBe(false);
});

test('a ticket of another house opens nothing', () => {
  expect(isTicketFor(randomBytes(32), { ...file, ticket, now })).toBe(false);
});
