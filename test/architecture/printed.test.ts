// What docs/design.md lists of the tests is what the tests hold. RECORD=1 prints it again.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Allowance } from './check.ts';
import { costs } from './costs.ts';
import { architecture } from './rooms.ts';

const root = new URL('../../', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const design = 'docs/design.md';

/** "domain, cards; of casework/ports the types". */
function sayAllowed({ rooms, types = [] }: Allowance): string {
  const said = [
    ...(rooms.includes('*') ? ['everything'] : rooms.length > 0 ? [rooms.join(', ')] : []),
    ...(types.length > 0 ? [`of ${types.join(', ')} the types`] : []),
  ];
  return said.length === 0 ? 'nothing' : said.join('; ');
}

const printed: Readonly<Record<string, readonly string[]>> = {
  rooms: Object.entries({ ...architecture.rooms, ...architecture.rootFiles }).map(
    ([name, row]) => `- **${name}**: ${row.says} _Imports_ ${sayAllowed(row)}.`,
  ),
  costs: ['| a change | files |', '| --- | --- |', ...costs.map(({ change, files }) => `| ${change} | ${files} |`)],
};

/** A list between `<!-- name -->` and `<!-- /name -->`. */
const blockOf = (name: string): RegExp => new RegExp(`(?<=<!-- ${name} -->\\n\\n)[^]*?(?=\\n\\n<!-- /${name} -->)`);
/** Without what the formatter puts between the cells of a table. */
const plain = (text: string): readonly string[] =>
  text.split('\n').map((line) => line.replaceAll(/-{3,}/g, '---').replaceAll(/ {2,}/g, ' '));

describe('docs/design.md', () => {
  for (const [name, lines] of Object.entries(printed)) {
    it(`lists the ${name} that the tests hold`, () => {
      const text = textOf(design);
      const block = blockOf(name).exec(text)?.[0];
      assert.ok(block !== undefined, `${design} has no list between <!-- ${name} --> and <!-- /${name} -->`);
      if (process.env['RECORD'] === '1') {
        writeFileSync(
          new URL(design, root),
          text.replace(blockOf(name), () => lines.join('\n')),
        );
        return;
      }
      assert.deepEqual(plain(block), lines);
    });
  }

  it('is where the costs are listed: README and CONTRIBUTING lead to it, and have no numbers of their own', () => {
    for (const path of ['README.md', 'CONTRIBUTING.md']) {
      const text = textOf(path);
      assert.match(text, /docs\/design\.md#10-what-holds-it-together/, path);
      assert.doesNotMatch(
        text,
        /\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen) files\b/i,
        path,
      );
    }
  });
});
