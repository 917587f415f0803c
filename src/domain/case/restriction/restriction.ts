// A case that only people named for it may see: restricted by hand, someone let in or not any more, lifted (docs/process.md P10.7).
import { choicesOf, type Choice, type Field } from '../../kernel/fields.ts';
import { refOf, type Person, type PersonRef } from '../../people/actor.ts';
import { personIn, type Directory } from '../../people/directory.ts';
import { may } from '../../people/roles.ts';
import { mayAttend } from '../../meeting/who.ts';
import { incomplete, notAvailable, refuse, type Asking } from '../../matter/step.ts';
import { employerFields, employersIn, inPerson, withEmployers, type EmployersSaid } from '../concern/employers.ts';
import { given } from '../../kernel/given.ts';
import { caseStep } from '../making.ts';
import { hasConsent, stageLabels, ownStages } from '../state/stage-table.ts';
import { isRestrictionGround, restrictionGrounds, type GroundByHand, leadOf } from '../state/stage-parts.ts';
import { isNamed, type Case } from '../state/stages.ts';
import { keepOutSteps } from './keep-out.ts';
import { speaksForAgency } from '../../people/agencies.ts';

export interface RestrictInput {
  readonly ground: string;
  readonly reason: string;
}
export interface Restricted {
  readonly ground: GroundByHand;
  readonly reason: string;
  /** The data protection officer is told; absent in what was stored before they were. */
  readonly said?: true;
  /** The person who restricts it and would not see it any more. */
  readonly named?: PersonRef;
}
interface Lifted extends Pick<Restricted, 'reason' | 'said'> {
  readonly employers?: EmployersSaid;
}
export interface NameInput {
  readonly person: string;
  readonly reason: string;
}
export interface NamedData {
  readonly person: PersonRef;
  readonly reason: string;
  readonly employers?: EmployersSaid;
}
/** People who may be named for a case at once. */
export const mostNamed = 20;

const restrictFields: readonly Field[] = [
  { name: 'ground', title: 'Ground', kind: 'choice', need: 'always', choices: choicesOf(restrictionGrounds) },
  {
    name: 'reason',
    title: 'Reason',
    kind: 'long',
    need: 'always',
    help: 'People who can open the case read it in its history.',
  },
];
const liftFields: readonly Field[] = [
  {
    name: 'reason',
    title: 'Reason',
    kind: 'long',
    need: 'always',
    help: 'Why everyone whose role it is may open it again.',
  },
];
const nameFields = (people: readonly Choice[]): readonly Field[] => [
  { name: 'person', title: 'Person', kind: 'choice', need: 'always', choices: people },
  { name: 'reason', title: 'Why they need to see it', kind: 'text', need: 'always', most: 300 },
];
const removeFields = (people: readonly Choice[]): readonly Field[] => [
  { name: 'person', title: 'Person', kind: 'choice', need: 'always', choices: people },
  { name: 'reason', title: 'Why they no longer need to see it', kind: 'text', need: 'always', most: 300 },
];

/** Whom one may let in: those who take part in meetings. Who is named does what their role does. */
const mayBeNamed = (childCase: Case, person: Person, directory: Directory): boolean =>
  mayAttend(person, directory) &&
  !may(person, 'triage') &&
  !childCase.excluded.includes(person.objectId) &&
  person.objectId !== leadOf(childCase).objectId &&
  !isNamed(childCase, person.objectId);

/** The chair first, then minute takers and agencies: where there are more than a card holds, these are on it. */
const candidates = (childCase: Case, directory: Directory): readonly Choice[] =>
  directory.people
    .filter((person) => mayBeNamed(childCase, person, directory))
    .toSorted((a, b) => rank(a, directory) - rank(b, directory))
    .map(({ objectId, name }) => ({ value: objectId, title: name }));
function rank(person: Person, directory: Directory): number {
  if (may(person, 'chairMeetings')) return 0;
  if (may(person, 'minute')) return 1;
  return speaksForAgency(person, directory) ? 2 : 3;
}
const namedChoices = ({ named = [] }: Case): readonly Choice[] =>
  named.map(({ objectId, name }) => ({ value: objectId, title: name }));

/** Co-ordinators and service managers, of a case that they see themselves. */
const rights = [{ role: 'restrict', reads: 'referral' }] as const;

const notRestricted = refuse('notNow', 'This case is not restricted.', 'Open it to see where it stands.');
const unlessRestricted = ({ restricted }: Case) => (restricted === undefined ? notRestricted : undefined);

