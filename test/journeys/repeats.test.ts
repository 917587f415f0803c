// One press, one effect: however often, however fast and by however many it is made (docs/design.md 5 and 6.6).
import assert from 'node:assert/strict';
import type { Person } from '../../src/domain/people/actor.ts';
import {
  answersOn,
  onLastPage,
  colin,
  declined,
  filledIn,
  greta,
  kestrel,
  kestrelReference as reference,
  moira,
  noConflict,
  priya,
  submitted,
} from '../people/builders.ts';
import { openWorld, type World } from '../worlds/harness.ts';
import { answersPage, fillsIn, readsAll } from './people/deeds.ts';
import type { PersonWindow } from './people/person-window.ts';
import { buttonsIn, readable } from './people/readable.ts';

let world: World;

const factsOf = async (step: string, of: string = reference): Promise<number> =>
  (await world.ports.cases.facts((await world.caseOf(of)).reference)).filter((fact) => fact.step === step).length;
/** How often a person was posted a card that says this. */
const posted = (person: Person, text: string): number =>
  world.teams.calls.filter(
    ({ method, conversation, activity }) =>
      method === 'POST' && conversation === `a:${person.objectId}` && JSON.stringify(activity).includes(text),
  ).length;
const textOf = (card: Readonly<Record<string, unknown>> | undefined): string => readable(card ?? {});

/** The case waits for Colin, who has read it: his press of Give consent is ready to be sent. */
async function readyToConsent() {
  await world.has(reference, filledIn(), submitted());
  const window = world.windowOf(colin);
  await readsAll(window);
  world.clock.passes(1500);
  return { window, give: window.sending('Give consent') };
}

async function consentedOnce(): Promise<void> {
  await world.settled();
  assert.equal((await world.caseOf(reference)).stage, 'received');
  assert.equal(await factsOf('giveConsent'), 1);
  assert.equal(posted(priya, 'Consent given by Colin Fixture'), 1, 'Priya is told once');
  assert.equal(posted(moira, 'Referral received'), 1, 'Moira is told once');
  assert.equal((await world.mails()).length, 1, 'one mail');
}

/** Greta stands above Colin, may decide as well, and reads it too. */
async function gretaReads(): Promise<PersonWindow> {
  const gretas = world.windowOf(greta);
  await gretas.says(`case ${reference}`);
  await readsAll(gretas);
  return gretas;
}

/** All press this button at the same moment; gives the answers as text. */
async function atOnce(title: string, ...windows: readonly PersonWindow[]): Promise<readonly string[]> {
  const presses = windows.map((window) => ({ window, ...window.sending(title) }));
  return Promise.all(presses.map(async ({ window, verb, data }) => textOf((await window.sends(verb, data)).card)));
}
const first = (card: Readonly<Record<string, unknown>>): string | undefined => buttonsIn(card)[0]?.title;

