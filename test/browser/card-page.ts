// One page that draws cards with Microsoft's library in the colours of Teams, and looks at them as axe does.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { Card } from '../../src/cards/blocks.ts';
import { letterFamilies, letters } from './letters.ts';

export interface NamedCard {
  readonly name: string;
  readonly card: Card;
}

/** One thing axe holds against one card. */
export interface Finding {
  readonly name: string;
  readonly rule: string;
  /** What kind of element, without its number. */
  readonly on: string;
  readonly html: string;
}

const cardFolder = path.dirname(fileURLToPath(import.meta.resolve('adaptivecards/dist/adaptivecards.min.js')));
const axeFile = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));

export type Theme = 'light' | 'dark' | 'contrast';

/** What a theme of Teams says of colours, as far as they decide what can be read: text and the quieter text of each kind. */
interface Colours {
  readonly ink: string;
  readonly brand: string;
  readonly text: Readonly<
    Record<'default' | 'accent' | 'attention' | 'good' | 'warning' | 'dark' | 'light', [string, string]>
  >;
  readonly grounds: Readonly<Record<'default' | 'emphasis' | 'good' | 'accent' | 'attention' | 'warning', string>>;
}
const black = '#000000';
const themes: Readonly<Record<Theme, Colours>> = {
  light: {
    ink: '#242424',
    brand: '#5b5fc7',
    text: {
      default: ['#242424', '#616161'],
      accent: ['#4f52b2', '#4f52b2'],
      attention: ['#b10e1c', '#c4314b'],
      good: ['#13a10e', '#13a10e'],
      warning: ['#f7e4b0', '#f7e4b0'],
      dark: ['#242424', '#616161'],
      light: ['#ffffff', '#eeeeee'],
    },
    grounds: {
      default: '#ffffff',
      emphasis: '#f5f5f5',
      good: '#e7f2da',
      accent: '#e8ebfa',
      attention: '#fcf4f6',
      warning: '#fbf6d9',
    },
  },
  dark: {
    ink: '#ffffff',
    brand: '#4f52b2',
    text: {
      default: ['#ffffff', '#adadad'],
      accent: ['#9ea2ff', '#9ea2ff'],
      attention: ['#e37d80', '#e37d80'],
      good: ['#54b054', '#54b054'],
      warning: ['#feee66', '#feee66'],
      dark: ['#ffffff', '#adadad'],
      light: ['#ffffff', '#adadad'],
    },
    grounds: {
      default: '#292929',
      emphasis: '#1f1f1f',
      good: '#0f2b0f',
      accent: '#2f2f4a',
      attention: '#3f1011',
      warning: '#4a3a00',
    },
  },
  contrast: {
    ink: '#ffffff',
    brand: black,
    text: {
      default: ['#ffffff', '#ffffff'],
      accent: ['#ffff01', '#ffff01'],
      attention: ['#ffff01', '#ffff01'],
      good: ['#3ff23f', '#3ff23f'],
      warning: ['#ffff01', '#ffff01'],
      dark: ['#ffffff', '#ffffff'],
      light: ['#ffffff', '#ffffff'],
    },
    grounds: { default: black, emphasis: black, good: black, accent: black, attention: black, warning: black },
  },
};
const hostConfigOf = ({ text, grounds }: Colours) => {
  const foregroundColors = Object.fromEntries(
    Object.entries(text).map(([name, [color, subtle]]) => [name, { default: color, subtle }]),
  );
  return {
    supportsInteractivity: true,
    fontFamily: letterFamilies,
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: '#d1d1d1' },
    textBlock: { headingLevel: 2 },
    actions: { maxActions: 6, actionsOrientation: 'horizontal', actionAlignment: 'left', buttonSpacing: 8 },
    containerStyles: Object.fromEntries(
      Object.entries(grounds).map(([name, backgroundColor]) => [name, { backgroundColor, foregroundColors }]),
    ),
  };
};

