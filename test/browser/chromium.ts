// The browser of the tests: Debian's chromium where it is installed, else the one inside the npm package.
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium, { inflate, setupLambdaEnvironment } from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';

const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser; the caller closes it. */
export async function openBrowser(): Promise<Browser> {
  const system = '/usr/bin/chromium';
  if (existsSync(system)) return playwright.launch({ executablePath: system, args: quiet });
  // The package unpacks its own libraries only on the machines it was made for; a bare Debian lacks them too.
  const executablePath = await chromium.executablePath();
  await inflate(fileURLToPath(new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'))));
  setupLambdaEnvironment(path.join(tmpdir(), 'al2023', 'lib'));
  return playwright.launch({ executablePath, args: [...quiet, '--no-zygote'] });
}
