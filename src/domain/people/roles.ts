// WHO MAY WHAT, BY ROLE: every kind of work with the roles that may do it. Nothing else in the project asks for a role.
// A role is the first bar, never the only one: how someone stands to a case is said in access.ts.
import type { Choice } from '../kernel/fields.ts';
import { roles as allRoles, type Person, type Role } from './actor.ts';

const capabilities = {
  /** Council staff may put a child into MSET, and ask the co-ordinator for advice; partners may not (docs/process.md P1.2). */
  refer: ['practitioner', 'manager', 'serviceManager', 'coordinator'],
  /** Be the lead worker of a case that someone else led (docs/process.md P17.1). */
  lead: ['practitioner', 'manager'],
  /** Decide on management consent for the people below them. */
  consent: ['manager', 'serviceManager'],
  /** Restrict a case, let people in, and lift it again. */
  restrict: ['coordinator', 'serviceManager'],
  /** Hear that a case was restricted, and that it no longer is; by reference only. */
  hearOfRestriction: ['dpo'],
  /** Work through the queue: choose who consents, list, return, merge. */
  triage: ['coordinator'],
  /** Say which people and places that cases name are the same (docs/process.md P22.8). */
  keepLinks: ['coordinator'],
  /** Report a place or a business by itself, without a child (docs/process.md P23.4). */
  reportPlaces: ['practitioner', 'manager', 'serviceManager', 'coordinator', 'panelMember', 'agencyLead', 'chair'],
  /** Hear that a report, or the review of a record, is late; of which, the co-ordinator can say. */
  hearLateRecords: ['serviceManager'],
  /** Read records that are closed, while they are kept (docs/process.md P23.8). */
  readClosedRecords: ['dpo'],
  answerChallenge: ['coordinator', 'chair'],
  /** Hear that a referral waits for triage too long; of what, the co-ordinator can say. */
  hearLateTriage: ['serviceManager'],
  /** Decide what a panel stepped up. */
  decideSenior: ['serviceManager', 'chair'],
  /** Say which way a young person goes at 18. */
  routeAt18: ['coordinator', 'chair'],
  /** Record that a child died or was seriously harmed, and the notice to the national panel. */
  recordHarm: ['coordinator', 'serviceManager'],
  /** Hear of it, by reference only. */
  hearOfHarm: ['coordinator', 'serviceManager', 'chair', 'dpo'],
  /** See what could not be delivered, and send it again. */
  seeDelivery: ['coordinator'],
  /** Keep the policy and the words of leaflets: hear what is wrong in a file, and how many have read the policy. */
  keepPapers: ['coordinator'],
  answerAdvice: ['coordinator'],
  /** The same when the co-ordinator is late. */
  answerLateAdvice: ['serviceManager', 'chair'],
  /** Link any channel; the others link what is their own. */
  linkChannels: ['coordinator'],
  linkAgencyChannel: ['agencyLead'],
  linkTeamChannel: ['manager', 'serviceManager'],
  attendMeetings: ['coordinator', 'chair', 'minutes', 'panelMember', 'lado', 'manager', 'serviceManager', 'agencyLead'],
  /** Plan, start and end meetings, and record what they decide. */
  runMeetings: ['coordinator', 'chair', 'minutes'],
  /** Chair any meeting, link its chat, approve its minutes, and read what it is about. */
  chairMeetings: ['chair'],
  minute: ['minutes'],
  /** Speak for the agency they belong to: read what it is invited to, and take its actions on. */
  representAgency: ['panelMember', 'agencyLead', 'chair'],
  /** Count as the council where a quorum is taken. */
  representCouncil: ['manager', 'serviceManager'],
  /** Read the figures: numbers, and never of whom (docs/process.md P18.3). */
  seeFigures: ['coordinator', 'chair', 'serviceManager', 'auditor', 'dpo', 'analyst'],
  /** The same exactly, of the period that is under way too: those who read or look into all cases, not those of one line or team. */
  seeExactFigures: ['coordinator', 'chair', 'auditor', 'dpo'],
  /** Save a list of children for an inspection or a return, of the cases that one reads; each is a look (docs/process.md P18.8). */
  inspect: ['coordinator', 'serviceManager'],
  /** Hear that a quarter is counted to its end, and be the first to read what leaves of it. */
  giveOutFigures: ['analyst'],
  /** Record NRM, CAWN, LADO, Prevent and section 45 for the council (docs/process.md P17.12). */
  recordOnward: ['practitioner', 'manager', 'serviceManager', 'coordinator', 'chair'],
  /** Say that an NRM referral was submitted: the council is a first responder. A chair may be of another body. */
  submitNrm: ['practitioner', 'manager', 'serviceManager', 'coordinator'],
  /** See that a case is there, where it stands and since when, to choose what to look into (docs/process.md P10.5). */
  audit: ['auditor', 'dpo'],
  /** Read who looked at what, and hear the code of each month's seal (docs/process.md P26.1). */
  seeLooks: ['auditor', 'dpo'],
  /** Read any case for some hours, with a reason and on record (docs/process.md P26.5). */
  breakGlass: ['auditor', 'dpo', 'serviceManager'],
  /** Look into that, where another did it. */
  reviewGlass: ['dpo'],
  /** The same where no data protection officer can. */
  reviewGlassInstead: ['serviceManager'],
  /** The same as `audit`, while agencies are invited to it, to hear of what concerns staff. */
  hearOfStaff: ['lado'],
  /** Raise or lower the band of a risk assessment (docs/process.md P20.5). */
  changeBand: ['manager', 'serviceManager', 'coordinator', 'chair'],
  /** Set, settle and cancel actions. */
  overseeActions: ['coordinator', 'chair'],
  /** Verify what is said to be done, and hear of what an agency cannot do. */
  verify: ['coordinator'],
  /** Read what young people say, five at a time (docs/process.md P18.7). */
  readSays: ['coordinator', 'chair'],
  /** Keep the offer of training, and say who came (docs/process.md P18.4). */
  keepTraining: ['coordinator'],
  /** Ask for words to be struck out of a case; another person agrees (docs/process.md P33.1). */
  strike: ['dpo'],
  /** Take the lists of missing children that the police send, and read them (docs/process.md 29). */
  keepPoliceLists: ['coordinator'],
  /** Keep the register: contain what was shared with the wrong person, decide who is told, settle (docs/process.md 25). */
  keepRegister: ['dpo'],
  /** The same of a case that every data protection officer is kept out of. */
  keepRegisterInstead: ['serviceManager'],
  /** Agree, as a second person, that a record is destroyed (docs/process.md P31.6). */
  agreeDisposal: ['serviceManager'],
  /** Sign, as a second person, what is given to someone who asks for their record (docs/process.md P30.5). */
  signAccess: ['dpo', 'serviceManager'],
  signEscalation: ['chair'],
  /** Sign that a panel may close a case all the same; one other agency signs as well (docs/process.md P17.3). */
  signOverride: ['chair'],
  /** The same of a restricted case, which is closed to a chair who is not named (docs/process.md P10.7). */
  signRestrictedEscalation: ['coordinator'],
  /** Keep people, agencies, who is away and the settings (docs/process.md 28). */
  administer: ['admin'],
  /** Agree to what two people must change there, where no other administrator is left. */
  agreeAdministration: ['serviceManager', 'dpo'],
  /** Hear that someone was given a role or a post by which cases are read. */
  hearOfReaders: ['dpo'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Capability = keyof typeof capabilities;

/** The roles that may do this kind of work. */
export const rolesFor = (capability: Capability): readonly Role[] => capabilities[capability];

/** Whether someone's roles let them do this kind of work. */
export const may = (person: Pick<Person, 'roles'>, capability: Capability): boolean =>
  rolesFor(capability).some((role) => person.roles.includes(role));

/** Whether what is meant for these roles, or where there are none for everyone, is meant for someone. No one may anything by it. */
export const isMeantFor = (meant: readonly Role[], person: Pick<Person, 'roles'>): boolean =>
  meant.length === 0 || meant.some((role) => person.roles.includes(role));

/** Everyone of a directory who may: those who are told, and those to choose from. */
export function peopleWho<P extends Pick<Person, 'roles'>>(
  { people }: { readonly people: readonly P[] },
  capability: Capability,
): readonly P[] {
  const found = known.get(people) ?? new Map<Capability, readonly number[]>();
  const places = found.get(capability) ?? people.flatMap((person, place) => (may(person, capability) ? [place] : []));
  found.set(capability, places);
  known.set(people, found);
  return places.flatMap((place) => people[place] ?? []);
}
/** A consent asks a dozen times; a council's directory holds hundreds, stays as it is, and goes when it is replaced. */
const known = new WeakMap<object, Map<Capability, readonly number[]>>();

/** All kinds of work, in the order of the table. */
export const capabilityNames = Object.keys(capabilities) as readonly Capability[];

const words: Readonly<Record<Role, string>> = {
  practitioner: 'Practitioner',
  manager: 'Manager',
  coordinator: 'MSET co-ordinator',
  chair: 'Chair',
  minutes: 'Minute taker',
  panelMember: 'Panel member',
  agencyLead: 'Agency lead',
  lado: 'LADO',
  serviceManager: 'Service manager',
  auditor: 'Auditor',
  dpo: 'Data protection officer',
  analyst: 'Analyst',
  admin: 'Administrator',
};
/** "Manager, Service manager". */
export const sayRoles = ({ roles }: Pick<Person, 'roles'>): string =>
  roles.map((role) => words[role]).join(', ') || 'No role';

/** Roles that two people give or take (docs/process.md P28.5). */
const guarded: readonly Role[] = ['dpo', 'auditor', 'admin'];
/** And one that two people give, but one takes, unless it is theirs to agree. */
const guardedGiven: readonly Role[] = [...guarded, 'serviceManager'];
/** Those of them that change between what someone was and is: in words. */
export const guardedBetween = (
  was: Pick<Person, 'roles'> | undefined,
  is: Pick<Person, 'roles'> | undefined,
): readonly string[] => {
  const [before, after] = [was?.roles ?? [], is?.roles ?? []];
  return guardedGiven
    .filter((role) => (after.includes(role) ? !before.includes(role) : before.includes(role) && guarded.includes(role)))
    .map((role) => words[role]);
};
/** Every role, to choose from. */
export const roleChoices: readonly Choice[] = allRoles.map((role) => ({ value: role, title: words[role] }));
/** Those that were ticked on a form: "practitioner,manager". */
export const typedRoles = ({
  roles: typed = '',
}: {
  readonly roles?: string | undefined;
}): { readonly roles: readonly Role[] } => ({
  roles: allRoles.filter((role) => typed.split(',').includes(role)),
});

/** The roles that someone has, as they go on the record; what they may do by them says `may`. */
export const rolesOf = ({ roles }: Pick<Person, 'roles'>): readonly Role[] => roles;

/** What a record says of someone's roles then; undefined where it says nothing. */
interface Recorded {
  readonly roles?: readonly Role[];
}
export const rolesThen = ({ roles }: Recorded): readonly Role[] | undefined => roles;
/** "Manager, Service manager"; nothing where there is nothing to say. */
export const sayRolesThen = ({ roles = [] }: Recorded): string => roles.map((role) => words[role]).join(', ');
