// In what words are struck out: a case, a record or a meeting, by the id that was typed or pressed (docs/process.md P33.5). What
// differs between the three is here, and nowhere else.
import { doneCard } from '../../cards/home.ts';
import { entities, meetings } from '../../casework/write/matters.ts';
import type { OutcomeWith } from '../../casework/write/act.ts';
import { steps as caseSteps, textsOfCase } from '../../domain/case/whole/case.ts';
import { entityStrikeSteps, textsOfEntity } from '../../domain/entity/strike.ts';
import { entityMatter } from '../../domain/entity/table.ts';
import { readReference, toEntityId, type EntityId, type ObjectId, type Reference } from '../../domain/kernel/ids.ts';
import type { Texts } from '../../domain/matter/strike.ts';
import { toSettle, type Strikes, type Striking } from '../../domain/matter/striking.ts';
import type { Refusal } from '../../domain/matter/step.ts';
import {
  meetingIdOf,
  sayMeetingId,
  toMeetingId,
  typeOfMeeting,
  dateOfMeeting,
  type MeetingId,
} from '../../domain/meeting/meeting.ts';
import { meetingStrikeSteps, textsOfMeeting } from '../../domain/meeting/strike.ts';
import { meetingMatter } from '../../domain/meeting/table.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import { parseTypedDate, typedDate } from '../../domain/time/dates.ts';
import type { Receipt } from '../../cards/receipt.ts';
import { homeButton, notAvailableReply, refusedReply } from '../form/replies.ts';
import { aboutCase, type FormAbout } from '../form/step-form.ts';
import { afterCase } from '../form/written.ts';
import { refIn, see, take, takeOn, textIn, type Reply, type Scene } from '../scene/scene.ts';

/** What words are struck out of. */
export type StruckId = Reference | EntityId | MeetingId;

/** A fact, as far as where words stand is told of it. */
export interface ToldFact {
  readonly number: number;
  readonly at: Instant;
  readonly step: string;
  readonly data: unknown;
}
/** How it stands, and the words; undefined: they are not where they were. */
export interface ToSettle {
  readonly strike: Striking;
  readonly words: string | undefined;
  readonly facts: readonly ToldFact[];
}
interface Asked {
  readonly words: string;
  readonly instead: string;
  readonly ground: string;
}
interface Answered {
  readonly how: string;
  readonly why: string;
}

/** One of them, as this person asks about it. */
export interface StrikeIn {
  readonly name: 'case' | 'record' | 'meeting';
  readonly texts: Texts;
  /** The forms about it. */
  readonly about: FormAbout;
  /** What a step of it leaves, past tense. */
  factOf(step: string): string;
  /** That it was looked at, whether its person reads it or not. */
  look(): Promise<unknown>;
  facts(): Promise<readonly ToldFact[]>;
  /** What it keeps of words that are struck out; undefined also for a person who is kept out of it. */
  standing(): Promise<Strikes | undefined>;
  propose(input: Asked): Promise<OutcomeWith<Strikes>>;
  /** For those who read it and may say yes or no; the look is written first. */
  toSettle(): Promise<ToSettle | undefined>;
  settle(input: Answered): Promise<OutcomeWith<Strikes>>;
  /** What the card that was drawn shows of it. */
  shown(): Pick<Reply, 'of' | 'shows'>;
  settled(receipt: Omit<Receipt, 'told'>): Reply | Promise<Reply>;
  refused(refusal: Refusal): Reply;
}

const meetingTyped = /^(?:(pre)[\s-]?mset|(?:full\s)?panel)[\s,]+(?:on\s)?(.+)$/i;
/** The id that was typed; undefined for what is none. */
export function idTyped(typed: string): StruckId | undefined {
  const text = typed.trim();
  const read = readReference(text);
  if ('reference' in read) return read.reference;
  const [, before, day = ''] = meetingTyped.exec(text) ?? [];
  const date = parseTypedDate(day);
  if (day !== '' && 'date' in date) return meetingIdOf(before === undefined ? 'panel' : 'preMset', date.date);
  return toEntityId(text.toUpperCase().replaceAll(/[\s\p{Pd}]+/gu, '-')) ?? toMeetingId(text);
}
/** The same as it is typed. */
export function typedFor(id: StruckId): string {
  const meeting = toMeetingId(id);
  return meeting === undefined
    ? id
    : `${typeOfMeeting(meeting) === 'panel' ? 'panel' : 'pre-MSET'} ${typedDate(dateOfMeeting(meeting))}`;
}
/** What a card sent back. */
export const pressedId = (scene: Pick<Scene, 'data'>): StruckId | undefined =>
  refIn(scene) ?? toEntityId(textIn(scene, 'entity')) ?? toMeetingId(textIn(scene, 'meeting'));

export function strikeIn(scene: Scene, id: StruckId): StrikeIn {
  const [entity, meeting] = [toEntityId(id), toMeetingId(id)];
  if (entity !== undefined) return inRecord(scene, entity);
  if (meeting !== undefined) return inMeeting(scene, meeting);
  const read = readReference(id);
  if ('problem' in read) throw new Error('an id that is of none of them'); // `StruckId` has no other
  return inCase(scene, read.reference);
}

