// The ways from stage to stage that no other journey takes, each pressed once (docs/process.md P2.3): before a panel, and from
// a case that the panel has opened. Whether any is missing says transitions.test.ts.
import assert from 'node:assert/strict';
import type { MeetingId } from '../../src/domain/meeting/meeting.ts';
import { mintReference, type Reference } from '../../src/domain/kernel/ids.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import type { Stage } from '../../src/domain/case/state/stages.ts';
import {
  colin,
  consented,
  directory,
  filledIn,
  kestrel,
  moira,
  must,
  noConflict,
  priya,
  resubmitted,
  returned,
  submitted,
  tess,
  withdrawn,
  type Told,
} from '../people/builders.ts';
import {
  earlyAsked,
  closureProposed,
  decided,
  listed,
  nextPreMset,
  panel,
  planned,
  preMset,
} from '../people/meeting-builders.ts';
import type { World } from '../worlds/harness.ts';
import { decides } from './people/deeds.ts';
import { journey, type Step } from './journey.ts';
import { meetingEnds, meetingIsPlanned, meetingStarts } from './people/review-deeds.ts';

/** A case of its own each, so that none looks like another. */
const caseOf = (number: number): Reference => mintReference(Buffer.alloc(8, number));
const childOf = (number: number) => ({
  ...kestrel,
  caseSystemId: `T-30${number}`,
  surname: `Madeup${'abcdefghijklmnop'[number]}`,
  address: `${number} Fictional Way`,
});
const february = planned('2027-02-16', 'panel');
const toTriage = (number: number): Told => [filledIn(priya, childOf(number)), submitted(), noConflict(), consented()];
const has = async (world: World, number: number, ...deeds: Told): Promise<void> => {
  await world.has(caseOf(number), ...deeds);
};
const stands = async (world: World, number: number, stage: Stage): Promise<void> =>
  assert.equal((await world.caseOf(caseOf(number))).stage, stage);

interface Press {
  readonly by: Person;
  readonly number: number;
  readonly button: string;
  readonly fill: Readonly<Record<string, string>>;
}
/** From the card of the case, or from its More. */
async function presses(world: World, { by, number, button, fill }: Press): Promise<string> {
  const window = world.windowOf(by);
  await window.says(`case ${caseOf(number)}`);
  const card = window.card(caseOf(number)).card;
  const opened = await (JSON.stringify(card).includes('Read why')
    ? window.presses('Read why', { on: caseOf(number) })
    : window.opens({ on: caseOf(number) }));
  if (!opened.includes(`[ ${button} ]`)) await window.presses('More', { on: caseOf(number) });
  await window.presses(button, { on: caseOf(number) });
  return window.presses(button, { on: must(Object.keys(fill)[0]), fill });
}
/** On its item of that meeting. */
async function decidesAt(
  world: World,
  meeting: MeetingId,
  number: number,
  fill: Readonly<Record<string, string>>,
): Promise<void> {
  const window = world.windowOf(tess);
  await window.says('meetings');
  await window.opens({ on: 'Meetings', ref: meeting });
  await window.presses('Open agenda');
  await window.opens({ on: 'Agenda', ref: caseOf(number) });
  await decides(window, 'Save and next', { Rationale: 'He is seen every day now.', ...fill });
}
const otherPlan = {
  Plan: 'Early help at school.',
  'Who leads it': 'Someone outside MSET: asks who',
  'Who leads it: name and service': 'Vic Demo.',
};
const adultLead = {
  'Adult lead': 'Someone outside MSET: asks who',
  'Adult lead: name and service': 'Una Fakename',
};
const withdrawal = { Reason: 'He has moved to another council.', 'Is the child safe tonight?': 'Yes' };
const missing = { Reason: 'Voice missing', Note: 'Please ask him what he wants.' };
const transfer = {
  'Receiving council': 'Gateshead',
  'Contact there': 'Una Fakename, duty manager',
  'Why and when': 'His aunt takes him in on 1 February.',
  Placement: 'With his aunt.',
};

