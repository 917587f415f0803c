// The browser of the tests: Debian's chromium where it is installed, else the one inside the npm package.
import { existsSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium, { inflate } from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';
import { hangMs } from '../worlds/patience.ts';

const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Fonts, and which hosts teams-js may trust: refused at once, so that no page waits for the internet.
  '--host-resolver-rules=MAP *.office.net ~NOTFOUND',
];

/** Unpacks a part of the package into the machine's temporary folder; says where it lies then. */
const unpacked = async (part: string): Promise<string> =>
  inflate(fileURLToPath(new URL(`../bin/${part}`, import.meta.resolve('@sparticuz/chromium'))));

/** Whether what the browser's processes share fits into memory. Playwright has it on the disk, for containers of 64 MB. */
function isRoomy(): boolean {
  if (!existsSync('/dev/shm')) return false;
  const { bavail, bsize } = statfsSync('/dev/shm');
  return bavail * bsize > 2 ** 30;
}

/** Starts the browser; the caller closes it. It knows the fonts of its package and no other. */
export async function openBrowser(...more: readonly string[]): Promise<Browser> {
  const folder = path.dirname(await unpacked('fonts.tar.br'));
  const env = {
    ...process.env,
    FONTCONFIG_FILE: fileURLToPath(new URL('fonts.conf', import.meta.url)),
    XDG_DATA_HOME: folder,
    XDG_DATA_DIRS: folder,
    XDG_CACHE_HOME: folder,
  };
  const browser = await launch(env, more);
  browser.on('context', (context) => context.setDefaultTimeout(hangMs));
  return browser;
}

async function launch(env: Readonly<Record<string, string | undefined>>, more: readonly string[]): Promise<Browser> {
  const system = '/usr/bin/chromium';
  const args = [...quiet, ...more];
  const ignoreDefaultArgs = isRoomy() ? ['--disable-dev-shm-usage'] : [];
  const usual = { args, env, ignoreDefaultArgs, timeout: hangMs };
  if (existsSync(system)) return playwright.launch({ ...usual, executablePath: system });
  const executablePath = await chromium.executablePath();
  // The package unpacks its own libraries only on the machines it was made for; a bare Debian lacks them too.
  const libraries = path.join(await unpacked('al2023.tar.br'), 'lib');
  return playwright.launch({
    ...usual,
    executablePath,
    args: [...args, '--no-zygote'],
    env: { ...env, LD_LIBRARY_PATH: libraries },
  });
}
