// What the administrator of the fictional council finds: a change that waits, someone who leaves, someone away; and nothing is wrong.
import assert from 'node:assert/strict';
import { verify } from '../../src/casework/check/verify.ts';
import { importDirectory } from '../../src/casework/read/import-directory.ts';
import type { Ports } from '../../src/casework/ports/ports.ts';
import { putCouncil } from '../../src/demo/council.ts';
import { councilId } from '../../src/domain/council/council.ts';
import { breaksIn } from '../../src/domain/people/breaks.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import { newFolder } from '../journeys/people/data-folder.ts';
import { directory, greta, hal, must, noor } from '../people/builders.ts';
import { dot } from '../people/council-builders.ts';
import { pagesOver } from '../web/people/page-world.ts';
import { createClock } from '../worlds/clock.ts';
import { onDatabase } from './made.ts';

const ignore = (): void => undefined;

describe('The demo, for its administrator', () => {
  for (const now of ['2027-02-03T10:30:00.000Z', '2027-02-06T10:30:00.000Z'] satisfies readonly Instant[]) {
    it(`has something on each part of the page, on ${now.slice(0, 10)}`, async () => {
      await onDatabase(await newFolder(), async (store) => {
        const machine = createClock();
        machine.at(now);
        const silent = { info: ignore, warn: ignore, error: ignore };
        await importDirectory({ ...store, machine }, { directory, hash: 'the file' }, silent);
        assert.equal(await putCouncil(store, machine), 3);
        const { root } = must(await store.council.load(councilId)).value;
        assert.deepEqual(
          root.delegations.map(({ from, to }) => [from, to]),
          [[hal.objectId, greta.objectId]],
        );
        assert.deepEqual(
          root.leaving.map(({ person }) => person),
          [noor.objectId],
        );
        assert.deepEqual(
          root.proposals.map(({ by }) => by.name),
          [dot.name],
        );
        const ports = { ...store, machine } as unknown as Ports; // a page asks for no more
        const page = must(await pagesOver(ports).read(dot, 'council'));
        assert.equal(page.proposals.length, 1);
        assert.deepEqual(breaksIn(await store.directories.newest()), []);
        assert.deepEqual(await store.outbox.due(Date.parse(now), 500), [], 'no one is told below a home card');
        const problems: string[] = [];
        await verify(store.audit, Date.parse(now), ({ kind, what }) => void problems.push(`${kind}: ${what}`));
        assert.deepEqual(problems, []);
      });
    });
  }
});
