// What handing over is to people.
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import type { HandOverInput } from '../../domain/case/lead/hand-over.ts';
import { goesWith } from '../../domain/case/action/hand-over.ts';
import { caseMatter } from '../../domain/case/whole/case.ts';
import { leadOf } from '../../domain/case/state/stage-parts.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import type { Presses } from '../form/counter.ts';
import { take, type CaseOutcome, type Scene } from '../scene/scene.ts';

export const leadPresses = {
  handOver: {
    verb: 'lead.hand-over',
    intro: ({ before }) =>
      before === undefined
        ? 'The new lead worker is told, and can open everything.'
        : `The new lead worker is told, and can open everything. What ${leadOf(before).name} still has to do in this case goes with it.`,
    done: ({ after }) => `Handed over to ${leadOf(after).name}`,
    says: ({ after, person }) => (leadOf(after).objectId === person.objectId ? ['You are the lead worker now.'] : []),
  },
} satisfies Partial<Presses<CaseTypes['steps'], Case, Case>>;

/**
 * The case, and before it the actions that its lead worker has in it: stopped in between, the same press goes on. Each is an
 * act of its own under the pressed card's command.
 */
export async function handOverWhole(
  scene: Scene,
  reference: Reference,
  input: HandOverInput,
): Promise<CaseOutcome<'handOver'>> {
  const stored = await scene.ports.cases.load(reference);
  const root = stored?.value.root;
  const { person: actor, directory, now } = scene;
  const mayBe =
    root !== undefined && 'data' in caseMatter.decide({ root }, { step: 'handOver', input }, { actor, directory, now });
  const actions = mayBe ? await scene.ports.cases.parts(reference, 'action') : [];
  for (const { id } of actions.filter((action) => root !== undefined && goesWith(root, action))) {
    await take(scene, reference, { step: 'handOverAction', part: id, input });
  }
  return take(scene, reference, { step: 'handOver', input });
}
