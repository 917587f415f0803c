// The fictional cases that wait for a meeting, with actions in every state, late by one to eleven working days.
import type { Person } from '../domain/people/actor.ts';
import * as asked from './actions.ts';
import type { Child } from './children.ts';
import {
  accepts,
  claims,
  consents,
  sends,
  sets,
  withManager,
  later,
  type Deed,
  type Stage,
  type Story,
} from './deeds.ts';
import { lists, meetingsOn, records, startOf, type Said } from './meetings.ts';
import { jay, merlin, redstart, siskin, teal } from './received.ts';

export const listedStories = (stage: Stage): readonly Story[] => [
  siskinsStory(stage),
  redstartsStory(stage),
  tealsStory(stage),
  merlinsStory(stage),
  jaysStory(stage),
];

interface Referral {
  readonly key: string;
  readonly child: Child;
  readonly day: number;
  readonly by: Person;
  readonly manager: Person;
}

/** The referral in the morning, the manager's consent after lunch: reminded of it once, at 14:30. */
export const received = (
  { calendar: c, referenceOf }: Stage,
  { key, child, day, by, manager }: Referral,
): readonly Deed[] => [
  ...sends(by, c.on(day, '10:00'), referenceOf(key), withManager(child(c, day), manager)),
  ...consents(manager, c.on(day, '15:15')),
];

/** Due next week; done and to be verified; not accepted yet. */
function siskinsStory(stage: Stage): Story {
  const { cast, calendar: c } = stage;
  const { priya, colin, moira, ravi } = cast;
  const evidence = 'Eleven numbers mapped; three belong to children who are known to us. The chart is FICT/2001.';
  return {
    key: 'siskin',
    deeds: [
      ...received(stage, { key: 'siskin', child: siskin, day: -9, by: priya, manager: colin }),
      lists(moira, c.on(-8, '09:30'), meetingsOn(c).next.preMset),
      ...sets(moira, c.on(-8, '09:40'), 'A1', { ...asked.laundrettePatrol, owner: ravi, due: c.nextWeek }),
      ...sets(moira, c.on(-8, '09:50'), 'A2', { ...asked.phoneMap, owner: ravi, due: c.typed(2) }),
      accepts(ravi, c.on(-8, '11:05'), 'A1'),
      accepts(ravi, c.on(-8, '11:10'), 'A2'),
      claims(ravi, c.on(-1, '15:20'), 'A2', evidence, 'better'),
      ...sets(moira, c.on(-1, '15:45'), 'A3', { ...asked.landlord, owner: ravi }),
    ],
  };
}

/** Due today; a CAWN that has to be thought about; with another agency. */
function redstartsStory(stage: Stage): Story {
  const { cast, calendar: c } = stage;
  const { priya, colin, moira, ravi, ada } = cast;
  return {
    key: 'redstart',
    deeds: [
      ...received(stage, { key: 'redstart', child: redstart, day: -10, by: priya, manager: colin }),
      lists(moira, c.on(-9, '10:00'), meetingsOn(c).next.preMset),
      ...sets(moira, c.on(-9, '10:10'), 'A1', { ...asked.carCheck, owner: ravi, due: c.today }),
      ...sets(moira, c.on(-9, '10:20'), 'A2', { ...asked.warningNotice, owner: ravi, due: c.typed(8) }),
      ...sets(moira, c.on(-9, '10:30'), 'A3', { ...asked.appointment, owner: ada, due: c.typed(20) }),
      accepts(ravi, c.on(-9, '14:00'), 'A1'),
      accepts(ravi, c.on(-9, '14:05'), 'A2'),
      accepts(ada, c.on(-8, '09:25'), 'A3'),
    ],
  };
}

/** Late by three working days and by one; verified. */
function tealsStory(stage: Stage): Story {
  const { cast, calendar: c } = stage;
  const { priya, colin, moira, ravi, ola, ada } = cast;
  const { now } = meetingsOn(c);
  const start = startOf(c, now.preMset);
  const toPanel: Said = {
    decision: 'toPanel',
    rationale: 'Two agencies have begun; the panel joins it up.',
    panel: now.panel.id,
  };
  const note = 'Seen: all three have it, and she has it on her phone.';
  return {
    key: 'teal',
    deeds: [
      ...received(stage, { key: 'teal', child: teal, day: -14, by: priya, manager: colin }),
      lists(moira, c.on(-13, '09:30'), now.preMset),
      records(moira, later(start, 10), now.preMset, toPanel),
      ...sets(moira, c.on(-12, '09:30'), 'A1', { ...asked.takeawayVisit, owner: ola, due: c.typed(-3) }),
      ...sets(moira, c.on(-12, '09:40'), 'A2', { ...asked.sideDoor, owner: ravi, due: c.typed(-1) }),
      ...sets(moira, c.on(-12, '09:50'), 'A3', { ...asked.insulinPlan, owner: ada }),
      accepts(ola, c.on(-11, '08:50'), 'A1'),
      accepts(ravi, c.on(-11, '12:30'), 'A2'),
      accepts(ada, c.on(-11, '09:05'), 'A3'),
      claims(ada, c.on(-8, '16:10'), 'A3', 'Written with her and her mother; copies with all three.', 'better'),
      { by: moira, at: c.on(-7, '09:15'), command: { step: 'verifyAction', part: 'A3', input: { note } } },
    ],
  };
}

