// The open card of a training: when, where, for whom; of people only for those who keep the offer, and of oneself.
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { isAhead, sayFor, sayPlaces, type Training } from '../../domain/training/training.ts';
import { box, card, cut, lines, small, text, words, type Button, type Card, type PageLink } from '../blocks.ts';

export interface TrainingView {
  readonly training: Training;
  readonly now: Instant;
  readonly shared: boolean;
  /** "You have a place". */
  readonly own: string | undefined;
  /** Whether those who signed up are named. */
  readonly named: boolean;
  readonly message: string | undefined;
  readonly buttons: readonly Button[];
  readonly links: readonly PageLink[];
}

const mostNames = 2500;
const stands = { offered: '', held: 'It has been held.', cancelled: 'It is cancelled.' } as const;

export function trainingCard({ training, now, shared, own, named, message, buttons, links }: TrainingView): Card {
  const { title, startsAt, place, state, reason } = training;
  const when = sayWhen(startsAt, now);
  const said = message ?? own;
  return card(
    `Training, ${when}.${said === undefined ? '' : ` ${said.replace(/\.$/, '')}.`}`,
    [
      text('Training', { size: 'Small', isSubtle: true, style: 'heading' }),
      { ...words(title, 4000, { size: 'Large', weight: 'Bolder' }), spacing: 'None' },
      ...(shared ? [small('Only you see this.')] : []),
      ...(said === undefined ? [] : [box('emphasis', [text(said, { weight: 'Bolder' })])]),
      ...(stands[state] === '' || (own !== undefined && state === 'held') ? [] : [text(stands[state])]),
      ...(reason === undefined ? [] : [lines([['Reason', reason]])]),
      lines([
        ['When', when],
        ['Where', place],
        ['For', sayFor(training)],
        ...(isAhead(training, now) ? ([['Places', sayPlaces(training).replace(' places', '')]] as const) : []),
        ...(named ? namesIn(training) : []),
      ]),
      small(training.id, { separator: true }),
    ],
    buttons,
    links,
  );
}

const namesIn = ({ taken, waiting, came, state }: Training): readonly (readonly [string, string])[] => [
  ['Have a place', namesOf(taken)],
  ['Waiting', namesOf(waiting)],
  ...(state === 'held' ? ([['Came', namesOf(came)]] as const) : []),
];
const namesOf = (people: Training['taken']): string =>
  people.length === 0 ? 'no one' : cut(people.map(({ name }) => name).join(', '), mostNames);
