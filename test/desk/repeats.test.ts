// What Teams sends twice is answered once; what a person presses too often is answered kindly.
import assert from 'node:assert/strict';
import { answersOn, colin, kestrel, kestrelReference, priya } from '../people/builders.ts';
import { openOffice, talksTo, type Office } from './office.ts';

describe('A message that is sent again', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(async () => office.close());
  const types = async (text: string, id: string) => office.teams.person(priya).says(text, { id });

  it('is answered once, whatever its text becomes', async () => {
    assert.equal((await types('home', 'm1')).status, 200);
    assert.equal((await types('home', 'm1')).status, 200);
    assert.equal(office.teams.calls.length, 1);
    await types('home', 'm2');
    assert.equal(office.teams.calls.length, 2, 'another message is another');
  });

  for (const text of ['home', 'refer', 'my cases', 'what is this?']) {
    it(`is answered once, also after a restart: ${text}`, async () => {
      await types(text, 'm1');
      await office.patient.stop();
      talksTo(office.teams, await office.opens(60_000));
      await types(text, 'm1');
      assert.equal(office.teams.calls.length, 1);
    });

    it(`is answered once by two instances at once: ${text}`, async () => {
      const second = await office.opens(60_000);
      const both = [office.patient, second, office.patient, second].map(async (app) => {
        talksTo(office.teams, app);
        return types(text, 'm1');
      });
      for (const { status } of await Promise.all(both)) assert.equal(status, 200);
      assert.equal(office.teams.calls.length, 1);
    });
  }

  it('is told from the same message of somebody else', async () => {
    await types('home', 'm1');
    await office.teams.person(colin).says('home', { id: 'm1' });
    assert.equal(office.teams.calls.length, 2);
  });

  it('as a press is one step, by two instances at once and under new activity ids', async () => {
    const { patient } = office;
    const second = await office.opens(60_000);
    const press = { ...answersOn('s47', kestrel), ref: kestrelReference, page: 's47', command: office.command() };
    const cards = await Promise.all(
      [patient, second, patient, second].map(async (app) => office.presses(priya, 'refer.begin', press, app)),
    );
    for (const { reads } of cards) assert.match(reads, /Page 1 of 9/);
    assert.deepEqual(await office.facts(), ['Priya Testworth start']);
  });
});

describe('Presses faster than a person’s', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(async () => office.close());
  const values = { ...answersOn('s47', kestrel), whyNot47: 'Her aunt stays.' };
  const press = { ...values, ref: kestrelReference, page: 's47' };

  it('are taken twenty times a second; then what was typed is given back, and nothing is done', async () => {
    for (let times = 0; times < 20; times += 1) {
      assert.doesNotMatch((await office.presses(priya, 'home', {})).reads, /a lot at once/);
    }
    const held = await office.presses(priya, 'refer.begin', { ...press, command: office.command() });
    assert.match(held.reads, /That was a lot at once\. Nothing is lost: press again in 1 seconds?\./);
    assert.deepEqual(held.values, values);
    assert.deepEqual(await office.facts(), []);
    const other = await office.presses(colin, 'home', {});
    assert.match(other.reads, /Colin Fixture/);
    office.passes(1000);
    const { verb, data } = held.button('Next');
    assert.match((await office.presses(priya, verb, { ...data, ...held.values })).reads, /Page 1 of 9/);
    assert.deepEqual(await office.facts(), ['Priya Testworth start']);
  });

  it('typed are no different: twenty, then once that it was a lot, then nothing that would be a post', async () => {
    const { teams } = office;
    const posts = () => teams.calls.length;
    const typeIt = async (text: string) => teams.person(priya).says(text);
    for (let times = 0; times < 20; times += 1) await typeIt('help me please');
    assert.equal(posts(), 20);
    for (let times = 0; times < 30; times += 1) await typeIt('home');
    assert.equal(posts(), 21);
    assert.match(
      JSON.stringify(teams.calls.at(-1)),
      /That was a lot at once\. Nothing is lost: type it again in 1 seconds\./,
    );
    await teams.person(colin).says('home');
    office.passes(1000);
    await typeIt('home');
    assert.equal(posts(), 23);
  });

  it('are counted by the minute too, so that a stuck key does not fill the database', async () => {
    for (let second = 0; second < 15; second += 1) {
      const cards = await Promise.all(Array.from({ length: 20 }, async () => office.presses(priya, 'guidance', {})));
      for (const { reads } of cards) assert.doesNotMatch(reads, /a lot at once/);
      office.passes(1000);
    }
    const held = await office.presses(priya, 'guidance', {});
    assert.match(held.reads, /One moment/);
    assert.match(held.reads, /press again in 45 seconds/);
    assert.ok(held.button('Home'));
  });
});
