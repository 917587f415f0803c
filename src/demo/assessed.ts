// What the fictional social worker found of one child, twice: the risk over time, in signs and strengths.
import type { Grade, RiskAnswers, Signs } from '../domain/case/assessment/answers.ts';
import type { AssessmentId } from '../domain/case/assessment/assessment.ts';
import { inGroup, strengths } from '../domain/risk-tool/tool.ts';
import type { Person } from '../domain/people/actor.ts';
import type { Instant } from '../domain/time/calendar.ts';
import type { DemoCalendar } from './calendar.ts';
import type { StoryRow } from './story.ts';

/** Code, grade, what was seen, who says so. */
type Found = readonly (readonly [code: string, grade: Grade, what: string, source: string])[];

const before: Found = [
  ['V15', 'E', 'half days at the unit since the summer', 'PRU'],
  ['V17', 'S', 'an older cousin was found with him', 'Northumbria Police'],
  ['G01', 'E', 'out until three, twice in a week', 'his parents'],
  ['G08', 'E', 'a second phone that he hides', 'his parents'],
  ['C03', 'E', 'new trainers and £80 that he cannot explain', 'his parents'],
  ['C07', 'E', 'his brother was threatened at the gate', 'PRU'],
  ['C08', 'E', 'the sixth episode, of two nights', 'Northumbria Police'],
  ['C09', 'E', 'found 60 miles away at a bus station', 'transport police'],
  ['CE1', 'E', 'cash that he was made to hold', 'transport police'],
  ['CE3', 'S', 'speaks of money that he is told he owes', 'his youth justice worker'],
];
const since: Found = [
  ['V15', 'E', 'three full days at the unit', 'PRU'],
  ['G01', 'E', 'late once in two weeks, and rang', 'his parents'],
  ['C07', 'E', 'asked for his brother again; he rang his coach', 'his youth justice worker'],
  ['C08', 'E', 'one night since the panel, against six before', 'Northumbria Police'],
  ['CE3', 'S', 'the money is still spoken of', 'his youth justice worker'],
];

/** With these signs, and No for the rest. */
function answered(c: DemoCalendar, day: number, found: Found, better: boolean): RiskAnswers {
  const asked = inGroup('V', 'G', 'C', 'K', 'CE').filter(({ code }) => code !== 'K2');
  const none: Signs = Object.fromEntries(asked.map(({ code }) => [code, { grade: 'N' } as const]));
  const signs: Signs = Object.fromEntries(
    found.map(([code, grade, what, source]) => [code, { grade, line: `${c.written(day)}: ${what}`, source }] as const),
  );
  const there = better ? ['P1', 'P2', 'P4', 'P7', 'P8'] : ['P1', 'P2'];
  return {
    signs: { ...none, ...signs },
    strengths: Object.fromEntries(strengths.map(({ code }) => [code, there.includes(code) ? '2' : '0'])),
    forms: ['CE'],
  };
}

const assessed = (
  by: Person,
  at: Instant,
  part: AssessmentId,
  answers: RiskAnswers,
  last?: { readonly id: AssessmentId; readonly answers: RiskAnswers },
): readonly StoryRow[] => [
  [by, at, 'assessRisk', last === undefined ? {} : { last }],
  [by, 15, 'saveSigns', answers, { part }],
  [by, 5, 'completeAssessment', {}, { part }],
];

/** The first on the nth working day, the second on the mth. */
export function assessedTwice(c: DemoCalendar, by: Person, n: number, m: number): readonly StoryRow[] {
  const first = answered(c, n - 1, before, false);
  return [
    ...assessed(by, c.on(n, '10:40'), 'RA1', first),
    ...assessed(by, c.on(m, '13:30'), 'RA2', answered(c, m - 1, since, true), { id: 'RA1', answers: first }),
  ];
}
