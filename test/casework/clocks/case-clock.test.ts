// What falls due of a case that is the co-ordinator's, on a real store: triage, a strategy discussion, a challenge.
import assert from 'node:assert/strict';
import { verify } from '../../../src/casework/check/verify.ts';
import type { CaseReminded } from '../../../src/domain/case/whole/remind.ts';
import type { Instant } from '../../../src/domain/time/calendar.ts';
import type { Reference } from '../../../src/domain/kernel/ids.ts';
import { cardKey } from '../../../src/notices/keys.ts';
import {
  at,
  challenged,
  consented,
  declined,
  directory,
  filledIn,
  greta,
  hal,
  later,
  moira,
  must,
  noConflict,
  submitted,
  tess,
  type StoryRow,
} from '../../people/builders.ts';
import { openTarget, someReference, type Target } from '../../store/fixture.ts';
import { bothRemind, instance, takes, type Instance } from '../meeting-story.ts';

/** Consent on Tuesday 5 January at 10:00: two working days later is Thursday, five are the Tuesday after. */
const tuesday = '2027-01-05T10:00:00.000Z';
const thursday = '2027-01-07T10:00:00.000Z';
const waiting = [...filledIn(), submitted(), noConflict()];
const received = [...waiting, at(tuesday, consented())];
const toStrategy: StoryRow = [
  moira,
  1,
  'sendToStrategy',
  { reason: 'He was seen with an adult of concern last night.' },
];

describe('the clock of a case, by two instances of the program', () => {
  let target: Target;
  let one: Instance;
  let other: Instance;
  let reference: Reference;
  beforeEach(async () => {
    target = await openTarget();
    [one, other] = [instance(await target.open()), instance(await target.open())];
    reference = someReference();
  });
  afterEach(() => target.close());

  /** Who was reminded of what so far. */
  const reminders = async (): Promise<readonly string[]> => {
    const facts = await one.store.cases.facts(reference);
    const clocks = facts.filter(({ step }) => step === 'remindCase');
    return clocks.map(({ at, data }) => {
      const { rungs, to } = data as CaseReminded; // of that step
      const names = to.map((id) => must(directory.people.find(({ objectId }) => objectId === id)).name);
      return `${at.slice(0, 16)} ${rungs.join('+')}: ${names.join(', ')}`;
    });
  };
  const bothLook = async (when: Instant) => bothRemind(one, other, when);
  const isSound = async (): Promise<void> => {
    // Nobody delivers here: to an early clock nothing has waited long.
    await verify(one.store.audit, 0, ({ kind, what }) => assert.fail(`${kind}: ${what}`));
  };

  it('reminds the co-ordinator of triage after two working days, those above in turn, and all of them until it is done', async () => {
    await takes(one, reference, received);
    assert.deepEqual(await bothLook(later(thursday, -1)), []);
    assert.deepEqual(await bothLook(thursday), [reference]);
    assert.deepEqual(await bothLook(later(thursday, 60 * 24 - 1)), []);
    assert.deepEqual(await reminders(), [`2027-01-07T10:00 triage: ${moira.name}`]);
    const { calls, root: after } = must(await one.store.cases.load(reference)).value;
    assert.equal(calls[cardKey(moira.objectId)], after.facts);
    assert.ok((await one.store.outbox.ofMatter(reference)).some(({ person }) => person === moira.objectId));
    await isSound();
    assert.deepEqual(await bothLook('2027-01-11T10:00:00.000Z'), [reference]);
    assert.deepEqual(await bothLook('2027-01-12T10:00:00.000Z'), [reference]);
    assert.deepEqual(await bothLook(later(thursday, 60 * 24 * 30)), [reference]);
    const [, up, chair, again] = await reminders();
    assert.match(up ?? '', /^2027-01-11T10:00 triageUp: /);
    assert.match(chair ?? '', /^2027-01-12T10:00 triageChair: .*Tess Gavel/);
    assert.match(again ?? '', /^2027-02-06T10:00 triageChair: .*Tess Gavel/);
    await isSound();
  });

  it('reminds the chair too of a strategy discussion, a day after it was called for, and then of triage', async () => {
    await takes(one, reference, received, at(later(tuesday, 60), toStrategy));
    assert.deepEqual(await one.store.cases.fallenDue('2027-01-06T10:59:00.000Z'), []);
    assert.deepEqual(await bothLook('2027-01-06T11:00:00.000Z'), [reference]);
    assert.deepEqual(await bothLook(thursday), [reference]);
    assert.deepEqual(await reminders(), [
      `2027-01-06T11:00 strategy: ${moira.name}, ${tess.name}`,
      `2027-01-07T10:00 triage: ${moira.name}`,
    ]);
    await isSound();
  });

  it('reminds of a challenge that nobody answered within five working days, also before any consent', async () => {
    await takes(one, reference, [...waiting, at(tuesday, declined()), at(later(tuesday, 30), challenged())]);
    assert.deepEqual(await bothLook('2027-01-12T10:29:00.000Z'), []);
    assert.deepEqual(await bothLook('2027-01-12T10:30:00.000Z'), [reference]);
    // And again on the next working day, until it is answered: with one more of the line.
    assert.deepEqual(await bothLook('2027-01-13T10:30:00.000Z'), [reference]);
    assert.deepEqual(await reminders(), [
      `2027-01-12T10:30 challenge: ${greta.name}, ${moira.name}`,
      `2027-01-13T10:30 challenge: ${greta.name}, ${hal.name}, ${moira.name}`,
    ]);
    await isSound();
  });

  it('stands still once the challenge is answered', async () => {
    const answered: StoryRow = [moira, 1, 'answerChallenge', { answer: 'It is screened.' }];
    await takes(one, reference, [...waiting, at(tuesday, declined()), challenged(), answered]);
    assert.deepEqual(await bothLook('2027-02-01T10:00:00.000Z'), []);
    assert.deepEqual(await reminders(), []);
  });

  it('reminds of everything at once where nobody looked, and names each', async () => {
    await takes(one, reference, received, at(later(tuesday, 60), toStrategy));
    assert.deepEqual(await bothLook('2027-01-08T09:00:00.000Z'), [reference]);
    assert.deepEqual(await reminders(), [`2027-01-08T09:00 triage+strategy: ${moira.name}, ${tess.name}`]);
  });
});
