// The cards of one case in a meeting, of its actions and its conflict; and the minutes.
import { after, here, start } from '../../domain/meeting/meeting-hall.ts';
import { moira, must, ola, ravi, tess } from '../../people/builders.ts';
import type { Action } from '../../../src/domain/case/action/action.ts';
import { actionAt } from '../cases/actions.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { refOf } from '../../../src/domain/people/actor.ts';
import { onOneLine } from '../worst.ts';
import type { Shown } from './gallery.ts';
import { about, item, panelToday, refAt, says, deskAt, waiting, type MeetingWorld } from '../cases/meeting-world.ts';
import { commandOf, tuesday } from '../../worlds/desk-in-memory.ts';
import { caseIn } from '../cases/triage-cases.ts';

export async function itemGallery(world: MeetingWorld): Promise<readonly Shown[]> {
  const desk = () => deskAt(world, 'started');
  const open = waiting(world);
  const word = (most: number) => says(world, 'Two new phones.', most).replaceAll('\n', ' ');
  const sent = {
    ...open,
    decision: 'toPanel',
    rationale: says(world, 'Two new phones.', 1500),
    plan: word(300),
    leadIs: 'outside',
    lead: word(200),
    raised: 'lead',
    council: word(200),
    missing: word(300),
    band: 'significant',
    bandRationale: word(500),
    dissent: word(500),
  };
  const action = { text: word(300), owner: `police|${ravi.objectId}`, when: 'normal' };
  const actions = { ...item, ...action };
  const save = 'meeting.save';
  const panel = after(
    after(after(undefined, moira, panelToday, tuesday, world.council), moira, start, tuesday),
    moira,
    here,
    tuesday,
  );
  const toPanel = { ...caseIn('going to panel', world.worst), meeting: panel.id } as Case;
  const reason = onOneLine(says(world, 'He was hurt last night.', 150));
  const lateItem = { meeting: panel.id, reason, by: refOf(moira), at: tuesday };
  const lateDesk = () => deskAt(world, 'started', { meetings: [panel], cases: [{ ...toPanel, lateItem }] });
  const panelDesk = () => deskAt(world, 'started', { meetings: [panel], cases: [toPanel] });
  const atPanel = { meeting: panel.id, ref: toPanel.reference, command: commandOf('ripe') };
  return [
    ...(await lateGallery(world)),
    { name: 'item', card: await desk().press(moira, 'meeting.item', open) },
    { name: 'item in a chat', card: await desk().press(moira, 'meeting.item', open, true) },
    { name: 'item, the next', card: await desk().press(moira, 'meeting.item', about) },
    { name: 'item, read by an agency', card: await desk().press(ravi, 'meeting.item', open) },
    { name: 'item, decided', card: await desk().press(moira, 'meeting.item', item) },
    { name: 'item before the meeting', card: await deskAt(world, 'planned').press(moira, 'meeting.item', open) },
    { name: 'item, late', card: await lateDesk().press(moira, 'meeting.item', atPanel) },
    { name: 'agenda with a late item', card: await lateDesk().press(moira, 'meeting.agenda', atPanel) },
    { name: 'item of a panel', card: await panelDesk().press(moira, 'meeting.item', atPanel) },
    {
      name: 'item, decision chosen',
      card: await desk().press(moira, 'meeting.item.on', { ...open, decision: 'toPanel' }),
    },
    { name: 'item, to be held', card: await desk().press(moira, 'meeting.item.on', { ...open, decision: 'hold' }) },
    { name: 'item, none chosen', wrong: ['Decision'], card: await desk().press(moira, 'meeting.item.on', open) },
    { name: 'item, chosen again', card: await desk().press(moira, 'meeting.item.back', sent) },
    {
      name: 'item of a panel, chosen',
      wrong: ['not quorate'],
      card: await panelDesk().press(moira, 'meeting.item.on', { ...atPanel, decision: 'open' }),
    },
    { name: 'item, not available', card: await desk().press(ola, 'meeting.item', { ...open, ref: 'MSET-0000-00' }) },
    { name: 'item, empty', wrong: ['Decision'], card: await desk().press(moira, save, open) },
    {
      name: 'item, too soon',
      wrong: ['yet'],
      card: await desk().press(moira, save, { ...sent, command: commandOf('young') }),
    },
    {
      name: 'item, a plan is missing',
      wrong: ['Plan'],
      card: await desk().press(moira, save, { ...sent, decision: 'otherPlan', plan: '' }),
    },
    {
      name: 'item, held without an action',
      wrong: ['an open action'],
      card: await desk().press(moira, save, { ...sent, decision: 'hold' }),
    },
    {
      name: 'item, contested',
      wrong: ['Someone else'],
      card: await deskAt(world, 'started', { contested: true }).press(moira, save, { ...sent, decision: 'strategy' }),
    },
    {
      name: 'item, broken store',
      wrong: ['Something went wrong'],
      card: await deskAt(world, 'started', { broken: true }).press(moira, save, sent),
    },
    { name: 'item, saved', card: await desk().press(moira, save, { ...sent, decision: 'strategy' }) },
    { name: 'item, recorded already', card: await desk().press(moira, save, { ...sent, ref: item.ref }) },
    { name: 'item, over', card: await deskAt(world, 'ended').press(moira, save, sent) },
    {
      name: 'actions of an item',
      card: await desk().press(moira, 'meeting.save-actions', { ...sent, decision: 'strategy' }),
    },
    { name: 'actions of an item, asked', card: await desk().press(moira, 'meeting.actions', item) },
    {
      name: 'actions of an item, half',
      wrong: ['Who does it'],
      card: await desk().press(moira, 'meeting.actions.go', { ...actions, owner: '' }),
    },
    {
      name: 'actions of an item, too soon',
      wrong: ['yet'],
      card: await desk().press(moira, 'meeting.actions.go', { ...actions, command: commandOf('young') }),
    },
    {
      name: 'actions of an item, broken store',
      wrong: ['Something went wrong'],
      card: await deskAt(world, 'started', { broken: true }).press(moira, 'meeting.actions.go', actions),
    },
    {
      name: 'actions of an item, on another date',
      card: await desk().press(moira, 'meeting.actions.go', { ...actions, when: 'date' }),
    },
    {
      name: 'actions of an item, another of nothing',
      wrong: ['Nothing is typed yet'],
      card: await desk().press(moira, 'meeting.actions.more', item),
    },
    { name: 'actions of an item, another', card: await desk().press(moira, 'meeting.actions.more', actions) },
    { name: 'actions of an item, set', card: await desk().press(moira, 'meeting.actions.go', actions) },
    { name: 'conflict in a meeting', card: await desk().press(moira, 'meeting.conflict', open) },
    {
      name: 'conflict in a meeting, too soon',
      card: await desk().press(moira, 'meeting.conflicted', { ...open, command: commandOf('young') }),
    },
    { name: 'conflict in a meeting, declared', card: await desk().press(moira, 'meeting.conflicted', open) },
    { name: 'conflict in a meeting, not there', card: await desk().press(ravi, 'meeting.conflicted', open) },
  ];
}

