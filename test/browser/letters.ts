// The letters of what the tests draw: they come with the page, so what fonts a machine has, or lacks, changes nothing.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const scripts = [
  { name: 'noto-sans', script: 'latin', family: 'Letters' },
  { name: 'noto-sans', script: 'latin-ext', family: 'Letters Extended' },
  { name: 'noto-sans-bengali', script: 'bengali', family: 'Letters Bengali' },
] as const;

/** The families in the order in which a character is looked up. */
export const letterFamilies = scripts.map(({ family }) => `"${family}"`).join(', ');

/** CSS that holds the fonts themselves. */
export const letters = (): string =>
  scripts
    .map(({ name, script, family }) => {
      const file = import.meta.resolve(`@fontsource-variable/${name}/files/${name}-${script}-wght-normal.woff2`);
      const data = readFileSync(fileURLToPath(file)).toString('base64');
      const source = `url(data:font/woff2;base64,${data}) format("woff2")`;
      return `@font-face { font-family: "${family}"; font-weight: 100 900; src: ${source}; }`;
    })
    .join('\n');
