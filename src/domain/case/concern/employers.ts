// For whom a person of concern works who works with children: who lets agencies or people into the case says it first, and their
// agency is not invited to it (docs/process.md P5.10).
import type { Answers, Field } from '../../kernel/fields.ts';
import { given } from '../../kernel/given.ts';
import type { Asking, Context } from '../../matter/step.ts';
import { refOf } from '../../people/actor.ts';
import { agencyName, belongsTo, ownPeople } from '../../people/agencies.ts';
import { agencyChoices, personIn, type Directory } from '../../people/directory.ts';
import {
  agencyInvited,
  inviteeInPerson,
  inviteeOf,
  invitationsAlong,
  type Invitation,
  type Invitee,
} from '../state/invitations.ts';
import type { Employers } from '../state/stage-parts.ts';
import type { Case } from '../state/stages.ts';

/** As it was said with a fact: with those whom it shuts out who could read the case till then. */
export interface EmployersSaid extends Omit<Employers, 'by' | 'at'> {
  readonly out?: readonly Invitee[];
}

/** It was said that someone of concern works with children, or the LADO was told so. */
export const isAlleged = ({ concern, onward }: Pick<Case, 'concern' | 'onward'>): boolean =>
  concern !== undefined || onward?.includes('lado') === true;

// No agency has such an id.
const other = '-other';
const notKnown = '-notKnown';
export const employerFieldNames = ['employer', 'employerName', 'employerWhy'] as const;
const picked = (answers: Answers): readonly string[] => (answers['employer'] ?? '').split(',');

/** Whether whom this names works for one of these. */
function worksFor(invitee: Invitee, agencies: readonly string[], directory: Directory): boolean {
  const agency = agencyInvited(invitee);
  if (agency !== undefined) return agencies.includes(agency);
  const person = directory.people.find(({ objectId }) => inviteeInPerson(objectId) === invitee);
  return person !== undefined && agencies.some((one) => belongsTo(person, one, directory));
}
/** For whom they work by what is said now and was said before: who said another employer did not say that the first is none. */
export const employersWith = (
  { employers }: Pick<Case, 'employers'>,
  answers: Answers,
  directory: Directory,
): readonly string[] => {
  const known = [...directory.agencies.map(({ id }) => id), ownPeople];
  const said = known.filter((id) => picked(answers).includes(id));
  return [...new Set([...(employers?.agencies ?? []), ...said])];
};
export const isAdmitted = ({ employers }: Pick<Case, 'employers'>, invitee: Invitee): boolean =>
  employers?.admitted?.includes(invitee) === true;

/** Asked where the directory does not have the employer: no agency is guessed from it. */
export const employerNameField = {
  name: 'employerName',
  title: 'Which employer?',
  kind: 'text',
  need: 'always',
  most: 120,
} as const satisfies Field;
/** Asked where one of those who are let in works for an employer of the person of concern. */
export const employerWhyField = {
  name: 'employerWhy',
  title: 'Why the employer may read it all the same',
  kind: 'text',
  prose: true,
  need: 'always',
  most: 300,
  help: 'Or leave the employer out. Restrict, on the case, closes it to everyone whom you do not name.',
} as const satisfies Field;

/** Whom a form lets in, of what is answered so far. */
export type LetsIn = (answers: Answers) => readonly Invitee[];

/** What is asked first of such a case by a form that lets people in. Nothing is chosen before a person chooses it. */
export function employerFields({ before, directory }: Asking<Case>, lets: LetsIn): readonly Field[] {
  if (before === undefined || !isAlleged(before) || directory === undefined) return [];
  const said = sayEmployers(before, directory);
  const isShut = (answers: Answers): boolean => {
    const agencies = employersWith(before, answers, directory);
    return lets(answers).some((one) => worksFor(one, agencies, directory) && !isAdmitted(before, one));
  };
  return [
    {
      name: 'employer',
      title: 'For whom does the person of concern work?',
      kind: 'choices',
      need: 'always',
      choices: [
        ...agencyChoices(directory),
        { value: ownPeople, title: 'The council' },
        { value: other, title: 'Another employer' },
        { value: notKnown, title: 'Not known yet' },
      ],
      alone: notKnown,
      most: 4000,
      help: `Someone of concern works with children. Their agency is not invited to this case.${said === undefined ? '' : ` Said before: ${said}.`}`,
    },
    {
      ...employerNameField,
      askedWhen: (answers) => picked(answers).includes(other),
      because: 'it is none of those listed',
    },
    { ...employerWhyField, askedWhen: isShut, because: 'the person of concern works for one of those you let in' },
  ];
}

