// What auditor and data protection officer find in the fictional council: entries of the register, and who looked, sealed.
import assert from 'node:assert/strict';
import path from 'node:path';
import { sealCheck } from '../../src/casework/check/seals.ts';
import { verify } from '../../src/casework/check/verify.ts';
import { putOversight } from '../../src/demo/oversight.ts';
import { toRegisterId } from '../../src/domain/register/entry.ts';
import { addDays, localDate, type Instant } from '../../src/domain/time/calendar.ts';
import { worthAsking } from '../../src/reading/looked/worth.ts';
import { sealCodesInFolder } from '../../src/outside/seal-codes.ts';
import { directory, ife } from '../people/builders.ts';
import { machineAt, madeOn, onDatabase } from './made.ts';

describe('The demo, for those who look over the work', () => {
  // The last nights lie in the month before: its sample is drawn.
  const now: Instant = '2027-02-03T10:30:00.000Z';
  it('has a register and who looked, and nothing is wrong with them', async () => {
    const { folder } = await madeOn(now);
    await onDatabase(folder, async (store) => {
      const machine = machineAt(now);
      const outside = sealCodesInFolder(path.join(folder, 'seals'));
      const put = await putOversight(store, directory, machine, outside);
      assert.deepEqual(put, { entries: 6, looks: 10 });
      // A window opens at its home card, which counts what is waiting: none of these comes below it.
      const due = await store.outbox.due(Date.parse(now), 500);
      assert.deepEqual(
        due.filter(({ about }) => toRegisterId(about.matter) !== undefined).map(({ key }) => key),
        [],
      );
      const open = await store.register.open(ife.objectId, true);
      // Those of the sample are drawn among them, where a month has ended meanwhile.
      const kinds = open.filter((one) => one.type !== 'question' || one.because !== 'byChance').map(({ type }) => type);
      assert.deepEqual(kinds.toSorted(), ['breach', 'disposal', 'hold', 'question', 'question']);
      // What someone was asked about by the same rule is not offered again.
      const left = await worthAsking({ person: ife, directory, now, ports: store });
      assert.deepEqual(
        left.map(({ found }) => found.rule),
        ['taken'],
      );
      const days = Array.from({ length: 31 }, (_none, n) => addDays(localDate(now), -1 - n));
      const rules = (await store.whoLooked.found(days)).flatMap(({ findings }) => findings.map(({ rule }) => rule));
      assert.deepEqual([...new Set(rules)].filter((rule) => rule !== 'chance').toSorted(), ['closed', 'idle', 'taken']);
      const problems: string[] = [];
      const seals = await sealCheck(store.daySeals, outside, Date.parse(now));
      const tell = ({ kind, what }: { readonly kind: string; readonly what: string }) =>
        void problems.push(`${kind}: ${what}`);
      await verify(store.audit, Date.parse(now), tell, undefined, directory, undefined, seals);
      assert.deepEqual(
        problems.filter((one) => !one.startsWith('large')),
        [],
      );
    });
  });
});