/** A step that ends with the case at this stage. */
const way = (sentence: string, press: Press, stage: Stage): Step => [
  sentence,
  async (world) => {
    await presses(world, press);
    await stands(world, press.number, stage);
  },
];

journey(
  'Ways of a case before a panel',
  'ways-before',
  [
    [
      'Priya has a draft and a returned referral; three more are with Moira, and she has listed eight',
      async (world) => {
        await meetingIsPlanned(world, preMset.id);
        await meetingIsPlanned(world, nextPreMset.id);
        await meetingIsPlanned(world, panel.id);
        await has(world, 1, filledIn(priya, childOf(1)));
        await has(world, 2, filledIn(priya, childOf(2)), submitted(), noConflict(), returned());
        for (const number of [3, 4]) await has(world, number, ...toTriage(number));
        for (const number of [5, 6, 7, 8, 9, 10, 11]) await has(world, number, ...toTriage(number), listed());
      },
    ],
    [
      'Priya withdraws the draft in the tab',
      async (world) => {
        await has(world, 1, withdrawn());
        await world.windowOf(priya).says(`case ${caseOf(1)}`);
        await stands(world, 1, 'withdrawn');
      },
    ],
    way('and the returned one', { by: priya, number: 2, button: 'Withdraw', fill: withdrawal }, 'withdrawn'),
    way('Moira one that she has received', { by: moira, number: 3, button: 'Withdraw', fill: withdrawal }, 'withdrawn'),
    way(
      'Colin, who gave consent, one that is listed',
      { by: colin, number: 5, button: 'Withdraw', fill: withdrawal },
      'withdrawn',
    ),
    [
      'Moira returns one that she has received; it comes straight back to her',
      async (world) => {
        await presses(world, { by: moira, number: 4, button: 'Return for information', fill: missing });
        await stands(world, 4, 'returned');
        await has(world, 4, resubmitted());
        await stands(world, 4, 'received');
      },
    ],
    way(
      'and one that is listed',
      { by: moira, number: 6, button: 'Return for information', fill: missing },
      'returned',
    ),
    [
      'the pre-MSET holds three, and sends two to the panel',
      async (world) => {
        await meetingStarts(world, preMset.id);
        for (const number of [7, 8, 9]) await has(world, number, decided('hold'));
        for (const number of [10, 11]) await has(world, number, decided('toPanel'));
        await meetingEnds(world, preMset.id);
      },
    ],
    way(
      'Moira returns one that is held',
      { by: moira, number: 7, button: 'Return for information', fill: missing },
      'returned',
    ),
    [
      'the panel agrees on another plan for one, and on transition for the other',
      async (world) => {
        await meetingStarts(world, panel.id);
        await decidesAt(world, panel.id, 10, { Decision: 'Other plan with a named lead', ...otherPlan });
        await stands(world, 10, 'otherPlan');
        await decidesAt(world, panel.id, 11, {
          Decision: 'Transition to adult services',
          ...adultLead,
        });
        await stands(world, 11, 'transition');
        await meetingEnds(world, panel.id);
      },
    ],
    [
      'the pre-MSET of February declines one that was held, and sends the other to the panel',
      async (world) => {
        await meetingStarts(world, nextPreMset.id);
        await decidesAt(world, nextPreMset.id, 8, { Decision: 'Decline (below the threshold)', ...otherPlan });
        await stands(world, 8, 'otherPlan');
        await decidesAt(world, nextPreMset.id, 9, { Decision: 'To full panel' });
        await stands(world, 9, 'toPanel');
      },
    ],
  ],
  directory,
  [priya, colin, moira, tess],
);

