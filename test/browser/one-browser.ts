// One browser for all tests of a process, started by the first that needs it.
import type { Browser } from 'playwright-core';
import { openBrowser } from './chromium.ts';

let opened: Promise<Browser> | undefined;

/**
 * Nobody closes it; the pages opened in it are closed with it. Each lives for a second: to optimise its scripts costs more
 * than it saves.
 */
export const oneBrowser = (): Promise<Browser> => (opened ??= openBrowser('--js-flags=--no-maglev,--no-turbofan'));

// Outside every describe: after all tests of the run.
after(async () => {
  await (await opened)?.close();
});
