// A record that only people named for it may see; those who have a conflict of interest, and those who are kept out: as on a case
// (docs/process.md P23.3, P23.15).
import type { ActionId } from '../case/action/action.ts';
import { hasConflict, isLiftedWith, keptOutAs, outWithout, withShutOut } from '../case/state/kept-out.ts';
import { isRestrictionGround, restrictionGrounds, type GroundByHand, type KeptOut } from '../case/state/stage-parts.ts';
import { choicesOf, type Choice, type Field } from '../kernel/fields.ts';
import { given } from '../kernel/given.ts';
import { mayAttend } from '../meeting/who.ts';
import type { Own } from '../matter/making.ts';
import { notAvailable, refuse } from '../matter/step.ts';
import { refOf, type Person, type PersonRef } from '../people/actor.ts';
import { personIn, type Directory } from '../people/directory.ts';
import { may } from '../people/roles.ts';
import type { Entity } from './entity.ts';
import { reasonField } from './fields.ts';
import { entityStep, keeps } from './making.ts';
import { isNamedFor, readerOfEntity } from './who.ts';

/** People who may be named for a record at once. */
const mostNamedFor = 20;
const from = ['reported', 'open'] as const;

interface Named {
  readonly person: PersonRef;
  readonly why: string;
}
interface PersonInput {
  readonly person: string;
  readonly why: string;
}

const restrictEntity = entityStep<
  { readonly ground: string; readonly why: string },
  { readonly ground: GroundByHand; readonly why: string }
>({
  title: 'Restrict record',
  fact: 'record restricted',
  may: keeps,
  from,
  bar: ({ restricted }) =>
    restricted === undefined
      ? undefined
      : refuse('alreadyDecided', 'This record is restricted already.', 'Let someone in by name.'),
  asks: () => [
    { name: 'ground', title: 'Ground', kind: 'choice', need: 'always', choices: choicesOf(restrictionGrounds) },
    reasonField('Reason'),
  ],
  record: (_entity, { ground, why }) => (isRestrictionGround(ground) ? { data: { ground, why } } : notAvailable),
  evolve: (entity, { ground }) => ({ ...entity, restricted: ground }),
});

const notRestricted = refuse('notNow', 'This record is not restricted.', 'Open it to see where it stands.');
const unlessRestricted = ({ restricted }: Entity) => (restricted === undefined ? notRestricted : undefined);

const liftEntity = entityStep<{ readonly why: string }, { readonly why: string }>({
  title: 'Lift restriction of record',
  fact: 'restriction of record lifted',
  may: keeps,
  from,
  bar: unlessRestricted,
  asks: () => [reasonField('Reason', { help: 'Why everyone whose role it is may open it again.' })],
  record: (_entity, { why }) => ({ data: { why } }),
  evolve: ({ restricted: _ground, named: _people, ...entity }) => entity,
});

/** Those who take part in meetings. */
const mayBeNamed = (entity: Entity, person: Person, directory: Directory): boolean =>
  mayAttend(person, directory) &&
  !may(person, 'keepLinks') &&
  !entity.excluded.includes(person.objectId) &&
  !isNamedFor(entity, person);
const choiceOf = ({ objectId, name }: PersonRef): Choice => ({ value: objectId, title: name });
const personFields = (people: readonly PersonRef[], why: string): readonly Field[] => [
  { name: 'person', title: 'Person', kind: 'choice', need: 'always', choices: people.map(choiceOf) },
  reasonField(why, { most: 300 }),
];
const needsToSee = 'Why they need to see it';

const nameForEntity = entityStep<PersonInput, Named>({
  title: 'Name person for record',
  fact: 'person let in to a restricted record',
  may: keeps,
  from,
  bar: (entity) =>
    unlessRestricted(entity) ??
    ((entity.named ?? []).length >= mostNamedFor
      ? refuse('notNow', `${mostNamedFor} people are named already.`, 'Remove a name first.')
      : undefined),
  asks: ({ before, directory }) =>
    personFields(
      before && directory ? directory.people.filter((one) => mayBeNamed(before, one, directory)) : [],
      needsToSee,
    ),
  // Someone who cannot be let in is no gap in the form: why not is said.
  needs: () => [reasonField(needsToSee)],
  record: (entity, input, { directory }) => {
    const person = personIn(directory, input.person);
    return person === undefined || !mayBeNamed(entity, person, directory)
      ? refuse('notEligible', 'That person cannot be let in.', 'Choose one of those offered.')
      : { data: { person: refOf(person), why: input.why } };
  },
  evolve: (entity, { person }) => ({ ...entity, named: [...(entity.named ?? []), person] }),
});

const unnameForEntity = entityStep<PersonInput, Named>({
  title: 'Remove name from record',
  fact: 'person no longer let in to a restricted record',
  may: keeps,
  from,
  bar: (entity) =>
    unlessRestricted(entity) ??
    ((entity.named ?? []).length === 0
      ? refuse('notNow', 'No one is named for this record.', 'Let someone in by name first.')
      : undefined),
  asks: ({ before }) => personFields(before?.named ?? [], 'Why they no longer need to see it'),
  record: ({ named = [] }, { person: id, why }) => {
    const person = named.find(({ objectId }) => objectId === id);
    return person === undefined ? notAvailable : { data: { person, why } };
  },
  evolve: (entity, { person }) => ({
    ...entity,
    named: (entity.named ?? []).filter(({ objectId }) => objectId !== person.objectId),
  }),
});

