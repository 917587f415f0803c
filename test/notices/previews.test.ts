// What a notification says, on a locked screen too: what to do and by when, never of whom (docs/design.md 6.11).
import { hostOf } from '../../src/domain/case/action/host.ts';
import assert from 'node:assert/strict';
import type { Fact } from '../../src/domain/case/whole/case.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { adviceCardFor } from '../../src/notices/advice/standing.ts';
import { digestCard, digestLines, type DigestLine } from '../../src/notices/digest/digest.ts';
import { lateCard, type Came } from '../../src/notices/late.ts';
import { meetingCardFor, meetingPostFor } from '../../src/notices/meeting/standing.ts';
import { actionCardFor, cardFor, postFor, teamPostFor } from '../../src/notices/render.ts';
import { meetingAt, states, worldOf } from '../cards/cases/meeting-world.ts';
import {
  accepted,
  acting,
  actionOf,
  added,
  cancelled,
  council,
  disputed,
  markedDone,
  prompted,
  timeAsked,
  verified,
} from '../domain/case/action/action-story.ts';
import { adviceFacts, adviceOf, answers, asks } from '../people/advice-builders.ts';
import {
  at,
  caseOf,
  challenged,
  colin,
  conflicted,
  consented,
  declined,
  directory,
  filledIn,
  given,
  greta,
  moira,
  must,
  noConflict,
  ola,
  pip,
  priya,
  ravi,
  returned,
  sparrow,
  submitted,
  tess,
  withdrawn,
} from '../people/builders.ts';
import { decided, listed, planned, strategyCalled } from '../people/meeting-builders.ts';

const monday = '2027-01-04T12:00:00.000Z';
const late = '2027-02-15T12:00:00.000Z';
const sent = [filledIn(), submitted()];
const received = [...sent, noConflict(), consented()];
const urgently = [filledIn(priya, sparrow), submitted()];

const ofCase = (facts: readonly Fact[], to: Person, now = monday): string =>
  must(cardFor(caseOf(facts), to, directory, now)).summary;
const onOf = (facts: readonly Fact[]) => ({ host: hostOf(caseOf(facts)), action: actionOf(facts) });
const ofAction = (facts: readonly Fact[], to: Person, now = monday): string =>
  must(actionCardFor(onOf(facts), to, council, now)).summary;
const ofPost = (facts: readonly Fact[], now = monday): string => {
  const post = postFor(onOf(facts), 'police', council, now);
  assert.ok('summary' in post);
  return post.summary;
};
const question = adviceFacts(directory, asks(priya, 'Does it count?'), answers(moira, 'It does.'));
const ofAdvice = (facts: number, to: Person): string =>
  must(adviceCardFor(adviceOf(question.slice(0, facts)), to, monday)).summary;
const meetings = worldOf(undefined);
const ofMeeting = (state: (typeof states)[number]): string =>
  must(meetingCardFor(meetingAt(meetings, state), tess, directory, monday)).summary;
const ofDigest = (counts: Partial<Record<DigestLine, number>>): string => {
  const none = Object.fromEntries(digestLines.map((line) => [line, 0])) as Record<DigestLine, number>;
  return digestCard({ ...none, ...counts }, monday).summary;
};

const immediate = acting(added({ priority: 'immediate' }), accepted());
const escalated = acting(added(), accepted(), at('2027-02-15T09:00:00.000Z', prompted));
const panel = planned('2027-02-16', 'panel');

const ofLate = (came: Came): string =>
  lateCard({
    came,
    at: '2027-01-04T10:00:00.000Z',
    now: '2027-01-05T10:00:00.000Z',
    title: 'Give consent',
    buttons: [],
  }).summary;

