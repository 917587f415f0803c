// A case that no press writes says so above all else, on its card and on its page.
import assert from 'node:assert/strict';
import { tabCaller } from '../../../src/desk/tab-caller.ts';
import { readable } from '../../journeys/people/readable.ts';
import { kestrel, moira } from '../../people/builders.ts';
import { pagesOver } from '../../web/people/page-world.ts';
import type { World } from '../../worlds/harness.ts';
import { openTriage, received, ref, stands } from '../triage/triage-office.ts';

const words = {
  moving: /Nothing can be recorded in this case while it is being brought over/,
  stopped: /Nothing can be recorded in this case until it is mended: ring those who must act\./,
};

describe('A case that no press writes', () => {
  let world: World;
  beforeEach(async () => {
    world = await openTriage();
    // With a warning of its own, which stays.
    await world.has(ref, received({ ...kestrel, mustNotBeTold: 'yes', toldWho: 'An uncle', toldWhy: 'He may warn.' }));
  });
  afterEach(async () => world.stop());

  for (const how of ['moving', 'stopped'] as const) {
    it(`says so first, on its card and on its page, while it is ${how}`, async () => {
      const { desk, read } = pagesOver(world.ports);
      const opened = async (): Promise<string> => {
        const { card } = await desk.press(tabCaller(moira.objectId), 'case.open', { ref });
        return readable(card as Parameters<typeof readable>[0]);
      };
      const warnings = async (): Promise<readonly string[]> =>
        ((await read(moira, 'case', { reference: ref }))?.warnings ?? []).map(({ title }) => title);
      assert.doesNotMatch(await opened(), /Nothing can be recorded/);
      assert.doesNotMatch((await warnings()).join(' '), /Nothing can be recorded/);
      stands(world, ref, how);
      const shown = await opened();
      assert.match(shown.slice(0, 300), words[how]);
      assert.match(shown, /Someone must not be told/);
      assert.ok(shown.search(words[how]) < shown.indexOf('Someone must not be told'));
      assert.match((await warnings())[0] ?? '', words[how]);
    });
  }
});
