// List for pre-MSET: the duplicate check, the meeting, the agencies invited (docs/process.md P5.3).
import { readStep } from '../../cards/form.ts';
import type { CaseOutcome } from '../scene/scene.ts';
import { localDate } from '../../domain/time/calendar.ts';
import { isUrgent, type Case } from '../../domain/case/state/stages.ts';
import {
  employerFields,
  employerNameField,
  employersWith,
  employerWhyField,
  isAlleged,
  isEmployerKnown,
} from '../../domain/case/concern/employers.ts';
import { inviteeOf } from '../../domain/case/state/invitations.ts';
import { isAfterPapers } from '../../domain/case/triage/triage.ts';
import { isAsked, type Answers, type Choice, type Field } from '../../domain/kernel/fields.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { agencyChoices, type Directory } from '../../domain/people/directory.ts';
import { sayMeeting, sayMeetingId, sayTaking, toMeetingId, type Meeting } from '../../domain/meeting/meeting.ts';
import { choicesThatFit } from '../../cards/choices.ts';
import { duplicateCheck } from './duplicates.ts';
import { barTo } from '../case/bar.ts';
import { notYet } from '../form/press.ts';
import { afterCase, sayWritten } from '../form/written.ts';
import {
  closeButton,
  doneReply,
  homeButton,
  notAvailableReply,
  openButton,
  refusedReply,
  sayRefusal,
} from '../form/replies.ts';
import {
  isDoublePress,
  refIn,
  see,
  readReferences,
  take,
  textIn,
  type Pressed,
  type Reply,
  type Scene,
} from '../scene/scene.ts';
import { stepForm, type StepForm, type Wrong } from '../form/step-form.ts';
import { employersForm, listForm } from './forms.ts';
import { coreAgencies } from '../../domain/meeting/who.ts';
import { given } from '../../domain/kernel/given.ts';
import { may } from '../../domain/people/roles.ts';
import { agencyName } from '../../domain/people/agencies.ts';

const why = 'List for pre-MSET';

interface Planned {
  /** Those whose papers are open first: of the others it is asked why it cannot wait. */
  readonly all: readonly Meeting[];
  readonly takesLate: boolean;
}
async function plannedFor({ ports, now }: Scene, childCase: Case): Promise<Planned> {
  const coming = await ports.meetings.from(localDate(now));
  const all = coming.filter(({ type, state }) => type === 'preMset' && state === 'planned');
  const isLate = (meeting: Meeting): boolean => isAfterPapers(meeting, isUrgent(childCase), now);
  const late = all.filter(isLate);
  return { all: [...all.filter((meeting) => !isLate(meeting)), ...late], takesLate: late.length > 0 };
}

const choicesOf = (meetings: readonly Meeting[], { now }: Scene): readonly Choice[] =>
  meetings.map((meeting) => ({ value: meeting.id, title: sayTaking(meeting, now) }));
const agenciesThatFit = (directory: Directory): readonly Choice[] => choicesThatFit(agencyChoices(directory));

/** For whom a person of concern works: asked first, and carried along by the form of the agencies (docs/process.md P5.10). */
interface Said {
  readonly employer: string;
  readonly employerName: string;
}
const saidIn = ({ data }: Pick<Pressed, 'data'>): Said => ({
  employer: textIn({ data }, 'employer'),
  employerName: textIn({ data }, 'employerName'),
});
const isWhy = ({ name }: Field): boolean => name === employerWhyField.name;
/** The questions of it, by the agencies that are ticked. */
const employersAsked = ({ directory }: Pick<Scene, 'directory'>, childCase: Case): readonly Field[] =>
  employerFields({ before: childCase, directory }, ({ invited = '' }) => invited.split(',').map(inviteeOf));

function askEmployers(scene: Scene, childCase: Case, values?: Answers, wrong?: Wrong): Reply {
  const fields = employersAsked(scene, childCase).filter((field) => !isWhy(field));
  return { ...stepForm(scene, childCase, employersForm(fields), values, wrong), of: childCase };
}