const restrict = caseStep<RestrictInput, Restricted>({
  title: 'Restrict',
  fact: 'case restricted',
  dataSince: { said: 5 },
  may: rights,
  from: ownStages,
  bar: ({ restricted }) =>
    restricted === undefined
      ? undefined
      : refuse('alreadyDecided', 'This case is restricted already.', 'Press Name person to let someone in.'),
  asks: () => restrictFields,
  record: (_before, { ground, reason }, { actor }) =>
    isRestrictionGround(ground)
      ? { data: { ground, reason, said: true, ...(!may(actor, 'triage') && { named: refOf(actor) }) } }
      : notAvailable,
  evolve: (before, { ground, named, said }, meta) => ({
    ...before,
    ...(said === true && { restrictionSaid: meta.at }),
    restricted: ground,
    ...(named !== undefined && { named: [named] }),
  }),
});

/** What was set by a slip is put right; who has a conflict of interest stays out all the same. */
const liftRestriction = caseStep<{ readonly reason: string }, Lifted>({
  title: 'Lift restriction',
  fact: 'restriction lifted',
  dataSince: { said: 5 },
  may: rights,
  from: ownStages,
  bar: unlessRestricted,
  asks: (at) => [...employerFields(at, () => []), ...liftFields],
  record: (before, input, context) => ({
    data: {
      reason: input.reason,
      said: true,
      ...given({ employers: employersIn(before, { ...input }, [], context) }),
    },
  }),
  evolve: (restricted, { said, employers }, meta) => {
    const { restricted: _ground, named: _people, ...before } = withEmployers(restricted, employers, meta);
    return { ...before, ...(said === true && { restrictionSaid: meta.at }) };
  },
});

/** Before consent no one else can be let in: the form is not shown. */
const unlessOthersFit = (before: Case) => {
  if (before.restricted === undefined) return notRestricted;
  if (!hasConsent(before)) {
    const next = 'Once there is consent, press Name person again.';
    return refuse('notNow', `This case is: ${stageLabels[before.stage]}. No one else can be let in yet.`, next);
  }
  return (before.named ?? []).length >= mostNamed
    ? refuse('notNow', `${mostNamed} people are named already.`, 'Remove a name first.')
    : undefined;
};

const employersAsked = (at: Asking<Case>) => employerFields(at, ({ person = '' }) => inPerson(at.directory, person));
const namePerson = caseStep<NameInput, NamedData>({
  title: 'Name person',
  fact: 'person let in to a restricted case',
  may: rights,
  from: ownStages,
  bar: unlessOthersFit,
  asks: (at) => [
    ...employersAsked(at),
    ...nameFields(at.before && at.directory ? candidates(at.before, at.directory) : []),
  ],
  // Someone who cannot be let in is no gap in the form: why not is said.
  needs: (at, { person }) => (at.directory && personIn(at.directory, person) ? [] : nameFields([])),
  record: (before, input, context) => {
    const { directory } = context;
    const person = personIn(directory, input.person);
    if (person === undefined) return notAvailable;
    if (isNamed(before, person.objectId)) {
      return refuse('notEligible', `${person.name} is let in already.`, 'Choose someone else.');
    }
    if (!mayBeNamed(before, person, directory)) {
      return refuse('notEligible', 'That person cannot be let in.', 'Choose one of those offered.');
    }
    const missing = incomplete(
      [...employersAsked({ before, directory }), ...nameFields(candidates(before, directory))],
      input,
    );
    const employers = employersIn(before, { ...input }, inPerson(directory, input.person), context);
    return missing ?? { data: { person: refOf(person), reason: input.reason, ...given({ employers }) } };
  },
  evolve: (before, { person, employers }, meta) => {
    const after = withEmployers(before, employers, meta);
    return { ...after, named: [...(after.named ?? []), person] };
  },
});

const removeName = caseStep<NameInput, NamedData>({
  title: 'Remove name',
  fact: 'person no longer let in to a restricted case',
  may: rights,
  from: ownStages,
  bar: (before) =>
    unlessRestricted(before) ??
    ((before.named ?? []).length === 0
      ? refuse('notNow', 'No one is named for this case.', 'Press Name person to let someone in.')
      : undefined),
  asks: ({ before }) => removeFields(before ? namedChoices(before) : []),
  record: ({ named = [] }, input) => {
    const person = named.find(({ objectId }) => objectId === input.person);
    return person === undefined ? notAvailable : { data: { person, reason: input.reason } };
  },
  evolve: (before, { person }) => ({
    ...before,
    named: (before.named ?? []).filter(({ objectId }) => objectId !== person.objectId),
  }),
});

/** Its steps on a case. */
export const restrictionSteps = { restrict, liftRestriction, namePerson, removeName, ...keepOutSteps } as const;
