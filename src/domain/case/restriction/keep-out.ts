// Someone is kept out of a case, restricted or not, and is not told; until another person lets them in again
// (docs/process.md P10.14). What they still had to do in it goes to a successor, who is named in the same form.
import type { CaseContext } from '../context.ts';
import { hostOf } from '../action/host.ts';
import type { ActionRow } from '../action/action.ts';
import { isOpen } from '../action/action.ts';
import { ownerChoices, ownerIn } from '../action/add.ts';
import { sightOf } from '../access/access.ts';
import { mayDecide, pickableConsenters } from '../access/consenters.ts';
import { askingOf } from '../consent/clock.ts';
import { askedAnew, chooseFields, type Chosen } from '../consent/consent.ts';
import {
  barToHandOver,
  handOverFields,
  isTold,
  leadCandidates,
  leadFrom,
  newLead,
  withLead,
  type NewLead,
} from '../lead/hand-over.ts';
import { caseStep } from '../making.ts';
import { hasConflict, keptOutAs, outWithout, withShutOut } from '../state/kept-out.ts';
import { leadOf, type KeptOut } from '../state/stage-parts.ts';
import { ownStages } from '../state/stage-table.ts';
import type { AwaitingConsent, Case } from '../state/stages.ts';
import type { Choice, Field } from '../../kernel/fields.ts';
import { given } from '../../kernel/given.ts';
import { openOf } from '../../kernel/counted.ts';
import type { ObjectId } from '../../kernel/ids.ts';
import type { Allowed } from '../../matter/making.ts';
import { notAvailable, refuse, type Asking } from '../../matter/step.ts';
import { refOf, type Person, type PersonRef } from '../../people/actor.ts';
import { personIn, type Directory } from '../../people/directory.ts';
import { may, peopleWho } from '../../people/roles.ts';

/** The actions of a case, as the server has read them: who owns one, the case alone does not say. */
export interface OwnedActions {
  readonly actions: readonly ActionRow[];
  /** How many facts the case had then. */
  readonly facts: number;
}
/** With them: read by the server, never sent. */
export interface KeepOutContext extends CaseContext {
  readonly owned?: OwnedActions;
}
/** The case that a form is about, with them. */
export type WithOwned = Case & { readonly owned?: OwnedActions };

export interface KeepOutInput {
  readonly person: string;
  readonly reason: string;
  /** Asked only where they lead it: who leads it from now on, and who tells the young person. */
  readonly to?: string;
  readonly tells?: string;
  /** Asked only where they decide on consent: who does from now on. */
  readonly manager?: string;
  /** Asked only where they own open actions: who does from now on, `police|<object id>`. */
  readonly owner?: string;
}
export interface KeptOutData extends Pick<KeptOut, 'person' | 'reason' | 'conflict' | 'through'> {
  readonly leads?: NewLead;
  readonly decides?: Chosen;
  /** Who takes their open actions over; each is given by a fact of its own. */
  readonly takes?: NewOwner;
}
/** Whom an action is given to. */
export interface NewOwner {
  readonly agency: string;
  readonly owner: PersonRef;
}
export interface LetInInput {
  readonly person: string;
  readonly reason: string;
}

/** The case as it is without them. */
const without = <C extends Case>(before: C, id: ObjectId): C => withShutOut(before, { excluded: [id] });

/** Whether they lead it, while something is asked of its lead worker. */
const leads = (before: Case, id: string): boolean =>
  leadOf(before).objectId === id && before.stage !== 'merged' && barToHandOver(before) === undefined;

/** Whether they are asked for consent, or are the only one who may decide on it. */
function decides(before: Case, id: string, { directory, now }: Pick<CaseContext, 'directory' | 'now'>): boolean {
  if (before.stage !== 'awaitingConsent' || before.submission.consenter === undefined) return false;
  if (before.submission.consenter.objectId === id) return true;
  const person = personIn(directory, id);
  if (person === undefined || !mayDecide(before, person, directory, now)) return false;
  const left = without(before, person.objectId);
  return !directory.people.some((one) => mayDecide(left, one, directory, now));
}

