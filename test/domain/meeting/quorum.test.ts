// Whether a meeting may decide (docs/process.md P6.9): who must be there, in words.
import { deepEqual, ok } from 'node:assert/strict';
import type { Person } from '../../../src/domain/people/actor.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
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
import { ada, inIt, joss, lee, panelPlan, preMsetPlan, under, vic } from './meeting-hall.ts';

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

/** The groups of Record attendance with whom they offer, and who is ticked already. */
const asked = (meeting: Meeting) => {
  const fields = meetingSteps.recordAttendance.asks?.({ before: meeting, directory }) ?? [];
  return fields
    .filter(({ kind, choices = [] }) => kind === 'choices' && choices.length > 0)
    .map(({ title, choices = [], preset = '' }) => ({ title, names: choices.map((one) => one.title), ticked: preset }));
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

  it('comes first among those to record, the chair on top; then everyone else in one list, agency by agency', () => {
    const [needed, ...others] = asked(under(panelPlan));
    deepEqual(needed?.title, 'Needed for the quorum');
    deepEqual(needed?.names[0], `${tess.name}, the chair`);
    const groups = needed?.names.map((name) => name.replace(/^[^,]*, /, ''));
    deepEqual(
      [...new Set(groups)],
      ['the chair', 'Northumbria Police', 'a manager of the council', 'Health', 'Education or Youth Justice'],
    );
    deepEqual(
      others.map(({ title }) => title),
      ['Also invited'],
    );
    const agencies = others[0]?.names.map((name) => name.replace(/^[^,]*, /, ''));
    deepEqual([...new Set(agencies)], ['Housing', 'Voluntary sector', 'Council']);
    const quorate = asked(under(panelPlan, tess, ravi, colin, ada, lee));
    ok(quorate.every(({ title }) => title !== 'Needed for the quorum'));
    const police = ['PC Ola Sketch', 'Insp Pip Outline', 'Supt Sol Replica'];
    deepEqual(
      quorate[0]?.names.slice(0, 3),
      police.map((name) => `${name}, Northumbria Police`),
    );
  });

  it('has those ticked who said that they come, and records them only when someone saves it', () => {
    const said = { at: inIt, coming: 'yes' } as const;
    const meeting = {
      ...under(panelPlan),
      answers: [
        { person: ravi, ...said },
        { person: vic, ...said },
        { person: ada, ...said, coming: 'no' as const },
      ],
    };
    const ticked = asked(meeting)
      .flatMap((group) => group.ticked.split(','))
      .filter((one) => one !== '');
    deepEqual(ticked, [ravi.objectId, vic.objectId]);
    deepEqual(meeting.attendance, []);
  });

  it('counts a chair as long as they are one, and no one who left', () => {
    const chairs = withPeople({ ...tess, roles: ['serviceManager'] });
    deepEqual(missingFor(under(preMsetPlan, tess), chairs), ['the chair', 'Northumbria Police']);
    const without = { ...directory, people: directory.people.filter(({ name }) => name !== ravi.name) };
    deepEqual(missingFor(under(preMsetPlan, tess, ravi, colin), without), ['Northumbria Police']);
  });

  it('of a meeting that is over is as it was then', () => {
    const left = { ...directory, people: [] };
    const over = { ...under(preMsetPlan, tess, ravi, colin), endedAt: inIt };
    deepEqual(missingFor({ ...over, quorate: true }, left), []);
    deepEqual(missingFor({ ...over, quorate: false }, left).length, 3);
  });

  it('is the council’s own rule where it has one', () => {
    const settings = { ...directory.settings, preMsetQuorum: [['health', 'voluntary']] };
    const council = { ...directory, settings };
    deepEqual(missingFor(under(preMsetPlan, tess), council), ['Health or Voluntary sector']);
    deepEqual(missingFor(under(preMsetPlan, vic), council), []);
    deepEqual(missingFor(under(preMsetPlan, tess), withPeople(someone(140, 'Nobody'), noor)).length, 2);
  });
});
