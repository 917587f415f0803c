// The council's files beside ours: taken when they change, refused when they are wrong, and the last good one stays.
import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPapers } from '../../../src/casework/read/papers.ts';
import type { Papers, PapersInForce } from '../../../src/casework/ports/paper-ports.ts';
import { newScratch } from '../../worlds/scratch.ts';

const own = fileURLToPath(new URL('../../../src/papers/', import.meta.url));

const version = (text: string): string => text.replace('version: 0.1', 'version: 1.0').replace('draft', 'adopted');

describe('The files of language and policy', () => {
  let folder: string;
  let councils: string;
  let now = 0;
  let log: string[] = [];
  const kept = new Map<string, string>();
  const opens = (): Papers =>
    openPapers({
      own,
      councils,
      kept: {
        of: async (file) => kept.get(file),
        keep: async (file, text) => void kept.set(file, text),
      },
      log: { info: () => undefined, warn: (line) => void log.push(line), error: (line) => void log.push(line) },
      nowMs: () => now,
    });
  const writes = async (name: string, change: (text: string) => string): Promise<void> =>
    writeFile(path.join(councils, name), change(await readFile(path.join(own, name), 'utf8')));
  /** What is in force some time later. */
  const later = async (papers: Papers): Promise<PapersInForce> => {
    now += 60_000;
    return papers.current();
  };
  beforeEach(async () => {
    folder = await newScratch('papers');
    councils = path.join(folder, 'councils');
    await mkdir(councils);
    kept.clear();
    log = [];
  });
  afterEach(async () => rm(folder, { recursive: true, force: true }));

  it('are ours while the council has none, English first', async () => {
    const { languages, policy, refused } = await opens().current();
    assert.deepEqual(
      languages.map(({ language }) => language),
      ['en', 'ar', 'bn', 'pl', 'ro'],
    );
    assert.deepEqual([policy.version, policy.standing, refused], ['0.1', 'draft', []]);
    assert.equal(kept.size, 0);
  });

  it('come in also after the clock was put back', async () => {
    const papers = opens();
    now += 3_600_000;
    await papers.current();
    await writes('policy.md', version);
    now -= 3_000_000;
    assert.equal((await papers.current()).policy.version, '1.0');
  });

  it('of the council take the place of ours, come in while the program runs, and go again', async () => {
    const papers = opens();
    await papers.current();
    await writes('policy.md', version);
    assert.equal((await papers.current()).policy.version, '0.1', 'it does not look at every page');
    assert.equal((await later(papers)).policy.version, '1.0');
    await writes('pl.json', (text) => text.replace('"checkedBy": ""', '"checkedBy": "A. Translator"'));
    const { languages } = await later(papers);
    assert.equal(languages.find(({ language }) => language === 'pl')?.checkedBy, 'A. Translator');
    assert.equal(languages.length, 5);
    await rm(path.join(councils, 'policy.md'));
    assert.equal((await later(papers)).policy.version, '0.1');
  });

  it('that are wrong are refused with file, line and what to do, and the last good one stays in use', async () => {
    await writes('policy.md', version);
    const papers = opens();
    assert.equal((await papers.current()).policy.version, '1.0');
    await writes('policy.md', (text) => version(text).replace('version: 1.0', 'version: two'));
    await writes('ro.json', (text) => text.replace('"language": "ro",', '"language": "ro"'));
    const { policy, languages, refused } = await later(papers);
    assert.equal(policy.version, '1.0');
    assert.equal(languages.length, 5);
    assert.deepEqual(
      refused.map(({ file, line }) => [file, line]),
      [
        ['policy.md', 3],
        ['ro.json', 3],
      ],
    );
    assert.match(
      log.join('\n'),
      /policy\.md line 3: version is not as it should be\. Write version:.*last good one stays/,
    );
    assert.equal(log.length, 2, 'said once');
    await later(papers);
    assert.equal(log.length, 2, 'and not again');
    await writes('policy.md', version);
    assert.deepEqual(
      (await later(papers)).refused.map(({ file }) => file),
      ['ro.json'],
    );
  });

  it('stay good over a restart: what was good before is kept, else ours is', async () => {
    await writes('policy.md', version);
    await opens().current();
    await writes('policy.md', (text) => text.replace('---', ''));
    await writes('ar.json', () => 'nonsense');
    const { policy, languages, refused } = await opens().current();
    assert.equal(policy.version, '1.0');
    assert.equal(languages.length, 5, 'Arabic is ours');
    assert.equal(refused.length, 2);
  });

  it('a folder that is away, or a store that is, changes nothing', async () => {
    await writes('policy.md', version);
    await opens().current();
    await rm(councils, { recursive: true });
    assert.equal((await opens().current()).policy.version, '1.0', 'after a restart too');
    await mkdir(councils);
    log = [];
    await writes('policy.md', version);
    const papers = openPapers({
      own,
      councils,
      kept: { of: async () => Promise.reject(new Error('away')), keep: async () => Promise.reject(new Error('away')) },
      log: { info: () => undefined, warn: (line) => void log.push(line), error: (line) => void log.push(line) },
      nowMs: () => now,
    });
    assert.equal((await papers.current()).policy.version, '1.0');
    assert.deepEqual(log, ['paper not kept']);
    await rm(councils, { recursive: true });
    assert.equal((await later(papers)).policy.version, '1.0');
    await later(papers);
    assert.equal(log.length, 2, 'said once');
  });
});
