// The form of a step as a reply, with what was wrong when it was sent.
import type { Band, Button, Element, Json } from '../../cards/blocks.ts';
import type { Form, Problems } from '../../cards/form.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import type { Answers, Field } from '../../domain/kernel/fields.ts';
import { aboutData, formReply } from './replies.ts';
import { mint, type Reply, type Scene } from '../scene/scene.ts';
import { given } from '../../domain/kernel/given.ts';

/** The form of a step: what it asks, and the button that takes it. */
export interface StepForm {
  readonly title: string;
  /** What the button that takes it is called, where that is not the title. */
  readonly go?: string;
  readonly fields: readonly Field[];
  readonly verb: string;
  readonly intro: string;
  /** What comes before its button: above all warnings, and above the buttons. */
  readonly first?: string;
  readonly band?: Band;
  readonly style: 'positive' | 'destructive';
  /** What the button of the step carries besides. */
  readonly data?: Readonly<Record<string, Json>>;
  /** What it answers, in the words of the person who wrote it. */
  readonly before?: readonly Element[];
  /** Where Back leads; to the open case or action unless said. */
  readonly back?: { readonly verb: string; readonly data: Readonly<Record<string, Json>> };
}

/** What was wrong with a press of it. */
export interface Wrong {
  readonly problems?: Problems;
  readonly message?: string;
  readonly command?: string;
  /** Fields that came of what was typed, and were not on the form that was sent: questions, and no mistakes. */
  readonly asked?: readonly string[];
  /** What is asked about on the cards that follow. */
  readonly following?: readonly string[];
  /** Said at a field, although nothing is wrong with it. */
  readonly hints?: Readonly<Record<string, string>>;
}

/** What a form is about, and where its other buttons lead. */
export interface FormAbout {
  /** What every button carries. */
  readonly data: Readonly<Record<string, Json>>;
  readonly name: string;
  readonly formOf: NonNullable<Reply['formOf']>;
  readonly back: { readonly verb: string; readonly data?: Readonly<Record<string, Json>> };
  readonly close: string;
}

/** Of a case: what its buttons carry, and where they lead. */
export const aboutCase = (reference: Reference): FormAbout => ({
  data: aboutData({ reference }),
  name: reference,
  formOf: reference,
  back: { verb: 'case.open' },
  close: 'case.close',
});
/** The form of a step on a case; Back leads where the form says, else to the case. */
export const stepForm = (
  scene: Pick<Scene, 'ports' | 'caller'>,
  { reference }: Pick<Case, 'reference'>,
  form: StepForm,
  values: Answers = {},
  wrong: Wrong = {},
): Reply => formAbout(scene, { ...aboutCase(reference), ...given({ back: form.back }) }, form, values, wrong);

/** The form of a step that cannot be undone: Back first, then the step (docs/design.md 6.6). */
export function formAbout(
  scene: Pick<Scene, 'ports' | 'caller'>,
  { data, name, formOf, back, close }: FormAbout,
  form: Omit<StepForm, 'back'>,
  values: Answers,
  wrong: Wrong,
): Reply {
  const command = wrong.command ?? mint(scene);
  const buttons: readonly Button[] = [
    { title: 'Back', verb: back.verb, data: { ...data, ...back.data, command } },
    { title: form.go ?? form.title, verb: form.verb, data: { ...data, ...form.data, command }, style: form.style },
    { title: 'Close', verb: close, data },
  ];
  return { ...formReply(askedBy(scene, form, name, values, wrong, buttons), formOf), ...given({ first: form.first }) };
}

/** Above the buttons, because the client shows the end of a card. */
export const moreAsked = (questions: number, following: readonly string[] = []): string => {
  const above = `Nothing is sent yet: ${questions === 1 ? '1 more question' : `${questions} more questions`} above.`;
  return following.length === 0
    ? `${above} Change what is not true any more, then press again.`
    : `${above} Then: ${following.join(', ')}.`;
};

/** Title, fields and what was wrong, as every form of a step shows them. */
function askedBy(
  { caller }: Pick<Scene, 'caller'>,
  form: Pick<StepForm, 'title' | 'verb' | 'fields' | 'intro' | 'before' | 'band'>,
  name: string,
  values: Answers,
  { problems = {}, message, hints, asked, following }: Wrong,
  buttons: readonly Button[],
): Form {
  return {
    title: form.title,
    line: name,
    foot: asked === undefined ? `${form.title}: ${name}` : moreAsked(asked.length, following),
    key: form.verb,
    fields: form.fields,
    values,
    problems,
    notes: [form.intro, caller.shared ? 'Only you see this.' : ''].filter((note) => note !== ''),
    ...given({ before: form.before, band: form.band, message, hints, asked }),
    buttons,
  };
}