describe('Repeats', () => {
  beforeEach(async () => {
    world = await openWorld({ people: [priya, colin, greta, moira] });
  });
  afterEach(async () => world.stop());

  describe('Give consent, again and again', () => {
    it('three times with one activity id: one fact, one notice each, one mail, and the time it was given', async () => {
      const { window, give } = await readyToConsent();
      const answers: string[] = [];
      for (let times = 0; times < 3; times += 1) {
        const { card } = await window.sends(give.verb, give.data, { id: 'one-press' });
        answers.push(textOf(card));
        world.clock.at('2027-01-04T12:00:00Z');
      }
      for (const answer of answers) assert.match(answer, /✓ Consent given · Mon 4 Jan 10:00/);
      await consentedOnce();
    });

    for (const [when, between] of [
      ['with a new activity id', async () => world.settled()],
      ['after a restart', async () => world.restart()],
    ] as const) {
      it(`again ${when}`, async () => {
        const { window, give } = await readyToConsent();
        await window.sends(give.verb, give.data);
        await between();
        world.clock.at('2027-01-04T15:00:00Z');
        const { card } = await window.sends(give.verb, give.data);
        assert.match(textOf(card), /✓ Consent given · Mon 4 Jan 10:00/);
        await consentedOnce();
      });
    }

    it('two clicks at the same moment', async () => {
      const { window, give } = await readyToConsent();
      const both = await Promise.all([window.sends(give.verb, give.data), window.sends(give.verb, give.data)]);
      for (const { status, card } of both) {
        assert.equal(status, 200);
        assert.match(textOf(card), /✓ Consent given · Mon 4 Jan 10:00/);
      }
      await consentedOnce();
    });
  });

  describe('Two managers at once', () => {
    it('both are cleared and give consent: one wins, the other is told who and when', async () => {
      const { window: colins } = await readyToConsent();
      const gretas = await gretaReads();
      world.clock.passes(1500);
      const answers = await atOnce('Give consent', colins, gretas);
      const childCase = await world.caseOf(reference);
      assert.ok(childCase.stage === 'received');
      const won = answers.filter((answer) => answer.includes('✓ Consent given'));
      const lost = answers.filter((answer) => answer.includes(`Already decided by ${childCase.consent.by.name} at`));
      assert.deepEqual([won.length, lost.length], [1, 1], answers.join('\n'));
      await world.settled();
      assert.equal(await factsOf('giveConsent'), 1);
      assert.equal((await world.mails()).length, 1);
      assert.equal(posted(priya, 'Consent given by'), 1);
    });

    it('one consents while the other declines: one decision', async () => {
      const { window: colins } = await readyToConsent();
      const gretas = await gretaReads();
      await gretas.presses('Do not authorise');
      world.clock.passes(1500);
      const fill = { Rationale: 'No.', 'Alternative plan': 'Early help, Vic Demo.', 'The child is safe': 'Yes' };
      const decline = gretas.sending('Do not authorise', { on: 'Alternative plan', fill });
      const give = colins.sending('Give consent');
      await Promise.all([gretas.sends(decline.verb, decline.data), colins.sends(give.verb, give.data)]);
      await world.settled();
      assert.equal((await factsOf('giveConsent')) + (await factsOf('doNotAuthorise')), 1);
      assert.equal(posted(priya, 'Consent given by') + posted(priya, 'Not authorised'), 1);
    });

    it('who comes second on a decided case is told who decided and when', async () => {
      const { window: colins, give } = await readyToConsent();
      await world.has(reference, noConflict(greta), declined(greta));
      world.clock.at('2027-01-04T11:15:00Z');
      const { card } = await colins.sends(give.verb, give.data);
      assert.match(textOf(card), /Already decided by Greta Specimen at .*10:00/);
      assert.equal(await factsOf('giveConsent'), 0);
    });
  });

  describe('A second press that was meant for the card before', () => {
    it('400 ms after Next on page 8, Submit sends nothing and shows page 9 again', async () => {
      const priyas = world.windowOf(priya);
      const draft = await fillsIn(priyas, kestrel);
      const fill = onLastPage(kestrel);
      const again = await priyas.presses('Submit for consent', { after: 400, fill });
      assert.match(again, /Page 9 of 9/);
      assert.match(again, /Not sent yet/);
      assert.equal((await world.caseOf(draft)).stage, 'draft');
      assert.equal(posted(colin, draft), 0);
      await priyas.presses('Submit for consent', { fill });
      assert.equal((await world.caseOf(draft)).stage, 'awaitingConsent', 'a second later it is a press of its own');
    });

    it('400 ms after Read on, Give consent decides nothing', async () => {
      await world.has(reference, filledIn(), submitted());
      const colins = world.windowOf(colin);
      await readsAll(colins);
      const again = await colins.presses('Give consent', { after: 400 });
      assert.match(again, /Not decided yet/);
      assert.equal((await world.caseOf(reference)).stage, 'awaitingConsent');
      await colins.presses('Give consent');
      assert.equal((await world.caseOf(reference)).stage, 'received');
    });

    for (const title of ['Return for information', 'Do not authorise']) {
      it(`400 ms after it was opened, ${title} decides nothing and keeps what was filled in`, async () => {
        const { window } = await readyToConsent();
        await window.presses(title);
        const fill =
          title === 'Do not authorise'
            ? { Rationale: 'No sign of it.', 'Alternative plan': 'Early help.', 'The child is safe': 'Yes' }
            : { Reason: 'Wording', Note: 'No sign of it.' };
        const again = await window.presses(title, { on: '‹', after: 400, fill });
        assert.match(again, /Nothing is sent yet/);
        assert.match(again, /No sign of it\./);
        assert.equal((await world.caseOf(reference)).stage, 'awaitingConsent');
      });
    }

    it('on every card with a step that cannot be undone the first button is another', async () => {
      const { window } = await readyToConsent();
      assert.equal(first(window.card('Read 3 of 3').card), 'Back');
      await window.presses('Return for information');
      assert.equal(first(window.card('‹').card), 'Back');
      await fillsIn(world.windowOf(priya), kestrel);
      const { actions } = world.windowOf(priya).card('Page 9 of 9').card;
      assert.equal(first({ actions }), 'Back');
    });
  });

  describe('A press with other input under the same command', () => {
    it('of a page: the correction is saved', async () => {
      const priyas = world.windowOf(priya);
      await priyas.says('refer');
      await priyas.presses('Start', { on: 'Nine short pages' });
      await answersPage(priyas, 'Before the nine pages', answersOn('s47', kestrel));
      await priyas.presses('Next', { fill: answersOn('1', kestrel) });
      world.clock.passes(1500);
      const { verb, data } = priyas.sending('Save and close', { fill: { Surname: 'Madeap' } });
      await priyas.sends(verb, data);
      const { card } = await priyas.sends(verb, { ...data, surname: 'Madeup' });
      assert.match(textOf(card), /Finish your referral/);
      const childCase = await world.caseOf(String(data['ref']));
      assert.equal(childCase.answers['surname'], 'Madeup');
      assert.equal(await factsOf('savePage', childCase.reference), 3);
    });

    it('of a decision: the first one stands, and it says "already decided"', async () => {
      const { window } = await readyToConsent();
      await window.presses('Return for information');
      world.clock.passes(1500);
      const fill = { Reason: 'Wording', Note: 'Say who saw the phones.' };
      const { verb, data } = window.sending('Return for information', { on: '‹', fill });
      await window.sends(verb, data);
      const { card } = await window.sends(verb, { ...data, note: 'Something else.' });
      assert.match(textOf(card), /already decided|decided this already/i);
      await world.settled();
      const childCase = await world.caseOf(reference);
      assert.ok(childCase.stage === 'returned');
      assert.equal(childCase.returned.note, 'Say who saw the phones.');
      assert.equal(await factsOf('returnForInformation'), 1);
      assert.equal(posted(priya, 'More information is needed'), 1);
    });
  });

  describe('The referrer’s repeats', () => {
    it('Submit twice at once sends once, and the second is told when', async () => {
      const priyas = world.windowOf(priya);
      const draft = await fillsIn(priyas, kestrel);
      world.clock.passes(1500);
      const { verb, data } = priyas.sending('Submit for consent', { fill: onLastPage(kestrel) });
      const both = await Promise.all([priyas.sends(verb, data), priyas.sends(verb, data)]);
      // An hour passes at once here: a notice that is being told just then would have outlived its lease.
      await world.settled();
      world.clock.at('2027-01-04T11:00:00Z');
      const third = await priyas.sends(verb, data);
      for (const { card } of [...both, third]) assert.match(textOf(card), /✓ Sent[a-z ]* · Mon 4 Jan 10:00/);
      await world.settled();
      assert.equal(await factsOf('submit', draft), 1);
      assert.equal(posted(colin, draft), 1);
    });

    it('New referral pressed three times, and once more after a restart, posts one card', async () => {
      const priyas = world.windowOf(priya);
      await priyas.says('home');
      world.clock.passes(1500);
      const { verb, data } = priyas.sending('New referral');
      const cards = (): number =>
        priyas.messages().filter(({ stored }) => textOf(stored).includes('Nine short')).length;
      for (let times = 0; times < 3; times += 1) {
        await priyas.sends(verb, data, { id: 'one-press' });
        world.clock.passes(1);
      }
      assert.equal(cards(), 1);
      const both = [priyas.sends(verb, data), priyas.sends(verb, data)];
      world.clock.passes(1);
      await Promise.all(both);
      await world.restart();
      await priyas.sends(verb, data);
      assert.equal(cards(), 1);
    });

    it('the Section 47 question answered twice at once begins one case', async () => {
      const priyas = world.windowOf(priya);
      await priyas.says('refer');
      await priyas.presses('Start', { on: 'Nine short pages' });
      world.clock.passes(1500);
      const { verb, data } = priyas.sending('Next', { fill: answersOn('s47', kestrel) });
      const both = await Promise.all([priyas.sends(verb, data), priyas.sends(verb, data)]);
      for (const { card } of both) assert.match(textOf(card), /Page 1 of 9/);
      assert.equal(await factsOf('start', String(data['ref'])), 1);
    });

    it('a word told twice by Teams is answered once', async () => {
      const priyas = world.windowOf(priya);
      for (const [word, answer] of [
        ['refer', 'Nine short pages'],
        ['my cases', 'You have no referrals'],
      ] as const) {
        await priyas.says(word, { activityId: word });
        await priyas.says(word, { activityId: word });
        assert.equal(posted(priya, answer), 1, word);
      }
    });
  });
});
