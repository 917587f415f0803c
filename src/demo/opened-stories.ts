// The fictional cases that a meeting has decided about, from the referral to the review; and two that came in yesterday.
import type { Changes, PictureId, Proposal } from '../domain/case/review/picture.ts';
import type { Person } from '../domain/people/actor.ts';
import type { Instant } from '../domain/time/calendar.ts';
import * as asked from './actions.ts';
import { accepts, claims, later, sets, verifies, type Deed, type Stage, type Story } from './deeds.ts';
import { lists, meetingsOn, records, startOf, type OnDay, type Said } from './meetings.ts';
import { avocet, dipper, gannet, heron, kestrel, pipit, wren } from './opened.ts';
import { received } from './listed-stories.ts';

export const openedStories = (stage: Stage): readonly Story[] => [
  heronsStory(stage),
  kestrelsStory(stage),
  avocetsStory(stage),
  gannetsStory(stage),
  pipitsStory(stage),
  ...newStories(stage),
];

/** Both pages of a review, ten minutes apart. */
export const prepares = (
  by: Person,
  at: Instant,
  part: PictureId,
  { strengths, trustedAdult, helped, proposal, ...changes }: Changes & Proposal,
): readonly Deed[] => [
  { by, at, command: { step: 'prepareReview', input: changes } },
  {
    by,
    at: later(at, 10),
    command: { step: 'finishReview', part, input: { strengths, trustedAdult, helped, proposal } },
  },
];

/** A time in a meeting. */
export const into = ({ calendar: c }: Stage, meeting: OnDay, minutes: number): Instant =>
  later(startOf(c, meeting), minutes);

/** Listed, decided by the pre-MSET and sent to the panel, which decides the week after. */
export function throughBoth(
  stage: Stage,
  { preMset, panel }: { readonly preMset: OnDay; readonly panel: OnDay },
  why: string,
  minutes: number,
  said: Said,
): readonly Deed[] {
  const { calendar: c, cast } = stage;
  const { moira } = cast;
  const toPanel: Said = { decision: 'toPanel', rationale: why, panel: panel.id };
  return [
    lists(moira, c.on(preMset.day - 9, '09:40'), preMset),
    records(moira, into(stage, preMset, minutes), preMset, toPanel),
    records(moira, into(stage, panel, minutes), panel, said),
  ];
}

/** Referral, consent, pre-MSET, panel, actions done and verified, a review that steps down, and what is still to do. */
function heronsStory(stage: Stage): Story {
  const { cast, calendar: c } = stage;
  const { priya, colin, moira, ravi, ada, lee } = cast;
  const { first, last } = meetingsOn(c);
  const day = first.panel.day;
  const open: Said = {
    decision: 'open',
    rationale: 'She is collected and brought back at night, and is afraid to say no. Agencies act together from today.',
    lead: priya.name,
    plan: 'Keep her from being collected; give her people and places of her own; a word with her every week.',
    band: 'significant',
    bandRationale: 'Four missing episodes in six weeks, harm seen by others, one adult who has not been stopped yet.',
  };
  const lower: Said = {
    decision: 'stepDown',
    rationale: 'The notice was served and he has not been seen since. She has been home every night for three weeks.',
    plan: 'School and clinic go on; the patrol stays until the next review.',
    band: 'moderate',
    bandRationale: 'No missing episode since the notice; she tells her mother where she goes.',
    dissent: 'None.',
    actions: 'open',
  };
  const inPanel = into(stage, first.panel, 12);
  const inReview = into(stage, last.panel, 8);
  return {
    key: 'heron',
    deeds: [
      ...received(stage, { key: 'heron', child: heron, day: first.preMset.day - 10, by: priya, manager: colin }),
      ...throughBoth(stage, first, 'The picture is whole, and it takes more than one agency.', 10, open),
      ...sets(moira, inPanel, 'A1', { ...asked.parkedCar, owner: ravi, due: c.typed(day + 7) }, first.panel.id),
      ...sets(moira, later(inPanel, 3), 'A2', { ...asked.clinic, owner: ada, due: c.typed(day + 12) }, first.panel.id),
      ...sets(
        moira,
        later(inPanel, 6),
        'A3',
        { ...asked.fullTimetable, owner: lee, due: c.typed(day + 14) },
        first.panel.id,
      ),
      accepts(ravi, c.on(day + 1, '09:10'), 'A1'),
      accepts(ada, c.on(day + 1, '10:20'), 'A2'),
      accepts(lee, c.on(day + 1, '11:30'), 'A3'),
      claims(ravi, c.on(day + 5, '16:20'), 'A1', 'Served at his home; he signed for it. FICT/2113.', 'better'),
      verifies(moira, c.on(day + 6, '09:30'), 'A1', 'Notice and signature seen.'),
      claims(ada, c.on(day + 10, '12:10'), 'A2', 'She came, and has a second appointment.', 'better'),
      verifies(moira, c.on(day + 11, '09:20'), 'A2', 'Her key worker there confirms it.'),
      claims(lee, c.on(day + 13, '15:40'), 'A3', 'Art, then English: four of five days are full.', 'better'),
      verifies(moira, c.on(day + 14, '09:25'), 'A3', 'Timetable seen; she has signed it too.'),
      ...prepares(priya, c.on(last.panel.day - 7, '14:20'), 'R1', {
        changed: 'He has not been seen since the notice. She has slept at home every night for two weeks.',
        childsWords: '“I can go to the shop again without looking round.”',
        obtained: 'Told to Priya Testworth on a walk, two weeks before the panel.',
        familyView: 'Her mother says that she laughs again, and asks that the patrol stays.',
        strengths: 'She plans her own week, and tells her mother where she goes.',
        trustedAdult: 'Hazel Nobody, safeguarding lead of her school',
        helped: 'The notice and the art lessons helped. Letters from us did not: she leaves them closed.',
        proposal: 'stepDown',
      }),
      records(moira, into(stage, last.panel, 6), last.panel, lower),
      ...sets(moira, inReview, 'A4', { ...asked.paradePatrol, owner: ravi, due: c.typed(12) }, last.panel.id),
      accepts(ravi, c.on(last.panel.day + 1, '09:05'), 'A4'),
    ],
  };
}

