// "Read and understood" is a look at a version of the policy: it says who and when, is written once, and is never taken back.
import type { Look, Looks, PolicyVersionId } from '../../casework/ports/ports.ts';
import type { Policy } from '../../domain/papers/policy-file.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import type { Viewer } from '../reader.ts';

export const policyId = ({ version }: Pick<Policy, 'version'>): PolicyVersionId => `policy-${version}`;

/** The look that says so. Its id is the person's: a second one is the first. */
export const readingOf = (policy: Pick<Policy, 'version'>, { person, now }: Viewer): Look => ({
  id: person.objectId,
  reference: policyId(policy),
  person: person.objectId,
  name: person.name,
  what: 'policy',
  why: 'read and understood',
  at: now,
});

export const readingsIn = async (looks: Looks, policy: Pick<Policy, 'version'>): Promise<readonly Look[]> =>
  looks.of(policyId(policy));

/** Undefined where this person has not said so. */
export function sayReading(
  readings: readonly Look[],
  policy: Pick<Policy, 'version'>,
  viewer: Viewer,
): string | undefined {
  const found = readings.find(({ person }) => person === viewer.person.objectId);
  return found && `You have read and understood version ${policy.version}: ${sayWhen(found.at, viewer.now)}.`;
}
