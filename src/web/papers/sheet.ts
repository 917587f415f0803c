// A poster, or a leaflet of two sides with three panels each (docs/process.md P18.5). It stands in the order in which it is
// read; where each panel lies on the paper is said in papers.css.
import type { LanguageFile, ReaderName } from '../../domain/papers/language-file.ts';
import { ringLines } from '../../domain/people/ring-lines.ts';
import type { Settings } from '../../domain/people/settings.ts';
import { onLeaflet } from '../../domain/say/say.ts';
import { sayWeek, type WeekHours } from '../../domain/time/week-hours.ts';
import { escaped, isolated, sentence } from './html.ts';
import type { Sheet } from './names.ts';
import { qrCode } from './qr.ts';
import { scene, shore, tallScene } from './scene.ts';

export const sheetHtml = (sheet: Sheet, settings: Settings): string =>
  sheet.kind === 'poster' ? poster(sheet, settings) : leaflet(sheet, settings);

const opened = (sheet: Sheet): string => {
  const {
    kind,
    reader,
    file: { language, direction },
  } = sheet;
  return `<article class="mset-sheet mset-${kind} mset-${reader} mset-${roomFor(sheet)}" lang="${escaped(language)}" dir="${direction}">`;
};

/** Few words are printed larger than many. */
function roomFor({ words }: Sheet): 'roomy' | 'usual' | 'dense' {
  const { length } = [...words.signs, ...words.do, ...words.next].join('');
  return length < 960 ? 'roomy' : length < 1250 ? 'usual' : 'dense';
}

function poster(sheet: Sheet, settings: Settings): string {
  const { words } = sheet;
  return [
    opened(sheet),
    `<header class="mset-top">${scene}<div class="mset-title">${title(sheet, settings)}</div></header>`,
    section('signs', words.signsTitle, bullets(words.signs, sheet, settings)),
    `<div class="mset-pair">`,
    section('do', words.doTitle, numbered(words.do, sheet, settings)),
    section('next', words.nextTitle, numbered(words.next, sheet, settings)),
    `</div>`,
    section('numbers', sheet.file.labels.numbers, numbers(sheet, settings)),
    foot(sheet, settings),
    `</article>`,
  ].join('');
}

const panel = (place: string, inner: string): string => `<div class="mset-panel mset-${place}">${inner}</div>`;

function leaflet(sheet: Sheet, settings: Settings): string {
  const { words, file } = sheet;
  return [
    opened(sheet),
    `<div class="mset-side">`,
    panel('cover', `<header class="mset-title">${title(sheet, settings)}</header>${tallScene}`),
    panel('flap', section('say', words.sayTitle, bullets(words.say, sheet, settings)) + done(sheet, settings)),
    panel('back', section('numbers', file.labels.numbers, numbers(sheet, settings)) + foot(sheet, settings)),
    `</div><div class="mset-side">`,
    panel('first', section('signs', words.signsTitle, bullets(words.signs, sheet, settings))),
    panel('second', section('do', words.doTitle, numbered(words.do, sheet, settings))),
    panel('third', section('next', words.nextTitle, numbered(words.next, sheet, settings)) + closing(sheet, settings)),
    `${shore}</div></article>`,
  ].join('');
}

const title = ({ words, file }: Sheet, settings: Settings): string =>
  `<p class="mset-from" lang="en" dir="ltr">${escaped(`${settings.papers.council} · ${settings.panelName}`)}</p>` +
  `<h1>${sentence(words.headline, settings, file.language)}</h1><p class="mset-lead">${sentence(words.lead, settings, file.language)}</p>`;

const section = (name: string, heading: string, inner: string): string =>
  `<section class="mset-${name}"><h2>${escaped(heading)}</h2>${inner}</section>`;
const items = (all: readonly string[], { file }: Sheet, settings: Settings): string =>
  all.map((one) => `<li>${sentence(one, settings, file.language)}</li>`).join('');
const bullets = (all: readonly string[], sheet: Sheet, settings: Settings): string =>
  `<ul>${items(all, sheet, settings)}</ul>`;
