// Who the fictional children are: what a referral asks of each in a word, a line a child. None of them exists.
import type { Answers } from '../domain/kernel/fields.ts';
import type { DemoCalendar } from './calendar.ts';

/** A child, and the referral as it was written on the nth working day. */
export interface Child {
  /** What the reference of the case is made of. */
  readonly key: string;
  readonly written: Written;
}
type Written = (calendar: DemoCalendar, n: number) => Answers;

/** The names of the answers, and a line a child; an empty cell is no answer. */
const register = `
caseSystemId | forenames  | surname     | born    | sex    | ethnicity | address                   | postcode | livesAt         | school                 | educationStatus | careStatus  | otherPlans      | types                   | missingEpisodes | disruption
T-2001       | Linnet     | Storybook   | 12y 8m  | female | WBRI      | 3 Example Terrace         | ZZ99 2AA | extended        | Pretend Academy        | onRoll          | cin         | cin             | online                  |                 |
T-2002       | Dunlin     | Makebelieve | 16y 2m  | male   | NOBT      |                           |          |                 |                        |                 | lookedAfter |                 |                         |                 |
T-2003       | Plover     | Imagined    | 15y 5m  | male   | WROM      | 17 Nowhere Street         | ZZ99 3AB | family          | Fictional High School  | missing         | cpPlan      | cp              | labour,trafficking      | 1               | none
T-2004       | Swift      | Supposed    | 13y 4m  | female | MWBC      | 28 Imaginary Court        | ZZ99 4BB | family          | Invented Middle School | reduced         | s47Only     |                 | sexual,online           | 2               | school
T-2005       | Martin     | Fabled      | 14y 9m  | male   | WBRI      | 9 Sample Mews             | ZZ99 5CC | sofa            | Fictional High School  | pru             | earlyHelp   |                 | countyLines,missingOnly | 4               | patrol
T-2006       | Curlew     | Fictive     | 16y 10m | female | ABAN      | 41 Unreal Road            | ZZ99 6DD | family          | Imaginary College      | training        | cin         | cin             | financial               | 0               | none
T-2007       | Lark       | Legend      | 15y 1m  | male   | WOTH      | 6 Example Quay            | ZZ99 7EE | foster          | Pretend Academy        | onRoll          | lookedAfter | care            | criminal                | 1               | patrol
T-2008       | Siskin     | Parable     | 15y 3m  | male   | WBRI      | 52 Nowhere Street         | ZZ99 8FF | family          | Fictional High School  | reduced         | cpPlan      | cp,youthJustice | countyLines,cuckooing   | 3               | patrol,housing
T-2009       | Redstart   | Conjured    | 16y 4m  | female | WBRI      | 2 Example Lodge           | ZZ99 9GG | residential     | Imaginary College      | eotas           | lookedAfter | care,nrm        | sexual,trafficking      | 5               | patrol,hotel
T-2010       | Teal       | Whimsy      | 14y 6m  | female | BAFR      | 19 Unreal Road            | ZZ99 1HH | family          | Invented Middle School | onRoll          | cin         | cin             | sexual,notClear         | 2               | licensing
T-2011       | Merlin     | Unreal      | 15y 9m  | male   | MWAS      | 73 Sample Close           | ZZ99 2JJ | extended        | Fictional High School  | excluded        | cpPlan      | cp,youthJustice | criminal,financial      | 1               | patrol,arrest
T-2012       | Jay        | Notional    | 17y 2m  | male   | WIRI      | 5 Imaginary Court, flat 2 | ZZ99 3KK | semiIndependent | Imaginary College      | neet            | careLeaver  |                 | cuckooing,criminal      | 0               | housing
T-2013       | Heron      | Tale        | 15y 6m  | female | WBRI      | 14 Example Terrace        | ZZ99 4LL | family          | Pretend Academy        | reduced         | cpPlan      | cp              | sexual,online           | 4               | patrol
T-2014       | Kestrel    | Novella     | 14y 2m  | male   | BCRB      | 30 Sample Mews            | ZZ99 5MM | family          | Fictional High School  | pru             | cpPlan      | cp,youthJustice | countyLines,criminal    | 6               | patrol
T-2015       | Avocet     | Chapter     | 13y 1m  | female | APKN      | 11 Nowhere Street         | ZZ99 6NN | family          | Invented Middle School | onRoll          | cin         | cin             | online                  | 0               | none
T-2016       | Gannet     | Preface     | 17y 6m  | female | WBRI      | 8 Imaginary Court, flat 4 | ZZ99 7PP | semiIndependent | Imaginary College      | training        | careLeaver  |                 | sexual,cuckooing        | 1               | housing
T-2017       | Pipit      | Footnote    | 12y 3m  | male   | MWBA      | 2 Unreal Road             | ZZ99 8QQ | family          | Invented Middle School | onRoll          | earlyHelp   |                 | notClear                | 0               | school
T-2018       | Wren       | Sonnet      | 14y 11m | female | WOTH      | 25 Sample Close           | ZZ99 9RR | foster          | Fictional High School  | onRoll          | lookedAfter | care            | trafficking,labour      | 2               | none
T-2019       | Dipper     | Verse       | 16y 1m  | male   | WBRI      | 47 Example Quay           | ZZ99 1SS | extended        | Imaginary College      | reduced         | cin         | cin             | criminal,financial      | 1               | patrol
T-2020       | Shrike     | Ballad      | 15y 2m  | male   | WBRI      | 21 Example Mews           | ZZ99 2TT | extended        | Pretend Academy        | reduced         | cpPlan      | cp              | criminal                | 3               | patrol
T-2021       | Bunting    | Stanza      | 14y 4m  | female | WBRI      | 6 Pretend Parade          | ZZ99 3UU | family          | Fictional High School  | onRoll          | cin         | cin             | sexual                  | 2               | none
T-2022       | Fulmar     | Limerick    | 16y 7m  | male   | MOTH      | 12 Example Quay, flat 3   | ZZ99 4WW | family          | Imaginary College      | training        | cin         | cin             | labour                  | 0               | none
T-2023       | Starling   | Saga        | 13y 10m | female | WBRI      | 33 Imaginary Court        | ZZ99 5XX | family          | Invented Middle School | reduced         | cpPlan      | cp              | countyLines             | 3               | patrol
T-2024       | Brambling  | Rhyme       | 15y 8m  | female | BCRB      | 4 Notreal Lodge           | ZZ99 6YY | residential     | Pretend Academy        | eotas           | lookedAfter | care            | sexual,trafficking      | 5               | hotel
T-2025       | Whimbrel   | Epilogue    | 17y 7m  | male   | BAFR      | 15 Unreal Terrace, flat 1 | ZZ99 7ZZ | semiIndependent | Imaginary College      | training        | lookedAfter | care            | criminal,cuckooing      | 1               | housing
T-2026       | Sanderling | Prologue    | 14y 7m  | male   | WBRI      | 40 Nowhere Parade         | ZZ99 8AB | family          | Fictional High School  | onRoll          | cin         | cin             | criminal                | 1               | school
T-2027       | Godwit     | Anecdote    | 13y 6m  | male   | AIND      | 18 Fictional Way          | ZZ99 9BD | family          | Invented Middle School | onRoll          | earlyHelp   |                 | criminal,online         | 0               | none
T-2028       | Knot       | Chronicle   | 15y 11m | male   | WBRI      | 50 Sample Row             | ZZ99 1DE | family          | Pretend Academy        | missing         | cpPlan      | cp,youthJustice | countyLines,trafficking | 7               | patrol
`;
const [names = [], ...children] = register
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** The dates of a Section 47 enquiry that was concluded the day before. */
export const enquiry: Written = (c, n) => ({
  section47: 'substantiated',
  strategyDate: c.typed(n - 6),
  section47Date: c.typed(n - 1),
});

