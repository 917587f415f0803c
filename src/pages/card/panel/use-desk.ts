// One sitting at the desk: a press, the card that follows, what is typed there, the next press.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { isDefinite, type Answer, type Api, type Pressed } from '../../data/api.ts';
import { createAutosave, type Autosave, type SaveState } from './autosave.ts';
import type { WordToAvoid } from '../../../domain/kernel/language.ts';
import type { Drawn } from '../draw/draw-card.ts';
import { noteWords } from '../draw/word-note.ts';
import { forgetHeld, keepHeld, sayHeld, undoMs } from './held-press.ts';
import { watchLeaving } from '../../data/leaving.ts';
import { autosaveOf, headingOf, readSaved, sayProblem, speakOf, unsaved } from './read-card.ts';
import type { Values } from '../draw/values.ts';

type Draw = typeof import('../draw/draw-card.ts').drawCard;

/** The card that is open. */
interface Open {
  readonly drawn: Drawn;
  /** Whose content it shows, as the answer says that brought it. */
  readonly about: string | undefined;
  /** Its heading. */
  readonly heading: string;
  readonly speak: string;
  readonly autosave: Autosave | undefined;
  readonly hasUnsaved: () => boolean;
}
export interface Sitting {
  readonly drawn: Drawn | undefined;
  /** The case or the action that the card is about; undefined where it is about none. */
  readonly about: string | undefined;
  /** The heading of the card; '' before one has come. */
  readonly heading: string;
  /** Said aloud when the card comes. */
  readonly speak: string;
  readonly busy: boolean;
  /** Why the last press failed; what was typed is still there. */
  readonly problem: string | undefined;
  readonly saved: SaveState;
  /** What is said of a press that waits to be sent, and can still be taken back. */
  readonly held: string | undefined;
  /** Sends it now. */
  readonly send: () => void;
  readonly undo: () => void;
  readonly press: (button: Pressed) => void;
  /** The last press again. */
  readonly again: () => void;
  /** Saves what can be saved; says whether anything typed would be lost now. */
  readonly settle: () => Promise<'safe' | 'unsaved'>;
  /** Whether leaving the page at once would lose what is typed; what saves itself is not lost. */
  readonly wouldLose: () => boolean;
}
export interface SittingOptions {
  readonly api: Api;
  /** Who is signed in. */
  readonly who: string;
  /** The council's words to avoid. */
  readonly words: readonly WordToAvoid[];
  readonly first: Pressed;
  /** Buttons that end the sitting instead of being pressed. */
  readonly ends: (verb: string) => boolean;
  /** Ended by such a button. */
  readonly onEnd: () => void;
  /** Another card has come. */
  readonly onCard: (card: object, about: string | undefined) => void;
}

const later = (work: () => void, ms: number): (() => void) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

/** Opens with `first`, which is pressed once. */
export function useSitting(options: SittingOptions): Sitting {
  const [open, setOpen] = useState<Open>();
  const [busy, setBusy] = useState(true);
  const [problem, setProblem] = useState<string>();
  const [saved, setSaved] = useState<SaveState>({ is: 'quiet' });
  const [held, setHeld] = useState<string>();
  const now = useRef<Now>({ options, open, busy: false, over: false, last: options.first, held: undefined });
  now.current.options = options;
  const show = useRef<Show>({ setOpen, setBusy, setProblem, setSaved, setHeld }).current;
  const press = useCallback((button: Pressed): void => pressed(now.current, button, show), [show]);
  useEffect(() => {
    const at = now.current;
    at.over = false;
    press(at.options.first);
    return () => leave(at, show);
  }, [press, show]);
  useLeaving(now.current, show);
  return useMemo(
    () => ({
      drawn: open?.drawn,
      about: open?.about,
      heading: open?.heading ?? '',
      speak: open?.speak ?? '',
      busy,
      problem,
      saved,
      held,
      send: () => void release(now.current, show),
      undo: () => takeBack(now.current, show),
      press,
      again: () => void send(now.current, now.current.last, show),
      settle: async () => {
        await release(now.current, show);
        return settle(now.current.open);
      },
      wouldLose: () => now.current.open?.autosave === undefined && now.current.open?.hasUnsaved() === true,
    }),
    [open, busy, problem, saved, held, press, show],
  );
}

/** What the sitting knows beside what it shows. */
interface Now {
  options: SittingOptions;
  open: Open | undefined;
  busy: boolean;
  over: boolean;
  last: Pressed;
  /** Waits to be sent. */
  held: { readonly button: Pressed; readonly cancel: () => void } | undefined;
}
interface Show {
  setOpen(open: Open): void;
  setBusy(busy: boolean): void;
  setProblem(problem: string | undefined): void;
  setSaved(state: SaveState): void;
  setHeld(words: string | undefined): void;
}

/** One press at a time: a second click while one is under way, or waits to be sent, does nothing. */
function pressed(now: Now, button: Pressed, show: Show): void {
  if (now.busy || now.held !== undefined) return;
  if (now.options.ends(button.verb)) {
    now.options.onEnd();
    return;
  }
  const said = sayHeld(button);
  if (said === undefined) void send(now, button, show);
  else hold(now, button, said, show);
}

