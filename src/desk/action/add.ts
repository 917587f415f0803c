// The co-ordinator or the chair sets an action on a received case.
import { sayWritten } from '../form/written.ts';
import { plannedFrom } from '../../casework/read/planned.ts';
import { actionSetCard } from '../../cards/action/action-card.ts';
import { readStep } from '../../cards/form.ts';
import type { CaseOutcome } from '../scene/scene.ts';
import { sayActionId, type Action } from '../../domain/case/action/action.ts';
import { addFields, typesOffered } from '../../domain/case/referral/form/support.ts';
import { ownerChoices } from '../../domain/case/action/add.ts';
import { hostOf } from '../../domain/case/action/host.ts';
import { mayOversee } from '../../domain/case/action/who.ts';
import { localDate, sayDate, sayWhen } from '../../domain/time/calendar.ts';
import { steps } from '../../domain/case/whole/case.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { Answers, Choice } from '../../domain/kernel/fields.ts';
import { actionButton, buttonOf, closeButton, notAvailableReply, refusedReply } from '../form/replies.ts';
import { isDoublePress, mint, refIn, see, take, textIn, type Pressed, type Reply, type Scene } from '../scene/scene.ts';
import { choicesThatFit } from '../../cards/choices.ts';
import { hintsFor, notesOn } from '../form/language.ts';
import { stepForm, type StepForm, type Wrong } from '../form/step-form.ts';
import { agencyName, ownPeople } from '../../domain/people/agencies.ts';

const { title } = steps.addAction;

const addForm = (owners: readonly Choice[], types?: readonly Choice[]): StepForm => ({
  title,
  fields: addFields(owners, types),
  verb: 'action.add.go',
  intro: 'The owner is told at once. You can add more under Details afterwards.',
  style: 'positive',
});

/** With the owner who was chosen, where no one else is known now. */
export function addGivenBack(pressed: Pressed, directory: Directory | undefined): StepForm {
  const value = textIn(pressed, 'owner');
  const sent = value === '' || value.length > 80 ? [] : [{ value, title: 'As you chose' }];
  const known = directory === undefined ? [] : choicesThatFit(ownerChoices({ directory }));
  return addForm([...known, ...sent.filter((one) => !known.some((other) => other.value === one.value))]);
}
const formIn = ({ directory }: Scene, childCase: Case): StepForm =>
  addForm(choicesThatFit(ownerChoices({ directory }, hostOf(childCase))), typesOffered(directory.settings.disruption));

/** The case, for anyone who may set an action on it. */
async function overseen(scene: Scene): Promise<Case | undefined> {
  const seen = await see(scene, refIn(scene), 'case', title);
  return seen !== undefined && mayOversee(hostOf(seen.case), scene.person, scene.directory, scene.now)
    ? seen.case
    : undefined;
}

const formOn = (scene: Scene, childCase: Case, values: Answers = {}, wrong: Wrong = {}): Reply => ({
  ...stepForm(scene, childCase, formIn(scene, childCase), values, {
    ...wrong,
    hints: hintsFor(addFields([]), values, scene),
  }),
  of: childCase,
});

export async function askAction(scene: Scene): Promise<Reply> {
  const childCase = await overseen(scene);
  if (childCase === undefined) return notAvailableReply();
  return formOn(scene, childCase);
}

export async function addAction(scene: Scene): Promise<Reply> {
  const childCase = await overseen(scene);
  if (childCase === undefined) return notAvailableReply();
  const form = formIn(scene, childCase);
  const { answers, problems } = readStep(form.fields, scene);
  if (Object.keys(problems).length > 0) return formOn(scene, childCase, answers, { problems });
  if (isDoublePress(scene)) {
    const message = 'Nothing is set yet. Read it through, then press again.';
    return formOn(scene, childCase, answers, { message, command: textIn(scene, 'command') });
  }
  const planned = await plannedFrom(scene.ports, scene.now);
  const command = { step: 'addAction', input: inputOf(answers) } as const;
  const outcome = await take(scene, childCase.reference, command, undefined, planned);
  if (outcome.kind === 'refused') {
    if (outcome.refusal.code === 'notAvailable') return notAvailableReply();
    return formOn(scene, childCase, answers, { message: sayRefused(outcome) });
  }
  const action = outcome.part ?? (await setBefore(scene, childCase, outcome, answers));
  return action === undefined
    ? refusedReply(again, childCase)
    : setReply(scene, action, outcome, notesOn(form.fields, answers, scene));
}
const again = { code: 'notNow', message: 'You have set this action already.', next: 'Open the case to see it.' };

const inputOf = (answers: Answers) => ({
  text: answers['text'] ?? '',
  owner: answers['owner'] ?? '',
  subType: answers['subType'] ?? '',
  priority: answers['priority'] ?? '',
  due: answers['due'] ?? '',
  needToKnow: answers['needToKnow'] ?? '',
});

const sayRefused = ({ refusal }: CaseOutcome & { kind: 'refused' }): string =>
  refusal.code === 'alreadyDecided'
    ? 'This form has set an action already. Press again to set another.'
    : `${refusal.message} ${refusal.next}`;

/** The action that the same press set before. */
async function setBefore(
  { ports, person }: Scene,
  childCase: Case,
  outcome: CaseOutcome,
  sent: Answers,
): Promise<Action | undefined> {
  if (outcome.kind !== 'repeat') return undefined;
  const all = await ports.cases.parts(childCase.reference, 'action');
  return all.findLast(
    ({ added, text }) =>
      added.at === outcome.at && added.by.objectId === person.objectId && text === (sent['text'] ?? ''),
  );
}

/** Who has it, until when, and what is still to do. */
async function setReply(scene: Scene, action: Action, outcome: CaseOutcome, notes: readonly string[]): Promise<Reply> {
  const { directory, now, ports } = scene;
  const agency = agencyName(directory, action.agency);
  const linked = (await ports.channels.of(`agency:${action.agency}`)) !== undefined;
  const { rule, at } = action.due;
  const due =
    rule === 'action.date' ? sayDate(localDate(at)) : `${sayWhen(at, now)}, ${rules[rule] ?? 'set by the priority'}`;
  const body = [
    `For ${agency}. Owner: ${action.owner?.name ?? 'no one yet'}. Due ${due}.`,
    ...(action.agency === ownPeople ? [] : sayChannel(agency, linked, action.owner !== undefined)),
    ...notes,
  ];
  const unnamed = `No one at ${agency} is listed in the directory: tell them yourself.`;
  const warnings = [
    ...(action.owner === undefined ? [unnamed] : []),
    ...(action.cawn?.warning === undefined ? [] : [action.cawn.warning]),
  ];
  const buttons = [
    actionButton('Details', 'action.details', action),
    buttonOf('Add another action', 'action.add', action, { command: mint(scene) }),
    closeButton(action),
  ];
  const when = sayWritten(scene, outcome);
  return {
    receipt: { did: 'Action set', at: when },
    card: actionSetCard(`Action ${sayActionId(action)}`, body, warnings, buttons),
  };
}

const rules: Readonly<Record<string, string>> = {
  'action.nextMeeting': 'before the next meeting',
  'action.rhi': 'set by its type',
};

function sayChannel(agency: string, linked: boolean, owned: boolean): readonly string[] {
  if (linked) return [`It is posted in the channel of ${agency}, without a word about the child.`];
  return [`${agency} has no channel yet${owned ? ': the owner is told in their own chat.' : '.'}`];
}