/** The open actions that they own. */
export const ownedBy = <A extends ActionRow>(actions: readonly A[], id: string): readonly A[] =>
  actions.filter((action) => isOpen(action) && action.owner?.objectId === id);

/** Everyone in the directory who may be kept out: those who read it now first, then all others. */
function mayBeKeptOut(before: Case, { directory, actor, now }: Asking<Case>): readonly Person[] {
  if (directory === undefined) return [];
  const reads = (person: Person): number =>
    now !== undefined && sightOf(before, person, directory, now) !== 'none' ? 0 : 1;
  return directory.people
    .filter(({ objectId }) => objectId !== actor?.objectId && keptOutAs(before, objectId) === undefined)
    .map((person) => ({ person, rank: reads(person) }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ person }) => person);
}
const choicesOfPeople = (people: readonly PersonRef[]): readonly Choice[] =>
  people.map(({ objectId, name }) => ({ value: objectId, title: name }));

const personField = (choices: readonly Choice[]): Field => ({
  name: 'person',
  title: 'Person',
  kind: 'choice',
  need: 'always',
  choices,
});
const reasonField: Field = {
  name: 'reason',
  title: 'Reason',
  kind: 'long',
  need: 'always',
  help: 'Only co-ordinators and service managers who can open the case read it. The person is not told.',
};

/** What the form asks; whom a successor may be is known once the person is. */
interface Asked {
  readonly people: readonly Choice[];
  readonly leads: (id: string) => boolean;
  readonly decides: (id: string) => boolean;
  readonly owns: (id: string) => boolean;
  readonly newLeads: readonly Choice[];
  readonly managers: readonly Choice[];
  readonly owners: readonly Choice[];
  readonly isTold: boolean;
}
/** Asked where it is so of the person who was chosen. */
const when = (is: (id: string) => boolean) => (answers: { readonly [name: string]: string }) =>
  is(answers['person'] ?? '');
function keepOutFields(asked: Asked): readonly Field[] {
  const [to, , tells] = handOverFields(asked.newLeads);
  const [manager] = chooseFields(asked.managers);
  return [
    personField(asked.people),
    reasonField,
    ...(to === undefined ? [] : [{ ...to, askedWhen: when(asked.leads) }]),
    ...(tells === undefined || !asked.isTold ? [] : [{ ...tells, askedWhen: when(asked.leads) }]),
    ...(manager === undefined
      ? []
      : [{ ...manager, title: 'Who decides on consent now', askedWhen: when(asked.decides) }]),
    {
      name: 'owner',
      title: 'New owner of their open actions',
      kind: 'choice',
      need: 'always',
      help: 'One person takes over all of them, and is told. Choose a person of the same agency where there is one.',
      choices: asked.owners,
      askedWhen: when(asked.owns),
    },
  ];
}
const never = (): boolean => false;

/** By the case with its actions; without it, as the store is away, all that may be asked. */
function fieldsOn(at: Asking<WithOwned>): readonly Field[] {
  const { before, directory, now } = at;
  if (before === undefined || directory === undefined || now === undefined) {
    const blank = { people: [], leads: never, decides: never, owns: never, newLeads: [], managers: [], owners: [] };
    return keepOutFields({ ...blank, isTold: true });
  }
  const { owned } = before;
  return keepOutFields({
    people: choicesOfPeople(mayBeKeptOut(before, at)),
    leads: (id) => leads(before, id),
    decides: (id) => decides(before, id, { directory, now }),
    owns: (id) => owned !== undefined && ownedBy(owned.actions, id).length > 0,
    newLeads: leadCandidates(before, directory),
    managers: choicesOfPeople(pickableConsenters(directory, before)),
    owners: ownersFor(before, directory),
    isTold: isTold(before),
  });
}

/** A person each, and no one who may not read the case. */
const ownersFor = (before: Case, directory: Directory): readonly Choice[] =>
  ownerChoices({ directory }, hostOf(before)).filter(({ value }) => {
    const id = value.split('|')[1] ?? '';
    return id !== '' && !before.excluded.some((one) => one === id);
  });

