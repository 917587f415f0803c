// Keys are stored: they keep their spelling, and no two cards may have the same.
import assert from 'node:assert/strict';
import { matterKinds, matters } from '../../src/domain/matters/matters.ts';
import {
  actionCardKey,
  adviceCardKey,
  agendaKey,
  calendarMailKey,
  cardKey,
  cardKeyOf,
  channelsKey,
  digestKey,
  kindOfKey,
  meetingCardKey,
  meetingPostKey,
  trainingCardKey,
  troublesKey,
} from '../../src/notices/keys.ts';
import { moira } from '../people/builders.ts';

const { objectId } = moira;

describe('The keys of cards', () => {
  it('are spelled as they are stored', () => {
    assert.deepEqual(
      [
        cardKey(objectId),
        meetingCardKey(objectId),
        adviceCardKey(objectId),
        trainingCardKey(objectId),
        actionCardKey('A1', objectId),
      ],
      [`card-${objectId}`, `meet-${objectId}`, `advice-${objectId}`, `train-${objectId}`, `act-A1-${objectId}`],
    );
  });

  it('of no two kinds begin alike, nor like what is no card of a matter', () => {
    const others = [
      channelsKey(),
      agendaKey(objectId),
      calendarMailKey(objectId),
      meetingPostKey,
      digestKey,
      troublesKey,
      'trouble-',
    ];
    const cards = [...matterKinds.map((kind) => cardKeyOf(kind)(objectId)), actionCardKey('A1', objectId)];
    const all = [...cards, ...others].map(kindOfKey);
    assert.deepEqual(
      all.filter((beginning, place) => all.indexOf(beginning) !== place),
      [],
    );
    const parts = matterKinds.flatMap((kind) => Object.keys(matters[kind].parts));
    assert.deepEqual(
      parts.filter((part) => all.includes(part)),
      [],
    );
  });
});
