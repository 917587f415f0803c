// The fictional cases that the panel follows: a review that is late, a transfer that waits, a young person who turns 18, one
// with an action in every state, and one that was opened this week.
import type { Person } from '../domain/people/actor.ts';
import * as asked from './actions.ts';
import { accepts, claims, later, sets, verifies, type Deed, type Stage, type Story } from './deeds.ts';
import { brambling, godwit, knot, shrike, whimbrel } from './followed.ts';
import { received } from './listed-stories.ts';
import { meetingsOn, records, type Said } from './meetings.ts';
import { into, prepares, throughBoth } from './opened-stories.ts';

export const followedStories = (stage: Stage): readonly Story[] => [
  shrikesStory(stage),
  bramblingsStory(stage),
  whimbrelsStory(stage),
  godwitsStory(stage),
  knotsStory(stage),
];

/** Handed over when he moved; his review is late, and the lead worker has said why. */
function shrikesStory(stage: Stage): Story {
  const { cast, calendar: c } = stage;
  const { priya, noor, colin, moira, ravi } = cast;
  const { first } = meetingsOn(c);
  const day = first.panel.day;
  const open: Said = {
    decision: 'open',
    rationale: 'He is made to stand there at night, and is ill in the morning. School, uncle and police act together.',
    lead: priya.name,
    plan: 'The step is lit and watched; he sleeps at home; school goes on as he can.',
    band: 'moderate',
    bandRationale: 'Three nights in a month; an adult knows each time.',
  };
  const set = into(stage, first.panel, 32);
  const handOver = {
    to: noor.objectId,
    reason: 'He lives with his other uncle in Locality West since Monday. He has met Noor.',
  };
  const news =
    'He was in hospital for eight days and came home yesterday. I see him today; the review is written before the panel.';
  return {
    key: 'shrike',
    deeds: [
      ...received(stage, { key: 'shrike', child: shrike, day: first.preMset.day - 10, by: priya, manager: colin }),
      ...throughBoth(stage, first, 'Health, school and police each hold a part.', 30, open),
      ...sets(moira, set, 'A1', { ...asked.shopStep, owner: ravi, due: c.typed(day + 14) }, first.panel.id),
      accepts(ravi, c.on(day + 1, '09:15'), 'A1'),
      claims(
        ravi,
        c.on(day + 13, '15:10'),
        'A1',
        'The light is on all night; nobody stood there for ten days.',
        'better',
      ),
      verifies(moira, c.on(day + 14, '09:40'), 'A1', 'The owner confirms it.'),
      { by: colin, at: c.on(c.panelDay - 9, '10:30'), command: { step: 'handOver', input: handOver } },
      { by: noor, at: c.on(-1, '16:05'), command: { step: 'addUpdate', input: { news, risk: 'no' } } },
    ],
  };
}

