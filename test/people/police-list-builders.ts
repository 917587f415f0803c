// A police list of Tuesday 5 January 2027, as the desk in memory looks at it: a child whom MSET has, and one whom no one has referred.
import type { PoliceRows } from '../../src/casework/ports/police-list-ports.ts';
import { mintPoliceListId, type PoliceList } from '../../src/domain/police-list/list.ts';
import { policeListMatter, type PoliceListCommand } from '../../src/domain/police-list/table.ts';
import type { KeptRow } from '../../src/domain/police-list/row.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import {
  caseOf,
  consented,
  directory,
  filledIn,
  given,
  later,
  moira,
  monday10,
  must,
  noConflict,
  submitted,
} from './builders.ts';

export const policeListId = mintPoliceListId(new Uint8Array([5, 1, 20, 27, 5, 1, 20, 27]));
export const policeDay = '2027-01-05';
const takenAt = later(monday10, 23 * 60);
/** A case that MSET has. */
export const knownChild = caseOf(given(filledIn(), submitted(), noConflict(), consented()));

const row = (number: number, rest: Partial<KeptRow>): KeptRow => ({
  row: number,
  surname: 'Inventeddaughter',
  forenames: 'Wren',
  dateOfBirth: '2012-02-02',
  place: 'Imagined House',
  since: `2027-01-0${number}T01:00:00.000Z`,
  returnedAt: `2027-01-0${number}T05:00:00.000Z`,
  policeReference: `NP-${number}`,
  grade: 'Low',
  ...rest,
});
export const policeRows: PoliceRows = {
  list: policeListId,
  on: policeDay,
  writtenMs: Date.parse(takenAt),
  rows: [
    row(1, {}),
    row(2, {}),
    row(3, {}),
    row(4, { surname: 'Madeup', forenames: 'Kestrel', dateOfBirth: '2011-03-14' }),
  ],
};

/** A list of yesterday: Kestrel with the reference of the police and without, his twin under the same one, a child without a case. */
export const policeRowsOf = (now: Instant): PoliceRows => {
  const [since, returnedAt] = [later(now, -1500), later(now, -1300)];
  const kestrel = { surname: 'Madeup', forenames: 'Kestrel', dateOfBirth: '2011-03-14', since, returnedAt };
  const rows = [
    row(1, { ...kestrel, policeReference: 'NP-4711' }),
    row(2, { ...kestrel, since: later(now, -2900), returnedAt: later(now, -2800), policeReference: '' }),
    row(3, { ...kestrel, forenames: 'Merlin', policeReference: 'NP-4711' }),
    row(4, { since, returnedAt }),
  ];
  return { list: policeListId, on: policeDay, writtenMs: Date.parse(now), rows };
};

/** The list after these steps of Moira's. */
export function policeListAfter(...commands: readonly PoliceListCommand[]): PoliceList {
  const take: PoliceListCommand = {
    step: 'takePoliceList',
    input: { id: policeListId, on: policeDay, rows: 4, open: [1, 4] },
  };
  let root: PoliceList | undefined;
  for (const command of [take, ...commands]) {
    const decision = policeListMatter.decide({ root }, command, { actor: moira, directory, now: takenAt });
    if (!('data' in decision)) throw new Error(`refused: ${command.step}`);
    const by = { objectId: moira.objectId, name: moira.name };
    const meta = { number: (root?.facts ?? 0) + 1, at: takenAt, by };
    ({ root } = policeListMatter.evolve({ root }, policeListMatter.factOf({ root }, command, decision.data, meta)));
  }
  return must(root);
}
