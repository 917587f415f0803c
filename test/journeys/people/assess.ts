// Fills in a risk assessment in a chat as a person does, and counts what is pressed: ticks, choices, buttons.
import assert from 'node:assert/strict';
import { grades, type Signs } from '../../../src/domain/case/assessment/answers.ts';
import type { PersonWindow } from './person-window.ts';

export interface Assesses {
  /** What there is; everything else is No. */
  readonly signs: Signs;
  /** Strengths that are there. */
  readonly strong?: readonly string[];
  /** Says of all the others, by page title, that they are not known. */
  readonly unknown?: readonly string[];
  /** Leaves it there, saved, when this page has been filled in. */
  readonly until?: string;
}
const titleOf = (text: string): string => /^# (.*)$/m.exec(text)?.[1] ?? '';
const titled = (grade: string): string => grades.find(({ value }) => value === grade)?.title ?? grade;
const press = (counted: boolean): number => (counted ? 1 : 0);

/** Page by page from the one that stands in the window, to what it comes to; gives the number of presses. */
export async function fillsIn(
  window: PersonWindow,
  { signs, strong = [], unknown = [], until }: Assesses,
): Promise<number> {
  let presses = 0;
  for (let card = window.reads(); !card.includes('As answered · MSET-'); card = window.reads()) {
    const title = titleOf(lastCard(card));
    const { fill, pressed } = title.includes(': how sure')
      ? graded(lastCard(card), signs)
      : ticked(lastCard(card), title, signs, strong, unknown);
    const leaves = until !== undefined && title.startsWith(until);
    await window.presses(leaves ? 'Save and close' : 'Next', { on: title, fill });
    presses += pressed + 1;
    if (leaves) return presses;
    assert.ok(presses < 200, `it goes round: ${title}`);
  }
  return presses;
}
/** What is on the newest page of an assessment: the window shows older cards, too. */
const lastCard = (text: string): string =>
  text.slice(text.lastIndexOf('\n# ', text.lastIndexOf('[ Save and close ]')) + 1);

function ticked(card: string, title: string, signs: Signs, strong: readonly string[], unknown: readonly string[]) {
  const rows = [...card.matchAll(/\[(x| )\] ([A-Z]+\d+) ·/g)].map(([, mark, code = '']) => ({
    code,
    is: mark === 'x',
  }));
  if (title.includes('how strong')) return { fill: {}, pressed: 0 };
  const wanted = rows.map(({ code }) => code).filter((code) => strong.includes(code) || isThere(signs, code));
  const changed = rows.filter(({ code, is }) => is !== wanted.includes(code)).length;
  const rest = unknown.includes(title) ? 'U' : 'N';
  return {
    fill: { signs: wanted.join(','), rest },
    pressed: changed + press(!card.includes('All the others: ‹No') && !card.includes('All the others: ‹Absent')),
  };
}
const isThere = (signs: Signs, code: string): boolean =>
  signs[code] !== undefined && signs[code].grade !== 'N' && signs[code].grade !== 'U';

function graded(card: string, signs: Signs) {
  const rows = [...card.matchAll(/^([A-Z]+\d+) · .*: how sure\?:? ‹([^›]*)›/gm)].map(([, code = '', is = '']) => ({
    code,
    is,
  }));
  const fills = rows.map(({ code }) => {
    const { grade, line = '', source = '' } = signs[code] ?? { grade: 'E' as const };
    return { [`${code}-grade`]: grade, [`${code}-line`]: line, [`${code}-source`]: source };
  });
  const changed = rows.filter(({ code, is }) => is !== titled(signs[code]?.grade ?? 'E')).length;
  return { fill: Object.assign({}, ...fills) as Readonly<Record<string, string>>, pressed: changed };
}
