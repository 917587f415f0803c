// Where a meeting is, on the card of its invitation: as it was typed, with Join where Teams holds it (docs/process.md P6.3).
import assert from 'node:assert/strict';
import { meetingCardFor } from '../../src/notices/meeting/standing.ts';
import type { Meeting } from '../../src/domain/meeting/meeting.ts';
import * as inside from '../cards/inside.ts';
import { readable } from '../journeys/people/readable.ts';
import { directory, must, ravi } from '../people/builders.ts';
import { preMset } from '../people/meeting-builders.ts';

const link = 'https://teams.microsoft.com/l/meetup-join/x';
const cardOf = (place: string | undefined) => {
  const meeting: Meeting = { ...preMset, ...(place !== undefined && { place }) };
  return must(
    meetingCardFor(meeting, ravi, directory, '2027-01-11T09:00:00.000Z', (page) => `https://mset.example/#/${page}`),
  ).card;
};
const linksOn = (place: string | undefined): readonly unknown[] =>
  inside.actionsOf(cardOf(place)).flatMap(({ type, title, url }) => (type === 'Action.OpenUrl' ? [[title, url]] : []));

describe('The card of an invitation', () => {
  const page = ['Open in tab', `https://mset.example/#/meeting/${preMset.id}`];

  it('says the place as it was typed, not as marked-up text, and joins a meeting in Teams', () => {
    const typed = `*Room 3*, ${link}`;
    assert.match(readable(cardOf(typed)), /Place: \*Room 3\*, https:/);
    assert.doesNotMatch(JSON.stringify(inside.ofType(cardOf(typed), 'TextBlock')), /Room 3/, 'never as markdown');
    assert.deepEqual(linksOn(typed), [['Join', link], page]);
    assert.ok(inside.actionRowsOf(cardOf(typed)).every((row) => row.length <= 5));
  });

  it('leads nowhere else, whatever was typed, and says nothing where nothing was', () => {
    assert.deepEqual(linksOn('https://rooms.example/3'), [page]);
    assert.match(readable(cardOf('https://rooms.example/3')), /Place: https:\/\/rooms\.example\/3/);
    assert.deepEqual(linksOn(undefined), [page]);
    assert.doesNotMatch(readable(cardOf(undefined)), /Place/);
  });
});