// Buttons and long words wrap, and a row to tick or pick is as high, as in the client (docs/design.md 6.8); the library itself would cut them.
const style = `
  body { margin: 8px; background: #ebebeb; font-family: ${letterFamilies}; }
  main { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start; }
  h1 { font-size: 14px; color: #242424; }
  .ac-richTextBlock { overflow-wrap: anywhere; }
  .ac-actionSet { flex-wrap: wrap; row-gap: 8px; }
  .ac-pushButton > div { white-space: normal !important; }
  main > form { background: var(--ground); color: var(--ink); border-radius: 6px; overflow: hidden; }
  main.captioned > div::before { content: attr(data-card); font-size: 11px; color: #616161; padding: 16px; }
  .ac-input { background: var(--ground); color: var(--ink); border: 1px solid #8a8a8a; border-radius: 4px; padding: 5px; font: 14px ${letterFamilies}; }
  :is(.ac-choiceSetInput-expanded, .ac-choiceSetInput-multiSelect) > div { min-height: 32px; }
  .ac-pushButton { background: var(--ground); color: var(--ink); border: 1px solid #8a8a8a; border-radius: 4px; padding: 5px 12px;
    font: 600 14px ${letterFamilies}; white-space: normal; }
  .ac-pushButton.style-positive { background: var(--brand); color: #fff; border-color: #5b5fc7; }
  .ac-pushButton.style-destructive { background: var(--ground); color: var(--danger); border-color: var(--danger); }
`;

export class CardPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(browser: Browser): Promise<CardPage> {
    const page = await browser.newPage({ viewport: { width: 1460, height: 900 } });
    const css = readFileSync(path.join(cardFolder, 'adaptivecards.css'), 'utf8');
    const head = `<title>Cards</title><style>${letters()}${css}${style}</style>`;
    await page.setContent(`<!doctype html><html lang="en"><head>${head}</head><body><main></main></body></html>`);
    await page.addScriptTag({ path: path.join(cardFolder, 'adaptivecards.min.js') });
    await page.addScriptTag({ path: axeFile });
    await page.addScriptTag({ content: `${drawInPage.toString()}\n${markdownInPage.toString()}` });
    return new CardPage(page);
  }

  /** Draws the cards side by side, each so many pixels wide. */
  async draws(cards: readonly NamedCard[], width: number, theme: Theme = 'light'): Promise<void> {
    const { ink, brand, text, grounds } = themes[theme];
    const own = { ink, brand, ground: grounds.default, danger: text.attention[0] };
    const style = Object.entries(own).map(([name, colour]) => `--${name}: ${colour}`);
    const hostConfig = hostConfigOf(themes[theme]);
    await this.page.evaluate(`document.body.style.cssText = ${JSON.stringify(style.join('; '))}`);
    await this.page.evaluate(`drawInPage(${JSON.stringify({ cards, width, hostConfig })})`);
  }

  /** What axe says about what is drawn: by all its rules, or by those that hang on where things lie, or on colours. */
  async findings(rules: keyof typeof axeRules): Promise<readonly Finding[]> {
    return this.page.evaluate<readonly Finding[]>(findInPage(axeRules[rules]));
  }

  /** Which of the cards are wider than they may be, or hold something that is cut. */
  async cut(): Promise<readonly string[]> {
    return this.page.evaluate<readonly string[]>(cutInPage);
  }

  /** Links, buttons and what one types in that are lower or narrower than a finger needs; rows and boxes axe looks at. */
  async small(): Promise<readonly string[]> {
    return this.page.evaluate<readonly string[]>(smallInPage);
  }

  /** Presses the button to the first wrong question on each of these. */
  async turns(names: readonly string[]): Promise<void> {
    await this.page.evaluate(`(${turnInPage})(${JSON.stringify(names)})`);
  }

  /** How high each of the cards is, by its name. */
  async heights(): Promise<ReadonlyMap<string, number>> {
    const found = await this.page.evaluate<readonly (readonly [string, number])[]>(heightsInPage);
    return new Map(found);
  }

  /** On how many lines the buttons at the end of each card stand, by its name. */
  async buttonLines(): Promise<ReadonlyMap<string, number>> {
    const found = await this.page.evaluate<readonly (readonly [string, number])[]>(buttonLinesInPage);
    return new Map(found);
  }

  /** What each of the cards would send back, as the library reads its inputs. */
  async sends(): Promise<Readonly<Record<string, Readonly<Record<string, string>>>>> {
    return this.page.evaluate<Readonly<Record<string, Readonly<Record<string, string>>>>>(sentInPage);
  }

  /** A picture of what is drawn, each card under its name. */
  async shoots(file: string): Promise<void> {
    await this.page.evaluate(`document.querySelector('main').className = 'captioned'`);
    await this.page.screenshot({ path: file, fullPage: true });
  }
}

// What follows runs in the browser. The library keeps `**bold**` as it is unless it is given a reader of markdown.
function markdownInPage(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return escaped.replaceAll(/\*\*(.+?)\*\*/g, '<b>$1</b>');
}