const titled = (steps: Readonly<Record<string, { readonly fact: string } | undefined>>) => (step: string) =>
  steps[step]?.fact ?? step;
const unlessShut = <Root extends Strikes & { readonly excluded: readonly ObjectId[] }>(
  root: Root | undefined,
  { person }: Scene,
): Root | undefined => (root?.excluded.includes(person.objectId) === false ? root : undefined);

function inCase(scene: Scene, reference: Reference): StrikeIn {
  const { ports, person: actor, directory, now } = scene;
  const load = async () => (await ports.cases.load(reference))?.value.root;
  const facts = () => ports.cases.facts(reference);
  let seen: Awaited<ReturnType<typeof see>>;
  return {
    name: 'case',
    texts: textsOfCase,
    about: aboutCase(reference),
    factOf: titled(caseSteps),
    look: () => see(scene, reference, 'case', caseSteps.proposeStrike.title),
    facts,
    standing: async () => unlessShut(await load(), scene),
    propose: (input) => take(scene, reference, { step: 'proposeStrike', input }),
    toSettle: async () => {
      seen = await see(scene, reference, 'history', caseSteps.settleStrike.title);
      if (seen?.reads('referral') !== true) return undefined;
      const all = await facts();
      const found = toSettle(caseSteps, seen.case, { actor, directory, now, facts: all });
      return found && { ...found, facts: all };
    },
    settle: (input) => take(scene, reference, { step: 'settleStrike', input }),
    shown: () => (seen === undefined ? {} : { of: seen.case }),
    settled: async (receipt) => {
      const childCase = await load();
      return childCase === undefined
        ? notAvailableReply()
        : afterCase(scene, childCase, { receipt, buttons: undefined });
    },
    refused: (refusal) => refusedReply(refusal, seen?.case),
  };
}

function inRecord(scene: Scene, id: EntityId): StrikeIn {
  const { ports, ask, person: actor, directory, now } = scene;
  const question = { person: actor, directory, now };
  const data = { entity: id };
  const facts = () => ports.entities.facts(id);
  return {
    name: 'record',
    texts: textsOfEntity,
    about: { data, name: id, formOf: id, back: { verb: 'entity.open' }, close: 'entity.close' },
    factOf: titled(entityMatter.steps),
    look: () => ask.of('entity', id, 'record', { ...question, what: 'record', why: 'Strike out' }),
    facts,
    standing: async () => unlessShut((await ports.entities.load(id))?.value.root, scene),
    propose: (input) => takeOn(scene, entities, { id, command: { step: 'proposeStrike', input } }),
    toSettle: async () => {
      const record = await ask.of('entity', id, 'record', {
        ...question,
        what: 'history',
        why: 'Decide on strike out',
      });
      if (record === undefined) return undefined;
      const all = await facts();
      const found = toSettle(entityStrikeSteps, record, { actor, directory, now, facts: all });
      return found && { ...found, facts: all };
    },
    settle: (input) => takeOn(scene, entities, { id, command: { step: 'settleStrike', input } }),
    ...elsewhere(id, 'entity.open', data),
  };
}

function inMeeting(scene: Scene, id: MeetingId): StrikeIn {
  const { ports, ask, person: actor, directory, now } = scene;
  const question = { person: actor, directory, now };
  const data = { meeting: id };
  const facts = () => ports.meetings.facts(id);
  return {
    name: 'meeting',
    texts: textsOfMeeting,
    about: { data, name: sayMeetingId(id), formOf: id, back: { verb: 'meeting.open' }, close: 'meeting.close' },
    factOf: titled(meetingMatter.steps),
    look: () => ask.of('meeting', id, 'minutes', { ...question, what: 'minutes', why: 'Strike out' }),
    facts,
    standing: async () => (await ports.meetings.load(id))?.value.root,
    propose: (input) => takeOn(scene, meetings, { id, command: { step: 'proposeStrike', input } }),
    toSettle: async () => {
      const held = await ask.of('meeting', id, 'minutes', {
        ...question,
        what: 'history',
        why: 'Decide on strike out',
      });
      if (held === undefined) return undefined;
      const all = await facts();
      const found = toSettle(meetingStrikeSteps, held, { actor, directory, now, facts: all });
      return found && { ...found, facts: all };
    },
    settle: (input) => takeOn(scene, meetings, { id, command: { step: 'settleStrike', input } }),
    ...elsewhere(sayMeetingId(id), 'meeting.open', data, 'minutes.open'),
  };
}

/** What follows in a record or a meeting: it is opened. */
const elsewhere = (
  said: string,
  verb: string,
  data: { readonly entity: EntityId } | { readonly meeting: MeetingId },
  leads = verb,
): Pick<StrikeIn, 'shown' | 'settled' | 'refused'> => {
  const open = { title: 'Open', verb, data };
  return {
    shown: () => ({ shows: true }),
    settled: (receipt) => ({ receipt, card: doneCard(said, [], [open, homeButton]), leads: { verb: leads, data } }),
    refused: ({ message, next }) => ({ card: doneCard(message, [next], [open, homeButton], 'attention') }),
  };
};
