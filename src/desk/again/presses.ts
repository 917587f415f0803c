// A child whose case has ended is referred again: the new referral is begun first, then the old case knows of it.
import { hashOf } from '../../casework/write/hashing.ts';
import type { ReferAgainInput } from '../../domain/case/again/again.ts';
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import { section47Page } from '../../domain/case/referral/form/pages.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { mintReference, type Reference } from '../../domain/kernel/ids.ts';
import { notAvailable } from '../../domain/matter/step.ts';
import { buttonOf, closeButton } from '../form/replies.ts';
import type { Presses } from '../form/counter.ts';
import { commandIn, refusalOf, take, type CaseOutcome, type Scene } from '../scene/scene.ts';

export const againPresses = {
  referAgain: {
    verb: 'again.refer',
    intro:
      'This begins a new referral. Who the child is, and what does not change, is put in; where the child lives, the worries and everything else you write again. If the child is not safe, ring the front door now.',
    done: 'A new referral is begun',
    says: ({ after }) => [`${after.referredAgain?.at(-1) ?? ''} follows ${after.reference}. Each knows of the other.`],
    next: () => 'press **Continue** and check every answer: what was put in is as it was then.',
    buttons: (after) => {
      const made = after.referredAgain?.at(-1);
      return [
        ...(made === undefined
          ? []
          : [{ ...buttonOf('Continue', 'refer.open', { reference: made }), style: 'positive' as const }]),
        closeButton(after),
      ];
    },
  },
} satisfies Partial<Presses<CaseTypes['steps'], Case, Case>>;

type Sent = Omit<ReferAgainInput, 'as'>;

/** One press makes one referral, however often it comes: its reference follows from the press. */
export async function referAgainFrom(scene: Scene, ended: Reference, input: Sent): Promise<CaseOutcome> {
  const { ports } = scene;
  const about = (await ports.cases.load(ended))?.value.root;
  const as = await referenceFor(scene, ended);
  if (about === undefined || as === undefined) return { kind: 'refused', ...notAvailable, now: undefined };
  const command = { step: 'referAgain', input: { ...input, as } } as const;
  const bar = await refusalOf(scene, ended, command);
  if (bar !== undefined) return { kind: 'refused', refusal: bar, now: about };
  const { whatIsNew, ...section47 } = input;
  const begun = await take(
    scene,
    as,
    { step: 'start', input: { reference: as, page: section47Page.id, answers: { ...section47 }, whatIsNew } },
    undefined,
    { about },
  );
  if (begun.kind === 'refused' && begun.now === undefined) return { ...begun, now: about };
  return take(scene, ended, command);
}

/** The first that no other case has; that of this press before is its own. */
async function referenceFor(scene: Scene, ended: Reference): Promise<Reference | undefined> {
  const { ports, person } = scene;
  const { secretHash = hashOf } = ports;
  for (let round = 0; round < 10; round += 1) {
    const hash = secretHash(person.objectId, commandIn(scene), ended, String(round));
    const reference = mintReference(Buffer.from(hash, 'hex'));
    const taken = (await ports.cases.load(reference))?.value.root;
    if (taken === undefined || (taken.again?.of === ended && taken.referrer.objectId === person.objectId)) {
      return reference;
    }
  }
  return undefined;
}
