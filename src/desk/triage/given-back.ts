// The forms of triage when the store cannot be asked: with what was sent, and nothing that would have to be looked up.
import type { Directory } from '../../domain/people/directory.ts';
import type { Choice } from '../../domain/fields.ts';
import { readReference } from '../../domain/ids.ts';
import { sayMeetingId, toMeetingId } from '../../domain/meeting/meeting.ts';
import { textIn, type Scene } from '../scene.ts';
import type { StepForm } from '../form/step-form.ts';
import { listForm, mergeForm, toPair, wordForm, wordForms } from './forms.ts';
import { agencyChoices } from './list.ts';

/** What was pressed. */
type Pressed = Pick<Scene, 'data'> & { readonly verb: string };

/** The form that the pressed button takes; undefined for a button of another room. */
export function triageFormOf(pressed: Pressed, directory: Directory | undefined): StepForm | undefined {
  const name = wordForms.find((one) => pressed.verb === `triage.${one}.go`);
  if (name !== undefined) return wordForm(name);
  if (pressed.verb === 'triage.list.go') {
    const form = listForm(meetingIn(pressed), agenciesIn(pressed, directory), []);
    return { ...form, data: { alike: referencesIn(pressed, 'alike') } };
  }
  if (pressed.verb !== 'triage.merge.go') return undefined;
  const pair = toPair(textIn(pressed, 'into'));
  const form = mergeForm(
    pair === undefined ? [] : [{ value: textIn(pressed, 'into'), title: `${pair.goesOn} goes on, ${pair.ends} ends` }],
  );
  const other = referencesIn(pressed, 'other');
  return other === '' ? form : { ...form, data: { other } };
}

function meetingIn(pressed: Pressed): readonly Choice[] {
  const id = toMeetingId(textIn(pressed, 'meeting'));
  return id === undefined ? [] : [{ value: id, title: sayMeetingId(id) }];
}

const agenciesIn = (pressed: Pressed, directory: Directory | undefined): readonly Choice[] =>
  directory === undefined
    ? textIn(pressed, 'invited')
        .split(',')
        .filter((id) => id !== '' && id.length <= 40)
        .slice(0, 40)
        .map((id) => ({ value: id, title: id }))
    : agencyChoices({ directory });

/** Well-formed references only: nothing else goes back into a button. */
const referencesIn = (pressed: Pressed, name: string): string =>
  textIn(pressed, name)
    .split(',')
    .slice(0, 20)
    .flatMap((text) => {
      const read = readReference(text);
      return 'reference' in read ? [read.reference] : [];
    })
    .join(',');
