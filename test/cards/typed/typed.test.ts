// Nasty texts, typed into every text that the steps of every matter and part ask for, are shown as typed on every card, page and
// print that there is of it, in every message that is posted and in every mail. What is typed follows from the steps' fields.
import assert from 'node:assert/strict';
import { formatText } from 'adaptivecards/lib/text-formatters.js';
import type { DaySeals } from '../../../src/casework/ports/seal-ports.ts';
import { createAsk } from '../../../src/casework/read/ask.ts';
import { lines, words, type Card, type Json } from '../../../src/cards/blocks.ts';
import { createDesk, verbs } from '../../../src/desk/desk.ts';
import { tabCaller } from '../../../src/desk/tab-caller.ts';
import { caseMatter, type CaseTypes, type Fact } from '../../../src/domain/case/whole/case.ts';
import { adviceMatter } from '../../../src/domain/advice/table.ts';
import type { Advice } from '../../../src/domain/advice/advice.ts';
import type { Mention } from '../../../src/domain/case/mention/mention.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import type { AnyPartIn } from '../../../src/domain/matter/matter.ts';
import { entityMatter } from '../../../src/domain/entity/table.ts';
import type { Entity } from '../../../src/domain/entity/entity.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { registerMatter, type RegisterFact } from '../../../src/domain/register/table.ts';
import type { RegisterEntry } from '../../../src/domain/register/entry.ts';
import { trainingMatter } from '../../../src/domain/training/table.ts';
import type { Training } from '../../../src/domain/training/training.ts';
import { adviceTelling } from '../../../src/notices/advice/telling.ts';
import { entityTelling } from '../../../src/notices/entity/telling.ts';
import { meetingTelling } from '../../../src/notices/meeting/telling.ts';
import { registerTelling } from '../../../src/notices/register/standing.ts';
import type { RenderedCard, RenderedMail } from '../../../src/notices/render.ts';
import { caseTells } from '../../../src/notices/tables.ts';
import type { Telling } from '../../../src/notices/telling.ts';
import { trainingTelling } from '../../../src/notices/training/telling.ts';
import { reads, type AskedBy, type ReadName } from '../../../src/web/reads/all.ts';
import { bea } from '../../../src/demo/cast.ts';
import { adviceId } from '../../people/advice-builders.ts';
import { colin, ife, kestrelReference, later, moira, must, priya, ravi, tess } from '../../people/builders.ts';
import { entityId } from '../../people/entity-builders.ts';
import { ended, panel, preMset, underWay } from '../../people/meeting-builders.ts';
import { asa, kestrel, registerId } from '../../people/register-builders.ts';
import { trainingId } from '../../people/training-builders.ts';
import { commandOf, deskOver, portsOver, type Remembered } from '../../worlds/desk-in-memory.ts';
import { quotedIn } from '../inside.ts';
import { typedLives, withAuditor as council, type Lives } from './lives.ts';
import { isAsTyped, isNasty, numbersIn } from './nasty.ts';

/** Texts that no fact of their own step holds, and where they are. */
const elsewhere = new Set([
  // With the start of the new case.
  'referAgain.whatIsNew',
  'referAgain.whyNot47',
  // With another decision than the one that is taken here: shown as those of a meeting are (recordDecision).
  'decideNow.council',
  'decideNow.missing',
  // Asked in place of the reference: shown as the note of every other record is.
  'recordNrm.note',
  // It is the task of the action that is set with it: shown as those of other actions are.
  'decideRecord.assessment',
  // It takes the reference of a case that is there, and nothing else: what is no reference is refused, and never kept.
  'sayWhichCase.reference',
  'placeHold.reference',
  'openDisposal.reference',
  // Asked where a meeting has ended: typed in the gallery of records, marks and all.
  'correctRecordItem.text',
  'addRecordStatement.name',
  'addRecordStatement.text',
  'openAccess.reference',
  // Kept nowhere: what is decided says where the words stand (docs/process.md P30.4).
  'markItem.words',
  'blackOut.words',
  // Kept nowhere: what is asked for says where the words stand (docs/process.md P33.2).
  'proposeStrike.words',
  // Put in the place of words that stand in a fact, and shown where those were.
  'proposeStrike.instead',
  // Of the council: what would be read as markup is refused in a name and in a value (people/checked.ts); a reason of its own is typed in
  // the gallery of the council, marks and all.
  ...['name', 'email', 'phone', 'team', 'reason'].map((field) => `changePerson.${field}`),
  'changeAgency.name',
  'changeAgency.reason',
  'changeSetting.value',
  'changeSetting.reason',
  ...['personLeaves', 'personStays', 'removeAgency', 'putBackSetting', 'refuseChange'].map((step) => `${step}.reason`),
]);

