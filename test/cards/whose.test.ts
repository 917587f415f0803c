// Whose content a card shows: a page puts that reference over it, and no other.
import assert from 'node:assert/strict';
import type { Card } from '../../src/cards/blocks.ts';
import type { Answer } from '../../src/desk/scene/answer.ts';
import { childAt, refAt } from '../desk/meeting/meeting-room.ts';
import { colin, kestrelReference, moira, ravi } from '../people/builders.ts';
import { oursIn, quotedIn } from './inside.ts';
import { actionAt } from './cases/actions.ts';
import { meetingAt, today, worldOf } from './cases/meeting-world.ts';
import { commandOf, deskOver, type DeskInMemory } from '../worlds/desk-in-memory.ts';
import { caseAt } from './cases/stages.ts';

const meeting = `preMset-${today.input.date}` as const;
const textIn = ({ card }: Answer): string => [...oursIn(card as Card), ...quotedIn(card as Card)].join('\n');

function isOf(answer: Answer, place: number): void {
  assert.equal(answer.about, refAt(place));
  const text = textIn(answer);
  const others = [0, 1, 2].filter((other) => other !== place);
  assert.match(text, new RegExp(`Item ${place + 1} of 3 · [^\\n]*${refAt(place)}`));
  for (const other of others) assert.ok(!text.includes(`Item ${other + 1} of 3`), `item ${other + 1} in ${text}`);
}

describe('An answer says whose content its card shows', () => {
  let desk: DeskInMemory;
  beforeEach(() => {
    const cases = [0, 1, 2].map((place) => childAt(place, { meeting } as object));
    desk = deskOver({ cases, meetings: [meetingAt(worldOf(undefined), 'started')] });
  });
  const sent = { decision: 'strategy', rationale: 'Two new phones.', band: 'significant' };

  it('from item to item, with Save and next', async () => {
    const about = { meeting, command: commandOf('ripe') };
    isOf(await desk.answer(moira, 'meeting.item', { ...about, ref: refAt(0) }), 0);
    isOf(await desk.answer(moira, 'meeting.save', { ...about, ...sent, ref: refAt(0) }), 1);
    isOf(await desk.answer(moira, 'meeting.save', { ...about, ...sent, command: '', ref: refAt(1) }), 2);
  });
  it('when a form comes back, of the case whose form it is', async () => {
    isOf(await desk.answer(moira, 'meeting.save', { meeting, ref: refAt(1), command: commandOf('ripe') }), 1);
  });
  it('of an action by its name, and of a list of none', async () => {
    const received = deskOver({ cases: [caseAt('received')], parts: [actionAt('proposed')] });
    const opened = await received.answer(ravi, 'action.open', { ref: kestrelReference, action: 'A1' });
    assert.equal(opened.about, `${kestrelReference}/A1`);
    assert.equal((await received.answer(moira, 'list.queue')).about, undefined);
  });
  it('where the store does not answer, of what was pressed', async () => {
    const broken = deskOver({ broken: true });
    const fault = await broken.answer(colin, 'consent.return.go', { ref: kestrelReference });
    assert.equal(fault.about, kestrelReference);
  });
});
