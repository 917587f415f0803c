// People and agencies: added, changed, leaving, with those who take over what they hold (docs/process.md P28.4, P28.6).
import { given } from '../kernel/given.ts';
import { toObjectId, type ObjectId } from '../kernel/ids.ts';
import { refuse } from '../matter/step.ts';
import { checkedAgency, checkedPerson } from '../people/checked.ts';
import { personIn, type Directory } from '../people/directory.ts';
import { typedRoles } from '../people/roles.ts';
import { localDate } from '../time/calendar.ts';
import { parseTypedDate } from '../time/dates.ts';
import type { Leaving, Successors } from './council.ts';
import { agencyFields, leaveFields, personFields, staysFields } from './fields.ts';
import { changesByLeaving } from './leaving.ts';
import { change, type ChangeAsked } from './making.ts';

type Refused = ReturnType<typeof refuse>;
type People = Pick<Directory, 'people'>;

const notThere = (what: string): Refused =>
  refuse('noPerson', `${what} is not in the directory.`, 'Check their object ID, or add them first.');
/** Why someone who is named cannot be. */
const missing = (council: People, named: Readonly<Record<string, string>>, but: string): Refused | undefined => {
  const found = Object.entries(named).find(
    ([, id]) => id !== '' && toObjectId(id) !== but && personIn(council, toObjectId(id) ?? '') === undefined,
  );
  return found && notThere(`The ${found[0]}`);
};
const wrongIn = (wrong: readonly string[]): Refused =>
  refuse('wrong', `This cannot be kept: ${wrong.join('; ')}.`, 'Correct it, and press again.');

export interface PersonInput extends ChangeAsked {
  readonly objectId: string;
  readonly name: string;
  readonly roles?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly team?: string;
  readonly agency?: string;
  readonly manager?: string;
  readonly deputy?: string;
}
/** An empty answer says that there is none. */
const filled = (all: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(all).filter(([, text]) => text !== ''));

/** Someone new, or someone as they are from now on: the form has all that is known of them. */
export const changePerson = change<PersonInput>({
  title: 'Change person',
  fact: 'person added or changed',
  asks: ({ directory }) => personFields(directory),
  changes: (council, input) => {
    const { objectId, name, email = '', phone = '', team = '', agency = '', manager = '', deputy = '' } = input;
    const id = toObjectId(objectId);
    if (id === undefined) return notThere('This account');
    const read = checkedPerson({
      objectId: id,
      name,
      ...typedRoles(input),
      ...filled({ email, phone, team, agency, manager, deputy }),
    });
    if ('wrong' in read) return wrongIn(read.wrong);
    return missing(council, { manager, deputy }, id) ?? { people: { [id]: read.value } };
  },
});

export interface LeaveInput extends ChangeAsked {
  readonly person: string;
  /** As it was typed. Of a day that is over they leave at once. */
  readonly lastDay: string;
  readonly manager?: string;
  readonly deputy?: string;
  readonly lead?: string;
  readonly agencyDeputy?: string;
  readonly senior?: string;
}
export const personLeaves = change<LeaveInput>({
  title: 'Leaves',
  fact: 'person leaves',
  asks: () => leaveFields,
  changes: (council, { person, lastDay, reason: _reason, anyway: _anyway, ...named }, { now }) => {
    const leaver = personIn(council, toObjectId(person) ?? '');
    if (leaver === undefined) return notThere('The person who leaves');
    const typed = parseTypedDate(lastDay);
    if ('problem' in typed) return refuse('badDate', `Last day: ${typed.problem}`, 'Correct it, and press again.');
    const { objectId } = leaver;
    if (Object.values(named).some((id) => id !== undefined && toObjectId(id) === objectId))
      return refuse('noPerson', `${leaver.name} leaves, and cannot take over.`, 'Choose someone else.');
    const bar = missing(council, given(named), objectId);
    if (bar !== undefined) return bar;
    const successors: Successors = given({
      manager: to(named.manager),
      deputy: to(named.deputy),
      lead: to(named.lead),
      agencyDeputy: to(named.agencyDeputy),
      senior: to(named.senior),
    });
    const leaving: Leaving = { person: objectId, lastDay: typed.date, successors };
    return typed.date < localDate(now) ? changesByLeaving(council, leaving) : { leaving: { [objectId]: leaving } };
  },
});

/** Whom an answer names; undefined where it is empty. */
const to = (id: string | undefined): ObjectId | undefined => toObjectId(id ?? '');

export const personStays = change<ChangeAsked & { readonly person: string }>({
  title: 'Stays',
  fact: 'person stays after all',
  asks: () => staysFields,
  changes: (council, { person }) => {
    const id = toObjectId(person);
    return id !== undefined && council.leaving.some((one) => one.person === id)
      ? { leaving: { [id]: null } }
      : refuse('notLeaving', 'No last day is recorded of this person.', 'Open their line to see how it is now.');
  },
});

export interface AgencyInput extends ChangeAsked {
  readonly id: string;
  readonly name: string;
  readonly lead?: string;
  readonly deputy?: string;
  readonly senior?: string;
}
export const changeAgency = change<AgencyInput>({
  title: 'Change agency',
  fact: 'agency added or changed',
  asks: () => agencyFields,
  changes: (council, { id, name, lead = '', deputy = '', senior = '' }) => {
    const read = checkedAgency({ id, name, ...filled({ lead, deputy, senior }) });
    if ('wrong' in read) return wrongIn(read.wrong);
    return missing(council, { lead, deputy, senior }, '') ?? { agencies: { [id]: read.value } };
  },
});
/** Only one that no one is of. */
export const removeAgency = change<ChangeAsked & { readonly id: string }>({
  title: 'Take agency out',
  fact: 'agency taken out',
  asks: () => agencyFields.filter(({ name }) => ['id', 'reason', 'anyway'].includes(name)),
  changes: (council, { id }) => {
    if (!council.agencies.some((one) => one.id === id))
      return refuse('noAgency', 'This agency is not in the directory.', 'Open Agencies to see which are there.');
    const of = council.people.filter(({ agency }) => agency === id).length;
    return of > 0
      ? refuse('notNow', `${of} people are of this agency.`, 'Give them another agency first.')
      : { agencies: { [id]: null } };
  },
});
