// The fictional cases that the panel follows: a review that is late, a transfer that waits, a young person who turns 18, one
// with an action in every state, and one that was opened this week.
import type { ActionId } from '../domain/case/action/action.ts';
import type { Person } from '../domain/people/actor.ts';
import * as asked from './actions.ts';
import type { DemoCalendar } from './calendar.ts';
import { ada, bea, colin, greta, joss, lee, moira, noor, priya, ravi, vic } from './cast.ts';
import { accepts, claims, prepares, records, sets, through, verifies } from './deeds.ts';
import { brambling, godwit, knot, shrike, whimbrel } from './followed.ts';
import type { StoryRow, Stories } from './story.ts';

export const followedStories: Stories<DemoCalendar> = {
  /** Handed over when he moved; his review is late, and the lead worker has said why. */
  shrike: (c) => {
    const { first } = c.meetings;
    const day = first.panel.day;
    const set = c.into(first.panel, 32);
    return [
      through(c, shrike, [priya, colin], first, [30, 'Health, school and police each hold a part.'], {
        decision: 'open',
        rationale:
          'He is made to stand there at night, and is ill in the morning. School, uncle and police act together.',
        plan: 'The step is lit and watched; he sleeps at home; school goes on as he can.',
        band: 'moderate',
        bandRationale: 'Three nights in a month; an adult knows each time.',
      }),
      sets(set, 'A1', asked.shopStep, ravi, c.typed(day + 14), first.panel),
      accepts(ravi, c.on(day + 1, '09:15'), 'A1'),
      claims(ravi, c.on(day + 13, '15:10'), 'A1', 'The light is on all night; no one stood there for ten days.'),
      verifies(c.on(day + 14, '09:40'), 'A1', 'The owner confirms it.', 'carriedOut'),
      [
        colin,
        c.on(c.panelDay - 9, '10:30'),
        'handOver',
        {
          to: noor.objectId,
          reason: 'He lives with his other uncle in Locality West since Monday. He has met Noor.',
          tells: 'Colin and Noor together, at his uncle’s on Wednesday.',
        },
      ],
      [
        noor,
        c.on(-1, '16:05'),
        'addUpdate',
        {
          news: 'He was in hospital for eight days and came home yesterday. I see him today; the review is written before the panel.',
          risk: 'no',
        },
      ],
    ];
  },

  /** Begun before the last panel, which reviewed the case all the same; reminded every five working days. */
  brambling: (c) => {
    const { first, last } = c.meetings;
    const day = first.panel.day;
    const set = c.into(first.panel, 42);
    const review = {
      obtained: 'Told to Noor Template on the telephone from her new room.',
      trustedAdult: 'Her key worker, Clementine Maybe, until she has someone there',
      helped: 'The move helped. That two councils ask her the same questions does not.',
    };
    return [
      through(c, brambling, [noor, greta], first, [40, 'Two agencies and the hotel hold a piece each.'], {
        decision: 'open',
        rationale: 'She is taken to hotels by adults who know where she lives. A new home is being looked for.',
        plan: 'Night staff at the lodge, hotels that know what to look for, and a home that none of them knows.',
        band: 'significant',
        bandRationale: 'Five missing episodes, and adults who come back.',
      }),
      sets(set, 'A1', asked.hotelTraining, bea, c.typed(day + 12), first.panel),
      accepts(bea, c.on(day + 1, '13:15'), 'A1'),
      claims(bea, c.on(day + 11, '15:30'), 'A1', 'Eleven of twelve came; the twelfth has the card.'),
      verifies(c.on(day + 12, '09:30'), 'A1', 'List of names seen.'),
      prepares(noor, c.on(last.panel.day - 7, '13:40'), 'R1', {
        changed: 'A foster home was found in another county. She has been there for a weekend and wants to go.',
        childsWords: '“There is a dog and no one knows my window.”',
        familyView: 'Her grandmother is sad and says that it is right.',
        strengths: 'She asked for the move herself, in writing.',
        proposal: 'transfer',
        ...review,
      }),
      [
        moira,
        c.on(last.panel.day - 2, '11:20'),
        'transferOut',
        {
          council: 'Imaginary County Council',
          contact: 'Rue Pretend, duty manager, 0191 498 0106',
          whyWhen: 'She moves to a foster home there, at her own wish, and starts school on Monday.',
          placement: 'Foster home found with her key worker.',
          moved: 'order',
          movedBy: 'A care order names Imaginary County Council in place of ours.',
          movedOn: c.typed(last.panel.day - 3),
          confirmedBy: 'Rue Pretend, duty manager there; order seen',
        },
      ],
      records(c.into(last.panel, 46), last.panel, {
        decision: 'continue',
        rationale: 'Until the other council has accepted, the plan here goes on as it is.',
        band: 'significant',
        bandRationale: 'No episode since the move; the adults are still looking for her.',
      }),
      prepares(noor, c.on(c.panelDay - 7, '10:10'), 'R2', {
        changed: 'She lives there and goes to school. Their social worker has met her twice.',
        childsWords: '“I sang at the school. No one followed me.”',
        familyView: 'Her grandmother visits every second Sunday.',
        strengths: 'A choir, two friends, and a carer whom she rings when she is late.',
        proposal: 'transfer',
        ...review,
      }),
      [
        noor,
        c.on(-2, '14:50'),
        'addUpdate',
        {
          news: 'Rang their duty manager again: their service manager signs on Thursday. Their social worker has met her twice.',
          risk: 'no',
        },
      ],
    ];
  },

  /** The clock has asked for an adult lead; a first meeting is arranged. */
  whimbrel: (c) => {
    const { last } = c.meetings;
    const day = last.panel.day;
    const set = c.into(last.panel, 52);
    return [
      through(c, whimbrel, [noor, greta], last, [50, 'Housing and adult services must be at one table.'], {
        decision: 'open',
        rationale: 'His room is being used, and he turns eighteen this year. The plan must outlast his birthday.',
        plan: 'His door is his own; adult services join before summer; his French-speaking neighbour is his first call.',
        band: 'moderate',
        bandRationale: 'One break-in since the new lock, and he rang at once.',
      }),
      sets(set, 'A1', asked.doorCamera, bea, c.typed(day + 14), last.panel),
      accepts(bea, c.on(day + 1, '14:10'), 'A1'),
      claims(bea, c.on(day + 13, '12:30'), 'A1', 'Fitted with him; he has the switch.', 'tooEarly'),
      verifies(c.on(day + 14, '09:50'), 'A1', 'He sent a picture of it.'),
      [
        noor,
        c.on(-3, '15:25'),
        'addUpdate',
        {
          news: 'Adult safeguarding have offered a first meeting with him next week; his sister joins by telephone. An adult lead is named after it.',
          risk: 'no',
        },
      ],
    ];
  },

  /** Emerging, with an action in every state. */
  godwit: (c) => {
    const { last } = c.meetings;
    const day = last.panel.day;
    const set = (minutes: number) => c.into(last.panel, 55 + minutes);
    const accepted = (by: Person, part: ActionId): StoryRow => accepts(by, c.on(day + 2, '10:30'), part);
    return [
      through(c, godwit, [noor, greta], last, [54, 'Other families are asked the same.'], {
        decision: 'open',
        rationale: 'No one has come to the door yet, and the account goes on writing to others.',
        plan: 'Find the sender; keep him with people who notice; tell the parents of his year.',
        band: 'emerging',
        bandRationale: 'He was asked and did not go along; his family knows everything.',
      }),
      sets(set(0), 'A1', asked.parcelTrace, joss, c.typed(12), last.panel),
      sets(set(0.5), 'A2', asked.parcelCheck, bea, c.typed(6), last.panel),
      sets(set(1), 'A3', asked.nurseTalk, ada, '', last.panel),
      sets(set(1.5), 'A4', asked.cousinClub, vic, c.typed(day + 10), last.panel),
      sets(set(2), 'A5', asked.parentEvening, lee, c.typed(9), last.panel),
      sets(set(2.5), 'A6', asked.accountReport, vic, c.typed(4), last.panel),
      accepted(joss, 'A1'),
      accepted(bea, 'A2'),
      accepted(ada, 'A3'),
      accepted(vic, 'A4'),
      accepted(lee, 'A5'),
      [
        bea,
        c.on(-6, '11:40'),
        'blockAction',
        { reason: 'The firm answers after its stocktaking.', until: c.typed(5) },
        { part: 'A2' },
      ],
      claims(vic, c.on(day + 8, '15:20'), 'A4', 'Both came, and have joined.'),
      verifies(c.on(day + 9, '09:30'), 'A4', 'The club confirms it.'),
      claims(lee, c.on(-2, '16:40'), 'A5', 'Forty parents came; two more told us of parcels.'),
      [
        moira,
        c.on(day + 4, '12:00'),
        'cancelAction',
        { reason: 'The platform has closed the account.' },
        { part: 'A6' },
      ],
    ];
  },

  /** Significant; its review is four weeks away. */
  knot: (c) => {
    const { now, extra } = c.meetings;
    const set = c.into(extra, 32);
    return [
      through(
        c,
        knot,
        [noor, greta],
        { preMset: now.preMset, panel: extra },
        [40, 'It cannot wait for another month.'],
        {
          decision: 'open',
          rationale: 'He was kept in a flat in another city. It takes both police forces, and a reason to stay home.',
          plan: 'Met at every station as a victim; a quiet place for the holidays; his sister’s birthday first.',
          band: 'significant',
          bandRationale: 'Seven episodes, the last of four days, and his shoes taken so that he could not leave.',
        },
      ),
      sets(set, 'A1', asked.trainRoute, ravi, c.typed(3), extra),
      sets(1, 'A2', asked.sheltered, bea, c.typed(10), extra),
      accepts(ravi, c.on(-1, '09:40'), 'A1'),
      accepts(bea, c.on(-1, '13:05'), 'A2'),
    ];
  },
};
