// The table of docs/process.md P2.7 is what the clocks of the code do. RECORD=1 writes it again.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { dutyTables } from '../../src/commands/duty-tables.ts';
import { dutyOf } from '../../src/domain/case/whole/stage-duties.ts';
import { stageNames, stageOf } from '../../src/domain/case/state/stage-table.ts';

const file = new URL('../../docs/process.md', import.meta.url);
const block = /(?<=<!-- duties -->\n\n)[^]*?(?=<!-- \/duties -->)/;

describe('npm run duties', () => {
  it('prints what docs/process.md says: print it again when a clock changes', () => {
    const text = readFileSync(file, 'utf8');
    const said = block.exec(text)?.[0];
    assert.ok(said !== undefined, 'docs/process.md has no table between <!-- duties --> and <!-- /duties -->');
    const printed = `${dutyTables()}\n\n`;
    if (process.env['RECORD'] === '1')
      return writeFileSync(
        file,
        text.replace(block, () => printed),
      );
    assert.equal(said, printed);
  });

  it('leaves out nothing that is under way: every such stage has someone, something due and a clock', () => {
    for (const stage of stageNames) {
      const duty = dutyOf({ stage });
      if (stageOf({ stage }).phase === 'over' && stage !== 'otherPlan' && stage !== 'closed')
        assert.equal(duty, undefined, stage);
      else assert.ok(duty !== undefined && duty.clocks.length > 0, stage);
    }
  });
});
