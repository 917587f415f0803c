// Requests for advice on a real store, moved on by the write path itself.
import { adviceRequests } from '../../src/casework/write/matters.ts';
import { act, type Outcome } from '../../src/casework/write/act.ts';
import type { AdviceTypes } from '../../src/domain/advice/table.ts';
import type { CommandId } from '../../src/domain/ids.ts';
import { adviceId, type AdviceDeed } from '../people/advice-builders.ts';
import { freshCommand, type Instance } from './meeting-story.ts';

/** Takes the step at this instance's time. */
export const advises = (
  of: Instance,
  { by, command, about }: AdviceDeed,
  commandId: CommandId = freshCommand(),
  id = adviceId,
): Promise<Outcome<AdviceTypes>> =>
  act(
    {
      advice: of.store.advice,
      machine: { now: () => of.now, nowMs: () => Date.parse(of.now), bytes: (count) => new Uint8Array(count) },
    },
    adviceRequests,
    { id, command, commandId, context: { actor: by, now: of.now, directory: of.council, ...(about && { about }) } },
  );
