// Puts the fictional cases in: every step through the one write path, in time order, with the clock's steps in between.
import { caseMatter } from '../domain/case/case.ts';
import { nextOf } from '../domain/matter.ts';
import { actionPart, hasActions } from '../domain/case/action/table.ts';
import { act } from '../casework/write/act.ts';
import { cases as managedCases } from '../casework/write/matters.ts';
import { remindAll } from '../casework/clocks/clocks.ts';
import { hashOf } from '../casework/write/hashing.ts';
import type { Cases, Log, Machine, Ports } from '../casework/ports/ports.ts';
import type { Instant } from '../domain/time/calendar.ts';
import type { Directory } from '../domain/people/directory.ts';
import { mintCommandId, mintReference, type Reference } from '../domain/ids.ts';
import type { CosmosStore } from '../store/cosmos.ts';
import { demoCalendar } from './calendar.ts';
import { castOf, type Deed, type Story } from './deeds.ts';
import { storiesOn } from './stories.ts';
import { settleOld } from './told.ts';
import { CommandError } from '../commands/outcome.ts';

export interface PutIn {
  /** Cases that were not there before. */
  readonly fresh: readonly Reference[];
  readonly actions: number;
  /** Cases that were there, and were left as they are. */
  readonly kept: number;
}
type Store = Pick<CosmosStore, 'cases' | 'meetings' | 'advice' | 'outbox' | 'contacts' | 'channels'> &
  Pick<Ports, 'matchKeysOf'>;
type DemoMachine = Pick<Machine, 'now' | 'nowMs'>;

/** Always the same references and commands, so that nothing is put in twice. */
const seed = 'mset demo 1';
const bytesOf = (...of: readonly string[]): Uint8Array => Buffer.from(hashOf(seed, ...of), 'hex');
export const referenceOf = (key: string): Reference => mintReference(bytesOf(key));

/** One case that is being put in. */
interface On extends Pick<Store, 'cases' | 'meetings' | 'advice' | 'matchKeysOf'> {
  readonly directory: Directory;
  readonly machine: DemoMachine;
  readonly reference: Reference;
}

/** Puts in what is not there yet. Throws a sentence where a step is refused. */
export async function putIn(store: Store, directory: Directory, machine: DemoMachine): Promise<PutIn> {
  const { cases, meetings, advice, matchKeysOf } = store;
  const calendar = demoCalendar(machine.now());
  const fresh: Reference[] = [];
  const stories = storiesOn({ cast: castOf(directory), calendar, referenceOf });
  for (const story of stories) {
    const reference = referenceOf(story.key);
    if ((await cases.load(reference)) !== undefined) continue;
    await tell({ cases, meetings, advice, matchKeysOf, directory, machine, reference }, story, machine.now());
    await settleOld(store, machine, reference, calendar.toldSince);
    fresh.push(reference);
  }
  const actions = await Promise.all(fresh.map((reference) => cases.parts(reference, 'action')));
  return { fresh, actions: actions.flat().length, kept: stories.length - fresh.length };
}

/** One story from its first deed until now. */
async function tell(on: On, { key, deeds }: Story, now: Instant): Promise<void> {
  const inOrder = deeds.toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
  for (const [place, deed] of inOrder.entries()) {
    await runClock(on, deed.at);
    await take(on, deed, [key, String(place)]);
  }
  await runClock(on, now);
}

async function take(on: On, { by, at, command }: Deed, name: readonly string[]): Promise<void> {
  const { cases, matchKeysOf, directory, machine, reference } = on;
  const commandId = mintCommandId(0, bytesOf('command', ...name));
  const context = { actor: by, now: at, directory };
  const outcome = await act({ cases, matchKeysOf, machine: { ...machine, bytes: noChance } }, managedCases, {
    id: reference,
    command,
    commandId,
    context,
  });
  if (outcome.kind === 'done') return;
  const why = outcome.kind === 'refused' ? outcome.refusal.message : outcome.kind;
  throw new CommandError(`${by.name} could not ${command.step} in the fictional case ${name.join(' ')}: ${why}`);
}

/** Takes the clock's steps of this case that fell due by then, each at its own time, as the bot would have. */
async function runClock(on: On, until: Instant): Promise<void> {
  const { cases, meetings, advice, matchKeysOf, directory, machine, reference } = on;
  for (let at = await nextRung(cases, reference); at !== undefined && at <= until;) {
    const then = at;
    const changed = await remindAll({
      cases: onlyOf(cases, reference),
      meetings,
      advice,
      matchKeysOf,
      directories: { current: async () => directory, replace: notHere, hash: async () => undefined },
      machine: { ...machine, now: () => then, bytes: noChance },
      log: throwing,
    });
    if (changed.length === 0) throw new CommandError(`The clock of a fictional case stands still at ${then}.`);
    at = await nextRung(cases, reference);
  }
}

async function nextRung(cases: Cases, reference: Reference): Promise<Instant | undefined> {
  const one = (await cases.load(reference))?.value.root;
  const actions = one === undefined || !hasActions(one) ? [] : await cases.parts(reference, 'action');
  const clocks = [one && caseMatter.clock(one), ...actions.map((action) => actionPart.clock(action))];
  return clocks
    .map(nextOf)
    .filter((at) => at !== undefined)
    .toSorted()[0];
}

/** Cases that were there before have their clocks run by the bot, at its own time. */
const onlyOf = (cases: Cases, reference: Reference): Cases => ({
  ...cases,
  fallenDue: async (now) => (await cases.fallenDue(now)).filter(({ matter }) => matter === reference),
});

const notHere = async (): Promise<never> => Promise.reject(new CommandError('The directory is not changed here.'));
const noChance = (): never => {
  throw new CommandError('Nothing here is left to chance.');
};
/** A reminder that fails must not be passed over. */
const throwing: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: (_what, error) => {
    throw error;
  },
};
