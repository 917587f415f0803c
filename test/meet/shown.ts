// All that a person may be shown of a town, over the real desk and pages with the town in memory: pages, prints, files for
// spreadsheets, the page beside a meeting, who looked, cards with their choices, the digest of the morning. Who has no standing is
// shown the same as where there is no such case: so nothing is read, counted or left out for them.
import type { Ports } from '../../src/casework/ports/ports.ts';
import { hostOf } from '../../src/domain/case/action/host.ts';
import { handlers } from '../../src/desk/verbs.ts';
import { tabCaller } from '../../src/desk/tab-caller.ts';
import { toActionId } from '../../src/domain/case/action/action.ts';
import { rowOf } from '../../src/domain/case/owed/row.ts';
import { isPart } from '../../src/domain/case/whole/case.ts';
import { mintCommandId, type Reference } from '../../src/domain/kernel/ids.ts';
import { talliesOf } from '../../src/domain/look/tally.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { personIn } from '../../src/domain/people/directory.ts';
import { localDate } from '../../src/domain/time/calendar.ts';
import { morningsFor } from '../../src/notices/digest/counts.ts';
import { reads, type AskedBy, type ReadName } from '../../src/web/reads/all.ts';
import { must, someone } from '../people/builders.ts';
import { panel, preMset } from '../people/meeting-builders.ts';
import { policeRowsOf } from '../people/police-list-builders.ts';
import { dot, joss, vic } from '../../src/demo/cast.ts';
import { portsOver } from '../worlds/desk-in-memory.ts';
import { pagesOver } from '../web/people/page-world.ts';
import type { File } from '../domain/owed/world.ts';
import { nameOf } from './names.ts';
import { asRead, besideAsRead, everyone, type Town } from './town.ts';
import type { View } from './view.ts';

const colleague = must(everyone.people.find(({ roles }) => roles.includes('chair')));
/** A person of whom much is asked, and who reads much: but for this case, which they are kept out of. */
const shut = someone(203, 'Cora Shut', {
  roles: ['coordinator', 'serviceManager', 'chair', 'minutes', 'dpo', 'auditor', 'analyst', 'lado'],
});
/** The same town with that person in it. */
function withShut(town: Town): Town {
  const keepsOut = (file: File): File => ({
    ...file,
    root: { ...file.root, excluded: [...file.root.excluded, shut.objectId] },
  });
  const { file, ended, world } = town;
  const council = { ...world.council, people: [...world.council.people, { ...shut, roles: [...shut.roles] }] };
  const made = {
    ...town,
    file: keepsOut(file),
    ...(ended && { ended }),
    world: { ...world, council },
  };
  return { ...made, entries: town.entries.map((entry) => asRead(entry, made)), beside: besideAsRead(made) };
}

const of = <One>(one: One | undefined): readonly One[] => (one === undefined ? [] : [one]);

interface Stored {
  readonly ports: Ports;
  /** Someone presses slowly. */
  readonly passes: () => void;
}
/** What is stored of a town; without the case, what is left where there is none. */
function portsOf({ file, ended, entries, beside, now, world }: Town, isThere: boolean): Stored {
  const files: readonly File[] = isThere ? [file, ...(ended === undefined ? [] : [ended])] : [];
  const { record, advice, training, meeting, policeList } = beside;
  const looks = files.map(({ root }) => ({
    id: root.reference,
    reference: root.reference,
    person: colleague.objectId,
    name: colleague.name,
    roles: colleague.roles,
    what: 'case',
    why: 'Open',
    at: now,
  }));
  const day = localDate(now);
  const finding = {
    day,
    rule: 'surname' as const,
    person: colleague.objectId,
    name: colleague.name,
    looks: 1,
    at: now,
  };
  const ports = portsOver({
    council: world.council,
    cases: files.map(({ root }) => root),
    parts: files.flatMap(({ parts }) => [...parts.values()]),
    facts: isThere ? file.facts : [],
    meetings: [preMset, panel].map((one) => (one.id === meeting?.id ? meeting : one)),
    register: isThere ? entries : [],
    entities: of(record),
    // A question of theirs stays theirs.
    advice: isThere ? of(advice) : [],
    trainings: of(training),
    policeLists: of(policeList),
    policeRows: policeList === undefined ? [] : [policeRowsOf(now)],
    keyed: true,
    looked: looks,
    found: looks.map(({ reference }) => ({ ...finding, references: [reference] })),
    // Everything is pressed, and nothing is written.
    contested: true,
  });
  let passed = 0;
  const stored: Ports = {
    ...ports,
    machine: { ...ports.machine, now: () => now, nowMs: () => Date.parse(now) + passed },
    tabLink: (page) => `https://teams.example/${page}`,
    whoLooked: {
      ...must(ports.whoLooked),
      between: async () => looks,
      ofPerson: async () => looks,
      counted: async (days) => days.map((one) => ({ day: one, tallies: one === day ? talliesOf(looks) : [] })),
    },
    daySeals: noSeals,
  };
  return { ports: stored, passes: () => void (passed += 5000) };
}
const noSeals = new Proxy({} as NonNullable<Ports['daySeals']>, { get: () => async () => [] });

