// The year before the fictional cases of these days: children whose cases have ended, so that figures have a year to look at. A
// line a child; what happened to all of them alike is told once. None of them exists.
import type { Answers } from '../domain/kernel/fields.ts';
import type { DemoCalendar, Round } from './calendar.ts';
import { ada, colin, greta, joss, lee, noor, priya, ravi, tess, vic } from './cast.ts';
import {
  accepts,
  claims,
  consents,
  goesMissing,
  lists,
  prepares,
  received,
  records,
  sends,
  sets,
  verifies,
} from './deeds.ts';
import { enquiry, usual, type Child } from './register.ts';
import type { Told, Stories } from './story.ts';

/** So many rounds of meetings lie before those of the other stories; the oldest is nearly a year ago. */
export const yearRounds = { newest: 4, oldest: 14 } as const;

/** `ends`: closed at the next panel, closed at the one after it, or followed by another plan. An empty cell is no answer. */
const lines = `
round | forenames | surname    | born    | sex    | ethnicity | livesAt         | educationStatus | careStatus  | types                | ends    | missing | seen
14    | Siskin    | Preamble   | 14y 2m  | male   | WBRI      | family          | pru             | cpPlan      | countyLines          | next    | late    | two older boys fetched him from the bus and he came home with a cut hand
14    | Robin     | Glossary   | 15y 1m  | female | WBRI      | foster          | onRoll          | lookedAfter | sexual,online        | plan    |         | an adult whom she met through a game waited near her school
13    | Thrush    | Index      | 16y 3m  | male   | MWBC      | family          | training        | cin         | criminal             | later   | inTime  | he was made to keep a bag under his bed for someone who would not say his name
13    | Finch     | Appendix   | 13y 8m  | female | APKN      | family          | onRoll          | cin         | online               | plan    |         | someone asked her for pictures and would not stop
12    | Swallow   | Margin     | 15y 9m  | female | WBRI      | residential     | eotas           | lookedAfter | sexual,trafficking   | later   | inTime  | a car with two adults stood at the lodge on three evenings
12    | Wagtail   | Prelude    | 17y 0m  | male   | WBRI      | semiIndependent | neet            | careLeaver  | cuckooing            | next    |         | three adults live in his flat and he sleeps on the stairs
11    | Nuthatch  | Subtitle   | 14y 6m  | male   | BAFR      | family          | reduced         | cpPlan      | countyLines,criminal | next    | inTime  | he was found forty miles away with a phone that was not his
11    | Warbler   | Couplet    | 15y 4m  | female | NOBT      | extended        | missing         | cin         | labour               | plan    |         | she was seen cleaning rooms before school with hands that were sore
10    | Blackcap  | Refrain    | 16y 1m  | male   | WBRI      | family          | excluded        | cpPlan      | criminal,financial   | later   | late    | his account was used by others and he was threatened for the money
10    | Redwing   | Stave      | 13y 2m  | female | WROM      | family          | onRoll          | cin         | sexual               | next    |         | a man of about thirty bought her a coat and asked her not to tell
9     | Fieldfare | Trilogy    | 14y 11m | male   | WBRI      | sofa            | pru             | earlyHelp   | countyLines          | next    | inTime  | he sleeps at a friend’s and is sent to the door at night
9     | Linnet    | Canto      | 15y 7m  | female | MWAS      | foster          | reduced         | lookedAfter | online,sexual        | plan    |         | messages on her tablet ask her to come to a hotel
8     | Bullfinch | Octave     | 16y 8m  | male   | WBRI      | family          | training        | cin         | financial            | plan    |         | he was told that he owes for a bicycle that he never had
8     | Dunnock   | Fable      | 14y 3m  | female | WBRI      | residential     | eotas           | lookedAfter | sexual,trafficking   | later   | inTime  | she was fetched from the corner twice in one week
7     | Grebe     | Myth       | 15y 2m  | male   | BCRB      | family          | reduced         | cpPlan      | countyLines,criminal | next    | late    | two adults waited at the school gate and knew his name
7     | Ruff      | Riddle     | 12y 10m | male   | WBRI      | family          | onRoll          | earlyHelp   | notClear             | plan    |         | he has new shoes and does not say from whom
6     | Smew      | Quatrain   | 16y 5m  | female | AIND      | family          | onRoll          | cin         | online,financial     | next    |         | someone holds pictures of her and asks for money each Friday
6     | Scaup     | Stanzas    | 15y 10m | male   | WBRI      | extended        | missing         | cpPlan      | countyLines          | later   | inTime  | his aunt found three train tickets to one town
5     | Pochard   | Overture   | 14y 8m  | female | WBRI      | family          | reduced         | cin         | sexual               | next    | inTime  | a taxi brings her home at four and no one has ordered it
5     | Garganey  | Interlude  | 17y 1m  | male   | WOTH      | semiIndependent | neet            | careLeaver  | labour,trafficking   | plan    |         | he washes cars from six to six and his card is with someone else
4     | Bittern   | Finale     | 15y 5m  | male   | WBRI      | family          | pru             | cpPlan      | criminal             | next    |         | he was told to hold a knife and hid in the library
4     | Hobby     | Encore     | 13y 11m | female | MWBA      | family          | onRoll          | cin         | online               | plan    |         | a stranger knows the name of her dog and of her street
`;
type Line = Readonly<Record<string, string>>;
const [names = [], ...rows] = lines
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));
const children: readonly Line[] = rows.map((cells) =>
  Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])),
);