function hold(now: Now, button: Pressed, said: string, show: Show): void {
  keepHeld(now.options.who, button);
  now.open?.drawn.setBusy(true);
  now.held = { button, cancel: later(() => void release(now, show), undoMs) };
  show.setBusy(false);
  show.setProblem(undefined);
  show.setHeld(said);
}

/** It waits no longer; what it was. */
function endHold(now: Now, show: Show): Pressed | undefined {
  const { held } = now;
  held?.cancel();
  now.held = undefined;
  if (held !== undefined) {
    now.open?.drawn.setBusy(false);
    show.setHeld(undefined);
  }
  return held?.button;
}

/** Sends what waits, if anything does. */
async function release(now: Now, show: Show, leaving = false): Promise<void> {
  const button = endHold(now, show);
  if (button !== undefined) await send(now, button, show, leaving);
}

/** The card is as it was; where there was none, there is nothing to show. */
function takeBack(now: Now, show: Show): void {
  if (endHold(now, show) === undefined) return;
  forgetHeld();
  if (now.open === undefined) now.options.onEnd();
}

async function send(now: Now, button: Pressed, show: Show, leaving = false): Promise<void> {
  if (now.busy) return;
  now.busy = true;
  now.last = button;
  show.setBusy(true);
  show.setProblem(undefined);
  now.open?.drawn.setBusy(true);
  try {
    await now.open?.autosave?.settled();
    const [answer, { drawCard }] = await Promise.all([
      now.options.api.press(button, { leaving }),
      import('../draw/draw-card.ts'),
    ]);
    answered(button);
    if (!now.over) place(now, answer, drawCard, show);
  } catch (error) {
    if (isDefinite(error)) answered(button);
    show.setProblem(sayProblem(error));
    now.open?.autosave?.changed();
  }
  now.open?.drawn.setBusy(false);
  now.busy = false;
  show.setBusy(false);
}

/** The device need not keep it any more. */
function answered(button: Pressed): void {
  if (sayHeld(button) !== undefined) forgetHeld();
}

function place(now: Now, { card, about, problems }: Answer, draw: Draw, show: Show): void {
  now.open?.autosave?.stop();
  const drawn = draw(card, (next) => pressed(now, next, show));
  // What is given back with something wrong may not be stored.
  const isStored = problems === undefined;
  const before = !isStored ? '{}' : JSON.stringify(drawn.values());
  const autosave = autosaveFor(now, card, isStored, drawn, show);
  drawn.element.addEventListener('input', () => autosave?.changed());
  drawn.element.addEventListener('focusout', ({ target }) => noteWords(target, now.options.words));
  // While a press is under way it carries everything: nothing is saved beside it.
  drawn.element.addEventListener('focusout', () => (now.busy ? undefined : autosave?.left()));
  now.open = {
    drawn,
    about,
    heading: headingOf(card),
    speak: speakOf(card),
    autosave,
    hasUnsaved: autosave?.hasUnsaved ?? (() => JSON.stringify(drawn.values()) !== before),
  };
  show.setSaved({ is: 'quiet' });
  show.setOpen(now.open);
  now.options.onCard(card, about);
}

function autosaveFor(now: Now, card: object, isStored: boolean, drawn: Drawn, show: Show): Autosave | undefined {
  const button = autosaveOf(card);
  if (button === undefined) return undefined;
  const save = async (values: Values, leaving: boolean) => {
    // A save leaves alone what it does not name; what was emptied is named, and empty.
    const all = Object.fromEntries(drawn.names.map((name) => [name, values[name] ?? '']));
    try {
      return readSaved(await now.options.api.press({ ...button, data: { ...button.data, ...all } }, { leaving }));
    } catch (error) {
      return unsaved(error);
    }
  };
  const say = (state: SaveState): void => show.setSaved(state);
  return createAutosave({ values: drawn.values, save, say, now: Date.now, later }, isStored);
}

async function settle(open: Open | undefined): Promise<'safe' | 'unsaved'> {
  await open?.autosave?.flush();
  return open?.hasUnsaved() === true ? 'unsaved' : 'safe';
}

/** The page goes on without the sitting: what can be saved is. */
function leave(now: Now, show: Show): void {
  now.over = true;
  void release(now, show, true);
  void now.open?.autosave?.flush(true).then(() => now.open?.autosave?.stop());
}

/** When the window is hidden or closed, what waits is sent and what can be saved is saved. */
function useLeaving(now: Now, show: Show): void {
  useEffect(
    () =>
      watchLeaving(
        // Without a connection what waits could not be sent on leaving: the browser asks first.
        () => now.open?.hasUnsaved() === true || (now.held !== undefined && !navigator.onLine),
        () => {
          void release(now, show, true);
          void now.open?.autosave?.flush(true);
        },
      ),
    [now, show],
  );
}
