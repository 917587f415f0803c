// What the library draws, made usable by keyboard and screen reader. Everything that mends its drawing is here.
import {
  CardElementContainer,
  TextBlock,
  TextColor,
  type AdaptiveCard,
  type CardElement,
  type Input,
} from 'adaptivecards';

/** Level of the card's own title; the titles inside it are one below. */
const titleLevel = 3;

/** Mends a card that was just drawn. Gives the place where reading begins: the first wrong answer, else why the card is given back, else the title. */
export function dress(card: AdaptiveCard, element: HTMLElement): HTMLElement {
  element.removeAttribute('aria-label');
  element.removeAttribute('tabindex');
  element.style.padding = '0';
  // The library cuts what overlaps, and with it the ring around what has the focus.
  for (const inner of element.querySelectorAll<HTMLElement>('*')) {
    if (inner.style.overflow === 'hidden') inner.style.removeProperty('overflow');
  }
  const title = headingsIn(element);
  const wrong = card.getAllInputs().filter((input) => describe(input));
  return (wrong[0] === undefined ? whyIn(card) : firstControlOf(wrong[0])) ?? title;
}

/** What is wrong with the whole stands at the end of the card. */
function whyIn(card: AdaptiveCard): HTMLElement | undefined {
  const items = Array.from({ length: card.getItemCount() }, (_, place) => card.getItemAt(place));
  const why = items.find((item) => item instanceof TextBlock && isProblem(item))?.renderedElement;
  if (why !== undefined) why.tabIndex = -1;
  return why;
}

function headingsIn(element: HTMLElement): HTMLElement {
  const headings = [...element.querySelectorAll<HTMLElement>('[role=heading]')];
  for (const [place, heading] of headings.entries()) {
    heading.setAttribute('aria-level', String(titleLevel + (place === 0 ? 0 : 1)));
  }
  const title = headings[0] ?? element;
  title.tabIndex = -1;
  return title;
}

/** Ties an input to the problem above it and the help below it; says whether there is a problem. */
function describe(input: Input): boolean {
  const control = controlOf(input);
  if (control === undefined) return false;
  for (const field of control.matches('input, textarea') ? [control] : []) field.setAttribute('autocomplete', 'off');
  // Only what can be labelled may be pointed at; a group has its label by name.
  if (control instanceof HTMLDivElement) input.renderedElement?.querySelector(':scope > label')?.removeAttribute('for');
  const problem = neighbour(input, -1, isProblem);
  const help = neighbour(input, 1, isHelp);
  const told = [problem, help].flatMap((one) => one ?? []).map((one) => idOf(one));
  if (told.length > 0) control.setAttribute('aria-describedby', told.join(' '));
  if (problem !== undefined && control.getAttribute('role') !== 'group') control.setAttribute('aria-invalid', 'true');
  if (problem !== undefined) control.dataset['wrong'] = 'true';
  return problem !== undefined;
}

const isProblem = (block: TextBlock): boolean =>
  block.color === TextColor.Attention && (block.text ?? '').startsWith('×');
const isHelp = (block: TextBlock): boolean => block.isSubtle === true && !block.separator;

/** The text just above or below an input, where it is of the kind asked for. */
function neighbour(input: Input, step: 1 | -1, is: (block: TextBlock) => boolean): HTMLElement | undefined {
  const around: CardElement | undefined = input.parent;
  if (!(around instanceof CardElementContainer)) return undefined;
  const beside = around.indexOf(input) + step;
  const block = beside >= 0 && beside < around.getItemCount() ? around.getItemAt(beside) : undefined;
  return block instanceof TextBlock && is(block) ? block.renderedElement : undefined;
}

let told = 0;
function idOf(element: HTMLElement): string {
  if (element.id === '') {
    told += 1;
    element.id = `told-${told}`;
  }
  return element.id;
}

/** What the person types in or picks from; for several choices the group of them. */
const controlOf = (input: Input): HTMLElement | undefined =>
  input.renderedElement?.querySelector<HTMLElement>('.ac-input') ?? undefined;

const firstControlOf = (input: Input): HTMLElement | undefined => {
  const control = controlOf(input);
  return control?.querySelector<HTMLElement>('input') ?? control;
};
