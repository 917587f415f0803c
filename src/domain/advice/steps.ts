// What people do with a question: ask, answer, ask again, close. The person who does not answer in time is reminded.
import { sayAdviceLine } from '../people/ring-lines.ts';
import { mayRead } from '../case/access/access.ts';
import { identifiedIn } from '../case/action/identifying.ts';
import { refOf } from '../people/actor.ts';
import { may } from '../people/roles.ts';
import { tellingIn } from '../people/telling.ts';
import { addWorkingDays, sayClock } from '../time/calendar.ts';
import { fallenDue, type Due, type RungAt } from '../time/clocks.ts';
import { readReference, type AdviceId, type ObjectId, type Reference } from '../kernel/ids.ts';
import { refuse, type FactMeta, type Step } from '../matter/step.ts';
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
import { looksLikeName } from './names.ts';
import { clock, made, matterBegun, type Own, type Declared, type Making } from '../matter/making.ts';
import type { Context } from '../matter/step.ts';
import type { Case } from '../case/state/stages.ts';

/** What a step on a question is decided with, besides what any step is. */
export interface AdviceContext extends Context {
  /** The case that a question is about, if there is one; read by the server, no matter who may see it. */
  readonly about?: Case;
}

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
export interface AskedAdvice extends Clock {
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
function clockFrom({ now, directory: { settings } }: AdviceContext): Clock {
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
const knownIn = (said: string, { about, actor, directory, now }: AdviceContext): string | undefined =>
  about !== undefined && mayRead('status', about, actor, directory, now) ? identifiedIn(said, about) : undefined;

/**
 * What looks like a name comes back, no matter whose (docs/process.md P13.4). Of a case only where the asker may see it: otherwise
 * nothing is said here, not even that there is one.
 */
function namesTheChild(question: string, context: AdviceContext): ReturnType<typeof refuse> | undefined {
  const what = knownIn(question, context);
  if (what !== undefined) {
    return refuse(
      'identifies',
      `Your question includes ${what} of the child.`,
      'Write “the child”: the reference says who it is.',
    );
  }
  const telling = tellingIn(question, context.directory.settings);
  if (telling !== undefined) {
    return refuse(
      'identifies',
      `“${telling.found}” looks like ${telling.looksLike}.`,
      'Nothing is sent. Delete it, and press again. A case has its own line: Reference.',
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

/** What everyone reads tells of no child and of no case: no name, no long number, nothing known of the child, no reference. */
function tellsOfCase(entry: GuidanceInput, context: AdviceContext): ReturnType<typeof refuse> | undefined {
  const said = `${entry.question}\n${entry.answer}`;
  const of = knownIn(said, context);
  const name = looksLikeName(said);
  const telling =
    tellingIn(said, context.directory.settings) ??
    (name === undefined ? undefined : ({ found: name, looksLike: 'a name' } as const));
  const what =
    of === undefined
      ? telling && `“${telling.found}” looks like ${telling.looksLike}.`
      : `It includes ${of} of the child.`;
  return what === undefined ? undefined : refuse('identifies', what, 'Nothing is added. Delete it, and press again.');
}

const stamp = (meta: FactMeta) => ({ facts: meta.number, changedAt: meta.at });

type Unstamped = Omit<Advice, 'facts'>;
const making: Making<Advice> = {
  at: ({ state }) => state,
  owes: () => false,
  reads: () => () => false,
  elsewhere: (advice, _next, context) => settled(advice, context),
};
/** Guidance that is made of it, and the clock, change nothing that someone waits for: `changedAt` is the step's own. */
const adviceStep = <Input extends object, Data>(
  declared: Declared<Input, Data, Advice, Unstamped, Advice['state']>,
): Step<Input, Data, Advice, Advice> =>
  made(making, {
    ...declared,
    evolve: (advice, data, meta) => ({ ...declared.evolve(advice, data, meta), facts: meta.number }),
  });

const asker: Own<Advice> = { name: 'asked it', is: (advice, { actor }) => actor.objectId === advice.asker.objectId };
/** They read what they asked for good; to ask takes the role (docs/process.md P1.2). */
const stillAsks: Own<Advice> = {
  name: 'asked it, and may ask',
  is: (advice, { actor }) => actor.objectId === advice.asker.objectId && may(actor, 'refer'),
};
const answerer: Own<Advice> = { name: 'answers it', is: (advice, { actor }) => mayAnswer(advice, actor) };
const guide: Own<Advice> = { name: 'makes guidance of it', is: (advice, { actor }) => mayGuide(advice, actor) };

const sentAlready = refuse('alreadyDecided', 'You have sent this question already.', 'Press Advice to see it.');

export const askAdvice = matterBegun<AskInput, AskedAdvice, Advice>({
  title: 'Ask the co-ordinator',
  fact: 'advice asked',
  there: () => sentAlready,
  may: [{ role: 'refer' }],
  asks: () => askFields,
  record: (_nothing, input, context: AdviceContext) => {
    const { actor, directory, about: childCase } = context;
    const wrong = namesTheChild(input.question, context);
    if (wrong !== undefined) return wrong;
    const read = readReference(input.about);
    const asked = { asker: refOf(actor), excluded: childCase?.excluded ?? [] };
    const escalated = answererIds({ ...asked, escalated: false }, directory).length === 0;
    if (escalated && answererIds({ ...asked, escalated }, directory).length === 0) {
      const { settings } = directory;
      return refuse(
        'noOne',
        'No one in the directory can answer.',
        `Ring the Professional Advice line, ${sayAdviceLine(settings)}, or write to ${settings.mailbox}.`,
      );
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
});

/** Who answers an answered question is told so, and by whom. */
function settled({ exchanges }: Advice, { now }: AdviceContext): ReturnType<typeof refuse> {
  const answer = exchanges.at(-1)?.answer;
  const when = answer === undefined ? '' : ` by ${answer.by.name} at ${sayClock(answer.at, now)}`;
  return refuse('alreadyDecided', `It has been answered${when}.`, 'Press Open to read it.');
}

export const answerAdvice = adviceStep<{ readonly answer: string }, { readonly answer: string }>({
  title: 'Answer',
  fact: 'advice answered',
  may: [{ own: answerer }],
  from: ['asked'],
  asks: () => answerFields,
  record: (_advice, { answer }) => ({ data: { answer } }),
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
    changedAt: meta.at,
  }),
});

export const askAgain = adviceStep<{ readonly question: string }, Clock & { readonly question: string }>({
  title: 'Ask again',
  fact: 'advice asked again',
  may: [{ own: stillAsks }],
  from: ['answered', 'closed'],
  elsewhere: () =>
    refuse('notNow', 'Your question is waiting for an answer.', 'We’ll tell you here when it is answered.'),
  bar: ({ exchanges }) =>
    exchanges.length >= mostExchanges
      ? refuse('notNow', 'You have asked this five times.', 'Ring the co-ordinator, or ask a new question.')
      : undefined,
  asks: () => againFields,
  record: (_advice, { question }, context) =>
    namesTheChild(question, context) ?? { data: { question, ...clockFrom(context) } },
  evolve: (advice, { question, due, rungs }, meta) => ({
    ...advice,
    exchanges: [...advice.exchanges, { at: meta.at, question }],
    state: 'asked',
    due,
    ladder: { set: meta.number, rungs },
    changedAt: meta.at,
  }),
});

/** The asker has read the answer and needs no more. Asking again reopens it. */
export const closeAdvice = adviceStep<object, object>({
  title: 'Close',
  fact: 'advice closed',
  may: [{ own: asker }],
  from: ['answered'],
  elsewhere: () => ({ unchanged: true }),
  record: () => ({ data: {} }),
  evolve: (advice, _data, meta) => ({ ...advice, state: 'closed', changedAt: meta.at }),
});

/** The co-ordinator makes guidance of what is often asked. No one is told, and nothing of it moves. */
export const addToGuidance = adviceStep<GuidanceInput, GuidanceInput>({
  title: 'Add to guidance',
  fact: 'added to the guidance',
  may: [{ own: guide }],
  from: ['answered', 'closed'],
  elsewhere: () => refuse('notNow', 'It is not answered yet.', 'Answer it first.'),
  bar: ({ guidance }) =>
    guidance &&
    refuse(
      'alreadyDecided',
      'It is in the guidance already.',
      'Open it and take it off the guidance first, then add it again.',
    ),
  asks: () => guidanceFields,
  record: (_advice, { question, answer }, context) =>
    tellsOfCase({ question, answer }, context) ?? { data: { question, answer } },
  evolve: (advice, entry, meta) => ({ ...advice, guidance: { ...entry, by: refOf(meta.by), at: meta.at } }),
});

export const takeOffGuidance = adviceStep<object, object>({
  title: 'Take off guidance',
  fact: 'taken off the guidance',
  may: [{ own: guide }],
  from: ['asked', 'answered', 'closed'],
  record: ({ guidance }) => (guidance === undefined ? { unchanged: true } : { data: {} }),
  evolve: ({ guidance: _guidance, ...advice }) => advice,
});

/** The clock's own step. */
export const remindAdvice = adviceStep<object, AdviceReminded>({
  title: 'Remind',
  fact: 'reminded',
  may: [{ own: clock }],
  from: ['asked', 'answered', 'closed'],
  record: (advice, _input, { now, directory }) => {
    const { due, left } = fallenDue(advice.ladder, now);
    if (due.length === 0) return { unchanged: true };
    const to = answererIds({ ...advice, escalated: isEscalated(advice, due) }, directory);
    return { data: { rungs: due, to, left } };
  },
  evolve: (advice, { rungs, left }) => ({
    ...advice,
    escalated: isEscalated(advice, rungs),
    ladder: { set: advice.ladder.set, rungs: left },
  }),
});

const isEscalated = ({ escalated }: Advice, rungs: readonly AdviceRung[]): boolean =>
  escalated || rungs.includes('late');
