// What people do with "Why did you look?": ask, answer, accept, tell the data protection officer, settle.
import type { ObjectId, Reference } from '../kernel/ids.ts';
import { clock, matterBegun, type Own } from '../matter/making.ts';
import { refuse, type Context } from '../matter/step.ts';
import { refOf } from '../people/actor.ts';
import { personIn } from '../people/directory.ts';
import { may } from '../people/roles.ts';
import { addWorkingDays, type Instant } from '../time/calendar.ts';
import type { Due, RungAt } from '../time/clocks.ts';
import { mostLooks, waitsFor, type Because, type Question, type RegisterId, type RegisterRung } from './entry.ts';
import { whyFields, settlingFields } from './fields.ts';
import {
  closedIn,
  entryStep,
  keeper,
  overseer,
  questioned,
  saidBy,
  since,
  entryStamp,
  type RegisterContext,
} from './making.ts';

export interface AskWhyInput {
  readonly id: RegisterId;
  readonly about: Reference;
  /** Who looked. */
  readonly person: ObjectId;
  readonly because: Because;
}
interface Asked extends Pick<Question, 'id' | 'about' | 'asked' | 'looks' | 'because' | 'excluded'> {
  readonly due: Due;
  readonly rungs: readonly RungAt<RegisterRung>[];
}

const asks: Own<unknown> = {
  name: 'reads who looked',
  is: (_nothing, { actor }) => may(actor, 'audit'),
};

/** Some working days for the person, then their manager hears, then the data protection officer (docs/process.md P25.7). */
function clockFrom({ now, directory: { settings } }: Context): Pick<Asked, 'due' | 'rungs'> {
  const { workingDays, dpoWorkingDays } = settings.lookAnswer;
  const after = (days: number): Instant => addWorkingDays(now, days, settings.officeHours);
  const at = after(workingDays);
  return {
    due: { at, rule: 'lookAnswer', ruleVersion: 1 },
    rungs: [
      { rung: 'manager', at },
      { rung: 'dpo', at: after(workingDays + dpoWorkingDays) },
    ],
  };
}

/** By a person who reads who looked; or by the clock, where it is drawn by chance. */
export const askWhy = matterBegun<AskWhyInput, Asked, Question>({
  title: 'Why did you look?',
  fact: 'asked why someone looked',
  since,
  there: () => refuse('alreadyDecided', 'They have been asked this already.', 'Press Register to see it.'),
  may: [{ own: asks }, { own: clock }],
  record: (_nothing, { id, about, person, because }, context: RegisterContext) => {
    const { actor, directory, looks = [], found = [] } = context;
    const excluded = closedIn(context);
    const asked = personIn(directory, person);
    if (asked === undefined)
      return refuse('noOne', 'They are no longer in the directory.', 'Tell the data protection officer.');
    if (asked.objectId === actor.objectId)
      return refuse('notNow', 'This is your own look.', 'Another person who reads who looked asks you.');
    // Of a case that the asker is kept out of nothing is said: not whether someone looked (docs/process.md P26.3).
    if (looks.length === 0 || excluded.includes(actor.objectId))
      return refuse('notNow', 'No look of theirs is recorded there.', 'Choose another.');
    // The question names the case to the person who is asked (docs/process.md P10.14).
    if (excluded.includes(asked.objectId))
      return refuse(
        'notNow',
        'They are kept out of this case by now, and the question would name it to them.',
        'Ask them yourself, without the case, or tell their manager.',
      );
    return {
      data: {
        id,
        about,
        asked: refOf(asked),
        looks: looks.slice(0, mostLooks),
        // What no rule saw was chosen by the person who asks (docs/process.md P25.6).
        because: found.includes(because) ? because : 'other',
        excluded,
        ...clockFrom(context),
      },
    };
  },
  evolve: (_nothing, { rungs, ...data }, meta) => ({
    ...data,
    type: 'question',
    ...saidBy(meta),
    state: 'asked',
    ladder: { set: meta.number, rungs },
    ...entryStamp(meta),
  }),
});

const quiet = (question: Question): Pick<Question, 'ladder'> => ({ ladder: { ...question.ladder, rungs: [] } });
const answeredAlready = refuse('alreadyDecided', 'It has been answered.', 'Press Open to read it.');

type Answer = Pick<NonNullable<Question['answer']>, 'whatFor' | 'reason'>;
export const answerWhy = entryStep<Question, Answer, Answer>({
  title: 'Answer',
  fact: 'said why they looked',
  may: [{ own: questioned }],
  from: ['asked'],
  elsewhere: () => answeredAlready,
  asks: () => whyFields,
  record: (_question, { whatFor, reason }) => ({ data: { whatFor, reason } }),
  evolve: (question, answer, meta) => ({
    ...question,
    state: 'answered',
    answer: { ...saidBy(meta), ...answer },
    ...quiet(question),
  }),
});

const waits = refuse('notNow', 'They have not answered yet.', 'We’ll tell you here when they have.');

export const acceptAnswer = entryStep<Question, object, object>({
  title: 'Accept',
  fact: 'answer accepted',
  may: [{ own: overseer }],
  from: ['answered'],
  elsewhere: ({ state }) => (state === 'asked' ? waits : state === 'closed' ? { unchanged: true } : withOfficer),
  record: () => ({ data: {} }),
  evolve: (question, _data, meta) => ({ ...question, state: 'closed', settled: saidBy(meta) }),
});
const withOfficer = refuse('notNow', 'The data protection officer has it.', 'They settle it.');

export const tellDpo = entryStep<Question, object, object>({
  title: 'Tell the DPO',
  fact: 'the data protection officer was told',
  may: [{ own: overseer }],
  from: ['answered'],
  elsewhere: ({ state }) => (state === 'asked' ? waits : { unchanged: true }),
  record: () => ({ data: {} }),
  evolve: (question) => ({ ...question, state: 'withDpo' }),
});

/** What the data protection officer does about it is done elsewhere: here is how it ended. */
export const settleQuestion = entryStep<Question, { readonly how: string }, { readonly how: string }>({
  title: 'Settle',
  fact: 'question settled',
  may: [{ own: keeper }],
  from: ['asked', 'withDpo'],
  elsewhere: ({ state }) =>
    state === 'answered'
      ? refuse('notNow', 'It has been answered.', 'Accept the answer, or press Tell the DPO.')
      : refuse('alreadyDecided', 'It is settled.', 'Press Open to read it.'),
  bar: (question) =>
    question.state === 'asked' && question.late !== 'dpo' && waitsFor(question) !== undefined ? waits : undefined,
  asks: () => settlingFields,
  record: (_question, { how }) => ({ data: { how } }),
  evolve: (question, { how }, meta) => ({
    ...question,
    state: 'closed',
    settled: { ...saidBy(meta), how },
    ...quiet(question),
  }),
});