/** Four late actions and one in dispute, and what the meeting says of one. */
async function lateGallery(world: MeetingWorld): Promise<readonly Shown[]> {
  const ids = ['A1', 'A2', 'A3', 'A4', 'A5'] as const;
  const open = waiting(world);
  const parts = ids.map((id, place) => ({
    ...actionAt(place === 1 ? 'disputed' : 'accepted', world.worst, id),
    reference: open.ref,
    due: { at: `2027-01-0${place === 1 ? 8 : 1}T17:00:00.000Z`, rule: 'action.date', ruleVersion: 1 },
  })) as readonly Action[];
  const listed = must(world.cases.find(({ reference }) => reference === open.ref));
  const childCase = { ...listed, parts: { action: { count: ids.length, open: ids } } } as Case;
  const desk = (more: object = {}) => deskAt(world, 'started', { cases: [childCase], parts, ...more });
  const one = { ...open, action: 'A1' };
  const go = (data: object, more: object = {}) => desk(more).press(moira, 'meeting.action.go', { ...one, ...data });
  const reason = says(world, 'The licensing team is away.', 500);
  return [
    { name: 'item with late actions', card: await desk().press(moira, 'meeting.item', open) },
    { name: 'item with late actions, read', card: await desk().press(ravi, 'meeting.item', open) },
    { name: 'late action of an item', card: await desk().press(moira, 'meeting.action', one) },
    { name: 'disputed action of an item', card: await desk().press(moira, 'meeting.action', { ...one, action: 'A2' }) },
    { name: 'late action of an item, in a chat', card: await desk().press(moira, 'meeting.action', one, true) },
    {
      name: 'late action of an item, settled',
      card: await desk().press(moira, 'meeting.action', { ...one, action: 'A9' }),
    },
    { name: 'late action of an item, empty', wrong: ['What does the meeting say'], card: await go({}) },
    { name: 'late action of an item, another date', card: await go({ says: 'date', reason }) },
    { name: 'late action of an item, someone else', card: await go({ says: 'other', reason }) },
    { name: 'late action of an item, done', card: await go({ says: 'done', reason }) },
    {
      name: 'late action of an item, too soon',
      wrong: ['yet'],
      card: await go({ says: 'late', reason, command: commandOf('young') }),
    },
    {
      name: 'late action of an item, broken store',
      wrong: ['Something went wrong'],
      card: await go({ says: 'late', reason }, { broken: true }),
    },
    {
      name: 'late action of an item, contested',
      wrong: ['Someone else'],
      card: await go({ says: 'late', reason }, { contested: true }),
    },
    { name: 'late action of an item, recorded', card: await go({ says: 'late', reason }) },
  ];
}

