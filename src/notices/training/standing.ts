// What a training is to a person: whether they have a place, when and where. It is about no child.
import { baseCard, previewOf, type Standing } from '../../cards/base-card.ts';
import type { Button } from '../../cards/blocks.ts';
import type { Person } from '../../domain/people/actor.ts';
import { may } from '../../domain/people/roles.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { hasBegun, hasCome, hasPlace, isWaiting, sayOwn, type Training } from '../../domain/training/training.ts';
import type { RenderedCard, TabLink } from '../render.ts';

/** "Exploitation basics, Tue 12 Jan 10:00, Quadrant." */
const sayTraining = ({ title, startsAt, place }: Training, now: Instant): string =>
  `${title}, ${sayWhen(startsAt, now)}, ${place}`;

/** What a person's card of a training says; undefined for someone to whom it is nothing (any more). */
export function trainingStandingOf(training: Training, person: Person, now: Instant): Standing | undefined {
  const { objectId } = person;
  const open = (title: string): readonly Button[] => [
    { title, verb: 'training.open', data: { training: training.id } },
  ];
  const own = sayTraining(training, now);
  const asksWho = may(person, 'keepTraining') && training.state === 'offered' && hasBegun(training, now);
  if (asksWho) {
    return {
      label: 'Who came?',
      asks: true,
      preview: 'please record who came to a training',
      own,
      buttons: [{ title: 'Record who came', verb: 'training.record', data: { training: training.id } }],
    };
  }
  const signedUp = hasPlace(training, objectId) || isWaiting(training, objectId) || hasCome(training, objectId);
  if (!signedUp && !may(person, 'keepTraining')) return undefined;
  switch (training.state) {
    case 'offered': {
      const on = sayWhen(training.startsAt);
      const preview = hasPlace(training, objectId) ? `your training is on ${on}` : 'you are on a waiting list';
      const over = hasBegun(training, now) && hasPlace(training, objectId) ? 'You were booked' : undefined;
      return { label: over ?? sayOwn(training, objectId, now) ?? 'Training', preview, own, buttons: open('Open') };
    }
    case 'held':
      return hasCome(training, objectId)
        ? { label: 'Training done', preview: 'your certificate is ready', done: true, own, buttons: open('Open') }
        : { label: 'Training over', preview: 'a training is over', done: true, own, buttons: open('Open') };
    case 'cancelled':
      return {
        label: 'Training cancelled',
        preview: `your training on ${sayWhen(training.startsAt)} is cancelled`,
        own: `${own}. ${training.reason ?? ''}`.trim(),
        buttons: open('Open'),
      };
  }
}

export function trainingCardFor(
  training: Training,
  person: Person,
  now: Instant,
  tabLink?: TabLink,
): RenderedCard | undefined {
  const standing = trainingStandingOf(training, person, now);
  if (standing === undefined) return undefined;
  const page = hasCome(training, person.objectId) ? `print/certificate/${training.id}` : 'training';
  return { card: baseCard(training.id, standing, now, tabLink?.(page)), summary: previewOf(standing) };
}
