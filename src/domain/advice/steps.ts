// What people do with a question: ask, answer, ask again, close. The person who does not answer in time is reminded.
import { mayRead } from '../people/access.ts';
import { identifiedBy } from '../case/action/identifying.ts';
import { clockActor, refOf } from '../people/actor.ts';
import { addWorkingDays, sayClock } from '../time/calendar.ts';
import { fallenDue, type Due, type RungAt } from '../time/clocks.ts';
import { readReference, type AdviceId, type ObjectId, type Reference } from '../ids.ts';
import { incomplete, notAvailable, refuse, type Beginning, type Context, type FactMeta, type Step } from '../step.ts';
import {
  againFields,
  answererIds,
  answerFields,
  askFields,
  guidanceFields,
  mayAnswer,
  mayGuide,
  mostExchanges,
  type Advice,
  type AdviceRung,
} from './advice.ts';
import { may } from '../people/roles.ts';
import { looksLikeName } from './names.ts';

export interface AskInput {
  readonly id: AdviceId;
  readonly question: string;
  /** A reference as it was typed, or nothing. */
  readonly about: string;
}
export interface GuidanceInput {
  readonly question: string;
  readonly answer: string;
}
interface Clock {
  readonly due: Due;
  readonly rungs: readonly RungAt<AdviceRung>[];
}
export interface Asked extends Clock {
  readonly id: AdviceId;
  readonly question: string;
  readonly about?: Reference;
  readonly excluded: readonly ObjectId[];
  readonly escalated: boolean;
}
export interface AdviceReminded {
  readonly rungs: readonly AdviceRung[];
  readonly to: readonly ObjectId[];
  readonly left: readonly RungAt<AdviceRung>[];
}

/** Answered within a working day [P]; a day later those over the co-ordinator are asked. */
function clockFrom({ now, directory: { settings } }: Context): Clock {
  const after = (days: number) => addWorkingDays(now, days, settings.officeHours);
  const at = after(settings.adviceWorkingDays);
  return {
    due: { at, rule: 'advice', ruleVersion: 1 },
    rungs: [
      { rung: 'due', at },
      { rung: 'late', at: after(settings.adviceWorkingDays + 1) },
    ],
  };
}

/** What of the child of the case a text holds, for a person who may see that there is one. */
const knownIn = (said: string, { about, actor, directory, now }: Context): string | undefined =>
  about !== undefined && mayRead('status', about, actor, directory, now)
    ? identifiedBy(said, about.answers)
    : undefined;

/**
 * What looks like a name comes back, no matter whose (docs/process.md P13.4). Of a case only where the asker may see it: otherwise
 * nothing is said here, not even that there is one.
 */
function namesTheChild(question: string, context: Context): ReturnType<typeof refuse> | undefined {
  const what = knownIn(question, context);
  if (what !== undefined) {
    return refuse(
      'identifies',
      `Your question includes ${what} of the child.`,
      'Write “the child”: the reference says who it is.',
    );
  }
  const name = looksLikeName(question);
  return name === undefined
    ? undefined
    : refuse(
        'identifies',
        `“${name}” looks like a name.`,
        'Nothing is sent. Delete it, write “the child” instead, and press again.',
      );
}

/** What everyone reads tells of no child and of no case: no name, nothing known of the child, no reference. */
function tellsOfCase(entry: GuidanceInput, context: Context): ReturnType<typeof refuse> | undefined {
  const said = `${entry.question}\n${entry.answer}`;
  const of = knownIn(said, context);
  const name = of === undefined ? (aReference.exec(said)?.[0] ?? looksLikeName(said)) : undefined;
  if (of === undefined && name === undefined) return undefined;
  return refuse(
    'identifies',
    of === undefined ? `“${name}” looks like a name or a reference.` : `It includes ${of} of the child.`,
    'Nothing is added. Delete it, and press again.',
  );
}
const aReference = /\b(?:MSET-\w{4}-\d|ADV-\w{4}-\w)[\w-]*/i;

const stamp = (meta: FactMeta) => ({ facts: meta.number, changedAt: meta.at });

const sentAlready = refuse('alreadyDecided', 'You have sent this question already.', 'Press Advice to see it.');

export const askAdvice: Beginning<AskInput, Asked, undefined, Advice> = {
  title: 'Ask the co-ordinator',
  fact: 'advice asked',
  asks: () => askFields,
  there: () => sentAlready,
  decide: (_nothing, input, context) => {
    const { actor, directory, about: one } = context;
    if (!may(actor, 'refer')) return notAvailable;
    const wrong = incomplete(askFields, input) ?? namesTheChild(input.question, context);
    if (wrong !== undefined) return wrong;
    const read = readReference(input.about);
    const asked = { asker: refOf(actor), excluded: one?.excluded ?? [] };
    const escalated = answererIds({ ...asked, escalated: false }, directory).length === 0;
    if (escalated && answererIds({ ...asked, escalated }, directory).length === 0) {
      const { adviceLine, mailbox } = directory.settings;
      return refuse('noOne', 'No one in the directory can answer.', `Ring ${adviceLine}, or write to ${mailbox}.`);
    }
    const { id, question } = input;
    const about = 'reference' in read ? { about: read.reference } : {};
    return { data: { id, question, ...about, excluded: asked.excluded, escalated, ...clockFrom(context) } };
  },
  evolve: (_nothing, { question, rungs, ...data }, meta) => ({
    ...data,
    asker: refOf(meta.by),
    exchanges: [{ at: meta.at, question }],
    state: 'asked',
    ladder: { set: meta.number, rungs },
    ...stamp(meta),
  }),
};