/** Those that are ticked beforehand: no employer of the person of concern, and none at all while that is not known. */
function ticked(childCase: Case, said: Said, directory: Directory): readonly string[] {
  const core = coreAgencies('preMset', directory);
  if (!isAlleged(childCase)) return core;
  const agencies = employersWith(childCase, { ...said }, directory);
  const isKnown = isEmployerKnown(childCase) || agencies.length > 0 || said.employerName !== '';
  return isKnown ? core.filter((id) => !agencies.includes(id)) : [];
}

/** The form of the meeting and the agencies, with what was said before it: what was typed stays to be seen and changed. */
function formFor(scene: Scene, childCase: Case, planned: Planned, said: Said, check?: Check): StepForm {
  const carried = employersAsked(scene, childCase)
    .filter((field) => isWhy(field) || (field.name === 'employerName' && isAsked(field, { ...said })))
    .map((field) => ({
      ...field,
      askedWhen: (answers: Answers) => isAsked(field, { ...answers, employer: said.employer }),
      ...(!isWhy(field) && said.employerName !== '' && { preset: said.employerName }),
    }));
  const form = listForm(
    choicesOf(planned.all, scene),
    agenciesThatFit(scene.directory),
    ticked(childCase, said, scene.directory),
    planned.takesLate,
    check,
    carried,
  );
  return isAlleged(childCase) ? { ...form, data: { ...form.data, employer: said.employer } } : form;
}
type Check = Awaited<ReturnType<typeof duplicateCheck>>;

/** The form with a fresh check, with what was chosen so far. */
async function listAgain(
  scene: Scene,
  childCase: Case,
  { planned, said }: { readonly planned: Planned; readonly said: Said },
  values?: Answers,
  wrong?: Wrong,
) {
  const form = formFor(scene, childCase, planned, said, await duplicateCheck(scene, childCase));
  return { ...stepForm(scene, childCase, form, values, wrong), of: childCase };
}

const noMeeting = (childCase: Case): Reply =>
  doneReply(
    'No meeting to list it for',
    [
      'No pre-MSET meeting is planned.',
      'Press Meetings and New meeting, then list it. An urgent case goes to a strategy discussion.',
    ],
    [{ title: 'Meetings', verb: 'meetings' }, openButton(childCase), closeButton(childCase), homeButton],
  );

/** The case, for a co-ordinator who may list it; else what to say. */
async function listable(scene: Scene): Promise<Case | Reply> {
  const seen = await see(scene, refIn(scene), 'case', why);
  if (seen === undefined) return notAvailableReply();
  const bar = barTo(scene, seen.case, {
    step: 'listCase',
    input: { meeting: '', invited: '', alike: [] },
  });
  return bar === undefined ? seen.case : refusedReply(bar, seen.case);
}

export async function askList(scene: Scene): Promise<Reply> {
  const one = await listable(scene);
  if ('card' in one) return one;
  const planned = await plannedFor(scene, one);
  if (planned.all.length === 0) return noMeeting(one);
  return isAlleged(one) ? askEmployers(scene, one) : listAgain(scene, one, { planned, said: saidIn(scene) });
}

/** It is said for whom they work: the agencies can be ticked. */
export async function takeEmployers(scene: Scene): Promise<Reply> {
  const one = await listable(scene);
  if ('card' in one) return one;
  const planned = await plannedFor(scene, one);
  if (planned.all.length === 0) return noMeeting(one);
  const fields = employersAsked(scene, one).filter((field) => !isWhy(field));
  const { answers, problems } = readStep(fields, scene);
  if (Object.keys(problems).length > 0) return askEmployers(scene, one, answers, { problems });
  const { employer = '', employerName = '' } = answers;
  return listAgain(scene, one, { planned, said: { employer, employerName } });
}

/** The cases that stood on the form. */
const shownIn = (pressed: Pick<Scene, 'data'>): readonly Reference[] => readReferences(textIn(pressed, 'alike'));

