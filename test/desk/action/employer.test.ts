// An action of a case in which someone of concern works with children: what its form says of their employer (docs/process.md P5.10).
import assert from 'node:assert/strict';
import type { StoryRow, Told } from '../../people/builders.ts';
import { caseOf, given, kestrelReference, moira } from '../../people/builders.ts';
import { ada } from '../../people/meeting-builders.ts';
import { readable } from '../../journeys/people/readable.ts';
import { ladoTold } from '../../domain/owed/settle.ts';
import { ofLado, received } from '../../domain/owed/stories.ts';
import { commandOf, deskOver } from '../../worlds/desk-in-memory.ts';

const [who, when, step, input, about] = ladoTold('2027-01-04T12:00:00.000Z');
const toldOfHealth = [who, when, step, { ...input, employer: 'health' }, about] as StoryRow; // of the same step
const over = (...told: Told) => deskOver({ cases: [caseOf(given(...told))] });
const data = { ref: kestrelReference, command: commandOf('ripe') };
const sent = { text: 'Visit the home.', owner: `health|${ada.objectId}`, subType: 'licensing', priority: 'normal' };

describe('The form of an action', () => {
  const care = /for whom is not known: give it to no agency that may employ them/;
  it('says that the employer is not known, where someone of concern works with children', async () => {
    assert.match(readable(await over(...received(ofLado)).press(moira, 'action.add', data)), care);
    for (const told of [received(), [...received(ofLado), toldOfHealth]])
      assert.doesNotMatch(readable(await over(...told).press(moira, 'action.add', data)), care);
  });
  it('keeps what was typed where the owner works for the employer, and says what to do', async () => {
    const desk = over(...received(ofLado), toldOfHealth);
    const text = readable(await desk.press(moira, 'action.add.go', { ...data, ...sent, needToKnow: 'Nothing.' }));
    assert.match(
      text,
      /Visit the home\.[^]*works for Health, which an action tells of this case\. Choose another owner/,
    );
  });
});
