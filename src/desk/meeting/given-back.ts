// The item of a meeting built without any stored state, because the store may be what failed: with the values just sent.
import { personIn, type Directory } from '../../domain/people/directory.ts';
import { asSent } from '../../domain/people/person-field.ts';
import { leadNames } from '../../domain/case/lead/named.ts';
import type { Choice } from '../../domain/kernel/fields.ts';
import { sayMeetingId, toMeetingId } from '../../domain/meeting/meeting.ts';
import { decisionForm, fieldsFor, heldFields } from './item-form.ts';
import { actionFields } from '../../domain/case/meeting/actions.ts';
import { given as nonEmpty } from '../../domain/kernel/given.ts';
import { actionForm } from './actions.ts';
import { lateGivenBack } from './late.ts';
import { ownersFor } from './owners.ts';
import { actionIn, refIn, sentFor, textIn, type Reply, type Scene } from '../scene/scene.ts';
import { withKept } from '../form/two-pages.ts';
import type { Wrong } from '../form/step-form.ts';

type Given = Pick<Scene, 'ports' | 'caller' | 'data'>;

/** The decision or the actions that were sent. */
export function itemGivenBack(
  sent: Given,
  verb: string,
  directory: Directory | undefined,
  wrong: Wrong,
): Reply | undefined {
  const given = withKept(sent);
  const [reference, id] = [refIn(given), toMeetingId(textIn(given, 'meeting'))];
  if (reference === undefined || id === undefined) return undefined;
  const owners = directory === undefined ? ownersSent(given) : ownersFor({ directory }, undefined, ownersSent(given));
  const chooses = verb === 'meeting.item.on' || verb === 'meeting.item.back';
  const isHeld = verb.startsWith('meeting.hold') || (chooses && textIn(given, 'text') !== '');
  const holds = isHeld ? owners : undefined;
  if (isHeld || chooses || verb === 'meeting.save' || verb === 'meeting.save-actions') {
    const meeting = { id, type: id.startsWith('panel') ? ('panel' as const) : ('preMset' as const) };
    const people = leadsSent(given, directory);
    const values = sentFor([...heldFields(holds), ...fieldsFor(meeting, undefined, people)], given);
    const more = { ...wrong, people, ...nonEmpty({ holds }), ...(chooses && { again: true as const }) };
    return decisionForm(given, meeting, { reference }, sayMeetingId(id), values, more);
  }
  const action = actionIn(given);
  if (verb === 'meeting.action.go' && action !== undefined) {
    return lateGivenBack({ ...given, owners }, { id }, reference, action, (fields) => sentFor(fields, given), wrong);
  }
  if (verb !== 'meeting.actions.go' && verb !== 'meeting.actions.more') return undefined;
  const values = sentFor(actionFields(owners), given);
  return actionForm({ ...given, owners }, { id }, reference, values, wrong);
}
const ownersSent = (given: Given): readonly Choice[] =>
  [textIn(given, 'owner')]
    .filter((value) => value !== '' && value.length <= 100)
    .map((value) => ({ value, title: 'As you chose' }));
/** Who was named, whatever is known of the case. */
const leadsSent = (given: Given, directory: Directory | undefined): readonly Choice[] =>
  asSent(given.data, leadNames)
    .filter(({ value }) => value.length <= 100)
    .map(({ value }) => ({ value, title: (directory && personIn(directory, value)?.name) ?? 'As you chose' }));