const same = [21, 22, 23, 24];
journey(
  'Referrals of one child are merged',
  'ways-merged',
  [
    [
      'four referrals of the same child: two are received, one is listed and one held',
      async (world) => {
        await meetingIsPlanned(world, preMset.id);
        for (const number of same) await has(world, number, filledIn(), submitted(), noConflict(), consented());
        for (const number of [23, 24]) await has(world, number, listed());
        await meetingStarts(world, preMset.id);
        await has(world, 24, decided('hold'));
      },
    ],
    ...[22, 23, 24].map((number): Step => [
      `Moira merges ${['the received', 'the listed', 'the held'][number - 22]} one into the first`,
      async (world) => {
        const window = world.windowOf(moira);
        await window.says(`case ${caseOf(number)}`);
        // Beside each that looks alike is a Merge with that one: here the form asks which it is.
        await window.opens({ on: caseOf(number) });
        await window.presses('More', { on: caseOf(number) });
        await window.presses('Merge', { on: caseOf(number) });
        const fill = {
          'The case to keep': `${caseOf(number)}>${caseOf(21)}`,
          'How you know it is the same child': 'The same ID.',
        };
        await window.presses('Merge', { on: 'How you know', fill });
        await stands(world, number, 'merged');
      },
    ]),
  ],
  directory,
  [priya, colin, moira, tess],
);

journey(
  'Ways of a case that the panel has opened',
  'ways-open',
  [
    [
      'the panel of 19 January has opened five cases',
      async (world) => {
        for (const id of [preMset.id, panel.id, february.id]) await meetingIsPlanned(world, id);
        for (const number of [1, 2, 3, 4, 5]) await has(world, number, ...toTriage(number), listed());
        await meetingStarts(world, preMset.id);
        for (const number of [1, 2, 3, 4, 5]) await has(world, number, decided('toPanel'));
        await meetingEnds(world, preMset.id);
        await meetingStarts(world, panel.id);
        for (const number of [1, 2, 3, 4]) await has(world, number, decided('open', panel));
        await has(world, 5, decided('transition', panel));
        await meetingEnds(world, panel.id);
        world.clock.at('2027-01-25T10:00:00.000Z');
      },
    ],
    way(
      'Priya asks for an early review of one',
      { by: priya, number: 1, button: 'Ask for early review', fill: { Reason: 'He was missing for three nights.' } },
      'review',
    ),
    way(
      'Moira begins the transfer of another',
      { by: moira, number: 3, button: 'Transfer out', fill: transfer },
      'transferWaiting',
    ),
    way(
      'and stops it: it is open as before',
      { by: moira, number: 3, button: 'Stop transfer', fill: { Reason: 'His aunt cannot take him.' } },
      'open',
    ),
    way(
      'Moira begins the transfer of one in transition',
      { by: moira, number: 5, button: 'Transfer out', fill: transfer },
      'transferWaiting',
    ),
    way('and of one in review', { by: moira, number: 1, button: 'Transfer out', fill: transfer }, 'transferWaiting'),
    [
      'Priya proposes to close two, and Moira begins the transfer of one of them',
      async (world) => {
        for (const number of [2, 4]) await has(world, number, closureProposed());
        await presses(world, { by: moira, number: 4, button: 'Transfer out', fill: transfer });
        await stands(world, 4, 'transferWaiting');
      },
    ],
    [
      'the panel of February steps up what was to close, and finds another on the way to adult services',
      async (world) => {
        await has(world, 3, earlyAsked());
        await stands(world, 3, 'review');
        await meetingStarts(world, february.id);
        await decidesAt(world, february.id, 2, {
          Decision: 'Step up (senior or strategy meeting)',
          'Risk band': 'Significant',
          'Why this band': 'Score 23.',
        });
        await stands(world, 2, 'open');
        await decidesAt(world, february.id, 3, {
          Decision: 'Transition to adult services',
          ...adultLead,
        });
        await stands(world, 3, 'transition');
      },
    ],
    [
      'Priya proposes to close that one',
      async (world) => {
        await has(world, 3, closureProposed());
        await stands(world, 3, 'closing');
      },
    ],
  ],
  directory,
  [priya, colin, moira, tess],
);
