// An instance hears of a form that another one has put in force within the time that a migration waits.
import assert from 'node:assert/strict';
import type { Ports } from '../../../src/casework/ports/ports.ts';
import { createWorker } from '../../../src/casework/tell/tick.ts';

it('the rounds of the outbox ask for the form in force, every ten seconds at most', async () => {
  let now = 0;
  const asked: number[] = [];
  const ports = {
    machine: { now: () => '', nowMs: () => now, bytes: (count: number) => new Uint8Array(count) },
    forms: { refresh: async () => void asked.push(now) },
    outbox: { due: async () => [] },
  } as unknown as Ports; // all that a round over nothing uses
  const worker = createWorker(ports);
  for (; now <= 30_000; now += 3000) await worker.tick();
  assert.deepEqual(asked, [12_000, 24_000]);
});
