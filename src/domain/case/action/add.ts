// The co-ordinator or the chair sets an action, and describes it (docs/process.md P8.1 to P8.4).
import type { CaseContext } from '../context.ts';
import { refOf, type Person, type PersonRef } from '../../people/actor.ts';
import { addWorkingDays, closesOn, localDate, shiftWorkingDays, type Instant } from '../../time/calendar.ts';
import { activeStages } from '../state/stage-table.ts';
import { isNamed } from '../state/stages.ts';
import { hoursAfter, type Due, type RungAt } from '../../time/clocks.ts';
import type { IsoDate } from '../../time/dates.ts';
import { dateIn, type Choice } from '../../kernel/fields.ts';
import type { ObjectId } from '../../kernel/ids.ts';
import { isThere, type MeetingId } from '../../meeting/meeting.ts';
import type { Settings } from '../../people/settings.ts';
import { refuse, type Decision } from '../../matter/step.ts';
import { openStates, type Action, type CawnCheck } from './action.ts';
import { actionBegun, actionStep, oversees } from './step.ts';
import { addFields, detailFields, priorities, typesOffered, usualFor } from '../referral/form/support.ts';
import { cawnWarning } from './cawn.ts';
import type { ActionHost } from './host.ts';
import { peopleOfAgency, type OnAction } from './who.ts';
import { may } from '../../people/roles.ts';
import { agencyIn, personIn, type Directory } from '../../people/directory.ts';
import { given } from '../../kernel/given.ts';
import type { Own } from '../../matter/making.ts';
import { actionLadder, type ActionRung } from '../state/rungs.ts';
import { agencyName, ownPeople } from '../../people/agencies.ts';
import { isAdmitted, isEmployerKnown, mayAdd } from '../concern/employers.ts';
import { inviteeInPerson } from '../state/invitations.ts';
import { badDate } from '../../matter/date-ahead.ts';

/** As typed; `owner` is an agency and perhaps one of its people, `police|<object id>`. */
export interface AddInput {
  readonly text: string;
  readonly owner: string;
  readonly subType: string;
  readonly priority: string;
  readonly due: string;
  readonly needToKnow: string;
}
export interface Added {
  readonly text: string;
  readonly agency: string;
  readonly owner?: PersonRef;
  readonly category: string;
  readonly subType: string;
  readonly target: string;
  readonly priority: string;
  readonly due: Due;
  readonly needToKnow: string;
  readonly rungs: readonly RungAt<ActionRung>[];
  readonly cawn?: CawnCheck;
  /** The meeting that set it. */
  readonly meeting?: MeetingId;
}
export interface DescribeInput {
  readonly category: string;
  readonly target: string;
  readonly deputy: string;
  readonly legalStatus: string;
}
export interface Described {
  readonly category: string;
  readonly target: string;
  readonly deputy?: ObjectId;
  readonly cawn?: CawnCheck;
}

/** "Northumbria Police: Sgt Ravi Mock", an agency's lead first; an agency without anyone is a choice too. */
export const ownerChoices = (
  { directory }: Pick<CaseContext, 'directory'>,
  host?: ActionHost,
): readonly { value: string; title: string }[] => [
  ...(host === undefined ? [] : councilChoices(host, directory)),
  ...directory.agencies.flatMap((agency) => {
    const people = peopleOfAgency(directory, agency.id);
    return people.length === 0
      ? [{ value: `${agency.id}|`, title: `${agency.name}: no one named` }]
      : people.map((person) => ({
          value: `${agency.id}|${person.objectId}`,
          title: `${agency.name}: ${person.name}`,
        }));
  }),
];

/**
 * The council's own people who may be given an action: of a case the lead worker first, then who gave consent. Where it is
 * restricted it is these, the co-ordinators, and those who are named for it.
 */
function councilOwners(host: ActionHost, directory: Directory): readonly Person[] {
  const { first } = host;
  const place = ({ objectId }: Person): number => (first.includes(objectId) ? first.indexOf(objectId) : first.length);
  return peopleOfAgency(directory, ownPeople)
    .filter(({ objectId }) => !host.excluded.includes(objectId))
    .filter(
      (person) =>
        host.restricted === undefined ||
        place(person) < first.length ||
        may(person, 'triage') ||
        isNamed(host, person.objectId),
    )
    .toSorted((a, b) => place(a) - place(b));
}
const councilChoices = (host: ActionHost, directory: Directory): readonly Choice[] =>
  councilOwners(host, directory).map(({ objectId, name }) => ({
    value: `${ownPeople}|${objectId}`,
    title: `Council: ${name}${objectId === host.lead ? ' (lead worker)' : ''}`,
  }));

/** An agency for which the person of concern works learns of the case by an action: someone lets it in first, and says why (docs/process.md P5.10). */
export function unlessEmployer(
  { case: childCase }: ActionHost,
  agency: string,
  owner: ObjectId | undefined,
  directory: Directory,
): ReturnType<typeof refuse> | undefined {
  if (childCase === undefined || agency === ownPeople || !isEmployerKnown(childCase)) return undefined;
  const isIn =
    mayAdd(childCase, [agency]).length > 0 || (owner !== undefined && isAdmitted(childCase, inviteeInPerson(owner)));
  return isIn
    ? undefined
    : refuse(
        'notEligible',
        `The person of concern works for ${agencyName(directory, agency)}, which an action tells of this case.`,
        'Choose another owner. Or press Invite to this case first, and say why it may know.',
      );
}