/** Who answers an answered question is told so, and by whom. */
function settled({ exchanges }: Advice, { now }: Context): ReturnType<typeof refuse> {
  const answer = exchanges.at(-1)?.answer;
  const when = answer === undefined ? '' : ` by ${answer.by.name} at ${sayClock(answer.at, now)}`;
  return refuse('alreadyDecided', `It has been answered${when}.`, 'Press Open to read it.');
}

export const answerAdvice: Step<{ readonly answer: string }, { readonly answer: string }, Advice, Advice> = {
  title: 'Answer',
  fact: 'advice answered',
  asks: () => answerFields,
  decide: (advice, { answer }, context) => {
    if (!mayAnswer(advice, context.actor)) return notAvailable;
    if (advice.state !== 'asked') return settled(advice, context);
    return incomplete(answerFields, { answer }) ?? { data: { answer } };
  },
  evolve: (advice, { answer }, meta) => ({
    ...advice,
    exchanges: [
      ...advice.exchanges.slice(0, -1),
      ...advice.exchanges
        .slice(-1)
        .map((last) => ({ ...last, answer: { by: refOf(meta.by), at: meta.at, text: answer } })),
    ],
    state: 'answered',
    ladder: { set: meta.number, rungs: [] },
    ...stamp(meta),
  }),
};

export const askAgain: Step<{ readonly question: string }, Clock & { readonly question: string }, Advice, Advice> = {
  title: 'Ask again',
  fact: 'advice asked again',
  asks: () => againFields,
  decide: (advice, { question }, context) => {
    if (context.actor.objectId !== advice.asker.objectId) return notAvailable;
    if (advice.state === 'asked') {
      return refuse('notNow', 'Your question is waiting for an answer.', 'We’ll tell you here when it is answered.');
    }
    if (advice.exchanges.length >= mostExchanges) {
      return refuse('notNow', 'You have asked this five times.', 'Ring the co-ordinator, or ask a new question.');
    }
    return (
      incomplete(againFields, { question }) ??
      namesTheChild(question, context) ?? { data: { question, ...clockFrom(context) } }
    );
  },
  evolve: (advice, { question, due, rungs }, meta) => ({
    ...advice,
    exchanges: [...advice.exchanges, { at: meta.at, question }],
    state: 'asked',
    due,
    ladder: { set: meta.number, rungs },
    ...stamp(meta),
  }),
};

/** The asker has read the answer and needs no more. Asking again reopens it. */
export const closeAdvice: Step<object, object, Advice, Advice> = {
  title: 'Close',
  fact: 'advice closed',
  decide: (advice, _input, { actor }) => {
    if (actor.objectId !== advice.asker.objectId) return notAvailable;
    return advice.state === 'answered' ? { data: {} } : { unchanged: true };
  },
  evolve: (advice, _data, meta) => ({ ...advice, state: 'closed', ...stamp(meta) }),
};

/** The co-ordinator makes guidance of what is often asked. No one is told, and nothing of it moves. */
export const addToGuidance: Step<GuidanceInput, GuidanceInput, Advice, Advice> = {
  title: 'Add to guidance',
  fact: 'added to the guidance',
  asks: () => guidanceFields,
  decide: (advice, { question, answer }, context) => {
    if (!mayGuide(advice, context.actor)) return notAvailable;
    if (advice.state === 'asked') return refuse('notNow', 'It is not answered yet.', 'Answer it first.');
    if (advice.guidance !== undefined) {
      return refuse(
        'alreadyDecided',
        'It is in the guidance already.',
        'Press Take off guidance first, then add it again.',
      );
    }
    const entry = { question, answer };
    return incomplete(guidanceFields, entry) ?? tellsOfCase(entry, context) ?? { data: entry };
  },
  evolve: (advice, entry, meta) => ({
    ...advice,
    guidance: { ...entry, by: refOf(meta.by), at: meta.at },
    facts: meta.number,
  }),
};

export const takeOffGuidance: Step<object, object, Advice, Advice> = {
  title: 'Take off guidance',
  fact: 'taken off the guidance',
  decide: (advice, _input, { actor }) => {
    if (!mayGuide(advice, actor)) return notAvailable;
    return advice.guidance === undefined ? { unchanged: true } : { data: {} };
  },
  evolve: ({ guidance: _guidance, ...advice }, _data, meta) => ({ ...advice, facts: meta.number }),
};

/** The clock's own step. */
export const remindAdvice: Step<object, AdviceReminded, Advice, Advice> = {
  title: 'Remind',
  fact: 'reminded',
  decide: (advice, _input, { actor, now, directory }) => {
    if (actor.objectId !== clockActor.objectId) return notAvailable;
    const { due, left } = fallenDue(advice.ladder, now);
    if (due.length === 0) return { unchanged: true };
    const to = answererIds({ ...advice, escalated: isEscalated(advice, due) }, directory);
    return { data: { rungs: due, to, left } };
  },
  evolve: (advice, { rungs, left }, meta) => ({
    ...advice,
    escalated: isEscalated(advice, rungs),
    ladder: { set: advice.ladder.set, rungs: left },
    facts: meta.number,
  }),
};

const isEscalated = ({ escalated }: Advice, rungs: readonly AdviceRung[]): boolean =>
  escalated || rungs.includes('late');
