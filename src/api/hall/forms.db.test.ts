import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import type { Scope } from '../../people/access/rules.ts';
import { photo } from '../../platform/pictures/photo.fixture.ts';
import { plantAppointments } from '../../stages/appointments/appointments.fixture.ts';
import type { App } from '../request.ts';
import { addHall } from './routes.tsx';

const { db } = await testDatabase();

/** As little of a built hall as its pages name. */
const dist = mkdtempSync(join(tmpdir(), 'hall-'));
mkdirSync(join(dist, 'hall', '.vite'), { recursive: true });
const entries = ['hall/styles/hall.css', 'hall/islands/hall.ts', 'hall/islands/service-worker.ts'];
const screens = ['screen/styles/screen.css', 'screen/islands/screen.ts', 'screen/islands/screen-worker.ts'];
writeFileSync(
  join(dist, 'hall', '.vite', 'manifest.json'),
  JSON.stringify(Object.fromEntries([...entries, ...screens].map((name) => [`src/web/${name}`, { file: 'x' }]))),
);
afterAll(() => rmSync(dist, { recursive: true }));

async function openHall() {
  const desk = await plantAppointments(db);
  let scope: Scope = desk.hall.visitor();
  const app: App = new Hono();
  addHall(app, desk.hall.house, { scopeOf: async () => scope, dist, demoSignIns: [] });
  const base = `/programmes/${desk.programmeId}/${desk.stageId}`;
  return {
    desk,
    base,
    /** Sends a form of a page, as whoever the scope says. */
    async send(who: Scope, page: string, fields: Record<string, string> | FormData) {
      scope = who;
      const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
      const answer = await app.request(`${base}/${page}`, { method: 'POST', body });
      return { status: answer.status, to: answer.headers.get('location'), html: await answer.text(), answer };
    },
    async open(who: Scope, page: string) {
      scope = who;
      const answer = await app.request(`${base}/${page}`);
      return { status: answer.status, kept: answer.headers.get('cache-control'), html: await answer.text() };
    },
  };
}

describe('a form that is sent by somebody who is signed in no more', () => {
  test('comes back to the very page after a press', async () => {
    const { desk, base, send } = await openHall();
    const slotId = await desk.slot('doctor', '09:15');
    const page = 'book?day=2026-12-02&provider=doctor';
    const { status, to } = await send(desk.hall.visitor(), page, { action: 'book', slotId });
    expect([status, to]).toEqual([303, `/sign-in?to=${encodeURIComponent(`${base}/${page}`)}`]);
  });

  test('keeps what was typed, to be sent again once signed in', async () => {
    const { desk, base, send } = await openHall();
    const { appointmentId } = await desk.book(await desk.hall.worker());
    const page = `notes?appointment=${appointmentId}`;
    const fields = { action: 'note', appointmentId, words: '血压偏高，<建议>复查。' };
    const { status, html, answer } = await send(desk.hall.visitor(), page, fields);
    expect(status).toEqual(401);
    expect(answer.headers.get('cache-control')).toEqual('private, no-store');
    expect(html).toContain(`action="${base}/${page}"`);
    expect(html).toContain('value="血压偏高，&lt;建议&gt;复查。"');
    expect(html).toContain(`value="${appointmentId}"`);
    expect(html).toContain(encodeURIComponent(`${base}/${page}`));
    desk.until('09:05');
    const sent = await send(desk.doctor, page, fields);
    expect([sent.status, sent.to]).toEqual([303, `${base}/${page}`]);
  });
});

describe('a form that is refused', () => {
  test('keeps the name of somebody who walks in, and the time that was chosen', async () => {
    const { desk, send } = await openHall();
    desk.until('09:01');
    const taken = await desk.slot('doctor', '09:00');
    await desk.take(desk.doctor, 'walkIn', { slotId: taken, name: '先来的' });
    const { status, html } = await send(desk.doctor, 'day', { action: 'walkIn', slotId: taken, name: '后来的' });
    expect(status).toEqual(409);
    expect(html).toContain('value="后来的"');
    const chosen = await desk.slot('doctor', '09:30');
    const nameless = await send(desk.doctor, 'day', { action: 'walkIn', slotId: chosen, name: '' });
    expect(nameless.html).toMatch(new RegExp(`<option value="${chosen}" selected`));
  });

  test('keeps the photos that arrived and the caption, where one of them was refused', async () => {
    const { desk, base, send } = await openHall();
    const { appointmentId } = await desk.book(await desk.hall.worker(), 'camera');
    desk.until('09:01');
    await desk.take(desk.photographer, 'mark', { appointmentId, move: 'arrive' });
    const page = `visit?appointment=${appointmentId}`;
    const form = (photos: (File | string)[]) => {
      const fields = new FormData();
      for (const [name, value] of Object.entries({ action: 'addPhotos', appointmentId, caption: '塔吊司机' }))
        fields.set(name, value);
      for (const each of photos) fields.append('photos', each);
      return fields;
    };
    const good = new File([new Uint8Array(await photo(1))], 'good.jpg', { type: 'image/jpeg' });
    const bad = new File(['no picture'], 'bad.heic', { type: 'image/heic' });
    const refused = await send(desk.photographer, page, form([good, bad]));
    expect(refused.status).toEqual(422);
    expect(refused.html).toContain('bad.heic');
    expect(refused.html).toContain('value="塔吊司机"');
    const [, id = ''] = /type="checkbox" name="photos"[^>]*value="([0-9a-f-]{36})"/.exec(refused.html) ?? [];
    expect(id).not.toEqual('');
    const sent = await send(desk.photographer, page, form([id]));
    expect([sent.status, sent.to]).toEqual([303, `${base}/${page}`]);
    const { photos } = await desk.visit(desk.photographer, appointmentId);
    expect(photos.map(({ caption }) => caption)).toEqual(['塔吊司机']);
  });

  test('keeps a claim code that opens nothing, and counts it', async () => {
    const { desk, send } = await openHall();
    const { status, html } = await send(desk.hall.visitor(), 'claim', { action: 'claim', code: 'ABCDE-FGH1J' });
    expect(status).toEqual(422);
    expect(html).toContain('value="ABCDE-FGH1J"');
    expect(html).toContain('没有找到');
    const hits = await db.selectFrom('rateLimits').selectAll().execute();
    expect(JSON.stringify(hits)).toContain('photo claim');
  });
});

test('pages for one pair of eyes stay on no disk, whether they were taken or refused', async () => {
  const { desk, open, send } = await openHall();
  const { appointmentId } = await desk.book(await desk.hall.worker());
  const page = `notes?appointment=${appointmentId}`;
  expect((await open(desk.doctor, page)).kept).toEqual('private, no-store');
  expect((await open(desk.hall.visitor(), 'book')).kept).toEqual('private, no-cache');
  const refused = await send(desk.doctor, page, { action: 'note', appointmentId, words: '' });
  expect([refused.status, refused.answer.headers.get('cache-control')]).toEqual([422, 'private, no-store']);
});
