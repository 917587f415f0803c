// Keep person out and Let in again, with all that one press brings with it: what they had to do goes to their successors, and of
// a child there is one case, so that what was merged into it is kept from them as well (docs/process.md P10.14).
import { heedAbout } from '../../casework/clocks/heed.ts';
import type { ActionRow } from '../../domain/case/action/action.ts';
import {
  ownedBy,
  type KeepOutInput,
  type LetInInput,
  type OwnedActions,
} from '../../domain/case/restriction/keep-out.ts';
import { isAsKept, isLiftedWith, keptOutAs } from '../../domain/case/state/kept-out.ts';
import type { KeptOut } from '../../domain/case/state/stage-parts.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { given } from '../../domain/kernel/given.ts';
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
  const more = { step: 'keepOut', input: { person: input.person, reason: input.reason } } as const;
  const behind = await onMerged(scene, outcome.now, more);
  await heedIn(scene, outcome.now);
  return left.length + behind.length === 0
    ? outcome
    : { kind: 'refused', ...notWhole('They are kept out.', { left, behind }), now: outcome.now };
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
/** What is done, and what is left: actions that were not given, and what ended in the case and could not be changed. */
function notWhole(
  done: string,
  { left = [], behind }: { readonly left?: readonly string[]; readonly behind: readonly string[] },
) {
  const given = left.length === 0 ? [] : [`${left.join(', ')} could not be given to the new owner.`];
  const changed = behind.length === 0 ? [] : [`${behind.join(', ')}, merged into this case, could not be changed.`];
  return refuse(
    'notWhole',
    [done, ...given, ...changed].join(' '),
    [
      ...(given.length === 0 ? [] : ['Open it and press Put right.']),
      ...(changed.length === 0 ? [] : ['MSET tries again every minute. Where it is urgent tell your administrator.']),
    ].join(' '),
  );
}

export async function letInWhole(scene: Scene, reference: Reference, input: LetInInput): Promise<CaseOutcome<'letIn'>> {
  const before = (await scene.ports.cases.load(reference))?.value.root;
  const outcome = await take(scene, reference, { step: 'letIn', input });
  if (outcome.kind === 'refused') return outcome;
  const lifted = before && keptOutAs(before, input.person);
  const behind = await onMerged(scene, outcome.now, { step: 'letIn', input }, lifted);
  await heedIn(scene, outcome.now);
  return behind.length === 0
    ? outcome
    : { kind: 'refused', ...notWhole('They are let in again.', { behind }), now: outcome.now };
}

/** What the register asked of them is asked of others at once. A fault is no one's here: the clock does it within the minute. */
async function heedIn({ ports, committed }: Scene, { reference, merged = [] }: Case): Promise<void> {
  try {
    for (const id of await heedAbout(ports, [reference, ...merged])) committed(id);
  } catch (error) {
    ports.log.error('entries of the register not heeded', error, { reference });
  }
}

/** The same of every case that ended in this one, and in those; where it is so already, nothing changes. Gives those where it is not. */
async function onMerged(
  scene: Scene,
  about: Case,
  command: { readonly step: 'keepOut' | 'letIn'; readonly input: LetInInput },
  lifted?: KeptOut,
): Promise<readonly Reference[]> {
  const behind: Reference[] = [];
  for (const reference of about.merged ?? []) {
    const { now } = await take(scene, reference, command, undefined, { about, ...given({ lifted }) });
    if (now === undefined || isBehind(now, about, command.input.person, lifted)) behind.push(reference);
    if (now !== undefined) behind.push(...(await onMerged(scene, now, command, lifted)));
  }
  return behind;
}
/** Whether what ended in a case is kept from this person otherwise than that one is; by what was lifted also where it is not said through which case it came. */
function isBehind(now: Case, about: Case, person: string, lifted: KeptOut | undefined): boolean {
  const kept = keptOutAs(now, person);
  const isIn = !about.excluded.some((one) => one === person);
  return isIn
    ? kept !== undefined && isLiftedWith(kept, now.reference, about.reference, lifted)
    : !isAsKept(now, { ...about, id: about.reference }, person);
}