/** Significant: reviewed at the panel of these days. */
function kestrelsStory(stage: Stage): Story {
  const { cast, calendar: c } = stage;
  const { priya, colin, moira, ravi, lee, joss } = cast;
  const { last } = meetingsOn(c);
  const day = last.panel.day;
  const open: Said = {
    decision: 'open',
    rationale:
      'He is sent away for days and is threatened with harm to his brother. One agency alone cannot stop that.',
    lead: priya.name,
    plan: 'Bring him home each time as a victim; find who sends him; give him a way out that he can use.',
    band: 'significant',
    bandRationale: 'Six missing episodes, a threat against his brother, and people who are not known yet.',
  };
  const set = into(stage, last.panel, 22);
  return {
    key: 'kestrel',
    deeds: [
      ...received(stage, { key: 'kestrel', child: kestrel, day: last.preMset.day - 10, by: priya, manager: colin }),
      ...throughBoth(stage, last, 'Three agencies hold a piece of it each.', 20, open),
      ...sets(moira, set, 'A1', { ...asked.busStation, owner: ravi, due: c.typed(day + 6) }, last.panel.id),
      ...sets(moira, later(set, 3), 'A2', { ...asked.phoneBack, owner: joss, due: c.typed(day + 8) }, last.panel.id),
      ...sets(moira, later(set, 6), 'A3', { ...asked.footballMentor, owner: lee, due: c.typed(6) }, last.panel.id),
      accepts(ravi, c.on(day + 1, '09:00'), 'A1'),
      accepts(joss, c.on(day + 1, '12:00'), 'A2'),
      accepts(lee, c.on(day + 2, '10:00'), 'A3'),
      claims(ravi, c.on(day + 5, '14:10'), 'A1', 'Agreed in writing; every station has the card. FICT/2140.', 'better'),
      verifies(moira, c.on(day + 6, '09:45'), 'A1', 'Card seen.'),
      claims(joss, c.on(day + 7, '17:10'), 'A2', 'He has it, and rang his coach with it.', 'tooEarly'),
      verifies(moira, c.on(day + 8, '09:35'), 'A2', 'His coach confirms the call.'),
      ...prepares(priya, c.on(c.panelDay - 7, '11:10'), 'R1', {
        changed: 'One episode of a night since the panel, against six before. He rang his coach from it himself.',
        childsWords: '“They asked for my brother again. I said no and rang.”',
        obtained: 'Said to Ash Pretend after training; written down with him.',
        familyView: 'His parents are less afraid since the phone. They want the younger brother talked to as well.',
        strengths: 'He asked for help within the hour. He has not missed a training.',
        trustedAdult: 'Ash Pretend, youth justice worker',
        helped: 'His own phone, and being brought home as a victim. The mentor has not begun yet.',
        proposal: 'continue',
      }),
    ],
  };
}

