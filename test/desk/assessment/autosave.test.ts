// An assessment on the page of the tab: saved sign by sign, by the step that saves in chat, and read there the same.
import assert from 'node:assert/strict';
import { tabCaller } from '../../../src/desk/tab-caller.ts';
import type { AssessmentDraft } from '../../../src/domain/case/assessment/assessment.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import {
  colin,
  consented,
  filledIn,
  kestrelReference as ref,
  must,
  noConflict,
  priya,
  ravi,
  submitted,
  tess,
} from '../../people/builders.ts';
import { allAnswered, e1, riskBegun, riskCompleted, riskSaved } from '../../people/assessment-builders.ts';
import { pagesOver, type PageWorld } from '../../web/people/page-world.ts';
import { everybody, openWorld, type World } from '../../worlds/harness.ts';
import { readable } from '../../journeys/people/readable.ts';

describe('A risk assessment on a page', () => {
  let world: World;
  let pages: Pick<PageWorld, 'desk' | 'read'>;
  beforeEach(async () => {
    world = await openWorld({ people: everybody });
    pages = pagesOver(world.ports);
    await world.has(ref, filledIn(), submitted(), noConflict(), consented(), riskBegun());
  });
  afterEach(async () => world.stop());

  const page = async (who: Person = priya) => {
    world.clock.passes(2000);
    return must(await pages.read(who, 'risk', { reference: ref }));
  };
  const draft = async (who?: Person) => must((await page(who)).draft);
  const press = async (who: Person, data: object, verb = 'risk.autosave') => {
    world.clock.passes(2000);
    return pages.desk.press(tabCaller(who.objectId), verb, { ref, risk: 'RA1', ...data });
  };
  const stored = async (): Promise<AssessmentDraft> =>
    must((await world.ports.cases.parts(ref, 'assessment'))[0]) as AssessmentDraft; // none is completed before that
  const sign = { grade: 'E', line: '12 Dec: two new phones', source: 'school' };

  it('saves what it names and leaves the rest alone; answers when, and nothing of what', async () => {
    const { save } = await draft();
    const before = await stored();
    const { card, saved } = await press(priya, { ...save.data, signs: { C03: sign }, strengths: { P1: '2' } });
    assert.match(must(saved), /^\d\d:\d\d$/);
    assert.doesNotMatch(JSON.stringify(card), /C03|phones|school/);
    const after = await stored();
    assert.deepEqual([after.signs, after.strengths], [{ ...before.signs, C03: sign }, { P1: '2' }]);
    assert.deepEqual((await draft()).answers, { signs: after.signs, strengths: after.strengths, forms: after.forms });
  });
  it('takes back, and says it again, under the one command of the page', async () => {
    const { save } = await draft();
    for (const grade of ['E', 'N', 'E', '', 'E'])
      await press(priya, { ...save.data, signs: { C03: { ...sign, grade } } });
    assert.deepEqual((await stored()).signs['C03'], sign);
    await press(priya, { ...save.data, signs: { C03: { grade: '' } } });
    assert.equal((await stored()).signs['C03'], undefined);
  });
  it('adds a form, and keeps what the tool does not know out', async () => {
    const { save, answers } = await draft();
    await press(priya, {
      ...save.data,
      forms: [...answers.forms, 'CU', 'XX', 7],
      signs: { ZZ9: sign, K2: sign, C01: { grade: 'Q' }, C02: 'E', C04: { grade: 'N', line: 7 }, ['__proto__']: sign },
      strengths: { P1: '7', P2: 'U', P99: '2' },
    });
    const { signs, strengths, forms } = await stored();
    assert.deepEqual(
      [Object.keys(signs), strengths, forms],
      [[...Object.keys(answers.signs), 'C04'], { P2: 'U' }, [...answers.forms, 'CU']],
    );
    for (const odd of [{ signs: 'all' }, { signs: [sign] }, { forms: {} }, {}]) {
      assert.match(must((await press(priya, { ...save.data, ...odd })).saved), /:/, JSON.stringify(odd));
    }
  });
  it('is read in chat as it was saved on the page, and on the page as it was saved in chat', async () => {
    const { save } = await draft();
    await press(priya, { ...save.data, ...allAnswered(e1) });
    const { card } = await press(priya, {}, 'risk.open');
    assert.match(readable(card as Parameters<typeof readable>[0]), /Significant risk[^]*As answered[^]*score of 23/);
    assert.deepEqual((await draft()).told.title, 'As answered: Significant');
    assert.deepEqual((await stored()).signs, allAnswered(e1).signs);
  });
  it('carried on by someone who may not read what backs a sign: on no card, kept as it was, completed with it', async () => {
    const evidence = { grade: 'E', line: '12 Dec: cut herself', source: 'school nurse' };
    await press(priya, { signs: { G04: { ...evidence, mark: 'health' } } });
    const shown = await page(colin);
    assert.deepEqual(must(shown.draft).answers.closed, { G04: 'for the lead worker and health' });
    assert.deepEqual(must((await draft(priya)).readers), { G04: 'the lead worker and health' });
    const cards: string[] = [];
    const chat = async (verb: string, data: object) => {
      const { card } = await press(colin, data, verb);
      cards.push(JSON.stringify(card));
      return cards.at(-1) ?? '';
    };
    const general = { page: 'G', asked: 'CE' };
    assert.match(
      await chat('risk.show', general),
      /G04 stays as it is: what backs it is for the lead worker and health/,
    );
    // Nothing is ticked on the card: what is not on it is not taken back by that.
    await chat('risk.next', { ...general, part: 'tick', signs: '', rest: 'N' });
    await chat('risk.next', {
      ...general,
      part: 'grade',
      codes: 'G04',
      'G04-grade': 'S',
      'G04-line': '',
      'G04-source': '',
    });
    await press(colin, { signs: { G04: { grade: 'N' } } });
    const { G04, G05 } = (await stored()).signs;
    assert.deepEqual([G04, G05], [evidence, { grade: 'N' }]);
    const { signs: all, ...rest } = allAnswered(e1);
    const { G04: _none, ...others } = all;
    await world.has(ref, riskSaved('RA1', { ...rest, signs: others }, colin));
    assert.match(await chat('risk.complete', {}), /Risk assessment completed/);
    assert.deepEqual((await stored()).signs['G04'], evidence);
    assert.doesNotMatch(JSON.stringify([shown, ...cards, await page(colin)]), /cut herself|school nurse/);
  });
  it('is not there for others; those who read without writing see what was completed alone', async () => {
    const before = await stored();
    const { card, saved } = await press(ravi, { signs: { C03: sign } });
    assert.equal(saved, undefined);
    assert.match(readable(card as Parameters<typeof readable>[0]), /not available/);
    assert.equal(await pages.read(ravi, 'risk', { reference: ref }), undefined);
    assert.deepEqual(await stored(), before);
  });
  it('completed, it is not saved any more; the page shows what it says, its versions and what may be done', async () => {
    const { save } = await draft();
    await world.has(ref, riskSaved('RA1', allAnswered(e1)), riskCompleted('RA1'));
    const { card, saved } = await press(priya, { ...save.data, signs: { C03: { grade: 'N' } } });
    assert.equal(saved, undefined);
    assert.match(readable(card as Parameters<typeof readable>[0]), /Completed by Priya Testworth already/);
    const { draft: none, newest, versions, steps } = await page();
    assert.equal(none, undefined);
    assert.match(must(newest).title, /^Risk: Significant/);
    assert.deepEqual(
      versions.map(({ version, band, score, forms }) => [version, band, score, forms]),
      [[1, 'significant', 23, [{ label: 'Criminal exploitation, county lines', points: 6 }]]],
    );
    assert.deepEqual(
      steps.map(({ verb }) => verb),
      ['risk.begin', 'risk.correct'],
    );
    assert.deepEqual(must(await pages.read(tess, 'case', { reference: ref })).risk, versions);
    const again = must((await page()).steps[0]);
    await pages.desk.press(tabCaller(priya.objectId), again.verb, again.data);
    const second = await draft();
    assert.deepEqual([second.version, second.last?.signs], [2, allAnswered(e1).signs]);
  });
});
