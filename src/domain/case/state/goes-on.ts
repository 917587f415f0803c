// Of a child there is one case: who reads a case that ended in another is asked of that one, less whom it shuts out itself
// (docs/process.md P5.8). So at every read it has what that one says of access, and nothing of that is stored with it.
import { given } from '../../kernel/given.ts';
import { leadOf } from './stage-parts.ts';
import type { Case, CaseRow } from './stages.ts';

/** What a case that ended in another has from that one while it is read. */
export type OfAccess = Pick<Case, 'excluded' | 'restricted' | 'named' | 'leadWorker' | 'line'>;
const ofAccess = ({ excluded, restricted, named, leadWorker, line }: Case | CaseRow): OfAccess =>
  given({ excluded, restricted, named, leadWorker, line });

/** As it is read, by the case that it ended in, which may have ended in another itself. */
export function goingOn<Ended extends Case | CaseRow>(ended: Ended, goesOn: Case | CaseRow): Ended;
export function goingOn(ended: Case | CaseRow, goesOn: Case | CaseRow): object {
  const { restricted: _restricted, named: _named, leadWorker: _lead, line: _line, ...kept } = ended;
  const { restricted, named, line } = goesOn;
  const excluded = [...new Set([...ended.excluded, ...goesOn.excluded])];
  const leadWorker = goesOn.leadWorker ?? { ...leadOf(goesOn), since: goesOn.changedAt };
  return { ...kept, ...given({ restricted, named, line }), leadWorker, excluded, goesOn, itself: ofAccess(ended) };
}

/** The same as it is stored. */
export function byItself<C extends Case>(childCase: C): C {
  const { goesOn, itself } = childCase;
  if (goesOn === undefined || itself === undefined) return childCase;
  const {
    goesOn: _read,
    itself: _own,
    restricted: _restricted,
    named: _named,
    leadWorker: _lead,
    line: _line,
    ...kept
  } = childCase;
  return { ...kept, ...itself } as C; // what was put there is taken away again
}