/** Eleven working days late, with the chair's note; blocked; cancelled. */
function merlinsStory(stage: Stage): Story {
  const { cast, calendar: c } = stage;
  const { priya, colin, moira, ravi, tess } = cast;
  const { now } = meetingsOn(c);
  const start = startOf(c, now.preMset);
  const hold: Said = {
    decision: 'hold',
    rationale: 'The interview comes first; then the picture is whole.',
    actions: 'open',
  };
  const escalation = {
    concern: 'The person of concern has not been spoken to, and the threats go on.',
    outcomeWanted: 'An interview, and a decision on an order.',
    timescale: `By ${c.written(3)}`,
  };
  const block = {
    reason: 'The station’s cameras are being replaced; the operator can search for pictures after that.',
    until: c.typed(4),
  };
  const over = { reason: 'The workshop has fitted locks itself, and he helped to do it.' };
  return {
    key: 'merlin',
    deeds: [
      ...received(stage, { key: 'merlin', child: merlin, day: -24, by: priya, manager: colin }),
      lists(moira, c.on(-23, '09:30'), now.preMset),
      records(moira, later(start, 30), now.preMset, hold),
      ...sets(moira, c.on(-22, '11:00'), 'A1', { ...asked.interview, owner: ravi, due: c.typed(-11) }),
      ...sets(moira, c.on(-22, '11:10'), 'A2', { ...asked.stationPictures, owner: ravi, due: c.typed(-2) }),
      ...sets(moira, c.on(-22, '11:20'), 'A3', { ...asked.lockAdvice, owner: ravi, due: c.typed(-8) }),
      accepts(ravi, c.on(-21, '10:00'), 'A1'),
      accepts(ravi, c.on(-21, '10:05'), 'A2'),
      { by: moira, at: c.on(-15, '12:00'), command: { step: 'cancelAction', part: 'A3', input: over } },
      { by: ravi, at: c.on(-4, '13:30'), command: { step: 'blockAction', part: 'A2', input: block } },
      { by: tess, at: c.on(-1, '15:00'), command: { step: 'signEscalation', part: 'A1', input: escalation } },
    ],
  };
}

/** Six working days late; disputed; more time asked for; with education and housing. */
function jaysStory(stage: Stage): Story {
  const { cast, calendar: c } = stage;
  const { noor, greta, moira, ravi, ola, lee, bea } = cast;
  const { now } = meetingsOn(c);
  const start = startOf(c, now.preMset);
  const toPanel: Said = {
    decision: 'toPanel',
    rationale: 'Four agencies are needed, and one disputes its part.',
    panel: now.panel.id,
  };
  const dispute = {
    reason: 'The door belongs to the housing provider, and so do the cameras there. We can advise, not fit.',
  };
  const time = {
    reason: 'The neighbour who would speak to us is away for a week.',
    until: c.typed(8),
  };
  return {
    key: 'jay',
    deeds: [
      ...received(stage, { key: 'jay', child: jay, day: -16, by: noor, manager: greta }),
      lists(moira, c.on(-15, '09:30'), now.preMset),
      records(moira, later(start, 20), now.preMset, toPanel),
      ...sets(moira, c.on(-14, '14:00'), 'A1', { ...asked.eveningVisits, owner: ola, due: c.typed(-6) }),
      ...sets(moira, c.on(-3, '10:00'), 'A2', { ...asked.entranceCamera, owner: ravi, due: c.typed(5) }),
      ...sets(moira, c.on(-3, '10:10'), 'A3', { ...asked.statement, owner: ravi, due: c.typed(1) }),
      ...sets(moira, c.on(-3, '10:20'), 'A4', { ...asked.collegePlace, owner: lee }),
      ...sets(moira, c.on(-2, '09:20'), 'A5', { ...asked.tenancy, owner: bea }),
      accepts(ola, c.on(-13, '09:00'), 'A1'),
      accepts(ravi, c.on(-3, '12:40'), 'A3'),
      accepts(lee, c.on(-2, '10:10'), 'A4'),
      { by: ravi, at: c.on(-1, '11:00'), command: { step: 'disputeAction', part: 'A2', input: dispute } },
      { by: ravi, at: c.on(-1, '14:10'), command: { step: 'askForTime', part: 'A3', input: time } },
    ],
  };
}
