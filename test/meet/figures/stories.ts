// Lives of children that the walk does not come upon, for what the figures say of them: each by the facts that it leaves.
import type { Fact } from '../../../src/domain/case/whole/case.ts';
import {
  at,
  caseOf,
  chosen,
  colin,
  conflicted,
  consented,
  filledIn,
  given,
  greta,
  kestrel,
  noConflict,
  priya,
  resubmitted,
  returned,
  submitted,
  tess,
  type Told,
} from '../../people/builders.ts';
import { byChoice, held, interviewed, isBack, isMissing, wasMissing } from '../../people/episode-builders.ts';
import {
  birthCorrected,
  decided,
  harmRecorded,
  listed,
  panel,
  planned,
  rightPut,
  untilReceived,
} from '../../people/meeting-builders.ts';
import { accepted, added, markedDone, notDone, verified } from '../../domain/case/action/action-story.ts';

const grown = { ...kestrel, dateOfBirth: '2/5/2009' };
const asked: Told = [filledIn(), submitted()];
const toPanel: Told = [...untilReceived, listed(), decided('toPanel')];
/** The panel at which the case is reviewed next decides so. */
function reviewed(rows: Told, decision: string, band: string): Told {
  const childCase = caseOf(given(...rows));
  const date = 'reviewOn' in childCase ? childCase.reviewOn : '';
  return [...rows, decided(decision, planned(date, 'panel'), tess, band)];
}
const born = (dateOfBirth: string, birthSure = ''): Told => [
  filledIn(priya, { ...kestrel, dateOfBirth, birthSure }),
  submitted(),
  noConflict(),
  consented(),
];
/** By two people: its last fact is taken back. */
const takenBack = (...rows: Told): Told => {
  const last = given(...rows).length;
  return [
    ...rows,
    at('2027-01-19T15:00:00.000Z', rightPut(last)),
    at('2027-01-19T15:05:00.000Z', rightPut(last, tess)),
  ];
};

const told: Readonly<Record<string, Told>> = {
  'consent in time, and late': [...asked, noConflict(), at('2027-01-05T16:00:00.000Z', consented())],
  'another manager was asked, who consents in time': [
    ...asked,
    at('2027-01-05T09:00:00.000Z', conflicted(colin, greta)),
    at('2027-01-05T15:00:00.000Z', noConflict(greta)),
    at('2027-01-05T15:30:00.000Z', consented(greta)),
  ],
  'the co-ordinator picked another manager, who consents in time': [
    ...asked,
    conflicted(),
    at('2027-01-07T09:00:00.000Z', chosen()),
    at('2027-01-07T15:00:00.000Z', noConflict(greta)),
    at('2027-01-07T15:30:00.000Z', consented(greta)),
  ],
  'returned, sent again, consent in time': [
    ...asked,
    noConflict(),
    returned(),
    at('2027-01-11T09:00:00.000Z', resubmitted()),
    at('2027-01-11T14:00:00.000Z', noConflict()),
    at('2027-01-11T15:00:00.000Z', consented()),
  ],
  'the panel begins with the move to adult services': reviewed(
    [
      filledIn(priya, grown),
      submitted(),
      noConflict(),
      consented(),
      listed(),
      decided('toPanel'),
      decided('transition', panel),
    ],
    'continue',
    'moderate',
  ),
  'opened, reviewed up and down': reviewed(
    reviewed([...toPanel, decided('open', panel, tess, 'moderate')], 'continue', 'significant'),
    'continue',
    'moderate',
  ),
  'the panel names another plan': [...toPanel, decided('otherPlan', panel)],
  'opened, and taken back': takenBack(...toPanel, decided('open', panel, tess, 'emerging')),
  'born about a year, put right': [...born('2011', 'estimated'), birthCorrected('14/3/2011')],
  'born exactly, found to be disputed': [...born('14/3/2011', 'exact'), birthCorrected('14/3/2012', 'disputed')],
  'born in a year': born('2011'),
  'missing for days of which no hour is known': [
    ...untilReceived,
    ...['20/12/2026', '21/12/2026', '22/12/2026'].map((day) =>
      wasMissing({ since: `${day} ?`, returnedAt: `${day} ?` }),
    ),
  ],
  'missing three times within 90 days, and talked with': [
    ...untilReceived,
    wasMissing({ since: '20/10/2026 22:00', returnedAt: '21/10/2026 02:00' }),
    wasMissing({ since: '20/11/2026 22:00', returnedAt: '21/11/2026 02:00' }),
    at('2027-01-04T22:00:00.000Z', isMissing({ since: '4/1/2027 20:00' })),
    at('2027-01-05T10:00:00.000Z', isBack({ returnedAt: '5/1/2027 09:00', prevention: '' }, 'M3')),
    at('2027-01-05T18:00:00.000Z', interviewed({ ...held, offeredOn: '5/1/2027', when: '5/1/2027 16:00' }, 'M3')),
  ],
  'missing, and talked with the adult of their choice': [
    ...untilReceived,
    at('2027-01-04T22:00:00.000Z', isMissing({ since: '4/1/2027 20:00' })),
    at('2027-01-05T10:00:00.000Z', isBack({ returnedAt: '5/1/2027 09:00', prevention: '' }, 'M1')),
    at(
      '2027-01-05T18:00:00.000Z',
      interviewed({ ...byChoice, independentOn: '5/1/2027', when: '5/1/2027 16:00', offeredOn: '5/1/2027' }),
    ),
  ],
  'missing, and found dead': [
    ...untilReceived,
    at('2027-01-04T22:00:00.000Z', isMissing({ since: '4/1/2027 20:00' })),
    at('2027-01-05T09:30:00.000Z', harmRecorded('died')),
  ],
  'an action done, sent back, done again and verified': [
    ...toPanel,
    decided('open', panel),
    added(),
    accepted(),
    markedDone(),
    notDone(),
    markedDone(),
    verified(),
  ],
};
export const lifeNames: readonly string[] = Object.keys(told);
export const lifeOf = (name: string): readonly Fact[] => given(...(told[name] ?? []));
