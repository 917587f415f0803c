// The co-ordinator or the chair sets an action on a received case, or on a record of a person or place.
import { sayWritten } from '../form/written.ts';
import { plannedFrom } from '../../casework/read/planned.ts';
import { actionSetCard } from '../../cards/action/action-card.ts';
import { readStep } from '../../cards/form.ts';
import { doneCard } from '../../cards/home.ts';
import { actionsOn } from '../../casework/read/on-action.ts';
import { given } from '../../domain/kernel/given.ts';
import { hostOfEntity } from '../../domain/entity/host.ts';
import { isOfCase, sayActionId, type Action, type HostId } from '../../domain/case/action/action.ts';
import { addFields, typesOffered } from '../../domain/case/referral/form/support.ts';
import { ownerChoices } from '../../domain/case/action/add.ts';
import { isAlleged, isEmployerKnown } from '../../domain/case/concern/employers.ts';
import { hostOf, type ActionHost } from '../../domain/case/action/host.ts';
import { mayOversee } from '../../domain/case/action/who.ts';
import { localDate, sayDate, sayWhen } from '../../domain/time/calendar.ts';
import { steps } from '../../domain/case/whole/case.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { Answers, Choice } from '../../domain/kernel/fields.ts';
import { actionButton, buttonOf, homeButton, notAvailableReply } from '../form/replies.ts';
import { aboutHost, closeHostButton, openHostButton } from './host.ts';
import { takeOnAction } from './take.ts';
import { hostIn, isDoublePress, mint, see, textIn, type Pressed, type Reply, type Scene } from '../scene/scene.ts';
import { choicesThatFit } from '../../cards/choices.ts';
import { hintsFor, notesOn } from '../form/language.ts';
import { formAbout, type StepForm, type Wrong } from '../form/step-form.ts';
import { agencyName, ownPeople } from '../../domain/people/agencies.ts';

const { title } = steps.addAction;
type Came = Awaited<ReturnType<typeof takeOnAction>>;

/** No agency is shut out by a name that no one has given yet (docs/process.md P5.10). */
const ofUnknownEmployer =
  'Someone of concern works with children, and for whom is not known: give it to no agency that may employ them.';

const addForm = (owners: readonly Choice[], types?: readonly Choice[], asksCare = false): StepForm => ({
  title,
  fields: addFields(owners, types),
  verb: 'action.add.go',
  intro: `The owner is told at once. You can add more under Details afterwards.${asksCare ? ` ${ofUnknownEmployer}` : ''}`,
  style: 'positive',
});

/** With the owner who was chosen, where no one else is known now. */
export function addGivenBack(pressed: Pressed, directory: Directory | undefined): StepForm {
  const value = textIn(pressed, 'owner');
  const sent = value === '' || value.length > 80 ? [] : [{ value, title: 'As you chose' }];
  const known = directory === undefined ? [] : choicesThatFit(ownerChoices({ directory }));
  return addForm([...known, ...sent.filter((one) => !known.some((other) => other.value === one.value))]);
}
const formIn = ({ directory }: Scene, host: ActionHost): StepForm =>
  addForm(
    choicesThatFit(ownerChoices({ directory }, host)),
    typesOffered(directory.settings.disruption, host.is),
    host.case !== undefined && isAlleged(host.case) && !isEmployerKnown(host.case),
  );

/** What it is to belong to, for anyone who may set an action on it. */
async function overseen(scene: Scene): Promise<ActionHost | undefined> {
  const host = await seenHost(scene);
  return host !== undefined && mayOversee(host, scene.person, scene.directory, scene.now) ? host : undefined;
}
async function seenHost(scene: Scene): Promise<ActionHost | undefined> {
  const id = hostIn(scene);
  if (id === undefined) return undefined;
  if (isOfCase(id)) {
    const seen = await see(scene, id, 'case', title);
    return seen && hostOf(seen.case);
  }
  const { ask, person, directory, now } = scene;
  const entity = await ask.of('entity', id, 'recordActions', { person, directory, now, what: 'record', why: title });
  return entity && hostOfEntity(entity);
}

