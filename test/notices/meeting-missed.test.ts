// A meeting that no one started: what its card says to whom (docs/process.md P6.17).
import assert from 'node:assert/strict';
import { meetingCardFor } from '../../src/notices/meeting/standing.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { readable } from '../journeys/people/readable.ts';
import { directory, moira, must, ravi, tess } from '../people/builders.ts';
import { preMset } from '../people/meeting-builders.ts';

const after = '2027-01-13T09:00:00.000Z';
const cardOf = (who: Person, now = after) => must(meetingCardFor(preMset, who, directory, now));

describe('The card of a meeting that no one started', () => {
  it('is late for those who run meetings, and says what to do', () => {
    for (const who of [moira, tess]) {
      const { card, summary } = cardOf(who);
      assert.match(readable(card), /▲ Late · was due Tue 12 Jan 14:00[^]*press Cancel meeting/);
      assert.match(summary, /was not started$/);
    }
  });

  it('asks the others for nothing any more', () => {
    const text = readable(cardOf(ravi).card);
    assert.match(text, /It was not started\./);
    assert.doesNotMatch(text, /I am coming|Cancel meeting/);
    assert.match(readable(cardOf(ravi, '2027-01-12T13:00:00.000Z').card), /I am coming/);
  });
});
