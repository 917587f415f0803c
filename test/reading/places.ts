// Every place that says what is due of a case, asked about the same case for the same person at the same moment: they give one
// duty and one instant, or what differs is named. What a place says is read from what it shows, not from how it finds it.
import { rowOf } from '../../src/domain/case/owed/row.ts';
import { liveBand, previewOf, type Standing } from '../../src/cards/base-card.ts';
import { createAsk } from '../../src/casework/read/ask.ts';
import { tilesFor } from '../../src/desk/home/tiles.ts';
import type { Scene } from '../../src/desk/scene/scene.ts';
import { stageLabels } from '../../src/domain/case/state/stage-table.ts';
import type { Case } from '../../src/domain/case/state/stages.ts';
import type { CaseTypes } from '../../src/domain/case/whole/case.ts';
import type { AnyPartIn } from '../../src/domain/matter/matter.ts';
import type { Meeting } from '../../src/domain/meeting/meeting.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import { localDate, sayClock, sayDate, sayWhen, type Instant } from '../../src/domain/time/calendar.ts';
import { standingOf } from '../../src/notices/case/standing.ts';
import { digestsFor } from '../../src/notices/digest/counts.ts';
import { digestCard } from '../../src/notices/digest/digest.ts';
import { chosen, everything } from '../../src/pages/board/case-choice.ts';
import { sayNextBeside } from '../../src/pages/frame/next-beside.ts';
import { boardFor, type BoardRow } from '../../src/reading/board/board.ts';
import { caseLists, lineOf, rowsIn, type ListName } from '../../src/reading/case/lists.ts';
import { pageFor } from '../../src/reading/case/page.ts';
import { see, type Reader } from '../../src/reading/reader.ts';
import { must } from '../people/builders.ts';
import { portsOver } from '../worlds/desk-in-memory.ts';

/** What is stored, and when it is looked at. */
export interface Looked {
  readonly cases: readonly Case[];
  readonly parts: readonly AnyPartIn<CaseTypes>[];
  readonly meetings: readonly Meeting[];
  readonly directory: Directory;
  readonly now: Instant;
}

/** The words of each duty, wherever they stand; the first that fits counts. A duty that comes has its row here. */
const words = {
  missing: /missing now|a child is missing|needs you now|still open, and urgent|what you recorded is still open/,
  interview: /return interview/,
  strategy: /strategy discussion/,
  challenge: /challenge/,
  senior: /senior decision/,
  seniors: /senior answer/,
  notice: /national panel|legal hold|notice to record/,
  route: /route at 18/,
  adultLead: /adult lead/,
  feedback: /letter|feedback/,
  acceptance: /other council|acceptance|transfer waiting|transfer is waiting/,
  closure: /panel decides whether to close/,
  panel: /panel review|next review/,
  review: /review/,
  outcome: /how the plan ended|outcome of the plan/,
  unsafe: /say what was done|withdrawal to follow/,
  risk: /risk assessment/,
  meeting: /plan a meeting|waits? for a meeting/,
  outside: /outside mset|something to record/,
  held: /back to the next pre-mset|\bheld\b/,
  decision: /decision: |to be listed|no meeting|pre-mset,|full panel,|meeting cancelled/,
  returned: /\breturned\b|answer what was asked|changes asked for|came back|to be answered|resubmit/,
  draft: /draft|finish your referral|submit it|to be submitted/,
  triage: /triage/,
  consent: /consent|a manager decides|with manager/,
} as const;
type Duty = keyof typeof words;
const dutyNames = Object.keys(words) as readonly Duty[];
/** The duty that these words name, or else those; a text of its own each, as a time beside one is none of the other's. */
const dutyIn = (...texts: readonly (string | undefined)[]): Duty | undefined =>
  texts
    .map((text = '') => dutyNames.find((name) => words[name].test(text.toLowerCase())))
    .find((duty) => duty !== undefined);

/** What a place says is due, and the words in which it says when. */
interface Claim {
  readonly duty: Duty | undefined;
  readonly when: string;
}
const nothing: Claim = { duty: undefined, when: '' };
/** What is due. */
interface Due {
  readonly duty: Duty;
  /** Of some no one may say when: it would give away a birthday. */
  readonly at: Instant | undefined;
}