/** Who was chosen, where they may be given it. `before`: the agency that has it. */
export function ownerIn(
  host: ActionHost,
  chosen: string,
  directory: Directory,
  before?: string,
): { readonly agency: string; readonly owner?: PersonRef } | ReturnType<typeof refuse> {
  const [agency = '', ownerId = ''] = chosen.split('|');
  const those = agency === ownPeople ? councilOwners(host, directory) : peopleOfAgency(directory, agency);
  const owner = those.find((person) => person.objectId === ownerId);
  const isThere = agency === ownPeople ? owner !== undefined : agencyIn(directory, agency) !== undefined;
  if (!isThere || (owner === undefined && ownerId !== '')) {
    return refuse('notEligible', 'That person no longer works for that agency.', 'Choose another owner.');
  }
  if (owner !== undefined && host.excluded.includes(owner.objectId)) {
    return refuse('notEligible', 'This action cannot be given to that person.', 'Choose another owner.');
  }
  const bar = agency === before ? undefined : unlessEmployer(host, agency, owner?.objectId, directory);
  return bar ?? { agency, ...(owner !== undefined && { owner: refOf(owner) }) };
}

/** When an action of this priority is due, where no meeting is planned: 24 plain hours, else working days. */
export function dueBy(priority: string, now: Instant, settings: Settings): Due {
  const { immediateHours, highWorkingDays, normalWorkingDays, longWorkingDays } = settings.actionDue;
  if (priority === 'immediate') {
    return { at: hoursAfter(now, immediateHours), rule: 'action.immediate', ruleVersion: 1 };
  }
  const days = { high: highWorkingDays, long: longWorkingDays }[priority] ?? normalWorkingDays;
  return { at: addWorkingDays(now, days, settings.officeHours), rule: `action.${priority}`, ruleVersion: 1 };
}

type When = Pick<CaseContext, 'now' | 'directory' | 'meeting' | 'panels' | 'preMsets'>;
/**
 * When it is due by its type and priority (docs/process.md P8.4): a return home interview within 72 plain hours at the
 * latest; of normal priority at the close of the working day before the next meeting that it comes to, else before the next
 * there is.
 */
export function dueFor(host: ActionHost, { subType, priority }: Pick<Action, 'subType' | 'priority'>, at: When): Due {
  const { now, directory } = at;
  const { settings } = directory;
  const usual = (priority === 'normal' ? beforeMeeting(host, at) : undefined) ?? dueBy(priority, now, settings);
  if (subType !== 'rhi') return usual;
  const rhi = { at: hoursAfter(now, settings.actionDue.returnInterviewHours), rule: 'action.rhi', ruleVersion: 1 };
  return rhi.at < usual.at ? rhi : usual;
}
/** Whether the time of a new action goes by the meetings that are planned. */
export const isDueByMeeting = ({ priority, due }: Pick<AddInput, 'priority' | 'due'>): boolean =>
  priority === 'normal' && due === '';

/** The close of the working day before the next meeting that it comes to; undefined where none is planned. */
export function beforeMeeting(
  host: ActionHost,
  { now, directory, meeting, panels = [], preMsets = [] }: When,
): Due | undefined {
  const { officeHours } = directory.settings;
  const type = host.comesTo();
  const dates = { panel: panels, preMset: preMsets };
  const due = (type === undefined ? [...panels, ...preMsets] : dates[type])
    .filter((date) => date > (meeting?.date ?? ''))
    .map((date) => closesOn(shiftWorkingDays(date, -1, officeHours), officeHours))
    .toSorted()
    .find((close) => close > now);
  return due === undefined ? undefined : { at: due, rule: 'action.nextMeeting', ruleVersion: 1 };
}

/** A date that someone gave, at the close of that day. Far dates are mistakes, and the calendar ends. */
export const dueOn = (date: IsoDate, settings: Settings): Due => ({
  at: closesOn(date, settings.officeHours),
  rule: 'action.date',
  ruleVersion: 1,
});
/** What is to be heeded where the action is such a notice. */
export const cawnFor = (
  host: ActionHost,
  subType: string,
  legalStatus: string,
  due: Due,
  now: Instant,
): CawnCheck | undefined => {
  if (subType !== 'cawn') return undefined;
  const warning = cawnWarning(host.birth(), legalStatus, localDate(now), localDate(due.at));
  return { legalStatus, ...given({ warning }) };
};

/** The check again, when the due date moves: a birthday may fall before the new one. */
export function cawnAnew({ host, action }: OnAction, due: Due, now: Instant): { readonly cawn?: CawnCheck } {
  return given({ cawn: cawnFor(host, action.subType, action.cawn?.legalStatus ?? 'notKnown', due, now) });
}

