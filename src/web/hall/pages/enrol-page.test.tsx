import { describe, expect, test } from 'vitest';
import { enrol, frameIn } from '../pages.fixture.tsx';
import { renderPage } from '../shell.tsx';
import { EnrolPage } from './enrol-page.tsx';

describe('the enrolment page', () => {
  const html = renderPage(<EnrolPage frame={frameIn('zh')} view={enrol} />);

  test('never asks what is known, and shows it masked', () => {
    expect([...html.matchAll(/<(?:input|textarea|select)[^>]* name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'idempotencyKey',
      'birthYear',
      'say',
    ]);
    expect(html).toContain('138****1234');
  });

  test('keeps what was typed after an error, says it on top and beside the field', () => {
    const wrong = renderPage(
      <EnrolPage
        frame={frameIn('zh')}
        view={{
          ...enrol,
          ask: [{ name: 'birthYear', label: 'Year', kind: 'number', value: '19855', error: '请填四位年份' }],
          questions: [{ name: 'say', label: 'A word', kind: 'longText', value: '加油' }],
        }}
      />,
    );

    expect(wrong).toContain('<a href="#f-birthYear">请填四位年份</a>');
    expect(wrong).toContain('<p class="error" id="f-birthYear-error">请填四位年份</p>');
    expect(wrong).toMatch(
      /id="f-birthYear"[^>]*aria-describedby="f-birthYear-error"[^>]*aria-invalid="true"[^>]*value="19855"/,
    );
    expect(wrong).toContain('>加油</textarea>');
  });

  test('counts the boxes to correct, and none where the whole request was refused', () => {
    const refused = renderPage(<EnrolPage frame={frameIn('zh')} view={{ ...enrol, errors: ['名额已满。'] }} />);

    expect(refused).toContain('<h2>没有办成，填好的都还在</h2>');
    expect(refused).toContain('<li>名额已满。</li>');
  });

  test('says why not, with a way on, instead of a form that nobody would take', () => {
    const refused = renderPage(
      <EnrolPage
        frame={frameIn('zh')}
        view={{ ...enrol, why: { allowed: false, lines: [{ ok: false, text: '限农民工' }] } }}
      />,
    );

    expect(refused).not.toMatch(/<form[^>]*method="post"/);
    expect(refused).toContain('不符合：</span>限农民工');
    expect(refused).toContain('<a class="btn" href="/programmes?view=open">看看其他能报名的</a>');
  });

  test('says that nothing is left to fill in', () => {
    const bare = renderPage(<EnrolPage frame={frameIn('zh')} view={{ ...enrol, ask: [], questions: [] }} />);

    expect(bare).toContain('什么都不用填，直接提交就行。');
  });
});
