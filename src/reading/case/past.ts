// What happened in a case, counted in one line: the card that opens it tells what is true now, and this leads to the rest.
import type { Seen } from '../../casework/read/ask.ts';
import { missingNow } from '../../domain/case/state/episodes.ts';
import { decisionsOf, type Case } from '../../domain/case/state/stages.ts';
import { thereOf } from '../../domain/kernel/counted.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import type { Viewer } from '../reader.ts';
import { unreadUpdates } from './marked.ts';
import type { AtHand } from './at-hand.ts';

const counted = (count: number, one: string, many: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];

/** "2 missing episodes · 1 update · 1 decision"; undefined where there is nothing behind it. */
export function sayPast(
  { case: childCase, reads }: Pick<Seen, 'case' | 'reads'>,
  hand: AtHand,
  viewer: Viewer,
): string | undefined {
  const { person, now } = viewer;
  const said = [
    ...(reads('missing') ? episodes(childCase) : []),
    ...(reads('reviews')
      ? reviews(childCase, hand, viewer)
      : reads('ownUpdates')
        ? ownUpdates(hand, person.objectId)
        : []),
    ...(reads('risk') ? counted(thereOf(childCase, 'assessment'), 'risk assessment', 'risk assessments') : []),
    ...(reads('decisions') ? counted(decisionsOf(childCase).length, 'decision', 'decisions') : []),
  ];
  if (said.length > 0) return said.join(' · ');
  return reads('history') ? `last change ${sayWhen(childCase.changedAt, now)}` : undefined;
}

function episodes(childCase: Case): readonly string[] {
  const isMissing = missingNow(childCase) !== undefined;
  const ended = thereOf(childCase, 'episode') - (isMissing ? 1 : 0);
  return isMissing
    ? counted(ended, 'earlier episode', 'earlier episodes')
    : counted(ended, 'missing episode', 'missing episodes');
}
function reviews(childCase: Case, { review = [] }: AtHand, viewer: Viewer): readonly string[] {
  const count = thereOf(childCase, 'review') - unreadUpdates(childCase, viewer).size;
  const [only] = count === 1 ? review : [];
  return counted(count, only?.is === 'update' ? 'update' : 'review', 'updates and reviews');
}
const ownUpdates = ({ review = [] }: AtHand, person: string): readonly string[] =>
  counted(
    review.filter(({ is, by }) => is === 'update' && by.objectId === person).length,
    'update of yours',
    'updates of yours',
  );