/** Begun before the last panel, which reviewed the case all the same; reminded every five working days. */
function bramblingsStory(stage: Stage): Story {
  const { cast, calendar: c } = stage;
  const { noor, greta, moira, bea } = cast;
  const { first, last } = meetingsOn(c);
  const day = first.panel.day;
  const open: Said = {
    decision: 'open',
    rationale: 'She is taken to hotels by adults who know where she lives. A new home is being looked for.',
    lead: noor.name,
    plan: 'Night staff at the lodge, hotels that know what to look for, and a home that nobody of them knows.',
    band: 'significant',
    bandRationale: 'Five missing episodes, and adults who come back.',
  };
  const goesOn: Said = {
    decision: 'continue',
    rationale: 'Until the other council has accepted, the plan here goes on as it is.',
    band: 'significant',
    bandRationale: 'No episode since the move; the adults are still looking for her.',
  };
  const transfer = {
    council: 'Imaginary County Council',
    contact: 'Rue Pretend, duty manager, 0191 498 0106',
    whyWhen: 'She moves to a foster home there, at her own wish, and starts school on Monday.',
    placement: 'Foster home found with her key worker.',
  };
  const set = into(stage, first.panel, 42);
  const review = {
    obtained: 'Told to Noor Template on the telephone from her new room.',
    trustedAdult: 'Her key worker, Clementine Maybe, until she has somebody there',
    helped: 'The move helped. That two councils ask her the same questions does not.',
  };
  const rang =
    'Rang their duty manager again: their service manager signs on Thursday. Their social worker has met her twice.';
  return {
    key: 'brambling',
    deeds: [
      ...received(stage, { key: 'brambling', child: brambling, day: first.preMset.day - 10, by: noor, manager: greta }),
      ...throughBoth(stage, first, 'Two agencies and the hotel hold a piece each.', 40, open),
      ...sets(moira, set, 'A1', { ...asked.hotelTraining, owner: bea, due: c.typed(day + 12) }, first.panel.id),
      accepts(bea, c.on(day + 1, '13:15'), 'A1'),
      claims(bea, c.on(day + 11, '15:30'), 'A1', 'Eleven of twelve came; the twelfth has the card.', 'better'),
      verifies(moira, c.on(day + 12, '09:30'), 'A1', 'List of names seen.'),
      ...prepares(noor, c.on(last.panel.day - 7, '13:40'), 'R1', {
        changed: 'A foster home was found in another county. She has been there for a weekend and wants to go.',
        childsWords: '“There is a dog and nobody knows my window.”',
        familyView: 'Her grandmother is sad and says that it is right.',
        strengths: 'She asked for the move herself, in writing.',
        proposal: 'transfer',
        ...review,
      }),
      { by: moira, at: c.on(last.panel.day - 2, '11:20'), command: { step: 'transferOut', input: transfer } },
      records(moira, into(stage, last.panel, 46), last.panel, goesOn),
      ...prepares(noor, c.on(c.panelDay - 7, '10:10'), 'R2', {
        changed: 'She lives there and goes to school. Their social worker has met her twice.',
        childsWords: '“I sang at the school. Nobody followed me.”',
        familyView: 'Her grandmother visits every second Sunday.',
        strengths: 'A choir, two friends, and a carer whom she rings when she is late.',
        proposal: 'transfer',
        ...review,
      }),
      { by: noor, at: c.on(-2, '14:50'), command: { step: 'addUpdate', input: { news: rang, risk: 'no' } } },
    ],
  };
}

/** The clock has asked for an adult lead; a first meeting is arranged. */
function whimbrelsStory(stage: Stage): Story {
  const { cast, calendar: c } = stage;
  const { noor, greta, moira, bea } = cast;
  const { last } = meetingsOn(c);
  const day = last.panel.day;
  const open: Said = {
    decision: 'open',
    rationale: 'His room is being used, and he turns eighteen this year. The plan must outlast his birthday.',
    lead: noor.name,
    plan: 'His door is his own; adult services join before summer; his French-speaking neighbour is his first call.',
    band: 'moderate',
    bandRationale: 'One break-in since the new lock, and he rang at once.',
  };
  const news =
    'Adult safeguarding have offered a first meeting with him next week; his sister joins by telephone. An adult lead is named after it.';
  const set = into(stage, last.panel, 52);
  return {
    key: 'whimbrel',
    deeds: [
      ...received(stage, { key: 'whimbrel', child: whimbrel, day: last.preMset.day - 10, by: noor, manager: greta }),
      ...throughBoth(stage, last, 'Housing and adult services must be at one table.', 50, open),
      ...sets(moira, set, 'A1', { ...asked.doorCamera, owner: bea, due: c.typed(day + 14) }, last.panel.id),
      accepts(bea, c.on(day + 1, '14:10'), 'A1'),
      claims(bea, c.on(day + 13, '12:30'), 'A1', 'Fitted with him; he has the switch.', 'tooEarly'),
      verifies(moira, c.on(day + 14, '09:50'), 'A1', 'He sent a picture of it.'),
      { by: noor, at: c.on(-3, '15:25'), command: { step: 'addUpdate', input: { news, risk: 'no' } } },
    ],
  };
}

