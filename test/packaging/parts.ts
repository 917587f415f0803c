// What the app package is made of, as it stands in the repository, and a council's values.
import { readFileSync } from 'node:fs';
import { typedWords } from '../../src/desk/words.ts';
import type { Parts } from '../../src/packaging/app-package.ts';
import { fill, readValues } from '../../src/packaging/values.ts';

const root = new URL('../../', import.meta.url);
export const fileIn = (name: string): Uint8Array => readFileSync(new URL(name, root));
export const jsonIn = (name: string): unknown => JSON.parse(readFileSync(new URL(name, root), 'utf8'));
/** JSON that a test takes apart. */
export interface Loose {
  [key: string]: Loose | undefined;
}

export const council: Readonly<Record<string, string>> = {
  BASE_URL: 'https://mset.council.example',
  MicrosoftAppId: '5e6f1c7a-2f0b-4a50-9a51-6c1f5d1f0b01',
  TAB_APP_ID: '0a7c9c1e-7d2b-4f6e-8b21-93e1d6a4c502',
  TEAMS_APP_ID: '9b2d4f60-3c58-4c0e-a7a9-1f4e8d7b6a03',
  DEVELOPER_NAME: 'North Exampleshire Council',
  WEBSITE_URL: 'https://www.council.example/mset',
  PRIVACY_URL: 'https://www.council.example/mset/privacy',
  TERMS_URL: 'https://www.council.example/mset/terms',
};

export const parts: Parts = {
  template: jsonIn('appPackage/manifest.json'),
  color: fileIn('appPackage/color.png'),
  outline: fileIn('appPackage/outline.png'),
  version: '1.2.3',
  words: typedWords,
};

/** The manifest of that council, new at each call. */
export function manifest(): Loose {
  const read = readValues(council, parts.version);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return fill(structuredClone(parts.template), read.values) as Loose;
}