export async function takeList(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'case', why);
  if (seen === undefined || !may(scene.person, 'triage')) return notAvailableReply();
  const childCase = seen.case;
  const planned = await plannedFor(scene, childCase);
  const said = saidIn(scene);
  const { answers, problems } = readStep(formFor(scene, childCase, planned, said).fields, scene);
  const settled = childCase.stage !== 'received';
  // A press that arrives again is answered by what it did; what was planned then need not be planned now.
  if (!settled && planned.all.length === 0) return noMeeting(childCase);
  // It was said meanwhile that someone of concern works with children.
  if (!settled && isAlleged(childCase) && said.employer === '') return askEmployers(scene, childCase);
  const at = { planned, said };
  if (!settled && Object.keys(problems).length > 0) return listAgain(scene, childCase, at, answers, { problems });
  const shown = shownIn(scene);
  const wrong = settled ? undefined : await barToPress(scene, childCase, shown);
  if (wrong !== undefined) return listAgain(scene, childCase, at, answers, wrong);
  const id = toMeetingId(textIn(scene, 'meeting'));
  const meeting = id && (await scene.ports.meetings.load(id))?.value.root;
  const input = {
    meeting: id ?? '',
    invited: answers['invited'] ?? '',
    alike: shown,
    ...given({ lateReason: answers['lateReason'] }),
    ...(isAlleged(childCase) && { ...said, employerWhy: answers['employerWhy'] ?? '' }),
  };
  const outcome = await take(scene, childCase.reference, { step: 'listCase', input }, meeting);
  if (outcome.kind !== 'refused') return listedReply(scene, outcome, meeting);
  const { refusal } = outcome;
  if (refusal.code === 'notAvailable' || refusal.code === 'alreadyDecided') return refusedReply(refusal, childCase);
  return listAgain(scene, childCase, at, answers, { message: sayRefusal(refusal) });
}

/** Too soon, or a case has come up since that no one has looked at. */
async function barToPress(scene: Scene, childCase: Case, shown: readonly Reference[]): Promise<Wrong | undefined> {
  if (isDoublePress(scene)) return { message: notYet, command: textIn(scene, 'command') };
  const { shown: now } = await duplicateCheck(scene, childCase);
  return now.every((reference) => shown.includes(reference))
    ? undefined
    : { message: 'Another similar case has come up. Look at it, then press again.' };
}

/** With the meeting and the agencies that were chosen, and all others that can be named without the store. */
export function listGivenBack(pressed: Pressed, directory: Directory | undefined): StepForm {
  const id = toMeetingId(textIn(pressed, 'meeting'));
  const sent = textIn(pressed, 'invited').split(',');
  const agencies = sent.filter((one) => one !== '' && one.length <= 40).slice(0, 40);
  return {
    ...listForm(
      id === undefined ? [] : [{ value: id, title: sayMeetingId(id) }],
      directory === undefined ? agencies.map((one) => ({ value: one, title: one })) : agenciesThatFit(directory),
      [],
      textIn(pressed, 'lateReason') !== '',
      undefined,
      [employerNameField, employerWhyField].filter(({ name }) => textIn(pressed, name) !== ''),
    ),
    data: { alike: shownIn(pressed).join(','), ...given({ employer: textIn(pressed, 'employer') || undefined }) },
  };
}

function listedReply(scene: Scene, outcome: Exclude<CaseOutcome, { kind: 'refused' }>, meeting: Meeting | undefined) {
  const { now: childCase } = outcome;
  const at = sayWritten(scene, outcome, childCase.changedAt);
  const invited = 'invited' in childCase ? (childCase.invited ?? []) : [];
  const names = invited.map((id) => agencyName(scene.directory, id)).join(', ');
  const where = meeting === undefined ? '' : ` for ${sayMeeting(meeting, scene.now)}`;
  const late = childCase.lateItem === undefined ? [] : ['Its papers had closed: it is heard as a late item.'];
  const receipt = { did: `Listed${where}`, at, lines: [`Invited: ${names}.`, ...late] };
  return afterCase(scene, childCase, { receipt, buttons: undefined });
}