type Lived = Lives['lives'][number];
type Kind = Lived['kind'];

/** Of the cases the one whose people, places and things were all typed. */
const caseNaming = (lives: readonly Lived[]): Lived =>
  must(lives.find(({ kind, life }) => kind === 'case' && life.parts.has('P7')));
/** An open case, which its co-ordinator reads in full, with all of them in the record. */
const placed = (lives: readonly Lived[]): Lived => {
  const open = must(lives.find(({ kind, name }) => kind === 'case' && name === 'open'));
  const mentions = [...caseNaming(lives).life.parts].filter(([id]) => caseMatter.partNamed(id) === 'mention');
  const parts = mentions.map(([id, part]) => [id, { ...part, state: 'placed', entity: entityId }] as const);
  return { ...open, life: { ...open.life, parts: new Map([...open.life.parts, ...parts]) } };
};

const meetings = [ended(preMset), underWay(panel)];
/** What a desk remembers, for it to show this matter. */
function remembered({ kind, life: { root, parts, facts } }: Lived, lives: readonly Lived[]): Remembered {
  switch (kind) {
    case 'case':
      return {
        cases: [root as Case],
        parts: [...parts.values()] as AnyPartIn<CaseTypes>[],
        facts: facts as readonly Fact[],
        meetings,
        council,
      };
    case 'meeting':
      return { meetings: [root as Meeting], council };
    case 'advice':
      return { advice: [root as Advice], council };
    case 'training':
      return { trainings: [root as Training], council };
    case 'entity':
      // What a case says of it is shown with it.
      return {
        ...remembered(placed(lives), lives),
        entities: [root as Entity],
      };
    case 'register':
      return {
        register: [root as RegisterEntry],
        registerFacts: facts as readonly RegisterFact[],
        cases: [kestrel],
        meetings,
        council,
      };
  }
}
/** Of these a message says that there is something, and never what. */
const quiet: ReadonlySet<Kind> = new Set(['case', 'entity', 'register']);
/** What is sent of it and of its parts to each person's chat or thread, to channels and by mail. */
function messagesOf({ kind, life: { root, parts, facts } }: Lived): readonly (RenderedCard | RenderedMail)[] {
  const at = { directory: council, now: later(must(facts.at(-1)).at, 5) };
  const tellings: Readonly<Record<Kind, () => readonly Telling[]>> = {
    case: () =>
      [undefined, ...(parts.values() as Iterable<AnyPartIn<CaseTypes>>)].map((part) =>
        caseTells.telling({ ...at, root: root as Case, part }),
      ),
    meeting: () => [meetingTelling({ ...at, root: root as Meeting })],
    advice: () => [adviceTelling({ ...at, root: root as Advice })],
    training: () => [trainingTelling({ ...at, root: root as Training })],
    entity: () => [entityTelling({ ...at, root: root as Entity })],
    register: () => [registerTelling({ ...at, root: root as RegisterEntry })],
  };
  const channels = [...council.agencies.map(({ id }) => `agency:${id}` as const), 'meeting:panel'] as const;
  return tellings[kind]().flatMap((telling) => {
    const posts = channels.flatMap((channel) => telling.post?.(channel) ?? []);
    return [
      ...council.people.flatMap((person) => [
        telling.cardFor(person),
        telling.threadCardFor?.(person),
        telling.mail?.({ ...person, email: 'person@example.test' }),
      ]),
      telling.mail?.(),
      ...posts.map((post) => ('message' in post ? post.message : undefined)),
    ].filter((message) => message !== undefined);
  });
}
/** What a button of it carries; once for each part of a kind that has several. */
function carried({ life, kind }: Lived): readonly object[] {
  const meeting = kind === 'meeting' ? (life.root as Meeting).id : panel.id;
  const all = {
    ref: kestrelReference,
    advice: adviceId,
    training: trainingId,
    entity: entityId,
    register: registerId,
    mention: `${kestrelReference}/P2`,
    meeting,
    command: commandOf('ripe'),
  };
  const named = (carries: string, part: string) =>
    [...life.parts.keys()].filter((id) => caseMatter.partNamed(id) === part).map((id) => ({ [carries]: id }));
  const parts = (
    [
      ['action', 'action'],
      ['review', 'review'],
      ['risk', 'assessment'],
      ['episode', 'episode'],
      ['record', 'onward'],
      ['decision', 'decision'],
    ] as const
  ).map(([carries, part]) => named(carries, part));
  const most = Math.max(1, ...parts.map(({ length }) => length));
  return Array.from(
    { length: most },
    (_, place) => Object.assign({}, all, ...parts.map((ids) => ids[place] ?? ids[0] ?? {})) as object,
  );
}

