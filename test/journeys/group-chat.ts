// A meeting's chat in Teams: what is said, pressed and told in it.
import assert from 'node:assert/strict';
import type { Person } from '../../src/domain/actor.ts';
import type { World } from '../harness.ts';
import { tenantId } from '../teams-service.ts';
import type { Card } from './person-window.ts';
import { buttonsIn, readable } from './readable.ts';

export interface GroupChat {
  /** Spoken to the bot. */
  says(who: Person, text: string): Promise<void>;
  /** What stands in it now, the newest last. */
  reads(): readonly string[];
  /** Presses a button of the newest card that has it; gives the private answer. */
  presses(who: Person, title: string): Promise<string>;
  /** Teams tells that the meeting began or ended. */
  tells(who: Pick<Person, 'objectId' | 'name'>, what: 'Start' | 'End'): Promise<void>;
}

export function groupChat(world: World, id: string): GroupChat {
  const there = { conversation: { id, conversationType: 'groupChat', isGroup: true, tenantId } };
  const cards = (): readonly Card[] => world.teams.chat(id).map(({ card }) => card as Card);
  return {
    says: async (who, text) => {
      world.clock.passes(1500);
      await world.teams.person(who).says(text, { ...there, mention: true });
      await world.settled();
    },
    reads: () => cards().map(readable),
    presses: async (who, title) => {
      world.clock.passes(1500);
      const button = cards()
        .toReversed()
        .flatMap((card) => buttonsIn(card))
        .find((one) => one.title === title);
      assert.ok(button, `${title} stands in the chat:\n${cards().map(readable).join('\n---\n')}`);
      const { body } = await world.teams.person(who).presses(button.verb, button.data, there);
      await world.settled();
      return readable((body as { value: Card }).value);
    },
    tells: async (who, what) => {
      const name = `application/vnd.microsoft.meeting${what}`;
      await world.teams.person(who).sends({ type: 'event', name, value: { MeetingType: 'Scheduled' }, ...there });
      await world.settled();
    },
  };
}
