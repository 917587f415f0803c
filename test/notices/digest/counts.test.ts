// Who has how much waiting for them this morning, and what their digest says of it.
import assert from 'node:assert/strict';
import { hostOf } from '../../../src/domain/case/action/host.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import type { Fact } from '../../../src/domain/case/whole/case.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { rowOf } from '../../../src/domain/case/owed/row.ts';
import { mintReference } from '../../../src/domain/kernel/ids.ts';
import { digestsFor, morningsFor, type Waiting } from '../../../src/notices/digest/counts.ts';
import { digestCard, digestLines, type DigestLine } from '../../../src/notices/digest/digest.ts';
import {
  caseOf,
  chosen,
  colin,
  conflicted,
  consented,
  declined,
  challenged,
  filledIn,
  given,
  greta,
  hal,
  moira,
  must,
  noConflict,
  ola,
  priya,
  ravi,
  returned,
  sparrow,
  submitted,
  tess,
  dana,
} from '../../people/builders.ts';
import {
  accepted,
  acting,
  actingRestricted,
  actionOf,
  added,
  blocked,
  cancelled,
  council,
  disputed,
  markedDone,
  settled,
  verified,
} from '../../domain/case/action/action-story.ts';
import { readable } from '../../journeys/people/readable.ts';

/** Monday the 4th is when everything happens; the digest is counted on Tuesday unless said. */
const tuesday = '2027-01-05T08:30:00.000Z';
const people = { colin, dana, greta, hal, moira, ola, priya, ravi, tess };
type Name = keyof typeof people;
type Counts = Partial<Readonly<Record<Name, Partial<Readonly<Record<DigestLine, number>>>>>>;

const over = (...all: readonly Case[]): Pick<Waiting, 'rows' | 'hosts'> => ({
  rows: all.map(rowOf),
  hosts: all.map(hostOf),
});
const cases = (...all: readonly (readonly Fact[])[]): Waiting => ({ ...over(...all.map(caseOf)), actions: [] });
const withAction = (facts: readonly Fact[]): Waiting => ({ ...over(caseOf(facts)), actions: [actionOf(facts)] });

const nameOf = (id: string): string => Object.entries(people).find(([, { objectId }]) => objectId === id)?.[0] ?? id;

function counted(waiting: Waiting, now = tuesday, directory: Directory = council): Counts {
  const found = digestsFor(waiting, directory, now);
  return Object.fromEntries(
    [...found].map(([id, counts]) => [
      nameOf(id),
      Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
    ]),
  );
}

interface Row {
  readonly that: string;
  readonly waiting: Waiting;
  readonly now?: string;
  readonly is: Counts;
}
const sent = [filledIn(), submitted()];
const due = (day: string) => added({ due: day });
const queue = { moira: { 'queue.triage': 1 } } as const;