const answersOf = (line: Line, place: number): Answers => {
  const { forenames = '', surname = '', sex = '', ethnicity = '', livesAt = '', educationStatus = '' } = line;
  const { careStatus = '', types = '' } = line;
  return {
    caseSystemId: `T-3${String(place).padStart(3, '0')}`,
    forenames,
    surname,
    sex,
    ethnicity,
    livesAt,
    educationStatus,
    careStatus,
    types,
    ...(careStatus === 'lookedAfter' && { legalStatus: 'section31' }),
    address: `${place + 2} Bygone Street`,
    postcode: `ZZ99 ${1 + (place % 6)}YR`,
    school: 'Fictional High School',
    otherPlans: careStatus === 'lookedAfter' ? 'care' : careStatus === 'cpPlan' ? 'cp' : 'cin',
    missingEpisodes: line['missing'] === '' ? '0' : '1',
    disruption: 'patrol',
  };
};

/** The referral of that time. */
function childOf(line: Line, place: number): Child {
  const { forenames = '', born = '', seen = '' } = line;
  const [years = 0, months = 0] = born.split(' ').map((count) => Number.parseInt(count, 10));
  return {
    key: `year ${forenames.toLowerCase()}`,
    written: (c, n) => ({
      ...usual(c, n),
      ...enquiry(c, n),
      ...answersOf(line, place),
      dateOfBirth: c.born(years, months),
      needs: 'None known.',
      worries: `${c.written(n - 5)}: ${seen}. An adult of the school saw it and wrote it down.`,
      childsWords: `“I want it to be as it was.” ${forenames} said so to a teacher.`,
      trustedAdult: `${forenames}’s teacher, Olive Unlikely`,
      parentsViews: 'They know, and agree.',
      strengths: `${forenames} told someone, and goes to school on most days.`,
      workDone: 'Two visits, and a safety plan that was made together.',
      safetyPlan: 'An adult walks home with the child; the out-of-hours number is in the phone.',
    }),
  };
}

const needToKnow = 'The child is a victim. Do not go to the home in uniform.';
/** What was asked against those who harmed, in turn, and what came of it: most of it by the police. */
const asked = [
  {
    text: (forenames: string) => `Speak to the adults whom ${forenames} described, and say what they are told.`,
    subType: 'patrol',
    outcome: 'carriedOut',
    effect: 'better',
  },
  {
    text: (forenames: string) => `Serve a community protection warning on the adults whom ${forenames} described.`,
    subType: 'cpn',
    outcome: 'granted',
    effect: 'better',
  },
  {
    text: (forenames: string) => `Apply for an order against the adult whom ${forenames} described.`,
    subType: 'stpo',
    outcome: 'notGranted',
    effect: 'noChange',
  },
  {
    text: (forenames: string) => `Ask for a closure order on the flat that ${forenames} described.`,
    subType: 'closure',
    outcome: 'granted',
    effect: 'tooEarly',
  },
] as const;

