// People at the pages of the tab, of the real server: each in a browser of their own.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Person } from '../../src/domain/people/actor.ts';

/** Somebody's browser, with everything that could tell of a child where it must not. */
export interface AtPage {
  readonly page: Page;
  /** Addresses asked for and titles shown. */
  readonly told: readonly string[];
  /** What the browser complained of. */
  readonly complaints: readonly string[];
}

export class TabPeople {
  private readonly contexts: BrowserContext[] = [];
  private readonly browser: Browser;
  private readonly base: string;

  constructor(browser: Browser, base: string) {
    this.browser = browser;
    this.base = base;
  }

  /** Signs in as this person and opens a page, `board` or `case/MSET-4F7K-24`. */
  async opens({ name }: Pick<Person, 'name'>, link = 'board'): Promise<AtPage> {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 900 } });
    this.contexts.push(context);
    const page = await context.newPage();
    const told: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => void told.push(request.url()));
    page.on('framenavigated', (frame) => void told.push(frame.url()));
    page.on('console', (message) => {
      // A refusal is told by the page; that the browser logs its status is no fault.
      if (message.type() === 'error' && !/status of 40[0-9]/.test(message.text())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => void complaints.push(error.message));
    await page.goto(`${this.base}/tab/#/${link}`);
    await page.getByRole('button', { name: new RegExp(name) }).click();
    await page.getByRole('navigation').waitFor();
    return { page, told, complaints };
  }

  async leave(): Promise<void> {
    await Promise.all(this.contexts.splice(0).map((context) => context.close()));
  }
}