const table: Readonly<Record<string, readonly [said: () => string, summary: string]>> = {
  'a late press, done': [() => ofLate('done'), 'MSET: what you pressed at Mon 4 Jan 10:00 is done'],
  'a late press, in part': [() => ofLate('partly'), 'MSET: what you pressed at Mon 4 Jan 10:00 was done in part'],
  'a late press, refused': [() => ofLate('refused'), 'MSET: what you pressed at Mon 4 Jan 10:00 was not done'],
  'a late press, given up': [() => ofLate('fault'), 'MSET: what you pressed at Mon 4 Jan 10:00 was not done'],
  'a late press that shows something': [() => ofLate('shown'), 'MSET: what you pressed at Mon 4 Jan 10:00 is ready'],

  'consent, routine': [() => ofCase(given(...sent), colin), 'MSET: consent needed by Tue 5 Jan 10:09'],
  'consent, urgent': [
    () => ofCase(given(...urgently), colin, '2027-01-04T10:05:00.000Z'),
    'MSET URGENT: consent needed by Mon 4 Jan 11:09',
  ],
  'consent, late': [() => ofCase(given(...sent), greta, late), 'MSET: consent needed, was due Tue 5 Jan 10:09'],
  'a manager must be chosen': [
    () => ofCase(given(...sent, conflicted()), moira),
    'MSET: choose who decides on consent by Tue 5 Jan 10:10',
  ],
  'urgent, shown before consent': [() => ofCase(given(...urgently), moira), 'MSET: a referral is waiting for consent'],
  'referral came back': [
    () => ofCase(given(...sent, noConflict(), returned()), priya),
    'MSET: a referral came back to you',
  ],
  'not authorised': [
    () => ofCase(given(...sent, noConflict(), declined()), priya),
    'MSET: read the decision on your referral',
  ],
  challenged: [
    () => ofCase(given(...sent, noConflict(), declined(), challenged()), greta),
    'MSET: a challenge to answer by Mon 11 Jan 10:12',
  ],
  withdrawn: [() => ofCase(given(...sent, withdrawn()), priya), 'MSET: your referral is withdrawn'],
  'settled, to the manager': [() => ofCase(given(...received), colin), 'MSET: settled, nothing is needed from you'],
  'received, to the co-ordinator': [
    () => ofCase(given(...received), moira),
    'MSET: new referral, triage by Wed 6 Jan 10:11',
  ],
  'received, urgent': [
    () => ofCase(given(...received, strategyCalled()), moira),
    'MSET URGENT: strategy discussion by Tue 5 Jan 10:12',
  ],
  'received, to the referrer': [() => ofCase(given(...received), priya), 'MSET: your referral has been received'],
  decided: [
    () => ofCase(given(...received, listed(), decided('toPanel'), decided('open', panel)), priya),
    'MSET: a decision on your referral, please read',
  ],
  'a team’s channel': [
    () => teamPostFor(caseOf(given(...sent)), monday).summary,
    'MSET: a referral is waiting for consent',
  ],
  'new action': [() => ofAction(acting(added()), ola), 'MSET: new: Licensing visit by Mon 1 Feb 10:12'],
  'new action, in the channel': [() => ofPost(acting(added())), 'MSET: new: Licensing visit by Mon 1 Feb 10:12'],
  'action to do': [
    () => ofAction(acting(added(), accepted()), ola),
    'MSET: Licensing visit, to be done by Mon 1 Feb 10:12',
  ],
  'action, urgent': [() => ofAction(immediate, ola), 'MSET URGENT: Licensing visit, to be done by Tue 5 Jan 10:12'],
  'action late': [
    () => ofAction(acting(added(), accepted()), ola, late),
    'MSET: Licensing visit is late, was due Mon 1 Feb 10:12',
  ],
  'action late and urgent': [
    () => ofAction(immediate, ola, late),
    'MSET URGENT: an action is late, was due Tue 5 Jan 10:12',
  ],
  'more time asked': [
    () => ofAction(acting(added(), accepted(), timeAsked('1/3/2027')), moira),
    'MSET: more time requested, please answer',
  ],
  disputed: [() => ofAction(acting(added(), accepted(), disputed()), tess), 'MSET: a dispute to settle'],
  'done, to be verified': [
    () => ofAction(acting(added(), accepted(), markedDone()), pip),
    'MSET: an action is ready to verify',
  ],
  'done, to its owner': [
    () => ofAction(acting(added(), accepted(), markedDone()), ola),
    'MSET: for information, nothing is asked of you',
  ],
  verified: [
    () => ofAction(acting(added(), accepted(), markedDone(), verified()), ola),
    'MSET: for information, nothing is asked of you',
  ],
  cancelled: [
    () => ofAction(acting(added(), accepted(), cancelled()), ravi),
    'MSET: an action is cancelled, you need do nothing',
  ],
  'escalation to sign': [() => ofAction(escalated, tess, late), 'MSET: an escalation needs your signature'],
  question: [() => ofAdvice(1, moira), 'MSET: a question to answer by Tue 5 Jan 10:00'],
  'question, to the asker': [() => ofAdvice(1, priya), 'MSET: your question has been sent'],
  answer: [() => ofAdvice(2, priya), 'MSET: your question is answered, please read'],
  'meeting planned': [() => ofMeeting('planned'), 'MSET: Pre-MSET, Tue 5 Jan 14:00, please answer'],
  'meeting under way': [() => ofMeeting('started'), 'MSET: Pre-MSET has begun'],
  minutes: [() => ofMeeting('ended'), 'MSET: Pre-MSET, Tue 5 Jan 14:00: minutes to read'],
  'meeting cancelled': [() => ofMeeting('cancelled'), 'MSET: Pre-MSET, Tue 5 Jan 14:00 is cancelled'],
  'meeting’s chat': [() => meetingPostFor(meetingAt(meetings, 'started'), monday).summary, 'MSET: Pre-MSET has begun'],
  'morning digest': [() => ofDigest({ consent: 1, actionsOverdue: 2 }), 'MSET: 3 for you this morning'],
};

describe('What a notification says', () => {
  for (const [kind, [said, summary]] of Object.entries(table)) {
    it(`${kind}: “${summary}”`, () => {
      assert.equal(said(), summary);
    });
  }

  it('is short enough for a phone, and names no child, type, band, person or agency', () => {
    const names = [...directory.people, ...council.people].map(({ name }) => name);
    const agencies = council.agencies.map(({ name }) => name);
    const never = [...names, ...agencies, 'Kestrel', 'Madeup', 'Sparrow', 'county lines', 'MSET-4'];
    for (const [kind, [said]] of Object.entries(table)) {
      const summary = said();
      assert.ok(summary.length <= 60, `${kind}: ${summary.length}`);
      assert.deepEqual(
        never.filter((name) => summary.includes(name)),
        [],
        kind,
      );
    }
  });
});
