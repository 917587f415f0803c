// One browser and one server for all tests of the pages; windows that begin each test as new ones.
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Frame, Page } from 'playwright-core';
import { oneBrowser } from '../browser/one-browser.ts';
import { hangMs } from '../worlds/patience.ts';
import { actionsOf, boardOf, deliveryOf, figures, help, longName, me, meetings, sheetOf, signIn } from './fixtures.ts';
import { builtPages } from './build.ts';
import type { HostContext } from './host-page.ts';
import { PageServer, type Answer } from './page-server.ts';

export type Theme = 'light' | 'dark' | 'contrast';
interface WindowOptions {
  /** Behind `/tab/#/`. */
  readonly link?: string;
  readonly theme?: Theme;
  readonly width?: number;
  /** False: nobody is signed in yet. */
  readonly signedIn?: boolean;
  readonly clock?: boolean;
  /** No script comes before this, or none of those that are named so. */
  readonly holds?: Promise<void>;
  readonly held?: RegExp;
  /** False: the test keeps back what the page waits for. */
  readonly comes?: boolean;
}

const usual: Readonly<Record<string, object>> = {
  'sign-in': signIn,
  me,
  board: boardOf(24, 5),
  meetings,
  actions: actionsOf(6),
  'action-sheet': sheetOf(24),
  delivery: deliveryOf(2),
  figures,
  help,
};

/** A token as pages read it: when it runs out, and here also which of them it is. */
export const tokenFor = (name: string, seconds: number): string =>
  `x.${Buffer.from(JSON.stringify({ name, exp: Math.floor(Date.now() / 1000) + seconds })).toString('base64url')}.x`;

/** Which token was sent. */
export const nameIn = (token: string): string =>
  (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { readonly name: string }).name;

/** What a person's system asks for who gets this theme. */
const wishOf = (theme: Theme) =>
  ({
    colorScheme: theme === 'dark' ? 'dark' : 'light',
    contrast: theme === 'contrast' ? 'more' : 'no-preference',
  }) as const;

const axeFile = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));
const axe = readFileSync(axeFile, 'utf8');

export class World {
  readonly server: PageServer;
  private readonly browser: Browser;
  private readonly inUse: Page[] = [];
  /** Emptied, for the next test: a new window costs more than all that most tests do. */
  private readonly kept: Page[] = [];
  /** Those with a clock of their own, or that wait for their scripts, never become as new again. */
  private readonly spoilt: Page[] = [];
  /** What the browser held against the pages: errors of scripts, and breaches of the policy. */
  readonly complaints: string[] = [];

  constructor(server: PageServer, browser: Browser) {
    this.server = server;
    this.browser = browser;
  }

  /** The usual answers but for those given; the windows of the test before are emptied. */
  async begins(answers: Readonly<Record<string, object>> = {}): Promise<void> {
    await Promise.all(this.spoilt.splice(0).map((page) => page.context().close()));
    await Promise.all(this.inUse.splice(0).map((page) => this.empties(page)));
    this.complaints.length = 0;
    this.server.asked.length = 0;
    this.server.answers.clear();
    this.server.answers.set('changes', {});
    this.server.answers.set('names', ({ body }) => {
      const { references } = JSON.parse(body) as { readonly references: readonly string[] };
      return { body: { names: Object.fromEntries(references.map((one) => [one, longName])) } };
    });
    for (const [path, body] of Object.entries({ ...usual, ...answers })) this.server.answers.set(path, { body });
  }

  /** Answers a path so from now on. */
  answers(path: string, answer: Answer): void {
    this.server.answers.set(path, answer);
  }

  async opens({
    link = '',
    theme = 'light',
    width = 1280,
    signedIn = true,
    clock,
    holds,
    held = /\.js$/,
    comes = holds === undefined,
  }: WindowOptions = {}): Promise<Page> {
    const page = await this.window(theme, width, clock === true || holds !== undefined);
    if (clock === true) await page.clock.install();
    if (signedIn) await page.evaluate(`sessionStorage.setItem('mset.token', 'kept')`);
    if (holds !== undefined) await page.route(held, (route) => holds.then(() => route.continue()));
    // A script that is held would hold the end of loading too.
    await page.goto(`${this.server.url}/tab/#/${link}`, holds && { waitUntil: 'commit' });
    if (comes) await isThere(page, 'h1', '[aria-label=Loading]');
    return page;
  }

  /** The pages inside the page that plays Teams. */
  async opensInTeams(
    context: HostContext,
    {
      hash = '',
      tokens = [tokenFor('usual', 3600)],
    }: { readonly hash?: string; readonly tokens?: readonly string[] } = {},
  ): Promise<{ readonly teams: Page; readonly tab: Frame }> {
    const teams = await this.window('light', context.frameContext === 'sidePanel' ? 320 : 1280, false);
    const query = new URLSearchParams({ context: JSON.stringify(context), hash, tokens: JSON.stringify(tokens) });
    await teams.goto(`${this.server.url}/host?${query.toString()}`);
    const tab = teams.frames().find((frame) => frame !== teams.mainFrame());
    if (tab === undefined) throw new Error('no frame');
    return { teams, tab };
  }