const numbered = (all: readonly string[], sheet: Sheet, settings: Settings): string =>
  `<ol>${items(all, sheet, settings)}</ol>`;

/** In the council's own words, which no one translates. */
function done({ reader, file: { language } }: Sheet, { guidance }: Settings): string {
  const all = reader === 'youngPeople' && language === 'en' ? onLeaflet(guidance.youSaid) : [];
  const rows = all.map(
    ({ said, did }) => `<div><dt>You said: ${escaped(said)}</dt><dd>We did: ${escaped(did)}</dd></div>`,
  );
  return rows.length === 0 ? '' : section('done', 'You said, we did', `<dl>${rows.join('')}</dl>`);
}

/** A line as a sheet says it, its hours without a word that would have to be translated; no hours: they are not known. */
interface Number {
  readonly label: string;
  readonly number: string;
  readonly hours?: WeekHours | undefined;
}
type Labels = LanguageFile['labels'];
type Lines = ReturnType<typeof ringLines>;

/** Whom each reader rings beside the emergency number, the most urgent first: no line that is not for them. */
const ringing: Readonly<Record<ReaderName, (labels: Labels, lines: Lines, settings: Settings) => readonly Number[]>> = {
  community: (labels, lines) => [{ ...lines.policeNonEmergency, label: labels.police }, ...socialCare(labels, lines)],
  youngPeople: (labels, lines, { papers }) => [
    ...papers.helplines.map(({ name, ...line }): Number => ({ ...line, label: name })),
    ...socialCare(labels, lines),
  ],
  professionals: (labels, lines) => [...socialCare(labels, lines), { ...lines.adviceLine, label: labels.adviceLine }],
};
/** When the second is answered its label says. */
const socialCare = (labels: Labels, { frontDoor, frontDoorOutOfHours }: Lines): readonly Number[] => [
  { ...frontDoor, label: labels.frontDoor },
  { ...frontDoorOutOfHours, label: labels.outOfHours },
];

function numbers({ reader, file: { labels, language } }: Sheet, settings: Settings): string {
  const lines = ringLines(settings);
  const all: readonly Number[] = [
    { ...lines.emergency, label: labels.emergency },
    ...ringing[reader](labels, lines, settings),
  ];
  const rows = all.map(({ label, number, hours }) => {
    const when =
      hours === undefined ? '' : `<dd class="mset-hours"><bdi>${escaped(sayWeek(hours, language))}</bdi></dd>`;
    return `<div><dt>${escaped(label)}</dt><dd>${isolated(number)}</dd>${when}</div>`;
  });
  return `<dl${all.length > 4 ? ' class="mset-many"' : ''}>${rows.join('')}</dl>`;
}

const closing = ({ words, file }: Sheet, settings: Settings): string =>
  `<p class="mset-closing">${sentence(words.closing, settings, file.language)}</p>`;

/** Where to read on, and, while no one has checked the translation, that no one has. */
function foot(sheet: Sheet, settings: Settings): string {
  const { kind, file, reader } = sheet;
  const { website } = settings.papers;
  const write =
    reader === 'professionals' ? `<p>${escaped(file.labels.mailbox)} ${isolated(settings.mailbox)}</p>` : '';
  return [
    `<footer class="mset-foot">`,
    kind === 'poster' ? closing(sheet, settings) : '',
    `<div class="mset-scan">${qrCode(website)}<div><p>${escaped(file.labels.scan)}</p>`,
    `<p class="mset-web">${isolated(website.replace(/^https:\/\//, '').replace(/\/$/, ''))}</p>${write}`,
    file.checkedBy === '' ? unchecked(file) : '',
    `</div></div></footer>`,
  ].join('');
}
const unchecked = ({ labels, englishName }: LanguageFile): string =>
  `<p class="mset-unchecked">${escaped(labels.toBeChecked)}</p>` +
  `<p class="mset-unchecked" lang="en" dir="ltr">${escaped(englishName)}: to be checked by a translator</p>`;
