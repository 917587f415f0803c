// The minutes of a meeting that has ended, and the extract for one child: of the cases only what each reader may see.
import type { MinutesItem } from '../../cards/meeting/minutes-card.ts';
import { sayActionId, type Action } from '../../domain/case/action/action.ts';
import { hasActions } from '../../domain/case/action/table.ts';
import { agencyName } from '../../domain/case/action/who.ts';
import { recordedAt } from '../../domain/meeting/agenda.ts';
import { isConsented } from '../../domain/case/stage-table.ts';
import type { ConsentedCase } from '../../domain/case/stages.ts';
import { readReference, type Reference } from '../../domain/ids.ts';
import type { Correction, EndedMeeting, MeetingId } from '../../domain/meeting/meeting.ts';
import { readsMinutes } from '../../domain/meeting/who.ts';
import { mayRead } from '../../domain/people/access.ts';
import { see, type Reader, type Viewer } from '../reader.ts';
import { agendaFor, closedAt } from './agenda.ts';
import { meetingFor } from './meetings.ts';

/** The minutes that someone may read: of a meeting that has ended; undefined for any other. */
export async function minutesFor(reader: Reader, id: MeetingId | undefined): Promise<EndedMeeting | undefined> {
  const meeting = await meetingFor(reader, id);
  return meeting?.state === 'ended' && readsMinutes(meeting, reader.person, reader.directory) ? meeting : undefined;
}

/** The cases decided that this person may see, in the order of the agenda. */
export async function decidedFor(reader: Reader, meeting: EndedMeeting): Promise<readonly ConsentedCase[]> {
  const items = await agendaFor(reader, meeting);
  return items.filter(({ decision }) => decision !== undefined).map(({ case: file }) => file);
}

/** What was left undecided, and what was corrected since: as far as this person may see the cases. */
export async function leftOf(
  reader: Reader,
  meeting: EndedMeeting,
): Promise<{
  readonly undecided: readonly Reference[];
  readonly corrections: readonly Correction[];
  /** Restricted items that this person is not let in to. */
  readonly closed: number;
}> {
  return {
    undecided: await visible(reader, meeting.undecided),
    corrections: await correctionsFor(reader, meeting),
    closed: await closedAt(reader, meeting),
  };
}

/** References of cases that this person may see. */
async function visible(
  { ports, person, directory, now }: Reader,
  references: readonly Reference[],
): Promise<readonly Reference[]> {
  const found = await Promise.all(references.map(async (reference) => ports.cases.load(reference)));
  return found.flatMap((stored) =>
    stored !== undefined && mayRead('decisions', stored.value.root, person, directory, now)
      ? [stored.value.root.reference]
      : [],
  );
}

/**
 * A correction is content: of the cases that it names, or else of every case of the meeting. Those read it who may see all of
 * these, and it is a look at each; and so do those who wrote it.
 */
async function correctionsFor(reader: Reader, meeting: EndedMeeting): Promise<readonly Correction[]> {
  const shown = await Promise.all(
    meeting.corrections.map(async (correction) => {
      if (correction.by.objectId === reader.person.objectId) return [correction];
      const named = referencesIn(correction.text);
      const about = named.length > 0 ? named : [...(await decidedOrLeft(reader, meeting))];
      return (await seesAll(reader, about)) ? [correction] : [];
    }),
  );
  return shown.flat();
}

/** The cases that the meeting decided about, and those it left undecided; no matter who may see which. */
async function decidedOrLeft({ ports }: Reader, meeting: EndedMeeting): Promise<ReadonlySet<Reference>> {
  const decided = await ports.cases.decidedAt(meeting.id);
  return new Set([...decided.map(({ reference }) => reference), ...meeting.undecided]);
}

/** Whether this person may see all of these; only then it is a look at each. */
async function seesAll(reader: Reader, references: readonly Reference[]): Promise<boolean> {
  if ((await visible(reader, references)).length < references.length) return false;
  const seen = await Promise.all(
    references.map(async (reference) => see(reader, reference, 'correction to the minutes', 'Minutes')),
  );
  return seen.every((each) => each?.reads('decisions') === true);
}

/** References in a text that people wrote. */
export const referencesIn = (text: string): readonly Reference[] =>
  [...text.matchAll(/MSET-[0-9A-Z]{4}-[0-9A-Z]{2}/gi)].flatMap(([found]) => {
    const read = readReference(found);
    return 'reference' in read ? [read.reference] : [];
  });

/** One case of the minutes; the look is written first. */
export async function minutesOn(
  reader: Reader,
  meeting: EndedMeeting,
  known: ConsentedCase,
  what: 'minutes' | 'extract of the minutes',
): Promise<MinutesItem | undefined> {
  const seen = await see(reader, known.reference, what, 'Minutes', known);
  if (seen === undefined || !seen.reads('decisions') || !isConsented(seen.case)) return undefined;
  return draftedOn(reader, meeting, seen.case);
}

/** The same before it is known whether it is shown: no look, and nothing of it may leave. */
export async function draftedOn(
  reader: Reader,
  meeting: EndedMeeting,
  one: ConsentedCase,
): Promise<MinutesItem | undefined> {
  const decision = recordedAt(one, meeting);
  if (decision === undefined) return undefined;
  const all = hasActions(one) ? await reader.ports.cases.parts(one.reference, 'action') : [];
  const actions = all.filter(({ source }) => source === meeting.id);
  return { case: one, decision, actions, owners: ownersOf(reader, actions) };
}

const ownersOf = ({ directory }: Viewer, actions: readonly Action[]): ReadonlyMap<string, string> =>
  new Map(
    actions.map((action) => {
      const agency = agencyName(directory, action.agency);
      return [sayActionId(action), action.owner === undefined ? agency : `${agency}: ${action.owner.name}`];
    }),
  );

/** The case of the minutes that was asked for; the look is written first. */
export async function extractFor(
  reader: Reader,
  meeting: EndedMeeting,
  reference: Reference | undefined,
): Promise<MinutesItem | undefined> {
  const decided = await decidedFor(reader, meeting);
  const file = decided.find((one) => one.reference === reference);
  return file && minutesOn(reader, meeting, file, 'extract of the minutes');
}
/** Who was present when it was decided. */
export const presentAt = ({ decision }: MinutesItem) => decision.present.map((person) => ({ person }));
