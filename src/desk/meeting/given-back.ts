// Forms of meetings built without any stored state, because the store may be what failed: with the values just sent.
import type { Button } from '../../cards/blocks.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { Choice } from '../../domain/fields.ts';
import { sayMeetingId, toMeetingId } from '../../domain/meeting/meeting.ts';
import { chairChoices } from '../../domain/meeting/steps.ts';
import {
  agencyChoices,
  attendanceForm,
  cancelForm,
  correctForm,
  meetingForm,
  papersForm,
  planForm,
  type MeetingForm,
} from './forms.ts';
import { decisionForm, fieldsFor } from './item.ts';
import { actionsFields, actionsForm, ownersFor } from './record.ts';
import { openMeetingButton } from './scene.ts';
import { refIn, sentFor, textIn, type Reply, type Scene } from '../scene.ts';
import type { Wrong } from '../form/step-form.ts';

type Given = Pick<Scene, 'ports' | 'caller' | 'data'>;

/** The form that was sent; undefined for another verb. */
export function meetingGivenBack(
  given: Given,
  verb: string,
  directory: Directory | undefined,
  wrong: Wrong,
): Reply | undefined {
  return itemAgain(given, verb, directory, wrong) ?? meetingFormAgain(given, verb, directory, wrong);
}

/** The decision or the actions that were sent. */
function itemAgain(given: Given, verb: string, directory: Directory | undefined, wrong: Wrong): Reply | undefined {
  const [reference, id] = [refIn(given), toMeetingId(textIn(given, 'meeting'))];
  if (reference === undefined || id === undefined) return undefined;
  if (verb === 'meeting.save' || verb === 'meeting.save-actions') {
    const meeting = { id, type: id.startsWith('panel') ? ('panel' as const) : ('preMset' as const) };
    return decisionForm(given, meeting, { reference }, sayMeetingId(id), sentFor(fieldsFor(meeting), given), wrong);
  }
  if (verb !== 'meeting.actions.go') return undefined;
  const owners = directory === undefined ? ownersSent(given) : ownersFor({ directory });
  const values = sentFor(actionsFields(owners), given);
  return actionsForm({ ...given, owners }, { id }, reference, values, wrong);
}
const ownersSent = (given: Given): readonly Choice[] =>
  [...new Set([1, 2, 3].map((place) => textIn(given, `owner${place}`)))]
    .filter((value) => value !== '' && value.length <= 100)
    .map((value) => ({ value, title: 'As you chose' }));

/** Where to look what became of a press about a meeting. */
export function showMeetingButton(given: Pick<Scene, 'data'>): Button | undefined {
  const id = toMeetingId(textIn(given, 'meeting'));
  return id === undefined ? undefined : { ...openMeetingButton({ id }), title: 'Show me' };
}

/** The choices that were sent, where nothing can be looked up: shown again as they were chosen. */
const asSent = (pressed: Pick<Scene, 'data'>, name: string): readonly Choice[] =>
  textIn(pressed, name)
    .slice(0, 4000)
    .split(',')
    .filter((value) => value !== '')
    .map((value) => ({ value, title: 'As you chose' }));

function formNamed(
  pressed: Pick<Scene, 'data'>,
  verb: string,
  directory: Directory | undefined,
): MeetingForm | undefined {
  const named = (id: string): string =>
    directory?.people.find(({ objectId }) => objectId === id)?.name ?? 'As you chose';
  switch (verb) {
    case 'meeting.plan.go':
      return planForm(directory === undefined ? asSent(pressed, 'chair') : chairChoices(directory));
    case 'meeting.attend.go':
      return attendanceForm(asSent(pressed, 'people').map(({ value }) => ({ value, title: named(value) })));
    case 'meeting.papers.go':
      return papersForm(directory === undefined ? asSent(pressed, 'agencies') : agencyChoices(directory));
    case 'meeting.cancel.go':
      return cancelForm;
    case 'minutes.correct.go':
      return correctForm;
    default:
      return undefined;
  }
}

/** The form of a meeting that was sent, with what was sent; undefined for another verb. */
function meetingFormAgain(
  scene: Given,
  verb: string,
  directory: Directory | undefined,
  wrong: Wrong,
): Reply | undefined {
  const form = formNamed(scene, verb, directory);
  return form && meetingForm(scene, toMeetingId(textIn(scene, 'meeting')), form, sentFor(form.fields, scene), wrong);
}
