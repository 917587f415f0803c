// Lists of three Mondays, taken over the real desk and store, with every press that the page offers: and what there is then of each
// child, to be held against what the lists said of that child.
import { tabCaller } from '../../../src/desk/tab-caller.ts';
import { isPart } from '../../../src/domain/case/whole/case.ts';
import { mintReference, type Reference } from '../../../src/domain/kernel/ids.ts';
import { toPoliceListId } from '../../../src/domain/police-list/list.ts';
import type { KeptRow } from '../../../src/domain/police-list/row.ts';
import { typedDate } from '../../../src/domain/time/dates.ts';
import type { PolicePage } from '../../../src/web/reads/police.ts';
import { rowsOf } from '../../../src/demo/story.ts';
import { consented, filledIn, kestrel, moira, must, noConflict, priya, submitted } from '../../people/builders.ts';
import type { StoryRow } from '../../people/builders.ts';
import { everybody, openWorld, type World } from '../../worlds/harness.ts';
import { pagesOver } from '../../web/people/page-world.ts';
import { children, heading, lineOf, type Child, type Row } from './children.ts';

type Shown = NonNullable<PolicePage['shown']>;
export type ShownRow = Shown['groups'][number]['rows'][number];
/** What there is of a child whom MSET has, or whose referral was begun from a list. */
export interface Held {
  readonly reference: Reference;
  readonly child: Child;
  readonly isDraft: boolean;
  /** All that is told of missing episodes there. */
  readonly episodes: readonly { readonly since: string; readonly says: string }[];
}
export interface Done {
  readonly as: 'entered' | 'referred' | 'seen';
  readonly row: KeptRow;
}
export interface Office {
  passesTo(when: string): Promise<void>;
  takes(rows: readonly Row[]): Promise<void>;
  /** Each list, as the co-ordinator reads it, the newest first. */
  shown(): Promise<readonly Shown[]>;
  presses(step: ShownRow['steps'][number], more?: object): Promise<void>;
  kept(): Promise<readonly KeptRow[]>;
  /** Rows that are noted as entered, or as looked at. */
  done(): Promise<readonly Done[]>;
  held(): Promise<readonly Held[]>;
  now(): string;
  stop(): Promise<void>;
}

/** Whose name it is, as it is written on lists. */
export const namedIn = (forenames: string, surname: string): Child =>
  must(children.find((one) => one.surname === surname && [one.forenames, one.alias].includes(forenames)));

const toId = (id: string) => must(toPoliceListId(id));
const referenceOf = (place: number): Reference => mintReference(new Uint8Array([place, 9, 2, 6, 5, 3, 5, 9]));

export async function openOffice(): Promise<Office> {
  const world: World = await openWorld({ people: everybody });
  const { ports, clock } = world;
  const known = children.filter(({ hasCase }) => hasCase);
  for (const [place, { surname, forenames, dateOfBirth }] of known.entries()) {
    const reference = referenceOf(place);
    const said = { ...kestrel, surname, forenames, dateOfBirth: typedDate(dateOfBirth), caseSystemId: reference };
    await world.has(reference, ...rowsOf<StoryRow>([filledIn(priya, said), submitted(), noConflict(), consented()]));
  }
  const { desk, read } = pagesOver(ports);
  const press = async (verb: string, data: object): Promise<void> => {
    clock.passes(1500);
    await desk.press(tabCaller(moira.objectId), verb, data);
  };
  const page = async (): Promise<PolicePage> => must(await read(moira, 'police'));
  const heldOf = async (reference: Reference): Promise<Held> => {
    const { root } = must(await ports.cases.load(reference)).value;
    const { surname = '', forenames = '', worries = '' } = root.answers;
    const parts = await ports.cases.parts(reference, 'episode');
    return {
      reference,
      child: namedIn(forenames, surname),
      isDraft: root.stage === 'draft',
      episodes:
        root.stage === 'draft'
          ? worries
              .split('\n')
              .slice(1)
              .map((says) => ({ since: '', says }))
          : parts.flatMap((part) =>
              isPart('episode', part) ? [{ since: part.since, says: JSON.stringify(part) }] : [],
            ),
    };
  };
  const kept = async () => (await ports.policeLists.rowsKept()).flatMap(({ value }) => value.rows);
  return {
    passesTo: async (when) => world.passesTo(when),
    takes: async (rows) => {
      const { take } = await page();
      await press(take.verb, { ...take.data, rows: [heading, ...rows.map(lineOf)].join('\n') });
    },
    shown: async () => {
      const all: Shown[] = [];
      for (const { id } of (await page()).lists)
        all.push(must(must(await read(moira, 'police', { list: toId(id) })).shown));
      return all;
    },
    presses: async ({ verb, data }, more = {}) => press(verb, { ...data, ...more }),
    kept,
    done: async () => {
      const rows = (await ports.policeLists.rowsKept()).flatMap(({ value: { list, rows: all } }) =>
        all.map((row) => ({ list, row })),
      );
      return (await ports.policeLists.since('2027-01-01')).flatMap(({ id, done }) =>
        done.flatMap(({ as, row: number }) =>
          rows.filter(({ list, row }) => list === id && row.row === number).map(({ row }) => ({ as, row })),
        ),
      );
    },
    held: async () => {
      const drafts = (await ports.cases.ofReferrer(priya.objectId)).filter(({ stage }) => stage === 'draft');
      const all = [...known.map((_, place) => referenceOf(place)), ...drafts.map(({ reference }) => reference)];
      return Promise.all(all.map(heldOf));
    },
    now: () => clock.now(),
    stop: async () => world.stop(),
  };
}
