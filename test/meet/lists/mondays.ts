// Lists of three Mondays, by a seed, and each press that they ask for: what there is after each is held against what the lists said of
// that very child.
import type { KeptRow } from '../../../src/domain/police-list/row.ts';
import { priya } from '../../people/builders.ts';
import { isKnown } from '../known.ts';
import type { Child, List, Row } from './children.ts';
import { namedIn, openOffice, type Done, type Held, type Office, type ShownRow } from './office.ts';

/** “Kestrel Madeup, 15 (Monday 14 March 2011)” */
const childIn = (said: string): Child => {
  const [, forenames = '', surname = ''] = /([A-Z]\w+) ([A-Z]\w+)(?:,| \()/.exec(said) ?? [];
  return namedIn(forenames, surname);
};
type Named = Pick<KeptRow, 'forenames' | 'surname' | 'since'>;
const keyOf = ({ forenames, surname, since }: Named): string => `${forenames} ${surname}, ${since}`;
const rowKey = ({ child: { surname }, forenames, since }: Row): string => keyOf({ forenames, surname, since });

/** What was said and done, by the lists and the presses alone. */
interface Account {
  readonly said: Map<string, Row>;
  /** When a draft was begun of the child. */
  readonly referred: Map<Child, string>;
  /** Children of whom a person said who they are. */
  readonly answered: Set<Child>;
}

/** Rows are kept once each, with what was said of this row, until their own child is referred. */
function wrongInRows({ said, referred }: Account, kept: readonly KeptRow[]): readonly string[] {
  const isGone = ({ child, since }: Row): boolean => since <= (referred.get(child) ?? '');
  const rows = [...said].flatMap(([key, row]) => {
    const here = kept.filter((one) => keyOf(one) === key);
    if (isGone(row)) return here.length === 0 ? [] : [`the child was referred, and the row is there: ${key}`];
    if (here.length !== 1) return [`${here.length === 0 ? 'the row is gone' : 'the row is there twice'}: ${key}`];
    return here[0]?.returnedAt === row.returnedAt && here[0]?.place === row.child.place
      ? []
      : [`the row says what was said of another: ${key}`];
  });
  return [...rows, ...kept.flatMap((one) => (said.has(keyOf(one)) ? [] : [`no list said so: ${keyOf(one)}`]))];
}
/** A case has episodes of its own child that are over, and a draft all of them. */
function wrongInHeld({ said, referred }: Account, held: readonly Held[]): readonly string[] {
  const rows = [...said.values()];
  return held.flatMap(({ child, isDraft, episodes }) => {
    const own = rows.filter((row) => row.child === child);
    const foreign = episodes
      .filter(({ says }) => !says.includes(child.place))
      .map(({ says }) => `it says of another: ${child.place}, ${says}`);
    if (isDraft) {
      const before = own.filter(({ since }) => since <= (referred.get(child) ?? ''));
      return before.length === episodes.length
        ? foreign
        : [...foreign, `not all of it is in the draft: ${child.place}`];
    }
    const over = new Set(own.flatMap(({ since, returnedAt }) => (returnedAt === undefined ? [] : [since])));
    return [
      ...foreign,
      ...episodes
        .filter(({ since }) => !over.has(since))
        .map(({ since }) => `no list said that it is over: ${child.place}, ${since}`),
    ];
  });
}
/** Noted is what a person said, and as entered what its case has. */
function wrongInDone({ answered }: Account, done: readonly Done[], held: readonly Held[]): readonly string[] {
  return done.flatMap(({ as, row }) => {
    const child = namedIn(row.forenames, row.surname);
    const own = held.find((one) => one.child === child)?.episodes ?? [];
    if (as === 'entered' && !own.some(({ since }) => since === row.since))
      return [`noted as entered, and its case has no such episode: ${keyOf(row)}`];
    return as === 'seen' && !answered.has(child) ? [`noted, and no one said so: ${keyOf(row)}`] : [];
  });
}

interface Next {
  readonly step: ShownRow['steps'][number];
  readonly row?: ShownRow;
}
/** The next press that a list asks for: what is asked is answered by who they are. */
async function nextOf(office: Office): Promise<Next | undefined> {
  for (const { groups } of await office.shown())
    for (const { step, rows } of groups) {
      for (const row of rows) {
        const verb = (name: string): Next[] =>
          row.steps.filter((one) => one.verb === `policeList.${name}`).map((one) => ({ step: one, row }));
        const isSame = row.says?.startsWith('Is this ') === true && childIn(row.says) === childIn(row.child);
        const [next] = [...verb(isSame ? 'same' : 'other'), ...verb('refer')];
        if (next !== undefined) return next;
      }
      if (step !== undefined) return { step };
    }
  return undefined;
}

export const invariant = 'listsKeepApart';
/** Of what went wrong by itself; what follows says of which row, and after which press. */
export const whatOf = (wrong: string): string => wrong.split(': ')[0] ?? '';
export const isKnownWrong = (wrong: string): boolean => isKnown({ invariant, what: whatOf(wrong) });

/** What went wrong: as far as the first press after which something did that is not known. */
export async function wrongAfter(lists: readonly List[]): Promise<readonly string[]> {
  const office = await openOffice();
  try {
    return await taken(office, lists);
  } finally {
    await office.stop();
  }
}

async function taken(office: Office, lists: readonly List[]): Promise<readonly string[]> {
  const account: Account = { said: new Map(), referred: new Map(), answered: new Set() };
  const all = new Map<string, string>();
  const judges = async (press: string): Promise<boolean> => {
    const held = await office.held();
    const wrong = [
      ...wrongInRows(account, await office.kept()),
      ...wrongInHeld(account, held),
      ...wrongInDone(account, await office.done(), held),
    ];
    for (const one of wrong) if (!all.has(one)) all.set(one, `${one}; after ${press}`);
    return wrong.every(isKnownWrong);
  };
  for (const [monday, rows] of lists) {
    await office.passesTo(`${monday}T09:30:00.000Z`);
    await office.takes(rows);
    for (const row of rows) if (row.since > (account.referred.get(row.child) ?? '')) account.said.set(rowKey(row), row);
    let isRight = await judges(`the list of ${monday}`);
    for (let next = await nextOf(office); next !== undefined && isRight; next = await nextOf(office)) {
      await presses(office, next, account);
      isRight = await judges(`${next.step.title} ${next.row?.child ?? ''}`);
    }
    if (!isRight) return [...all.values()];
  }
  return [...all.values(), ...leftOut(account, await office.held())];
}

async function presses(office: Office, { step, row }: Next, { referred, answered }: Account): Promise<void> {
  const child = row && childIn(row.child);
  if (step.verb !== 'policeList.refer') await office.presses(step);
  else await office.presses({ ...step, verb: 'policeList.refer.go' }, { worker: priya.objectId });
  if (child === undefined) return;
  if (step.verb === 'policeList.refer') return void referred.set(child, office.now());
  // What is said of the two is said of both.
  answered.add(child);
  if (row?.says !== undefined) answered.add(childIn(row.says));
}

/** All that is over of a child whom MSET has is in the case. */
const leftOut = ({ said }: Account, held: readonly Held[]): readonly string[] =>
  [...said].flatMap(([key, { child, since, returnedAt }]) => {
    if (!child.hasCase || returnedAt === undefined) return [];
    const own = held.find((one) => one.child === child);
    return own?.episodes.some((one) => one.since === since) === true ? [] : [`left out: ${key}`];
  });
