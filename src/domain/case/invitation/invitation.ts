// Someone is invited to a case that is on its way: an agency, the LADO, a home, adult services, a named worker; and the end of
// that (docs/process.md P6.22).
import { employerFields, employersIn, withEmployers, type EmployersSaid, type LetsIn } from '../concern/employers.ts';
import { mayRead, relationOf } from '../access/access.ts';
import { caseStep } from '../making.ts';
import { given } from '../../kernel/given.ts';
import { dateIn, type Choice, type Field } from '../../kernel/fields.ts';
import { badDate } from '../../matter/date-ahead.ts';
import { notAvailable, refuse, type Asking, type Context } from '../../matter/step.ts';
import { refOf, type Person, type PersonRef } from '../../people/actor.ts';
import { sayPost, type Directory } from '../../people/directory.ts';
import { may } from '../../people/roles.ts';
import type { Settings } from '../../people/settings.ts';
import { addDays, localDate, sayDate, type Instant } from '../../time/calendar.ts';
import type { IsoDate } from '../../time/dates.ts';
import { comesOn, consentedStages, invitingStages } from '../state/stage-table.ts';
import {
  comesInPerson,
  invitationsOn,
  inviteeInPerson,
  inviteeOf,
  sayInvitee,
  withInvitation,
  type Invitation,
  type Invitee,
} from '../state/invitations.ts';
import type { Case } from '../state/stages.ts';

/** `until` as typed; '' for the next meeting. */
export interface InviteInput {
  readonly invitee: string;
  readonly until: string;
  readonly reason: string;
  /** Asked of a case in which a person of concern works with children, with what they raise. */
  readonly employer?: string;
}
export interface InvitedData extends Pick<Invitation, 'invitee' | 'person' | 'until'> {
  readonly reason: string;
  readonly employers?: EmployersSaid;
}
export interface EndInvitationInput {
  readonly invitee: string;
  readonly reason: string;
}
export interface InvitationEnded extends Pick<Invitation, 'invitee' | 'person'> {
  readonly reason: string;
}

interface Known extends Pick<Context, 'directory' | 'now'> {
  readonly before: Case;
}
const knownOf = ({ before, directory, now }: Asking<Case>): Known | undefined =>
  before === undefined || directory === undefined || now === undefined ? undefined : { before, directory, now };

/** Who may be invited in person, and does not read the case anyway. */
function mayBeInvited(childCase: Case, person: Person, directory: Directory, now: Instant): boolean {
  if (childCase.excluded.includes(person.objectId)) return false;
  const isInvited = relationOf(childCase, person, directory, now) === 'invited';
  return comesInPerson(person) && (isInvited || !mayRead('referral', childCase, person, directory, now));
}

interface Candidate extends Choice {
  readonly value: Invitee;
  readonly person?: PersonRef;
}
/** Agencies, then the LADO, then everyone else by name. */
function candidates({ before, directory, now }: Known): readonly Candidate[] {
  const people = directory.people.filter((person) => mayBeInvited(before, person, directory, now));
  return [
    ...directory.agencies.map(({ id, name }) => ({ value: inviteeOf(id), title: name })),
    ...people
      .toSorted((a, b) => Number(may(b, 'hearOfStaff')) - Number(may(a, 'hearOfStaff')))
      .map((person) => ({
        value: inviteeInPerson(person.objectId),
        title: `${person.name}, ${sayPost(person, directory)}`,
        person: refOf(person),
      })),
  ];
}

/** So many days where no meeting is known that the case comes to. */
const usualDays = 28;
const lastDay = (now: Instant, { invitedWeeks }: Settings): IsoDate => addDays(localDate(now), 7 * invitedWeeks);
/** Until the day of the next meeting about the child, as far as that may be. */
function usualUntil(childCase: Case, now: Instant, settings: Settings): IsoDate {
  const [today, last] = [localDate(now), lastDay(now, settings)];
  const coming = comesOn(childCase);
  // Held, it comes to the first that is planned after the one that held it.
  const known = coming !== undefined && coming.by !== 'held' && coming.on >= today;
  const on = known ? coming.on : addDays(today, usualDays);
  return on < last ? on : last;
}

