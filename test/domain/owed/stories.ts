// The children and the beginnings that the walk starts from and the known failures are shown with.
import type { Fact } from '../../../src/domain/case/whole/case.ts';
import type { Answers } from '../../../src/domain/kernel/fields.ts';
import {
  colin,
  consented,
  filledIn,
  kestrel,
  noConflict,
  priya,
  submitted,
  type StoryRow,
  type Told,
} from '../../people/builders.ts';
import { ada, closureProposed, decided, listed, other, overrideSigned } from '../../people/meeting-builders.ts';
import { interviewed, isBack, isMissing } from '../../people/episode-builders.ts';
import { panels } from '../random-story.ts';

export const ofLado: Answers = { ...kestrel, worksWithChildren: 'yes' };
export const hidden: Answers = {
  ...kestrel,
  mustNotBeTold: 'yes',
  toldWho: 'The stepfather',
  toldWhy: 'He is the exploiter.',
};
/** 18 on 2 February 2027; 17 and ten months on 20 January; 17 and a half on 20 January. */
export const turns18: Answers = { ...kestrel, dateOfBirth: '2/2/2009' };
export const turns17ten: Answers = { ...kestrel, dateOfBirth: '20/3/2009' };
export const turns17half: Answers = { ...kestrel, dateOfBirth: '20/7/2009' };

export const sent = (answers: Answers = kestrel): Told => [filledIn(priya, answers), submitted()];
export const received = (answers: Answers = kestrel): Told => [...sent(answers), noConflict(), consented(colin)];

export const [january, february, march, april] = panels;
/** From triage until the panel opens it. */
export const opened: Told = [listed(), decided('toPanel'), decided('open', january)];
/** Proposed, and signed by the chair and one other agency. */
export const closing: Told = [closureProposed(), overrideSigned(), overrideSigned(ada)];

/** Opened at Emerging: the limit of its review is in April. */
export const openedEmerging: Told = [listed(), decided('toPanel'), atBand('emerging', decided('open', january))];
function atBand(band: string, row: StoryRow): StoryRow {
  const [who, when, step, input, about] = row;
  return step === 'recordDecision' ? [who, when, step, { ...input, band }, about ?? {}] : row;
}

/** A night away, and home again: the return interview is owed. */
export const oneNight: Told = [
  isMissing({ since: '1/1/2027 00:00' }),
  isBack({ returnedAt: '4/1/2027 08:00', prevention: '' }),
];

const nights = ['M1', 'M2', 'M3'] as const;
/** Three nights away within a month, and home again. */
export const thrice: Told = nights.flatMap((id, place): readonly StoryRow[] => [
  isMissing({ since: `${place + 1}/1/2027 00:00` }),
  isBack({ returnedAt: `${place + 1}/1/2027 08:00`, prevention: '' }, id),
  interviewed({ offeredOn: '4/1/2027', when: '4/1/2027 09:00' }, id),
]);
export const considered: StoryRow = [
  priya,
  1,
  'recordNrm',
  { status: 'considering', on: '4/1/2027', reference: '', note: 'The police look into it first.' },
];
export const referredToNrm: StoryRow = [
  priya,
  1,
  'recordNrm',
  { status: 'submitted', on: '4/1/2027', reference: '', note: '' },
];
export const groundsFound: StoryRow = [
  priya,
  1,
  'recordReasonable',
  { on: '4/1/2027', decision: 'positive', note: '' },
  { part: 'N1' },
];
export const groundsRefused: StoryRow = [
  priya,
  1,
  'recordReasonable',
  { on: '4/1/2027', decision: 'negative', note: '' },
  { part: 'N1' },
];
const asTyped = { reference: '', note: 'Agreed.', who: 'The duty team' };
/** The referral says that the NRM has it. */
export const nrmSubmitted: Answers = { ...kestrel, nrm: 'submitted', nrmDate: '20/12/2026', nrmWhy: '' };
export const nrmRefused: Told = [
  [priya, 1, 'recordNrm', { ...asTyped, status: 'submitted', on: '20/12/2026' }],
  [priya, 1, 'recordReasonable', { ...asTyped, on: '2/1/2027', decision: 'negative' }, { part: 'N1' }],
];
export const guardianAsked: StoryRow = [priya, 1, 'recordGuardian', { ...asTyped, status: 'asked', on: '4/1/2027' }];
/** Reasonable grounds were refused, and it was asked to look again. */
export const reconsidered: Told = [
  [priya, 1, 'recordNrm', { ...asTyped, status: 'submitted', on: '1/9/2026' }],
  [priya, 1, 'recordReasonable', { ...asTyped, on: '15/9/2026', decision: 'negative' }, { part: 'N1' }],
  [priya, 1, 'recordReconsideration', { ...asTyped, status: 'asked', on: '30/9/2026' }, { part: 'N1' }],
];
/** Recorded outside MSET some time ago: others decide, and are to be asked. */
export const outside: Told = [
  [priya, 1, 'recordCawn', { ...asTyped, on: '1/12/2026', until: '20/1/2027' }],
  [priya, 1, 'recordLado', { ...asTyped, known: '1/12/2026', on: '1/12/2026' }],
  [priya, 1, 'recordPrevent', { ...asTyped, on: '1/12/2026' }],
  [priya, 1, 'recordDefence', { ...asTyped, on: '1/12/2026', who: 'police' }],
];
/** The same case under another reference: the one that is kept. */
export const keptAs = (facts: readonly Fact[]): readonly Fact[] =>
  facts.map((fact) => (fact.step === 'start' ? { ...fact, data: { ...fact.data, reference: other } } : fact));
