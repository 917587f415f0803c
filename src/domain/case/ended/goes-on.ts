// Of a child there is one case: who reads a case that ended in another is asked of that one, less whom it shuts out itself
// (docs/process.md P5.8). So at every read it has what that one says of access, and nothing of that is stored with it.
import { given } from '../../kernel/given.ts';
import { leadOf } from '../state/stage-parts.ts';
import type { Case, CaseRow, OfAccess } from '../state/stages.ts';

const ofAccess = ({ excluded, restricted, named, leadWorker, line }: Case | CaseRow): OfAccess =>
  given({ excluded, restricted, named, leadWorker, line });

/** As it is read, by the case that it ended in, which may have ended in another itself. */
export function goingOn<Ended extends Case | CaseRow>(ended: Ended, goesOn: Case | CaseRow): Ended;
export function goingOn(ended: Case | CaseRow, goesOn: Case | CaseRow): object {
  const { restricted: _restricted, named: _named, leadWorker: _lead, line: _line, ...kept } = ended;
  const { restricted, named, line } = goesOn;
  const excluded = [...new Set([...ended.excluded, ...goesOn.excluded])];
  return {
    ...kept,
    ...given({ restricted, named, line, leadWorker: ledBy(ended, goesOn) }),
    excluded,
    goesOn,
    itself: ofAccess(ended),
  };
}

/** It is led as the case that goes on; of who led it before that is no news. */
function ledBy(ended: Case | CaseRow, goesOn: Case | CaseRow): Case['leadWorker'] {
  const { objectId, name } = leadOf(goesOn);
  if (leadOf(ended).objectId === objectId) return ended.leadWorker;
  // From the beginning, where it was never handed over.
  return { objectId, name, since: goesOn.leadWorker?.since ?? '' };
}

/** The same as it is stored. */
export function byItself<C extends Case>(childCase: C): C;
export function byItself(childCase: Case): object {
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
  return { ...kept, ...itself };
}
