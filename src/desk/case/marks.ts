// Who may read what was said of a case and may carry a mark: the updates, return interviews and evidence that this person may put
// right, each leads to its form (docs/process.md P22.10).
import { subOf } from '../../cards/case/case-card.ts';
import { listCard, type ListRow } from '../../cards/home.ts';
import { forWhom, sayMarksWere, sayReaders } from '../../cards/say-marks.ts';
import type { Button } from '../../cards/blocks.ts';
import { sayChoice, outcomes } from '../../domain/case/episode/fields.ts';
import type { Episode, Interview } from '../../domain/case/episode/episode.ts';
import type { Review } from '../../domain/case/review/review.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { hasEpisodes } from '../../domain/case/episode/table.ts';
import { hasReviews } from '../../domain/case/review/table.ts';
import type { Assessment } from '../../domain/case/assessment/assessment.ts';
import { evidenceIn } from '../../domain/case/assessment/marks.ts';
import { readerOf } from '../../domain/case/access/access.ts';
import { sayDate, sayWhen } from '../../domain/time/calendar.ts';
import type { MayBeMarked } from '../../domain/link/handling.ts';
import { episodesOf } from '../../reading/case/episode.ts';
import { reviewsOf } from '../../reading/case/review.ts';
import { assessmentCounter } from '../assessment/counter.ts';
import { episodeCounter } from '../episode/counter.ts';
import { aboutData, buttonOf, closeButton, notAvailableReply } from '../form/replies.ts';
import { offered } from '../form/press.ts';
import { reviewCounter } from '../review/counter.ts';
import { titleFor } from '../scene/child-title.ts';
import { fromIn, refIn, see, type Reply, type Scene } from '../scene/scene.ts';

const title = 'Who may read what was said';
const perPage = 8;

/** The way there, where there may be something to put right. */
export function marksWay({ person, directory, now }: Scene, childCase: Case): readonly Button[] {
  const reads = readerOf(childCase, person, directory, now);
  const isThere =
    (hasReviews(childCase) && (reads('reviews') || reads('ownUpdates'))) ||
    (hasEpisodes(childCase) && reads('missing')) ||
    (childCase.risk !== undefined && reads('risk'));
  return isThere ? [buttonOf(title, 'marks.list', childCase)] : [];
}

/** What this person may put right, the newest first. */
export async function showMarks(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'who may read what was said', title);
  if (seen === undefined || marksWay(scene, seen.case).length === 0) return notAvailableReply();
  const { case: childCase } = seen;
  const { cases } = scene.ports;
  const [reviews, episodes, assessment] = await Promise.all([
    reviewsOf(cases, childCase),
    episodesOf(cases, childCase),
    newestAssessment(scene, childCase),
  ]);
  const all = [
    ...reviews.flatMap((review) => ofUpdate(scene, childCase, review)),
    ...episodes.flatMap((episode) => ofInterviews(scene, childCase, episode)),
    ...(assessment === undefined ? [] : ofEvidence(scene, childCase, assessment)),
  ].toSorted((one, other) => (one.at < other.at ? 1 : -1));
  const from = Math.min(fromIn(scene), Math.max(0, all.length - 1));
  const rows = all.slice(from, from + perPage).map(({ row }) => row);
  return {
    of: childCase,
    card: listCard({
      title,
      of: subOf({ title: titleFor(scene, seen, scene.caller.shared), case: childCase }),
      groups: [{ title: '', rows }],
      total: all.length,
      from,
      empty: 'Of updates, return interviews and signs of health there is none whose readers you may put right.',
      buttons: [
        buttonOf('Back', 'case.more', childCase),
        ...(from + perPage < all.length ? [buttonOf('Older', 'marks.list', childCase, { from: from + perPage })] : []),
        closeButton(childCase),
      ],
    }),
  };
}

interface Row {
  readonly at: string;
  readonly row: ListRow;
}
/** Pressed, it opens the form of this button. */
function rowOf(
  { directory, now }: Scene,
  part: MayBeMarked & { readonly at: string; readonly were?: string },
  label: string,
  line: string,
  [button]: readonly Button[],
): readonly Row[] {
  if (button === undefined) return [];
  const were = part.were ?? sayMarksWere(part, directory, now).join(' ');
  return [
    {
      at: part.at,
      row: {
        label,
        line,
        ...(were !== '' && { why: were }),
        warnings: [],
        press: { verb: button.verb, data: button.data ?? {}, does: 'put right who reads it' },
      },
    },
  ];
}

function ofUpdate(scene: Scene, childCase: Case, review: Review): readonly Row[] {
  if (review.is !== 'update') return [];
  const at = { before: { case: childCase, said: [], review }, doc: review };
  const data = { ...aboutData(childCase), review: review.id };
  const line = `${review.by.name}, ${sayWhen(review.at, scene.now)} · ${sayReaders(review, scene.directory)}`;
  return rowOf(scene, review, 'Update', line, offered(reviewCounter, scene, at, ['rightUpdateMark'], data));
}

const said = ({ outcome, offeredOn }: Interview): string =>
  `${sayChoice(outcomes, outcome).toLowerCase()}, offered ${sayDate(offeredOn)}`;
/** An episode once: its form asks of which interview, where there are several. */
function ofInterviews(scene: Scene, childCase: Case, episode: Episode): readonly Row[] {
  const newest = episode.interviews.at(-1);
  if (newest === undefined) return [];
  const at = { before: { case: childCase, episode, id: episode.id }, doc: episode };
  const data = { ...aboutData(childCase), episode: episode.id };
  return rowOf(
    scene,
    newest,
    `Return interview of ${episode.id}`,
    `${episode.interviews.length === 1 ? '' : `${episode.interviews.length}; the newest `}${said(newest)} · ${sayReaders(newest, scene.directory)}`,
    offered(episodeCounter, scene, at, ['rightInterviewMark'], data),
  );
}

/** That one whose marks hold: the draft, else the newest version. */
async function newestAssessment({ ports }: Scene, { reference, risk }: Case): Promise<Assessment | undefined> {
  const id = (risk?.draft ?? risk?.latest)?.id;
  return id === undefined ? undefined : (await ports.cases.part(reference, 'assessment', id))?.value;
}
/** What backs signs of health, together: the form asks of which, where there are several. */
function ofEvidence(scene: Scene, childCase: Case, assessment: Assessment): readonly Row[] {
  const { directory, now } = scene;
  const all = evidenceIn({ case: childCase, assessment, id: assessment.id });
  if (all.length === 0) return [];
  const at = { before: { case: childCase, all: [assessment], declined: [], assessment }, doc: assessment };
  const data = { ...aboutData(childCase), risk: assessment.id };
  const were = all.flatMap((one) => sayMarksWere(one, directory, now).map((said) => `${one.code}: ${said}`)).join(' ');
  return rowOf(
    scene,
    { at: assessment.saved.at, were },
    'What backs signs of health',
    all.map((one) => `${one.code} ${one.text}${forWhom(one, directory)}`).join('; '),
    offered(assessmentCounter, scene, at, ['rightEvidenceMark'], data),
  );
}