/** What most referrals answer alike; the person who sends one adds the consenting manager. */
export const usual: Written = (c, n) => ({
  ...enquiry(c, n),
  urgency: 'routine',
  safeTonight: 'yes',
  mustNotBeTold: 'no',
  knowsFamily: 'no',
  lawfulBasis: 'publicTask',
  otherPlans: 'none',
  childKnows: 'yes',
  parentsKnow: 'yes',
  nrm: 'notNeeded',
  nrmWhy: 'Nothing says that anyone moves or controls them.',
  ask: 'plan',
});

/** The child of this line of the register, with what is said of them in sentences; `alike` is what others answer too. */
export function child(
  forenames: string,
  said: Written,
  { alike = usual, key = forenames.toLowerCase() }: { readonly alike?: Written; readonly key?: string } = {},
): Child {
  const line = children.find((cells) => cells.includes(forenames));
  if (line === undefined) throw new Error(`${forenames} is not in the register.`);
  const { born = '', ...answers } = Object.fromEntries(
    names.flatMap((name, place) => (line[place] ? [[name, line[place]] as const] : [])),
  );
  const [years = 0, months = 0] = born.split(' ').map((count) => Number.parseInt(count, 10));
  return {
    key,
    written: (c, n) => ({ ...alike(c, n), ...answers, dateOfBirth: c.born(years, months), ...said(c, n) }),
  };
}
