// Where browser tests of what comes after consent begin: Kestrel's case is received.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { playsCase } from '../../src/demo/players.ts';
import { rowsOf } from '../../src/demo/story.ts';
import { mintCommandId } from '../../src/domain/kernel/ids.ts';
import { kestrelReference } from '../people/builders.ts';
import { untilReceived } from '../people/meeting-builders.ts';
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
  const { machine } = ports;
  const directory = await ports.directories.current();
  for (const row of rowsOf(untilReceived)) {
    const turn = { at: machine.now(), directory, commandId: mintCommandId(machine.nowMs(), machine.bytes(8)) };
    const outcome = await playsCase(ports, kestrelReference, row, turn);
    assert.equal(outcome.kind, 'done');
  }
}
