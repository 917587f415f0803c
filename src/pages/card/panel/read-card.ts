// What a card from the desk tells the page that shows it. It is read, never trusted to be of a shape.
import { ApiProblem, type Answer, type Pressed } from '../../data/api.ts';
import type { SaveOutcome } from './autosave.ts';

type Part = Readonly<Record<string, unknown>>;
const isPart = (value: unknown): value is Part => value !== null && typeof value === 'object' && !Array.isArray(value);
const partsIn = (value: unknown): readonly Part[] => (Array.isArray(value) ? value.filter(isPart) : []);
const textIn = (part: Part, name: string): string => (typeof part[name] === 'string' ? part[name] : '');

/** Every part of a card's body, in order, with those inside others. */
const partsOf = (parts: readonly Part[]): readonly Part[] =>
  parts.flatMap((part) => [part, ...partsOf([...partsIn(part['items']), ...partsIn(part['columns'])])]);
const bodyOf = (card: object): readonly Part[] => partsOf(partsIn((card as Part)['body']));
const pressedBy = (row: unknown): readonly Pressed[] =>
  partsIn(row).map((button) => ({ verb: textIn(button, 'verb'), data: isPart(button['data']) ? button['data'] : {} }));
const buttonsOf = (card: object): readonly Pressed[] =>
  [...bodyOf(card).map((part) => part['actions']), (card as Part)['actions']].flatMap(pressedBy);

/** Buttons that end a sitting in a chat: on a page they end the panel, and nothing is pressed. */
export const isClosing = (verb: string): boolean => verb === 'home' || verb.endsWith('.close');

/** What the card says aloud. */
export const speakOf = (card: object): string => textIn(card as Part, 'speak').trim();

/** The card's own heading; '' where it has none. */
export const headingOf = (card: object): string => {
  const heading = bodyOf(card).find((part) => part['style'] === 'heading' && part['type'] === 'TextBlock');
  return heading === undefined ? '' : textIn(heading, 'text').trim();
};

/** Whether a card has such a button. */
export const hasVerb = (card: object, verb: string): boolean => buttonsOf(card).some((one) => one.verb === verb);

const ofReferral: readonly string[] = ['refer.next', 'refer.submit'];

/** What saves a page of the referral as it is typed; undefined for every other card. */
export function autosaveOf(card: object): Pressed | undefined {
  const asks = bodyOf(card).some((part) => textIn(part, 'type').startsWith('Input.'));
  const found = buttonsOf(card).find(({ verb }) => ofReferral.includes(verb));
  return asks && found !== undefined ? { verb: 'refer.autosave', data: found.data } : undefined;
}

/** What the answer to `refer.autosave` tells: when it was saved, or why not. */
export function readSaved({ card, saved }: Answer): SaveOutcome {
  if (saved !== undefined) return { ok: true, at: saved };
  // A form that is given back could not be stored this time; a card without one is a refusal.
  if (autosaveOf(card) !== undefined) return { ok: false, why: 'It will try again automatically.', final: false };
  return { ok: false, why: speakOf(card), final: true };
}

/** Refusals that pass: no answer, signed out, too much at once, a fault at the server. */
const passes = (status: number): boolean => [0, 401, 429].includes(status) || status >= 500;

export function unsaved(error: unknown): SaveOutcome {
  const problem = problemFrom(error);
  return { ok: false, why: problem.message, final: !passes(problem.status) };
}

/** A press that failed: in words, with what to do. What was typed is still on the page. */
export function sayProblem(error: unknown): string {
  const { message, reference } = problemFrom(error);
  return `${message}${reference === undefined ? '' : ` (Tell support: ${reference}.)`}`;
}

const problemFrom = (error: unknown): ApiProblem =>
  error instanceof ApiProblem ? error : new ApiProblem(0, 'That did not work. Try again.');