/** Emerging; what is new since brings its review forward, and it is to be prepared. */
function avocetsStory(stage: Stage): Story {
  const { cast, calendar: c } = stage;
  const { priya, colin, moira, ravi, lee } = cast;
  const { last } = meetingsOn(c);
  const day = last.panel.day;
  const open: Said = {
    decision: 'open',
    rationale: 'The account is closed, and it wrote to others. The family does what is needed; we map the rest.',
    lead: priya.name,
    plan: 'The police find who wrote; school teaches her year; her family goes on as it does.',
    band: 'emerging',
    bandRationale: 'No meeting took place, and she told her family within a day.',
  };
  const news =
    'A new account has written to her with the name of her school in it. Her sister showed us within the hour.';
  const set = into(stage, last.panel, 32);
  return {
    key: 'avocet',
    deeds: [
      ...received(stage, { key: 'avocet', child: avocet, day: last.preMset.day - 10, by: priya, manager: colin }),
      ...throughBoth(stage, last, 'Other children are likely to hear from the same account.', 30, open),
      ...sets(moira, set, 'A1', { ...asked.accountTrace, owner: ravi, due: c.typed(15) }, last.panel.id),
      ...sets(moira, later(set, 3), 'A2', { ...asked.gamesLesson, owner: lee, due: c.typed(9) }, last.panel.id),
      accepts(ravi, c.on(day + 2, '11:00'), 'A1'),
      accepts(lee, c.on(day + 2, '12:00'), 'A2'),
      { by: priya, at: c.ago(50), command: { step: 'addUpdate', input: { news, risk: 'yes' } } },
    ],
  };
}

/** Goes to adult services, with somebody there who takes it on. */
function gannetsStory(stage: Stage): Story {
  const { cast, calendar: c } = stage;
  const { priya, colin, moira, bea } = cast;
  const { last } = meetingsOn(c);
  const day = last.panel.day;
  const transition: Said = {
    decision: 'transition',
    rationale: 'She is eighteen in half a year, and what is done at her flat will not end on her birthday.',
    adultLead: 'Clover Invented, adult safeguarding, 0191 498 0170',
    lead: priya.name,
    plan: 'One support worker before and after her birthday; adult safeguarding comes to the next panel.',
  };
  const adult = {
    adultLead: 'Clover Invented, adult safeguarding, 0191 498 0170',
    careAct: 'She has needs for care and support, is being financially abused, and cannot keep people out by herself.',
    wishes: '“I want to stay in my flat and I want the bell to be mine.” Said at her kitchen table.',
  };
  const set = into(stage, last.panel, 42);
  return {
    key: 'gannet',
    deeds: [
      ...received(stage, { key: 'gannet', child: gannet, day: last.preMset.day - 10, by: priya, manager: colin }),
      ...throughBoth(stage, last, 'Her flat and her age both need a plan.', 40, transition),
      ...sets(moira, set, 'A1', { ...asked.flatVisit, owner: bea, due: c.typed(7) }, last.panel.id),
      accepts(bea, c.on(day + 1, '14:00'), 'A1'),
      { by: priya, at: c.on(-10, '15:20'), command: { step: 'nameAdultLead', input: adult } },
    ],
  };
}

/** Another plan leads, and has been looked at since. */
function pipitsStory(stage: Stage): Story {
  const { cast, calendar: c } = stage;
  const { noor, greta, moira } = cast;
  const { last } = meetingsOn(c);
  const other: Said = {
    decision: 'otherPlan',
    rationale: 'School and family have made his way home safe. The early help plan holds it.',
    plan: 'Early help plan: walking group, and his teacher at the corner.',
    lead: noor.name,
  };
  const outcome = 'Nobody has waited for him for three weeks. The walking group goes on by itself.';
  return {
    key: 'pipit',
    deeds: [
      ...received(stage, { key: 'pipit', child: pipit, day: last.preMset.day - 10, by: noor, manager: greta }),
      lists(moira, c.on(last.preMset.day - 9, '09:50'), last.preMset),
      records(moira, into(stage, last.preMset, 45), last.preMset, other),
      { by: noor, at: c.on(-3, '13:20'), command: { step: 'recordOutcome', input: { outcome } } },
    ],
  };
}

/** Received yesterday: to be triaged in time. */
const newStories = (stage: Stage): readonly Story[] => {
  const { priya, colin, noor, greta } = stage.cast;
  return [
    { key: 'wren', deeds: received(stage, { key: 'wren', child: wren, day: -1, by: priya, manager: colin }) },
    { key: 'dipper', deeds: received(stage, { key: 'dipper', child: dipper, day: -1, by: noor, manager: greta }) },
  ];
};
