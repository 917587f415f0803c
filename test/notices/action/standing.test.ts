// What an action is to each person, and to its agency's channel: what it says, by when, which button; never its content.
import { hostOf } from '../../../src/domain/case/action/host.ts';
import assert from 'node:assert/strict';
import type { Fact } from '../../../src/domain/case/whole/case.ts';
import { personIn } from '../../../src/domain/people/directory.ts';
import { bandFor } from '../../../src/cards/base-card.ts';
import { steps } from '../../../src/domain/case/whole/case.ts';
import { actionRows } from '../../../src/desk/action/presses.ts';
import { actionStandingOf, postStandingOf, sayLate } from '../../../src/notices/action/standing.ts';
import { actionCardFor, postFor } from '../../../src/notices/render.ts';
import { at, caseOf, moira, must, ola, pip, priya, ravi, tess, type StoryRow } from '../../people/builders.ts';
import {
  follow,
  accepted,
  acting,
  actionOf,
  added,
  blocked,
  cal,
  cancelled,
  council,
  described,
  disputed,
  markedDone,
  prompted,
  settled,
  signed,
  timeAsked,
  verified,
} from '../../domain/case/action/action-story.ts';

const ten42 = (deed: StoryRow): StoryRow => at('2027-01-04T10:42:00.000Z', deed);
const onEscalation = at('2027-02-15T09:00:00.000Z', prompted);
const people = { ola, cal, pip, ravi, tess, moira, priya };
type Reader = keyof typeof people | 'post';
const onOf = (facts: readonly Fact[]) => ({ host: hostOf(caseOf(facts)), action: actionOf(facts) });

interface Row {
  readonly facts: readonly Fact[];
  readonly now?: string;
  /** What everybody reads first. */
  readonly says: string;
  /** What follows for these readers, whoever is not named reads nothing more. */
  readonly next: Partial<Readonly<Record<Reader, string>>>;
  /** What their button says they do; whoever is not named reads it. */
  readonly button?: Partial<Readonly<Record<Reader, string>>>;
}
const accept = ' Read it, then accept it.';
const markDone = ' When it is done, mark it done.';
const verify = ' Verify it, or say what is still to be done.';
const over = ' Nothing more is needed.';
const agency = (words: string): Row['next'] => ({ post: words, ola: words, pip: words, ravi: words });
const works: Row['button'] = agency('Mark done');
const overseers = (words: string): Row['next'] => ({ tess: words, moira: words });
const afternoon = '2027-02-15T12:00:00.000Z';
const tenLate = '10 working days late. Accepted by PC Ola Sketch, Mon 4 Jan 10:42.';

const rows: Readonly<Record<string, Row>> = {
  'not accepted yet': {
    facts: acting(added()),
    says: 'For PC Ola Sketch. Not accepted yet.',
    next: { ...agency(accept), cal: accept },
    button: { ...agency('Read and accept'), cal: 'Read and accept' },
  },
  accepted: {
    facts: acting(added(), ten42(accepted())),
    says: 'Accepted by PC Ola Sketch, Mon 4 Jan 10:42.',
    next: agency(markDone),
    button: works,
  },
  disputed: {
    facts: acting(added(), accepted(), ten42(disputed())),
    says: 'Disputed by PC Ola Sketch, Mon 4 Jan 10:42.',
    next: { ...agency(' The chair decides who does it.'), ...overseers(' It is waiting for you to settle it.') },
    button: overseers('Settle'),
  },
  blocked: {
    facts: acting(added(), accepted(), blocked('11/1/2027')),
    says: 'Blocked until Monday 11 January 2027.',
    next: agency(' Mark it done when it is. To say that it is no longer blocked, press Read.'),
    button: works,
  },
  'marked done': {
    facts: acting(added(), accepted(), ten42(markedDone())),
    says: 'Marked done by PC Ola Sketch, Mon 4 Jan 10:42.',
    next: {
      post: ' Someone other than the owner must verify it.',
      ola: ' Someone other than the owner must verify it.',
      pip: verify,
      ravi: verify,
      ...overseers(verify),
    },
    button: { pip: 'Read and verify', ravi: 'Read and verify', ...overseers('Read and verify') },
  },
  verified: {
    facts: acting(added(), accepted(), markedDone(), ten42(verified())),
    says: 'Verified by Moira Example, Mon 4 Jan 10:42.',
    next: agency(over),
  },
  cancelled: {
    facts: acting(added(), accepted(), ten42(cancelled())),
    says: 'Cancelled by Moira Example, Mon 4 Jan 10:42.',
    next: agency(over),
  },
  'come to an escalation': {
    facts: acting(added(), ten42(accepted()), onEscalation),
    now: afternoon,
    says: tenLate,
    next: {
      ...agency(markDone),
      tess: ' It has been escalated: it is waiting for your signature.',
      moira: ' It has been escalated; the chair signs.',
    },
    button: { ...works, tess: 'Read and sign' },
  },
  'escalated and signed': {
    facts: acting(added(), ten42(accepted()), onEscalation, at('2027-02-15T11:00:00.000Z', signed(tess))),
    now: afternoon,
    says: tenLate,
    next: {
      ...agency(` The chair has signed an escalation: read it.${markDone}`),
      post: markDone,
    },
    button: works,
  },
};