/** The action with what is to be heeded today: a birthday may have come since it was set. */
export const withCawnNow = (on: OnAction, now: Instant): Action => ({
  ...on.action,
  ...cawnAnew(on, on.action.due, now),
});

/** The person who records what a meeting decides sets its actions too, also the one who takes the minutes. */
export const recordsNow: Own<unknown> = {
  name: 'is at the meeting under way',
  is: (_on, { meeting, actor }: CaseContext) => meeting?.state === 'started' && isThere(meeting, actor.objectId),
};

export const addAction = actionBegun<AddInput, Added>({
  title: 'Add action',
  fact: 'action set',
  may: [
    { role: 'overseeActions', reads: 'actions' },
    { role: 'minute', own: recordsNow, reads: 'actions' },
  ],
  from: [...activeStages, 'openRecord'],
  elsewhere: ({ host }) =>
    host.is === 'case'
      ? refuse('notNow', 'Actions are set once management consent is given.', 'Open the case to see where it is.')
      : refuse('notNow', 'Actions are set on a record that is open.', 'Open the record to see where it stands.'),
  needs: ({ before, directory }) =>
    before === undefined || directory === undefined
      ? addFields([])
      : addFields(
          ownerChoices({ directory }, before.host),
          typesOffered(directory.settings.disruption, before.host.is),
        ),
  record: ({ host }, input, context) => decideAdd(host, input, context),
  evolve: ({ host, id }, { rungs, meeting, ...data }, meta) => ({
    ...data,
    id,
    reference: host.id,
    added: { by: refOf(meta.by), at: meta.at },
    source: meeting ?? 'outOfCycle',
    state: { is: 'proposed' },
    extensions: 0,
    ladder: { set: meta.number, rungs },
    reminded: [],
    changedAt: meta.at,
  }),
});

/** What it is and aims at, as a rule; on a record at what that is of. */
function usualOf({ is }: ActionHost, subType: string): { readonly category: string; readonly target: string } {
  const usual = usualFor[subType] ?? { category: 'protect', target: 'child' };
  if (is === 'case') return usual;
  const target = targetsOfRecords[is] ?? 'system';
  return { category: usual.target === 'child' ? 'disrupt' : usual.category, target };
}
const targetsOfRecords: Readonly<Partial<Record<ActionHost['is'], string>>> = {
  person: 'personOfConcern',
  place: 'place',
  organisation: 'place',
  group: 'group',
};

function decideAdd(host: ActionHost, input: AddInput, context: CaseContext): Decision<Added> {
  const { directory, now } = context;
  const owns = ownerIn(host, input.owner, directory);
  if ('refusal' in owns) return owns;
  const date = dateIn({ ...input }, 'due');
  const wrong = input.due === '' ? undefined : badDate(date, now);
  if (wrong !== undefined) return wrong;
  const due = date === undefined ? dueFor(host, input, context) : dueOn(date, directory.settings);
  const cawn = cawnFor(host, input.subType, host.legalStatus(), due, now);
  const usual = usualOf(host, input.subType);
  return {
    data: {
      text: input.text,
      ...owns,
      ...usual,
      subType: input.subType,
      priority: input.priority,
      due,
      needToKnow: input.needToKnow,
      rungs: actionLadder(localDate(due.at), now, directory.settings),
      ...given({ cawn, meeting: context.meeting?.id }),
    },
  };
}

/** People of its agency; anyone who is the deputy now is offered first, however many there are. */
function deputiesFor({ host, action }: OnAction, directory: Directory): readonly Choice[] {
  return peopleOfAgency(directory, action.agency)
    .filter(({ objectId }) => !host.excluded.includes(objectId))
    .toSorted((a, b) => Number(b.objectId === action.deputy) - Number(a.objectId === action.deputy))
    .map(({ objectId, name }) => ({ value: objectId, title: name }));
}

/** Category, aim, deputy and legal status. */
const describeAction = actionStep<DescribeInput, Described>({
  title: 'Details',
  fact: 'action described',
  may: oversees,
  from: openStates,
  elsewhere: () => refuse('notNow', 'This action is over.', 'Open it to see how it ended.'),
  asks: ({ before, directory }) => detailFields(before && directory ? deputiesFor(before, directory) : []),
  record: (on, input, { directory, now }) => {
    const { host, action } = on;
    const deputies = deputiesFor(on, directory);
    const deputy = deputies.some(({ value }) => value === input.deputy) ? personIn(directory, input.deputy) : undefined;
    const legalStatus = input.legalStatus || host.legalStatus() || 'notKnown';
    return {
      data: {
        category: input.category,
        target: input.target,
        ...given({ deputy: deputy?.objectId, cawn: cawnFor(host, action.subType, legalStatus, action.due, now) }),
      },
    };
  },
  evolve: ({ action: { deputy: _deputy, cawn: _cawn, ...before } }, data) => ({ ...before, ...data }),
});

/** Its steps on an action. */
export const addSteps = { addAction, describeAction } as const;

/** How a priority reads. */
export const sayPriority = (priority: string): string =>
  (priorities.find((choice) => choice.value === priority)?.title ?? priority).replace(/ \(.*/, '');
