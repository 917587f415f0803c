// Our own words are held to the council's list of words that blame a child (docs/process.md P15.1): labels, cards, mails, pages,
// documents, and what the journeys show.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { noticedIn } from '../../src/domain/kernel/language.ts';
import { directorySchema } from '../../src/domain/people/directory.ts';
import { parsed } from './parsed.ts';

const root = new URL('../../', import.meta.url);
const { language } = directorySchema.parse({ people: [] }).settings.guidance;

/** Where such a word stands, and may. */
const exceptions: Readonly<Record<string, string>> = {
  'src/domain/people/guidance.ts': 'the list itself',
  'test/journeys/advice.transcript.md': 'the list, read as guidance',
};

const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
/** Our sentences and labels; quotation marks in them are ours, so that they exempt nothing. */
const ownTexts = (path: string): readonly string[] =>
  /\.tsx?$/.test(path) ? [...parsed({ path, text: read(path) }).strings] : read(path).split('\n');
const foundIn = (path: string): readonly string[] =>
  ownTexts(path).flatMap((text) =>
    noticedIn(text.replaceAll(/["“”‘’']/g, ' '), language).map(
      ({ typed }) => `${path}: “${typed}” in: ${text.slice(0, 120)}`,
    ),
  );

const everywhere = [
  'src/**/*.{ts,tsx,json,html}',
  'docs/**/*.md',
  'appPackage/**/*.json',
  'test/journeys/**/*.md',
  '*.md',
].flatMap((glob) => globSync(glob, { cwd: root }));

describe('The words of our own labels, cards, mails, pages and documents', () => {
  it('are none that blame a child', () => {
    assert.ok(everywhere.length > 550, `only ${everywhere.length} files`);
    const found = everywhere.filter((path) => exceptions[path] === undefined).flatMap(foundIn);
    assert.deepEqual(found, []);
  });

  it('but where the list itself stands', () => {
    for (const path of Object.keys(exceptions))
      assert.notEqual(foundIn(path).length, 0, `${path} is no exception any more`);
  });
});
