// What docs/process.md draws of the code is what the code does. RECORD=1 draws the picture of the stages again.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { stageLabels } from '../../src/domain/case/state/stage-table.ts';
import { diagramOf, foundEdges } from './diagram.ts';

const file = new URL('../../docs/process.md', import.meta.url);
const block = /(?<=<!-- stages -->\n\n```mermaid\n)[^`]*(?=\n```\n\n<!-- \/stages -->)/;

describe('docs/process.md', () => {
  const found = foundEdges();

  it('draws the stages and steps that there are', () => {
    const text = readFileSync(file, 'utf8');
    const drawn = block.exec(text)?.[0];
    assert.ok(drawn !== undefined, 'docs/process.md has no picture between <!-- stages --> and <!-- /stages -->');
    if (process.env['RECORD'] === '1')
      return writeFileSync(
        file,
        text.replace(block, () => diagramOf(found)),
      );
    assert.equal(drawn, diagramOf(found));
  });

  it('leaves out no stage: each is reached', () => {
    assert.deepEqual(
      Object.keys(stageLabels).filter((stage) => !found.some(({ to }) => to === stage)),
      [],
    );
  });

  it('draws one arrow for all steps between two stages, and an end where none leads on', () => {
    const labels = { ...stageLabels, draft: 'New' };
    const text = diagramOf(
      [
        { from: undefined, to: 'draft', by: 'Start' },
        { from: 'draft', to: 'open', by: 'One' },
        { from: 'draft', to: 'open', by: 'Other' },
        { from: 'draft', to: 'open', by: 'One' },
      ],
      labels,
    );
    const lines = text.split('\n').slice(1);
    assert.deepEqual(lines.slice(0, 2), ['  state "New" as draft', '  state "With manager" as awaitingConsent']);
    const arrows = lines.filter((line) => line.includes('-->'));
    assert.deepEqual(arrows.slice(0, 2), ['  [*] --> draft: Start', '  draft --> open: One<br/>Other']);
    assert.ok(arrows.includes('  open --> [*]') && !arrows.includes('  draft --> [*]'));
  });
});
