// Answers built without any stored state, because the store may be what failed: always with the values just sent.
import { checkCard, pageCard } from '../cards/wizard.ts';
import { doneCard } from '../cards/home.ts';
import { fieldNamed, pageById } from '../domain/case/referral-pages.ts';
import type { Page } from '../domain/case/page.ts';
import { mostOf, type Answers, type Choice, type Field } from '../domain/fields.ts';
import { mintCommandId, readReference, toCommandId, type CommandId, type Reference } from '../domain/ids.ts';
import { personIn, type Directory } from '../domain/directory.ts';
import type { Caller } from './answer.ts';
import { chooseForm, conflictForm, decisionForms } from './consent.ts';
import { askFind } from './lists.ts';
import { buttonOf, homeButton } from './replies.ts';
import type { DeskTools, Reply } from './scene.ts';
import { stepForm, type StepForm } from './step-form.ts';
import { challengeForm, withdrawForm } from './submit.ts';

/** What was pressed. */
export interface Pressed {
  readonly caller: Caller;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A fault at our side, as a card. Logged once, under a short number people can quote. */
export async function faultReply(tools: DeskTools, pressed: Pressed, error: unknown): Promise<Reply> {
  const { machine, log, directories } = tools.ports;
  const number = Buffer.from(machine.bytes(3)).toString('hex').toUpperCase();
  log.error('press failed', error, { fault: number });
  const message = `Something went wrong at our side (fault ${number}). Nothing you typed is lost: press the button again.`;
  const directory = await directories.current().catch(() => undefined);
  return withoutStore(tools, pressed, 'Something went wrong', message, { directory });
}

/** The database takes its time: the work goes on, and this is the answer meanwhile (design.md 5, "Limits"). */
export const stillWorkingReply = (tools: DeskTools, pressed: Pressed): Reply =>
  withoutStore(tools, pressed, 'Still working', 'Still working, nothing is lost. Look again in a moment.', {
    look: true,
  });

/** More presses than a person makes. */
export function slowDownReply(tools: DeskTools, pressed: Pressed, waitMs: number): Reply {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  const message = `That was a lot at once. Nothing is lost: press again in ${seconds} seconds.`;
  return withoutStore(tools, pressed, 'One moment', message);
}

/** The page or form that was sent, with what was sent; else a message with a way on. */
function withoutStore(
  tools: DeskTools,
  pressed: Pressed,
  title: string,
  message: string,
  { directory, look = false }: { readonly directory?: Directory | undefined; readonly look?: boolean } = {},
): Reply {
  const { verb, data } = pressed;
  const reference = referenceIn(data);
  const command = commandOf(tools, data);
  const page = pageById(textOf(data, 'page'));
  if (verb === 'find.go') return askFind(sent([{ name: 'what', most: 100 }], data), message);
  if (reference === undefined) return { card: doneCard(title, [message], [homeButton], 'attention') };
  if (page !== undefined) return pageReply(data, reference, command, page, message, directory);
  const form = formOf(verb, data, directory);
  if (form !== undefined) {
    const values = sent(form.fields, data);
    return stepForm({ ports: tools.ports, caller: pressed.caller }, { reference }, form, values, { message, command });
  }
  const show = look ? [buttonOf('Show me', 'case.open', { reference })] : [];
  return { card: doneCard(title, [message], [...show, homeButton], 'attention') };
}

function pageReply(
  data: Pressed['data'],
  reference: Reference,
  command: CommandId,
  page: Page,
  message: string,
  directory: Directory | undefined,
): Reply {
  const view = { reference, command, page, answers: sent(page.fields, data), savedAt: undefined, message };
  if (page.id !== '9') return { card: pageCard(view), formOf: reference };
  const ticked = textOf(data, 'notKnown').split(',');
  const notKnown = {
    fields: ticked.filter((name) => fieldNamed(name) !== undefined),
    why: textOf(data, 'why').slice(0, 500),
  };
  const eligible = chosen(data, 'consenter', directory).map(({ value, title }) => ({ objectId: value, name: title }));
  return {
    card: checkCard({ ...view, notKnown, gaps: [], eligible, again: false }),
    formOf: reference,
  };
}

/** The form of a step, by the verb of its button. */
function formOf(verb: string, data: Pressed['data'], directory: Directory | undefined): StepForm | undefined {
  const forms: Readonly<Record<string, StepForm>> = {
    'consent.returned': decisionForms.return,
    'consent.declined': decisionForms.decline,
    'consent.reroute': conflictForm(chosen(data, 'next', directory)),
    'consent.chosen': chooseForm(chosen(data, 'manager', directory)),
    'refer.withdrawn': withdrawForm,
    'refer.challenged': challengeForm,
  };
  return Object.hasOwn(forms, verb) ? forms[verb] : undefined;
}

/** The person that was chosen, as the only choice: who else there is cannot be asked now. */
function chosen(data: Pressed['data'], name: string, directory: Directory | undefined): readonly Choice[] {
  const value = textOf(data, name);
  if (value === '' || value.length > 40) return [];
  return [{ value, title: (directory && personIn(directory, value)?.name) ?? 'As you chose' }];
}

const textOf = (data: Pressed['data'], name: string): string => {
  const value = Object.hasOwn(data, name) ? data[name] : undefined;
  return typeof value === 'string' ? value : '';
};

const sent = (fields: readonly (Pick<Field, 'name'> & Partial<Field>)[], data: Pressed['data']): Answers =>
  Object.fromEntries(
    fields.map((field) => [
      field.name,
      textOf(data, field.name).slice(0, field.most ?? mostOf({ ...plain, ...field })),
    ]),
  );
const plain: Field = { name: '', title: '', kind: 'text', need: 'optional' };

const commandOf = ({ ports: { machine } }: DeskTools, data: Pressed['data']): CommandId =>
  toCommandId(textOf(data, 'command')) ?? mintCommandId(machine.nowMs(), machine.bytes(8));

function referenceIn(data: Pressed['data']): Reference | undefined {
  const read = readReference(textOf(data, 'ref'));
  return 'reference' in read ? read.reference : undefined;
}
