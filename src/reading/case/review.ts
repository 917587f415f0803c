// The newest picture of a child: strengths and words now, who is trusted, what was decided last, how actions ended; the
// referral is behind it (docs/process.md P17.2).
import { z } from 'zod';
import type { StoryPart } from '../../cards/case/story.ts';
import { cut } from '../../cards/blocks.ts';
import type { Ports } from '../../casework/ports/ports.ts';
import { isOpen, sayDisrupted, sayState, type Action } from '../../domain/case/action/action.ts';
import { sayBand, sayDecision } from '../../domain/case/meeting/decisions.ts';
import { sayProposal, sayRisk } from '../../domain/case/review/fields.ts';
import { newestOf, updatesOf, type Review, type Prepared, type Update } from '../../domain/case/review/review.ts';
import { hasReviews } from '../../domain/case/review/table.ts';
import { isConsented } from '../../domain/case/state/stage-table.ts';
import type { MeetingDecision } from '../../domain/case/state/since-consent.ts';
import { decisionsOf, isInReview, type Case, type ConsentedCase } from '../../domain/case/state/stages.ts';
import { sayMeetingId } from '../../domain/meeting/meeting.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { thereOf, openOf } from '../../domain/kernel/counted.ts';
import type { Viewer } from '../reader.ts';
import type { Told } from '../told.ts';
import { forWhom } from '../../cards/say-marks.ts';

/** All that was said of a case between panels, as it is stored. The store is not asked where the case says that there is none. */
export const reviewsOf = async (cases: Pick<Ports['cases'], 'parts'>, childCase: Case): Promise<readonly Review[]> =>
  hasReviews(childCase) ? cases.parts(childCase.reference, 'review') : [];

/** Bytes of one text, so that a card has room for what else it tells. */
const bytes = 700;
const most = 300;

/** The newest review that was prepared. */
export function newestReview(pictures: readonly Review[], childCase: Case, now: Instant): readonly StoryPart[] {
  const newest = newestOf(pictures);
  return newest === undefined ? [] : nowOf(newest, childCase, now);
}
/** What is new since the last decision; a card has room for the last two. */
export const newsOf = (pictures: readonly Review[], childCase: Case, at: At, most?: number): readonly StoryPart[] =>
  updatesOf(childCase, pictures)
    .slice(most === undefined ? 0 : -most)
    .flatMap((update) => updateStory(update, at));
type At = Pick<Viewer, 'directory' | 'now'>;
export const mostOnCard = 2;

/** An answer as it was at the review before, or in the referral, and as it is now. */
export const changeShape = z.object({ label: z.string(), before: z.string(), after: z.string() });
const compared = {
  strengths: 'Strengths',
  childsWords: 'The child’s own words',
  trustedAdult: 'Trusted adult',
  familyView: 'Family’s view',
  helped: 'What helped, what did not',
} as const satisfies Partial<Readonly<Record<keyof Prepared, string>>>;

/** Last review and this one, side by side; of the first review the referral has three of the answers. */
export function changesOf(pictures: readonly Review[], { answers }: Case): readonly Told<typeof changeShape>[] {
  const reviews = pictures.filter((one): one is Prepared => one.is === 'prepared');
  const [newest, last] = [reviews.at(-1), reviews.at(-2)];
  if (newest === undefined) return [];
  const names = Object.keys(compared) as readonly (keyof typeof compared)[];
  return names
    .map((name) => ({ label: compared[name], before: last?.[name] ?? answers[name] ?? '', after: newest[name] }))
    .filter(({ before, after }) => before !== '' && after !== '');
}

