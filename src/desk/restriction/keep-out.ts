// Keep person out and Let in again, with all that one press brings with it: what they had to do goes to their successors
// (docs/process.md P10.14).
import { heedAbout } from '../../casework/clocks/heed.ts';
import type { ActionRow } from '../../domain/case/action/action.ts';
import {
  ownedBy,
  type KeepOutInput,
  type LetInInput,
  type OwnedActions,
} from '../../domain/case/restriction/keep-out.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { openOf } from '../../domain/kernel/counted.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { notAvailable, refuse } from '../../domain/matter/step.ts';
import { take, type CaseOutcome, type Scene } from '../scene/scene.ts';

/** The case with those of its actions that are open. */
export async function withOwned(
  { ports }: Pick<Scene, 'ports'>,
  childCase: Case,
): Promise<Case & { readonly owned: OwnedActions }> {
  const open = openOf(childCase, 'action');
  const actions = open.length === 0 ? [] : await ports.cases.parts(childCase.reference, 'action');
  return { ...childCase, owned: { actions, facts: childCase.facts } };
}

/** Stopped in between, the same press goes on: each is an act of its own under the pressed card's command. */
export async function keepOutWhole(
  scene: Scene,
  reference: Reference,
  input: KeepOutInput,
): Promise<CaseOutcome<'keepOut'>> {
  const root = (await scene.ports.cases.load(reference))?.value.root;
  if (root === undefined) return { kind: 'refused', ...notAvailable, now: undefined };
  const { owned } = await withOwned(scene, root);
  const outcome = await take(scene, reference, { step: 'keepOut', input }, undefined, { owned });
  if (outcome.kind === 'refused') return outcome;
  const left = await giveAll(scene, reference, owned.actions, input);
  await heedIn(scene, outcome.now);
  return left.length === 0 ? outcome : { kind: 'refused', ...notWhole(left), now: outcome.now };
}

/** Gives what they own to who takes it over; the ids of what could not be given. */
async function giveAll(
  scene: Scene,
  reference: Reference,
  actions: readonly ActionRow[],
  { person, owner = '' }: KeepOutInput,
): Promise<readonly string[]> {
  const left: string[] = [];
  for (const { id } of ownedBy(actions, person)) {
    const given = await take(scene, reference, { step: 'giveAction', part: id, input: { owner } });
    if (given.kind === 'refused') left.push(id);
  }
  return left;
}
/** They are kept out, and actions that could not be given are left. */
const notWhole = (left: readonly string[]) =>
  refuse(
    'notWhole',
    `They are kept out. ${left.join(', ')} could not be given to the new owner.`,
    'Open it and press Put right.',
  );

export async function letInWhole(scene: Scene, reference: Reference, input: LetInInput): Promise<CaseOutcome<'letIn'>> {
  const outcome = await take(scene, reference, { step: 'letIn', input });
  if (outcome.kind !== 'refused') await heedIn(scene, outcome.now);
  return outcome;
}

/** What the register asked of them is asked of others at once. A fault is no one's here: the clock does it within the minute. */
async function heedIn({ ports, committed }: Scene, { reference, merged = [] }: Case): Promise<void> {
  try {
    for (const id of await heedAbout(ports, [reference, ...merged])) committed(id);
  } catch (error) {
    ports.log.error('entries of the register not heeded', error, { reference });
  }
}