/**
 * Every text of a card, but what is shown as typed, stands in an input, names a row by all that it shows, or is carried by a button
 * from the other page of its form, which no one is shown.
 */
function ourTextsIn(json: Json | undefined): readonly string[] {
  if (typeof json === 'string') return [json];
  if (Array.isArray(json)) return json.flatMap((one: Json) => ourTextsIn(one));
  if (json === null || typeof json !== 'object') return [];
  const { type } = json as { readonly type?: Json };
  const own = type === 'TextRun' ? 'text' : typeof type === 'string' && type.startsWith('Input.') ? 'value' : undefined;
  return Object.entries(json).flatMap(([name, value]) =>
    name === own || name === 'kept'
      ? []
      : name === 'selectAction'
        ? ourTextsIn({ ...(value as object), title: '' })
        : ourTextsIn(value),
  );
}
const stringsIn = (json: unknown): readonly string[] =>
  typeof json === 'string'
    ? [json]
    : json === null || typeof json !== 'object'
      ? []
      : Object.values(json).flatMap(stringsIn);
/** What is wrong with a card: read as markup, or as a time, or not as it was typed. */
const wrongIn = (card: Card): readonly string[] => [
  ...ourTextsIn(card).filter(isNasty),
  ...quotedIn(card).filter((text) => /\{\{(?:DATE|TIME)\(/.test(text)),
  ...stringsIn(card).filter((text) => !isAsTyped(text)),
];

/** What is told when one of the kind is asked for; the meetings are laid out before anyone asks. */
const matters: { readonly [K in Kind]?: unknown } = {
  case: caseMatter,
  advice: adviceMatter,
  training: trainingMatter,
  entity: entityMatter,
  register: registerMatter,
};
/** The numbers of what was shown. */
const shownByKind = (): Readonly<Record<Kind, Set<number>>> => ({
  case: new Set(),
  meeting: new Set(),
  advice: new Set(),
  training: new Set(),
  entity: new Set(),
  register: new Set(),
});
const showing = verbs.filter((verb) => !verb.endsWith('.go'));
/** What shows a part has its turn for each of them. */
const ofParts = showing.filter((verb) => /^(?:action|review|risk|missing|onward|decision|episode)\b/.test(verb));

/** What is asked of a read by names that mean something else to others, or more than once. */
const ownAsked: { readonly [Name in ReadName]?: readonly AskedBy[Name][] } = {
  accessFind: [{ name: 'Kestrel Madeup', born: '14/3/2011', phone: '' }],
  access: [{ id: registerId }],
  accessFile: [{ id: registerId }],
  printAccess: [{ id: registerId }],
  actionTable: [{ agency: 'all' }],
  printActions: [{ agency: 'all' }],
  childList: [{ name: 'inspection', period: '2027-01' }],
  looked: [{}, { view: 'glass', month: '2027-01' }],
  lookedAt: [{ of: 'case', id: kestrelReference }],
  lookedCheck: [{ month: '2027-01' }],
};
const allReads = (Object.keys(reads) as readonly ReadName[]).flatMap((name) =>
  (ownAsked[name] ?? [{}]).map((own) => ({ name, own })),
);

/** No day is sealed yet: without seals no one is shown who looked. */
const noSeals: DaySeals = {
  all: async () => [],
  rowsOf: () => Promise.reject(new Error('no day is sealed')),
  keep: async () => false,
  looks: async () => [],
  ends: async () => ({ ends: [], second: 0 }),
  isMailed: async () => false,
  mailed: async () => undefined,
};

/** Who reads nearly all, and the others in turn. */
const readersOf = ({ kind, name }: Lived, place: number): readonly Person[] => {
  // What a review of break glass found is read by those alone who look into it.
  if (name === 'said beside') return [moira, priya, ife];
  if (kind === 'register') return [ife, must([asa, priya, colin][place % 3])];
  return [
    moira,
    must((kind === 'entity' ? [bea, tess] : [priya, tess, ravi, colin]).at(place % (kind === 'entity' ? 2 : 4))),
  ];
};

describe('Nasty texts, typed everywhere', () => {
  let lives: Lives;
  before(() => {
    lives = typedLives();
  });

  it('are typed into every text that a step asks for', () => {
    assert.deepEqual(
      lives.left.filter((text) => !elsewhere.has(text)),
      [],
    );
    assert.deepEqual(
      new Set(lives.lives.map(({ kind }) => kind)),
      new Set(['case', 'meeting', 'advice', 'training', 'entity', 'register']),
    );
  });

  it('are shown as typed on every card that a press answers', async () => {
    const shown = shownByKind();
    const wrong = new Map<string, string>();
    const seen = new Set<string>();
    // Presses that asked nothing of the matters of this kind: their answer is the same whatever that matter is.
    const apart = new Set<string>();
    for (const [place, lived] of lives.lives.entries()) {
      let isAsked = false;
      const asked = (matter: unknown): void => void (isAsked ||= matter === matters[lived.kind]);
      const there = { ...remembered(lived, lives.lives), asked };
      for (const [turn, data] of carried(lived).entries()) {
        for (const person of readersOf(lived, place)) {
          for (const verb of turn === 0 ? showing : ofParts) {
            const press = [lived.kind, person.objectId, verb, JSON.stringify(data)].join(' ');
            if (apart.has(press)) continue;
            // Each on a desk of its own: no one is told to slow down.
            const desk = deskOver(there);
            isAsked = matters[lived.kind] === undefined;
            const card = (await desk.answer(person, verb, data)).card as Card; // every answer is a card
            if (!isAsked) apart.add(press);
            const all = JSON.stringify(card);
            // Nineteen of twenty are letter by letter what was answered before.
            if (seen.has(`${lived.kind} ${all}`)) continue;
            seen.add(`${lived.kind} ${all}`);
            for (const text of wrongIn(card))
              wrong.set(`${verb}: ${text.slice(0, 60)}`, `${person.name}, ${lived.name}: ${text}`);
            for (const number of numbersIn(all)) shown[lived.kind].add(number);
          }
        }
      }
    }
    assert.deepEqual(Object.fromEntries(wrong), {});
    assert.ok(shown.case.size > 100, `${shown.case.size} are shown`);
    // Those who keep records and the register read all that is kept of one; of other matters it is each reader's part.
    for (const { kind, name, life } of lives.lives.filter((one) => one.kind === 'entity' || one.kind === 'register')) {
      const never = numbersIn(JSON.stringify(life.root)).filter((number) => !shown[kind].has(number));
      assert.deepEqual(never, [], `${kind} ${name}`);
    }
    // A record shows of an entry what it is called and how it is connected.
    const { said } = must(caseNaming(lives.lives).life.parts.get('P7')) as Mention; // so its id says
    const inRecord = numbersIn(`${said['name']} ${said['how']}`);
    assert.ok(inRecord.length > 1);
    assert.deepEqual(
      inRecord.filter((number) => !shown.entity.has(number)),
      [],
      'what a case says of a record',
    );
  });

  it('are shown as typed on every page and print', async () => {
    const shown = shownByKind();
    const wrong = new Map<string, string>();
    for (const [place, lived] of lives.lives.entries()) {
      const ports = { ...portsOver(remembered(lived, lives.lives)), daySeals: noSeals };
      const [data] = carried(lived);
      const asked = {
        ...data,
        id: entityId,
        reference: kestrelReference,
        what: 'Qaa',
        references: [kestrelReference],
        paper: 'policy',
      };
      for (const person of readersOf(lived, place)) {
        for (const { name, own } of allReads) {
          const desk = createDesk({
            ports,
            ask: createAsk(ports),
            committed: nothing,
            released: nothing,
            linked: nothing,
            answerWithinMs: 60_000,
            fictional: false,
          });
          const answer = await desk.visit(tabCaller(person.objectId), async (scene): Promise<unknown> =>
            reads[name].read(scene, { ...asked, ...own } as never),
          ); // all that any asks for
          for (const text of stringsIn(answer)) {
            if (!isAsTyped(text)) wrong.set(`${name}: ${text.slice(0, 60)}`, `${person.name}, ${lived.name}: ${text}`);
            for (const number of numbersIn(text)) shown[lived.kind].add(number);
          }
        }
      }
    }
    assert.deepEqual(Object.fromEntries(wrong), {});
    assert.ok(shown.case.size > 100, `${shown.case.size} are shown`);
    assert.ok(shown.entity.size > 20, `${shown.entity.size} of records are shown`);
    const { root, parts } = must(lives.lives.find(({ name }) => name === 'said beside')).life;
    const beside = numbersIn(JSON.stringify([(root as Case).glass, parts.get('W1'), parts.get('W2')]));
    assert.ok(beside.length > 4);
    assert.deepEqual(
      beside.filter((number) => !shown.case.has(number)),
      [],
      'what is said beside a case',
    );
  });

  it('with a time in them are letters to a client, in a run and in a line', () => {
    const typed = '{{DATE(2027-01-04T09:00:00Z,SHORT)}}, {{TIME(2027-01-04T09:00:00Z)}}';
    const run = words(typed);
    const line = lines([['When', typed]]);
    for (const element of [run, line]) {
      const texts = stringsIn(element).filter((text) => text.includes('2027'));
      assert.equal(texts.length, 1);
      for (const text of texts) assert.equal(formatText('en', text), text);
    }
    assert.notEqual(formatText('en', typed), typed);
  });

  it('are shown as typed in every card that is sent to a chat, in every post and in every mail; of a child, of a record and of the register none is', () => {
    const shown = new Map<Kind, number>();
    for (const lived of lives.lives) {
      const { kind, name } = lived;
      for (const message of messagesOf(lived)) {
        const wrong = 'card' in message ? wrongIn(message.card) : stringsIn(message).filter((text) => !isAsTyped(text));
        assert.deepEqual(wrong, [], `${kind} ${name}`);
        const nastyOnes = stringsIn(message).filter(isNasty);
        if (quiet.has(kind)) assert.deepEqual(nastyOnes, [], `${kind} ${name}`);
        shown.set(kind, (shown.get(kind) ?? 0) + nastyOnes.length);
      }
    }
    // A case in which nothing was told would be as quiet.
    assert.deepEqual([...shown.keys()].toSorted(), ['advice', 'case', 'entity', 'meeting', 'register', 'training']);
    assert.ok((shown.get('meeting') ?? 0) > 0 && (shown.get('training') ?? 0) > 0, JSON.stringify([...shown]));
  });
});
const nothing = (): void => undefined;
