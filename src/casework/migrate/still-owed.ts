// What an ended case still owes that no one is called for as it is stored: since it is brought over people are (docs/process.md
// P2.7). Pure.
import { dutyOfRung, owedNow } from '../../domain/case/owed/owed.ts';
import type { CaseRung } from '../../domain/case/state/rungs.ts';
import { stageOf } from '../../domain/case/state/stage-table.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import type { Brought, MatterFound } from '../ports/migrate-ports.ts';

const isCase = (root: object): root is Case => 'stage' in root;

/** In the words of the duties; none of a case that has not ended, or of another matter. */
export function stillOwed({ kind, root: stored }: MatterFound, { record }: Brought, now: Instant): readonly string[] {
  const { root } = record;
  if (kind !== 'case' || !isCase(root) || stageOf(root).phase !== 'over') return [];
  const calledFor = new Set(rungsIn(stored['ladder']).map(dutyOfRung));
  return owedNow(root, now).flatMap(({ name, words }) => (calledFor.has(name) ? [] : [words]));
}

/** The reminders that a clock holds that is stored. */
function rungsIn(ladder: unknown): readonly CaseRung[] {
  const rungs: unknown = typeof ladder === 'object' && ladder !== null && 'rungs' in ladder ? ladder.rungs : [];
  return Array.isArray(rungs) ? rungs.flatMap(({ rung }: { readonly rung: CaseRung }) => rung) : [];
}