const lets: LetsIn = ({ invitee = '' }) => (isInvitee(invitee) ? [invitee] : []);
const isInvitee = (text: string): text is Invitee => /^(?:agency|person):./.test(text);
function inviteFields(at: Asking<Case>): readonly Field[] {
  const known = knownOf(at);
  const help =
    known === undefined
      ? undefined
      : `Empty: until ${sayDate(usualUntil(known.before, known.now, known.directory.settings))}. At most ${known.directory.settings.invitedWeeks} weeks.`;
  return [
    ...employerFields(at, lets),
    {
      name: 'invitee',
      title: 'Who is invited',
      kind: 'choice',
      need: 'always',
      choices: known ? candidates(known) : [],
    },
    { name: 'until', title: 'Until when', kind: 'date', need: 'optional', ...given({ help }) },
    { name: 'reason', title: 'Why they need to see it', kind: 'text', prose: true, need: 'always', most: 300 },
  ];
}
const held = ({ before, now }: Pick<Asking<Case>, 'before' | 'now'>): readonly Invitation[] =>
  before === undefined || now === undefined ? [] : invitationsOn(before, localDate(now));
const endFields = (at: Asking<Case>): readonly Field[] => [
  {
    name: 'invitee',
    title: 'Whose invitation ends',
    kind: 'choice',
    need: 'always',
    choices: held(at).map((one) => ({
      value: one.invitee,
      title: at.directory === undefined ? one.invitee : sayInvitee(one, at.directory),
    })),
  },
  { name: 'reason', title: 'Why it ends', kind: 'text', prose: true, need: 'always', most: 300 },
];

/** The person whom a form named. */
const personNamed = (invitee: string, directory: Directory | undefined): Person | undefined =>
  directory?.people.find(({ objectId }) => inviteeInPerson(objectId) === invitee);

/** Co-ordinator and chair, of a case that they read themselves. */
const rights = [
  { role: 'triage', reads: 'referral' },
  { role: 'chairMeetings', reads: 'referral' },
] as const;

const inviteToCase = caseStep<InviteInput, InvitedData>({
  title: 'Invite to this case',
  fact: 'invited to the case',
  may: rights,
  from: invitingStages,
  elsewhere: (before) =>
    before.stage === 'received'
      ? refuse('notNow', 'This case is not listed yet.', 'Press List for pre-MSET: agencies are invited with it.')
      : refuse('notNow', 'MSET does not have this case.', 'Open it to see where it is.'),
  bar: ({ restricted }) =>
    restricted === undefined
      ? undefined
      : refuse('notNow', 'This case is restricted.', 'Press Name person to let in who must see it.'),
  asks: inviteFields,
  // Someone who cannot be invited is no gap in the form: why not is said.
  needs: (at, { invitee }) =>
    inviteFields(at).filter(({ name }) => name !== 'invitee' || personNamed(invitee, at.directory) === undefined),
  record: (before, input, { directory, now }) => {
    const found = candidates({ before, directory, now }).find(({ value }) => value === input.invitee);
    if (found === undefined) {
      const person = personNamed(input.invitee, directory);
      return person === undefined
        ? notAvailable
        : refuse('notEligible', `${person.name} cannot be invited.`, 'Choose one of those offered.');
    }
    const { settings } = directory;
    const until = input.until === '' ? usualUntil(before, now, settings) : dateIn({ ...input }, 'until');
    const bad = badDate(until, now);
    if (until === undefined || bad !== undefined) return bad ?? notAvailable;
    const last = lastDay(now, settings);
    return until > last
      ? refuse('badDate', `They may be invited until ${sayDate(last)} at most.`, 'Give an earlier date.')
      : {
          data: {
            invitee: found.value,
            ...given({ person: found.person }),
            until,
            reason: input.reason,
            ...given({ employers: employersIn(before, { ...input }, [found.value], { directory }) }),
          },
        };
  },
  evolve: (before, { reason: _why, employers, ...invited }, meta) => {
    const after = withEmployers(before, employers, meta);
    return {
      ...after,
      invitations: withInvitation(after.invitations, { ...invited, by: refOf(meta.by), at: meta.at }),
    };
  },
});

const endInvitation = caseStep<EndInvitationInput, InvitationEnded>({
  title: 'End invitation',
  fact: 'invitation ended',
  may: rights,
  // Until the day is over they may read how it ended.
  from: consentedStages.filter((stage) => stage !== 'merged'),
  elsewhere: '',
  bar: (before, { now }) =>
    held({ before, now }).length === 0
      ? refuse(
          'notNow',
          'No one is invited to this case beside its meetings.',
          'Open the case: Invite to this case is under More.',
        )
      : undefined,
  asks: endFields,
  record: (before, { invitee, reason }, { now }) => {
    const found = held({ before, now }).find((one) => one.invitee === invitee);
    return found === undefined
      ? notAvailable
      : { data: { invitee: found.invitee, ...given({ person: found.person }), reason } };
  },
  evolve: (before, { invitee }) => ({
    ...before,
    invitations: (before.invitations ?? []).filter((one) => one.invitee !== invitee),
  }),
});

/** Its steps on a case. */
export const invitationSteps = { inviteToCase, endInvitation } as const;
