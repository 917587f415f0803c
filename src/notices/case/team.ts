// The channel of the referrer's team.
import { leadOf } from '../../domain/case/state/stage-parts.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { personIn, type Directory } from '../../domain/people/directory.ts';

/** Undefined where they are of no team, or the council's teams hear of no consent (`teamChannelHearsOfConsent`). */
export function teamTargetOf(childCase: Case, directory: Directory): `team:${string}` | undefined {
  const team = personIn(directory, leadOf(childCase).objectId)?.team;
  return team === undefined || !directory.settings.teamChannelHearsOfConsent ? undefined : `team:${team}`;
}
