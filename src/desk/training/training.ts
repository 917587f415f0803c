// Training: what is to come for one's role, what one has done; and one of them opened (docs/process.md P18.4).
import { trainingCard } from '../../cards/training/training-card.ts';
import type { Button } from '../../cards/blocks.ts';
import { doneCard, listCard, type ListRow } from '../../cards/home.ts';
import { toTrainingId } from '../../domain/kernel/ids.ts';
import { localDate, sayDate, sayWhen } from '../../domain/time/calendar.ts';
import {
  hasCome,
  isAhead,
  readsNamesOf,
  sayFor,
  sayOwn,
  sayPlaces,
  type Done,
  type Training,
} from '../../domain/training/training.ts';
import { trainingsFor } from '../../reading/training/trainings.ts';
import { may } from '../../domain/people/roles.ts';
import { offered } from '../form/press.ts';
import { homeButton, tabLinkIn } from '../form/replies.ts';
import { fromIn, mint, textIn, type Reply, type Scene } from '../scene/scene.ts';
import { trainingButton, trainingRows } from './presses.ts';

const perPage = 6;

export const offerButton: Button = { title: 'Offer training', verb: 'training.offer', style: 'positive' };

export async function showTrainings(scene: Scene, from = fromIn(scene)): Promise<Reply> {
  const { person } = scene;
  const { ahead, toRecord, done } = await trainingsFor(scene);
  const all = [
    ...toRecord.map((one) => ({ title: 'Who came?', row: rowFor(one, scene) })),
    ...ahead.map((one) => ({ title: 'To come', row: rowFor(one, scene) })),
    ...done.map((one) => ({ title: 'What you have done', row: doneRow(one, scene) })),
  ];
  const start = Math.min(from, Math.max(0, all.length - 1));
  const next = start + perPage;
  const shown = Map.groupBy(all.slice(start, next), ({ title }) => title);
  const keeps = may(person, 'keepTraining');
  const buttons: readonly Button[] = [
    ...(keeps ? [offerButton] : []),
    ...(start > 0 ? [{ title: 'Back', verb: 'training', data: { from: Math.max(0, start - perPage) } }] : []),
    ...(next < all.length ? [{ title: 'More', verb: 'training', data: { from: next } }] : []),
    homeButton,
  ];
  return {
    card: listCard({
      title: 'Training',
      groups: [...shown].map(([title, rows]) => ({ title, rows: rows.map(({ row }) => row) })),
      total: all.length,
      from: start,
      empty: keeps ? 'No training is offered. Press Offer training.' : 'No training is offered at the moment.',
      buttons,
    }),
  };
}

const rowFor = (training: Training, { now, person }: Scene): ListRow => ({
  label: training.title,
  typed: true,
  line:
    sayOwn(training, person.objectId, now) ??
    [`For ${sayFor(training)}`, ...(isAhead(training, now) ? [sayPlaces(training)] : [])].join(' · '),
  when: sayWhen(training.startsAt, now),
  warnings: [],
  press: trainingButton('Open', training),
});
const doneRow = ({ training, again }: Done, { now }: Scene): ListRow => ({
  label: training.title,
  typed: true,
  line: `You did it on ${sayDate(localDate(training.startsAt))}. ${sayAgain(again, localDate(now))}`,
  when: '',
  warnings: [],
  press: trainingButton('Open', training),
});
/** "Due again from Friday 12 January 2029", or that it is time. */
export const sayAgain = (again: string, today: string): string =>
  again > today ? `Due again from ${sayDate(again)}.` : `Due again since ${sayDate(again)}.`;

/** The same for unknown and for anything else. */
export const noTraining = (): Reply => ({
  card: doneCard(
    'This training is not available.',
    ['Press Training to see what is to come.'],
    [{ title: 'Training', verb: 'training' }, homeButton],
  ),
});

/** The training that the pressed card is about: everyone of the directory may read when and where it is. */
export async function trainingIn({ ports, data }: Scene): Promise<Training | undefined> {
  const id = toTrainingId(textIn({ data }, 'training'));
  return id && (await ports.trainings.load(id))?.value.root;
}

/** The open card, with why something was not done on top; `said` is what a receipt above it says already. */
export function openedTraining(scene: Scene, training: Training, message?: string, said?: string): Reply {
  const { person, now, caller } = scene;
  const own = sayOwn(training, person.objectId, now);
  const certificate = hasCome(training, person.objectId)
    ? tabLinkIn(scene)?.(`print/certificate/${training.id}`)
    : undefined;
  return {
    card: trainingCard({
      training,
      now,
      shared: caller.shared,
      own: own === said ? undefined : own,
      named: readsNamesOf(person),
      message,
      buttons: [
        ...stepsOnTraining(scene, training),
        ...(training.state === 'offered' ? [] : [{ title: 'Training', verb: 'training' }]),
        { title: 'Close', verb: 'training.close', data: { training: training.id } },
      ],
      links: certificate === undefined ? [] : [{ title: 'Certificate', url: certificate }],
    }),
  };
}

/** What this person may do with it now. */
export function stepsOnTraining(scene: Scene, training: Training): readonly Button[] {
  const data = { training: training.id, command: mint(scene) };
  const names = ['signUp', 'giveUpPlace', 'recordTraining', 'changeTraining', 'cancelTraining'] as const;
  const steps = offered(trainingRows, scene, { before: training, doc: training }, names, data);
  // Who came is recorded once; after that it is put right, and nothing is asked for.
  const [first] = training.state === 'held' ? [] : steps;
  return steps.map((button) =>
    button === first && button.verb !== 'training.give-up' && button.verb !== 'training.cancel'
      ? { ...button, style: 'positive' }
      : button,
  );
}