/** What each page is asked for: of the case where it is of one, else whatever it shows. */
function askedOf(reference: Reference, { now, beside, entries, ended }: Town): readonly Page[] {
  // What ended is asked for by its own reference, too.
  const references = [reference, ...(ended === undefined ? [] : [ended.root.reference])];
  const each = references.map((one) => ({ reference: one }));
  const day = localDate(now);
  const period = day.slice(0, 7);
  const entry = entries.find(({ type }) => type === 'access');
  const of: { readonly [Name in ReadName]?: readonly AskedBy[Name][] } = {
    case: each,
    history: each,
    caseLooks: each,
    risk: each,
    around: each,
    printChronology: each,
    printLetter: each,
    printPack: each,
    printExtract: [{ meeting: preMset.id, reference }],
    names: [{ references }],
    find: [...references, 'Kestrel'].map((what) => ({ what })),
    meeting: [{ meeting: preMset.id }, { meeting: panel.id }],
    printAgenda: [{ meeting: preMset.id }],
    printMinutes: [{ meeting: preMset.id }],
    childList: (['inspection', 'ssda903', 'caseSystem', 'caseSystemDays'] as const).map((name) => ({ name, period })),
    looked: (['questions', 'glass', 'case', 'person', 'time'] as const).map((view) => ({ view })),
    lookedAt: [
      { of: 'case', id: reference },
      { of: 'person', id: colleague.objectId },
      { of: 'time', id: day },
    ],
    record: beside.record === undefined ? [] : [{ id: beside.record.id }],
    printRecord: beside.record === undefined ? [] : [{ id: beside.record.id }],
    access: entry === undefined ? [] : [{ id: entry.id }],
    accessFile: entry === undefined ? [] : [{ id: entry.id }],
    printAccess: entry === undefined ? [] : [{ id: entry.id }],
    printActions: [{ agency: 'police' }],
    actionTable: [{ agency: 'police' }],
  };
  return pages.flatMap((name) => (of[name] ?? [{}]).map((asked) => ({ name, asked })));
}
interface Page {
  readonly name: ReadName;
  readonly asked: unknown;
}
/** They are of the council, of no child, and hold days that this town has none of. */
const ofNoChild: ReadonlySet<string> = new Set([
  'council',
  'councilFind',
  'councilCompare',
  'councilAccounts',
  'help',
  'papers',
  'paper',
  'say',
  'printCertificate',
  'printProfile',
  'figureReturn',
  'lookedCheck',
  'accessFind',
]);
const pages = (Object.keys(reads) as readonly ReadName[]).filter((name) => !ofNoChild.has(name)); // its own names
const verbs = [...handlers.keys()].filter((one) => one !== 'refer.begin').toSorted();

const told = (answer: unknown): string =>
  JSON.stringify(answer, (key, value: unknown) => (key === 'command' || key === 'say' ? undefined : value)) ?? '';

/** So much as one town is asked: every page, and of the verbs every so many. */
export interface Asked {
  readonly turn: number;
  readonly of: number;
}
/** What this person is shown, by the name of each page and verb. */
async function shownTo(
  who: Person,
  town: Town,
  { ports, passes }: Stored,
  { turn, of }: Asked,
): Promise<ReadonlyMap<string, string>> {
  const { desk, read } = pagesOver(ports);
  const { reference } = town.file.root;
  const shown = new Map<string, string>();
  for (const [place, { name, asked }] of askedOf(reference, town).entries()) {
    passes();
    const where = `page ${name}`;
    // Of one that is asked in several ways, each.
    shown.set(
      shown.has(where) ? `${where} ${place}` : where,
      told(await read(who, name, asked as AskedBy[typeof name])),
    );
  }
  const command = mintCommandId(Date.parse(town.now) - 60_000, new Uint8Array(8));
  const pressed = turn % 3 > 0 ? reference : (town.ended?.root.reference ?? reference);
  const data = { ref: pressed, what: pressed, action: must(toActionId('A1')), review: 'R1', meeting: preMset.id };
  for (const verb of verbs.filter((_verb, place) => place % of === turn % of)) {
    passes();
    const answer = await desk.press(tabCaller(who.objectId), verb, { ...data, command, page: '2', part: 2 });
    shown.set(`press ${verb}`, told(answer).replaceAll(/fault [0-9A-F]{6}/g, 'fault'));
  }
  return shown;
}