const rights: readonly Allowed<Case>[] = [{ role: 'restrict', reads: 'referral' }];

const sent = ownStages.filter((stage) => stage !== 'draft');

export const keepOut = caseStep<KeepOutInput, KeptOutData>({
  title: 'Keep person out',
  fact: 'person kept out',
  dataSince: { through: 8 },
  may: rights,
  from: sent,
  elsewhere: 'Once it is sent, press it again.',
  asks: fieldsOn,
  // Who may not be kept out, and whose successor may not be one, is no gap in the form: why not is said.
  needs: ({ directory }, { person }) =>
    directory && personIn(directory, person)
      ? [personField([{ value: person, title: person }]), reasonField]
      : [personField([]), reasonField],
  record: (before, input, context: KeepOutContext) => {
    const { directory, actor } = context;
    const person = personIn(directory, input.person);
    if (person === undefined) return notAvailable;
    const id = person.objectId;
    if (id === actor.objectId) {
      return refuse('notEligible', 'You cannot keep yourself out.', 'Ask another co-ordinator or a service manager.');
    }
    if (keptOutAs(before, id) !== undefined) return isOutAlready(person);
    const lost = onlyCoordinator(before, person, directory);
    if (lost !== undefined) return lost;
    const kept = { person: refOf(person), reason: input.reason, ...given({ conflict: conflictOf(before, id) }) };
    return successorsOf(before, person, input, context, kept);
  },
  evolve: (before, { leads: lead, decides: chosen, person, reason, conflict, through }, meta) => {
    // Earlier programs kept it out of what had ended in it as well; that is asked of the case that goes on.
    if (before.stage === 'merged') return before;
    const entry: KeptOut = { person, reason, by: refOf(meta.by), at: meta.at, ...given({ conflict, through }) };
    const shut = withShutOut(before, { excluded: [person.objectId], keptOut: [entry] });
    const led = lead === undefined ? shut : withLead(shut, lead, meta);
    if (chosen === undefined || led.stage !== 'awaitingConsent') return led;
    const { submission, ...rest } = led;
    return { ...rest, submission: askedAnew(submission, chosen.consenter, chosen.asking, meta.number) };
  },
});

const isOutAlready = ({ name }: PersonRef) =>
  refuse('alreadyDecided', `${name} is kept out already.`, 'Open the history to read by whom, and why.');
const conflictOf = (before: Case, id: ObjectId): true | undefined => (hasConflict(before, id) ? true : undefined);

/** Someone must be left who does the co-ordinator's work. */
function onlyCoordinator(before: Case, { objectId, name }: Person, directory: Directory) {
  const left = peopleWho(directory, 'triage').filter((one) => !before.excluded.includes(one.objectId));
  return left.some((one) => one.objectId === objectId) && left.length === 1
    ? refuse(
        'notEligible',
        `${name} is the only co-ordinator who can open this case.`,
        'Have another co-ordinator put into the directory first.',
      )
    : undefined;
}

