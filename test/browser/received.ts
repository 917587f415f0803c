// Where browser tests of what comes after consent begin: Kestrel's case is received.
import { cases } from '../../src/casework/write/matters.ts';
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { act } from '../../src/casework/write/act.ts';
import { personIn } from '../../src/domain/people/directory.ts';
import { mintCommandId } from '../../src/domain/ids.ts';
import { consented, filledIn, kestrelReference, must, noConflict, submitted } from '../people/builders.ts';
import type { Team } from './team.ts';
import type { PersonWindow } from './window.ts';

/** A picture of the window, when pictures are asked for. */
export async function shoot(window: PersonWindow, name: string): Promise<void> {
  if (process.env['SHOTS'] === undefined) return;
  mkdirSync('shots', { recursive: true });
  await window.shoots(path.join('shots', `${name}.png`));
}

/** Brings Kestrel's case to Received, without the cards in between. */
export async function receive({ ports }: Team): Promise<void> {
  const directory = await ports.directories.current();
  for (const { by, command } of [...filledIn(), submitted(), noConflict(), consented()]) {
    const actor = must(personIn(directory, by.objectId));
    const context = { actor, now: ports.machine.now(), directory };
    const commandId = mintCommandId(ports.machine.nowMs(), ports.machine.bytes(8));
    const outcome = await act(ports, cases, { id: kestrelReference, command, commandId, context });
    assert.equal(outcome.kind, 'done');
  }
}