/** Who is to be shown nothing of the case, by the facts alone: who is kept out of everything, and another of them each time. */
function strangersTo({ town, ledger, endedLedger }: View, turn: number): readonly Person[] {
  const out = new Set([...ledger.out, ...(endedLedger?.out ?? [])]);
  const agencies = ledger.toPanel || ledger.openings.length > 0 ? [] : [joss, vic];
  const asks = town.beside.advice?.asker.objectId;
  const there = [...everyone.people.filter(({ objectId }) => out.has(objectId)), dot, ...agencies]
    .filter(({ objectId }) => objectId !== asks)
    .flatMap(({ objectId }) => personIn(town.world.council, objectId) ?? []);
  const one = there[turn % there.length];
  return one === undefined ? [shut] : [shut, one];
}

/** What waits for each person of the case this morning. */
function morningOf({ file: { root, parts }, world, now }: Town): ReadonlyMap<string, unknown> {
  const actions = [...parts.values()].filter((part) => isPart('action', part));
  return morningsFor({ rows: [rowOf(root)], hosts: [hostOf(root)], actions }, world.council, now);
}

/** To whom it is restricted, it is a time on an agenda and no name (docs/process.md P6.16). */
const ofMeeting = /^(?:page (?:meeting|printAgenda|printMinutes)|press meeting\.)/;

/** What a person is shown who is to be shown nothing, by page or press. */
async function shownIn(view: View, asked: Asked): Promise<readonly string[]> {
  const { ledger } = view;
  const town = withShut(view.town);
  const [there, not] = [portsOf(town, true), portsOf(town, false)];
  const morning = morningOf(town);
  const found: string[] = [];
  for (const person of strangersTo(view, asked.turn)) {
    const isOut = town.file.root.excluded.includes(person.objectId);
    const [shown, without] = [await shownTo(person, town, there, asked), await shownTo(person, town, not, asked)];
    for (const [where, text] of shown) {
      const isTime = ledger.restricted && !isOut && ofMeeting.test(where);
      if (text !== without.get(where) && !isTime) found.push(`${nameOf(person)} is shown: ${where}`);
    }
    if (morning.has(person.objectId)) found.push(`${nameOf(person)} is shown: digest`);
  }
  return found;
}

/** Words that were struck out, wherever any reader of the case is shown them. */
async function struckShown(view: View, asked: Asked): Promise<readonly string[]> {
  const { town } = view;
  if (!town.file.facts.some(({ step }) => step === 'strikeOut')) return [];
  const words = town.pressed.flatMap(({ step, input }) =>
    step === 'proposeStrike' ? (input as { readonly words: string }).words : [],
  );
  const stored = portsOf(town, true);
  const found: string[] = [];
  for (const person of town.world.council.people.filter(({ roles }) =>
    roles.some((role) => ['coordinator', 'chair', 'dpo'].includes(role)),
  ))
    for (const [where, text] of await shownTo(person, town, stored, asked))
      if (words.some((word) => text.includes(word))) found.push(`struck out, and shown to ${nameOf(person)}: ${where}`);
  return [...new Set(found)];
}

/** All that is wrong with what people are shown of a town. */
export const wronglyShown = async (view: View, asked: Asked): Promise<readonly string[]> => [
  ...(await shownIn(view, asked)),
  ...(await struckShown(view, asked)),
];
/** On how many pages someone who reads the case is shown it: so that all that is compared says something. */
export async function pagesOf({ town }: View, who: Person): Promise<number> {
  const asked = { turn: 0, of: verbs.length };
  const [shown, without] = [
    await shownTo(who, town, portsOf(town, true), asked),
    await shownTo(who, town, portsOf(town, false), asked),
  ];
  return [...shown].filter(([where, text]) => text !== without.get(where)).length;
}
