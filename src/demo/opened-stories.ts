// The fictional cases that a meeting has decided about, from the referral to the review; and two that came in yesterday.
import * as asked from './actions.ts';
import type { DemoCalendar } from './calendar.ts';
import { ada, bea, colin, greta, joss, lee, noor, priya, ravi } from './cast.ts';
import { assessedTwice } from './assessed.ts';
import { accepts, claims, goesMissing, lists, prepares, received, records, sets, through, verifies } from './deeds.ts';
import { avocet, dipper, gannet, heron, kestrel, pipit, wren } from './opened.ts';
import { dipperNames, heronNames, kestrelNames, wrenNames } from './named.ts';
import type { Stories } from './story.ts';

export const openedStories: Stories<DemoCalendar> = {
  /** Referral, consent, pre-MSET, panel, actions done and verified, a review that steps down, and what is still to do. */
  heron: (c) => {
    const { first, last } = c.meetings;
    const day = first.panel.day;
    const set = c.into(first.panel, 12);
    return [
      through(c, heron, [priya, colin], first, [10, 'The picture is whole, and it takes more than one agency.'], {
        decision: 'open',
        rationale:
          'She is collected and brought back at night, and is afraid to say no. Agencies act together from today.',
        plan: 'Keep her from being collected; give her people and places of her own; a word with her every week.',
        band: 'significant',
        bandRationale:
          'Four missing episodes in six weeks, harm seen by others, one adult who has not been stopped yet.',
      }),
      sets(set, 'A1', asked.parkedCar, ravi, c.typed(day + 7), first.panel),
      sets(1, 'A2', asked.clinic, ada, c.typed(day + 12), first.panel),
      sets(1, 'A3', asked.fullTimetable, lee, c.typed(day + 14), first.panel),
      accepts(ravi, c.on(day + 1, '09:10'), 'A1'),
      accepts(ada, c.on(day + 1, '10:20'), 'A2'),
      accepts(lee, c.on(day + 1, '11:30'), 'A3'),
      claims(ravi, c.on(day + 5, '16:20'), 'A1', 'Served at his home; he signed for it. FICT/2113.'),
      verifies(c.on(day + 6, '09:30'), 'A1', 'Notice and signature seen.', 'granted'),
      claims(ada, c.on(day + 10, '12:10'), 'A2', 'She came, and has a second appointment.'),
      verifies(c.on(day + 11, '09:20'), 'A2', 'Her key worker there confirms it.'),
      claims(lee, c.on(day + 13, '15:40'), 'A3', 'Art, then English: four of five days are full.'),
      verifies(c.on(day + 14, '09:25'), 'A3', 'Timetable seen; she has signed it too.'),
      prepares(priya, c.on(last.panel.day - 7, '14:20'), 'R1', {
        changed: 'He has not been seen since the notice. She has slept at home every night for two weeks.',
        childsWords: '“I can go to the shop again without looking round.”',
        obtained: 'Told to Priya Testworth on a walk, two weeks before the panel.',
        familyView: 'Her mother says that she laughs again, and asks that the patrol stays.',
        strengths: 'She plans her own week, and tells her mother where she goes.',
        trustedAdult: 'Hazel Noname, safeguarding lead of her school',
        helped: 'The notice and the art lessons helped. Letters from us did not: she leaves them closed.',
        proposal: 'stepDown',
      }),
      records(c.into(last.panel, 6), last.panel, {
        decision: 'stepDown',
        rationale:
          'The notice was served and he has not been seen since. She has been home every night for three weeks.',
        plan: 'School and clinic go on; the patrol stays until the next review.',
        band: 'moderate',
        bandRationale: 'No missing episode since the notice; she tells her mother where she goes.',
        dissent: 'None.',
        actions: 'open',
      }),
      sets(c.into(last.panel, 8), 'A4', asked.paradePatrol, ravi, c.typed(12), last.panel),
      accepts(ravi, c.on(last.panel.day + 1, '09:05'), 'A4'),
      ...heronNames(c),
    ];
  },

  /** Significant: reviewed at the panel of these days. */
  kestrel: (c) => {
    const { last } = c.meetings;
    const day = last.panel.day;
    const set = c.into(last.panel, 22);
    return [
      through(c, kestrel, [priya, colin], last, [20, 'Three agencies hold a piece of it each.'], {
        decision: 'open',
        rationale:
          'He is sent away for days and is threatened with harm to his brother. One agency alone cannot stop that.',
        plan: 'Bring him home each time as a victim; find who sends him; give him a way out that he can use.',
        band: 'significant',
        bandRationale: 'Six missing episodes, a threat against his brother, and people who are not known yet.',
      }),
      sets(set, 'A1', asked.busStation, ravi, c.typed(day + 6), last.panel),
      sets(1, 'A2', asked.phoneBack, joss, c.typed(day + 8), last.panel),
      sets(1, 'A3', asked.footballMentor, lee, c.typed(6), last.panel),
      accepts(ravi, c.on(day + 1, '09:00'), 'A1'),
      accepts(joss, c.on(day + 1, '12:00'), 'A2'),
      accepts(lee, c.on(day + 2, '10:00'), 'A3'),
      claims(ravi, c.on(day + 5, '14:10'), 'A1', 'Agreed in writing; every station has the card. FICT/2140.'),
      verifies(c.on(day + 6, '09:45'), 'A1', 'Card seen.'),
      claims(joss, c.on(day + 7, '17:10'), 'A2', 'He has it, and rang his coach with it.', 'tooEarly'),
      verifies(c.on(day + 8, '09:35'), 'A2', 'His coach confirms the call.'),
      assessedTwice(c, priya, day + 2, -3),
      // Back, and asked the next day; the second time no one has talked with him yet, and it is late.
      goesMissing(c, priya, {
        part: 'M1',
        day: day + 3,
        what: 'A car waited at the corner after training. He rang his coach at four in the morning.',
        found: 'At the bus station, by his coach.',
      }),
      [
        priya,
        c.on(day + 5, '16:20'),
        'recordInterview',
        {
          offeredOn: c.typed(day + 4),
          outcome: 'done',
          when: `${c.typed(day + 5)} 15:30`,
          byWhom: 'Hazel Noname, Voluntary sector',
          independent: 'yes',
          learned: 'He was kept in a flat that he did not know, and asked for his brother. He said no and rang.',
        },
        { part: 'M1' },
      ],
      goesMissing(c, priya, {
        part: 'M2',
        day: -6,
        what: 'He went out to meet a friend and did not answer his phone.',
        found: 'At home; he walked back through the night.',
      }),
      prepares(priya, c.on(c.panelDay - 7, '11:10'), 'R1', {
        changed: 'One episode of a night since the panel, against six before. He rang his coach from it himself.',
        childsWords: '“They asked for my brother again. I said no and rang.”',
        obtained: 'Said to Ash Pretend after training; written down with him.',
        familyView: 'His parents are less afraid since the phone. They want the younger brother talked to as well.',
        strengths: 'He asked for help within the hour. He has not missed a training.',
        trustedAdult: 'Ash Pretend, youth justice worker',
        helped: 'His own phone, and being brought home as a victim. The mentor has not begun yet.',
        proposal: 'continue',
      }),
      ...kestrelNames(c),
    ];
  },

  /** Emerging; what is new since brings its review forward, and it is to be prepared. */
  avocet: (c) => {
    const { last } = c.meetings;
    const day = last.panel.day;
    const set = c.into(last.panel, 32);
    return [
      through(c, avocet, [priya, colin], last, [30, 'Other children are likely to hear from the same account.'], {
        decision: 'open',
        rationale: 'The account is closed, and it wrote to others. The family does what is needed; we map the rest.',
        plan: 'The police find who wrote; school teaches her year; her family goes on as it does.',
        band: 'emerging',
        bandRationale: 'No meeting took place, and she told her family within a day.',
      }),
      sets(set, 'A1', asked.accountTrace, ravi, c.typed(15), last.panel),
      sets(1, 'A2', asked.gamesLesson, lee, c.typed(9), last.panel),
      accepts(ravi, c.on(day + 2, '11:00'), 'A1'),
      accepts(lee, c.on(day + 2, '12:00'), 'A2'),
      [
        priya,
        c.ago(50),
        'addUpdate',
        {
          news: 'A new account has written to her with the name of her school in it. Her sister showed us within the hour.',
          risk: 'yes',
        },
      ],
    ];
  },

  /** Goes to adult services, with someone there who takes it on. */
  gannet: (c) => {
    const { last } = c.meetings;
    const day = last.panel.day;
    const set = c.into(last.panel, 42);
    return [
      through(c, gannet, [priya, colin], last, [40, 'Her flat and her age both need a plan.'], {
        decision: 'transition',
        rationale: 'She is eighteen in half a year, and what is done at her flat will not end on her birthday.',
        adultLead: 'Clover Invented, adult safeguarding, 0191 498 0170',
        plan: 'One support worker before and after her birthday; adult safeguarding comes to the next panel.',
      }),
      sets(set, 'A1', asked.flatVisit, bea, c.typed(7), last.panel),
      accepts(bea, c.on(day + 1, '14:00'), 'A1'),
      [
        priya,
        c.on(-10, '15:20'),
        'nameAdultLead',
        {
          adultLead: 'Clover Invented, adult safeguarding, 0191 498 0170',
          careAct:
            'She has needs for care and support, is being financially abused, and cannot keep people out by herself.',
          wishes: '“I want to stay in my flat and I want the bell to be mine.” Said at her kitchen table.',
        },
      ],
    ];
  },

  /** Another plan leads, and has been looked at since. */
  pipit: (c) => {
    const { last } = c.meetings;
    return [
      received(c, pipit, last.preMset.day - 10, [noor, greta]),
      lists(c.on(last.preMset.day - 9, '09:50'), last.preMset),
      records(c.into(last.preMset, 45), last.preMset, {
        decision: 'otherPlan',
        rationale: 'School and family have made his way home safe. The early help plan holds it.',
        plan: 'Early help plan: walking group, and his teacher at the corner.',
        lead: noor.name,
      }),
      [
        noor,
        c.on(-3, '13:20'),
        'recordOutcome',
        { outcome: 'No one has waited for him for three weeks. The walking group goes on by itself.' },
      ],
    ];
  },

  /** Received yesterday: to be triaged in time. */
  wren: (c) => [...received(c, wren, -1, [priya, colin]), ...wrenNames(c)],
  dipper: (c) => [...received(c, dipper, -1, [noor, greta]), ...dipperNames(c)],
};
