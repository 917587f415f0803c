// That someone of concern works with children, wherever it is said: the LADO is told from that day on (docs/process.md P17.13).
import type { Concern } from '../state/stage-parts.ts';
import type { Case } from '../state/stages.ts';

/** The case with one more that says so: `now`, an entry of **People and places**, a case that was merged into it. */
export function concernSaid(
  before: Concern | undefined,
  by: string,
  { at, due }: Pick<Concern, 'at' | 'due'>,
): Concern {
  const first = before === undefined || due < before.due ? { at, due } : before;
  return { ...first, said: [...new Set([...(before?.said ?? []), by])] };
}

/** The case once an entry that said so was taken back: what says so besides still does. */
export function concernTakenBack({ concern, answers, now }: Case, by: string): Concern | undefined {
  if (concern?.said?.includes(by) !== true) return concern;
  const { said = [], ...first } = concern;
  const others = said.filter((one) => one !== by);
  if (others.length > 0) return { ...first, said: others };
  return saysSo(answers) || saysSo(now?.concern?.answers) ? first : undefined;
}

/** Whether more than the referral says so: what is sent again without it ends nothing then. */
export const isSaidBeside = ({ concern, now }: Pick<Case, 'concern' | 'now'>): boolean =>
  concern !== undefined && ((concern.said ?? []).length > 0 || saysSo(now?.concern?.answers));

export const saysSo = (answers: Readonly<Record<string, string | undefined>> | undefined): boolean =>
  answers?.['worksWithChildren'] === 'yes';