/** What was said of it; undefined of a case of which it is not asked. */
export function employersIn(
  childCase: Case,
  input: Answers,
  lets: readonly Invitee[],
  { directory }: Pick<Context, 'directory'>,
): EmployersSaid | undefined {
  if (!isAlleged(childCase)) return undefined;
  const agencies = employersWith(childCase, input, directory);
  const names = [childCase.employers?.named, picked(input).includes(other) ? input['employerName'] : undefined];
  const named = [...new Set(names.filter((name) => name !== undefined && name !== ''))].join('; ');
  const works = (one: Invitee): boolean => worksFor(one, agencies, directory);
  const why = lets.some((one) => works(one) && !isAdmitted(childCase, one)) ? input['employerWhy'] : undefined;
  const all = [...new Set([...(childCase.employers?.admitted ?? []), ...lets.filter(works)])];
  const out = openTo(childCase).filter((one) => works(one) && !all.includes(one));
  return {
    agencies,
    ...given({
      named: named === '' ? undefined : named,
      admitted: all.length === 0 ? undefined : all,
      why: why ?? childCase.employers?.why,
      out: out.length === 0 ? undefined : out,
    }),
  };
}

/** Who is invited, by the listing or by an invitation. */
const openTo = (childCase: Case): readonly Invitee[] => [
  ...('invited' in childCase ? (childCase.invited ?? []).map(inviteeOf) : []),
  ...(childCase.invitations ?? []).map(({ invitee }) => invitee),
];

/** The case with it: who works for them is not invited any more. */
export function withEmployers<C extends Case>(
  before: C,
  said: EmployersSaid | undefined,
  { by, at }: Pick<Employers, 'by' | 'at'>,
): C {
  if (said === undefined) return before;
  const { out = [], ...employers } = said;
  return shutOut({ ...before, employers: { ...employers, by: refOf(by), at } }, (one) => out.includes(one));
}
/**
 * Of two cases of one child: who works for an employer of either is not invited to the one that is kept. `employers`: what that
 * does not say already; `invitations`: of those that would come along the ones that do.
 */
export function employersOfBoth(kept: Case, ends: Case, directory: Directory): EmployersAlong {
  const [own, theirs, along] = [kept.employers, ends.employers, invitationsAlong(kept, ends)];
  const first = own ?? theirs;
  if (first === undefined) return { invitations: along };
  const agencies = [...new Set([...(own?.agencies ?? []), ...(theirs?.agencies ?? [])])];
  const names = [own?.named, theirs?.named].flatMap((name) => name?.split('; ') ?? []);
  const named = names.length === 0 ? undefined : [...new Set(names)].join('; ');
  const employers = { ...first, agencies, ...given({ named }) };
  const isOut = (one: Invitee): boolean => worksFor(one, agencies, directory) && !isAdmitted({ employers }, one);
  const out = openTo(kept).filter(isOut);
  const isNews = own === undefined || agencies.length > own.agencies.length || named !== own.named || out.length > 0;
  return {
    ...(isNews && { employers: { ...employers, ...given({ out: out.length === 0 ? undefined : out }) } }),
    invitations: along.filter(({ invitee }) => !isOut(invitee)),
  };
}
interface EmployersAlong {
  readonly employers?: TakenEmployers;
  readonly invitations: readonly Invitation[];
}
export interface TakenEmployers extends Employers, Pick<EmployersSaid, 'out'> {}

function shutOut<C extends Case>(before: C, isOut: (one: Invitee) => boolean): C {
  const one: Case = before;
  const invited = 'invited' in one ? one.invited : undefined;
  return {
    ...before,
    ...given({
      invited: invited?.filter((agency) => !isOut(inviteeOf(agency))),
      invitations: before.invitations?.filter(({ invitee }) => !isOut(invitee)),
    }),
  };
}

/** Of agencies that a rule adds, and no person: none whose person it may be, and while that is not known none at all. */
export function mayAdd(childCase: Case, agencies: readonly string[]): readonly string[] {
  const { employers } = childCase;
  if (!isAlleged(childCase)) return agencies;
  return isEmployerKnown(childCase)
    ? agencies.filter((id) => employers?.agencies.includes(id) !== true || isAdmitted(childCase, inviteeOf(id)))
    : [];
}
export const isEmployerKnown = ({ employers }: Pick<Case, 'employers'>): boolean =>
  employers !== undefined && (employers.agencies.length > 0 || employers.named !== undefined);

/** "Residential homes; Quayside Taxis"; undefined: it is not known. */
export const sayEmployers = (
  childCase: Pick<Case, 'employers'>,
  directory: Pick<Directory, 'agencies'>,
): string | undefined =>
  isEmployerKnown(childCase)
    ? [
        ...(childCase.employers?.agencies ?? []).map((id) => agencyName(directory, id)),
        ...(childCase.employers?.named === undefined ? [] : [childCase.employers.named]),
      ].join('; ')
    : undefined;
/** The person as one who is let in. */
export const inPerson = (directory: Directory | undefined, id: string): readonly Invitee[] => {
  const person = directory && personIn(directory, id);
  return person === undefined ? [] : [inviteeInPerson(person.objectId)];
};
