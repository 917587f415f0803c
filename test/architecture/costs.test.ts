// What the documents say that a change costs is what it costs: each is written into one copy of the source, which compiles.
// `npm run measure costs` tries each alone, and what is asked for where one of its files is left out.
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { additionsFolder, changed, changesIn, compiled, copySource, put, readAddition } from './additions/additions.ts';
import { costs } from './costs.ts';

describe('What a change costs', () => {
  for (const { change, files, addition } of costs) {
    it(`${change}: ${files}`, async () => {
      const changes = await readAddition(addition);
      assert.equal(changes.length, files, changes.map(({ file }) => file).join(', '));
    });
  }

  it('has a row for every addition', async () => {
    const diffs = (await readdir(additionsFolder)).filter((name) => name.endsWith('.diff'));
    assert.deepEqual(diffs.toSorted(), costs.map(({ addition }) => `${addition}.diff`).toSorted());
  });

  // Step by step: CONTRIBUTING.md, "To add a part" and "To add a matter".
  for (const [heading, addition] of [
    ['## To add a part', 'part'],
    ['## To add a matter', 'place'],
  ] as const) {
    it(`is said file by file: ${heading.slice(3)}`, async () => {
      const [, section = ''] = (await readFile(new URL('../../CONTRIBUTING.md', import.meta.url), 'utf8')).split(
        heading,
      );
      const [steps = ''] = section.split('\n## ');
      const said = [...steps.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, file = '']) => `src/${file}`);
      const files = (await readAddition(addition)).map(({ file }) => file);
      assert.deepEqual(said.toSorted(), files.toSorted());
    });
  }

  it('none takes a step but by the desk’s one way, so that receipts say who was told and a press counts as what it did', async () => {
    for (const { addition } of costs) {
      const text = await readFile(path.join(additionsFolder, `${addition}.diff`), 'utf8');
      assert.doesNotMatch(text, /^\+import \{ act\b/m, addition);
    }
  });

  it('all of them together compile', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'mset-costs-'));
    await copySource(folder);
    const all = (await Promise.all(costs.map(async ({ addition }) => readAddition(addition)))).flat();
    await put(folder, all);
    const isOfPages = all.some(({ file }) => file.startsWith('src/pages/'));
    assert.equal(await compiled(folder, isOfPages), '');
    await rm(folder, { recursive: true });
  });
});

/** The text after a diff with these lines. */
function changedBy(text: string, ...lines: readonly string[]): string {
  const diff = ['diff --git a/src/a.ts b/src/a.ts', '--- a/src/a.ts', '+++ b/src/a.ts', ...lines, ''].join('\n');
  return changesIn(diff).reduce((before, change) => changed(before, change), text);
}

describe('An addition', () => {
  it('is found by its lines, wherever they are by now; of several places the nearest', () => {
    const hunk = ['@@ -2,2 +2,3 @@ const c', ' a', '+b', ' c'];
    assert.equal(changedBy('x\ny\na\nc\nz\n', ...hunk), 'x\ny\na\nb\nc\nz\n');
    assert.equal(changedBy('a\nc\n1\n2\n3\n4\na\nc\n', ...hunk), 'a\nb\nc\n1\n2\n3\n4\na\nc\n');
  });

  it('stands beside another that was put at the same place, and makes files that are new', () => {
    const hunk = ['@@ -1,2 +1,3 @@', ' a', '+b', ' c'];
    assert.equal(changedBy('a\nother\nc\n', ...hunk), 'a\nb\nother\nc\n');
    assert.equal(changedBy('', '@@ -0,0 +1,2 @@', '+a', '+b'), 'a\nb\n');
  });

  it('is refused where its lines are not there any more', () => {
    assert.throws(() => changedBy('a\nd\n', '@@ -1,2 +1,2 @@', ' a', '-c', '+b'), /src\/a\.ts has changed since/);
  });

  it('that does not compile is told', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'mset-costs-'));
    await copySource(folder, 'src/domain/people/roles.ts');
    const [actor] = await readAddition('role');
    assert.ok(actor);
    await put(folder, [actor]);
    assert.match(await compiled(folder, false), /roles\.ts.*schoolLead/);
    await rm(folder, { recursive: true });
  });
});
