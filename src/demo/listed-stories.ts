// The fictional cases that wait for a meeting, with actions in every state, late by one to eleven working days.
import * as asked from './actions.ts';
import type { DemoCalendar } from './calendar.ts';
import { ada, bea, colin, greta, lee, moira, noor, ola, priya, ravi, tess } from './cast.ts';
import { accepts, claims, lists, received, records, sets, verifies } from './deeds.ts';
import { merlinNames, redstartNames, siskinNames } from './named.ts';
import { jay, merlin, redstart, siskin, teal } from './received.ts';
import { tealSent } from './sent.ts';
import type { Stories } from './story.ts';

export const listedStories: Stories<DemoCalendar> = {
  /** Due next week; done and to be verified; not accepted yet. */
  siskin: (c) => [
    received(c, siskin, -9, [priya, colin]),
    lists(c.on(-8, '09:30'), c.meetings.next.preMset),
    sets(c.on(-8, '09:40'), 'A1', asked.laundrettePatrol, ravi, c.nextWeek),
    sets(c.on(-8, '09:50'), 'A2', asked.phoneMap, ravi, c.typed(2)),
    accepts(ravi, c.on(-8, '11:05'), 'A1'),
    accepts(ravi, c.on(-8, '11:10'), 'A2'),
    claims(
      ravi,
      c.on(-1, '15:20'),
      'A2',
      'Eleven numbers mapped; three belong to children who are known to us. The chart is FICT/2001.',
    ),
    sets(c.on(-1, '15:45'), 'A3', asked.landlord, ravi),
    sets(c.on(-1, '15:55'), 'A4', asked.sleepTalk, ada),
    ...siskinNames(c),
  ],

  /** Due today; a CAWN that has to be thought about; with another agency. */
  redstart: (c) => [
    received(c, redstart, -10, [priya, colin]),
    lists(c.on(-9, '10:00'), c.meetings.next.preMset),
    sets(c.on(-9, '10:10'), 'A1', asked.carCheck, ravi, c.today),
    sets(c.on(-9, '10:20'), 'A2', asked.warningNotice, ravi, c.typed(8)),
    sets(c.on(-9, '10:30'), 'A3', asked.appointment, ada, c.typed(20)),
    accepts(ravi, c.on(-9, '14:00'), 'A1'),
    accepts(ravi, c.on(-9, '14:05'), 'A2'),
    accepts(ada, c.on(-8, '09:25'), 'A3'),
    ...redstartNames(c),
  ],

  /** Late by three working days and by one; verified. */
  teal: (c) => {
    const { now } = c.meetings;
    return [
      received(c, teal, -14, [priya, colin]),
      lists(c.on(-13, '09:30'), now.preMset),
      records(c.into(now.preMset, 10), now.preMset, {
        decision: 'toPanel',
        rationale: 'Two agencies have begun; the panel joins it up.',
        panel: now.panel.id,
      }),
      sets(c.on(-12, '09:30'), 'A1', asked.takeawayVisit, ola, c.typed(-3)),
      sets(c.on(-12, '09:40'), 'A2', asked.sideDoor, ravi, c.typed(-1)),
      sets(c.on(-12, '09:50'), 'A3', asked.insulinPlan, ada),
      accepts(ola, c.on(-11, '08:50'), 'A1'),
      accepts(ravi, c.on(-11, '12:30'), 'A2'),
      accepts(ada, c.on(-11, '09:05'), 'A3'),
      claims(ada, c.on(-8, '16:10'), 'A3', 'Written with her and her mother; copies with all three.'),
      verifies(c.on(-7, '09:15'), 'A3', 'Seen: all three have it, and she has it on her phone.'),
      ...tealSent(c),
    ];
  },

  /** Eleven working days late, with the chair's note; blocked; cancelled. */
  merlin: (c) => {
    const { now } = c.meetings;
    return [
      received(c, merlin, -24, [priya, colin]),
      lists(c.on(-23, '09:30'), now.preMset),
      records(c.into(now.preMset, 30), now.preMset, {
        decision: 'hold',
        rationale: 'The interview comes first; then the picture is whole.',
        actions: 'open',
      }),
      sets(c.on(-22, '11:00'), 'A1', asked.interview, ravi, c.typed(-11)),
      sets(c.on(-22, '11:10'), 'A2', asked.stationPictures, ravi, c.typed(-2)),
      sets(c.on(-22, '11:20'), 'A3', asked.lockAdvice, ravi, c.typed(-8)),
      accepts(ravi, c.on(-21, '10:00'), 'A1'),
      accepts(ravi, c.on(-21, '10:05'), 'A2'),
      [
        moira,
        c.on(-15, '12:00'),
        'cancelAction',
        { reason: 'The workshop has fitted locks itself, and he helped to do it.' },
        { part: 'A3' },
      ],
      [
        ravi,
        c.on(-4, '13:30'),
        'blockAction',
        {
          reason: 'The station’s cameras are being replaced; the operator can search for pictures after that.',
          until: c.typed(4),
        },
        { part: 'A2' },
      ],
      [
        tess,
        c.on(-1, '15:00'),
        'signEscalation',
        {
          concern: 'The person of concern has not been spoken to, and the threats go on.',
          outcomeWanted: 'An interview, and a decision on an order.',
          timescale: `By ${c.written(3)}`,
        },
        { part: 'A1' },
      ],
      ...merlinNames(c),
    ];
  },

  /** Six working days late; disputed; more time asked for; with education and housing. */
  jay: (c) => {
    const { now } = c.meetings;
    return [
      received(c, jay, -16, [noor, greta]),
      lists(c.on(-15, '09:30'), now.preMset),
      records(c.into(now.preMset, 20), now.preMset, {
        decision: 'toPanel',
        rationale: 'Four agencies are needed, and one disputes its part.',
        panel: now.panel.id,
      }),
      sets(c.on(-14, '14:00'), 'A1', asked.eveningVisits, ola, c.typed(-6)),
      sets(c.on(-3, '10:00'), 'A2', asked.entranceCamera, ravi, c.typed(5)),
      sets(c.on(-3, '10:10'), 'A3', asked.statement, ravi, c.typed(1)),
      sets(c.on(-3, '10:20'), 'A4', asked.collegePlace, lee),
      sets(c.on(-2, '09:20'), 'A5', asked.tenancy, bea),
      accepts(ola, c.on(-13, '09:00'), 'A1'),
      accepts(ravi, c.on(-3, '12:40'), 'A3'),
      accepts(lee, c.on(-2, '10:10'), 'A4'),
      [
        ravi,
        c.on(-1, '11:00'),
        'disputeAction',
        {
          reason: 'The door belongs to the housing provider, and so do the cameras there. We can advise, not fit.',
        },
        { part: 'A2' },
      ],
      [
        ravi,
        c.on(-1, '14:10'),
        'askForTime',
        {
          reason: 'The neighbour who would speak to us is away for a week.',
          until: c.typed(8),
        },
        { part: 'A3' },
      ],
    ];
  },
};
