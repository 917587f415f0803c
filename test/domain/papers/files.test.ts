// A file that somebody edits by hand: taken as it is meant, or refused with its line and what to do.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { piecesOf } from '../../../src/domain/papers/blanks.ts';
import { lineOfFault, linesOfJson } from '../../../src/domain/papers/json-lines.ts';
import { readLanguageFile } from '../../../src/domain/papers/language-file.ts';
import { readPolicyFile } from '../../../src/domain/papers/policy-file.ts';
import { standingOf } from '../../../src/domain/papers/standing.ts';
import { settingsSchema } from '../../../src/domain/people/settings.ts';

const folder = new URL('../../../src/papers/', import.meta.url);
const own = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const english = own('en.json');
const policy = own('policy.md');

/** The line of the file on which a text stands. */
const lineOf = (file: string, text: string): number => file.slice(0, file.indexOf(text)).split('\n').length;

type Row = readonly [what: string, change: (file: string) => string, line: (file: string) => number, says: RegExp];
const swap =
  (from: string, to: string) =>
  (file: string): string =>
    file.replace(from, () => to);

const problemsOf = (read: ReturnType<typeof readPolicyFile> | ReturnType<typeof readLanguageFile>) =>
  'problems' in read ? read.problems : [];

describe('A language file', () => {
  for (const name of globSync('*.json', { cwd: folder })) {
    it(`${name} is taken, and is marked until a translator has checked it`, () => {
      const read = readLanguageFile(own(name));
      assert.ok('value' in read, JSON.stringify(read));
      assert.equal(read.value.checkedBy === '', name !== 'en.json');
      assert.equal(read.value.direction, name === 'ar.json' ? 'rtl' : 'ltr');
    });
  }

  const closing = '"closing": "If it feels wrong';
  const rows: readonly Row[] = [
    ['a comma is missing', swap('"name": "English",', '"name": "English"'), () => 4, /this is not JSON.*missing comma/],
    ['it ends too early', (file) => file.slice(0, 700), (file) => file.split('\n').length, /this is not JSON/],
    ['a name is spelt wrong', swap('"signsTitle": "What you might notice"', '"signTitle": "What you might notice"'), (file) => lineOf(file, '"community": {'), /signTitle is not known here.*en\.json/],
    ['a text is too long', swap(closing, `"closing": "${'long '.repeat(20)}`), (file) => lineOf(file, '"closing": "long'), /readers\.community\.closing is longer than 62 characters/],
    ['a text is empty', swap('"Who to ring"', '" "'), (file) => lineOf(file, '"numbers"'), /labels\.numbers there is nothing here/],
    ['a blank is not known', swap('ring {emergency}.', 'ring {emergancy}.'), (file) => lineOf(file, '{emergancy}'), /\{emergancy\} is not known.*\{emergency\}/],
    ['the line for professionals is named to others', swap('ring Social Care on {frontDoor}. Evenings', 'ring Social Care on {adviceLine}. Evenings'), (file) => lineOf(file, 'Social Care on {adviceLine}'), /readers\.community\.do\.1 \{adviceLine\} is for professionals only: this reader rings \{frontDoor\}/],
    ['the direction is neither', swap('"ltr"', '"left"'), () => 5, /direction is ltr or rtl/],
    ['a list is a text', swap('"say": [', '"say": "one", "sai": ['), (file) => lineOf(file, '"sai"'), /readers\.community\.say a list of texts/],
  ]; // oxfmt-ignore
  for (const [what, change, line, says] of rows) {
    it(`is refused with its line where ${what}`, () => {
      const file = change(english);
      assert.notEqual(file, english);
      const found = problemsOf(readLanguageFile(file));
      const at = line(file);
      assert.ok(
        found.some((one) => one.line === at && says.test(`${one.what}. ${one.next}`)),
        `line ${at} of ${JSON.stringify(found)}`,
      );
    });
  }

  it('knows the line of every value', () => {
    const text = '{\n  "a": [1,\n    {"b:{": "x\\"]"},\n  true],\n  "c": {}\n}';
    assert.deepEqual(Object.fromEntries(linesOfJson(text)), {
      '': 1,
      a: 2,
      'a.0': 2,
      'a.1': 3,
      'a.1.b:{': 3,
      'a.2': 4,
      c: 5,
    });
    assert.equal(lineOfFault('Unexpected end of JSON input', 'a\nb\nc'), 3);
    assert.equal(lineOfFault('… in JSON at position 3', 'a\nb\nc'), 2);
  });

  it('leaves blanks to the settings, and nothing else', () => {
    const settings = settingsSchema.parse({});
    const filled = piecesOf('Ring {emergency}, not {nothing}.', settings);
    assert.deepEqual(
      filled.map(({ text }) => text),
      ['Ring ', settings.emergency, ', not ', '{nothing}', '.'],
    );
  });
});

