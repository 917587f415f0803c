// How long the tests wait: limits end a hang, and tell nothing of speed. They are said in test/.mocharc.json alone.
import { readFileSync } from 'node:fs';

const { timeout } = JSON.parse(readFileSync(new URL('../.mocharc.json', import.meta.url), 'utf8')) as {
  readonly timeout: number;
};

/** Milliseconds after which one wait within a test is a hang: well before mocha's, so that what was awaited is named. */
export const hangMs = timeout / 4;
