// Replies that many handlers give: a form, a page of the referral, a refusal, a card that is gone.
import { goneCard } from '../../cards/base-card.ts';
import type { Button, Card, Json } from '../../cards/blocks.ts';
import { formCard, problemsOf, type Form } from '../../cards/form.ts';
import { doneCard } from '../../cards/home.ts';
import { lineCard } from '../../cards/talk.ts';
import { checkCard, type CheckView } from '../../cards/referral/check.ts';
import { pageCard, type PageView } from '../../cards/referral/page.ts';
import { section47Card } from '../../cards/referral/section-47.ts';
import type { Action, ActionId, HostId } from '../../domain/case/action/action.ts';
import { section47Page } from '../../domain/case/referral/form/pages.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { sayClock } from '../../domain/time/calendar.ts';
import { may } from '../../domain/people/roles.ts';
import { notAvailable, type Refusal } from '../../domain/matter/step.ts';
import { cardFor, type TabLink } from '../../notices/render.ts';
import type { Reply, Scene } from '../scene/scene.ts';
import { given } from '../../domain/kernel/given.ts';

/** A form, and what was wrong with it when it was sent. */
export function formReply(form: Form, formOf?: Reply['formOf']): Reply {
  const problems = problemsOf(form);
  return {
    card: formCard(form),
    ...given({ formOf }),
    ...(problems.length > 0 && { problems }),
  };
}

/**
 * A page of the referral: when it was saved, or what was wrong with it. `checked` is what the last page shows besides its
 * fields.
 */
export function pageReply(
  view: PageView & { readonly reference: Reference },
  checked: () => Omit<CheckView, keyof PageView>,
): Reply {
  const { page, reference, savedAt, message, now = savedAt } = view;
  const problems = problemsOf({ ...view, fields: page.fields });
  const isSaved = savedAt !== undefined && now !== undefined && message === undefined;
  return {
    card: cardOf(view, checked),
    formOf: reference,
    ...(isSaved && { saved: sayClock(savedAt, now) }),
    ...(problems.length > 0 && { problems }),
  };
}

function cardOf(view: PageView, checked: Parameters<typeof pageReply>[1]): Card {
  if (view.page === section47Page && view.only === undefined) return section47Card(view);
  return view.page.id === '9' ? checkCard({ ...view, ...checked() }) : pageCard(view);
}

export const homeButton: Button = { title: 'Home', verb: 'home' };

/** What a card is about: a case, or one of its actions. */
export interface Subject {
  readonly reference: HostId;
  readonly action?: ActionId | undefined;
}
/** What every button of such a card carries. */
export const aboutData = ({ reference, action }: Subject): Readonly<Record<string, Json>> => ({
  ref: reference,
  ...given({ action }),
});
/** A button of an action. */
export const actionButton = (
  title: string,
  verb: string,
  { reference, id }: Pick<Action, 'reference' | 'id'>,
  more: Readonly<Record<string, Json>> = {},
): Button => ({ title, verb, data: { ...aboutData({ reference, action: id }), ...more } });

export const openActionButton = (action: Pick<Action, 'reference' | 'id'>): Button =>
  actionButton('Open', 'action.open', action);
export const closeActionButton = (action: Pick<Action, 'reference' | 'id'>): Button =>
  actionButton('Close', 'action.close', action);

export const buttonOf = (
  title: string,
  verb: string,
  one: { reference: string },
  more: Readonly<Record<string, Json>> = {},
): Button => ({
  title,
  verb,
  data: { ref: one.reference, ...more },
});
export const closeButton = (one: { reference: string }): Button => buttonOf('Close', 'case.close', one);
export const openButton = (one: { reference: string }): Button => buttonOf('Open', 'case.open', one);

/** A refusal as one line, to stand on a form. */
export const sayRefusal = ({ message, next }: Refusal): string => `${message} ${next}`;

const notStored: ReadonlySet<string> = new Set(['changedMeanwhile', 'full', 'moving', 'afterUpgrade']);
/** Whether what was sent could not be stored, whatever it says: what was typed then comes back on its form. */
export const isNotStored = ({ code }: Refusal): boolean => notStored.has(code);

/** A refusal, with the way on. */
export const refusedReply = (refusal: Refusal, one?: { reference: string }): Reply =>
  refusal.code === notAvailable.refusal.code
    ? notAvailableReply()
    : {
        card: doneCard(
          refusal.message,
          [refusal.next],
          [...(one === undefined ? [] : [openButton(one)]), homeButton],
          'attention',
        ),
      };

const notOpen = (what: string): string => `This ${what} is not available to you, or there is none`;
/** A line, the same for unknown, forbidden and excluded; Advice says whom anyone may ask. */
export const notAvailableReply = (what = 'case'): Reply => ({
  card: lineCard(notOpen(what), [{ title: 'Advice', verb: 'advice' }, homeButton]),
});

/** The same of a case, to those who may break the glass: it is offered of every reference, of a case and of none alike. */
export function closedCaseReply({ person }: Pick<Scene, 'person'>, reference: string | undefined): Reply {
  if (!may(person, 'breakGlass')) return notAvailableReply();
  const breaks = { title: 'Break glass', verb: 'glass.open', data: given({ ref: reference }) };
  return { card: lineCard(notOpen('case'), [breaks, { title: 'Advice', verb: 'advice' }, homeButton]) };
}

export const doneReply = (title: string, body: readonly string[], buttons: readonly Button[]): Reply => ({
  card: doneCard(title, body, buttons),
});

/** To someone without a chat of their own, where others look on: what is theirs alone is not said there. */
export const openChatFirst: Reply = {
  card: doneCard('Open MSET in your own chat first', ['In Teams: Apps, MSET, Open. Then type it there.'], []),
  here: true,
};

/** The card as it is in the chat: what Close goes back to. */
export function standingReply(scene: Scene, childCase: Case): Reply {
  const { person, directory, now } = scene;
  return { card: cardFor(childCase, person, directory, now, tabLinkIn(scene))?.card ?? goneCard() };
}

/** Where pages are, for cards of a person's own chat: not in a channel, and not on a page. */
export const tabLinkIn = ({ caller, ports }: Pick<Scene, 'caller' | 'ports'>): TabLink | undefined =>
  caller.shared || caller.tab === true ? undefined : ports.tabLink;
