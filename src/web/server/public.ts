// What anyone may print or read without signing in: posters, leaflets and the policy, each where a setting lets it. It is
// given the settings and the council's files, and nothing else: no case, no person, no press.
import type { PapersInForce } from '../../casework/ports/paper-ports.ts';
import { ringLines, sayOpen } from '../../domain/people/ring-lines.ts';
import type { Settings } from '../../domain/people/settings.ts';
import { escaped } from '../papers/html.ts';
import {
  nameOfSheet,
  policyName,
  readerLabels,
  kindLabels,
  sayLanguage,
  sheetNamed,
  sheetsIn,
  type Sheet,
} from '../papers/names.ts';
import { policyHtml } from '../papers/policy.ts';
import { sheetHtml } from '../papers/sheet.ts';
import { readers } from '../../domain/papers/language-file.ts';

export interface PublicSources {
  readonly settings: () => Promise<Settings>;
  readonly papers: () => Promise<PapersInForce>;
  /** The built document that holds a paper; undefined while the pages are not built. */
  readonly shell: () => Promise<string | undefined>;
  readonly nowMs: () => number;
}

interface PublicPage {
  readonly title: string;
  readonly language: string;
  readonly direction: string;
  readonly main: string;
  /** What the page is drawn as: a sheet is white paper, whatever the theme. */
  readonly kind: 'list' | 'sheet' | 'policy';
}

/** For so long a page is not made again: a thousand requests cost one look at the settings. */
const keptMs = 30_000;

/** The HTML of `/public` (the empty name) or of a paper; undefined: no such page, or not for the public. */
export function publicPages({ settings, papers, shell, nowMs }: PublicSources) {
  let made = new Map<string, Promise<string | undefined>>();
  let madeMs = Number.NEGATIVE_INFINITY;
  let from: Promise<readonly [Settings, PapersInForce]> | undefined;
  const make = async (name: string): Promise<string | undefined> => {
    const [document, [set, files]] = await Promise.all([shell(), (from ??= Promise.all([settings(), papers()]))]);
    const page = pageNamed(name, set, files);
    return document === undefined || page === undefined ? undefined : filledIn(document, page, name);
  };
  return async (name: string): Promise<string | undefined> => {
    const now = nowMs();
    // Also where the clock was put back since: else nothing would change until it has caught up.
    if (now < madeMs || now - madeMs >= keptMs) {
      made = new Map();
      from = undefined;
      madeMs = now;
    }
    if (!/^(?:[A-Za-z-]{0,40})$/.test(name)) return undefined;
    const page = made.get(name) ?? make(name);
    // A name that no page has is not kept: there is no end of such names.
    if (name === '' || name === policyName || /^(?:poster|leaflet)-/.test(name)) made.set(name, page);
    try {
      const html = await page;
      if (html === undefined) made.delete(name);
      return html;
    } catch (error) {
      made.clear();
      from = undefined;
      throw error;
    }
  };
}

function pageNamed(name: string, settings: Settings, files: PapersInForce): PublicPage | undefined {
  const { publicLeaflets, publicPolicy } = settings.papers;
  const english = { language: 'en', direction: 'ltr' };
  if (name === '' && (publicLeaflets || publicPolicy))
    return { ...english, title: settings.panelName, main: list(settings, files), kind: 'list' };
  if (name === policyName && publicPolicy) {
    const { title } = files.policy;
    const main = `<article class="mset-policy"><h1>${escaped(title)}</h1>${policyHtml(files.policy, settings)}</article>`;
    return { ...english, title, main, kind: 'policy' };
  }
  const sheet = publicLeaflets ? sheetNamed(name, files.languages) : undefined;
  if (sheet === undefined) return undefined;
  const { language, direction } = sheet.file;
  return { language, direction, title: sheet.words.headline, main: sheetHtml(sheet, settings), kind: 'sheet' };
}

/** Whom to ring comes before what may be printed: a person who opens this may fear for a child now. */
function list(settings: Settings, files: PapersInForce): string {
  const { papers, panelName } = settings;
  const { publicLeaflets, publicPolicy, council } = papers;
  const sheets = publicLeaflets ? sheetsIn(files.languages) : [];
  const groups = readers.map((reader) => {
    const languages = Map.groupBy(
      sheets.filter((sheet) => sheet.reader === reader),
      ({ file }) => file.language,
    );
    const rows = [...languages.values()].map((some) => `<li>${lineOf(some)}</li>`);
    return rows.length === 0 ? '' : `<h2>${escaped(readerLabels[reader])}</h2><ul>${rows.join('')}</ul>`;
  });
  const policy = publicPolicy
    ? `<h2>Our policy</h2><ul><li><a href="/public/policy">${escaped(files.policy.title)}</a></li></ul>`
    : '';
  return `<article class="mset-policy"><h1>${escaped(`${panelName}: keeping children safe`)}</h1><p>${escaped(council)}</p>${ringing(settings)}<p>${escaped(`${panelName} is where Social Care, police, health, schools and others plan together how to keep a child safe who may be exploited, missing or trafficked.`)}</p>${groups.join('')}${policy}</article>`;
}

/** "English: poster · leaflet"; each link says its language to those who hear it alone. */
function lineOf(sheets: readonly Sheet[]): string {
  const [first] = sheets;
  if (first === undefined) return '';
  const language = sayLanguage(first.file);
  const links = sheets.map((sheet) => {
    const kind = kindLabels[sheet.kind].toLowerCase();
    return `<a href="/public/${nameOfSheet(sheet)}" aria-label="${escaped(`${kind}, ${language}`)}">${escaped(kind)}</a>`;
  });
  return `${escaped(language)}: ${links.join(' · ')}`;
}

const dials = (number: string): string => `<a href="tel:${number.replaceAll(/[^\d+]/g, '')}">${escaped(number)}</a>`;
function ringing(settings: Settings): string {
  const { emergency, frontDoor, frontDoorOutOfHours } = ringLines(settings);
  return `<div class="mset-ring"><p>A child is in danger now: ring ${dials(emergency.number)}.</p><p>Worried about a child: ring Social Care’s front door, ${dials(frontDoor.number)} (${escaped(sayOpen(frontDoor))}); ${escaped(sayOpen(frontDoorOutOfHours))} ${dials(frontDoorOutOfHours.number)}.</p></div>`;
}

/** Each place of the built document that waits for something (src/pages/paper.html). */
function filledIn(document: string, { title, language, direction, main, kind }: PublicPage, name: string): string {
  const back = name === '' ? '' : '<a href="/public">All leaflets and posters</a>';
  const print = kind === 'list' ? '' : '<button type="button" id="print" hidden>Print</button>';
  const filled: Readonly<Record<string, string>> = {
    '{title}': escaped(title),
    '{language}': escaped(language),
    '{direction}': direction,
    '{kind}': kind,
    '<!--bar-->':
      back + print === ''
        ? ''
        : `<nav class="mset-bar" lang="en" dir="ltr" aria-label="Pages" data-chrome>${back}${print}</nav>`,
    '<!--main-->': main,
  };
  return document.replaceAll(
    /\{(?:title|language|direction|kind)\}|<!--(?:bar|main)-->/g,
    (place) => filled[place] ?? '',
  );
}
