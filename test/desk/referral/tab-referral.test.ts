// A referral on a page of the tab: begun without a post, saved while somebody types, and told of in the chat all the same.
import assert from 'node:assert/strict';
import { tabCaller } from '../../../src/desk/tab-caller.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { readReference, type Reference } from '../../../src/domain/kernel/ids.ts';
import { cardKey } from '../../../src/notices/keys.ts';
import {
  answersOn,
  colin,
  consented,
  filledIn,
  kestrel,
  moira,
  must,
  noConflict,
  priya,
  ravi,
  submitted,
} from '../../people/builders.ts';
import { pagesOver, type PageWorld } from '../../web/people/page-world.ts';
import { everybody, openWorld, type World } from '../../worlds/harness.ts';
import { buttonsIn, inputsIn, readable } from '../../journeys/people/readable.ts';

type Card = Readonly<Record<string, unknown>>;

const refIn = (card: Card): Reference => {
  const [found = ''] = /MSET-\w{4}-\w{2}/.exec(readable(card)) ?? [];
  const read = readReference(found);
  return must('reference' in read ? read.reference : undefined);
};
const commandIn = (card: Card): string => String(must(buttonsIn(card)[0]).data['command']);

describe('A referral on a page', () => {
  let world: World;
  let desk: PageWorld['desk'];
  before(async () => {
    world = await openWorld({ people: everybody });
    desk = pagesOver(world.ports).desk;
  });
  after(async () => world.stop());

  const press = async (who: Person, verb: string, data: object = {}): Promise<Card> => {
    world.clock.passes(2000);
    return (await desk.press(tabCaller(who.objectId), verb, data)).card as Card; // every answer is a card
  };
  const begins = async (): Promise<{ card: Card; ref: Reference; on: (page: string) => object }> => {
    const card = await press(priya, 'refer.new', { command: `${world.clock.nowMs().toString(36)}.0123abcd` });
    const [ref, command] = [refIn(card), commandIn(card)];
    return { card, ref, on: (page) => ({ ref, page, command }) };
  };
  /** With its Section 47 question answered: the case is there. */
  const begun = async (): Promise<Awaited<ReturnType<typeof begins>>> => {
    const begin = await begins();
    const card = await press(priya, 'refer.begin', { ...begin.on('s47'), ...determined });
    const command = commandIn(card);
    return { ...begin, card, on: (page) => ({ ref: begin.ref, page, command }) };
  };
  const determined = answersOn('s47', kestrel);
  const saved = async (ref: Reference): Promise<Readonly<Record<string, string>>> =>
    (await world.ports.cases.load(ref))?.value.root.answers ?? {};
  const steps = async (ref: Reference): Promise<readonly string[]> =>
    (await world.ports.cases.facts(ref)).map(({ step }) => step);
  const messages = (who: Person): number => world.windowOf(who).messages().length;

  it('begins with its first page, and posts nothing; the same press again is the same referral', async () => {
    const before = messages(priya);
    const command = `${world.clock.nowMs().toString(36)}.9999abcd`;
    const card = await press(priya, 'refer.new', { command });
    assert.match(readable(card), /Before the nine pages/);
    assert.equal(refIn(await press(priya, 'refer.new', { command })), refIn(card));
    assert.notEqual(refIn((await begins()).card), refIn(card));
    await world.settled();
    assert.equal(messages(priya), before);
    assert.equal(await world.ports.cases.load(refIn(card)), undefined, 'opening the form begins no case');
    assert.match(readable(await press(ravi, 'refer.new', { command })), /Only council practitioners/);
  });

  it('begins the case with its Section 47 determination and nothing that is typed before', async () => {
    const { ref, on } = await begins();
    assert.match(readable(await press(priya, 'refer.autosave', { ...on('2'), surname: 'Madeup' })), /not available/);
    const asked = await press(priya, 'refer.begin', { ...on('s47'), section47: 'notYet' });
    assert.match(readable(asked), /Ring the front door first/);
    assert.equal(await world.ports.cases.load(ref), undefined);
    await press(priya, 'refer.begin', { ...on('s47'), ...determined });
    assert.deepEqual(await saved(ref), determined);
  });

  it('saves what is typed, and keeps what did not come', async () => {
    const { ref, on } = await begun();
    await press(priya, 'refer.autosave', { ...on('2'), surname: 'Madeup' });
    const card = await press(priya, 'refer.autosave', { ...on('2'), forenames: 'Kestrel', dateOfBirth: 'last sp' });
    assert.deepEqual(await saved(ref), {
      ...determined,
      surname: 'Madeup',
      forenames: 'Kestrel',
      dateOfBirth: 'last sp',
    });
    assert.match(readable(card), /Page 2 of 9 · MSET-\S+ · saved 10:00/);
    assert.doesNotMatch(readable(card), /×/, 'nothing is checked');
    assert.equal(inputsIn(card).find(({ id }) => id === 'surname')?.value, 'Madeup');
    await press(priya, 'refer.autosave', { ...on('2'), forenames: '' });
    assert.deepEqual(
      await saved(ref),
      { ...determined, surname: 'Madeup', dateOfBirth: 'last sp' },
      'emptied is emptied',
    );
  });

  it('says as data when it was saved, and why a page is given back', async () => {
    const { on } = await begun();
    const answered = async (verb: string, sent: object) => {
      world.clock.passes(2000);
      const { saved, problems } = await desk.press(tabCaller(priya.objectId), verb, { ...on('2'), ...sent });
      return { saved, problems };
    };
    assert.deepEqual(await answered('refer.autosave', {}), { saved: '10:00', problems: undefined });
    const typed = { surname: 'Madeup' };
    assert.deepEqual(await answered('refer.autosave', typed), { saved: '10:00', problems: undefined });
    const { saved, problems } = await answered('refer.next', { ...typed, dateOfBirth: 'last sp' });
    assert.equal(saved, '10:00');
    assert.match(problems?.join(' ') ?? '', /^Date of birth: /);
  });

  it('leaves no fact when nothing changed', async () => {
    const { ref, on } = await begun();
    const typed = { ...on('6'), trustedAdult: 'Pat Pretend' };
    for (const sent of [typed, typed, { ...typed, childsWords: '' }, on('6'), typed]) {
      await press(priya, 'refer.autosave', sent);
    }
    assert.deepEqual(await steps(ref), ['start', 'savePage']);
  });

  it('goes on with a press under the command under which it saved itself', async () => {
    const { ref, on } = await begun();
    const first = answersOn('1', kestrel);
    await press(priya, 'refer.autosave', { ...on('1'), safeTonight: 'yes' });
    await press(priya, 'refer.autosave', { ...on('1'), safeTonight: 'yes', mustNotBeTold: 'no' });
    const next = await press(priya, 'refer.next', { ...on('1'), ...first });
    assert.match(readable(next), /Page 2 of 9/);
    assert.deepEqual(await saved(ref), { ...determined, ...first });
    const same = { ...on('5'), types: 'missingOnly' };
    await press(priya, 'refer.autosave', { ...same, worries: 'Two phones.' });
    await press(priya, 'refer.autosave', { ...same, worries: 'Three phones.' });
    await press(priya, 'refer.next', { ...same, worries: 'Two phones.' });
    assert.equal((await saved(ref))['worries'], 'Two phones.', 'also when it is what was saved before the last time');
  });

  it('takes a press to stop for danger, and to close the case because the family is known', async () => {
    const { ref, on } = await begun();
    const half = { ...on('1'), urgency: 'danger', knowsFamily: 'yes', safeTonight: 'no' };
    assert.match(readable(await press(priya, 'refer.autosave', half)), /Page 1 of 9/);
    assert.deepEqual(await saved(ref), { ...determined, safeTonight: 'no' });
    assert.match(readable(await press(priya, 'refer.next', half)), /Ring for help first/);
    const { value } = must(await world.ports.cases.load(ref));
    assert.deepEqual([value.root.answers['urgency'], value.root.restricted], ['danger', 'referrerKnowsFamily']);
    await press(priya, 'refer.autosave', { ...on('1'), urgency: 'routine', safeTonight: 'notSure' });
    const answers = await saved(ref);
    assert.deepEqual([answers['urgency'], answers['safeTonight']], ['danger', 'notSure']);
  });

  it('keeps what is ticked as not known, with its reason', async () => {
    const { ref, on } = await begun();
    await press(priya, 'refer.autosave', { ...on('2'), surname: 'Madeup' });
    await press(priya, 'refer.autosave', {
      ...on('unknowns'),
      notKnown: 'trustedAdult',
      why: 'Not at school this week.',
    });
    await press(priya, 'refer.autosave', { ...on('9'), lawfulBasis: 'publicTask' });
    assert.deepEqual(must(await world.ports.cases.load(ref)).value.root.notKnown, {
      fields: ['trustedAdult'],
      why: 'Not at school this week.',
    });
  });

  it('is refused like a save once it was sent, and to everybody else', async () => {
    const { ref, on } = await begun();
    await world.has(ref, filledIn().slice(1), submitted());
    const facts = (await steps(ref)).length;
    assert.match(readable(await press(priya, 'refer.autosave', { ...on('2'), surname: 'Other' })), /has been sent/);
    assert.match(readable(await press(moira, 'refer.autosave', { ...on('2'), surname: 'Other' })), /not available/);
    const unknown = must((await begun()).ref);
    assert.match(readable(await press(moira, 'refer.autosave', { ...on('2'), ref: unknown })), /not available/);
    assert.equal((await steps(ref)).length, facts);
    assert.equal((await saved(ref))['surname'], 'Madeup');
  });

  it('is told of in the chat when it is decided, though no card was posted when it began', async () => {
    const { ref, on } = await begun();
    await press(priya, 'refer.next', { ...on('1'), ...answersOn('1', kestrel) });
    assert.equal((await world.ports.outbox.posted(ref, cardKey(priya.objectId)))?.activity, undefined);
    const before = messages(priya);
    await world.has(ref, filledIn().slice(2), submitted(), noConflict(), consented(colin));
    assert.equal(messages(priya), before + 1);
    assert.match(readable(must(world.windowOf(priya).messages().at(-1)).stored), /Consent given|Received/);
    const posted = must(await world.ports.outbox.posted(ref, cardKey(priya.objectId)));
    assert.ok(posted.activity !== undefined && posted.conversation !== 'tab');
  });

  it('a page has no home card', async () => {
    for (const verb of ['home', 'no.such.verb']) {
      const card = await press(priya, verb);
      assert.deepEqual(buttonsIn(card), []);
      assert.match(readable(card), /on your board/);
    }
  });
});
