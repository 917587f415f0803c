// Entries, records and those who compare them on a store as it is deployed: what the tests of links, of records and of their
// picture begin with.
import assert from 'node:assert/strict';
import { verify } from '../../../src/casework/check/verify.ts';
import { createAsk } from '../../../src/casework/read/ask.ts';
import { act } from '../../../src/casework/write/act.ts';
import { sayOfLink, type Saying } from '../../../src/casework/write/links.ts';
import { cases, entities } from '../../../src/casework/write/matters.ts';
import type { Takes } from '../../../src/casework/write/records.ts';
import { rowsOf } from '../../../src/demo/story.ts';
import { toEntryRef, type EntryRef } from '../../../src/domain/case/mention/entry.ts';
import type { Command } from '../../../src/domain/case/whole/case.ts';
import { mintCommandId, type CommandId, type Reference } from '../../../src/domain/kernel/ids.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import type { Instant } from '../../../src/domain/time/calendar.ts';
import { createMatching } from '../../../src/machine/matching.ts';
import { readableMentions } from '../../../src/reading/links/links.ts';
import type { Reader } from '../../../src/reading/reader.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import { commandIn, later, moira, monday10, must, type Told } from '../../people/builders.ts';
import { createClock } from '../../worlds/clock.ts';

export const secret = 'the secret of a test, of no child';
/** The keys of the one number that several cases name. */
export const madeWith = (key: string): readonly string[] =>
  createMatching(key)
    .links('phone', { number: '07700 900123' })
    .map((it) => it.key);
export const ref = (reference: Reference, id = 'P1'): EntryRef => must(toEntryRef(`${reference}/${id}`)).ref;
/** A story is of one reference: here it is of this one. */
const named = (reference: Reference, command: Command): Command =>
  command.step === 'start' ? { ...command, input: { ...command.input, reference } } : command;

interface Begun {
  /** The store of this test. */
  readonly store: () => CosmosStore;
  readonly directory: Directory;
  readonly now: () => Instant;
}

export function linkingOn({ store, directory, now }: Begun) {
  let presses = 0;
  const machine = createClock();
  const newCommand = (): CommandId => mintCommandId((presses += 1), machine.bytes(8));
  const portsOn = (on = store(), key = secret) => ({ ...on, machine, matchKeysOf: createMatching(key) });
  /** Steps on a case, one after the other, as people press them. */
  async function play(reference: Reference, told: Told, on = store()): Promise<void> {
    for (const row of rowsOf(told)) {
      const outcome = await act(portsOn(on), cases, {
        id: reference,
        command: named(reference, commandIn(row)),
        commandId: newCommand(),
        context: { actor: row[0], now: later(monday10, presses), directory },
      });
      assert.equal(outcome.kind, 'done', `${row[2]} ${JSON.stringify(outcome)}`);
    }
  }
  const reader = (person: Person = moira, on = store()): Reader => {
    const ports = portsOn(on) as unknown as Reader['ports']; // nothing else of them is asked
    return { ports, ask: createAsk({ ...on, matchKeysOf: createMatching(secret) }), person, directory, now: now() };
  };
  const takesOn = (on: CosmosStore, person: Person, command = newCommand()): Takes => {
    const context = { actor: person, now: now(), directory };
    return {
      case: (id, what) => act(portsOn(on), cases, { id, command: what, commandId: command, context }),
      entity: (id, what) => act(portsOn(on), entities, { id, command: what, commandId: command, context }),
      readable: (mentions) => readableMentions(reader(person, on), mentions),
    };
  };
  const say = (saying: Saying, on = store(), person = moira, command?: CommandId) =>
    sayOfLink(portsOn(on), takesOn(on, person, command), saying);
  /** What verify says of all that is stored. */
  const problems = async (on = store()): Promise<readonly string[]> => {
    const said: string[] = [];
    await verify(on.audit, machine.nowMs(), ({ reference, kind, what }) => {
      said.push(`${reference} ${kind}: ${what}`);
    });
    return said;
  };
  return { machine, newCommand, portsOn, play, reader, takesOn, say, problems };
}
