// One person's Teams-like window: Microsoft's Playground in a browser context of its own.
import assert from 'node:assert/strict';
import type { Browser, Locator, Page, Request, Response } from 'playwright-core';

/** A text as it is, in a pattern. */
const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const isInvoke = (response: Response): boolean => response.url().endsWith('/invoke');

/** Something that was typed, on its way. */
const isSaid = (request: Request): boolean => request.method() === 'POST' && request.url().endsWith('/messages');

/**
 * What comes waits until what was typed is answered. Which thread a post began, the client learns from that answer: a reply
 * that overtakes it, as on a busy machine, is one in a thread that it does not know, and it drops it.
 */
async function keepOrder(page: Page): Promise<void> {
  let before: Promise<unknown> = Promise.resolve();
  const after = (next: () => unknown): void => void (before = before.then(next).catch(() => undefined));
  page.on('request', (request) => {
    if (isSaid(request)) after(async () => (await request.response())?.finished());
  });
  await page.routeWebSocket(/\/conversations\/stream$/, (client) => {
    client.connectToServer().onMessage((message) => after(() => client.send(message)));
  });
}

/** Whether it came about within its time. */
const happens = async (what: Promise<unknown>): Promise<boolean> =>
  what.then(
    () => true,
    () => false,
  );

const usual = { width: 1300, height: 900 } as const;

interface Drawn {
  contains(other: Drawn): boolean;
  getBoundingClientRect(): { readonly left: number; readonly top: number; readonly bottom: number };
}
/** Whether nothing covers the first and the last line of an element, and both are on the screen; runs in the page. */
function isSeenInPage(element: unknown): boolean {
  const { document } = globalThis as unknown as { document: { elementFromPoint(x: number, y: number): Drawn | null } };
  const drawn = element as Drawn;
  const { left, top, bottom } = drawn.getBoundingClientRect();
  return [top + 2, bottom - 2].every((y) => {
    const shown = document.elementFromPoint(left + 8, y);
    return shown !== null && drawn.contains(shown);
  });
}

export class PersonWindow {
  readonly page: Page;
  private readonly url: string;

  private constructor(page: Page, url: string) {
    this.page = page;
    this.url = url;
  }

  static async open(browser: Browser, url: string): Promise<PersonWindow> {
    const context = await browser.newContext({ viewport: usual });
    const page = await context.newPage();
    await keepOrder(page);
    const window = new PersonWindow(page, url);
    await window.begins();
    return window;
  }

  /** Opens the page, or opens it again: then it has forgotten what was said. */
  async begins(): Promise<void> {
    await this.page.setViewportSize(usual);
    await this.page.goto(this.url);
    await this.page.getByRole('textbox').first().waitFor();
    // With the log panel open every text occurs twice.
    await this.page.getByTitle('Hide log panel').click();
  }

  /** Types a chat message and sends it. */
  async says(text: string): Promise<void> {
    const box = this.page.locator('[contenteditable=true][role=textbox]').last();
    await this.untilHeld(async () => {
      await box.fill(text);
      return (await box.textContent()) === text;
    });
    await box.press('Enter');
  }

  async opensChannel(name: string): Promise<void> {
    await this.page.getByRole('treeitem').filter({ hasText: name }).last().click();
    await this.page.getByRole('button', { name: 'Post', exact: true }).waitFor();
  }

  /** Begins a thread in the open channel with a message that mentions the bot. */
  async posts(text: string): Promise<void> {
    const box = this.page.locator('[contenteditable=true][role=textbox]').first();
    await this.untilHeld(async () => {
      await box.fill('');
      await box.pressSequentially('@MS');
      await this.page.locator('#typeahead-menu [role=menuitem]').first().click();
      await box.filter({ hasText: 'MSET' }).waitFor();
      await box.pressSequentially(text);
      return (await box.textContent()) === `MSET${text}`;
    });
    await this.page.getByRole('button', { name: 'Post', exact: true }).click();
  }

  /** The newest card that holds a text. */
  card(text: string | RegExp): Locator {
    return this.page.locator('.ac-adaptiveCard').filter({ hasText: text }).last();
  }

  async sees(text: string | RegExp): Promise<Locator> {
    const card = this.card(text);
    await card.waitFor();
    return card;
  }

  /** Presses a button of the newest card that holds a text. */
  async presses(button: string, on: string | RegExp): Promise<void> {
    await this.card(on).getByRole('button', { name: button, exact: true }).click();
  }

  /** Presses the first row of the newest card that holds a text. */
  async opens(on: string | RegExp): Promise<void> {
    await this.card(on)
      .getByRole('button', { name: /: open$/ })
      .first()
      .click();
  }

