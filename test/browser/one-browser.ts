// One browser for all tests of a process, started by the first that needs it.
import type { Browser } from 'playwright-core';
import { openBrowser } from './chromium.ts';

let opened: Promise<Browser> | undefined;

/**
 * Nobody closes it; the pages opened in it are closed with it. What is shown lives for seconds: to optimise its scripts to
 * the last costs more than it saves. The switches are those of the first who asks.
 */
export const oneBrowser = (scripts = '--no-turbofan'): Promise<Browser> =>
  (opened ??= openBrowser(`--js-flags=${scripts}`));

// Outside every describe: after all tests of the run.
after(async () => {
  await (await opened)?.close();
});
