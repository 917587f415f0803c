// What a person is told of a press that took longer than its answer could wait: a card stored in their chat, with nothing of
// what they typed (docs/design.md 5, "Limits").
import { bandOf, card, heading, sayBand, small, text, type Band, type Button } from '../cards/blocks.ts';
import { sayClock, type Instant } from '../domain/time/calendar.ts';
import type { RenderedCard } from './render.ts';

/**
 * What became of a press: its step was taken; some of its steps were; it was refused, or its form came back; it faulted at
 * every try; there was no step to take, only something to see.
 */
export type Came = 'done' | 'partly' | 'refused' | 'fault' | 'shown';

export interface LatePress {
  readonly came: Came;
  /** When it was pressed, and when this is said. */
  readonly at: Instant;
  readonly now: Instant;
  /** The title of its step, where it is one. */
  readonly title?: string | undefined;
  /** The reference, or the name, of what it was about. */
  readonly name?: string | undefined;
  readonly buttons: readonly Button[];
}

interface Words {
  readonly band: Band;
  readonly next?: string;
  readonly preview: string;
}
const words: Readonly<Record<Came, Words>> = {
  done: { band: { state: 'done' }, preview: 'is done' },
  partly: {
    band: { state: 'you', word: 'Partly done' },
    next: 'Press it again to see the rest.',
    preview: 'was done in part',
  },
  refused: { band: { state: 'you', word: 'Not done' }, next: 'Press it again to see why.', preview: 'was not done' },
  // A write whose reply was lost may have happened: then the same press again finds it.
  fault: {
    band: { state: 'you', word: 'Not done' },
    next: 'Press it again. Nothing will be done twice.',
    preview: 'was not done',
  },
  shown: { band: { state: 'info', word: 'Ready' }, next: 'Press it again to see it.', preview: 'is ready' },
};

/** "Not done, pressed 10:42. Give consent. Press it again." */
export function lateCard({ came, at, now, title, name, buttons }: LatePress): RenderedCard {
  const { next, preview, ...said } = words[came];
  const [clock, what] = [sayClock(at, now), title ?? 'What you pressed'];
  const band = { ...said.band, when: `pressed ${clock}` };
  return {
    card: card(
      [sayBand(band), `${what}.`, next, name && `${name}.`].filter(Boolean).join(' '),
      [
        bandOf(band),
        heading(what),
        ...(next === undefined ? [] : [text(next, { spacing: 'None' })]),
        ...(name === undefined ? [] : [small(name, { spacing: 'Small' })]),
      ],
      buttons,
    ),
    summary: `MSET: what you pressed at ${clock} ${preview}`,
  };
}