  private async window(theme: Theme, width: number, spoils: boolean): Promise<Page> {
    const page = (spoils ? undefined : this.kept.pop()) ?? (await this.newWindow());
    (spoils ? this.spoilt : this.inUse).push(page);
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ media: null, forcedColors: null, reducedMotion: 'reduce', ...wishOf(theme) });
    return page;
  }

  private async newWindow(): Promise<Page> {
    const context = await this.browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (/Content.Security.Policy/i.test(message.text())) this.complaints.push(message.text());
    });
    await page.goto(`${this.server.url}/empty`);
    return page;
  }

  /** Nothing is left in it of what it has shown, kept or been told. */
  private async empties(page: Page): Promise<void> {
    const others = page
      .context()
      .pages()
      .filter((one) => one !== page);
    await Promise.all(others.map((one) => one.close()));
    await Promise.all([page.unrouteAll(), page.context().setOffline(false)]);
    await page.goto(`${this.server.url}/empty`);
    await page.mouse.move(0, 0);
    await page.evaluate('localStorage.clear(); sessionStorage.clear()');
    this.kept.push(page);
  }

  async close(): Promise<void> {
    await this.server.close();
  }
}

/**
 * Waits until the first of these is in the page, and the second is not. The page itself looks at each change; a locator
 * asks from outside, each half second once a quarter of one is over. What never comes, the locator that follows names.
 */
export async function isThere(page: Page | Frame, wanted: string, gone = ':not(*)'): Promise<void> {
  const comes = page.evaluate<undefined>(`new Promise((resolve) => {
    const look = () => {
      if (document.querySelector(${JSON.stringify(wanted)}) === null || document.querySelector(${JSON.stringify(gone)})) return;
      watch.disconnect();
      resolve();
    };
    const watch = new MutationObserver(look);
    watch.observe(document, { childList: true, subtree: true });
    look();
  })`);
  await Promise.race([comes.catch(() => undefined), pause(hangMs, undefined, { ref: false })]);
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/**
 * Lets the time of a page that was opened with `clock` pass, half a second at a time and five minutes at most, until
 * something is so. What the page sends needs a moment of real time to get here, and on a busy machine a long one.
 */
export async function passes(page: Page, so: () => boolean): Promise<void> {
  const until = Date.now() + hangMs;
  for (let halves = 0; !so() && Date.now() < until; halves += 1) {
    if (halves < 600) await page.clock.runFor(500);
    await pause(10);
  }
  if (!so()) throw new Error(`Not within five minutes of the page: ${so.toString()}`);
}

interface Styled {
  readonly document: {
    querySelector(selector: string): unknown;
    getAnimations(): readonly { readonly playState: string }[];
  };
  getComputedStyle(
    this: void,
    element: unknown,
  ): Readonly<Record<'color' | 'backgroundColor', string>> & { getPropertyValue(name: string): string };
}
/** Waits until something has a colour. */
export async function becomes(
  page: Page | Frame,
  selector: string,
  property: 'color' | 'backgroundColor',
  colour: string,
): Promise<void> {
  await page.waitForFunction(
    ([selector, property, wanted]) => {
      const { document, getComputedStyle } = globalThis as unknown as Styled;
      return getComputedStyle(document.querySelector(selector))[property] === wanted;
    },
    [selector, property, colour] as const,
  );
}

const ground: Readonly<Record<Theme, string>> = { light: '#ffffff', dark: '#292929', contrast: '#000000' };

/** The person's system asks for another theme, and the page that is open follows. */
export async function wears(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia(wishOf(theme));
  await page.waitForFunction((wanted) => {
    const { document, getComputedStyle } = globalThis as unknown as Styled;
    const style = getComputedStyle(document.querySelector('.fui-FluentProvider'));
    // Buttons fade from colour to colour, however fast; what has ended may be listed for a while.
    const fading = document.getAnimations().some(({ playState }) => playState !== 'finished');
    return !fading && style.getPropertyValue('--colorNeutralBackground1').trim() === wanted;
  }, ground[theme]);
}

const colours = ['color-contrast', 'link-in-text-block'];
const layout = ['target-size', 'scrollable-region-focusable'];
const all = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
/**
 * All that axe knows; what of it hangs on colours, and so on the theme; on where things lie, and so on the width; and all
 * but what hangs on colours.
 */
const axeRules = {
  all,
  colours: { runOnly: colours },
  layout: { runOnly: layout },
  uncoloured: { ...all, rules: Object.fromEntries(colours.map((rule) => [rule, { enabled: false }])) },
} as const;

/** What axe holds against what is shown, as one line each. */
export async function axeFindings(
  page: Page | Frame,
  rules: keyof typeof axeRules = 'all',
): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>(`'axe' in globalThis`))) await page.evaluate(axe);
  const found = await page.evaluate<readonly Violation[]>(
    `axe.run(document, ${JSON.stringify({ ...axeRules[rules], resultTypes: ['violations'] })}).then((one) => one.violations)`,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
}

let opened: Promise<World> | undefined;

/** The one world of this run, opened by whoever needs it first. */
export async function openWorld(): Promise<World> {
  builtPages();
  // A page lives for a second here, and draws nothing a thousand times: to optimise its scripts at all costs more than it saves.
  opened ??= Promise.all([PageServer.open(), oneBrowser('--no-maglev,--no-turbofan')]).then(
    ([server, browser]) => new World(server, browser),
  );
  return opened;
}

// Outside every describe: after all tests of the run.
after(async () => {
  if (opened !== undefined) await (await opened).close();
});
