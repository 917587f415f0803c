// The cards of advice and guidance: whom to ring, questions and their answers, and what the council says about MSET.
import { guidanceParts } from '../../../src/cards/guidance.ts';
import type { Advice } from '../../../src/domain/advice/advice.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { mintAdviceId } from '../../../src/domain/kernel/ids.ts';
import { adviceCardFor } from '../../../src/notices/advice/standing.ts';
import { matterTroubleLine } from '../../../src/notices/trouble.ts';
import { troublesCard } from '../../../src/notices/trouble-card.ts';
import {
  advice,
  adviceId,
  answers,
  asks,
  asksAgain,
  clockSays,
  closes,
  guides,
  questionText,
} from '../../people/advice-builders.ts';
import {
  about,
  colin,
  directory,
  kestrelReference,
  moira,
  must,
  noor,
  priya,
  ravi,
  tess,
} from '../../people/builders.ts';
import type { Shown } from './gallery.ts';
import { longestLink } from './linked.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import { caseAt } from '../cases/stages.ts';
import { fill, longName, onOneLine, type Worst } from '../worst.ts';

const data = { advice: adviceId, command: commandOf('ripe') };
const late = '2027-01-06T10:00:00.000Z';
const asked = about(caseAt('received'), asks(priya, questionText, kestrelReference));
const rounds = [asksAgain(), answers(), asksAgain(), answers(), asksAgain(), answers()];
const states: Readonly<Record<string, Advice>> = {
  asked: advice(asked),
  'asked and late': advice(asks(), clockSays(late)),
  answered: advice(asked, answers()),
  'asked again': advice(asked, answers(), asksAgain()),
  'asked for the last time': advice(asked, answers(), ...rounds, asksAgain()),
  'answered for the last time': advice(asked, answers(), ...rounds, asksAgain(), answers()),
  closed: advice(asked, answers(), closes()),
  'in the guidance': advice(asked, answers(), guides()),
};

/** The same with every text and name at its fullest. */
function full(one: Advice, worst?: Worst): Advice {
  if (worst === undefined) return one;
  const [text, name] = [fill(2000, worst), longName(worst)];
  return {
    ...one,
    asker: { ...one.asker, name },
    ...(one.guidance !== undefined && {
      guidance: { ...one.guidance, question: fill(120, worst), answer: fill(400, worst) },
    }),
    exchanges: one.exchanges.map(({ at, answer }) => ({
      at,
      question: text,
      ...(answer !== undefined && { answer: { at: answer.at, by: { ...answer.by, name }, text } }),
    })),
  };
}

const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

/** A council that says as much as it may. */
function councilOf(worst?: Worst): Directory {
  if (worst === undefined) return directory;
  const said = (most: number) => onOneLine(fill(most, worst));
  const guidance = {
    pathway: many(12, { title: said(80), text: said(400) }),
    thresholds: many(12, { title: said(80), text: said(400) }),
    language: many(24, { avoid: said(100), say: said(100), why: said(80), forms: [] }),
    contacts: many(12, { name: said(80), reach: said(200) }),
    youSaid: many(12, { said: said(200), did: said(300) }),
    links: many(12, { title: said(100), url: longestLink }),
  };
  return { ...directory, settings: { ...directory.settings, guidance } };
}

export async function adviceGallery(worst?: Worst): Promise<readonly Shown[]> {
  const each = Object.entries(states).map(([state, one]) => [state, full(one, worst)] as const);
  return [
    ...each.flatMap(([state, one]) => stored(state, one)),
    ...(await Promise.all(each.map(([state, one]) => opened(state, one)))).flat(),
    ...(await lists(worst)),
    ...(await asking(worst)),
    ...(await answering(worst)),
    ...(await guidance(councilOf(worst))),
    ...(await questions(worst)),
  ];
}

function stored(state: string, one: Advice): readonly Shown[] {
  const cards = [priya, moira, tess].flatMap((person): readonly Shown[] => {
    const rendered = adviceCardFor(one, person, tuesday);
    const name = `chat of ${person.name} about advice, ${state}`;
    return rendered === undefined ? [] : [{ name, stored: true, card: rendered.card }];
  });
  const troubles = (['unreachable', 'failed', undefined] as const).map((trouble) => ({
    name: `trouble with advice, ${state}, ${trouble ?? 'over'}`,
    stored: true,
    card: troublesCard(
      [matterTroubleLine('advice', one.id, trouble === 'failed' ? undefined : priya.objectId, trouble, directory)],
      { now: tuesday, directory, keeps: true },
    ).card,
  }));
  return [...cards, ...troubles];
}

