// What happens while nobody decides on consent (docs/process.md P4.6, P4.7, scenarios S4 and S9).
import assert from 'node:assert/strict';
import type { Fact } from '../../../../src/domain/case/whole/case.ts';
import { type Directory } from '../../../../src/domain/people/directory.ts';
import {
  commandIn,
  at,
  caseOf,
  colin,
  consented,
  dana,
  declined,
  directory,
  factOf,
  filledIn,
  givenIn,
  greta,
  hal,
  heron,
  kestrel,
  moira,
  noConflict,
  noorManages as noor,
  priya,
  ravi,
  returned,
  someone,
  sparrow,
  submitted,
  withDelegate,
  withPeople,
  withdrawn,
} from '../../../people/builders.ts';
import { away, nextOf, pressed, remind, s9, sent, submissionOf } from './consent-story.ts';

const noDeputy = withPeople({ ...colin, deputy: undefined });
const noorFor = (starts: string, ends: string): Directory => withDelegate(colin, noor, starts, ends);
/** The determination was made before Christmas. */
const advent = { ...kestrel, strategyDate: '1/12/2026', section47Date: '2/12/2026' };
const knows = { ...kestrel, knowsFamily: 'yes' };
const halfPast = '2027-01-04T16:30:00.000Z';

const rows: readonly {
  readonly that: string;
  readonly facts: readonly Fact[];
  readonly council?: Directory;
  readonly times?: readonly string[];
  readonly log: readonly string[];
}[] = [
  {
    that: 'S9, nobody stands in: the manager, their deputy, the service manager, further up, the co-ordinator',
    facts: sent(s9),
    log: [
      '2027-01-05T12:00 nudge: Colin Fixture',
      '2027-01-05T16:00 backup: Dana Sandbox',
      '2027-01-06T16:00 up1: Greta Specimen',
      '2027-01-07T16:00 up2: Hal Prototype',
      '2027-01-08T16:00 up3: Moira Example',
    ],
  },
  {
    that: 'S9, Dana stands in by a delegation: it is hers, and Colin is not nagged',
    facts: sent(s9, { council: away }),
    council: away,
    log: [
      '2027-01-05T12:00 nudge: Dana Sandbox',
      '2027-01-05T16:00 backup: Greta Specimen',
      '2027-01-06T16:00 up1: Hal Prototype',
      '2027-01-07T16:00 up2: Moira Example',
    ],
  },
  {
    that: 'Without a deputy the service manager is asked at one working day',
    facts: sent(s9, { council: noDeputy }),
    council: noDeputy,
    log: [
      '2027-01-05T12:00 nudge: Colin Fixture',
      '2027-01-05T16:00 backup: Greta Specimen',
      '2027-01-06T16:00 up1: Hal Prototype',
      '2027-01-07T16:00 up2: Moira Example',
    ],
  },
  {
    that: 'A delegation that begins meanwhile: the delegate before the deputy',
    facts: sent(s9),
    council: noorFor('2027-01-05', '2027-01-08'),
    log: [
      '2027-01-05T12:00 nudge: Colin Fixture',
      '2027-01-05T16:00 backup: Noor Template',
      '2027-01-06T16:00 up1: Greta Specimen',
      '2027-01-07T16:00 up2: Hal Prototype',
      '2027-01-08T16:00 up3: Moira Example',
    ],
  },
  {
    that: 'A delegation that has run out before the nudge: the manager is back, and has it',
    facts: sent(s9, { council: noorFor('2027-01-04', '2027-01-04') }),
    council: noorFor('2027-01-04', '2027-01-04'),
    log: [
      '2027-01-05T12:00 nudge: Colin Fixture',
      '2027-01-05T16:00 backup: Dana Sandbox',
      '2027-01-06T16:00 up1: Greta Specimen',
      '2027-01-07T16:00 up2: Hal Prototype',
      '2027-01-08T16:00 up3: Moira Example',
    ],
  },
  {
    that: 'A delegation that runs out after the nudge, over a weekend: the manager who is back is asked first',
    facts: sent('2027-01-08T10:00:00.000Z', { council: away }),
    council: away,
    log: [
      '2027-01-08T14:00 nudge: Dana Sandbox',
      '2027-01-11T10:00 backup: Colin Fixture',
      '2027-01-12T10:00 up1: Greta Specimen',
      '2027-01-13T10:00 up2: Hal Prototype',
      '2027-01-14T10:00 up3: Moira Example',
    ],
  },
  {
    that: 'Over Christmas: the office is shut from Friday to Monday, and on New Year’s Day',
    facts: sent('2026-12-24T15:00:00.000Z', { answers: advent }),
    log: [
      '2026-12-29T11:00 nudge: Colin Fixture',
      '2026-12-29T15:00 backup: Dana Sandbox',
      '2026-12-30T15:00 up1: Greta Specimen',
      '2026-12-31T15:00 up2: Hal Prototype',
      '2027-01-04T15:00 up3: Moira Example',
    ],
  },
  {
    that: 'Sent on New Year’s Day: counted from the next opening',
    facts: sent('2027-01-01T12:00:00.000Z'),
    times: ['2027-01-04T12:59:00.000Z', '2027-01-04T13:00:00.000Z', '2027-01-05T09:00:00.000Z'],
    log: ['2027-01-04T13:00 nudge: Colin Fixture', '2027-01-05T09:00 backup: Dana Sandbox'],
  },
  {
    that: 'S4, urgent: manager and deputy have it at once; every office hour the next up, and those before again',
    facts: sent(halfPast, { answers: sparrow }),
    log: [
      '2027-01-05T09:30 up1: Colin Fixture, Dana Sandbox, Greta Specimen',
      '2027-01-05T10:30 up2: Colin Fixture, Dana Sandbox, Greta Specimen, Hal Prototype',
      '2027-01-05T11:30 up3: Colin Fixture, Dana Sandbox, Greta Specimen, Hal Prototype, Moira Example',
    ],
  },
  {
    that: 'Urgent, with a delegation: the manager who is away is not nagged, nor their deputy',
    facts: sent(halfPast, { answers: sparrow, council: noorFor('2027-01-04', '2027-01-08') }),
    council: noorFor('2027-01-04', '2027-01-08'),
    log: [
      '2027-01-05T09:30 up1: Noor Template, Greta Specimen',
      '2027-01-05T10:30 up2: Noor Template, Greta Specimen, Hal Prototype',
      '2027-01-05T11:30 up3: Noor Template, Greta Specimen, Hal Prototype, Moira Example',
    ],
  },
  {
    that: 'A restricted case goes to the co-ordinator at one working day, to no deputy and not up the line',
    facts: sent(s9, { answers: knows }),
    log: ['2027-01-05T12:00 nudge: Colin Fixture', '2027-01-05T16:00 backup: Moira Example'],
  },
  {
    that: 'A restricted and urgent case goes to the co-ordinator after one office hour',
    facts: sent(s9, { answers: { ...sparrow, knowsFamily: 'yes' } }),
    log: ['2027-01-04T17:00 up1: Colin Fixture, Moira Example'],
  },
  {
    that: 'A restricted case has a delegate who was named beforehand',
    facts: sent(s9, { answers: knows }),
    council: noorFor('2027-01-05', '2027-01-08'),
    times: ['2027-01-05T12:00:00.000Z', '2027-01-05T16:00:00.000Z', '2027-01-06T16:00:00.000Z'],
    log: [
      '2027-01-05T12:00 nudge: Colin Fixture',
      '2027-01-05T16:00 backup: Noor Template',
      '2027-01-06T16:00 up1: Moira Example',
    ],
  },
  {
    that: 'S8: the deputy who reports to the referrer is passed over',
    facts: sent(s9, { answers: heron, by: colin, council: withPeople({ ...greta, deputy: dana.objectId }) }),
    council: withPeople({ ...greta, deputy: dana.objectId }),
    log: [
      '2027-01-05T12:00 nudge: Greta Specimen',
      '2027-01-05T16:00 backup: Hal Prototype',
      '2027-01-06T16:00 up1: Moira Example',
    ],
  },
  {
    that: 'A deputy who is the referrer is passed over',
    facts: sent(s9, { council: withPeople({ ...colin, deputy: priya.objectId }) }),
    council: withPeople({ ...colin, deputy: priya.objectId }),
    times: ['2027-01-05T16:00:00.000Z'],
    log: ['2027-01-05T16:00 nudge+backup: Colin Fixture, Greta Specimen'],
  },
  {
    that: 'After a standstill of a week: everybody who would have been asked, each once, and the co-ordinator',
    facts: sent(s9),
    times: ['2027-01-13T09:00:00.000Z', '2027-01-13T09:00:00.000Z', '2027-02-01T09:00:00.000Z'],
    log: [
      '2027-01-13T09:00 nudge+backup+up1+up2+up3: ' +
        'Colin Fixture, Dana Sandbox, Greta Specimen, Hal Prototype, Moira Example',
      // From then on the co-ordinator alone, every working day.
      '2027-02-01T09:00 up3: Moira Example',
    ],
  },
  {
    that: 'A line that has grown meanwhile still ends with the co-ordinator',
    facts: sent(s9),
    council: withPeople(
      { ...hal, manager: someone(140, 'Ivy Above').objectId },
      someone(140, 'Ivy Above', { roles: ['serviceManager'] }),
    ),
    times: ['2027-01-07T16:00:00.000Z', '2027-01-08T16:00:00.000Z'],
    log: [
      '2027-01-07T16:00 nudge+backup+up1+up2: Colin Fixture, Dana Sandbox, Greta Specimen, Hal Prototype',
      '2027-01-08T16:00 up3: Ivy Above, Moira Example',
    ],
  },
];