function nowOf(newest: Prepared, childCase: Case, now: Instant): readonly StoryPart[] {
  const { strengths, trustedAdult, childsWords, obtained, familyView, changed, helped, proposal, by, at } = newest;
  const told = `by ${by.name}, ${sayWhen(at, now)}`;
  // After the panel has decided, what was proposed to it is history.
  const asked = isInReview(childCase) && childCase.prepared !== undefined;
  return [
    { title: 'Now' },
    {
      pairs: [
        ['Strengths', cut(strengths, most)],
        ['The child’s own words', cut(childsWords, most)],
        ['How obtained', obtained],
        ['Trusted adult', cut(trustedAdult, most)],
      ],
      bytes,
    },
    { title: asked ? `Review prepared ${told}` : `Last review, prepared ${told}` },
    {
      pairs: [
        ['What has changed', cut(changed, most)],
        ['Family’s view', cut(familyView, most)],
        ['What helped, what did not', cut(helped, most)],
        ['Proposed next step', sayProposal(proposal)],
      ],
      bytes,
    },
  ];
}

function updateStory(update: Update, { directory, now }: At): readonly StoryPart[] {
  const { by, at, news, risk } = update;
  return [
    { title: `Update by ${by.name}, ${sayWhen(at, now)}${forWhom(update, directory)}` },
    {
      pairs: [
        ['What is new', cut(news, most)],
        // In short it is not said.
        ...(risk === '' ? [] : [['Changes the risk', sayRisk(risk)] as const]),
      ],
      bytes,
    },
  ];
}

/** For the panel: the same, then what was decided last, band and trend, and how its actions ended. */
export function forPanel(
  pictures: readonly Review[],
  actions: readonly Action[],
  childCase: ConsentedCase,
  last: MeetingDecision | undefined,
  at: At,
): readonly StoryPart[] {
  const newest = [...newestReview(pictures, childCase, at.now), ...newsOf(pictures, childCase, at, mostOnCard)];
  const missing: readonly StoryPart[] =
    isInReview(childCase) && childCase.prepared === undefined
      ? [{ stands: 'This review is not prepared. Ask the lead worker to tell the panel.' }]
      : [];
  return newest.length === 0 && !isInReview(childCase)
    ? []
    : [...missing, ...newest, ...lastDecision(childCase, last), ...actionStory(actions, childCase)];
}

function lastDecision(childCase: ConsentedCase, last: MeetingDecision | undefined): readonly StoryPart[] {
  if (last === undefined) return [];
  const trend = trendOf(childCase);
  return [
    { title: 'Last decision' },
    {
      pairs: [
        [
          sayDecision(last.decision),
          `${last.meeting === undefined ? 'between meetings' : sayMeetingId(last.meeting)}: ${cut(last.rationale, most)}`,
        ],
        ...(trend === '' ? [] : [['Risk band', trend] as const]),
      ],
      bytes,
    },
  ];
}

/** "Significant → Moderate → Emerging", the last four. */
export function trendOf(childCase: Case): string {
  // A pre-MSET sets no band.
  const panels = (isConsented(childCase) ? decisionsOf(childCase) : []).filter(({ meeting }) =>
    meeting?.startsWith('panel'),
  );
  const bands = panels.map(({ band }) => band).filter((band) => band !== '');
  return bands.slice(-4).map(sayBand).join(' → ');
}

/** Newest first; what is asked still before what is over. */
function actionStory(actions: readonly Action[], childCase: ConsentedCase): readonly StoryPart[] {
  if (actions.length === 0) return [];
  const open = actions.filter(isOpen);
  const ended = thereOf(childCase, 'action') - openOf(childCase, 'action').length;
  const shown = [...open, ...actions.filter((action) => !isOpen(action)).toReversed()].slice(0, mostActions);
  return [
    { title: `Actions: ${open.length} open, ${ended} ended` },
    {
      pairs: shown.map(({ id, text, state }) => [id, `${cut(text.replace(/\.$/, ''), 80)}: ${endedAs(state)}`]),
      bytes: 400,
    },
  ];
}
const mostActions = 5;
const endedAs = (state: Action['state']): string =>
  state.is === 'verified' && state.note !== ''
    ? `${sayState(state)}${sayDisrupted(state) === undefined ? ':' : '.'} ${cut(state.note, 80)}`
    : sayState(state);
