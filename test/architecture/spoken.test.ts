// What people read is plain British English: these words were in our own sentences once (CONTRIBUTING.md, Words). Some of them
// are written nowhere, in no comment, name or document.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { parsed } from './parsed.ts';

const root = new URL('../../', import.meta.url);
const rooms = 'cards desk notices mail pages domain reading web'.replaceAll(' ', ',');

/** What is not said, and what is. */
const banned: readonly (readonly [pattern: RegExp, say: string])[] = [
  [/\b(?:some|any|every)body\b/i, 'someone, anyone, everyone; better: the role'],
  [/\bnobody\b/i, 'no one'],
  [/\bwho(?:m)?ever\b/i, 'the person who'],
  [/\banew\b/i, 'again'],
  [/\bonce more\b/i, 'again'],
  [/\bby (?:it|them)sel(?:f|ves)\b/i, 'automatically'],
  [/\b(?:consent|date|decision) stands\b/i, 'still holds, stays'],
  [/\bwaits? for you\b/i, 'is waiting for you'],
  [/\bclosed to you\b/i, 'you won’t be able to open'],
  [/\bmore time is asked\b/i, 'more time has been asked for'],
  [/\bis told here\b|\byou are told here\b/i, 'we’ll tell you here'],
  [/\b(?:submit|submitted|sent) again\b/i, 'resubmit'],
  [/(?:[.!?] |^)no one (?:is|above|in|of|at)\b/, 'a sentence begins with a capital'],
];

/** Written nowhere in the source and in the documents; the list of words in CONTRIBUTING.md says what is said instead. */
const unwritten = /\b(?:some|any|every|no)body\b|\bwho(?:m)?ever\b|\banew\b/gi;
const linesWith = (path: string, text: string): readonly string[] =>
  text.split('\n').flatMap((line, at) => {
    const words = line.match(unwritten) ?? [];
    return words.length === 0 ? [] : [`${path}:${at + 1}: ${words.join(', ')}`];
  });

/** Our sentences: a string of several words. */
const sentencesIn = (path: string, text: string): readonly string[] =>
  [...parsed({ path, text }).strings].filter((words) => / /.test(words.trim()));

const wrongIn = (sentence: string): readonly string[] =>
  banned.filter(([pattern]) => pattern.test(sentence)).map(([, say]) => say);

describe('Our own sentences', () => {
  it('hold none of the words that were taken out of them', () => {
    const paths = globSync(`src/{${rooms}}/**/*.{ts,tsx}`, { cwd: root });
    assert.ok(paths.length > 300, `only ${paths.length} files`);
    const found = paths.flatMap((path) =>
      sentencesIn(path, readFileSync(new URL(path, root), 'utf8')).flatMap((sentence) =>
        wrongIn(sentence).map((say) => `${path}: “${sentence}”: ${say}`),
      ),
    );
    assert.deepEqual(found, []);
  });

  it('nor is there one of those that are written nowhere, in the source and in the documents', () => {
    const paths = globSync(['src/**/*.{ts,tsx,cjs,mjs,json,md,css,html}', 'docs/**/*.md', '*.md'], { cwd: root });
    assert.ok(paths.length > 600, `only ${paths.length} files`);
    const found = paths.flatMap((path) => {
      const text = readFileSync(new URL(path, root), 'utf8');
      return linesWith(path, path === 'CONTRIBUTING.md' ? text.replace(/^\| not this [^]*?(?=\n\n)/m, '') : text);
    });
    assert.deepEqual(found, []);
  });

  it('a word that is written nowhere is found in comments and names, but not within another', () => {
    assert.deepEqual(linesWith('a.md', 'Whoever asks\n// anew, and nobody\nrenewed, manew\n'), [
      'a.md:1: Whoever',
      'a.md:2: anew, nobody',
    ]);
  });

  it('are found in quotes, in templates and in JSX, and single words are not taken for one', () => {
    const text = "const a = ['Nobody knows', `${b} waits for you.`, 'nobody'];\nconst c = <p>Somebody is asked</p>;";
    assert.equal(sentencesIn('src/pages/a.tsx', text).flatMap(wrongIn).length, 3);
  });
});
