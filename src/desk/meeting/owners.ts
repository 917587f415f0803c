// Whom a meeting may give an action to, and of which type; and whom it may name.
import { choicesThatFit } from '../../cards/choices.ts';
import { ownerChoices } from '../../domain/case/action/add.ts';
import { leadChoices } from '../../domain/case/lead/named.ts';
import { hostOf } from '../../domain/case/action/host.ts';
import { typesOffered } from '../../domain/case/referral/form/support.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Choice } from '../../domain/kernel/fields.ts';
import type { Scene } from '../scene/scene.ts';

const ownersBytes = 4000;

/** Who may be given one; who was chosen is there, whatever is known of the case. */
export function ownersFor(
  scene: Pick<Scene, 'directory'>,
  childCase?: Case,
  sent: readonly Choice[] = [],
): readonly Choice[] {
  const fit = choicesThatFit(ownerChoices(scene, childCase && hostOf(childCase)), ownersBytes);
  return [...fit, ...sent.filter((choice) => !fit.some(({ value }) => value === choice.value))];
}

/** Who may be named as lead. */
export const leadsFor = ({ directory, now }: Pick<Scene, 'directory' | 'now'>, childCase: Case): readonly Choice[] =>
  choicesThatFit(leadChoices(childCase, { directory, now }), ownersBytes);

/** The types that this council offers. */
export const typesIn = ({ directory }: Pick<Scene, 'directory'>): readonly Choice[] =>
  typesOffered(directory.settings.disruption);
