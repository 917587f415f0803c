// Most tests reach the database within the process. Where the way there is part of what is tested, it is HTTP as in the
// product: in these folders, and in two journeys from end to end.
import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { globSync, readFileSync } from 'node:fs';
import { kestrelReference } from '../people/builders.ts';
import { openWorld } from '../worlds/harness.ts';
import { importsOf } from './source.ts';

const wired = ['protocol', 'store', 'faults', 'browser'] as const;
const journeys = ['test/journeys/faults.test.ts', 'test/journeys/s1-received.test.ts'];
/** What may spare the wire. */
const within = [
  'test/casework/migrate/database.ts',
  'test/demo/made.ts',
  'test/desk/late-database.ts',
  'test/journeys/people/data-folder.ts',
  'test/meet/tampered/database.ts',
  'test/specimens/specimen.test.ts',
  'test/specimens/stored.ts',
  'test/web/people/whole-tab.ts',
  'test/worlds/harness.ts',
];

const files = globSync('test/**/*.ts')
  .toSorted()
  .map((path) => ({
    path: path.replaceAll('\\', '/'),
    text: readFileSync(path, 'utf8'),
  }));
const opensWorld = /\bopenWorld\([^()]*\)/g;
const saysWire = /\bwire: true\b/;

describe('The wire to the database', () => {
  it('is spared by the worlds of the tests alone, and by no folder that tests it', () => {
    const sparing = files.filter((file) => importsOf(file).some(({ to }) => to === 'test/worlds/in-process.ts'));
    assert.deepEqual(
      sparing.map(({ path }) => path),
      within,
    );
    for (const { path, text } of files.filter(({ path }) =>
      wired.some((folder) => path.startsWith(`test/${folder}/`)),
    )) {
      for (const [opening] of text.matchAll(opensWorld)) assert.match(opening, saysWire, path);
    }
  });

  it('is used by two journeys', () => {
    const found = files.filter(({ path, text }) => path.startsWith('test/journeys/') && saysWire.test(text));
    assert.deepEqual(
      found.map(({ path }) => path),
      journeys,
    );
  });

  for (const wire of [true, false]) {
    for (const faults of [true, false]) {
      const what = faults ? 'database of the test' : 'embedded database';
      it(`${wire ? 'carries' : 'does not carry'} what a world asks of the ${what}`, async () => {
        const asked: string[] = [];
        const note = (message: unknown): void => {
          const { request } = message as { readonly request: { readonly path: string } }; // as node:http publishes it
          asked.push(request.path);
        };
        subscribe('http.client.request.start', note);
        const world = await openWorld({ wire, faults, people: [] });
        try {
          assert.equal(await world.ports.cases.load(kestrelReference), undefined);
        } finally {
          await world.stop();
          unsubscribe('http.client.request.start', note);
        }
        assert.equal(
          asked.some((path) => path.startsWith('/dbs/mset/colls/cases/docs/')),
          wire,
        );
      });
    }
  }
});
