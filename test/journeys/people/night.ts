// What the bot does after three in the morning.
import { createSealing, type SealingParts } from '../../../src/casework/looks/sealing.ts';
import type { Instant } from '../../../src/domain/time/calendar.ts';
import type { World } from '../../worlds/harness.ts';

/** The day before is sealed, and what rules see in it is found. */
export async function night(world: World, at: Instant): Promise<void> {
  await world.passesTo(at);
  const ports = world.ports as World['ports'] & SealingParts; // they are those of a store
  await createSealing({ ...ports, outside: ports.sealCodes }).round();
  await world.settled();
}