const rows: readonly Row[] = [
  { that: 'A draft of yesterday is its referrer’s', waiting: cases(given(filledIn())), is: { priya: { drafts: 1 } } },
  {
    that: 'A draft of today is still in hand',
    waiting: cases(given(filledIn())),
    now: '2027-01-04T23:30:00.000Z',
    is: {},
  },
  { that: 'Whoever was asked decides', waiting: cases(given(...sent)), is: { colin: { consent: 1 } } },
  {
    that: 'Two are two, and what is overdue is said apart',
    waiting: cases(given(...sent), given(...sent)),
    now: '2027-01-06T08:30:00.000Z',
    is: { colin: { consentOverdue: 2 } },
  },
  {
    that: 'An urgent one is the deputy’s too; the co-ordinator, who only sees it, is asked for nothing',
    waiting: cases(given(filledIn(priya, sparrow), submitted())),
    now: '2027-01-04T10:30:00.000Z',
    is: { colin: { consent: 1 }, dana: { consent: 1 } },
  },
  {
    that: 'Where the co-ordinator picks, it is in the queue and nobody’s to decide',
    waiting: cases(given(...sent, conflicted())),
    is: { moira: { 'queue.consent': 1 } },
  },
  {
    that: 'Picked, it is theirs; whoever has the conflict and those above have nothing',
    waiting: cases(given(...sent, conflicted(), chosen(hal))),
    is: { hal: { consent: 1 } },
  },
  {
    that: 'Returned, it is the referrer’s',
    waiting: cases(given(...sent, noConflict(), returned())),
    is: { priya: { returned: 1 } },
  },
  {
    that: 'Challenged, it is in the queue of those who may answer',
    waiting: cases(given(...sent, noConflict(), declined(), challenged())),
    is: { greta: { 'queue.challenge': 1 }, moira: { 'queue.challenge': 1 } },
  },
  { that: 'Received, it is in the queue', waiting: cases(given(...sent, noConflict(), consented())), is: queue },
  {
    that: 'An action to accept is the owner’s',
    waiting: withAction(acting(added())),
    is: { ...queue, ola: { actionsToAccept: 1 } },
  },
  { that: 'Accepted and not due soon, it is nobody’s', waiting: withAction(acting(added(), accepted())), is: queue },
  {
    that: 'Due on the next working day',
    waiting: withAction(acting(due('6/1/2027'), accepted())),
    is: { ...queue, ola: { actionsDueSoon: 1 } },
  },
  {
    that: 'Monday is the next working day of a Friday',
    waiting: withAction(acting(due('11/1/2027'), accepted())),
    now: '2027-01-08T08:30:00.000Z',
    is: { ...queue, ola: { actionsDueSoon: 1 } },
  },
  { that: 'The day after that is not soon', waiting: withAction(acting(due('7/1/2027'), accepted())), is: queue },
  {
    that: 'Overdue, co-ordinator and chair have it as well; not accepted, it is overdue before all',
    waiting: withAction(acting(due('4/1/2027'))),
    is: {
      moira: { 'queue.triage': 1, overdueEverywhere: 1 },
      ola: { actionsOverdue: 1 },
      tess: { overdueEverywhere: 1 },
    },
  },
  {
    that: 'Blocked and overdue, it is overdue',
    waiting: withAction(acting(due('4/1/2027'), blocked('15/1/2027'))),
    is: {
      moira: { 'queue.triage': 1, overdueEverywhere: 1 },
      ola: { actionsOverdue: 1 },
      tess: { overdueEverywhere: 1 },
    },
  },
  {
    that: 'Disputed, it waits for co-ordinator and chair alone',
    waiting: withAction(acting(added(), accepted(), disputed())),
    is: { moira: { 'queue.triage': 1, disputed: 1 }, tess: { disputed: 1 } },
  },
  {
    that: 'Settled, it is the new agency’s lead’s, whoever had it before',
    waiting: withAction(acting(added(), accepted(), disputed(), settled('police'))),
    is: { ...queue, ola: { actionsToAccept: 1 } },
  },
  {
    that: 'Marked done, it is the co-ordinator’s to verify',
    waiting: withAction(acting(added(), accepted(), markedDone())),
    is: { moira: { 'queue.triage': 1, toVerify: 1 } },
  },
  {
    that: 'Verified, it is over',
    waiting: withAction(acting(added(), accepted(), markedDone(), verified())),
    is: queue,
  },
  { that: 'Cancelled, it is over', waiting: withAction(acting(added(), cancelled())), is: queue },
  {
    that: 'Of a restricted case the chair is told nothing',
    waiting: withAction(actingRestricted(due('4/1/2027'), disputed())),
    is: { moira: { 'queue.triage': 1, overdueEverywhere: 1, disputed: 1 } },
  },
];

const without = (...gone: readonly Person[]): Directory => ({
  ...council,
  people: council.people.filter(({ objectId }) => !gone.some((one) => one.objectId === objectId)),
});

describe('What waits for each person this morning', () => {
  for (const { that, waiting, now, is } of rows) {
    it(that, () => assert.deepEqual(counted(waiting, now), is));
  }

  it('Panels that are missing for Significant cases are the co-ordinator’s and the chair’s', () => {
    assert.deepEqual(counted({ ...cases(), gaps: 2 }), { moira: { noPanelInTime: 2 }, tess: { noPanelInTime: 2 } });
  });

  it('Whoever has a conflict is told of nothing, in any role', () => {
    for (const { waiting, now, is } of rows) {
      for (const name of Object.keys(is) as Name[]) {
        const excluded = waiting.hosts.flatMap(({ case: childCase }) =>
          childCase === undefined ? [] : { ...childCase, excluded: [people[name].objectId] },
        );
        assert.equal(counted({ ...waiting, ...over(...excluded) }, now)[name], undefined, name);
      }
    }
  });

  it('Whoever left the directory has no digest', () => {
    for (const { waiting, now, is } of rows) {
      for (const name of Object.keys(is) as Name[]) {
        assert.equal(counted(waiting, now, without(people[name]))[name], undefined, name);
      }
    }
  });

  it('The owner is gone, or of another agency now: it is the lead’s; with the lead gone too, nobody’s', () => {
    const waiting = withAction(acting(added()));
    assert.deepEqual(counted(waiting, tuesday, without(ola)), { ...queue, ravi: { actionsToAccept: 1 } });
    const moved = { ...without(ola), people: [...without(ola).people, { ...ola, agency: 'health', roles: [] }] };
    assert.deepEqual(counted(waiting, tuesday, moved), { ...queue, ravi: { actionsToAccept: 1 } });
    assert.deepEqual(counted(waiting, tuesday, without(ola, ravi)), queue);
  });

  it('A delegation that ended and a manager who was asked first: only who may decide today', () => {
    const away = {
      ...council,
      delegations: [{ from: colin.objectId, to: greta.objectId, starts: '2027-01-04', ends: '2027-01-04' }],
    };
    const childCase = { ...caseOf(given(...sent)), restricted: 'managerConflict' } as Case;
    const submission = {
      ...must('submission' in childCase ? childCase.submission : undefined),
      asked: [greta.objectId],
    };
    const waiting = { ...over({ ...childCase, submission } as Case), actions: [] };
    // The manager who was chosen has it either way.
    assert.deepEqual(counted(waiting, '2027-01-04T12:00:00.000Z', away), {
      colin: { consent: 1 },
      greta: { consent: 1 },
    });
    assert.deepEqual(counted(waiting, tuesday, away), { colin: { consent: 1 } });
  });

  it('An action without its case is nobody’s: who must not hear of it stands there', () => {
    assert.deepEqual(counted({ ...over(), actions: [actionOf(acting(due('4/1/2027')))] }), {});
  });

  it('Each action goes by its own case', () => {
    const [one, other] = [acting(added()), acting(added())];
    const reference = mintReference(Buffer.alloc(8, 7));
    const hidden = { ...caseOf(other), reference, excluded: [ola.objectId] };
    const actions = [actionOf(one), { ...actionOf(other), reference }];
    assert.deepEqual(counted({ ...over(caseOf(one), hidden), actions })['ola'], { actionsToAccept: 1 });
  });
});