interface BrowserLibrary {
  readonly AdaptiveCard: { new (): DrawnCard; onProcessMarkdown: unknown };
  readonly HostConfig: new (config: object) => unknown;
}
interface DrawnCard {
  hostConfig: unknown;
  parse(card: object): void;
  getAllInputs(): readonly unknown[];
  render(): Node;
}
interface Node {
  readonly dataset: Record<string, string>;
  readonly style: Record<string, string>;
  append(...children: Node[]): void;
  replaceChildren(): void;
}
interface Drawing {
  readonly cards: readonly NamedCard[];
  readonly width: number;
  readonly hostConfig: object;
}

function drawInPage({ cards, width, hostConfig }: Drawing): void {
  const { AdaptiveCards: library, document } = globalThis as unknown as {
    AdaptiveCards: BrowserLibrary;
    document: { querySelector(selector: string): Node; createElement(name: string): Node & { textContent: string } };
  };
  library.AdaptiveCard.onProcessMarkdown = (text: string, result: { outputHtml: string; didProcess: boolean }) => {
    result.outputHtml = markdownInPage(text);
    result.didProcess = true;
  };
  const main = document.querySelector('main');
  main.replaceChildren();
  const all: Record<string, DrawnCard> = {};
  for (const { name, card } of cards) {
    const drawn = new library.AdaptiveCard();
    drawn.hostConfig = new library.HostConfig(hostConfig);
    drawn.parse(card);
    // A form of its own: radio buttons of the same name in two cards would empty each other.
    const around = document.createElement('form');
    around.dataset['card'] = name;
    around.style['width'] = `${width}px`;
    around.append(drawn.render());
    main.append(around);
    all[name] = drawn;
  }
  Object.assign(globalThis, { drawn: all });
}

const sentInPage = `Object.fromEntries(Object.entries(drawn).map(([name, card]) => [name,
  Object.fromEntries(card.getAllInputs().flatMap(({ id, value }) => value === undefined || value === '' ? [] : [[id, value]]))]))`;

const axeRules = {
  all: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  layout: ['target-size', 'scrollable-region-focusable'],
  colours: ['color-contrast'],
} as const;

const findInPage = (rules: readonly string[]): string => `(async () => {
  const { violations } = await axe.run('main', { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => {
    const element = document.querySelector(node.target[0]);
    return {
      name: element?.closest('[data-card]')?.dataset.card ?? '',
      rule: id,
      on: element === null ? '' : [element.tagName.toLowerCase(), ...element.classList].slice(0, 2).join('.'),
      html: node.html.slice(0, 200),
    };
  }));
})()`;

const turnInPage = `(names) => {
  for (const card of document.querySelectorAll('[data-card]')) {
    if (!names.includes(card.dataset.card)) continue;
    const all = [...card.querySelectorAll('button')];
    all.find((one) => one.innerText.startsWith('Go to: ')).click();
  }
}`;

const heightsInPage = `[...document.querySelectorAll('[data-card]')].map((card) =>
  [card.dataset.card, Math.round(card.getBoundingClientRect().height)])`;

const buttonLinesInPage = `[...document.querySelectorAll('[data-card]')].map((card) => {
  const buttons = [...([...card.querySelectorAll('.ac-actionSet')].at(-1)?.querySelectorAll('button') ?? [])];
  return [card.dataset.card, new Set(buttons.map((one) => Math.round(one.getBoundingClientRect().top))).size];
})`;

const smallInPage = `[...document.querySelectorAll('[data-card] :is(a, button, select, textarea, input:not([type=checkbox], [type=radio]))')].flatMap((one) => {
  const { width, height } = one.getBoundingClientRect();
  return one.checkVisibility() && (width < 24 || height < 24)
    ? [one.closest('[data-card]').dataset.card + ': ' + Math.round(width) + 'x' + Math.round(height) + ' ' + one.outerHTML.slice(0, 120)] : [];
})`;

const cutInPage = `[...document.querySelectorAll('[data-card]')].flatMap((card) => {
  const right = card.getBoundingClientRect().right + 0.5;
  const outside = [...card.querySelectorAll('*')].filter((one) =>
    one.getBoundingClientRect().right > right || (one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 &&
      !['INPUT', 'TEXTAREA', 'SELECT', 'OPTION'].includes(one.tagName) && getComputedStyle(one).display !== 'inline'));
  return outside.slice(0, 1).map((one) => card.dataset.card + ': ' + one.outerHTML.slice(0, 120));
})`;
