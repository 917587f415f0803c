// A referral that waits for consent, and the clock pressed on it.
import assert from 'node:assert/strict';
import { clockActor, type Person } from '../../../../src/domain/people/actor.ts';
import type { Fact } from '../../../../src/domain/case/whole/case.ts';
import { personIn, type Directory } from '../../../../src/domain/people/directory.ts';
import type { Answers } from '../../../../src/domain/kernel/fields.ts';
import {
  commandIn,
  at,
  caseOf,
  colin,
  dana,
  directory,
  factOf,
  filledIn,
  givenIn,
  kestrel,
  must,
  priya,
  submitted,
  withDelegate,
  type StoryRow,
  givenAfter,
} from '../../../people/builders.ts';

export const s9 = '2027-01-04T16:00:00.000Z';
export const remind: StoryRow = [clockActor, 1, 'remindConsent', {}];

export const sent = (
  when: string,
  { council = directory, answers = kestrel, by = priya }: { council?: Directory; answers?: Answers; by?: Person } = {},
): readonly Fact[] => givenIn(council, filledIn(by, answers), at(when, submitted(by)));

/** The clock pressed at these times, or whenever it is asked for: "Tue 12:00 nudge: Colin Fixture". */
export function pressed(before: readonly Fact[], council = directory, times?: readonly string[]) {
  const facts = [...before];
  const log: string[] = [];
  const press = (now: string): void => {
    const fact = factOf(facts, commandIn(remind), { actor: clockActor, now, directory: council });
    if (typeof fact === 'string') return assert.equal(fact, 'unchanged');
    assert.ok(fact.step === 'remindConsent');
    facts.push(fact);
    const names = fact.data.to.map((id) => must(personIn(council, id)).name);
    log.push(`${now.slice(0, 16)} ${fact.data.rungs.join('+')}: ${names.join(', ')}`);
  };
  if (times !== undefined) times.forEach(press);
  if (times !== undefined) return { log, facts };
  for (let now = nextOf(facts); now !== undefined; now = nextOf(facts)) {
    const before = facts.length;
    press(now);
    assert.notEqual(facts.length, before, 'a reminder that was due was not given');
  }
  return { log, facts };
}
/** When someone else is asked; once the co-ordinators have it they alone are called, every working day. */
export function nextOf(facts: readonly Fact[]): string | undefined {
  const childCase = caseOf(facts);
  return childCase.stage === 'awaitingConsent' && childCase.submission.withCoordinator !== true
    ? childCase.submission.ladder?.rungs[0]?.at
    : undefined;
}
export const submissionOf = (facts: readonly Fact[]) => {
  const childCase = caseOf(facts);
  assert.ok(childCase.stage === 'awaitingConsent');
  return childCase.submission;
};

/** What follows in another council, and after presses of the clock. Throws on a refusal. */
export const go = (facts: readonly Fact[], council: Directory, ...rows: readonly StoryRow[]): readonly Fact[] =>
  givenAfter(facts, council, rows, {});

export const away = withDelegate(colin, dana, '2027-01-04', '2027-01-08');
