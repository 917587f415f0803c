// Cases that are closed to some, beside those of page-world.ts: restricted, with people let in, with people kept out; and one
// with an action that has ended. What the matrix walks of them it walks of all; another way of shutting someone out is a row.
import type { Fact } from '../../../src/domain/case/whole/case.ts';
import { mintReference, type Reference } from '../../../src/domain/kernel/ids.ts';
import { accepted, markedDone, verified } from '../../domain/case/action/action-story.ts';
import {
  consented,
  filledIn,
  given,
  moira,
  noConflict,
  ola,
  ravi,
  submitted,
  tess,
  type StoryRow,
} from '../../people/builders.ts';
import {
  ada,
  conflictInMeeting,
  decided,
  letIn,
  listed,
  panel,
  preMset,
  restrictedByHand,
} from '../../people/meeting-builders.ts';
import { adds, plantedAs, stores, type PageWorld } from './page-world.ts';

const onAgenda = [filledIn(), submitted(), noConflict(), consented(), listed(preMset, 'police,health')];
const opened = [decided('toPanel'), decided('open', panel)];
/** The co-ordinator is kept out of that case. */
const byChair = adds(ola, 'police', undefined, tess);
const ends = [adds(ola, 'police'), accepted(), markedDone(), verified(moira)];

/** Each as its facts lead there; and what is done with it after the panel, by steps that are told. */
const stories = {
  restricted: [given(...onAgenda, ...opened), [adds(ola, 'police'), restrictedByHand()]],
  letIn: [given(...onAgenda, ...opened), [adds(ola, 'police'), restrictedByHand(), letIn(tess), letIn(ravi)]],
  keptOut: [given(...onAgenda, ...[ada, moira].map((who) => conflictInMeeting(who)), decided('toPanel')), [byChair]],
  ended: [given(...onAgenda, ...opened), ends],
} as const satisfies Readonly<Record<string, readonly [facts: readonly Fact[], since: readonly StoryRow[]]>>;

export type ClosedCase = keyof typeof stories;
const names = Object.keys(stories) as readonly ClosedCase[];
/** Children of page-world.ts have lower numbers. */
const placeOf = (name: ClosedCase): number => 60 + names.indexOf(name);
export const closedRef = (name: ClosedCase): Reference =>
  mintReference(Buffer.from([7, placeOf(name), 7, 7, 7, 7, 7, 7]));
export const closedReferences = names.map(closedRef);

/** Stores them, each of a child of its own. */
export async function addClosed({ world, ports }: Pick<PageWorld, 'world' | 'ports'>): Promise<void> {
  for (const name of names) {
    const [facts, since] = stories[name];
    await stores(ports, plantedAs(closedRef(name), placeOf(name), facts));
    await world.has(closedRef(name), ...since);
  }
  await world.settled();
}
