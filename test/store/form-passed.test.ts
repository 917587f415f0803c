// An instance that goes on after a later version has put a newer form in force knows that it was passed.
import assert from 'node:assert/strict';
import { newestForm } from '../../src/casework/ports/form-ports.ts';
import { formDocument } from '../../src/store/form.ts';
import { openTarget } from './fixture.ts';

describe('The form in force', () => {
  it('that this version does not know is told from the newest that it knows', async () => {
    const target = await openTarget();
    const { forms } = await target.open();
    for (const [form, isPassed] of [
      [5, false],
      [newestForm, false],
      [newestForm + 1, true],
    ] as const) {
      await target.put(formDocument(form), 'directory');
      await forms.refresh();
      assert.equal(forms.isPassed?.(), isPassed, String(form));
    }
    await target.close();
  });
});
