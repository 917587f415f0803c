// What several answers are made of: due times, flags, buttons, sections.
import type { Button as DeskButton } from '../../cards/blocks.ts';
import type { StoryPart } from '../../cards/case/story.ts';
import { dueLine } from '../../cards/home.ts';
import type { Scene } from '../../desk/scene.ts';
import { isChallenged } from '../../domain/people/access.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import { stageOf } from '../../domain/case/stage-table.ts';
import { isUrgent, type CaseRow } from '../../domain/case/stages.ts';
import type { Button, Due, Flag, Section } from '../tab/api.ts';

/** "due Mon 4 Jan 14:00", "triage overdue since …" where it says of what. */
export const dueOf = (at: Instant, now: Instant, what = ''): Due => ({
  at,
  words: `${what === '' ? '' : `${what} `}${dueLine(at, now)}`,
  late: at <= now,
});

/** Whether something is still asked of people. */
export const isUnderWay = (one: CaseRow): boolean => stageOf(one).phase !== 'over';

/** What of a case is to be seen at a glance; `conflict` says why it is restricted. */
export function flagsOf(one: CaseRow, due: Due | undefined): Flag[] {
  const going = isUnderWay(one);
  const flags: readonly (Flag | false)[] = [
    going && isUrgent(one) && 'urgent',
    due?.late === true && 'late',
    going && one.strategy !== undefined && 'strategy',
    isChallenged(one) && 'challenged',
    one.restricted !== undefined && 'restricted',
    one.restricted === 'managerConflict' && 'conflict',
  ];
  return flags.filter((flag) => flag !== false);
}

/** As a page gets it: with data also where it carries none. */
export const buttonFor = ({ title, verb, data = {}, style }: DeskButton): Button => ({
  title,
  verb,
  data: { ...data },
  ...(style !== undefined && { style }),
});

export type Pairs = readonly (readonly [label: string, value: string])[];
/** Lines of a section; those without an answer are left out. */
export const linesOf = (pairs: Pairs): Section['lines'] =>
  pairs.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }));
export const paragraph = (value: string): Section['lines'][number] => ({ label: '', value });
/** Sections that say something. */
export const filled = (sections: readonly Section[]): Section[] => sections.filter(({ lines }) => lines.length > 0);

/** Our own words as a page shows them: cards read them as markdown. */
export const plainWords = (words: string): string => words.replaceAll('**', '');

/** A story by its headings, and what comes next apart. */
export function told(
  parts: readonly StoryPart[],
  title: string,
): { readonly sections: Section[]; readonly next: string[] } {
  const sections: Section[] = [{ title, lines: [] }];
  const next: string[] = [];
  for (const part of parts) {
    const here = sections.at(-1);
    if ('title' in part) sections.push({ title: part.title, lines: [] });
    else if ('next' in part) next.push(plainWords(part.next));
    else here?.lines.push(...('pairs' in part ? linesOf(part.pairs) : [paragraph(plainWords(part.stands))]));
  }
  return { sections: filled(sections), next };
}

/** The scene of a read as a press would make it. */
export const withData = (scene: Scene, data: Scene['data']): Scene => ({ ...scene, data });
