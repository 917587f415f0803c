// The page of a risk assessment: what is answered saves itself; what is missing is said; what was last time stands beside.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { doneCard } from '../../../src/cards/home.ts';
import type { RiskPage } from '../../../src/web/reads/risk.ts';
import { must } from '../../people/builders.ts';
import { allAnswered, e1 } from '../../people/assessment-builders.ts';
import { Desk, savedAt } from '../card/desk-fixture.ts';
import { caseOf, reference, step } from '../case/case-fixtures.ts';
import { openWorld, type World } from '../world.ts';
import type { RiskAnswers } from '../../../src/domain/case/assessment/answers.ts';
import { draftOf, prefilled, readRisk, riskOf, risksAt, secondDraft, told, versions } from './risk-fixtures.ts';

const sign = { grade: 'E', line: '12 Dec: seen', source: 'school' };

describe('The page of a risk assessment', () => {
  let world: World;
  let page: Page;
  let desk: Desk;
  before(async () => {
    world = await openWorld();
  });
  const opens = async (answer: RiskPage = riskOf({ draft: draftOf() }), clock = true): Promise<void> => {
    await world.begins({ [risksAt]: answer, [`cases/${reference}`]: caseOf({ risk: [...versions] }) });
    desk = Desk.at(world, doneCard('Risk assessment completed.', [], []));
    page = await world.opens({ link: `risk/${reference}`, clock });
    await page.getByRole('heading', { level: 1, name: `Risk assessment: ${reference}` }).waitFor();
    await page.locator('[aria-label=Loading]').waitFor({ state: 'detached' });
    if (clock) await page.clock.pauseAt(new Date(Date.now() + 60_000));
  };
  const answers = async (code: string, value: string): Promise<void> =>
    page.locator(`[data-sign=${code}] input[value="${value}"]`).check();
  const answerTo = async (code: string): Promise<string> =>
    page.locator(`[data-sign=${code}] input:checked`).inputValue();
  const row = (code: string) => page.locator(`[data-sign=${code}]`);
  const passes = async (ms: number): Promise<void> => page.clock.runFor(ms);
  const saved = async (count: number): Promise<Readonly<Record<string, unknown>>> => {
    await desk.savesTo(count);
    return must(desk.saves[count - 1]).data;
  };

  it('asks of 65 signs and strengths in under five screens of a laptop, and eight of a phone', async () => {
    await opens();
    const height = async (): Promise<number> => page.evaluate<number>('document.documentElement.scrollHeight');
    assert.equal(await page.locator('[data-sign]').count(), 65);
    assert.ok((await height()) <= 4300, `${await height()} px at 1,280`);
    await page.setViewportSize({ width: 390, height: 844 });
    assert.ok((await height()) <= 6900, `${await height()} px at 390`);
  });

  it('saves itself after three seconds, and then only what has changed since', async () => {
    await opens();
    await answers('V01', 'N');
    await row('C08').getByLabel('When, and what').fill('4 Jan: three times');
    await passes(3100);
    const data = await saved(1);
    assert.deepEqual(data, {
      ref: reference,
      risk: 'RA1',
      command: 'first',
      signs: { V01: { grade: 'N' }, C08: { grade: 'E', line: '4 Jan: three times', source: 'Referral' } },
      strengths: {},
    });
    await page.getByText('Saved 10:02').waitFor();
    desk.saved = savedAt('10:03', doneCard('Saved 10:03', [], []));
    await answers('P1', '2');
    await passes(6000);
    const { signs, strengths } = await saved(2);
    assert.deepEqual([signs, strengths], [{}, { P1: '2' }]);
    // First the answer: while it is under way, a minute of the page's clock is its time-out, and a time-out is tried again.
    await page.getByText('Saved 10:03').waitFor();
    await passes(60_000);
    assert.equal(desk.saves.length, 2);
  });
  it('says below what backs a sign, once it is left, which words may blame a child; nothing is held up', async () => {
    await opens();
    const line = row('C08').getByLabel('When, and what');
    const note = row('C08').getByRole('status');
    await line.fill('4 Jan: absconded');
    assert.equal(await note.count(), 0, 'not while one types');
    await line.blur();
    assert.match(await note.innerText(), /○ About the words: “absconded”: better, missing/);
    assert.match(await page.locator('[data-sign=C08] input[aria-describedby]').first().inputValue(), /absconded/);
    await line.fill('4 Jan: he says “I absconded”');
    await line.blur();
    await note.waitFor({ state: 'detached' });
    await passes(3100);
    assert.deepEqual((await saved(1))['signs'], {
      C08: { grade: 'E', line: '4 Jan: he says “I absconded”', source: 'Referral' },
    });
  });
  it('asks of a sign of health whether what backs it is for the lead worker and health only, and says it then', async () => {
    const signs = { ...prefilled.signs, G04: sign, C01: sign };
    await opens(riskOf({ draft: draftOf({ ...prefilled, signs } as RiskAnswers) }));
    const only = /^For the lead worker and health only/;
    assert.equal(await page.getByLabel(only).count(), 1);
    await row('G04').getByLabel(only).click();
    await row('G04').getByText('Read by the lead worker and health.').waitFor();
    assert.equal(await page.getByLabel(only).count(), 0);
    await passes(3100);
    assert.deepEqual((await saved(1))['signs'], { G04: { ...sign, mark: 'health' } });
  });
  it('asks nothing of a sign of which what backs it is for others: it is said, not counted as missing, and never sent', async () => {
    const { G05: _none, ...others } = allAnswered({ ...e1, G04: { grade: 'E' } }).signs;
    const answered = draftOf({ ...allAnswered(e1), signs: others });
    const closed = { G04: 'for the lead worker and health', G05: 'for the police' };
    await opens(riskOf({ draft: { ...answered, answers: { ...answered.answers, closed } } }));
    assert.match(
      await row('G04').innerText(),
      /Evidenced, last 6 months. It stays as it is: what backs it is for the lead worker and health\./,
    );
    assert.match(await row('G05').innerText(), /Not answered. It stays as it is: what backs it is for the police\./);
    assert.equal((await row('G04').locator('input').count()) + (await row('G05').locator('input').count()), 0);
    await page.getByRole('button', { name: 'See the result' }).waitFor();
    await row('V01').locator('input[value="U"]').check();
    await passes(3100);
    assert.deepEqual((await saved(1))['signs'], { V01: { grade: 'U' } });
  });
  it('says of all the others of a part at once, and leaves alone what is answered', async () => {
    await opens();
    await page
      .getByRole('group', { name: /^All the others of Significant signs/ })
      .getByRole('button')
      .first()
      .click();
    await passes(3100);
    const { signs } = await saved(1);
    assert.deepEqual(Object.keys(signs as object).length, 10, 'eleven but the one that the referral answers');
    assert.equal(await answerTo('C08'), 'E');
    assert.equal(await row('C08').getByText('From the referral: check it.').count(), 1);
  });
  it('asks about another form too, and goes there', async () => {
    await opens();
    await page.getByRole('button', { name: 'Cuckooing' }).click();
    await page.clock.runFor(50);
    await page.locator('[data-at=CU]:focus').waitFor();
    await passes(3100);
    assert.deepEqual((await saved(1))['forms'], ['CE', 'CU']);
  });
  it('says what is missing where it is, and goes to the first', async () => {
    await opens(
      riskOf({ draft: draftOf({ ...allAnswered(e1), signs: { ...allAnswered(e1).signs, G01: { grade: 'E' } } }) }),
    );
    await page.getByRole('button', { name: 'Show what is missing (1)' }).click();
    await passes(50);
    await row('G01').getByText('Say when and what.').waitFor();
    await row('G01').getByLabel('When, and what').fill('seen once');
    await row('G01').getByText('Give a date, for example 12 Dec.').waitFor();
    await row('G01').getByLabel('When, and what').fill('12 Dec: seen once');
    await row('G01').getByText('Say who says so.').waitFor();
  });
  it('is answered by letters: one stop of the keyboard a sign, a key each; Delete takes an answer back', async () => {
    await opens();
    assert.equal(await page.locator('[data-sign] select').count(), 0);
    const group = page.getByRole('radiogroup', { name: /^V01/ });
    assert.equal(await group.getByRole('radio', { checked: true }).count(), 0, 'nothing is answered beforehand');
    await group.getByRole('radio').first().focus();
    await page.keyboard.press('b');
    assert.equal(await answerTo('V01'), 'ER');
    assert.match(await group.innerText(), /Both: last 6 months, and before/);
    await page.keyboard.press('n');
    await page.keyboard.press('Tab');
    await page.keyboard.press('u');
    assert.deepEqual([await answerTo('V01'), await answerTo('V02')], ['N', 'U']);
    await page.keyboard.press('ArrowLeft');
    assert.equal(await answerTo('V02'), 'N');
    await page.keyboard.press('Delete');
    assert.equal(await page.locator('[data-sign=V02] input:checked').count(), 0);
    await answers('V03', 'S');
    await page.locator('[data-sign=V03] input:checked').click();
    assert.equal(await page.locator('[data-sign=V03] input:checked').count(), 0, 'pressed again it is taken back');
  });
  it('keeps what could not be saved, says why, and asks before it is lost', async () => {
    await opens();
    desk.saved = { status: 503 };
    await answers('V01', 'U');
    await passes(3100);
    await page.getByText('Not saved: The test says 503.').waitFor();
    assert.equal(await answerTo('V01'), 'U');
    await page.getByRole('link', { name: 'Back to the case' }).click();
    await page.getByRole('alertdialog', { name: 'Not saved yet' }).waitFor();
    await page.getByRole('button', { name: 'Keep writing' }).click();
    assert.equal(await answerTo('V01'), 'U');
  });
  it('saves itself when the page is left', async () => {
    await opens(undefined, false);
    await answers('V02', 'N');
    await page.getByRole('link', { name: 'Back to the case' }).click();
    assert.partialDeepStrictEqual(await saved(1), { signs: { V02: { grade: 'N' } } });
  });
  it('shows what a colleague answers in the chat, and keeps what is typed here', async () => {
    await opens(undefined, false);
    await answers('V01', 'N');
    const theirs = {
      ...draftOf().answers,
      signs: { ...draftOf().answers.signs, V02: { grade: 'U' as const }, C03: sign as { grade: 'E' } },
    };
    world.answers(risksAt, { body: riskOf({ draft: draftOf(theirs) }) });
    world.server.tell('board');
    await row('C03').getByLabel('When, and what').waitFor();
    assert.deepEqual([await answerTo('V01'), await answerTo('V02')], ['N', 'U']);
  });
  it('has last time beside now: what was there, and what is another', async () => {
    await opens(riskOf({ draft: secondDraft }));
    assert.match(
      await row('C03').innerText(),
      /Changed\s*Last time: Evidenced, last 6 months · 12 Dec: C03 was seen · \(school\)/,
    );
    assert.match(await row('C08').innerText(), /Last time: Evidenced/);
    assert.doesNotMatch(await row('C08').innerText(), /Changed/);
    assert.doesNotMatch(await row('C04').innerText(), /Last time/, 'No then and now says nothing');
  });
  it('says what it comes to before it is completed, by a button of its own', async () => {
    await opens(riskOf({ draft: draftOf(allAnswered(e1)) }), false);
    await page.getByRole('button', { name: 'See the result' }).click();
    await page.locator('[data-at=result]:focus').waitFor();
    const result = page.getByRole('region', { name: 'As answered: Significant' });
    assert.match(await result.innerText(), /Strengths\s+A trusted adult[^]*people decide/);
    world.answers(risksAt, { body: readRisk });
    await result.getByRole('button', { name: 'Complete assessment' }).click();
    await page.locator('[data-at=newest]:focus').waitFor();
    assert.deepEqual(desk.presses, [{ verb: 'risk.complete', data: { ref: reference, risk: 'RA1', command: 'done' } }]);
  });
  it('is drawn over time and by part, each in a table too', async () => {
    await opens(readRisk, false);
    const drawing = page.getByRole('img', { name: /^Bands over time: .* Significant, .* Emerging\.$/ });
    assert.equal(await drawing.locator('circle').count(), 4);
    const rows = page.getByRole('table', { name: 'Bands over time' }).getByRole('row');
    assert.equal(await rows.count(), 5);
    assert.match(await rows.nth(2).innerText(), /Significant\s+changed by people; the tool says Moderate/);
    const points = page.getByRole('table', { name: 'What the score is made of' });
    assert.match(await points.innerText(), /Criminal exploitation, county lines\s+6\s+6/);
    assert.equal(told.title, await page.locator('[data-at=newest]').innerText());
  });
  it('is begun and carried on from the case, on a page without a name in its address', async () => {
    await opens(riskOf({ draft: draftOf() }), false);
    world.answers(`cases/${reference}`, {
      body: caseOf({ risk: [...versions], steps: [step('Assess risk', 'risk.begin')] }),
    });
    await page.getByRole('link', { name: 'Back to the case' }).click();
    await page
      .getByRole('region', { name: 'Risk', exact: true })
      .getByRole('img', { name: /^Bands/ })
      .waitFor();
    await page.getByRole('button', { name: 'Assess risk' }).click();
    await page.getByRole('heading', { level: 1, name: `Risk assessment: ${reference}` }).waitFor();
    assert.deepEqual(desk.verbs, ['risk.begin']);
    assert.doesNotMatch(page.url(), /Kestrel|Madeup/i);
    assert.equal(await page.title(), 'MSET');
  });
});