async function opened(state: string, one: Advice): Promise<readonly Shown[]> {
  const desk = deskOver({ advice: [one], cases: [caseAt('received')] });
  const shown: Shown[] = [];
  for (const person of [priya, moira, tess, noor]) {
    shown.push({ name: `advice, ${person.name}, ${state}`, card: await desk.press(person, 'advice.open', data) });
  }
  return [
    ...shown,
    { name: `advice in a channel, ${state}`, card: await desk.press(priya, 'advice.open', data, true) },
    { name: `advice closed, ${state}`, stored: true, card: await desk.press(priya, 'advice.close', data) },
    {
      name: `advice closed by the other, ${state}`,
      stored: true,
      card: await desk.press(moira, 'advice.close', data),
    },
  ];
}

const typed = async (desk: DeskInMemory, person: Person): Promise<Shown['card']> =>
  must((await desk.type(person, 'advice'))[0]);

async function lists(worst?: Worst): Promise<readonly Shown[]> {
  const many = Array.from({ length: 9 }, (_, place): Advice => {
    const one = must(Object.values(states)[place % 3]);
    return { ...full(one, worst), id: mintAdviceId(new Uint8Array(8).fill(place)) };
  });
  const [busy, idle] = [deskOver({ advice: many }), deskOver()];
  return [
    { name: 'questions of Priya', stored: true, card: await typed(busy, priya) },
    { name: 'questions for the co-ordinator', stored: true, card: await typed(busy, moira) },
    { name: 'questions for the co-ordinator, none', stored: true, card: await typed(idle, moira) },
    { name: 'advice for a partner', stored: true, card: await typed(idle, ravi) },
    { name: 'home with questions', card: await busy.press(moira, 'home') },
  ];
}

const desk = (more: Remembered = {}): DeskInMemory => deskOver({ cases: [caseAt('received')], ...more });

async function asking(worst?: Worst): Promise<readonly Shown[]> {
  const question = worst === undefined ? questionText : fill(2000, worst);
  const sent = { command: data.command, question, about: '' };
  const go = 'advice.ask.go';
  return [
    { name: 'ask the co-ordinator', card: await desk().press(priya, 'advice.ask') },
    { name: 'ask the co-ordinator in a channel', card: await desk().press(priya, 'advice.ask', {}, true) },
    { name: 'ask, not staff', card: await desk().press(ravi, 'advice.ask') },
    { name: 'ask, sent by no staff', card: await desk().press(ravi, go, sent) },
    {
      name: 'ask, empty',
      wrong: ['What do you want to ask?'],
      card: await desk().press(priya, go, { command: data.command }),
    },
    {
      name: 'ask, mistyped reference',
      wrong: ['Reference'],
      card: await desk().press(priya, go, { ...sent, about: onOneLine(question).slice(0, 20) }),
    },
    {
      name: 'ask, too soon',
      wrong: ['yet'],
      card: await desk().press(priya, go, { ...sent, command: commandOf('young') }),
    },
    {
      name: 'ask, with the name of the child',
      wrong: ['a name of the child'],
      card: await desk().press(priya, go, {
        ...sent,
        question: `Kestrel. ${question}`.slice(0, 2000),
        about: kestrelReference,
      }),
    },
    {
      name: 'ask, contested',
      wrong: ['Someone else'],
      card: await desk({ contested: true }).press(priya, go, sent),
    },
    {
      name: 'ask, broken store',
      wrong: ['Something went wrong'],
      card: await desk({ broken: true }).press(priya, go, sent),
    },
    { name: 'asked', card: await desk().press(priya, go, { ...sent, about: kestrelReference }) },
  ];
}

/** A case whose child is called so. */
const named = (...keys: readonly string[]): Remembered => ({ alike: [{ case: caseAt('received'), keys }] });

