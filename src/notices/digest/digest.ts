// The daily digest: how many things of each kind wait for someone, as tiles that lead there (docs/process.md P11.3).
import { bandOf, card, heading, sayBand, small, type Band, type Button } from '../../cards/blocks.ts';
import { tileRows, type Tile } from '../../cards/home.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';
import type { RenderedCard } from '../render.ts';

/** What a digest counts, in the order in which it is read. */
export const digestLines = [
  'broughtOver',
  'consentOverdue',
  'consent',
  'actionsOverdue',
  'actionsToAccept',
  'actionsDueSoon',
  'toVerify',
  'disputed',
  'overdueEverywhere',
  'queue',
  'noneIsPlanned',
  'noPanelInTime',
  'unled',
  'returned',
  'drafts',
] as const;
export type DigestLine = (typeof digestLines)[number];

interface Wording {
  readonly one: string;
  readonly many: string;
  readonly button: Button;
  readonly state?: Tile['state'];
}
const myActions: Button = { title: 'My actions', verb: 'list.actions' };
const consent: Button = { title: 'Waiting for consent', verb: 'list.consent' };
const queue: Button = { title: 'Queue', verb: 'list.queue' };
const meetings: Button = { title: 'Meetings', verb: 'meetings' };
const mine: Button = { title: 'My cases', verb: 'list.mine' };

const wordings: Readonly<Record<DigestLine, Wording>> = {
  // Once, when the upgrade has found it (docs/process.md P11.3).
  broughtOver: {
    one: 'case with something still to be done, which the upgrade has found',
    many: 'cases with something still to be done, which the upgrade has found',
    button: { title: 'Home', verb: 'home' },
    state: 'late',
  },
  consentOverdue: { one: 'consent is late', many: 'consents are late', button: consent, state: 'late' },
  consent: { one: 'consent for you to decide', many: 'consents for you to decide', button: consent },
  actionsOverdue: {
    one: 'action of yours is late',
    many: 'actions of yours are late',
    button: myActions,
    state: 'late',
  },
  actionsToAccept: { one: 'action to read and accept', many: 'actions to read and accept', button: myActions },
  actionsDueSoon: {
    one: 'action due by the next working day',
    many: 'actions due by the next working day',
    button: myActions,
    state: 'today',
  },
  toVerify: { one: 'action to verify', many: 'actions to verify', button: myActions },
  disputed: { one: 'action is disputed', many: 'actions are disputed', button: myActions },
  overdueEverywhere: {
    one: 'action is late across all agencies',
    many: 'actions are late across all agencies',
    button: myActions,
    state: 'late',
  },
  queue: { one: 'case in the queue', many: 'cases in the queue', button: queue },
  noneIsPlanned: {
    one: 'kind of meeting has none planned',
    many: 'kinds of meeting have none planned',
    button: meetings,
    state: 'today',
  },
  noPanelInTime: {
    one: 'panel to plan, for Significant cases',
    many: 'panels to plan, for Significant cases',
    button: meetings,
    state: 'today',
  },
  unled: {
    one: 'case without a lead worker',
    many: 'cases without a lead worker',
    button: { title: 'No lead worker', verb: 'list.unled' },
    state: 'today',
  },
  returned: { one: 'referral came back to you', many: 'referrals came back to you', button: mine, state: 'today' },
  drafts: { one: 'draft, not sent yet', many: 'drafts, not sent yet', button: mine },
};

const mostTiles = 6;

/** Counts, and the lists they come from; holds no reference and no name. One button for each list, of what has no tile too. */
export function digestCard(counts: Readonly<Record<DigestLine, number>>, now: Instant): RenderedCard {
  const there = digestLines.filter((line) => counts[line] > 0);
  const tiles = there.slice(0, mostTiles).map((line): Tile => {
    const { one, many, button, state } = wordings[line];
    return { number: counts[line], what: counts[line] === 1 ? one : many, state, press: { verb: button.verb } };
  });
  const buttons = there.map((line) => wordings[line].button);
  const band: Band = { state: 'you', when: sayWhen(now) };
  const title = 'What is waiting for you';
  return {
    card: card(
      `${sayBand(band)} ${title}. ${tiles.map(({ number, what }) => `${number} ${what}.`).join(' ')}`,
      [
        bandOf(band),
        heading(title),
        small('Counted at that time; the lists show the position now.', { spacing: 'None' }),
        ...tileRows(tiles),
      ],
      buttons.filter((button, place) => buttons.findIndex((other) => other.verb === button.verb) === place),
    ),
    summary: `MSET: ${there.reduce((sum, line) => sum + counts[line], 0)} for you${counts.broughtOver > 0 ? '' : ' this morning'}`,
  };
}
