// The daily digest: how many things of each kind wait for somebody, and the buttons that lead there (docs/process.md P11.3).
import { card, heading, small, text, type Button } from '../../cards/blocks.ts';
import type { RenderedCard } from '../render.ts';

/** What a digest counts, in the order in which it is read. */
export const digestLines = [
  'consentOverdue',
  'consent',
  'actionsOverdue',
  'actionsToAccept',
  'actionsDueSoon',
  'toVerify',
  'disputed',
  'overdueEverywhere',
  'queue',
  'unled',
  'returned',
  'drafts',
] as const;
export type DigestLine = (typeof digestLines)[number];

interface Wording {
  readonly one: string;
  readonly many: string;
  readonly button: Button;
}
const myActions: Button = { title: 'My actions', verb: 'list.actions' };
const consent: Button = { title: 'Waiting for consent', verb: 'list.consent' };
const queue: Button = { title: 'Queue', verb: 'list.queue' };
const mine: Button = { title: 'My cases', verb: 'list.mine' };

const wordings: Readonly<Record<DigestLine, Wording>> = {
  consentOverdue: {
    one: 'referral is waiting for your consent and is overdue',
    many: 'referrals are waiting for your consent and are overdue',
    button: consent,
  },
  consent: {
    one: 'referral is waiting for your consent',
    many: 'referrals are waiting for your consent',
    button: consent,
  },
  actionsOverdue: { one: 'of your actions is overdue', many: 'of your actions are overdue', button: myActions },
  actionsToAccept: {
    one: 'action is waiting to be accepted',
    many: 'actions are waiting to be accepted',
    button: myActions,
  },
  actionsDueSoon: {
    one: 'of your actions is due today or on the next working day',
    many: 'of your actions are due today or on the next working day',
    button: myActions,
  },
  toVerify: {
    one: 'action is marked done and waiting to be verified',
    many: 'actions are marked done and waiting to be verified',
    button: myActions,
  },
  disputed: { one: 'action is disputed', many: 'actions are disputed', button: myActions },
  overdueEverywhere: {
    one: 'action is overdue across all agencies',
    many: 'actions are overdue across all agencies',
    button: myActions,
  },
  queue: { one: 'case is in the queue', many: 'cases are in the queue', button: queue },
  unled: {
    one: 'case has no lead worker: the person has left',
    many: 'cases have no lead worker: the person has left',
    button: { title: 'No lead worker', verb: 'list.unled' },
  },
  returned: { one: 'referral came back to you', many: 'referrals came back to you', button: mine },
  drafts: { one: 'draft is not sent yet', many: 'drafts are not sent yet', button: mine },
};

/** Counts in words, and the lists they come from; holds no reference and no name. */
export function digestCard(counts: Readonly<Record<DigestLine, number>>): RenderedCard {
  const there = digestLines.filter((line) => counts[line] > 0);
  const said = there.map((line) => `${counts[line]} ${counts[line] === 1 ? wordings[line].one : wordings[line].many}.`);
  const buttons = there.map((line) => wordings[line].button);
  return {
    card: card(
      `MSET today. ${said.join(' ')}`,
      [
        heading('MSET today'),
        ...said.map((line) => text(line, { spacing: 'Small' })),
        small('Counted this morning; the lists show the position now.'),
      ],
      buttons.filter((button, place) => buttons.findIndex((other) => other.verb === button.verb) === place),
    ),
    summary: 'MSET: something needs you',
  };
}