/** Emerging, with an action in every state. */
function godwitsStory(stage: Stage): Story {
  const { cast, calendar: c } = stage;
  const { noor, greta, moira, ada, lee, joss, vic, bea } = cast;
  const { last } = meetingsOn(c);
  const day = last.panel.day;
  const open: Said = {
    decision: 'open',
    rationale: 'Nobody has come to the door yet, and the account goes on writing to others.',
    lead: noor.name,
    plan: 'Find the sender; keep him with people who notice; tell the parents of his year.',
    band: 'emerging',
    bandRationale: 'He was asked and did not go along; his family knows everything.',
  };
  const minutes = into(stage, last.panel, 55);
  const set = (part: `A${number}`, setting: Parameters<typeof sets>[3], place: number): readonly Deed[] =>
    sets(moira, later(minutes, place), part, setting, last.panel.id);
  const accepted = (by: Person, part: `A${number}`): Deed => accepts(by, c.on(day + 2, '10:30'), part);
  return {
    key: 'godwit',
    deeds: [
      ...received(stage, { key: 'godwit', child: godwit, day: last.preMset.day - 10, by: noor, manager: greta }),
      ...throughBoth(stage, last, 'Other families are asked the same.', 54, open),
      ...set('A1', { ...asked.parcelTrace, owner: joss, due: c.typed(12) }, 0),
      ...set('A2', { ...asked.parcelCheck, owner: bea, due: c.typed(6) }, 0.5),
      ...set('A3', { ...asked.nurseTalk, owner: ada }, 1),
      ...set('A4', { ...asked.cousinClub, owner: vic, due: c.typed(day + 10) }, 1.5),
      ...set('A5', { ...asked.parentEvening, owner: lee, due: c.typed(9) }, 2),
      ...set('A6', { ...asked.accountReport, owner: vic, due: c.typed(4) }, 2.5),
      accepted(joss, 'A1'),
      accepted(bea, 'A2'),
      accepted(ada, 'A3'),
      accepted(vic, 'A4'),
      accepted(lee, 'A5'),
      {
        by: bea,
        at: c.on(-6, '11:40'),
        command: {
          step: 'blockAction',
          part: 'A2',
          input: { reason: 'The firm answers after its stocktaking.', until: c.typed(5) },
        },
      },
      claims(vic, c.on(day + 8, '15:20'), 'A4', 'Both came, and have joined.', 'better'),
      verifies(moira, c.on(day + 9, '09:30'), 'A4', 'The club confirms it.'),
      claims(lee, c.on(-2, '16:40'), 'A5', 'Forty parents came; two more told us of parcels.', 'better'),
      {
        by: moira,
        at: c.on(day + 4, '12:00'),
        command: { step: 'cancelAction', part: 'A6', input: { reason: 'The platform has closed the account.' } },
      },
    ],
  };
}

/** Significant; its review is four weeks away. */
function knotsStory(stage: Stage): Story {
  const { cast, calendar: c } = stage;
  const { noor, greta, moira, ravi, bea } = cast;
  const { now, extra } = meetingsOn(c);
  const open: Said = {
    decision: 'open',
    rationale: 'He was kept in a flat in another city. It takes both police forces, and a reason to stay home.',
    lead: noor.name,
    plan: 'Met at every station as a victim; a quiet place for the holidays; his sister’s birthday first.',
    band: 'significant',
    bandRationale: 'Seven episodes, the last of four days, and his shoes taken so that he could not leave.',
  };
  const set = into(stage, extra, 32);
  return {
    key: 'knot',
    deeds: [
      ...received(stage, { key: 'knot', child: knot, day: now.preMset.day - 10, by: noor, manager: greta }),
      ...throughBoth(stage, { preMset: now.preMset, panel: extra }, 'It cannot wait for another month.', 40, open),
      ...sets(moira, set, 'A1', { ...asked.trainRoute, owner: ravi, due: c.typed(3) }, extra.id),
      ...sets(moira, later(set, 3), 'A2', { ...asked.sheltered, owner: bea, due: c.typed(10) }, extra.id),
      accepts(ravi, c.on(-1, '09:40'), 'A1'),
      accepts(bea, c.on(-1, '13:05'), 'A2'),
    ],
  };
}
