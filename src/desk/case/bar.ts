// Why a person may not take a step on a case: asked before anything is typed.
import { caseMatter, type Command } from '../../domain/case/whole/case.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Refusal } from '../../domain/matter/step.ts';
import type { Scene } from '../scene/scene.ts';

/** Why this person may not take a step on a case now; undefined when all that is missing are the words. */
export function barTo({ person, directory, now }: Scene, childCase: Case, command: Command): Refusal | undefined {
  const decision = caseMatter.decide({ root: childCase }, command, { actor: person, directory, now });
  return 'refusal' in decision && decision.refusal.code !== 'incomplete' ? decision.refusal : undefined;
}
