import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { plantEnrolment } from '../enrolment.fixture.ts';

const { db } = await testDatabase();

describe('answers', () => {
  const questions = [
    { key: 'size', label: '衣服尺码', kind: 'oneOf', options: ['M', 'L'], required: true, remember: true },
    { key: 'hired', label: '入职日期', kind: 'day' },
  ];

  test('what is missing or does not fit is named; what is remembered is not asked again', async () => {
    const { hall, enrol, look } = await plantEnrolment(db, { questions });
    const who = await hall.worker();
    await expect(enrol(who)).rejects.toMatchObject({
      code: 'enrolment.answersMissing',
      fields: [{ path: 'answers.size' }],
    });
    await expect(enrol(who, { answers: { size: 'XL', hired: '2026-02-30' } })).rejects.toMatchObject({
      fields: [{ path: 'answers.size' }, { path: 'answers.hired' }],
    });
    await enrol(who, { answers: { size: 'L' } });

    const next = await hall.live('enrolment', { questions });
    const call = { kind: 'enrolment', stageId: next.stageId };
    const form: { ask: { key: string }[]; known: { name: string; value: string }[] } = await hall.look(who.scope, {
      ...call,
      name: 'form',
    });
    expect(form.ask.map((question) => question.key)).toEqual(['hired']);
    expect(form.known).toContainEqual({ name: 'size', label: ['衣服尺码', '衣服尺码'], value: 'L' });
    expect(await hall.act(who.scope, { ...call, name: 'enrol' })).toMatchObject({ state: 'admitted' });
    expect(await look(who, 'mine')).toMatchObject({ state: 'admitted' });
  });

  test('an answer kept before that fits no more is asked anew', async () => {
    const { hall, enrol } = await plantEnrolment(db, { questions });
    const who = await hall.worker();
    await enrol(who, { answers: { size: 'L' } });
    const [size] = questions;
    const next = await hall.live('enrolment', { questions: [{ ...size, options: ['170', '175'] }] });
    const call = { kind: 'enrolment', stageId: next.stageId };
    const form: { ask: { key: string }[] } = await hall.look(who.scope, { ...call, name: 'form' });
    expect(form.ask.map((question) => question.key)).toEqual(['size']);
    expect(await hall.act(who.scope, { ...call, name: 'enrol' }, { answers: { size: '175' } })).toMatchObject({
      state: 'admitted',
    });
  });
});
