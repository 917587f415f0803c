// Draws cards on a page of the tab with the pages' own built code, without pressing for each of them.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Card } from '../../../src/cards/blocks.ts';
import { builtPages } from '../build.ts';

const fileOf = (start: string, end: string): string => {
  const found = readdirSync(path.join(builtPages(), 'assets')).find(
    (name) => name.startsWith(start) && name.endsWith(end),
  );
  if (found === undefined) throw new Error(`The pages have no file ${start}*${end}`);
  return `/tab/assets/${found}`;
};

/** What came of one card: what is shown, what an untouched card would send, and what a filled one sends. */
export interface Stood {
  readonly text: string;
  /** By how many pixels it is wider than the window. */
  readonly wider: number;
  readonly headings: readonly string[];
  readonly buttons: readonly string[];
  readonly untouched: Readonly<Record<string, string>>;
  readonly filled: Readonly<Record<string, string>>;
  readonly pressed: readonly { readonly verb: string; readonly data: Readonly<Record<string, unknown>> }[];
  /** Of each input: its name as a screen reader has it, its problem and help, whether it is marked as wrong. */
  readonly inputs: readonly {
    readonly label: string;
    readonly told: string;
    readonly wrong: boolean;
    readonly tag: string;
    /** Nothing of a child is remembered by the browser. */
    readonly autocomplete: string | null;
  }[];
  /** Where reading begins. */
  readonly start: string;
}

/** Makes the page ready: `window.stand` draws a card there. */
export async function openStand(page: Page): Promise<void> {
  const [script, style] = [fileOf('draw-card-', '.js'), fileOf('desk-panel-', '.css')];
  await page.evaluate(`(${stand.toString()})(${JSON.stringify(script)}, ${JSON.stringify(style)})`);
}

export const standAll = async (page: Page, cards: readonly Card[], typed: string): Promise<readonly Stood[]> =>
  page.evaluate<readonly Stood[]>(`window.standAll(${JSON.stringify(cards)}, ${JSON.stringify(typed)})`);

/** Leaves the cards standing one below the other. */
export const showAll = async (page: Page, cards: readonly Card[]): Promise<void> =>
  page.evaluate<undefined>(`window.showAll(${JSON.stringify(cards)})`);

/* Below: runs in the browser, whose types the tests do not have. It is sent there as one text. */
/* oxlint-disable unicorn/consistent-function-scoping -- nothing outside of it goes along */
interface Node {
  innerText: string;
  textContent: string;
  value: string;
  checked: boolean;
  options: Node[];
  tagName: string;
  type: string;
  labels: Node[] | null;
  id: string;
  rel: string;
  href: string;
  addEventListener(name: string, heard: (event: unknown) => void): void;
  querySelector(selector: string): Node | null;
  querySelectorAll(selector: string): Node[];
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  matches(selector: string): boolean;
  dispatchEvent(event: object): void;
  click(): void;
  append(...nodes: Node[]): void;
  replaceChildren(...nodes: Node[]): void;
}
interface Drawn {
  readonly element: Node;
  readonly start: Node;
  values(): Record<string, string>;
}
declare const document: Node & {
  head: Node;
  documentElement: { scrollWidth: number; clientWidth: number };
  createElement(name: string): Node;
  getElementById(id: string): Node;
};

async function stand(script: string, style: string): Promise<void> {
  const { drawCard } = (await import(script)) as {
    readonly drawCard: (card: object, pressed: (one: object) => void) => Drawn;
  };
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = style;
  const loaded = new Promise((resolve) => {
    link.addEventListener('load', resolve);
  });
  document.head.append(link);
  await loaded;
  const place = document.createElement('section');
  // The titles that stand above a card on a page.
  const titles = ['h1', 'h2'].map((name) => document.createElement(name));
  for (const title of titles) title.textContent = 'Cards';
  document.querySelector('main')?.replaceChildren(...titles, place);
  const all = (element: Node, selector: string): Node[] => Array.from(element.querySelectorAll(selector));
  const textOf = (ids: string | null): string =>
    (ids ?? '')
      .split(' ')
      .filter((id) => id !== '')
      .map((id) => document.getElementById(id).textContent)
      .join(' ');
  const controls = (element: Node): Node[] =>
    all(element, 'input.ac-input, textarea, select, [role=group], [role=radiogroup]');
  const fill = (control: Node, typed: string): void => {
    if (control.tagName === 'SELECT') control.value = Array.from(control.options).at(-1)?.value ?? '';
    else if (control.tagName === 'DIV') for (const box of all(control, 'input')) box.click();
    else control.value = control.tagName === 'TEXTAREA' ? typed : typed.replaceAll('\n', ' ');
    const name = control.tagName === 'SELECT' ? 'change' : 'input';
    if (control.tagName !== 'DIV') control.dispatchEvent(new Event(name, { bubbles: true }));
  };
  const one = (card: object, typed: string): Stood => {
    const pressed: Stood['pressed'][number][] = [];
    const drawn = drawCard(card, (press) => pressed.push(press as Stood['pressed'][number]));
    place.replaceChildren(drawn.element);
    const { scrollWidth, clientWidth } = document.documentElement;
    const untouched = drawn.values();
    const inputs = controls(drawn.element).map((control) => ({
      label: textOf(control.getAttribute('aria-labelledby')),
      told: textOf(control.getAttribute('aria-describedby')),
      wrong: control.hasAttribute('data-wrong'),
      tag: control.tagName,
      autocomplete: control.getAttribute('autocomplete'),
    }));
    // A row or tile that is pressed as a whole has its name for screen readers alone; one that opens an address is a link.
    const buttons = all(drawn.element, 'button, [role=button]:not(button), [role=link]');
    const text = drawn.element.innerText;
    for (const box of all(drawn.element, 'input:checked')) if (box.type === 'checkbox') box.click();
    for (const control of controls(drawn.element)) fill(control, typed);
    const filled = drawn.values();
    for (const button of buttons) button.click();
    return {
      text,
      wider: scrollWidth - clientWidth,
      untouched,
      inputs,
      filled,
      pressed,
      headings: all(drawn.element, '[role=heading]').map(
        (heading) => `${heading.getAttribute('aria-level')} ${heading.innerText}`,
      ),
      buttons: buttons.map((button) =>
        button.tagName === 'BUTTON' ? button.textContent : (button.getAttribute('aria-label') ?? ''),
      ),
      start:
        drawn.start === drawn.element || drawn.start.matches('[role=heading]')
          ? 'title'
          : (drawn.start.getAttribute('aria-describedby') ?? 'input'),
    };
  };
  Object.assign(globalThis, {
    // Links are pressed with all other buttons, and lead nowhere here: a browser window for each of them costs most of the time.
    open: () => null,
    drawCard,
    standAll: (cards: readonly object[], typed: string) => cards.map((card) => one(card, typed)),
    showAll: (cards: readonly object[]) =>
      place.replaceChildren(...cards.map((card) => drawCard(card, () => {}).element)),
  });
}