type Kept = Pick<KeptOutData, 'person' | 'reason' | 'conflict'>;
/** With who takes over what was theirs; or who is still to be named. */
function successorsOf(before: Case, person: Person, input: KeepOutInput, context: KeepOutContext, kept: Kept) {
  const { directory, now, owned } = context;
  const id = person.objectId;
  const left = without(before, id);
  const lead = leads(before, id) ? newLead(left, input.to ?? '', directory) : undefined;
  if (lead !== undefined) {
    if (!input.to) return missing(`${person.name} leads this case.`, 'Choose the new lead worker');
    if ('refusal' in lead) return lead;
    if (isTold(before) && !input.tells)
      return missing('Still needed: Who tells the young person, and when?', 'Answer it');
  }
  const led =
    lead === undefined
      ? left
      : withLead(left, leadFrom(left, lead, input.tells ?? '', context), { at: now, by: context.actor });
  const chosen =
    decides(before, id, context) && led.stage === 'awaitingConsent' ? decider(led, input, context) : undefined;
  if (chosen !== undefined && 'refusal' in chosen) return chosen;
  // Read beside a write of someone else's: an action may be theirs since.
  const known = owned ?? { actions: [], facts: openOf(before, 'action').length === 0 ? before.facts : -1 };
  if (known.facts !== before.facts) {
    return refuse('notNow', `${before.reference} was changed at this moment.`, 'Press again.');
  }
  const owns = ownedBy(known.actions, id);
  const takes = owns.length === 0 ? undefined : ownerOf(led, person, owns, input, directory);
  if (takes !== undefined && 'refusal' in takes) return takes;
  const data: KeptOutData = {
    ...kept,
    ...(lead !== undefined && { leads: leadFrom(left, lead, input.tells ?? '', context) }),
    ...given({ decides: chosen, takes }),
  };
  return { data };
}
const missing = (why: string, next: string) => refuse('successor', why, `${next}, then press again.`);

function decider(left: AwaitingConsent, { manager }: KeepOutInput, { directory, now }: CaseContext) {
  if (!manager) return missing('No one else is asked to decide on consent.', 'Choose who decides now');
  const person = pickableConsenters(directory, left).find((one) => one.objectId === manager);
  if (person === undefined) {
    return refuse('notEligible', 'That person may not decide on this referral.', 'Choose another.');
  }
  const consenter = refOf(person);
  return { consenter, asking: askingOf(directory, consenter, left, now) };
}

function ownerOf(
  left: Case,
  { name }: Person,
  owns: readonly ActionRow[],
  { owner }: KeepOutInput,
  directory: Directory,
) {
  if (!owner) {
    const ids = owns.map((action) => action.id).join(', ');
    return missing(`${name} owns ${ids}.`, 'Choose the new owner');
  }
  const chosen = ownerIn(hostOf(left), owner, directory);
  if ('refusal' in chosen) return chosen;
  return chosen.owner === undefined
    ? refuse('notEligible', 'That agency has no one who could own it.', 'Choose a person.')
    : { agency: chosen.agency, owner: chosen.owner };
}

/** Only whom someone else kept out: two people agree that it is over. */
const others = ({ keptOut = [] }: Case, actor: Pick<Person, 'objectId'> | undefined): readonly KeptOut[] =>
  keptOut.filter(({ by }) => by.objectId !== actor?.objectId);

export const letIn = caseStep<LetInInput, LetInInput & { readonly person: ObjectId }>({
  title: 'Let in again',
  fact: 'person let in again',
  may: rights,
  from: sent,
  elsewhere: 'No one is kept out.',
  bar: (before, context: CaseContext) =>
    (before.keptOut ?? []).length === 0
      ? refuse('notNow', 'No one is kept out of this case.', 'Open it to see where it stands.')
      : others(before, context.actor).length === 0
        ? refuse(
            'notYours',
            'You kept them out, so someone else lets them in again.',
            'Ask another co-ordinator or a service manager who can open the case.',
          )
        : undefined,
  asks: ({ before, actor }) => [
    personField(choicesOfPeople(before === undefined ? [] : others(before, actor).map(({ person }) => person))),
    { ...reasonField, title: 'Why they may read it again', help: 'They are not told.' },
  ],
  record: (before, { person, reason }, { actor }) => {
    const kept = others(before, actor).find((one) => one.person.objectId === person);
    return kept === undefined ? notAvailable : { data: { person: kept.person.objectId, reason } };
  },
  evolve: (before, { person }) => {
    if (before.stage === 'merged') return before;
    const { keptOut: _before, ...rest } = before;
    return { ...rest, ...outWithout(before, person) };
  },
});

/** Whether someone may read who is kept out, by whom and why: those who may keep people out, and see the case. */
export const readsKeptOut = (person: Pick<Person, 'roles'>): boolean => may(person, 'restrict');

/** Its steps on a case. */
export const keepOutSteps = { keepOut, letIn } as const;
