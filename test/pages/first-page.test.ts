// What a person waits for before they see the first page: its script, counted from the built files.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtPages } from './build.ts';

const kilobyte = 1000;

/** The files a built script loads at once, itself included; what it loads later stands in `import()`. */
function loadedWith(folder: string, file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(path.join(folder, 'assets', file), 'utf8');
  for (const [, name] of text.matchAll(/(?:from|import)\s*["']\.\/([\w-]+\.js)["']/g))
    loadedWith(folder, name ?? '', seen);
  return seen;
}

describe('The first page', () => {
  const folder = builtPages();
  const html = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const files = Array.from(html.matchAll(/assets\/([\w-]+\.js)/g), ([, name]) => name ?? '');
  const kilobytes = (names: Iterable<string>): number =>
    [...names].reduce((sum, name) => sum + gzipSync(readFileSync(path.join(folder, 'assets', name))).length, 0) /
    kilobyte;

  it('needs at most 200 kB of script, zipped, also with what Teams needs', () => {
    const first = new Set(files.flatMap((file) => [...loadedWith(folder, file)]));
    const [teams] = readFileSync(path.join(folder, 'assets', files[0] ?? ''), 'utf8').match(/teams-[\w-]+\.js/) ?? [];
    assert.ok(teams !== undefined && !first.has(teams), 'the code for Teams is a file of its own');
    const size = kilobytes(loadedWith(folder, teams, new Set(first)));
    assert.ok(size <= 200, `${size.toFixed(1)} kB`);
  });

  it('holds no script and no style in its own text, which the policy would stop', () => {
    assert.doesNotMatch(html, /<script(?![^>]*src=)|<style|\sstyle=|\son\w+=/);
  });
});
