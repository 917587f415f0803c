// A meeting's chat in Teams: what is said, pressed and told in it; transcripts tell of it like of any other chat.
import assert from 'node:assert/strict';
import type { Person } from '../../../src/domain/people/actor.ts';
import type { World } from '../../worlds/harness.ts';
import { tenantId } from '../../worlds/teams-service.ts';
import type { Card, Happening } from './person-window.ts';
import { buttonsIn, readable } from './readable.ts';
import { watched } from './watched.ts';

type Who = Pick<Person, 'objectId' | 'name'>;
export interface GroupChat {
  /** Spoken to the bot. */
  says(who: Who, text: string): Promise<void>;
  /** What stands in it now, the newest last. */
  reads(): readonly string[];
  /** Presses a button of the newest card that has it; gives the private answer. */
  presses(who: Who, title: string): Promise<string>;
  /** Teams tells that the meeting began or ended. */
  tells(who: Who, what: 'Start' | 'End'): Promise<void>;
}

export function groupChat(world: World, id: string): GroupChat {
  const there = { conversation: { id, conversationType: 'groupChat', isGroup: true, tenantId } };
  const cards = (): readonly Card[] => world.teams.chat(id).map(({ card }) => card as Card);
  // The world lets others only read what happened; this chat is part of it.
  const happenings = world.happenings as Happening[];
  const does = async (who: Who, what: string, work: () => Promise<unknown>): Promise<void> => {
    world.clock.passes(1500);
    happenings.push({ kind: 'does', who: who.name, at: world.clock.now(), what: `${what} in ${id}`, filled: [] });
    happenings.push(...(await watched(world, work)));
  };
  return {
    says: async (who, text) =>
      does(who, `types “${text}”`, async () => world.teams.person(who).says(text, { ...there, mention: true })),
    reads: () => cards().map(readable),
    presses: async (who, title) => {
      const button = cards()
        .toReversed()
        .flatMap((card) => buttonsIn(card))
        .find((one) => one.title === title);
      assert.ok(button, `${title} stands in the chat:\n${cards().map(readable).join('\n---\n')}`);
      let answer: Card = {};
      await does(who, `presses **${title}**`, async () => {
        const { status, body } = await world.teams.person(who).presses(button.verb, button.data, there);
        answer = (body as { value: Card }).value;
        happenings.push({ kind: 'answer', who: who.name, status, card: answer, body });
      });
      return readable(answer);
    },
    tells: async (who, what) => {
      const name = `application/vnd.microsoft.meeting${what}`;
      await does(who, what === 'Start' ? 'begins the meeting' : 'ends the meeting', async () =>
        world.teams.person(who).sends({ type: 'event', name, value: { MeetingType: 'Scheduled' }, ...there }),
      );
    },
  };
}