const formOn = (scene: Scene, host: ActionHost, values: Answers = {}, wrong: Wrong = {}): Reply => ({
  ...formAbout(scene, aboutHost(host.id), formIn(scene, host), values, {
    ...wrong,
    hints: hintsFor(addFields([]), values, scene),
  }),
  ...given({ of: host.case }),
});

export async function askAction(scene: Scene): Promise<Reply> {
  const host = await overseen(scene);
  return host === undefined ? notAvailableOf(scene) : formOn(scene, host);
}

export async function addAction(scene: Scene): Promise<Reply> {
  const host = await overseen(scene);
  if (host === undefined) return notAvailableOf(scene);
  const form = formIn(scene, host);
  const { answers, problems } = readStep(form.fields, scene);
  if (Object.keys(problems).length > 0) return formOn(scene, host, answers, { problems });
  if (isDoublePress(scene)) {
    const message = 'Nothing is set yet. Read it through, then press again.';
    return formOn(scene, host, answers, { message, command: textIn(scene, 'command') });
  }
  const planned = await plannedFrom(scene.ports, scene.now);
  const command = { step: 'addAction', input: inputOf(answers) } as const;
  const outcome = await takeOnAction(scene, host.id, command, planned);
  if (outcome.kind === 'refused') {
    if (outcome.refusal.code === 'notAvailable') return notAvailableOf(scene);
    return formOn(scene, host, answers, { message: sayRefused(outcome) });
  }
  const action = outcome.part ?? (await setBefore(scene, host.id, outcome, answers));
  return action === undefined
    ? {
        card: doneCard(
          'You have set this action already.',
          [`Open the ${host.is === 'case' ? 'case' : 'record'} to see it.`],
          [openHostButton(host.id), homeButton],
          'attention',
        ),
      }
    : setReply(scene, action, outcome, notesOn(form.fields, answers, scene));
}
/** The same for unknown and not theirs. */
const notAvailableOf = (scene: Scene): Reply => notAvailableReply(isRecord(scene) ? 'record' : 'case');
const isRecord = (scene: Scene): boolean => {
  const id = hostIn(scene);
  return id !== undefined && !isOfCase(id);
};

const inputOf = (answers: Answers) => ({
  text: answers['text'] ?? '',
  owner: answers['owner'] ?? '',
  subType: answers['subType'] ?? '',
  priority: answers['priority'] ?? '',
  due: answers['due'] ?? '',
  needToKnow: answers['needToKnow'] ?? '',
});

const sayRefused = ({ refusal }: Came & { kind: 'refused' }): string =>
  refusal.code === 'alreadyDecided'
    ? 'This form has set an action already. Press again to set another.'
    : `${refusal.message} ${refusal.next}`;

/** The action that the same press set before. */
async function setBefore(
  { ports, person }: Scene,
  host: HostId,
  outcome: Came,
  sent: Answers,
): Promise<Action | undefined> {
  if (outcome.kind !== 'repeat') return undefined;
  const all = await actionsOn(ports, host);
  return all.findLast(
    ({ added, text }) =>
      added.at === outcome.at && added.by.objectId === person.objectId && text === (sent['text'] ?? ''),
  );
}

/** Who has it, until when, and what is still to do. */
async function setReply(scene: Scene, action: Action, outcome: Came, notes: readonly string[]): Promise<Reply> {
  const { directory, now, ports } = scene;
  const agency = agencyName(directory, action.agency);
  const linked = (await ports.channels.of(`agency:${action.agency}`)) !== undefined;
  const { rule, at } = action.due;
  const due =
    rule === 'action.date' ? sayDate(localDate(at)) : `${sayWhen(at, now)}, ${rules[rule] ?? 'set by the priority'}`;
  const body = [
    `For ${agency}. Owner: ${action.owner?.name ?? 'no one yet'}. Due ${due}.`,
    ...(action.agency === ownPeople ? [] : sayChannel(agency, linked, action)),
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
    closeHostButton(action.reference),
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

function sayChannel(agency: string, linked: boolean, { owner, reference }: Action): readonly string[] {
  const whom = isOfCase(reference) ? 'the child' : 'what it is about';
  if (linked) return [`It is posted in the channel of ${agency}, without a word about ${whom}.`];
  return [`${agency} has no channel yet${owner !== undefined ? ': the owner is told in their own chat.' : '.'}`];
}