const aTime = /\d\d:\d\d|\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/;
/** Whether the words say this moment: to the minute, or at least its day. */
const saysTime = (said: string, at: Instant, now: Instant): boolean =>
  [sayWhen(at, now), sayWhen(at), sayDate(localDate(at)), `(${sayClock(at, now)})`].some((time) => said.includes(time));

/** How a claim differs from what is due: by its duty, or its time. */
function differs({ duty, when }: Claim, due: Due | undefined, now: Instant): string | undefined {
  if (duty !== due?.duty) return duty ?? 'nothing';
  if (due?.at === undefined || saysTime(when, due.at, now)) return undefined;
  return aTime.test(when) ? 'another time' : 'no time';
}

/** `place · duty · what it says instead`. */
type Note = (place: string, duty: Duty | 'nothing', says: string | undefined) => void;

/** What these people read of these cases: what is asked of them, and where the places differ. */
export async function lookAt(
  looked: Looked,
  people: readonly Person[],
): Promise<{ readonly asked: ReadonlyMap<Person, readonly string[]>; readonly differences: ReadonlySet<string> }> {
  const { cases, parts, meetings, directory, now } = looked;
  const ports = portsOver({ cases, parts, meetings, council: directory });
  const ask = createAsk(ports);
  const found = new Set<string>();
  const duties = new Map<Person, readonly string[]>();
  const note: Note = (place, duty, says) => {
    if (says !== undefined) found.add(`${place} · ${duty} · ${says}`);
  };
  for (const person of people) {
    const reader: Reader = { ports, ask, person, directory, now };
    const { work, cases: rows } = await boardFor(reader);
    const asked = new Map<string, Due>();
    // What is with others stands there too, where it is urgent: of this person nothing is asked.
    for (const { kind, name, title, due } of work.filter((one) => one.with === undefined).toReversed()) {
      const duty = kind === 'action' ? undefined : dutyIn(title);
      if (duty !== undefined) asked.set(name, { duty, at: due?.at });
    }
    duties.set(
      person,
      [...asked.values()].map(({ duty }) => duty),
    );
    for (const row of rows) await lookAtCase(reader, row, asked.get(row.reference), note);
    await lookAtRows(reader, asked, note);
    await lookAtTiles(reader, [...asked.values()], note);
    lookAtDigest(looked, person, [...asked.values()], note);
  }
  return { asked: duties, differences: found };
}

/** The mark that says when, and the words of what comes next, as the board, the table and the head of a page draw them. */
const markOf = ({ due, line }: Pick<BoardRow, 'due' | 'line'>): Claim => ({
  duty: dutyIn(due?.words, line),
  when: due?.words ?? '',
});
const nextOf = ({ due, line }: Pick<BoardRow, 'due' | 'line'>): Claim => {
  const beside = sayNextBeside(line, due);
  return { duty: dutyIn(beside), when: beside === line ? line : (due?.words ?? '') };
};

/** Board, table, filter and head of one case; band and notification of its card. */
async function lookAtCase(reader: Reader, row: BoardRow, asked: Due | undefined, note: Note): Promise<void> {
  const { person, directory, now } = reader;
  const next = nextOf(row);
  // Where nothing is asked of this person, what is due is what the board says comes next.
  const due = asked ?? (next.duty && { duty: next.duty, at: markOf(row).duty === next.duty ? row.due?.at : undefined });
  const name = due?.duty ?? 'nothing';
  note('board', name, differs(markOf(row), due, now));
  note('table', name, differs(next, due, now));
  const filtered = chosen([row], { ...everything, flag: 'late' }).length > 0;
  if (due?.at !== undefined && due.at <= now !== filtered) note('filter', name, filtered ? 'late' : 'not late');

  const childCase = must(await reader.ports.cases.load(row.reference as Case['reference'])).value.root;
  const page = await pageFor(reader, must(await see(reader, childCase.reference, 'page', 'Board', childCase)));
  const isWhole = page.sight === 'full';
  // The person who has still to say whether they know the family reads when, and is asked that.
  note('head', name, differs(isWhole ? markOf(page) : { duty: due?.duty, when: page.due?.words ?? '' }, due, now));
  if (isWhole) note('head', name, differs(nextOf(page), due, now));

  const standing = standingOf(childCase, person, directory, now);
  const card = cardClaims(standing, now);
  if (asked === undefined && card.band.duty !== undefined) return note('work', card.band.duty, 'nothing');
  note('band', name, asked && differs(card.band, asked, now));
  note('notification', name, asked && differs(card.notification, asked, now));
}

