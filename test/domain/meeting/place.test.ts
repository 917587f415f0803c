// Which address in a place is a link to join by, and which of them a stored card may lead to.
import assert from 'node:assert/strict';
import { joinIn, linkIn } from '../../../src/domain/meeting/place.ts';

const teams = 'https://teams.microsoft.com/l/meetup-join/x';

describe('The place of a meeting', () => {
  const told: readonly (readonly [place: string | undefined, link: string | undefined, join: string | undefined])[] = [
    [undefined, undefined, undefined],
    ['Room 3', undefined, undefined],
    [`Room 3, ${teams}`, teams, teams],
    [
      'https://teams.cloud.microsoft/meet/1',
      'https://teams.cloud.microsoft/meet/1',
      'https://teams.cloud.microsoft/meet/1',
    ],
    ['https://rooms.example/3', 'https://rooms.example/3', undefined],
    ['https://teams.microsoft.com.example/x', 'https://teams.microsoft.com.example/x', undefined],
    ['http://teams.microsoft.com/x', undefined, undefined],
    ['javascript:alert(1)', undefined, undefined],
  ];
  for (const [place, link, join] of told)
    it(`${place ?? 'none'}: ${join === undefined ? 'no button' : 'Join'}`, () => {
      assert.deepEqual([linkIn(place), joinIn(place)], [link, join]);
    });
});
