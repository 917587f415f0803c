// Who is told what about a request for advice; and that nobody is told a word of it in a message.
import assert from 'node:assert/strict';
import type { AdviceFact } from '../../../src/domain/advice/table.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { adviceCardFor } from '../../../src/notices/advice/standing.ts';
import { adviceNotices } from '../../../src/notices/advice/rows.ts';
import { adviceCardKey } from '../../../src/notices/keys.ts';
import { matterTroubleLine } from '../../../src/notices/trouble.ts';
import {
  adviceFacts,
  adviceId,
  adviceOf,
  advice,
  answers,
  asks,
  asksAgain,
  clockSays,
  closes,
  guides,
  unguides,
} from '../../people/advice-builders.ts';
import {
  colin,
  directory,
  greta,
  hal,
  kestrelReference,
  moira,
  must,
  noor,
  priya,
  ravi,
  tess,
} from '../../people/builders.ts';

/** It is asked again at 10:02. */
const late = '2027-01-06T10:02:00.000Z';
const story = [
  asks(priya, 'Do the kingfisher trainers count?', kestrelReference),
  answers(moira, 'They count as a gift.'),
  asksAgain(priya, 'And the ferry tickets?'),
  clockSays(late),
  answers(tess, 'Ask the ferryman first.'),
  closes(),
  guides(),
  unguides(),
];
const facts = adviceFacts(directory, ...story);

/** Whom the last of these facts rings, and whose card it changes silently, when these were called before. */
function toldBy(
  upTo: number,
  ...called: readonly Person[]
): { readonly rings: readonly string[]; readonly tells: readonly string[] } {
  const fact = must(facts[upTo - 1]);
  const keys = called.map(({ objectId }) => adviceCardKey(objectId));
  const root = adviceOf(facts.slice(0, upTo));
  const told = adviceNotices({ before: { root: undefined }, after: { root }, fact, directory, called: keys });
  const named = (rings: boolean) =>
    told
      .filter((one) => one.rings === rings)
      .map(({ person }) => must(directory.people.find(({ objectId }) => objectId === person)).name)
      .toSorted();
  return { rings: named(true), tells: named(false) };
}

const said = (upTo: number, person: Person): string =>
  JSON.stringify(adviceCardFor(adviceOf(facts.slice(0, upTo)), person, '2027-01-04T10:30:00.000Z')?.card);

describe('What is told of advice', () => {
  it('asked, and asked again, rings the co-ordinator; the asker’s older card changes', () => {
    assert.deepEqual(toldBy(1), { rings: [moira.name], tells: [] });
    assert.deepEqual(toldBy(3, moira, priya), { rings: [moira.name], tells: [priya.name] });
  });

  it('answered rings whoever asked, and nobody else again', () => {
    assert.deepEqual(toldBy(2, moira), { rings: [priya.name], tells: [moira.name] });
  });

  it('late rings whoever may answer by then', () => {
    assert.deepEqual(toldBy(4, moira, priya), {
      rings: [greta.name, hal.name, moira.name, tess.name].toSorted(),
      tells: [priya.name],
    });
  });

  it('closed rings nobody', () => {
    assert.deepEqual(toldBy(6, moira, priya, tess).rings, []);
    assert.deepEqual(toldBy(6, moira, priya, tess).tells, [moira.name, priya.name, tess.name].toSorted());
  });

  it('added to the guidance, and taken off it, rings nobody', () => {
    for (const upTo of [7, 8]) assert.deepEqual(toldBy(upTo, moira, priya).rings, []);
  });

  it('says who asks, until when, who answered when, and which button comes next', () => {
    assert.match(said(1, moira), /by Tue 5 Jan 10:00.*Question for you.*Asked by Priya Testworth.*Read and answer/);
    assert.match(said(1, priya), /Asked by Priya Testworth.*We’ll tell you here when it is answered/);
    assert.match(said(2, priya), /Advice answered.*Answered by Moira Example, Mon 4 Jan 10:01.*Read the answer/);
    assert.match(said(3, moira), /Asked again by Priya Testworth/);
    assert.match(said(6, priya), /Advice closed/);
  });

  it('is nothing to anybody else', () => {
    const asked = advice(asks());
    for (const person of [colin, greta, tess, noor, ravi]) {
      assert.equal(adviceCardFor(asked, person, '2027-01-04T10:30:00.000Z'), undefined, person.name);
    }
  });

  it('holds not a word of question, answer or case in any card or preview', () => {
    const secrets = ['kingfisher', 'gift', 'ferry', kestrelReference];
    for (let upTo = 1; upTo <= facts.length; upTo += 1) {
      const one = adviceOf(facts.slice(0, upTo));
      const cards = directory.people.flatMap((person) => adviceCardFor(one, person, late) ?? []);
      const troubles = (['unreachable', 'failed', undefined] as const).map((trouble) =>
        matterTroubleLine('advice', one.id, moira.objectId, trouble, directory),
      );
      assert.ok(cards.length >= 2);
      const everything = JSON.stringify([cards, troubles]);
      assert.ok(everything.includes(adviceId));
      assert.deepEqual(
        secrets.filter((secret) => everything.includes(secret)),
        [],
        `after fact ${upTo}`,
      );
      for (const { summary } of cards)
        assert.match(summary, /^MSET: (?:a question|your question) [^A-Z]*(?:[A-Z]\w\w \d+ Jan \d\d:\d\d)?$/);
    }
  });

  it('has a row for every fact', () => {
    const steps: readonly AdviceFact['step'][] = [
      'askAdvice',
      'answerAdvice',
      'askAgain',
      'remindAdvice',
      'closeAdvice',
      'addToGuidance',
      'takeOffGuidance',
    ];
    assert.deepEqual(new Set(facts.map(({ step }) => step)), new Set(steps));
  });
});
