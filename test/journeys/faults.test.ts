// When the database fails under a press, the answer is the form with the values just sent (docs/design.md 6.3), and the same
// press works as soon as the database does.
import assert from 'node:assert/strict';
import {
  answersOn,
  colin,
  declined,
  filledIn,
  kestrel,
  kestrelReference as reference,
  noConflict,
  priya,
  submitted,
} from '../people/builders.ts';
import { openWorld, type World } from '../worlds/harness.ts';
import { answersPage, fillsIn, readsAll } from './people/deeds.ts';
import type { PersonWindow, PressOptions } from './people/person-window.ts';
import { isWrite } from '../worlds/writes.ts';

let world: World;

interface Form {
  readonly title: string;
  readonly on: string;
  readonly fill: Readonly<Record<string, string>>;
  readonly open: () => Promise<PersonWindow>;
  /** What the case becomes in the end. */
  readonly stage: string;
  /** Its choices are people, whom only the database knows. */
  readonly people?: true;
}

const reading = async (title: string): Promise<PersonWindow> => {
  await world.has(reference, filledIn(), submitted());
  await readsAll(world.windowOf(colin));
  await world.windowOf(colin).presses(title);
  return world.windowOf(colin);
};

const forms: readonly Form[] = [
  {
    title: 'Next',
    on: 'Page 2 of 9',
    fill: answersOn('2', kestrel),
    open: async () => {
      await world.windowOf(priya).says('refer');
      await world.windowOf(priya).presses('Start', { on: 'Nine short pages' });
      await answersPage(world.windowOf(priya), 'Before the nine pages', answersOn('s47', kestrel));
      await world.windowOf(priya).presses('Next', { fill: answersOn('1', kestrel) });
      return world.windowOf(priya);
    },
    stage: 'draft',
  },
  {
    title: 'Submit for consent',
    on: 'Page 9 of 9',
    people: true,
    fill: { 'Consenting manager': 'Greta Specimen' },
    open: async () => {
      await fillsIn(world.windowOf(priya), kestrel);
      return world.windowOf(priya);
    },
    stage: 'awaitingConsent',
  },
  {
    title: 'Return for information',
    on: '‹',
    fill: { Reason: 'Wording', Note: 'Please say who saw the two phones.' },
    open: async () => reading('Return for information'),
    stage: 'returned',
  },
  {
    title: 'Do not authorise',
    on: '‹',
    fill: {
      Rationale: 'Below threshold.',
      'Alternative plan': 'Early help, led by Vic Demo.',
      'The child is safe': 'Yes',
    },
    open: async () => reading('Do not authorise'),
    stage: 'notAuthorised',
  },
  {
    title: 'Send on',
    on: '‹',
    people: true,
    fill: { 'Is a member of staff concerned?': 'No', 'Next manager': 'Hal Prototype' },
    open: async () => {
      await world.has(reference, filledIn(), submitted());
      await world.windowOf(colin).opens({ on: 'Management consent needed' });
      await world.windowOf(colin).presses('Yes, another manager should decide');
      return world.windowOf(colin);
    },
    stage: 'awaitingConsent',
  },
  {
    title: 'Withdraw',
    on: '‹',
    fill: { Reason: 'He has moved to another council.', 'Is the child safe tonight?': 'Yes' },
    open: async () => {
      await world.has(reference, filledIn(), submitted());
      await world.windowOf(priya).says(`case ${reference}`);
      await world.windowOf(priya).opens({ on: reference });
      await world.windowOf(priya).presses('Withdraw');
      return world.windowOf(priya);
    },
    stage: 'withdrawn',
  },
  {
    title: 'Challenge this decision',
    on: '‹',
    fill: {
      'What is your concern?': 'The phones were not considered.',
      'What outcome do you want?': 'MSET screens this.',
    },
    open: async () => {
      await world.has(reference, filledIn(), submitted(), noConflict(), declined());
      await world.windowOf(priya).opens({ on: 'Not authorised' });
      await world.windowOf(priya).presses('Challenge this decision');
      return world.windowOf(priya);
    },
    stage: 'notAuthorised',
  },
];

describe('The database fails under a press', () => {
  beforeEach(async () => {
    world = await openWorld({ faults: true, wire: true, people: [priya, colin] });
  });
  afterEach(async () => world.stop());

  for (const { title, on, fill, open, stage, people } of forms) {
    for (const [what, fault] of [
      ['every write', isWrite],
      ['everything', () => true],
    ] as const) {
      if (people === true && what === 'everything') continue;
      it(`${what} fails at ${title}: the form comes back with what was typed, and the same press then works`, async () => {
        const window = await open();
        const press: PressOptions = { on, fill };
        const before = (await caseNow(window))?.facts ?? 0;
        world.fault = (request) => (fault(request) ? { status: 503 } : undefined);
        const answer = await pressed(window, title, press);
        world.fault = undefined;
        assert.match(answer, /Something went wrong on our side/);
        for (const value of typed(fill)) assert.ok(answer.includes(value), `“${value}” is lost:\n${answer}`);
        assert.ok(answer.includes(`[ ${title} ]`), `there is nothing to press again:\n${answer}`);
        await window.presses(title, { on: 'Something went wrong' });
        const after = await caseNow(window);
        assert.equal(after?.stage, stage);
        assert.ok(after.facts > before, 'it is on record now');
      });
    }
  }

  it('a reply that is lost after the decision was written: it is given once, and said so', async () => {
    await world.has(reference, filledIn(), submitted());
    const colins = world.windowOf(colin);
    await readsAll(colins);
    let lost = 1;
    world.fault = ({ kind }) => {
      if (kind !== 'batch' || lost === 0) return undefined;
      lost -= 1;
      return 'lost';
    };
    assert.match(await colins.presses('Give consent'), /✓ Consent given · Mon 4 Jan 10:00/);
    const facts = await world.ports.cases.facts(reference);
    assert.equal(facts.filter(({ step }) => step === 'giveConsent').length, 1);
  });

  it('nobody reads anything while looks cannot be recorded', async () => {
    await world.has(reference, filledIn(), submitted());
    world.fault = ({ path }) => (path.includes('looks') ? { status: 503 } : undefined);
    const answer = await pressed(world.windowOf(colin), 'Read and decide', { on: 'Management consent needed' });
    assert.match(answer, /Something went wrong on our side/);
    assert.ok(!answer.includes('Kestrel'));
  });
});

/** A press whose notices cannot be waited for: the database is down. */
async function pressed(window: PersonWindow, title: string, options: PressOptions): Promise<string> {
  return window.presses(title, { ...options, unsettled: true });
}

const caseNow = async (window: PersonWindow) => {
  const found = /MSET-[0-9A-Z]{4}-[0-9A-Z]{2}/.exec(window.reads())?.[0] ?? reference;
  return world.caseOf(found);
};
/** What a person typed or picked, as they would look for it. */
const typed = (fill: Readonly<Record<string, string>>): readonly string[] =>
  Object.values(fill).map(
    (value) => ({ male: 'Male', WBRI: 'White British' } as Record<string, string>)[value] ?? value,
  );