/** What a card asks; one that only tells asks nothing. */
function cardClaims(
  standing: Standing | undefined,
  now: Instant,
): { readonly band: Claim; readonly notification: Claim } {
  if (standing?.asks !== true) return { band: nothing, notification: nothing };
  const { label, line, buttons } = standing;
  const preview = previewOf(standing);
  return {
    // What else is asked is named after what presses most.
    band: {
      duty: dutyIn(label, line?.replace(/Also for you: .*$/, ''), buttons[0]?.title),
      when: liveBand(standing, now).when ?? '',
    },
    notification: { duty: dutyIn(preview), when: preview },
  };
}

const lists = ['mine', 'consent', 'queue'] as const satisfies readonly ListName[];
/** The rows of the lists in a chat. */
async function lookAtRows(reader: Reader, asked: ReadonlyMap<string, Due>, note: Note): Promise<void> {
  for (const list of lists) {
    for (const row of await rowsIn(reader, list)) {
      const line = lineOf(row, list, reader);
      const due = asked.get(row.reference);
      const said = { duty: dutyIn(line, stageLabels[row.stage]), when: line };
      if (due !== undefined) note(`row of ${caseLists[list].title}`, due.duty, differs(said, due, reader.now));
    }
  }
}

/** Numbers of other things than duties of a case. */
const others = /action|meeting|minutes|advice|escalation|cases? of yours|with a manager|lead worker/;
interface Counted {
  readonly number: number;
  readonly what: string;
}
/** Of each duty as many as there are; a number of the whole queue is of all that have none of their own. */
function lookAtCounts(place: string, said: readonly Counted[], dues: readonly Due[], note: Note): void {
  const counts = said.filter(({ what }) => !others.test(what));
  const sum = (some: readonly Counted[]): number => some.reduce((all, { number }) => all + number, 0);
  const named = new Set(counts.map(({ what }) => dutyIn(what)).filter((duty) => duty !== undefined));
  const queue = counts.filter(({ what }) => what.includes('in the queue'));
  const compare = (name: Duty | 'nothing', is: number, says: number): void => {
    if (is !== says) note(place, name, says === 0 ? 'nothing' : says > is ? 'more' : 'fewer');
  };
  for (const duty of named) {
    const is = dues.filter((due) => due.duty === duty).length;
    compare(duty, is, sum(counts.filter(({ what }) => dutyIn(what) === duty)));
  }
  const rest = dues.filter(({ duty }) => !named.has(duty));
  if (queue.length > 0)
    return rest.length === sum(queue) ? undefined : note(place, 'nothing', 'another number in the queue');
  for (const { duty } of rest) compare(duty, 1, 0);
}

async function lookAtTiles(reader: Reader, dues: readonly Due[], note: Note): Promise<void> {
  const tiles = await tilesFor(reader as unknown as Scene); // it asks no more of a scene than a reader has
  const numbers = tiles.flatMap(({ number, what }) => (typeof number === 'number' ? [{ number, what }] : []));
  lookAtCounts('tile', numbers, dues, note);
  for (const { what, line } of tiles) {
    const duty = dutyIn(what);
    const times = dues.filter((due) => due.duty === duty).flatMap(({ at }) => at ?? []);
    if (duty === undefined || line === undefined || others.test(what)) continue;
    if (!times.some((at) => saysTime(line, at, reader.now))) note('tile', duty, 'another time');
  }
}

/** As it is read out: "3 cases in the queue."; not what its band says before, "Late: 2 consents." */
function lookAtDigest({ cases, directory, now }: Looked, person: Person, dues: readonly Due[], note: Note): void {
  const counts = digestsFor({ rows: cases.map(rowOf), hosts: [], actions: [] }, directory, now).get(person.objectId);
  const spoken = counts === undefined ? '' : JSON.stringify(digestCard(counts, now).card.speak);
  const said = [...spoken.matchAll(/(?<!Late: )(?<!\d)(\d+) ([a-z][^.]+)\./g)];
  lookAtCounts(
    'digest',
    said.map(([, number, what = '']) => ({ number: Number(number), what })),
    dues,
    note,
  );
}
