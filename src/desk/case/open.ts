// Opening a case: what it shows depends on who opens it.
import { withKnownFacts } from '../../reading/case/again.ts';
import { caseCard, historyCard } from '../../cards/case/case-card.ts';
import type { Button } from '../../cards/blocks.ts';
import { goneCard, liveBand } from '../../cards/base-card.ts';
import { mayDecide } from '../../domain/case/access/consenters.ts';
import { startCard } from '../../cards/referral/section-47.ts';
import { openedWith } from '../../reading/case/at-hand.ts';
import { historyOf } from '../../reading/case/history.ts';
import { storyOnCard } from '../../reading/case/sections.ts';
import { standingOf } from '../../notices/case/standing.ts';
import { glanceOf } from './glance.ts';
import { buttonsFor } from './buttons.ts';
import { rightButtonAt } from '../right/right.ts';
import { alikeOnCard } from '../triage/duplicates.ts';
import { openForDecision } from '../consent/consent.ts';
import { isOffered } from '../referral/pages.ts';
import { buttonOf, closeButton, notAvailableReply, standingReply } from '../form/replies.ts';
import type { Seen } from '../../casework/read/ask.ts';
import { given } from '../../domain/kernel/given.ts';
import { fromIn, refIn, see, type Reply, type Scene } from '../scene/scene.ts';

/** Open: the conflict question for a manager, else where the case stands. */
export async function openCase(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'case', 'Open');
  return seen === undefined
    ? notAvailableReply()
    : { ...(await openedReply(scene, seen)), ...given({ moving: seen.moving }) };
}

async function openedReply(scene: Scene, seen: Seen): Promise<Reply> {
  const childCase = seen.case;
  const { person, directory, now } = scene;
  if (childCase.stage === 'awaitingConsent' && mayDecide(childCase, person, directory, now))
    return openForDecision(scene, seen);
  const { read, first, waits } = buttonsFor(scene, childCase);
  const hand = await openedWith(scene.ports.cases, seen, 'card');
  const { facts, late, toDo } = glanceOf(scene, seen, hand.action ?? []);
  // One button is the first to press: what this case waits for, then an action, else to read.
  const [mine, due] = [waits, !waits && toDo.length > 0];
  return {
    of: childCase,
    card: caseCard({
      case: childCase,
      now,
      shared: scene.caller.shared,
      band: liveBand(standingOf(childCase, person, directory, now), now),
      glance: {
        facts,
        late,
        toDo: due ? toDo.map((one, place) => (place === 0 ? { ...one, button: primary(one.button) } : one)) : toDo,
      },
      alike: await alikeOnCard(scene, seen),
      story: await storyOnCard(scene, seen, hand),
      read: mine || due ? read : firstPrimary(read),
      buttons: [...(mine ? firstPrimary(first) : first), closeButton(childCase)],
    }),
  };
}
const primary = (button: Button): Button => ({ ...button, style: 'positive' });
const firstPrimary = ([first, ...rest]: readonly Button[]): readonly Button[] =>
  first === undefined ? [] : [primary(first), ...rest];

/** Close: back to what the card in the chat says. */
export async function closeCase(scene: Scene): Promise<Reply> {
  const reference = refIn(scene);
  const stored = reference === undefined ? undefined : await scene.ports.cases.load(reference);
  if (stored !== undefined) return standingReply(scene, stored.value.root);
  const begins = reference !== undefined && (await isOffered(scene, reference));
  return { card: begins ? startCard(reference, scene.now) : goneCard() };
}

/** What happened, and what changed between the versions that were submitted. */
export async function showHistory(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'history', 'History');
  if (seen === undefined || !seen.reads('history')) return notAvailableReply();
  const facts = await withKnownFacts(scene, await scene.ports.cases.facts(seen.case.reference));
  const all = historyOf(facts, scene, seen.reads, rightButtonAt(scene, seen, facts));
  // Counted from the newest: what happens meanwhile moves no page.
  const end = all.length - Math.min(Math.max(0, fromIn(scene)), all.length - 1);
  const start = Math.max(0, end - perPage);
  const earlier = buttonOf(`Earlier (${start})`, 'case.history', seen.case, { from: all.length - start });
  const buttons = [buttonOf('Back', 'case.open', seen.case), ...(start > 0 ? [earlier] : []), closeButton(seen.case)];
  const line =
    all.length > perPage ? `${seen.case.reference} · ${start + 1} to ${end} of ${all.length}` : seen.case.reference;
  return { of: seen.case, card: historyCard(line, all.slice(start, end), scene.now, buttons) };
}
const perPage = 25;
