// What people do again and again on these journeys, press by press.
import assert from 'node:assert/strict';
import { pages } from '../../../src/domain/case/referral/form/pages.ts';
import type { Answers } from '../../../src/domain/kernel/fields.ts';
import { answersOn, must, onLastPage } from '../../people/builders.ts';
import type { PersonWindow } from './person-window.ts';
import { inputsIn, readable } from './readable.ts';

/** Answers a page of the referral, and what its answers raise: a card of its own. `on` is what both cards say. */
export async function answersPage(window: PersonWindow, on: string, answers: Answers): Promise<string> {
  const shown = inputsIn(window.card(on).card).map(({ id }) => id);
  const [now, raised] = [true, false].map((is) =>
    Object.fromEntries(Object.entries(answers).filter(([name]) => shown.includes(name) === is)),
  );
  const next = await window.presses('Next', { on, fill: now ?? {} });
  if (Object.keys(raised ?? {}).length === 0) return next;
  assert.match(next, /more question/);
  return window.presses('Next', { on, fill: raised ?? {} });
}

/** Types refer, presses Start, answers the Section 47 question and fills in page after page; stands on page 9 afterwards. Gives the reference. */
export async function fillsIn(window: PersonWindow, answers: Answers): Promise<string> {
  await window.says('refer');
  const reference = must(/MSET-\S+/.exec(readable(window.card('Nine short pages').card))?.[0]);
  await window.presses('Start', { on: 'Nine short pages' });
  await answersPage(window, 'Before the nine pages', answersOn('s47', answers));
  for (const { id } of pages.slice(0, -1)) await answersPage(window, `Page ${id} of 9`, answersOn(id, answers));
  return reference;
}

/** The whole referral, sent to the manager who stands first. */
export async function refers(window: PersonWindow, answers: Answers): Promise<string> {
  const reference = await fillsIn(window, answers);
  await window.presses('Submit for consent', { on: 'Page 9 of 9', fill: onLastPage(answers) });
  return reference;
}

/** Opens the newest consent card, says that there is no conflict and reads to the end. */
export async function readsAll(window: PersonWindow): Promise<void> {
  await window.opens({ on: 'Management consent needed' });
  await window.presses('No, go on');
  await window.presses('Read on', { on: 'Read 1 of 3' });
  await window.presses('Read on', { on: 'Read 2 of 3' });
}

/** An action that a meeting sets, done before the next one. */
export const action = (what: string, owner: string): Readonly<Record<string, string>> => ({
  'What is to be done': what,
  'Who does it': owner,
  'By when': 'normal',
});

/** Asked once someone outside MSET is chosen. */
const isRaised = (name: string): boolean => name.endsWith(': name and service');

/** Chooses the decision of an item, then writes what goes with it. */
export async function decides(
  window: PersonWindow,
  title: 'Save and next' | 'Save, then actions',
  { Decision, ...fill }: Readonly<Record<string, string>>,
  on?: string,
): Promise<string> {
  await window.presses('Go on', { ...(on !== undefined && { on }), fill: { Decision: must(Decision) } });
  const [first, raised] = [false, true].map((is) =>
    Object.fromEntries(Object.entries(fill).filter(([name]) => isRaised(name) === is)),
  );
  const told = await window.presses(title, { fill: first ?? {} });
  return Object.keys(raised ?? {}).length === 0 ? told : window.presses(title, { fill: raised ?? {} });
}
