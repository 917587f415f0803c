// Corrections to minutes that lie in their meeting from before they belonged to an item: each that names exactly one case of the
// meeting becomes a fact of that case; the others stay where they are, for the chair (docs/process.md P27.5).
import { identifiedIn } from '../../domain/case/action/identifying.ts';
import { agendaStages } from '../../domain/case/meeting/agenda.ts';
import { wasItemOf } from '../../domain/case/meeting/item.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { clockActor } from '../../domain/people/actor.ts';
import { referencesIn, type Reference } from '../../domain/kernel/ids.ts';
import type { Correction, EndedMeeting, MeetingId } from '../../domain/meeting/meeting.ts';
import type { MovedCorrection } from '../../domain/meeting/minutes.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import type { Ports } from '../ports/ports.ts';
import { act } from '../write/act.ts';
import { cases, meetings } from '../write/matters.ts';

type Moving = Pick<Ports, 'cases' | 'meetings' | 'matchKeysOf' | 'machine' | 'forms' | 'directories'>;

/** What became of the corrections of one meeting. */
export interface CorrectionsOf {
  readonly meeting: MeetingId;
  /** Those that go to an item, or went there. */
  readonly moved: number;
  /** Those that name no case of the meeting, several, or another child: the chair reads them where they are. */
  readonly left: number;
  /** Those whose case or meeting can take no fact now: they go when this is done again. */
  readonly waiting: number;
}

/** After any meeting there is, and more than there will be. */
const [everAfter, all] = ['9999-12-31', 100_000];

/** The two things that `npm run migrate` does with them. */
export interface MovingCorrections {
  /** What would be moved; nothing is written. Meetings without a correction are left out. Not of form 2, which no bot reads. */
  ahead(): Promise<readonly CorrectionsOf[]>;
  /** Moves them. */
  move(): Promise<readonly CorrectionsOf[]>;
}
export const movingCorrections = (ports: Moving, now: () => Instant): MovingCorrections => ({
  ahead: async () => correctionsToMove(ports),
  move: async () => {
    const stored = await ports.directories.stored();
    // Without a directory no one has met.
    return stored?.directory === undefined ? [] : moveCorrections(ports, stored.directory, now);
  },
});

async function correctionsToMove({ cases: store, meetings: kept }: Moving): Promise<readonly CorrectionsOf[]> {
  const found: CorrectionsOf[] = [];
  for (const meeting of await ended(kept)) {
    const items = await itemsOf(store, meeting);
    const moved = meeting.corrections.filter((one) => itemOf(items, one) !== undefined).length;
    found.push({ meeting: meeting.id, moved, left: meeting.corrections.length - moved, waiting: 0 });
  }
  return found;
}

/**
 * First the fact of the case, then that of the meeting, which holds them no more. Cut off in between it goes on where it
 * was: a case takes the same correction once.
 */
async function moveCorrections(
  ports: Moving,
  directory: Directory,
  now: () => Instant,
): Promise<readonly CorrectionsOf[]> {
  const done: CorrectionsOf[] = [];
  for (const meeting of await ended(ports.meetings)) done.push(await movedOf(ports, directory, now, meeting));
  return done;
}

const ended = async (kept: Moving['meetings']): Promise<readonly EndedMeeting[]> =>
  (await kept.before(everAfter, all)).filter(
    (meeting): meeting is EndedMeeting => meeting.state === 'ended' && meeting.corrections.length > 0,
  );

/** The cases that a meeting dealt with. */
async function itemsOf(store: Moving['cases'], meeting: EndedMeeting): Promise<readonly Case[]> {
  const { cases: found } = await store.forMeeting(agendaStages(meeting), meeting);
  const others = meeting.undecided.filter((one) => found.every(({ reference }) => reference !== one));
  const undecided = await Promise.all(others.map(async (one) => store.load(one)));
  return [...found, ...undecided.flatMap((one) => one?.value.root ?? [])].filter((one) => wasItemOf(one, meeting));
}

/**
 * The case of the meeting that a correction names, where it names one and no other: nor the child of another, by name or by what
 * tells as much, for who reads the one case need not read the other.
 */
function itemOf(items: readonly Case[], { text }: Correction): Reference | undefined {
  const [reference, other] = referencesIn(text);
  if (other !== undefined) return undefined;
  const isOfOther = items.some((one) => one.reference !== reference && identifiedIn(text, one) !== undefined);
  return isOfOther ? undefined : items.find((one) => one.reference === reference)?.reference;
}

async function movedOf(
  ports: Moving,
  directory: Directory,
  now: () => Instant,
  meeting: EndedMeeting,
): Promise<CorrectionsOf> {
  const { id } = meeting;
  const moved: MovedCorrection[] = [];
  const items = await itemsOf(ports.cases, meeting);
  let left = 0;
  for (const correction of meeting.corrections) {
    const into = itemOf(items, correction);
    if (into === undefined) left += 1;
    else if (await isAtItem(ports, directory, now(), meeting, correction, into))
      moved.push({ by: correction.by.objectId, at: correction.at, into });
  }
  const isLeft = moved.length > 0 && (await leaves(ports, directory, now(), meeting, moved));
  const gone = isLeft ? moved.length : 0;
  return { meeting: id, moved: gone, left, waiting: meeting.corrections.length - left - gone };
}

/** Writes it to its case, where it is not there yet. False: the case takes no fact now. */
async function isAtItem(
  ports: Moving,
  directory: Directory,
  now: Instant,
  meeting: EndedMeeting,
  { by, at, text }: Correction,
  reference: Reference,
): Promise<boolean> {
  const input = { meeting: meeting.id, about: 'decision', text, before: { by, at } };
  const { kind } = await act(ports, cases, {
    id: reference,
    command: { step: 'correctItem', input },
    // The same correction is the same command.
    commandId: `remind-correction-${meeting.id}.${at}.${by.objectId}`,
    context: { actor: clockActor, directory, now, meeting },
  });
  return kind !== 'refused';
}

async function leaves(
  ports: Moving,
  directory: Directory,
  now: Instant,
  { id, facts }: EndedMeeting,
  moved: readonly MovedCorrection[],
): Promise<boolean> {
  const { kind } = await act(ports, meetings, {
    id,
    command: { step: 'leaveCorrections', input: { moved } },
    commandId: `remind-corrections-${facts}`,
    context: { actor: clockActor, directory, now },
  });
  return kind !== 'refused';
}