const reader: Own<Entity> = {
  name: 'reads the record',
  is: (entity, { actor, directory, now }) => readerOfEntity(entity, actor, directory, now)('record', 'summary'),
};
/** Who has one reads nothing of it from then on, and no one is told of them (docs/process.md P23.3). */
const conflictOverEntity = entityStep<{ readonly why: string }, { readonly why: string; readonly person: PersonRef }>({
  title: 'I have a conflict over this record',
  fact: 'conflict of interest declared',
  may: [{ own: reader }],
  from,
  asks: () => [reasonField('What is the conflict', { help: 'Co-ordinators who can open the record read it.' })],
  record: (_entity, { why }, { actor }) => ({ data: { why, person: refOf(actor) } }),
  evolve: (entity, { person }) => ({
    ...entity,
    excluded: [...entity.excluded, person.objectId],
    ...(entity.named !== undefined && {
      named: entity.named.filter(({ objectId }) => objectId !== person.objectId),
    }),
  }),
});

interface KeepingOut extends PersonInput {
  /** What of it asks something of them: read by the server of its actions, never sent. */
  readonly owns?: readonly ActionId[];
}
const keptFrom = ['reported', 'open', 'declined', 'closed', 'merged'] as const;
/** Anyone of the directory but oneself; for them there is no such record from then on, and they are not told. */
const keepOutOfEntity = entityStep<KeepingOut, Named & Pick<KeptOut, 'through'>>({
  title: 'Keep person out of record',
  fact: 'person kept out of a record',
  dataSince: { through: 8 },
  may: keeps,
  from: keptFrom,
  // Who is kept out already too: pressed again, it goes on with what was merged into it and could not be changed.
  asks: ({ directory, actor }) =>
    personFields(
      (directory?.people ?? []).filter(({ objectId }) => objectId !== actor?.objectId),
      'Why they may not read it',
    ),
  // Who cannot be kept out is no gap in the form: why not is said.
  needs: () => [reasonField('Why they may not read it', { most: 300 })],
  record: (entity, { person: id, why, owns = [] }, { actor, directory }) => {
    const person = personIn(directory, id);
    if (person === undefined) return refuse('notEligible', 'No one is chosen.', 'Choose one of those offered.');
    if (person.objectId === actor.objectId) {
      return refuse('notEligible', 'You cannot keep yourself out.', 'Press I have a conflict over this record.');
    }
    if (keptOutAs(entity, person.objectId) !== undefined) {
      return refuse(
        'alreadyDecided',
        `${person.name} is kept out already.`,
        'Another co-ordinator lets them in again.',
      );
    }
    return owns.length === 0
      ? { data: { person: refOf(person), why, ...given({ through: entity.into }) } }
      : refuse(
          'successor',
          `${person.name} owns ${owns.join(', ')} of this record.`,
          'Give it to another owner first: open it, and press Put right.',
        );
  },
  evolve: ({ named, ...entity }, { person, why, through }, meta) => {
    const conflict = hasConflict(entity, person.objectId) ? ({ conflict: true } as const) : {};
    const kept = { person, reason: why, by: refOf(meta.by), at: meta.at, ...conflict, ...given({ through }) };
    const left = named?.filter(({ objectId }) => objectId !== person.objectId);
    return { ...withShutOut(entity, { excluded: [person.objectId], keptOut: [kept] }), ...given({ named: left }) };
  },
});

/** Only whom someone else kept out: two people are of one mind that it is over. On what was merged it follows the record that stays. */
const keptByOthers = (
  { keptOut = [], state }: Entity,
  actor: Pick<Person, 'objectId'> | undefined,
): readonly KeptOut[] => (state === 'merged' ? keptOut : keptOut.filter(({ by }) => by.objectId !== actor?.objectId));

interface LettingIn extends PersonInput {
  /** Of a record that was merged into another: what was lifted there. Read by the server, never sent. */
  readonly lifted?: KeptOut;
}
const letIntoEntity = entityStep<LettingIn, Named>({
  title: 'Let in to record again',
  fact: 'person let in to a record again',
  may: keeps,
  from: keptFrom,
  bar: (entity, { actor }) =>
    (entity.keptOut ?? []).length === 0
      ? refuse('notNow', 'No one is kept out of this record.', 'Open it to see where it stands.')
      : keptByOthers(entity, actor).length === 0
        ? refuse('notYours', 'You kept them out, so someone else lets them in again.', 'Ask another co-ordinator.')
        : undefined,
  asks: ({ before, actor }) =>
    personFields(
      before === undefined ? [] : keptByOthers(before, actor).map(({ person }) => person),
      'Why they may read it again',
    ),
  record: (entity, { person: id, why, lifted }, { actor }) => {
    const kept = keptByOthers(entity, actor).find(({ person }) => person.objectId === id);
    if (kept === undefined) return notAvailable;
    // What kept them out of it by itself stays (docs/process.md P23.15).
    const isOwn = entity.into !== undefined && !isLiftedWith(kept, entity.id, entity.into, lifted);
    return isOwn ? { unchanged: true } : { data: { person: kept.person, why } };
  },
  evolve: (entity, { person }) => {
    const { keptOut: _before, ...rest } = entity;
    return { ...rest, ...outWithout(entity, person.objectId) };
  },
});

export const entityAccessSteps = {
  restrictEntity,
  liftEntity,
  nameForEntity,
  unnameForEntity,
  conflictOverEntity,
  keepOutOfEntity,
  letIntoEntity,
} as const;