async function answering(worst?: Worst): Promise<readonly Shown[]> {
  const text = worst === undefined ? 'Yes.' : fill(2000, worst);
  const on = (state: string, more: Remembered = {}) =>
    deskOver({ advice: [full(must(states[state]), worst)], cases: [caseAt('received')], ...more });
  const childrens = { ...data, question: 'Is Brown a colour?', answer: 'It is, and white.' };
  const asksOnce = { ...directory, settings: { ...directory.settings, childNamesADay: 1 } };
  const everyone = worst === undefined ? text : fill(400, worst);
  const forms = [
    { name: 'answer', state: 'asked', by: moira, sent: { answer: text }, needed: 'Answer (no names)' },
    { name: 'again', state: 'answered', by: priya, sent: { question: text }, needed: 'What do you want to ask?' },
    {
      name: 'guide',
      state: 'answered',
      by: moira,
      sent: { question: 'Enough to refer?', answer: everyone },
      needed: 'Question for everyone',
    },
  ] as const;
  const shown: Shown[] = [];
  for (const { name, state, by, sent, needed } of forms) {
    const [ask, go] = [`advice.${name}`, `advice.${name}.go`];
    const whole = { ...data, ...sent };
    shown.push(
      { name: `advice, ${name}`, card: await on(state).press(by, ask, data) },
      { name: `advice, ${name} in a channel`, card: await on(state).press(by, ask, data, true) },
      { name: `advice, ${name}, empty`, wrong: [needed], card: await on(state).press(by, go, data) },
      {
        name: `advice, ${name}, too soon`,
        wrong: ['yet'],
        card: await on(state).press(by, go, { ...whole, command: commandOf('young') }),
      },
      {
        name: `advice, ${name}, contested`,
        wrong: ['Someone else'],
        card: await on(state, { contested: true }).press(by, go, whole),
      },
      {
        name: `advice, ${name}, broken store`,
        wrong: ['Something went wrong'],
        card: await on(state, { broken: true }).press(by, go, whole),
      },
      { name: `advice, ${name}, taken`, card: await on(state).press(by, go, whole) },
      { name: `advice, ${name}, not theirs`, card: await on(state).press(colin, go, whole) },
    );
  }
  return [
    ...shown,
    { name: 'advice, answer, answered already', card: await on('answered').press(moira, 'advice.answer', data) },
    {
      name: 'advice, answer, answered meanwhile',
      card: await on('answered').press(moira, 'advice.answer.go', { ...data, answer: text }),
    },
    {
      name: 'advice, guide, with a name',
      wrong: ['looks like a name'],
      card: await on('answered').press(moira, 'advice.guide.go', {
        ...data,
        question: 'Is it enough?',
        answer: 'Ask Wren Invented.',
      }),
    },
    {
      name: 'advice, guide, a child?',
      wrong: ['Nothing is sent yet'],
      card: await on('answered', named('name:brown', 'name:white')).press(moira, 'advice.guide.go', childrens),
    },
    {
      name: 'advice, guide, a child',
      wrong: ['Is “Brown” a child?'],
      card: await on('answered', named('name:brown')).press(moira, 'advice.guide.go', {
        ...childrens,
        raised: 'child-brown',
        'child-brown': 'yes',
      }),
    },
    {
      name: 'advice, guide, asked enough',
      wrong: ['Nothing is added'],
      card: await on('answered', { ...named('name:brown', 'name:white'), council: asksOnce }).press(
        moira,
        'advice.guide.go',
        childrens,
      ),
    },
    { name: 'advice, guide, there already', card: await on('in the guidance').press(moira, 'advice.guide', data) },
    { name: 'advice, unguide, taken', card: await on('in the guidance').press(moira, 'advice.unguide', data) },
    { name: 'advice, unguide, not theirs', card: await on('in the guidance').press(colin, 'advice.unguide', data) },
    { name: 'advice, again, not answered yet', card: await on('asked').press(priya, 'advice.again', data) },
    {
      name: 'advice, again, too often',
      card: await on('answered for the last time').press(priya, 'advice.again', data),
    },
  ];
}

async function guidance(council: Directory): Promise<readonly Shown[]> {
  const saying = deskOver({ council });
  const parts = guidanceParts.map(async (part): Promise<Shown> => {
    return { name: `guidance, ${part}`, card: await saying.press(priya, 'guidance', { part }) };
  });
  return Promise.all(parts);
}

/** What was answered for everyone: none, and more than a card holds. */
async function questions(worst?: Worst): Promise<readonly Shown[]> {
  const one = full(must(states['in the guidance']), worst);
  const many = Array.from({ length: 12 }, (_, place) => ({ ...one, id: mintAdviceId(new Uint8Array(8).fill(place)) }));
  const [busy, idle] = [deskOver({ advice: many }), deskOver()];
  const part = { part: 'questions' };
  return [
    { name: 'guidance, questions', card: await busy.press(priya, 'guidance', part) },
    { name: 'guidance, questions, co-ordinator', card: await busy.press(moira, 'guidance', part) },
    { name: 'guidance, questions, none', card: await idle.press(priya, 'guidance', part) },
  ];
}
