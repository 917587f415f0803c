// A form in every turn that a person can take with it.
import type { Directory } from '../../../src/domain/people/directory.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { after, here, start } from '../../domain/meeting/meeting-hall.ts';
import { moira, tess } from '../../people/builders.ts';
import { commandOf, tuesday, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import { panelToday } from '../cases/meeting-world.ts';
import type { Shown } from './gallery.ts';

/** What is pressed, by whom, what the button carries, what is sent with the form, and what must not be left empty. */
export interface FormShown {
  readonly verb: string;
  readonly by: Person;
  readonly data: object;
  readonly sent: object;
  readonly needed: readonly string[];
  /** What the cards are called after; the verb unless said. */
  readonly name?: string;
}
const turns = ['form', 'in a channel', 'empty', 'too soon', 'contested', 'store down', 'taken'] as const;
export type FormTurn = (typeof turns)[number];

/** The card of each of these turns, every time on a desk that knows nothing of the one before. */
export const formCards = async (
  at: (more?: Remembered) => DeskInMemory,
  { verb, by, data, sent, needed, name = verb }: FormShown,
  which: readonly FormTurn[] = turns,
): Promise<readonly Shown[]> => {
  const go = `${verb}.go`;
  const all = { ...data, ...sent };
  const cards: Readonly<Record<FormTurn, () => Promise<Omit<Shown, 'name'>>>> = {
    form: async () => ({ card: await at().press(by, verb, data) }),
    'in a channel': async () => ({ card: await at().press(by, verb, data, true) }),
    empty: async () => ({ wrong: needed, card: await at().press(by, go, data) }),
    'too soon': async () => ({
      wrong: ['yet'],
      card: await at().press(by, go, { ...all, command: commandOf('young') }),
    }),
    contested: async () => ({ wrong: ['Someone else'], card: await at({ contested: true }).press(by, go, all) }),
    'store down': async () => ({
      wrong: ['Nothing you typed is lost'],
      card: await at({ broken: true }).press(by, go, all),
    }),
    taken: async () => ({ card: await at().press(by, go, all) }),
  };
  const nameOf = (turn: FormTurn): string =>
    turn === 'form' ? name : turn === 'in a channel' ? `${name} in a channel` : `${name}, ${turn}`;
  return Promise.all(which.map(async (turn) => ({ name: nameOf(turn), ...(await cards[turn]()) })));
};

/** The panel of Tuesday under way, with the chair and the co-ordinator in it. */
export const panelUnderWay = (council: Directory): Meeting =>
  [tess, moira].reduce(
    (meeting, who) => after(meeting, who, here, tuesday, council),
    after(after(undefined, moira, panelToday, tuesday, council), moira, start, tuesday, council),
  );
