// Guidance: the pathway, thresholds, language, contacts and links, one part at a time, in the council's own words; and what
// the co-ordinator has answered for everyone.
import type { GuidanceQuestion } from '../domain/advice/advice.ts';
import { sayAdviceLine } from '../domain/people/ring-lines.ts';
import type { Settings } from '../domain/people/settings.ts';
import { emergencyLines } from './advice/numbers.ts';
import {
  box,
  card,
  column,
  columns,
  group,
  heading,
  leading,
  lines,
  row,
  text,
  words,
  type Button,
  type Card,
  type Element,
} from './blocks.ts';

export const guidanceParts = ['pathway', 'thresholds', 'language', 'contacts'] as const;
export type GuidancePart = (typeof guidanceParts)[number];

const titles: Readonly<Record<GuidancePart, string>> = {
  pathway: 'Pathway',
  thresholds: 'Thresholds',
  language: 'Language',
  contacts: 'Contacts',
};

/** One part; the others are behind the buttons. */
export function guidanceCard(settings: Settings, part: GuidancePart, home: Button): Card {
  const title = `Guidance: ${titles[part]}`;
  return card(
    `${title}, about ${settings.panelName}.`,
    [heading(title), ...bodies[part](settings), row([questionsButton, adviceButton])],
    [...otherParts(part), home],
  );
}
/** The others stand on one line with Home. */
const otherParts = (part?: GuidancePart): readonly Button[] =>
  guidanceParts
    .filter((one) => one !== part)
    .map((one): Button => ({ title: titles[one], verb: 'guidance', data: { part: one } }));
const questionsButton: Button = { title: 'Questions', verb: 'guidance', data: { part: 'questions' } };
const adviceButton: Button = { title: 'Advice', verb: 'advice' };

/** What a card holds in any script. The page Help has more. */
const mostInChat = 10;

/** Questions and answers, the newest first; `opens` for those who may take them off again. */
export function guidanceQuestionsCard(all: readonly GuidanceQuestion[], opens: boolean, home: Button): Card {
  const title = 'Guidance: Questions';
  const shown = all.slice(0, mostInChat).map(({ id, question, answer }) => {
    const entry = lines([[question, answer]]);
    const open: Button = { title: 'Open', verb: 'advice.open', data: { advice: id } };
    return opens ? columns([column('stretch', [entry]), column('auto', [row([open])])]) : entry;
  });
  const said = [
    ...(all.length === 0 ? [text('No questions yet.')] : []),
    ...(all.length > mostInChat ? [text('Older ones are on the page Help.')] : []),
  ];
  return card(
    `${title}.`,
    [heading(title), text('What is often asked, answered for everyone.'), ...shown, ...said],
    [...otherParts(), home],
  );
}

const paragraphs = (all: readonly { readonly title: string; readonly text: string }[]): readonly Element[] =>
  all.map((one) => lines([[one.title, one.text]]));

/** Bytes of an address’s host. */
const mostHost = 100;

/** Its name and, once, whose page it is: the address itself is long, and opens when the row is pressed. */
const linkRow = ({ title, url }: Settings['guidance']['links'][number]): Element => {
  const host = new URL(url).host.replace(/^www\./, '');
  const named = [
    words(title, 400, { weight: 'Bolder' }),
    { ...words(host, mostHost, { size: 'Small', isSubtle: true }), spacing: 'None' },
  ];
  return leading({ ...group(named, true), spacing: 'Small' }, url);
};
const bodies: Readonly<Record<GuidancePart, (settings: Settings) => readonly Element[]>> = {
  pathway: ({ guidance }) => [
    text('Where a referral stands, and what happens next.'),
    ...paragraphs(guidance.pathway),
    text('Chat messages never identify a child. You see the content only when you press, and every look is recorded.'),
  ],
  thresholds: (settings) => [
    box('emphasis', emergencyLines(settings)),
    ...paragraphs(settings.guidance.thresholds),
    text('Unsure? Press Advice: asking is never wrong.'),
  ],
  language: ({ guidance }) => [
    text(
      'A child who is exploited is never to blame. Begin the sentence with the person who causes the harm. Keep the child’s own words as they are.',
    ),
    lines(guidance.language.map(({ avoid, say }) => [`Not “${avoid}”`, say] as const)),
  ],
  contacts: (settings) => [
    box('emphasis', emergencyLines(settings)),
    lines([
      ['Professional Advice line', sayAdviceLine(settings)],
      ['MSET mailbox', settings.mailbox],
      ...settings.guidance.contacts.map(({ name, reach }) => [name, reach] as const),
    ]),
    ...settings.guidance.links.map(linkRow),
  ],
};
