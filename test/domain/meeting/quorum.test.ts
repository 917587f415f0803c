// Whether a meeting may decide (docs/process.md P6.9): who must be there, in words.
import { deepEqual, ok } from 'node:assert/strict';
import type { Person } from '../../../src/domain/people/actor.ts';
import { isQuorate, missingFor } from '../../../src/domain/meeting/quorum.ts';
import { meetingSteps, type MeetingCommand } from '../../../src/domain/meeting/table.ts';
import {
  colin,
  directory,
  dana,
  greta,
  moira,
  noor,
  ola,
  ravi,
  someone,
  tess,
  withPeople,
} from '../../people/builders.ts';
import { ada, joss, lee, panelPlan, preMsetPlan, under, vic } from './meeting-hall.ts';

const rows: readonly (readonly [MeetingCommand, readonly Person[], readonly string[]])[] = [
  [preMsetPlan, [], ['the chair', 'Northumbria Police', 'a manager of the council']],
  [preMsetPlan, [moira], ['the chair', 'Northumbria Police', 'a manager of the council']],
  [preMsetPlan, [tess], ['Northumbria Police', 'a manager of the council']],
  [preMsetPlan, [tess, ravi], ['a manager of the council']],
  [preMsetPlan, [tess, ola, dana], []],
  [preMsetPlan, [tess, ravi, greta], []],
  [preMsetPlan, [ravi, colin, ada], ['the chair']],
  [panelPlan, [tess, ravi, colin], ['Health', 'Education or Youth Justice']],
  [panelPlan, [tess, ravi, colin, ada], ['Education or Youth Justice']],
  [panelPlan, [tess, ravi, colin, ada, lee], []],
  [panelPlan, [tess, ravi, colin, ada, joss], []],
  [panelPlan, [tess, ravi, colin, vic, joss], ['Health']],
  [panelPlan, [ravi, colin, ada, joss], ['the chair']],
];

/** The choices of Record attendance. */
const asked = (...there: readonly Person[]) => {
  const [people] = meetingSteps.recordAttendance.asks?.({ before: under(panelPlan, ...there), directory }) ?? [];
  return people?.choices?.map(({ title }) => title) ?? [];
};

describe('The quorum', () => {
  for (const [plan, there, missing] of rows) {
    const names = there.map(({ name }) => name).join(', ') || 'nobody';
    it(`of a ${plan === panelPlan ? 'panel' : 'pre-MSET'} with ${names}`, () => {
      const meeting = under(plan, ...there);
      deepEqual(missingFor(meeting, directory), missing);
      deepEqual(isQuorate(meeting, directory), missing.length === 0);
    });
  }

  it('comes first in the list of those to record: the chair on top, then each group that is missing', () => {
    const none = asked();
    deepEqual(none[0], `${tess.name}, the chair (needed)`);
    const marks = none.map((title) => title.endsWith(' (needed)'));
    ok(marks.lastIndexOf(true) < marks.indexOf(false), 'whoever is needed stands before all others');
    const groups = [
      'the chair',
      'Northumbria Police',
      'a manager of the council',
      'Health',
      'Education or Youth Justice',
    ];
    const found = none
      .filter((_title, place) => marks[place])
      .map((title) => title.replace(/^[^,]*, | \(needed\)$/g, ''));
    deepEqual([...new Set(found)], groups);
    const quorate = asked(tess, ravi, colin, ada, lee);
    deepEqual(
      quorate.filter((title) => title.endsWith(' (needed)')),
      [],
    );
  });

  it('counts whoever was to chair, whatever their roles are now, and nobody who left', () => {
    const chairs = withPeople({ ...tess, roles: ['serviceManager'] });
    deepEqual(missingFor(under(preMsetPlan, tess), chairs), ['Northumbria Police']);
    const without = { ...directory, people: directory.people.filter(({ name }) => name !== ravi.name) };
    deepEqual(missingFor(under(preMsetPlan, tess, ravi, colin), without), ['Northumbria Police']);
  });

  it('is the council’s own rule where it has one', () => {
    const settings = { ...directory.settings, preMsetQuorum: [['health', 'voluntary']] };
    const council = { ...directory, settings };
    deepEqual(missingFor(under(preMsetPlan, tess), council), ['Health or Voluntary sector']);
    deepEqual(missingFor(under(preMsetPlan, vic), council), []);
    deepEqual(missingFor(under(preMsetPlan, tess), withPeople(someone(140, 'Nobody'), noor)).length, 2);
  });
});