/** From the referral to the letter, in the rounds of that time. */
function storyOf(c: DemoCalendar, line: Line, place: number): Told {
  const child = childOf(line, place);
  const at = Number(line['round']);
  const [own, next, later] = [c.meetings.back(at), c.meetings.back(at - 1), c.meetings.back(at - 2)];
  const pair = place % 3 === 2 ? ([noor, greta] as const) : ([priya, colin] as const);
  const sent = own.preMset.day - 10;
  const isLate = place % 5 === 3;
  const begun = isLate
    ? [
        ...sends(pair, c.on(sent, '10:00'), child.key, child.written(c, sent)),
        ...consents(pair[1], c.on(sent + 2, '10:15')),
      ]
    : received(c, child, sent, pair);
  const listed = lists(c.on(sent + (isLate ? 3 : 1), '09:40'), own.preMset);
  const minutes = 6 + (place % 2) * 5;
  if (line['ends'] === 'plan')
    return [
      begun,
      listed,
      records(c.into(own.preMset, minutes), own.preMset, {
        decision: place % 4 === 1 ? 'otherPlan' : 'decline',
        rationale: 'One agency can do what is asked for here.',
        plan: 'The plan that is there already carries on, with the school.',
        lead: pair[0].name,
      }),
      [pair[0], c.on(own.preMset.day + 15, '11:10'), 'recordOutcome', { outcome: 'It has not happened again since.' }],
    ];
  const band = place % 3 === 0 ? 'significant' : 'moderate';
  const reviewed: Told = [
    records(c.into(own.preMset, minutes), own.preMset, {
      decision: 'toPanel',
      rationale: 'More than one agency holds a part of it.',
      panel: own.panel.id,
    }),
    records(c.into(own.panel, minutes), own.panel, {
      decision: 'open',
      rationale: 'What was seen was seen by several people, and goes on.',
      plan: 'The adults are spoken to; the school keeps the place; an adult walks home with the child.',
      band,
      bandRationale: 'More than once in a month.',
      lead: pair[0].name,
    }),
    ...actsOn(c, line, own, minutes, place),
    ...(line['missing'] === '' ? [] : wasMissing(c, line, own, pair[0])),
  ];
  if (line['ends'] === 'next') return [begun, listed, ...reviewed, ...closesAt(c, line, next, minutes, pair[0], 'R1')];
  return [
    begun,
    listed,
    ...reviewed,
    early(c, next, pair[0]),
    review(c, line, next, pair[0], 'R1', 'stepDown'),
    records(c.into(next.panel, minutes), next.panel, {
      decision: 'stepDown',
      rationale: 'It has become less, and the people around the child have become more.',
      plan: 'As before, without the patrol.',
      band: band === 'significant' ? 'moderate' : 'emerging',
      bandRationale: 'Once since the panel before.',
    }),
    ...closesAt(c, line, later, minutes, pair[0], 'R2'),
  ];
}

type Lead = typeof priya;
const early = (c: DemoCalendar, { panel }: Round, by: Lead) =>
  [
    [by, c.on(panel.day - 8, '09:50'), 'askEarlyReview', { reason: 'The family asks to know how it goes on.' }],
  ] as const;

