// What the card of an item tells of its case: what is newest or late comes first, what is awaited from outside comes last.
import { familyInShort } from '../../cards/case/family.ts';
import { truePairs } from '../../cards/case/true-now.ts';
import { itemStory, lateActions, whoIs } from '../../cards/meeting/item.ts';
import { lines, type Element, type Press } from '../../cards/blocks.ts';
import { closingStory, drawn, turningInShort, turns18, type StoryPart } from '../../cards/case/story.ts';
import type { Action } from '../../domain/case/action/action.ts';
import { lateOfItem } from '../../domain/case/action/hear.ts';
import { lateReasonAt } from '../../domain/case/state/stage-parts.ts';
import { hasActions } from '../../domain/case/action/table.ts';
import { hasEpisodes } from '../../domain/case/episode/table.ts';
import { hasOnward } from '../../domain/case/onward/table.ts';
import { hasReviews } from '../../domain/case/review/table.ts';
import { isOpenCase } from '../../domain/case/state/stage-table.ts';
import { decisionsOf, type ConsentedCase } from '../../domain/case/state/stages.ts';
import { mayRead, readerOf } from '../../domain/case/access/access.ts';
import { atHand, type AtHand } from '../../reading/case/at-hand.ts';
import { lastCase } from '../../reading/case/again.ts';
import { episodesForPanel } from '../../reading/case/episode.ts';
import { onwardStory } from '../../reading/case/onward.ts';
import { forPanel } from '../../reading/case/review.ts';
import { riskInMeeting } from '../../reading/assessment/story.ts';
import type { Scene } from '../scene/scene.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { papersOf } from '../contribution/list.ts';
import { records } from './agenda.ts';

/** In the order of the card. */
interface CaseNews {
  readonly newest: readonly StoryPart[];
  readonly first: readonly Element[];
  readonly last: readonly StoryPart[];
}

/** Where others look on, the title is the reference: the child stands below it. */
export const whoseItem = ({ caller, now }: Scene, childCase: ConsentedCase): readonly Element[] =>
  caller.shared ? [whoIs(childCase, now)] : [];

/** That its papers had closed, and why it is heard all the same. */
function lateItemOn(meeting: Meeting, childCase: ConsentedCase): readonly Element[] {
  const reason = lateReasonAt(childCase, meeting.id);
  return reason === undefined ? [] : [lines([['Late item', reason]], 300)];
}

/** Who holds the case of a child who is placed across a council's border, whose police, who interviews (docs/process.md P17.15). */
function placedOn({ now }: Scene, childCase: ConsentedCase): readonly Element[] {
  const placed = truePairs(childCase, now, ['placed']);
  return placed.length === 0 ? [] : [lines(placed, 900)];
}

/** What this person is told of a case beside its referral, its parts read at once. */
export async function newsOf(scene: Scene, meeting: Meeting, childCase: ConsentedCase): Promise<CaseNews> {
  const parts = await partsOn(scene, childCase);
  return {
    newest: newestOn(scene, childCase, parts),
    first: [
      ...whoseItem(scene, childCase),
      ...lateItemOn(meeting, childCase),
      ...placedOn(scene, childCase),
      ...lateOn(scene, meeting, childCase, parts),
      ...papersOf(scene, childCase, meeting, parts.contribution ?? []),
      ...(await firstOn(scene, childCase)).map(drawn),
    ],
    last: onwardOn(scene, childCase, parts),
  };
}

/** The same with the referral, as it stands above the form of a decision. `others`: merged into the case. */
export async function storyOf(
  scene: Scene,
  meeting: Meeting,
  childCase: ConsentedCase,
  others: readonly ConsentedCase[],
): Promise<readonly Element[]> {
  const { newest, first, last } = await newsOf(scene, meeting, childCase);
  return itemStory(childCase, others, newest, first, last);
}

/** The parts of a case that its item tells this person of, read at once; most new cases have none. */
async function partsOn(scene: Scene, childCase: ConsentedCase): Promise<AtHand> {
  const { person, directory, now } = scene;
  const reads = readerOf(childCase, person, directory, now);
  const newest = isOpenCase(childCase) && reads('reviews');
  const told = {
    decision: newest,
    action: hasActions(childCase) && (newest || reads('actions')),
    review: hasReviews(childCase) && newest,
    episode: hasEpisodes(childCase) && newest && reads('missing'),
    onward: hasOnward(childCase) && reads('onward'),
    contribution: (childCase.papers ?? []).length > 0 && reads('papers', 'summary'),
  } as const;
  const kinds = (['decision', 'action', 'review', 'episode', 'onward', 'contribution'] as const).filter(
    (kind) => told[kind],
  );
  return atHand(scene, childCase, kinds, 'page', decisionsOf(childCase).at(-1)?.at ?? '');
}

/**
 * What was to be done by now and is not, and what is disputed: it is heard first, and settled one by one by the person who
 * records (docs/process.md P6.14, P8.18).
 */
function lateOn(scene: Scene, meeting: Meeting, childCase: ConsentedCase, parts: AtHand): readonly Element[] {
  const { person, directory, now } = scene;
  if (!mayRead('actions', childCase, person, directory, now)) return [];
  const late = lateOfItem(parts.action ?? [], meeting.id, now);
  const press = ({ id }: Action): Press => ({
    verb: 'meeting.action',
    data: { meeting: meeting.id, ref: childCase.reference, action: id },
    does: 'settle it',
  });
  return lateActions(late, { directory, now, ...(records(scene, meeting) && { press }) });
}

/** The child's last case, where this is a referral made again; and on the way to 18 what is known of it. */
const firstOn = async (scene: Scene, childCase: ConsentedCase): Promise<readonly StoryPart[]> => [
  ...(await lastCase(scene, childCase, 'agenda item: last band and outcome', 'noHeading')),
  ...familyOn(scene, childCase),
  ...riskInMeeting(childCase, scene),
  ...turns18(childCase, scene.now, 'item'),
  ...turningInShort(childCase),
];

/** Who of the family was told, and what they say. */
const familyOn = ({ person, directory, now }: Scene, childCase: ConsentedCase): readonly StoryPart[] =>
  mayRead('referral', childCase, person, directory, now) ? [{ pairs: familyInShort(childCase), bytes: 400 }] : [];

/** NRM, CAWN and the others: what is asked for, awaited or late. */
function onwardOn({ person, directory, now }: Scene, childCase: ConsentedCase, parts: AtHand): readonly StoryPart[] {
  const reads = readerOf(childCase, person, directory, now);
  if (!reads('onward')) return [];
  return onwardStory(childCase, { onwards: parts.onward ?? [], reads, now, directory }, 'item');
}

/** What is newest of a case that the panel follows, for anyone who may read it. */
function newestOn(scene: Scene, childCase: ConsentedCase, parts: AtHand): readonly StoryPart[] {
  const { person, directory, now } = scene;
  if (!isOpenCase(childCase) || !mayRead('reviews', childCase, person, directory, now)) return [];
  const { decided, action = [], review = [], episode = [] } = parts;
  const last = decided.at(-1);
  const missing = episodesForPanel(episode, last?.at ?? '', now, childCase);
  const panel = forPanel(review, action, childCase, last, scene);
  return [...closingStory(childCase, now), ...panel, ...missing];
}