describe('The digest', () => {
  const none = Object.fromEntries(digestLines.map((line) => [line, 0])) as Record<DigestLine, number>;

  it('is a tile for each kind that leads to its list, with its day in the band, and one button a list', () => {
    const { card, summary } = digestCard(
      { ...none, consent: 1, actionsOverdue: 2, actionsToAccept: 1, drafts: 3 },
      tuesday,
    );
    assert.deepEqual(readable(card).split('\n'), [
      '| ▲ Late: 2 actions of yours · Tue 5 Jan 08:30',
      '# What is waiting for you',
      'Counted at that time; the lists show the position now.',
      '| > 1 · consent for you to decide · | > ▲ 2 · actions of yours are late',
      '| > 1 · action to read and accept · | > 3 · drafts, not sent yet',
      '[ Waiting for consent ] [ My actions ] [ My cases ]',
    ]);
    assert.equal(summary, 'MSET: 7 for you this morning');
  });

  it('begins with what comes first, by its fixed phrase, and with the meeting of the day', () => {
    const meeting = { id: 'panel-2027-01-05', type: 'panel', startsAt: '2027-01-05T14:00:00.000Z' } as const;
    const first = must(
      morningsFor(withAction(acting(due('4/1/2027'), accepted())), council, tuesday).get(ola.objectId),
    ).first;
    const { card, summary } = digestCard({ actionsOverdue: 1, drafts: 1 }, tuesday, {
      meeting,
      ...(first !== undefined && { first }),
    });
    assert.deepEqual(readable(card).split('\n').slice(0, 6), [
      '| ▲ Late: 1 action of yours · Tue 5 Jan 08:30',
      '# Full panel at 14:00, and 2 more things',
      'Counted at that time; the lists show the position now.',
      '> **First: Licensing visit** · ▲ was due Mon 4 Jan 17:00',
      '> **Full panel** · Tue 5 Jan 14:00',
      '| > ▲ 1 · action of yours is late · | > 1 · draft, not sent yet',
    ]);
    assert.match(readable(card), /\[ Read the first \] \[ My actions \] \[ My cases \] \[ Meetings \]/);
    assert.doesNotMatch(readable(card), /MSET-|Kestrel/);
    assert.equal(summary, 'MSET: Full panel, Tue 5 Jan 14:00; 1 late action of yours');
    assert.equal(digestCard({}, tuesday, { meeting }).summary, 'MSET: Full panel, Tue 5 Jan 14:00');
  });

  it('of a restricted case names no phrase, and of several what presses most, the soonest due', () => {
    const closed = actingRestricted(added(), accepted());
    const hidden = {
      ...withAction(closed),
      actions: [{ ...actionOf(closed), due: { ...actionOf(closed).due, at: tuesday } }],
    };
    const firsts = [...morningsFor(hidden, council, '2027-01-06T08:30:00.000Z').values()].flatMap(
      ({ first }) => first?.what ?? [],
    );
    assert.ok(firsts.length > 0);
    assert.ok(!firsts.includes('Licensing visit'));
    const [late, later] = [
      acting(due('7/1/2027'), accepted()),
      acting(added({ subType: 'patrol', due: '6/1/2027' }), accepted()),
    ];
    const reference = mintReference(Buffer.alloc(8, 7));
    const both = {
      ...over(caseOf(late), { ...caseOf(later), reference }),
      actions: [actionOf(late), { ...actionOf(later), reference }],
    };
    assert.equal(morningsFor(both, council, '2027-01-08T08:30:00.000Z').get(ola.objectId)?.first?.what, 'Patrol');
  });

  it('never names a case, an action or anybody', () => {
    const { card, summary } = digestCard(
      Object.fromEntries(digestLines.map((line) => [line, 3])) as typeof none,
      tuesday,
    );
    assert.doesNotMatch(JSON.stringify(card), /MSET-|\bA\d|Kestrel|Ola|Colin/);
    assert.equal(readable(card).match(/> /g)?.length, 6, 'what has no tile has its button');
    assert.equal(summary, `MSET: ${3 * digestLines.length} for you`);
  });
});
