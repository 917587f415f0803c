// What could not be delivered is in Delivery, whatever matter it is about; only what a co-ordinator may not know of is not.
import assert from 'node:assert/strict';
import type { Reader } from '../../src/reading/reader.ts';
import { isHidden, ledgerFor, ledgerRow } from '../../src/reading/delivery.ts';
import { matterKinds } from '../../src/domain/matters/matters.ts';
import { stubPorts } from '../casework/ports.ts';
import { caseAt, turns } from '../cards/cases/stages.ts';
import { directory, moira, monday10, must, priya } from '../people/builders.ts';
import { matterIds } from '../people/matter-ids.ts';

/** Every matter is there, and says of these people that they may not know of it. */
const readerOf = (excluded: readonly string[]): Reader => {
  const load = async () => ({ value: { root: { excluded } }, version: '1' });
  const ports = {
    cases: { load },
    meetings: { load },
    advice: { load },
    trainings: { load },
    entities: { load },
    register: { load },
  };
  return { ports, person: moira } as unknown as Reader; // what is asked of it
};
const nothingThere = async () => undefined;

const ailing = async () => [matterIds.case, matterIds.meeting].map((matter) => ({ matter, ailment: 'stopped' }));
/** The rows of a co-ordinator who may not know of these. */
const told = async (excluded: readonly string[]) => {
  const { ports, ...rest } = readerOf(excluded);
  const more = { outbox: { outstanding: async () => [] }, machine: { nowMs: () => 0 } };
  const cases = { ...ports.cases, ailing };
  const reader = { ...rest, ports: { ...ports, ...more, cases } } as unknown as Reader; // as above
  return Promise.all(((await ledgerFor(reader)) ?? []).map(async (line) => ledgerRow(reader, line)));
};

describe('What is hidden in Delivery', () => {
  for (const kind of matterKinds) {
    it(`is nothing about a ${kind} that its reader may know of`, async () => {
      assert.equal(await isHidden(readerOf([]), { about: { matter: matterIds[kind] } }), false);
    });
  }
  for (const kind of ['case', 'advice', 'entity', 'register'] as const) {
    it(`is a ${kind} from a co-ordinator with a conflict, and one that is not there`, async () => {
      const about = { matter: matterIds[kind] };
      assert.equal(await isHidden(readerOf([moira.objectId]), { about }), true);
      const load = nothingThere;
      const ports = { cases: { load }, advice: { load }, entities: { load }, register: { load } };
      assert.equal(await isHidden({ ports, person: moira } as unknown as Reader, { about }), true); // as above
    });
  }
  it('is a case that an upgrade could not bring over, from a co-ordinator with a conflict alone', async () => {
    const [row, ...others] = await told([]);
    assert.equal(others.length, 1);
    assert.deepEqual([row?.name, row?.standing, row?.notice], [matterIds.case, 'stopped', undefined]);
    assert.match(row?.why ?? '', /could not bring this case over: nothing can be recorded in it/);
    assert.equal((await told([moira.objectId])).length, 1);
  });
  it('is what is about no matter', async () => {
    assert.equal(await isHidden(readerOf([]), { about: { matter: `digest-${moira.objectId}` } }), true);
  });
});

describe('A matter that the developers have to see to', () => {
  const childCase = caseAt(must(turns[0]));
  const readBy = async (person = moira, excluded = childCase.excluded) => {
    const { ports } = stubPorts({ ...childCase, excluded });
    ports.cases.ailing.resolves([{ matter: childCase.reference, ailment: 'large' }]);
    const reader = { ports, person, directory, now: monday10 } as unknown as Reader; // what is asked of it
    const found = await ledgerFor(reader);
    return found && Promise.all(found.map(async (entry) => ledgerRow(reader, entry)));
  };

  it('has a line in Delivery, by its reference only, with what to do', async () => {
    assert.deepEqual(await readBy(), [
      {
        standing: 'large',
        name: childCase.reference,
        who: 'Works as usual until it is full',
        why: 'This case is more than half full. Once it is full, nothing more can be recorded in it.',
        next: 'Tell the people who run MSET for your council.',
        since: 'as last written',
      },
    ]);
  });
  it('has none for a co-ordinator with a conflict, and Delivery is not for others', async () => {
    assert.deepEqual(await readBy(moira, [moira.objectId]), []);
    assert.equal(await readBy(priya), undefined);
  });
});
