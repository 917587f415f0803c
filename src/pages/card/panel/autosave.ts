// Saves what is typed on a page of the referral, without a button. When: after a rest, on leaving a field, when the page
// is hidden; and never more often than the server should be asked.
import type { Values } from '../draw/values.ts';

/** Saved when nothing was typed for so long; the least time between two saves; when a save that failed is tried again. */
export const pausesMs = { rest: 3_000, between: 5_000, again: 15_000 } as const;

export type SaveState =
  | { readonly is: 'quiet' }
  | { readonly is: 'saving' }
  | { readonly is: 'saved'; readonly at: string }
  | { readonly is: 'failed'; readonly why: string };

/** How a save went: when, such as "10:02"; or why not, and whether it is no use to try it again. */
export type SaveOutcome =
  | { readonly ok: true; readonly at: string }
  | { readonly ok: false; readonly why: string; readonly final: boolean };

export interface AutosaveTools {
  /** What is in the inputs now. */
  readonly values: () => Values;
  /** Never rejects. `leaving`: the page is going away. */
  readonly save: (values: Values, leaving: boolean) => Promise<SaveOutcome>;
  readonly say: (state: SaveState) => void;
  /** Milliseconds. */
  readonly now: () => number;
  /** Calls back once; gives the way to stop it. */
  readonly later: (work: () => void, ms: number) => () => void;
}
export interface Autosave {
  /** Something was typed or picked. */
  readonly changed: () => void;
  /** A field was left. */
  readonly left: () => void;
  /** Saves what is not saved yet, at once. Resolves when nothing is under way; true when all is saved. */
  readonly flush: (leaving?: boolean) => Promise<boolean>;
  /** Resolves when the running save is over; starts none. */
  readonly settled: () => Promise<void>;
  readonly hasUnsaved: () => boolean;
  readonly stop: () => void;
}

interface State {
  readonly tools: AutosaveTools;
  /** What is stored, as text; undefined where that is not known. */
  saved: string | undefined;
  /** When the last save began. */
  lastAt: number;
  stopped: boolean;
  running: Promise<void> | undefined;
  cancel: () => void;
}

/** `isSaved`: whether what the card was drawn with is stored; after a fault it may not be. */
export function createAutosave(tools: AutosaveTools, isSaved: boolean): Autosave {
  const state: State = {
    tools,
    saved: isSaved ? JSON.stringify(tools.values()) : undefined,
    lastAt: Number.NEGATIVE_INFINITY,
    stopped: false,
    running: undefined,
    cancel: () => undefined,
  };
  return {
    changed: () => plan(state, Math.max(pausesMs.rest, untilAllowed(state))),
    left: () => (hasUnsaved(state) ? plan(state, untilAllowed(state)) : undefined),
    flush: async (leaving = false) => flush(state, leaving),
    settled: async () => settled(state),
    hasUnsaved: () => hasUnsaved(state),
    stop: () => {
      state.stopped = true;
      state.cancel();
    },
  };
}

const hasUnsaved = ({ tools, saved }: State): boolean => JSON.stringify(tools.values()) !== saved;
const untilAllowed = ({ tools, lastAt }: State): number => Math.max(0, lastAt + pausesMs.between - tools.now());

function plan(state: State, ms: number): void {
  state.cancel();
  if (!state.stopped) state.cancel = state.tools.later(() => void flush(state, false), ms);
}

async function settled(state: State): Promise<void> {
  while (state.running !== undefined) await state.running;
  // Also what the save that has just ended has planned.
  state.cancel();
}

async function flush(state: State, leaving: boolean): Promise<boolean> {
  // Nothing may come between the end of the waiting and the next save: others wait for the same.
  while (state.running !== undefined) await state.running;
  state.cancel();
  if (!state.stopped && hasUnsaved(state)) {
    state.running = saveOnce(state, leaving);
    await state.running;
  }
  return !hasUnsaved(state);
}

/** What is typed while it runs is saved by the next one. */
async function saveOnce(state: State, leaving: boolean): Promise<void> {
  const { tools } = state;
  const values = tools.values();
  state.lastAt = tools.now();
  tools.say({ is: 'saving' });
  const outcome = await tools.save(values, leaving);
  state.running = undefined;
  if (outcome.ok) state.saved = JSON.stringify(values);
  else state.stopped ||= outcome.final;
  tools.say(outcome.ok ? { is: 'saved', at: outcome.at } : { is: 'failed', why: outcome.why });
  if (hasUnsaved(state)) plan(state, outcome.ok ? Math.max(pausesMs.rest, untilAllowed(state)) : pausesMs.again);
}
