// What telling asks of the database: the counts that may not get worse unnoticed.
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { requestsPerPress, type Asked } from '../../bench/requests.ts';
import { storeCases } from '../../bench/stored.ts';
import { must } from '../../people/builders.ts';
import { newScratch } from '../../worlds/scratch.ts';

describe('What telling asks of the database', () => {
  let asked: readonly Asked[];
  before(async () => {
    const folder = await newScratch('asks');
    const file = path.join(folder, 'cosmos.sqlite');
    await storeCases(file, 20);
    asked = await requestsPerPress(file);
    await rm(folder, { recursive: true, force: true });
  });

  // A flush may fall between two sends, so that one write more is right, and a contact may be asked for again: 20 RU more.
  const most: readonly (readonly [name: string, reads: number, queries: number, writes: number, units: number])[] = [
    // The first that is told of the case: it is claimed without being looked up.
    ['- telling of Submit', 7, 0, 3, 100],
    // The receipt of the press is still read: whether it was closed meanwhile is asked once; and what was posted before, together.
    ['- telling of Give consent', 4, 1, 3, 140],
    ['- a round with nothing to tell', 0, 2, 0, 5],
  ];
  for (const [name, reads, queries, writes, units] of most) {
    it(`${name.slice(2)}: at most ${reads} reads, ${queries} queries, ${writes} writes, ${units} RU`, () => {
      const one = must(asked.find(({ press }) => press === name));
      const isWithin =
        one.reads <= reads && one.queries <= queries && one.writes <= writes && Math.floor(one.units) <= units;
      assert.ok(isWithin, JSON.stringify(one));
    });
  }
});
