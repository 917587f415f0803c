// What is stored in a chat, shown in a notification or sent as a mail never identifies a child.
import assert from 'node:assert/strict';
import type { Fact } from '../../src/domain/case/whole/case.ts';
import {
  directory,
  at,
  caseOf,
  challenged,
  chosen,
  colin,
  conflicted,
  consented,
  declined,
  filledIn,
  given,
  greta,
  hal,
  heron,
  kestrel,
  later,
  noConflict,
  priya,
  returned,
  sparrow,
  submitted,
  withdrawn,
} from '../people/builders.ts';
import { cardFor, goneMessage, mailFor, pointerMessage } from '../../src/notices/render.ts';

const afterwards = (facts: readonly Fact[]) => later(facts.at(-1)?.at ?? '', 5);

const children = { kestrel, heron, sparrow };
const codes = [
  'urgency',
  'safeTonight',
  'mustNotBeTold',
  'knowsFamily',
  'sex',
  'ethnicity',
  'livesAt',
  'educationStatus',
];
const otherCodes = [
  'careStatus',
  'section47',
  'otherPlans',
  'types',
  'childKnows',
  'parentsKnow',
  'disruption',
  'nrm',
  'ask',
];
const notTheChilds = new Set([...codes, ...otherCodes, 'lawfulBasis', 'consenter', 'missingEpisodes']);
const secrets = Object.values(children).flatMap((child) =>
  Object.entries(child).flatMap(([name, value]) => (notTheChilds.has(name) ? [] : [value])),
);
const stories = (answers: typeof kestrel): readonly (readonly Fact[])[] => {
  const begun = [...filledIn(priya, { ...answers, consenter: colin.objectId }), submitted()];
  const decisions = [consented(), returned(), declined(), withdrawn()].map((deed) => given(begun, noConflict(), deed));
  const others = [conflicted(colin), conflicted(colin, greta)].map((deed) => given(begun, deed));
  const challengedOne = given(begun, noConflict(), declined(), challenged());
  return [
    given(begun.slice(0, -1)),
    given(begun),
    ...decisions,
    ...others,
    challengedOne,
    given(begun, conflicted(colin), chosen(hal)),
  ];
};

describe('What is stored in a chat or sent as a mail', () => {
  it('There is something to look for', () => {
    assert.ok(secrets.includes('Madeup') && secrets.includes('14/3/2011') && secrets.length > 30);
  });

  for (const [name, answers] of Object.entries(children)) {
    it(`Nothing of ${name} is in any card, preview or mail`, () => {
      for (const facts of stories(answers)) {
        const childCase = caseOf(facts);
        const now = afterwards(facts);
        const cards = directory.people.map((person) => cardFor(childCase, person, directory, now));
        const everything = JSON.stringify([
          cards,
          mailFor(childCase, directory, now),
          pointerMessage(childCase.reference),
          goneMessage(),
        ]);
        for (const secret of secrets) assert.ok(!everything.includes(secret), `${childCase.stage}: ${secret}`);
      }
    });
  }

  it('A card that is no longer needed names no case', () => {
    assert.ok(!JSON.stringify(goneMessage()).includes('MSET-'));
  });

  it('The mailbox gets the reference, the urgency and the time, and is told only of what is received (S1)', () => {
    const received = given(filledIn(), submitted(), noConflict(), at('2027-01-04T10:42:00.000Z', consented()));
    const mail = mailFor(caseOf(received), directory, afterwards(received));
    assert.equal(mail?.to, directory.settings.mailbox);
    assert.equal(mail?.subject, 'MSET referral received: MSET-4F7K-24');
    assert.match(mail?.text ?? '', /Urgency: Routine\nReceived: Mon 4 Jan 10:42\n/);
    assert.match(mail?.text ?? '', /case MSET-4F7K-24/);
    const before = stories(kestrel).filter((facts) => caseOf(facts).stage !== 'received');
    for (const facts of before) assert.equal(mailFor(caseOf(facts), directory, afterwards(facts)), undefined);
  });

  it('An urgent one is urgent in the subject already', () => {
    const facts = given(filledIn(priya, sparrow), submitted(), noConflict(), consented());
    assert.match(mailFor(caseOf(facts), directory, afterwards(facts))?.subject ?? '', /\(urgent\)$/);
  });
});
