// Words struck out of a case: who asks for it, and who agrees (docs/process.md 33).
import type { Allowed, Own } from '../../matter/making.ts';
import type { Texts } from '../../matter/strike.ts';
import { strikingSteps, type StrikingSteps } from '../../matter/striking.ts';
import { reportsTo } from '../../people/directory.ts';
import { caseMaking } from '../making.ts';
import type { DutyName } from '../owed/owed.ts';
import { leadOf } from '../state/stage-parts.ts';
import { stageNames, stagesThat } from '../state/stage-table.ts';
import type { Case } from '../state/stages.ts';

const notShutOut: Own<Case> = {
  name: 'of any case that they are not kept out of',
  is: ({ excluded }, { actor }) => !excluded.includes(actor.objectId),
};
const aboveLead: Own<Case> = {
  name: 'above the lead worker',
  is: (childCase, { actor, directory }) => reportsTo(directory, leadOf(childCase).objectId, actor.objectId),
};
const seconds: readonly Allowed<Case>[] = [
  { role: 'triage', reads: 'referral' },
  { role: 'consent', own: aboveLead, reads: 'referral' },
];

/** A second person is asked again by what the case owes. `texts`: what people typed of it. */
export function strikeStepsOf(texts: Texts): Omit<StrikingSteps<Case>, 'remindStrike'> {
  const { proposeStrike, settleStrike, strikeOut } = strikingSteps<Case, DutyName>(
    {
      making: caseMaking,
      name: 'case',
      since: 7,
      from: stagesThat(({ phase }) => phase !== 'draft'),
      elsewhere: 'It is not sent yet: its writer can change it.',
      everywhere: stageNames,
      asks: [{ role: 'strike', own: notShutOut }],
      seconds,
    },
    texts,
  );
  return { proposeStrike, settleStrike, strikeOut };
}