  /**
   * Presses until the answer is there: a press within a second of a card's making is taken as a double press and shows
   * the card again, so a test that is faster than a person presses more than once. A press is answered before the next
   * one: the answer to a second press would empty the form that is being filled in by then. A message that comes
   * meanwhile empties a form in this client as well: `fill` is done before each press.
   */
  async pressesUntil(
    button: string | RegExp,
    on: string | RegExp,
    answer: string | RegExp,
    fill?: () => Promise<void>,
  ): Promise<void> {
    const done = this.card(answer);
    const pressed = this.card(on).getByRole('button', { name: button, exact: true });
    for (let tries = 0; tries < 10; tries += 1) {
      // A late answer takes the form away while it is filled again.
      await (tries === 0 ? fill?.() : Promise.race([done.waitFor(), fill?.()]));
      const answered = happens(this.page.waitForResponse(isInvoke, { timeout: 15_000 }));
      // On a slow machine the answer may take the card away between the look and the press.
      if (await happens(pressed.click({ timeout: 1000 }))) await answered;
      if (await happens(done.waitFor({ timeout: 700 }))) return;
    }
    await this.comes(answer);
  }

  /** Waits for a card; where it does not come, the failure says which cards are there instead. */
  private async comes(answer: string | RegExp): Promise<void> {
    if (await happens(this.card(answer).waitFor({ timeout: 30_000 }))) return;
    const cards = await this.page.locator('.ac-adaptiveCard').allInnerTexts();
    const begun = cards.map((text) => text.replaceAll(/\s*\n\s*/g, ' | ').slice(0, 200));
    assert.fail(`no card says ${answer}; the cards are:\n${begun.join('\n')}`);
  }

  /**
   * Goes on by the last of these buttons that is there, each on the newest card that holds a text, until the answer is
   * there: a message that comes meanwhile takes the client back to a card before.
   */
  async goesBy(
    ways: readonly (readonly [button: string | RegExp, on: string | RegExp])[],
    answer: string | RegExp,
  ): Promise<void> {
    const done = this.card(answer);
    for (let tries = 0; tries < 20 && !(await done.isVisible()); tries += 1) {
      for (const [button, on] of ways.toReversed()) {
        const pressed = this.card(on).getByRole('button', { name: button, exact: true }).last();
        if (!(await pressed.isVisible())) continue;
        await pressed.click({ timeout: 1000 }).catch(() => undefined);
        break;
      }
      await done.waitFor({ timeout: 700 }).catch(() => undefined);
    }
    await this.comes(answer);
  }

  /** From now on, until it begins again, the window is that of a small laptop. */
  async isOnLaptop(): Promise<void> {
    await this.page.setViewportSize({ width: 1366, height: 680 });
  }

  /**
   * Waits until all of this line and of this button can be seen, with no more than a look for the button: on a busy machine
   * the client takes its time to show the end of a card.
   */
  async showsTogether(on: string | RegExp, line: string | RegExp, button: string): Promise<void> {
    const card = this.card(on);
    const all = [card.getByText(line).last(), card.getByRole('button', { name: button, exact: true })];
    for (let tries = 0; tries < 300; tries += 1) {
      await all[1]?.scrollIntoViewIfNeeded();
      const seen = await Promise.all(all.map(async (one) => one.evaluate(isSeenInPage)));
      if (seen.every(Boolean)) return;
      await this.page.evaluate('new Promise((goOn) => requestAnimationFrame(goOn))');
    }
    assert.fail(`“${line}” and ${button} are not on the screen together`);
  }

  /** What an input holds now. */
  async valueOf(label: string): Promise<string> {
    return this.page.getByLabel(label, { exact: true }).last().inputValue();
  }

  async fills(label: string, value: string): Promise<void> {
    const input = this.page.getByLabel(label, { exact: true }).last();
    await this.untilHeld(async () => {
      await input.fill(value);
      return (await input.inputValue()) === value;
    });
  }

  /** The client may draw a card again, with each message that comes, and lose what was put in: then it is put in again. */
  private async untilHeld(put: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 10; tries += 1) {
      if (await put()) return;
    }
    assert.fail('the client did not keep what was put in');
  }

  /** Picks in a drop-down. */
  async picks(label: string, choice: string): Promise<void> {
    const list = this.page.getByRole('combobox', { name: label, exact: true });
    const set = this.page.getByRole('radiogroup', { name: label, exact: true });
    await list.or(set).last().waitFor({ state: 'attached' });
    if ((await list.count()) === 0) {
      return set.last().getByRole('radio', { name: choice, exact: true }).check({ force: true });
    }
    await this.untilHeld(async () => {
      await list.last().click();
      await this.page.getByRole('option', { name: choice, exact: true }).click();
      const shown = (await list.last().textContent()) ?? '';
      const value = await list
        .last()
        .inputValue()
        .catch(() => '');
      return `${value}${shown}`.includes(choice);
    });
  }

  /** Ticks the box of a list that begins so: what stands behind a name may say why they are needed. */
  async ticks(label: string, choice: string): Promise<void> {
    await this.page
      .getByRole('checkbox', { name: new RegExp(`^${literally(`${label} ${choice}`)}(?:,|$)`) })
      .last()
      .check({ force: true });
  }

  async shoots(path: string): Promise<void> {
    await this.page.screenshot({ path });
  }
}
