// Opening a case: what it shows depends on who opens it.
import { beginLow } from '../../domain/kernel/begins.ts';
import { caseCard, historyCard, startOfPage, storyCard } from '../../cards/case/case-card.ts';
import { barRows } from '../../cards/case/in-the-way.ts';
import { wordOf, type Band, type Element, type Press } from '../../cards/blocks.ts';
import { goneCard, liveBand } from '../../cards/base-card.ts';
import { mayDecide } from '../../domain/case/access/consenters.ts';
import { startCard } from '../../cards/referral/section-47.ts';
import { openedWith, openedWithNamed, type AtHand } from '../../reading/case/at-hand.ts';
import { historyLines } from '../../reading/case/story-so-far.ts';
import { firstAsked } from '../../reading/case/owed.ts';
import { sayPast } from '../../reading/case/past.ts';
import { storyOn } from '../../reading/case/sections.ts';
import { standingOf } from '../../notices/case/standing.ts';
import type { Asked } from '../../domain/case/asked/asked.ts';
import { duties } from '../../domain/case/owed/owed.ts';
import { hasDied, type Case } from '../../domain/case/state/stages.ts';
import { glanceOf, isRecordedBy } from './glance.ts';
import { titleFor } from '../scene/child-title.ts';
import { buttonsFor, firstPrimary, workOf } from './buttons.ts';
import { closureBars } from './way.ts';
import { rightButtonAt } from '../right/right.ts';
import { linksOnCard, tellsLinks } from '../link/links.ts';
import { alikeOnCard } from '../triage/duplicates.ts';
import { openForDecision } from '../consent/consent.ts';
import { isOffered } from '../referral/pages.ts';
import { buttonOf, closeButton, closedCaseReply, notAvailableReply, standingReply } from '../form/replies.ts';
import type { Seen } from '../../casework/read/ask.ts';
import { given } from '../../domain/kernel/given.ts';
import { fromIn, refIn, see, type Reply, type Scene } from '../scene/scene.ts';

/** Open: the conflict question for a manager, else where the case stands. */
export async function openCase(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'case', 'Open');
  return seen === undefined
    ? closedCaseReply(scene, refIn(scene))
    : { ...(await openedReply(scene, seen)), ...given({ moving: seen.moving }) };
}

async function openedReply(scene: Scene, seen: Seen): Promise<Reply> {
  const childCase = seen.case;
  const { person, directory, now } = scene;
  if (childCase.stage === 'awaitingConsent' && mayDecide(childCase, person, directory, now))
    return openForDecision(scene, seen);
  const { shared } = scene.caller;
  const { hand, links, alike } = await handAndOthers(scene, seen);
  const work = workOf(scene, childCase);
  const { first: due, ...glance } = glanceOf(scene, seen, shared, hand, work);
  const { read, first } = buttonsFor(scene, childCase, due);
  // One button is the first to press: the work that this case waits for, else to read.
  const standing = standingOf(childCase, person, directory, now);
  const bars = childCase.stage === 'closing' && seen.reads('decisions') ? await closureBars(scene, seen, work) : [];
  const line = sayPast(seen, hand, scene);
  return {
    of: childCase,
    card: caseCard({
      case: childCase,
      shared,
      band: ofTheDead(seen, ofMissing(seen, scene, named(liveBand(standing, now), firstAsked(childCase, scene)))),
      ...glance,
      inTheWay: barRows(bars, now),
      alike: [...links, ...alike],
      story: await storyOn('now', scene, seen, hand),
      ...given({ past: line === undefined ? undefined : { line, press: pastPress(childCase) } }),
      read: due === undefined && !hasDied(childCase) ? firstPrimary(read) : read,
      buttons: [...(due === undefined ? first : firstPrimary(first)), closeButton(childCase)],
    }),
  };
}
interface HandAndOthers {
  readonly hand: AtHand;
  readonly links: readonly Element[];
  readonly alike: readonly Element[];
}
/** What is at hand of the case, and which others are linked with it or look like it. */
async function handAndOthers(scene: Scene, seen: Seen): Promise<HandAndOthers> {
  if (!tellsLinks(scene, seen.case)) {
    const [hand, alike] = await Promise.all([openedWith(scene, seen, 'card'), alikeOnCard(scene, seen)]);
    return { hand, links: [], alike };
  }
  const { hand, named } = await openedWithNamed(scene, seen, 'card');
  const { links, alike } = await linksOnCard(scene, seen.case, named);
  return { hand, links, alike: await alikeOnCard(scene, seen, alike) };
}
const pastPress = ({ reference }: Case): Press => ({
  verb: 'case.story',
  does: 'read what happened',
  data: { ref: reference },
});

