import type { Due } from '../../reading/lines.ts';

/** "Next: Triage" where the mark beside it says the same time; else with its time. */
export function sayNextBeside(line: string, due: Due | undefined): string {
  const when = due === undefined ? undefined : /(?:was )?due .*$/.exec(due.words)?.[0];
  return when !== undefined && line.endsWith(`, ${when}`) ? line.slice(0, -when.length - 2) : line;
}
