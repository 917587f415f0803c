// A desk that answers presses with real cards, for the tests of the panel.
import type { Locator, Page } from 'playwright-core';
import type { Card } from '../../../src/cards/blocks.ts';
import { doneCard } from '../../../src/cards/home.ts';
import { must } from '../../people/builders.ts';
import { usualGallery } from '../../cards/gallery/gallery.ts';
import { caseOf, childHeading, reference, step } from '../case/case-fixtures.ts';
import type { PressAnswer } from '../../../src/web/tab/api.ts';
import type { Answer } from '../page-server.ts';
import { isThere, type World } from '../world.ts';

export interface Press {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}
type Said = Card | Answer | Promise<Answer>;

const isCard = (said: Card | Answer | Promise<Answer>): said is Card => 'type' in said;

/** Cards of the gallery by their names. */
export async function cardsOf(): Promise<(name: string) => Card> {
  const gallery = await usualGallery();
  return (name) => must(gallery.find((shown) => shown.name === name)).card;
}

/** An answer that says when what it holds was saved. */
export const savedAt = (saved: string, card: Card): Answer => ({ body: { card, saved } satisfies PressAnswer });

export class Desk {
  /** What was pressed; what the page saved automatically stands in `saves`. */
  readonly presses: Press[] = [];
  readonly saves: Press[] = [];
  /** What a page is answered that saves itself: "Saved 10:02" unless said. */
  saved: Said = savedAt('10:02', doneCard('Saved 10:02', [], []));
  /** What comes next, one for each press; the last one stays. */
  private readonly next: Said[];
  private counted: () => void = () => undefined;

  private constructor(next: readonly Said[]) {
    this.next = [...next];
  }

  /** Answers presses from now on with these, one after the other. */
  static at(world: World, ...next: readonly Said[]): Desk {
    const desk = new Desk(next);
    world.server.answers.set('press', async ({ body }) => {
      const press = JSON.parse(body) as Press;
      const saves = press.verb.endsWith('.autosave');
      (saves ? desk.saves : desk.presses).push(press);
      desk.counted();
      const said = saves ? desk.saved : must(desk.next.length > 1 ? desk.next.shift() : desk.next[0]);
      return isCard(said) ? { body: { card: said } } : said;
    });
    return desk;
  }

  /** Resolves as soon as the page has saved itself so often. What the browser tells of its requests may come later. */
  async savesTo(count: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.counted = () => {
      if (this.saves.length >= count) resolve();
    };
    this.counted();
    return promise;
  }

  /** Resolves as soon as so many presses have come. */
  async pressesTo(count: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.counted = () => {
      if (this.presses.length >= count) resolve();
    };
    this.counted();
    return promise;
  }

  get verbs(): readonly string[] {
    return this.presses.map(({ verb }) => verb);
  }
}

/** An answer that comes when it is told to. */
export function slow(
  card: Card | Answer,
  saved?: string,
): { readonly answer: Promise<Answer>; readonly come: () => void } {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  return {
    answer: promise,
    come: () => resolve(!isCard(card) ? card : saved === undefined ? { body: { card } } : savedAt(saved, card)),
  };
}

/** The case, and its first step pressed; the panel is open. */
export async function openStep(page: Page, title = 'Continue'): Promise<void> {
  await page.getByRole('heading', { level: 1, name: childHeading }).waitFor();
  await page.getByRole('button', { name: title, exact: true }).click();
  await isThere(page, '.mset-card');
  await page.locator('.mset-card').waitFor();
}

/** Answers for a case whose first step is **Continue**. */
export const draftCase = {
  [`cases/${reference}`]: caseOf({
    stage: 'draft',
    steps: [step('Continue', 'refer.open', 'positive'), step('Withdraw', 'refer.withdraw', 'destructive')],
  }),
};

/** Whether the keyboard is there. */
export const isFocused = async (one: Locator): Promise<boolean> =>
  one.evaluate(
    (element) => (globalThis as unknown as { document: { activeElement: unknown } }).document.activeElement === element,
  );
