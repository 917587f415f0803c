// What may meet the destruction of a record: what another instance has in its hands at that moment, presses, the clocks, the form.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { destroyOne, type DestroyParts } from '../../../src/casework/clocks/destroy.ts';
import { bringOver, switchForm } from '../../../src/casework/migrate/migrate.ts';
import { act } from '../../../src/casework/write/act.ts';
import { cases } from '../../../src/casework/write/matters.ts';
import type { Command } from '../../../src/domain/case/whole/case.ts';
import { mintCommandId, readReference, type Reference } from '../../../src/domain/kernel/ids.ts';
import { clockActor, type Person } from '../../../src/domain/people/actor.ts';
import { mintRegisterId } from '../../../src/domain/register/entry.ts';
import { createMatching } from '../../../src/machine/matching.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import type { Ended, Posted } from '../../../src/casework/ports/ports.ts';
import { databaseOf, secret, type MigrateDatabase } from '../../casework/migrate/database.ts';
import { directory, moira } from '../../people/builders.ts';
import { toolsOn } from '../../specimens/brought.ts';
import { fromLines, type Stored } from '../../specimens/stored.ts';

const now = '2027-06-01T10:00:00.000Z';
const nowMs = Date.parse(now);
const machine = { now: () => now, nowMs: () => nowMs, bytes: (count: number) => new Uint8Array(count).fill(7) };
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const partsOf = (store: CosmosStore): DestroyParts => ({ ...store, machine, log, matchKeysOf: createMatching(secret) });
const certificate = mintRegisterId(new Uint8Array(8).fill(9));

/** A case, the database it is in, and two instances of the bot on that. */
export interface Scene {
  readonly id: Reference;
  readonly database: MigrateDatabase;
  readonly one: CosmosStore;
  readonly other: CosmosStore;
  /** What there was before, by where it lay. */
  readonly before: Readonly<Record<string, Stored>>;
}
export type Meeting = (scene: Scene) => Promise<unknown>;

/** One instance takes the case away; a worker that found it changed tries again in its next round. */
async function destroys(store: CosmosStore, id: Reference): Promise<void> {
  for (let rounds = 0; rounds < 5; rounds += 1)
    if ((await destroyOne(partsOf(store), id, certificate)) !== 'left') return;
  throw new Error(`${id} is never destroyed`);
}
let presses = 0;
async function takes(store: CosmosStore, id: Reference, by: Person, command: Command): Promise<unknown> {
  presses += 1;
  const commandId = mintCommandId(nowMs, new Uint8Array(8).fill(presses));
  const context = { actor: by, now, directory };
  return act(partsOf(store), cases, { id, command, commandId, context });
}
/** A co-ordinator says something new, of a case at any stage. */
const says: Command = { step: 'changeNow', input: { trueNow: 'tell', mustNotBeTold: 'no' } };

const postedNow = {
  key: 'case.0',
  conversation: 'a:chat',
  activity: 'act-1',
  call: 1,
  shown: 'h',
  changedMs: nowMs,
} as Posted;

export const meetings: Readonly<Record<string, Meeting>> = {
  nothing: async ({ id, one }) => destroys(one, id),
  'another instance that destroys it': async ({ id, one, other }) =>
    Promise.all([destroys(one, id), destroys(other, id)]),
  'a press on its way': async ({ id, one, other }) => Promise.all([destroys(one, id), takes(other, id, moira, says)]),
  'a press afterwards': async ({ id, one, other }) => {
    await destroys(one, id);
    return takes(other, id, moira, says);
  },
  'its clock': async ({ id, one, other }) =>
    Promise.all([destroys(one, id), takes(other, id, clockActor, { step: 'remindCase', input: {} })]),
  'a card on its way': async ({ id, one, other }) => {
    const claimed = await other.outbox.claim(id, nowMs, 17_000);
    await destroys(one, id);
    for (const notice of claimed) {
      const posted = { ...postedNow, key: notice.value.key };
      const delivery = { id: `d-${posted.key}`, key: posted.key, at: now, result: 'posted', detail: undefined };
      await other.outbox.finish(notice, { delivery, posted } as unknown as Ended);
    }
  },
  'a card that was posted meanwhile': async ({ id, one, other }) => {
    await destroys(one, id);
    await other.outbox.savePosted(id, postedNow);
  },
};

/** While it is brought over from an earlier form, in batches as small as can be: once it is marked, before its parts are written. */
export const broughtOver: Meeting = async ({ id, database, one }) => {
  let isDone = false;
  const comes = async (): Promise<void> => {
    if (isDone || (await one.cases.load(id))?.value.moving !== 'moving') return;
    isDone = true;
    await destroys(one, id);
  };
  const migrator = await database.open({ operations: 1, bytes: 1_000_000 }, comes);
  const tools = { ...toolsOn(migrator, secret), tell: () => undefined };
  await switchForm(tools);
  await bringOver(tools);
  assert.ok(isDone, 'it was brought over in one batch');
};

function referenceOf(text: string): Reference {
  const read = readReference(text);
  if ('problem' in read) throw new Error(read.problem);
  return read.reference;
}
/** The case of a specimen with all that names it, destroyed while something else happens. */
export async function destroyedWhile(meeting: Meeting, id: string, specimen = 'form-9'): Promise<Scene> {
  const file = new URL(`../../specimens/${specimen}/stored.jsonl`, import.meta.url);
  const naming = fromLines(await readFile(file, 'utf8')).filter((one) => JSON.stringify(one).includes(id));
  const database = await databaseOf(specimen, [id, ...naming.map(({ pk }) => pk)]);
  const [one, other] = [await database.open(), await database.open()];
  const scene = { id: referenceOf(id), database, one, other, before: await database.stored() };
  await meeting(scene);
  return scene;
}