describe('The policy', () => {
  it('that comes with the program is taken, as a draft to be adopted', () => {
    const read = readPolicyFile(policy);
    assert.ok('value' in read, JSON.stringify(read));
    assert.equal(read.value.standing, 'draft');
    assert.match(
      standingOf(read.value),
      /^Version 0\.1, Wed 25 November 2026\. Draft, to be adopted by the partnership\.$|^Version 0\.1, .*25 Nov.*2026\. Draft/,
    );
    assert.equal(read.value.changes.length, 1);
    for (const block of ['pathway', 'thresholds', 'words', 'contacts'])
      assert.ok(read.value.text.includes(`{{${block}}}`), block);
  });

  it('may be written on Windows', () => {
    assert.ok('value' in readPolicyFile(policy.replaceAll('\n', '\r\n')));
  });

  const first = '## What this policy is for';
  const rows: readonly Row[] = [
    ['there is no head', (file) => file.slice(4), () => 1, /title, version and date are missing.*Begin the file with a line ---/],
    ['the version is no number', swap('version: 0.1', 'version: one'), () => 3, /version is not as it should be.*such as 1\.0/],
    ['the date is none', swap('date: 2026-11-25', 'date: 2026-02-30'), () => 4, /date is not as it should be/],
    ['the date is missing', swap('date: 2026-11-25\n', ''), () => 6, /date is missing/],
    ['the standing is another', swap('standing: draft', 'standing: final'), () => 5, /standing: draft, or standing: adopted/],
    ['a line of the head is not known', swap('standing: draft', 'standing: draft\nauthor: me'), () => 6, /“author” is not known here/],
    ['there is HTML', swap(first, `${first}\n\n<script>alert(1)</script>`), (file) => lineOf(file, '<script>'), /HTML is not shown/],
    ['there is a picture', swap(first, `${first}\n\n![x](https://x.example/x.png)`), (file) => lineOf(file, '![x]'), /pictures are not shown/],
    ['a link is a script', swap(first, `${first}\n\n[x](javascript:alert(1))`), (file) => lineOf(file, '[x]'), /a link leads elsewhere/],
    ['a link by name leads elsewhere', swap(first, `${first}\n\n[d][h]\n\n[h]: http://insecure.example/`), (file) => lineOf(file, '[h]:'), /a link leads elsewhere/],
    ['its address is on the next line', swap(first, `${first}\n\n> [h]:\n> http://insecure.example/`), (file) => lineOf(file, '[h]:'), /a link leads elsewhere/],
    ['a part of the guidance is not known', swap('{{pathway}}', '{{way}}'), (file) => lineOf(file, '{{way}}'), /\{\{way\}\} is not known.*\{\{pathway\}\}/],
    ['a blank is not known', swap('Ring {emergency}.', 'Ring {999}.'), (file) => lineOf(file, '{999}'), /\{999\} is not known/],
    ['a heading leaves out a level', swap('### Urgent referrals', '#### Urgent referrals'), (file) => lineOf(file, '#### Urgent'), /leaves out a level.*###/],
    ['there is a second title', swap(first, '# Policy'), (file) => lineOf(file, '# Policy'), /a second title/],
  ]; // oxfmt-ignore
  for (const [what, change, line, says] of rows) {
    it(`is refused with its line where ${what}`, () => {
      const file = change(policy);
      assert.notEqual(file, policy);
      const found = problemsOf(readPolicyFile(file));
      const at = line(file);
      assert.ok(
        found.some((one) => one.line === at && says.test(`${one.what}. ${one.next}`)),
        `line ${at} of ${JSON.stringify(found)}`,
      );
    });
  }
});