export async function minutesGallery(world: MeetingWorld): Promise<readonly Shown[]> {
  const shown: Shown[] = [];
  for (const state of ['ended', 'ended, approved'] as const) {
    const press = (verb: string, more: object = {}, who = tess) =>
      deskAt(world, state).press(who, verb, { ...about, ...more });
    shown.push(
      { name: `minutes, ${state}`, card: await press('minutes.open') },
      { name: `minutes of the co-ordinator, ${state}`, card: await press('minutes.open', {}, moira) },
      { name: `minutes, second page, ${state}`, card: await press('minutes.open', { from: 1 }) },
      { name: `minutes, last page, ${state}`, card: await press('minutes.open', { from: 2 }) },
      { name: `extract, ${state}`, card: await press('minutes.extract', { ref: refAt(0) }) },
      { name: `correct the minutes, ${state}`, card: await press('minutes.correct') },
    );
  }
  const go = (verb: string, data: object, who = tess) =>
    deskAt(world, 'ended').press(who, verb, { ...about, command: commandOf('ripe'), ...data });
  return [
    ...shown,
    {
      name: 'minutes in a chat',
      card: await deskAt(world, 'ended').press(moira, 'minutes.open', { ...about, from: 1 }, true),
    },
    { name: 'minutes before the end', card: await deskAt(world, 'started').press(moira, 'minutes.open', about) },
    { name: 'extract, not available', card: await go('minutes.extract', { ref: 'MSET-0000-00' }) },
    { name: 'correct the minutes, empty', wrong: ['Correction'], card: await go('minutes.correct.go', {}) },
    { name: 'correct the minutes, taken', card: await go('minutes.correct.go', { text: 'It began at 14:20.' }) },
    { name: 'approve the minutes', card: await go('minutes.approve', {}) },
    { name: 'approve the minutes, not the chair', card: await go('minutes.approve', {}, moira) },
  ];
}