describe('While nobody decides', () => {
  for (const { that, facts, council = directory, times, log } of rows) {
    it(that, () => assert.deepEqual(pressed(facts, council, times).log, log));
  }

  it('Whoever was ever told may decide, has the card, and is neither the referrer nor in conflict', () => {
    for (const { that, facts, council = directory, times } of rows) {
      const { facts: after } = pressed(facts, council, times);
      const { asked, reminded = [] } = submissionOf(after);
      const told = new Set(reminded.flatMap(({ to }) => to).filter((id) => id !== moira.objectId));
      for (const id of told) {
        assert.ok(
          asked.some((one) => one === id),
          that,
        );
        assert.notEqual(id, caseOf(facts).referrer.objectId);
      }
    }
  });

  it('Nobody but the clock reminds', () => {
    for (const by of [priya, colin, dana, greta, moira, ravi]) {
      const context = { actor: by, now: '2027-01-20T10:00:00.000Z', directory };
      assert.equal(factOf(sent(s9), commandIn(remind), context), 'notAvailable');
    }
  });

  it('What is decided, returned or taken back is never reminded of', () => {
    const ends = [[noConflict(), consented()], [noConflict(), returned()], [noConflict(), declined()], [withdrawn()]];
    for (const deeds of ends) {
      const facts = givenIn(directory, filledIn(), at(s9, submitted()), ...deeds);
      assert.deepEqual(pressed(facts, directory, ['2027-02-01T10:00:00.000Z']).log, []);
      assert.equal(nextOf(facts), undefined);
    }
  });

  it('A reminder does not count as a change of the case, but as a fact', () => {
    const before = sent(s9);
    const { facts } = pressed(before, directory, ['2027-01-05T12:00:00.000Z']);
    assert.equal(caseOf(facts).changedAt, caseOf(before).changedAt);
    assert.equal(caseOf(facts).facts, caseOf(before).facts + 1);
  });
});