const day = '2027-01-05T10:00:00.000Z';
const readers: readonly Reader[] = ['post', 'ola', 'cal', 'pip', 'ravi', 'tess', 'moira', 'priya'];
function standing(reader: Reader, facts: readonly Fact[], now: string) {
  if (reader === 'post') return postStandingOf(onOf(facts), 'police', council, now);
  const person = must(personIn(council, people[reader].objectId));
  return must(actionStandingOf(onOf(facts), person, council, now));
}

const bandOf = (reader: Reader, facts: readonly Fact[], now = day): readonly (string | undefined)[] => {
  const { state, word } = bandFor(standing(reader, facts, now), now);
  return [state, word];
};
const quiet = (facts: readonly Fact[], person = ola) => must(actionCardFor(onOf(facts), person, council, day)).quiet;

describe('What an action is to each person', () => {
  for (const [name, { facts, now = day, says, next, button = {} }] of Object.entries(rows)) {
    it(`${name}: “${says}”, and what each does next`, () => {
      for (const reader of readers) {
        // A colleague reads it while it is open.
        if (reader === 'cal' && ['verified', 'cancelled'].includes(name)) {
          assert.equal(actionStandingOf(onOf(facts), cal, council, now), undefined);
          continue;
        }
        const { label, line, buttons } = standing(reader, facts, now);
        assert.equal(label, `${reader === 'ola' ? 'Your action' : 'Action for Northumbria Police'}: Licensing visit`);
        assert.equal(line, `${says}${next[reader] ?? ''}`, reader);
        assert.deepEqual(
          buttons.map(({ title, data }) => [title, data]),
          [...new Set([button[reader] ?? 'Read', ...(button[reader] === 'Mark done' ? ['Read'] : [])])].map((title) => [
            title,
            { ref: actionOf(facts).reference, action: 'A1' },
          ]),
          reader,
        );
      }
    });
  }

  it('Once it has ended, it is its owner’s and the heads’ for 28 days, and then a card that opens nothing', () => {
    const facts = acting(added(), accepted(), markedDone(), ten42(verified()));
    const on = (date: string, person = ola) => actionStandingOf(onOf(facts), person, council, `${date}T10:00:00.000Z`);
    for (const person of [ola, pip, ravi]) assert.equal(on('2027-02-01', person)?.buttons.length, 1);
    assert.deepEqual(on('2027-02-02'), {
      label: 'Your action: Licensing visit',
      asks: false,
      done: true,
      word: 'Verified',
      line: 'Verified by Moira Example, Mon 4 Jan 10:42.',
      buttons: [],
    });
    assert.equal(on('2027-02-02', moira)?.buttons.length, 1, 'who reads the case reads it still');
  });

  it('More time that is asked for is said to people, not to the channel, and calls the co-ordinator to answer', () => {
    const facts = acting(added(), accepted(), timeAsked('1/3/2027'));
    const asked = 'More time has been asked for, until Monday 1 March 2027.';
    for (const reader of readers) {
      assert.equal(must(standing(reader, facts, day).line).includes(asked), reader !== 'post', reader);
    }
    assert.match(must(standing('moira', facts, day).line), /It is waiting for your answer\.$/);
  });

  it('The band says what is asked of each reader, and late is late for those who see to it too', () => {
    const asked = acting(added(), accepted(), timeAsked('1/3/2027'));
    assert.deepEqual(bandOf('moira', asked), ['you', 'Please answer']);
    assert.deepEqual(bandOf('moira', asked, afternoon), ['late', 'Late · please answer']);
    assert.deepEqual(bandOf('tess', acting(added(), accepted(), disputed())), ['you', 'To settle']);
    assert.deepEqual(bandOf('pip', acting(added(), accepted(), markedDone())), ['you', 'To verify']);
    const running = acting(added(), accepted());
    assert.deepEqual(bandOf('ola', running), ['you', 'To be done']);
    assert.deepEqual(bandOf('moira', running), ['info', 'Accepted']);
    for (const reader of ['ola', 'moira', 'tess'] as const)
      assert.deepEqual(bandOf(reader, running, afternoon), ['late', undefined], reader);
  });

  it('Mark done opens its form from the card itself, by the verb of the step', () => {
    const [button] = standing('ola', acting(added(), accepted()), day).buttons;
    assert.deepEqual([button?.title, button?.verb], [steps.markDone.title, actionRows.presses.markDone.verb]);
  });

  it('A notification says the phrase of its type, of a restricted case none', () => {
    const facts = acting(added(), accepted());
    const on = onOf(facts);
    const hidden = {
      ...on,
      host: { ...on.host, restricted: 'highProfile' as const, named: [{ objectId: ola.objectId, name: ola.name }] },
    };
    assert.equal(
      must(actionCardFor(on, ola, council, afternoon)).summary,
      'MSET: Licensing visit is late, was due Mon 1 Feb 10:12',
    );
    const hiddenCard = must(actionCardFor(hidden, ola, council, afternoon));
    assert.equal(hiddenCard.summary, 'MSET: an action is late, was due Mon 1 Feb 10:12');
  });

  it('What asks nothing of its reader is not worth a ring; a task that is cancelled is', () => {
    assert.equal(quiet(acting(added(), accepted(), markedDone(), verified())), true);
    assert.equal(quiet(acting(added(), accepted()), moira), true);
    assert.equal(quiet(acting(added(), accepted())), undefined);
    assert.equal(quiet(acting(added(), accepted(), cancelled())), undefined);
  });

  it('An agency without anybody: the co-ordinator reads what to do', () => {
    const lonely = { ...council, agencies: [...council.agencies, { id: 'probation', name: 'Probation' }] };
    const facts = follow(acting(), [added({ owner: 'probation|' })], lonely);
    const standing = must(actionStandingOf(onOf(facts), moira, lonely, day));
    assert.match(must(standing.line), /No one at Probation is listed in the directory: tell them yourself/);
    assert.deepEqual([standing.asks, standing.buttons[0]?.title], [true, 'Read and tell them']);
  });

  it('It is due while it is open, and urgent while it is immediate and open', () => {
    const immediate = [added({ priority: 'immediate' }), accepted()];
    const open = actionStandingOf(onOf(acting(...immediate)), ola, council, day);
    assert.deepEqual([open?.urgent, open?.due], [true, actionOf(acting(...immediate)).due.at]);
    const done = actionStandingOf(onOf(acting(...immediate, markedDone())), ola, council, day);
    assert.deepEqual([done?.urgent, done?.due], [undefined, undefined]);
  });

  it('The post of the agency it was taken from says so, without a button or whose it is', () => {
    const facts = acting(added(), accepted(), disputed(), settled('health'));
    const { line, buttons, due } = postStandingOf(onOf(facts), 'police', council, day);
    assert.deepEqual([line, buttons, due], ['Given to another agency. You need do nothing more here.', [], undefined]);
    assert.equal(postStandingOf(onOf(facts), 'health', council, day).label, 'Action for Health: Licensing visit');
    assert.equal(actionStandingOf(onOf(facts), ola, council, day), undefined);
  });
});

