// The logs of a local run are their owner's.
import assert from 'node:assert/strict';
import { closeSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { makePrivate, openPrivate } from '../../src/local/private-file.ts';
import { newScratch } from '../worlds/scratch.ts';

const isPrivate = (file: string): boolean => process.platform === 'win32' || (statSync(file).mode & 0o777) === 0o600;

describe('A log of a local run', () => {
  let folder: string;
  before(async () => {
    folder = await newScratch('logs');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is read by its owner alone, new or of an earlier run, and goes on where it ended', () => {
    const file = path.join(folder, 'bot.log');
    writeFileSync(file, 'before\n', { mode: 0o644 });
    const log = openPrivate(file);
    writeSync(log, 'now\n');
    closeSync(log);
    assert.ok(isPrivate(file));
    assert.equal(readFileSync(file, 'utf8'), 'before\nnow\n');
    makePrivate(path.join(folder, 'window-01.log'));
    assert.ok(isPrivate(path.join(folder, 'window-01.log')));
  });
});
