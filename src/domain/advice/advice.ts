// A question to the MSET co-ordinator and its answer: who asks, until when, who may read it (docs/process.md 13).
import type { Person, PersonRef } from '../people/actor.ts';
import type { Instant } from '../time/calendar.ts';
import type { Due, Ladder } from '../time/clocks.ts';
import type { Directory } from '../people/directory.ts';
import type { Field } from '../kernel/fields.ts';
import { readReference, type AdviceId, type ObjectId, type Reference } from '../kernel/ids.ts';
import { may } from '../people/roles.ts';
import { reads } from '../people/reads.ts';

/** `due`: the person who was asked is reminded. `late`: the person above them is asked as well. */
export type AdviceRung = 'due' | 'late';

/** A question, and what was answered to it. */
export interface Exchange {
  readonly at: Instant;
  readonly question: string;
  readonly answer?: { readonly by: PersonRef; readonly at: Instant; readonly text: string };
}

/** What everyone may read of it: question and answer as the co-ordinator writes them again, with nothing of a case (docs/process.md P13.5). */
export interface GuidanceEntry {
  readonly question: string;
  readonly answer: string;
  readonly at: Instant;
}
/** An entry, and the request that it came of: only those who may read that open it. */
export interface GuidanceQuestion extends GuidanceEntry {
  readonly id: AdviceId;
}

/** A request for advice: one question, or the same one asked again after an answer. */
export interface Advice {
  readonly id: AdviceId;
  readonly asker: PersonRef;
  /** The case it is about, as the asker named it: there need not be one. */
  readonly about?: Reference;
  /** Who must not hear of that case, as it was stored when it was asked. */
  readonly excluded: readonly ObjectId[];
  /** The same as it is now: asked of the case with each read, and stored nowhere (docs/process.md P10.14). */
  readonly closedTo?: readonly ObjectId[];
  /** Oldest first; the last one is what is asked now. */
  readonly exchanges: readonly Exchange[];
  readonly state: 'asked' | 'answered' | 'closed';
  readonly due: Due;
  readonly ladder: Ladder<AdviceRung>;
  /** Whether those over the co-ordinator answer it, too. */
  readonly escalated: boolean;
  /** Where the co-ordinator has made guidance of it. */
  readonly guidance?: GuidanceEntry & { readonly by: PersonRef };
  readonly facts: number;
  readonly changedAt: Instant;
}

/** So often may one question be asked again: what needs more is a talk. */
export const mostExchanges = 5;

type Asked = Pick<Advice, 'asker' | 'excluded' | 'closedTo' | 'escalated'>;
/** Who must not hear of the case that it is about. */
export const notToHear = ({ closedTo, excluded }: Pick<Advice, 'closedTo' | 'excluded'>): readonly ObjectId[] =>
  closedTo ?? excluded;

/** The co-ordinators, and when they do not answer in time those over them; never the asker themselves. */
export const mayAnswer = ({ asker, escalated, ...about }: Asked, person: Person): boolean =>
  person.objectId !== asker.objectId &&
  !notToHear(about).includes(person.objectId) &&
  (may(person, 'answerAdvice') || (escalated && may(person, 'answerLateAdvice')));

export const answererIds = (asked: Asked, directory: Directory): readonly ObjectId[] =>
  directory.people.filter((one) => mayAnswer(asked, one)).map(({ objectId }) => objectId);

/** The co-ordinators, where they may read the question; those over them answer it, and make no guidance of it. */
export const mayGuide = (advice: Advice, person: Person): boolean =>
  may(person, 'answerAdvice') && mayAnswer(advice, person);

export const relationToAdvice = (advice: Advice, person: Person): 'asker' | 'answerer' | 'none' =>
  person.objectId === advice.asker.objectId ? 'asker' : mayAnswer(advice, person) ? 'answerer' : 'none';

/** Question and answer are between the asker and those who may answer. */
export const mayReadAdvice = (advice: Advice, person: Person): boolean =>
  reads('advice', relationToAdvice(advice, person));

const question: Field = {
  name: 'question',
  title: 'What do you want to ask? (no names)',
  kind: 'long',
  need: 'always',
  help: 'Write “the child”, and nothing else that says who it is. In danger now? Ring; do not write.',
};
export const askFields: readonly Field[] = [
  question,
  {
    name: 'about',
    title: 'Reference',
    kind: 'text',
    need: 'optional',
    most: 20,
    help: 'If your question is about an MSET case.',
    check: (text) => ('problem' in readReference(text) ? 'it should look like MSET-4F7K-24.' : undefined),
  },
];
export const againFields: readonly Field[] = [question];
export const answerFields: readonly Field[] = [
  {
    name: 'answer',
    title: 'Answer (no names)',
    kind: 'long',
    need: 'always',
    help: 'Only the person who asked reads it.',
  },
];
const written = 'Use your own words: no name, no place, nothing of a case. Everyone reads it.';
/** Never filled in from what was asked: what is copied may tell of a child. */
export const guidanceFields: readonly Field[] = [
  { name: 'question', title: 'Question for everyone', kind: 'text', need: 'always', most: 120, help: written },
  { name: 'answer', title: 'Answer for everyone', kind: 'long', need: 'always', most: 400, help: written },
];