describe('How late an action is, in working days', () => {
  const friday = { at: '2027-01-08T17:00:00.000Z', rule: 'action.high', ruleVersion: 1 };
  const maundy = { at: '2027-03-25T17:00:00.000Z', rule: 'action.high', ruleVersion: 1 };
  const action = { ...actionOf(acting(added(), accepted())), due: friday };
  for (const [now, due, says] of [
    ['2027-01-08T17:00:00.000Z', friday, ''],
    ['2027-01-08T17:00:00.001Z', friday, 'It is late. '],
    ['2027-01-10T12:00:00.000Z', friday, 'It is late. '],
    ['2027-01-11T00:00:00.000Z', friday, '1 working day late. '],
    ['2027-01-13T09:00:00.000Z', friday, '3 working days late. '],
    ['2027-03-29T12:00:00.000Z', maundy, 'It is late. '],
    ['2027-03-29T23:00:00.000Z', maundy, '1 working day late. '],
  ] as const) {
    it(`due ${due.at}, at ${now}: “${says}”`, () => assert.equal(sayLate({ ...action, due }, now), says));
  }

  it('nothing is late once it is done or over', () => {
    for (const facts of [rows['marked done'], rows['verified'], rows['cancelled']]) {
      assert.equal(sayLate({ ...actionOf(must(facts).facts), due: friday }, '2027-02-01T10:00:00.000Z'), '');
    }
  });
});

const stored = (facts: readonly Fact[]): string => {
  const on = onOf(facts);
  const cards = council.people.map((person) => actionCardFor(on, person, council, afternoon));
  const posts = council.agencies.map(({ id }) => postFor(on, id, council, afternoon));
  return JSON.stringify([cards, posts]);
};

describe('What is stored of an action in a chat or a channel', () => {
  const secrets = [
    /takeaway/i, // its text, and why it was cancelled
    /gather|22:00/, // what the owner needs to know
    /licenses|away\.|on leave/, // why it was disputed or blocked, or more time asked for
    /Visited|6 January/, // the evidence
    /Nobody went|18 February/, // the escalation
    /Kestrel|Madeup|2011|Example Row|T-1001|Fictional High/,
  ];
  it('never holds its text, what the owner needs to know, anybody’s reasons or anything of the child', () => {
    const planted = added({ text: 'Visit Kestrel’s takeaway.', needToKnow: 'Kestrel Madeup, born 14/3/2011, gather.' });
    const runs = Object.values(rows).map(({ facts }) => facts);
    const more = [acting(planted), acting(planted, accepted(), timeAsked('1/3/2027'), markedDone())];
    for (const facts of [...runs, ...more]) {
      for (const secret of secrets) assert.doesNotMatch(stored(facts), secret);
    }
    // And there is something to look for.
    assert.match(JSON.stringify(runs), /takeaway[^]*Nobody went/);
  });

  it('is the phrase for its type', () => {
    const on = onOf(acting(added(), described()));
    assert.match(JSON.stringify(postFor(on, 'police', council, day)), /Licensing visit/);
  });
});
