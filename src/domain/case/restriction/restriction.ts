// A case that only people named for it may see: restricted by hand, someone let in or not any more, lifted (docs/process.md P10.7).
import { choicesOf, type Choice, type Field } from '../../fields.ts';
import { mayRead, speaksForAgency } from '../../people/access.ts';
import { refOf, type Person, type PersonRef } from '../../people/actor.ts';
import { personIn, type Directory } from '../../people/directory.ts';
import { may } from '../../people/roles.ts';
import { mayAttend } from '../../meeting/who.ts';
import { incomplete, notAvailable, refuse, type Context, type FactMeta, type Step } from '../../step.ts';
import { hasConsent, stageLabels } from '../stage-table.ts';
import { isRestrictionGround, restrictionGrounds, type GroundByHand } from '../stage-parts.ts';
import { isNamed, type Case } from '../stages.ts';

export interface RestrictInput {
  readonly ground: string;
  readonly reason: string;
}
export interface Restricted {
  readonly ground: GroundByHand;
  readonly reason: string;
  /** The person who restricts it and would not see it any more. */
  readonly named?: PersonRef;
}
export interface NameInput {
  readonly person: string;
  readonly reason: string;
}
export interface NamedData {
  readonly person: PersonRef;
  readonly reason: string;
}
/** People who may be named for a case at once. */
export const mostNamed = 20;

type Bar = ReturnType<typeof refuse> | undefined;

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
const mayBeNamed = (one: Case, person: Person, directory: Directory): boolean =>
  mayAttend(person, directory) &&
  !may(person, 'triage') &&
  !one.excluded.includes(person.objectId) &&
  person.objectId !== one.referrer.objectId &&
  !isNamed(one, person.objectId);

/** The chair first, then minute takers and agencies: where there are more than a card holds, these are on it. */
const candidates = (one: Case, directory: Directory): readonly Choice[] =>
  directory.people
    .filter((person) => mayBeNamed(one, person, directory))
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
const barTo = (one: Case, { actor, directory, now }: Context): Bar =>
  may(actor, 'restrict') && mayRead('referral', one, actor, directory, now) ? undefined : notAvailable;

const notRestricted = refuse('notNow', 'This case is not restricted.', 'Open it to see where it stands.');

const stamp = ({ number, at }: FactMeta) => ({ facts: number, changedAt: at });

export const restrict: Step<RestrictInput, Restricted, Case, Case> = {
  title: 'Restrict',
  fact: 'case restricted',
  asks: () => restrictFields,
  decide: (before, input, context) => {
    const bar = barTo(before, context);
    if (bar !== undefined) return bar;
    if (before.restricted !== undefined) {
      return refuse('alreadyDecided', 'This case is restricted already.', 'Press Name person to let someone in.');
    }
    const missing = incomplete(restrictFields, input);
    const { ground, reason } = input;
    if (missing !== undefined || !isRestrictionGround(ground)) return missing ?? notAvailable;
    const { actor } = context;
    return { data: { ground, reason, ...(!may(actor, 'triage') && { named: refOf(actor) }) } };
  },
  evolve: (before, { ground, named }, meta) => ({
    ...before,
    restricted: ground,
    ...(named !== undefined && { named: [named] }),
    ...stamp(meta),
  }),
};

/** What was set by a slip is put right; who has a conflict of interest stays out all the same. */
export const liftRestriction: Step<{ readonly reason: string }, { readonly reason: string }, Case, Case> = {
  title: 'Lift restriction',
  fact: 'restriction lifted',
  asks: () => liftFields,
  decide: (before, input, context) =>
    barTo(before, context) ??
    (before.restricted === undefined ? notRestricted : undefined) ??
    incomplete(liftFields, input) ?? { data: { reason: input.reason } },
  evolve: ({ restricted: _ground, named: _people, ...before }, _data, meta) => ({ ...before, ...stamp(meta) }),
};

export const namePerson: Step<NameInput, NamedData, Case, Case> = {
  title: 'Name person',
  fact: 'person let in to a restricted case',
  asks: ({ before, directory }) => nameFields(before && directory ? candidates(before, directory) : []),
  decide: (before, input, context) => {
    const bar = barTo(before, context) ?? (before.restricted === undefined ? notRestricted : undefined);
    if (bar !== undefined) return bar;
    if (!hasConsent(before)) {
      const next = 'Once there is consent, press Name person again.';
      return refuse('notNow', `This case is: ${stageLabels[before.stage]}. No one else can be let in yet.`, next);
    }
    const { directory } = context;
    if ((before.named ?? []).length >= mostNamed) {
      return refuse('notNow', `${mostNamed} people are named already.`, 'Remove a name first.');
    }
    const missing = incomplete(nameFields(candidates(before, directory)), input);
    const person = personIn(directory, input.person);
    if (person !== undefined && isNamed(before, person.objectId)) {
      return refuse('notEligible', `${person.name} is let in already.`, 'Choose someone else.');
    }
    if (person !== undefined && !mayBeNamed(before, person, directory)) {
      return refuse('notEligible', 'That person cannot be let in.', 'Choose one of those offered.');
    }
    if (missing !== undefined || person === undefined) return missing ?? notAvailable;
    return { data: { person: refOf(person), reason: input.reason } };
  },
  evolve: (before, { person }, meta) => ({
    ...before,
    named: [...(before.named ?? []), person],
    ...stamp(meta),
  }),
};

export const removeName: Step<NameInput, NamedData, Case, Case> = {
  title: 'Remove name',
  fact: 'person no longer let in to a restricted case',
  asks: ({ before }) => removeFields(before ? namedChoices(before) : []),
  decide: (before, input, context) => {
    const bar = barTo(before, context) ?? (before.restricted === undefined ? notRestricted : undefined);
    if (bar !== undefined) return bar;
    const { named = [] } = before;
    if (named.length === 0) {
      return refuse('notNow', 'No one is named for this case.', 'Press Name person to let someone in.');
    }
    const person = named.find(({ objectId }) => objectId === input.person);
    const missing = incomplete(removeFields(namedChoices(before)), input);
    if (missing !== undefined || person === undefined) return missing ?? notAvailable;
    return { data: { person, reason: input.reason } };
  },
  evolve: (before, { person }, meta) => ({
    ...before,
    named: (before.named ?? []).filter(({ objectId }) => objectId !== person.objectId),
    ...stamp(meta),
  }),
};
