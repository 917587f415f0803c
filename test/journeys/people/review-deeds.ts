// A case that the panel has opened, with the panels of the spring planned; and what a panel takes.
import assert from 'node:assert/strict';
import { ada, decided, lee, listed, panel, preMset } from '../../people/meeting-builders.ts';
import {
  colin,
  consented,
  filledIn,
  kestrelReference,
  moira,
  noConflict,
  priya,
  ravi,
  submitted,
  tess,
  type StoryRow,
} from '../../people/builders.ts';
import { dateOfMeeting, toMeetingId, type MeetingId } from '../../../src/domain/meeting/meeting.ts';
import { must } from '../../people/builders.ts';
import type { World } from '../../worlds/harness.ts';
import { decides } from './deeds.ts';

const panelOn = (date: string) => must(toMeetingId(`panel-${date}`));

async function plans(world: World, id: string, type: 'preMset' | 'panel', date: string): Promise<void> {
  const input = { type, date, time: '14:00', chair: tess.objectId };
  await world.meets(must(toMeetingId(id)), [moira, 1, 'planMeeting', input]);
}
async function starts(world: World, id: string, at: string): Promise<void> {
  const meeting = must(toMeetingId(id));
  await world.meets(meeting, [moira, at, 'startMeeting', {}]);
  for (const by of [moira, tess, ravi, colin, ada, lee]) {
    await world.meets(meeting, [by, 1, 'attendMeeting', {}]);
  }
}
const ends = async (world: World, id: string): Promise<unknown> =>
  world.meets(must(toMeetingId(id)), [moira, 1, 'endMeeting', { undecided: [] }]);

/** Any meeting, by its id: planned, under way and quorate, ended. */
export const meetingIsPlanned = async (world: World, id: MeetingId): Promise<void> => {
  return plans(world, id, id.startsWith('panel') ? 'panel' : 'preMset', dateOfMeeting(id));
};
export const meetingStarts = async (world: World, id: MeetingId): Promise<void> =>
  starts(world, id, `${dateOfMeeting(id)}T14:00:00.000Z`);
export const meetingEnds = ends;

/** A panel that is to come. */
export const panelIsPlanned = async (world: World, date: string): Promise<void> =>
  plans(world, panelOn(date), 'panel', date);
/** The panel of that day, under way and quorate. */
export const panelMeets = async (world: World, date: string): Promise<void> =>
  starts(world, panelOn(date), `${date}T14:00:00.000Z`);
export const panelEnds = async (world: World, date: string): Promise<unknown> => ends(world, panelOn(date));

/** Opened by the panel of 19 January with that decision. */
export async function isOpened(
  world: World,
  opening: StoryRow = decided('open', panel),
  referral: readonly StoryRow[] = filledIn(),
): Promise<void> {
  await plans(world, preMset.id, 'preMset', preMset.date);
  for (const date of ['2027-01-19', '2027-02-16', '2027-03-16', '2027-04-13']) {
    await plans(world, panelOn(date), 'panel', date);
  }
  await world.has(kestrelReference, referral, submitted(), noConflict(), consented(), listed(preMset, 'health,police'));
  await starts(world, preMset.id, preMset.startsAt);
  await world.has(kestrelReference, decided('toPanel'));
  await ends(world, preMset.id);
  await panelMeets(world, panel.date);
  await world.has(kestrelReference, opening);
  await panelEnds(world, panel.date);
}

export const changes = {
  'What has changed?': 'No new phones for a month.',
  'The child’s own words now': 'I want football back.',
  'How obtained': 'Priya, at home, 11 February.',
  'Family’s view': 'His mother sleeps again.',
};
export const proposal = {
  'Strengths now': 'He trains twice a week.',
  'Trusted adult now': 'His coach.',
  'What helped, what did not': 'The mentor helped; letters did not.',
  'Proposed next step': 'Step down',
};
/** Both pages, from the opened card. */
export async function preparesReview(world: World): Promise<void> {
  const window = world.windowOf(priya);
  await window.presses('Prepare review');
  await window.presses('Save, then page 2', { on: 'Page 1 of 2', fill: changes });
  assert.match(await window.presses('Finish review', { on: 'Page 2 of 2', fill: proposal }), /Review prepared/);
}
/** On the item of that panel, which is read before the decision. */
export async function reviews(world: World, date: string, fill: Readonly<Record<string, string>>): Promise<string> {
  const window = world.windowOf(tess);
  await window.says('meetings');
  await window.opens({ on: 'Meetings', ref: `panel-${date}` });
  await window.presses('Open agenda');
  const item = await window.opens({ on: 'Agenda', ref: kestrelReference });
  await decides(window, 'Save and next', { Rationale: 'Fewer episodes; he trains again.', ...fill });
  return item;
}
