// A press is answered in time whatever the database does, and what was pressed happens all the same, once.
import assert from 'node:assert/strict';
import {
  answersOn,
  colin,
  filledIn,
  kestrel,
  kestrelReference,
  noConflict,
  priya,
  submitted,
} from '../people/builders.ts';
import { openOffice, type Office } from './office.ts';

const first = answersOn('s47', kestrel);
const page = { ...first, ref: kestrelReference, page: 's47' };

describe('While the database is late', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(async () => office.close());

  it('a page comes back with the values just sent; pressing again goes on, and it was saved once', async () => {
    office.database.holds('writes');
    const sent = { ...page, command: office.command() };
    const late = await office.presses(priya, 'refer.begin', sent, office.hasty);
    assert.match(late.reads, /Still working\. You will be told here when it is done, or that it was not\./);
    assert.deepEqual(late.values, first);
    assert.deepEqual(await office.facts(), []);
    office.database.release();
    await office.until(1);
    const { verb, data } = late.button('Next');
    assert.match((await office.presses(priya, verb, { ...data, ...late.values })).reads, /Page 1 of 9/);
    assert.deepEqual(await office.facts(), ['Priya Testworth start']);
  });

  it('pressing again before it is done makes it no second time', async () => {
    office.database.holds('writes');
    const sent = { ...page, command: office.command() };
    const late = await office.presses(priya, 'refer.begin', sent, office.hasty);
    const { verb, data } = late.button('Next');
    for (let times = 0; times < 3; times += 1) {
      const again = await office.presses(priya, verb, { ...data, ...late.values }, office.hasty);
      assert.match(again.reads, /Still working/);
      assert.deepEqual(again.values, first);
    }
    office.database.release();
    await office.until(1);
    assert.match((await office.presses(priya, verb, { ...data, ...late.values })).reads, /Page 1 of 9/);
    assert.deepEqual(await office.facts(), ['Priya Testworth start']);
  });

  it('what is corrected meanwhile is saved too', async () => {
    office.database.holds('writes');
    const sent = { ...page, command: office.command() };
    const late = await office.presses(priya, 'refer.begin', sent, office.hasty);
    office.database.release();
    await office.until(1);
    const { verb, data } = late.button('Next');
    await office.presses(priya, verb, { ...data, ...late.values, whyNot47: 'Her aunt stays.' });
    assert.deepEqual(await office.facts(), ['Priya Testworth start', 'Priya Testworth savePage']);
  });

  describe('a decision', () => {
    let before: readonly string[];
    let press: { ref: string; command: string };
    beforeEach(async () => {
      await office.has(filledIn(), submitted(), noConflict());
      before = await office.facts();
      press = { ref: kestrelReference, command: office.command() };
      office.passes(1500);
    });

    it('is taken; Show me and pressing again tell of it', async () => {
      office.database.holds('writes');
      const late = await office.presses(colin, 'consent.give', press, office.hasty);
      assert.match(late.reads, /Still working/);
      assert.deepEqual(await office.facts(), before);
      office.database.release();
      await office.until(before.length + 1);
      const show = late.button('Show me');
      const shown = await office.presses(colin, show.verb, show.data);
      assert.match(shown.reads, /Consent given|Received/);
      const again = await office.presses(colin, 'consent.give', press);
      assert.match(again.reads, /✓ Consent given · Mon 4 Jan 10:00/);
      assert.deepEqual(await office.facts(), [...before, 'Colin Fixture giveConsent']);
    });

    it('is taken once when it is pressed in two instances', async () => {
      office.database.holds('writes');
      await office.presses(colin, 'consent.give', press, office.hasty);
      await office.database.waiting();
      const other = office.presses(colin, 'consent.give', press);
      office.database.release();
      assert.match((await other).reads, /✓ Consent given · Mon 4 Jan 10:00/);
      await office.until(before.length + 1);
      assert.deepEqual(await office.facts(), [...before, 'Colin Fixture giveConsent']);
    });

    it('is taken before the bot has stopped', async () => {
      office.database.holds('writes');
      await office.presses(colin, 'consent.give', press, office.hasty);
      let released = false;
      setTimeout(() => {
        released = true;
        office.database.release();
      }, 50);
      await office.hasty.stop();
      assert.ok(released, 'the bot waited for it');
      assert.deepEqual(await office.facts(), [...before, 'Colin Fixture giveConsent']);
    });
  });

  it('also the first press after a start is answered in time, before the person’s chat is looked up', async () => {
    office.database.holds('all');
    const sent = { ...page, command: office.command() };
    const late = await office.presses(priya, 'refer.begin', sent, office.hasty);
    assert.ok(!office.log.join('').includes('contactNotKept'), 'nobody waited until the lookup was given up');
    assert.match(late.reads, /Still working/);
    assert.deepEqual(late.values, first);
  });
});
