// Requests for advice on a real store, moved on by the write path itself.
import { commandIn } from '../people/builders.ts';
import { adviceRequests } from '../../src/casework/write/matters.ts';
import { act, type Outcome } from '../../src/casework/write/act.ts';
import type { AdviceTypes } from '../../src/domain/advice/table.ts';
import type { CommandId } from '../../src/domain/kernel/ids.ts';
import { adviceId, type AdviceRow } from '../people/advice-builders.ts';
import { freshCommand, type Instance } from './meeting-story.ts';

/** Takes the step at this instance's time. */
export const advises = (
  on: Instance,
  row: AdviceRow,
  commandId: CommandId = freshCommand(),
  id = adviceId,
): Promise<Outcome<AdviceTypes>> => {
  const [actor, , , , of] = row;
  return act(
    {
      advice: on.store.advice,
      machine: { now: () => on.now, nowMs: () => Date.parse(on.now), bytes: (count) => new Uint8Array(count) },
    },
    adviceRequests,
    {
      id,
      command: commandIn(row),
      commandId,
      context: { actor, now: on.now, directory: on.council, ...(typeof of?.about === 'object' && { about: of.about }) },
    },
  );
};