const review = (
  c: DemoCalendar,
  { forenames = '' }: Line,
  { panel }: Round,
  by: Lead,
  part: 'R1' | 'R2',
  proposal: 'stepDown' | 'close',
) =>
  prepares(by, c.on(panel.day - 7, '13:10'), part, {
    changed: 'No one has waited for the child since the adults were spoken to.',
    childsWords: `“It is better.” ${forenames} said so on the way home.`,
    obtained: 'Asked on the way home from school.',
    familyView: 'They are less afraid.',
    strengths: `${forenames} has told two friends what helped.`,
    trustedAdult: `${forenames}’s teacher, Olive Unlikely`,
    helped: 'That someone walked along. Being asked by many people did not help.',
    proposal,
  });

/** One agency is asked for one thing, and does it, in time or not. */
function actsOn(c: DemoCalendar, { forenames = '' }: Line, { panel }: Round, minutes: number, place: number): Told {
  const { text, subType, outcome, effect } = asked[place % asked.length] ?? asked[0];
  const owner = subType === 'patrol' ? ([ravi, lee, joss, ada, vic][place % 5] ?? ravi) : ravi;
  const [due, done] = [panel.day + 6, panel.day + (place % 4 === 2 ? 8 : 5)];
  return [
    sets(c.into(panel, minutes + 1), 'A1', { subType, needToKnow, text: text(forenames) }, owner, c.typed(due), panel),
    accepts(owner, c.on(panel.day + 1, '09:20'), 'A1'),
    claims(
      owner,
      c.on(done, '15:20'),
      'A1',
      'Spoken to, and written down. FICT/2900.',
      place % 3 === 1 ? 'tooEarly' : 'better',
    ),
    verifies(c.on(done + 1, '09:30'), 'A1', 'Read.', outcome, effect),
  ];
}

/** Missing for a night, and asked afterwards: in time, or a day too late. */
function wasMissing(c: DemoCalendar, line: Line, { panel }: Round, by: Lead): Told {
  const day = panel.day + 3;
  const held = line['missing'] === 'late' ? day + 6 : day + 2;
  return [
    goesMissing(c, by, {
      part: 'M1',
      day,
      what: 'The phone was off from the evening on.',
      found: 'At the bus station, by a bus driver who rang.',
    }),
    [
      by,
      c.on(held, '16:20'),
      'recordInterview',
      {
        offeredOn: c.typed(day + 1),
        outcome: 'done',
        when: `${c.typed(held)} 15:30`,
        byWhom: 'Hazel Noname, Voluntary sector',
        independent: 'yes',
        learned: 'The child was asked to wait in a car, and left it.',
      },
      { part: 'M1' },
    ],
  ];
}

/** Proposed, signed and closed at that panel; told to child and family within the week. */
const closesAt = (c: DemoCalendar, line: Line, round: Round, minutes: number, by: Lead, part: 'R1' | 'R2'): Told => [
  [
    by,
    c.on(round.panel.day - 8, '10:10'),
    'proposeClosure',
    {
      reason: 'harmEnded',
      plan: `The plan of the family and the school carries on, led by ${by.name}.`,
      carriesOn: 'None are open.',
      childsWords: `“I can do it with my teacher.” ${line['forenames'] ?? ''} said so.`,
      familyView: 'They agree, and know whom to ring.',
      outstanding: 'Nothing.',
    },
  ],
  early(c, round, by).map(([who, , step, input]) => [who, c.on(round.panel.day - 8, '10:40'), step, input] as const),
  review(c, line, round, by, part, 'close'),
  [tess, c.on(round.panel.day - 5, '11:00'), 'signOverride', { reason: 'The adults have left.' }],
  [ada, c.on(round.panel.day - 4, '12:00'), 'signOverride', { reason: 'The child is well.' }],
  records(c.into(round.panel, minutes), round.panel, {
    decision: 'close',
    rationale: 'The harm has ended, and the family holds the plan.',
  }),
  [by, c.on(round.panel.day + 2, '16:00'), 'recordFeedback', { letter: 'both', said: 'Read together at home.' }],
];

/** Those of the year, by their keys. */
export const yearStories: Stories<DemoCalendar> = Object.fromEntries(
  children.map((line, place) => [childOf(line, place).key, (c: DemoCalendar) => storyOf(c, line, place)]),
);
