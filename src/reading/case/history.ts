// What happened in a case, line by line, and what changed between the versions that were submitted.
import { changesBetween, type HistoryKind, type HistoryLine } from '../../cards/case/case-card.ts';
import type { StoredFact } from '../../casework/ports/ports.ts';
import { caseMatter, type Fact, type StepName } from '../../domain/case/case.ts';
import { clockActor } from '../../domain/people/actor.ts';
import type { Answers } from '../../domain/fields.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import { given } from '../../domain/given.ts';
import { reasonFor, sayFact } from './words.ts';

/** The lane of a fact on the drawn line of time. */
function kindOf(fact: Fact): HistoryKind {
  if (fact.by.objectId === clockActor.objectId) return 'reminder';
  if (fact.part !== undefined) return caseMatter.partOf(fact.step) === 'action' ? 'action' : 'review';
  return atMeetings.has(fact.step) ? 'meeting' : 'referral';
}
const atMeetings: ReadonlySet<StepName> = new Set<StepName>([
  'listCase',
  'recordDecision',
  'decideNow',
  'recordOutcome',
  'declareMeetingConflict',
  'recordStrategyOutcome',
  'recordSeniorDecision',
]);

/** Saved pages are left out: the submissions say what came of them. Oldest first. */
export function historyOf(facts: readonly StoredFact[], directory: Directory, now: Instant): readonly HistoryLine[] {
  let version: Answers | undefined;
  let versions = 0;
  return facts.flatMap((fact): readonly HistoryLine[] => {
    if (fact.step === 'savePage' || fact.step === 'saveSigns') return [];
    const line = {
      at: fact.at,
      what: sayFact(fact, directory, now),
      who: fact.by.name,
      kind: kindOf(fact),
      ...given({ why: reasonFor(fact) }),
    };
    if (fact.step !== 'submit' && fact.step !== 'resubmit') return [line];
    const before = version;
    version = fact.data.answers;
    versions += 1;
    const what = `${line.what} (version ${versions})`;
    return [before === undefined ? { ...line, what } : { ...line, what, changed: changesBetween(before, version) }];
  });
}
