// How the lead worker proposes a closure, and the chair takes it at a panel.
import { kestrelReference, priya, tess } from '../../people/builders.ts';
import type { World } from '../../worlds/harness.ts';
import { decides } from './deeds.ts';

const first = {
  'Closure reason': 'Harm ended and a protective plan is in place',
  'Which plan carries on, and who leads it': 'Football and the school mentor carry on, led by Mr Placeholder.',
  'Who carries on open actions': 'None are open.',
};
const second = {
  'The child’s own words': 'I want football back.',
  'Family’s view': 'His mother is relieved.',
  'What is outstanding: interviews, NRM': 'Nothing.',
};
/** From the card of the case, with what is otherwise proposed. */
export async function proposesClosure(world: World, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const window = world.windowOf(priya);
  await window.says(`case ${kestrelReference}`);
  await window.presses(window.reads().includes('[ Prepare review ]') ? 'Read' : 'Open', {
    on: 'MSET-',
  });
  await window.presses('More');
  const before = await window.presses('Propose closure');
  if (before.includes('in the way') && !before.includes('✓')) await window.presses('Propose all the same');
  await window.presses('Next', { on: 'Closure reason', fill: { ...first, ...more } });
  return window.presses('Propose closure', { on: 'Family’s view', fill: second });
}
/** The item of the case at that panel, as the chair reads it. */
export async function itemOf(world: World, date: string): Promise<string> {
  const window = world.windowOf(tess);
  await window.says('meetings');
  await window.presses('Open', { on: 'Meetings', ref: `panel-${date}` });
  await window.presses('Open agenda');
  return window.presses('Open', { on: 'Agenda', ref: kestrelReference });
}
export const closes = async (world: World): Promise<string> =>
  decides(world.windowOf(tess), 'Save and next', { Decision: 'Close', Rationale: 'Nothing new for months.' });
