// Two people have one form open, and save one after the other: what both changed is kept, or the second is told. What was found and
// is not mended yet is in known.ts.
import assert from 'node:assert/strict';
import { counters } from '../../../src/desk/counters.ts';
import { matterKinds, matters } from '../../../src/domain/matters/matters.ts';
import { known } from '../known.ts';
import { pressedByBoth } from './draw.ts';
import { forms, noWholes } from './table.ts';

const invariant = 'formsKeepBoth';
const isKnown = (verb: string): boolean => known.some((line) => line.invariant === invariant && line.what === verb);

const savesAgain = (step: string): boolean => matterKinds.some((kind) => matters[kind].savesAgain(step));
/** Steps whose form holds what is stored before anyone types, and steps that a person saves again. */
function wholes(): readonly string[] {
  return counters.flatMap(({ presses }) =>
    Object.entries(presses)
      .filter(([step, press]) => 'values' in press || savesAgain(step))
      .map(([step, { verb = step }]) => verb),
  );
}

describe('A form that was drawn before a colleague saved', () => {
  for (const form of forms) {
    it(`${form.verb} keeps what both changed, or says so${isKnown(form.verb) ? ': still to mend' : ''}`, async () => {
      const { lost, said } = await pressedByBoth(form);
      const isKept = said || lost.length === 0;
      assert.equal(isKept, !isKnown(form.verb), isKept ? 'it comes off the list in known.ts' : `lost: ${lost.join()}`);
    });
  }

  it('is in the table, whatever saves a whole thing', () => {
    const named = new Set([...forms.flatMap(({ verb, step }) => step ?? verb), ...Object.keys(noWholes)]);
    assert.deepEqual(
      [...new Set(wholes())].filter((verb) => !named.has(verb)),
      [],
    );
    assert.deepEqual(
      Object.keys(noWholes).filter((verb) => !wholes().includes(verb)),
      [],
    );
  });
});
