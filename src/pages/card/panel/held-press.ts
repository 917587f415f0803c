// Presses that no step takes back: they wait ten seconds in the browser, and can be taken back until then. What asks a
// child's safety to wait is never among them (docs/decisions 92).
import type { Pressed } from '../../data/api.ts';

export const undoMs = 10_000;

/** What is about to be said, by verb. */
const words: Readonly<Record<string, string>> = {
  'action.accept': 'Accepting this action',
  'meeting.come': 'Saying that you are coming',
  'triage.list.go': 'Listing this case for pre-MSET',
  'meeting.end.go': 'Ending this meeting',
};

/** What has to be chosen before it is worth waiting: what is left out is said at once, not ten seconds later. */
const needed: Readonly<Record<string, string>> = { 'triage.list.go': 'meeting' };

/** What a press that is held says meanwhile; undefined for one that is sent at once. */
export function sayHeld({ verb, data }: Pressed): string | undefined {
  const field = needed[verb];
  return field === undefined || (typeof data[field] === 'string' && data[field] !== '') ? words[verb] : undefined;
}

const device = 'mset.held';
/** What is older was for a day that is over: its reminders have gone out. */
const mostMs = 24 * 60 * 60 * 1000;

interface Kept {
  /** Who pressed it. */
  readonly who: string;
  readonly button: Pressed;
  /** The browser's milliseconds. */
  readonly at: number;
}

/** Stays on the device until the server has answered: references and ids, and nothing that anyone typed. */
export function keepHeld(who: string, button: Pressed): void {
  try {
    localStorage.setItem(device, JSON.stringify({ who, button, at: Date.now() } satisfies Kept));
  } catch {
    // A window that may not store anything sends it when it is left; more than that it cannot promise.
  }
}
export function forgetHeld(): void {
  try {
    localStorage.removeItem(device);
  } catch {
    // Nothing was kept.
  }
}

/**
 * What this person pressed in a window that is gone, and what the server has not answered. Undefined while it may still
 * wait in another window; another person's is forgotten.
 */
export function heldBefore(who: string): Pressed | undefined {
  const kept = readKept();
  if (kept === undefined) return undefined;
  const age = Date.now() - kept.at;
  if (age < undoMs + 5_000) return undefined;
  if (kept.who === who && age < mostMs && sayHeld(kept.button) !== undefined) return kept.button;
  forgetHeld();
  return undefined;
}

const isKept = (kept: unknown): kept is Kept =>
  isObject(kept) && typeof kept['who'] === 'string' && typeof kept['at'] === 'number' && hasVerb(kept['button']);
const hasVerb = (button: unknown): boolean => isObject(button) && typeof button['verb'] === 'string';
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function readKept(): Kept | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(device) ?? '');
    return isKept(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}