/** As long as a band may be, so that its time stands beside it on a phone. */
const mostBand = 30;
/** The band says what is asked of the person who reads: "Late: return interview". */
function named(band: Band, asked: Asked | undefined): Band {
  if (asked === undefined || band.state === 'info' || band.state === 'done') return band;
  const word = `${wordOf(band)}: ${beginLow(duties[asked.name].task)}`;
  return word.length > mostBand ? band : { ...band, word };
}

/** To a person who recorded it, it stays urgent until the child is back, also where others are asked. */
const ofMissing = ({ case: childCase }: Seen, { person }: Scene, band: Band): Band =>
  isRecordedBy(childCase, person) && band.state === 'info'
    ? { ...band, state: 'urgent', word: 'Urgent: a child is missing' }
    : band;

/** To those who may know it, and of whom nothing is asked: before anything else, that the child has died. */
const ofTheDead = ({ case: childCase, reads }: Seen, band: Band): Band =>
  hasDied(childCase) && reads('referral') && (band.state === 'info' || band.state === 'done')
    ? { state: 'info', word: 'The child has died. Nothing is asked of you today.' }
    : band;

/** Close: back to what the card in the chat says. */
export async function closeCase(scene: Scene): Promise<Reply> {
  const reference = refIn(scene);
  const stored = reference === undefined ? undefined : await scene.ports.cases.load(reference);
  if (stored !== undefined) return standingReply(scene, stored.value.root);
  const begins = reference !== undefined && (await isOffered(scene, reference));
  return { card: begins ? startCard(reference, scene.now) : goneCard() };
}

/** What happened, in the words of those who decided and recorded it. */
export async function showStory(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'case', 'History');
  const hand = seen && (await openedWith(scene, seen, 'card'));
  if (seen === undefined || hand === undefined || sayPast(seen, hand, scene) === undefined) return notAvailableReply();
  const { case: childCase } = seen;
  const { shared } = scene.caller;
  return {
    of: childCase,
    card: storyCard({
      case: childCase,
      shared,
      title: titleFor(scene, seen, shared),
      story: await storyOn('card', scene, seen, hand),
      buttons: [
        buttonOf('Back', 'case.open', childCase),
        ...(seen.reads('history') ? [buttonOf('Step by step', 'case.history', childCase)] : []),
        closeButton(childCase),
      ],
    }),
  };
}

/** Fact by fact, and what changed between the versions that were submitted. */
export async function showHistory(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'history', 'History');
  if (seen === undefined || !seen.reads('history')) return notAvailableReply();
  const all = await historyLines(scene, seen, (of, facts) => rightButtonAt(scene, of, facts));
  // Counted from the newest: what happens meanwhile moves no page.
  const end = all.length - Math.min(Math.max(0, fromIn(scene)), all.length - 1);
  const start = startOfPage(all, end, scene.now);
  const earlier = buttonOf(`Earlier (${start})`, 'case.history', seen.case, { from: all.length - start });
  const buttons = [buttonOf('Back', 'case.story', seen.case), ...(start > 0 ? [earlier] : []), closeButton(seen.case)];
  const line =
    end - start < all.length ? `${seen.case.reference} · ${start + 1} to ${end} of ${all.length}` : seen.case.reference;
  return { of: seen.case, card: historyCard(line, all.slice(start, end), scene.now, buttons) };
}
