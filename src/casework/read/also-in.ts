// In which other matters words stand, of those alone that a matter names or is heard by: nothing is searched (docs/process.md P33.6).
import { inBatches } from '../../machine/in-batches.ts';
import { agendaStages } from '../../domain/case/meeting/agenda.ts';
import { toMentionRef } from '../../domain/case/mention/mention.ts';
import { textsOfCase } from '../../domain/case/whole/case.ts';
import { referencesIn, toEntityId, type ObjectId } from '../../domain/kernel/ids.ts';
import { placesOf } from '../../domain/matter/strike.ts';
import { kindAt } from '../../domain/matters/matters.ts';
import type { PartitionId } from '../../domain/matters/partition.ts';
import { toMeetingId, type Meeting } from '../../domain/meeting/meeting.ts';
import { textsOfEntity } from '../../domain/entity/strike.ts';
import { textsOfMeeting } from '../../domain/meeting/strike.ts';
import { localDate, type Instant } from '../../domain/time/calendar.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import type { MatterStores } from '../ports/ports.ts';

interface Told {
  readonly number: number;
  readonly at: Instant;
  readonly data: unknown;
}

/** As many as are looked into: each is read whole. */
const mostOthers = 40;
const atOnce = 4;

/** The records and meetings that the facts of a case name; the cases and meetings that those of a record do. */
function namedIn(facts: readonly Told[]): readonly PartitionId[] {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  facts.forEach(({ data }) => {
    walk(data);
  });
  return [...new Set(texts)].flatMap((text): readonly PartitionId[] => {
    const id = toEntityId(text) ?? toMeetingId(text) ?? toMentionRef(text)?.reference;
    return id === undefined ? referencesIn(text.length > 20 ? '' : text) : [id];
  });
}

/** The cases and records that a meeting deals with, or has decided about. */
async function heardBy({ cases }: Pick<MatterStores, 'cases'>, meeting: Meeting): Promise<readonly PartitionId[]> {
  const found = await cases.forMeeting(agendaStages(meeting), meeting);
  return [...found.cases.map(({ reference }) => reference), ...found.records.map(({ id }) => id)];
}

const left = ({ undecided, undecidedRecords = [] }: Extract<Meeting, { state: 'ended' }>): readonly string[] => [
  ...undecided,
  ...undecidedRecords,
];
/** The meetings that left a case or a record undecided: of that its own facts say nothing. */
async function leftBy(
  { meetings }: Pick<MatterStores, 'meetings'>,
  id: PartitionId,
  since: IsoDate,
): Promise<readonly PartitionId[]> {
  return (await meetings.from(since)).flatMap((one) =>
    one.state === 'ended' && left(one).includes(id) ? [one.id] : [],
  );
}

/** The names of those in which the words stand as well; none that this person is kept out of. */
export async function alsoIn(
  ports: MatterStores,
  {
    id,
    facts,
    words,
    person,
  }: {
    readonly id: PartitionId;
    readonly facts: readonly Told[];
    readonly words: string;
    readonly person: ObjectId;
  },
): Promise<readonly PartitionId[]> {
  const meeting = toMeetingId(id);
  const held = meeting && (await ports.meetings.load(meeting))?.value.root;
  const began = facts[0]?.at;
  const heard =
    held !== undefined
      ? await heardBy(ports, held)
      : began === undefined
        ? []
        : await leftBy(ports, id, localDate(began));
  const others = [...new Set([...namedIn(facts), ...heard])].filter((one) => one !== id).slice(0, mostOthers);
  const found = await inBatches(others, atOnce, async (one) =>
    (await holdsWords(ports, one, words, person)) ? [one] : [],
  );
  return found.flat();
}

async function holdsWords(ports: MatterStores, id: PartitionId, words: string, person: ObjectId): Promise<boolean> {
  const [entity, meeting] = [toEntityId(id), toMeetingId(id)];
  // Of what is not there nothing is said, nor of what its person is kept out of, or of what it goes on in.
  const isShut = async (): Promise<boolean> => (await ports.cases.shut([id])).get(id)?.includes(person) !== false;
  if (meeting !== undefined) return placesOf(await ports.meetings.facts(meeting), words, textsOfMeeting).length > 0;
  if (entity !== undefined)
    return !(await isShut()) && placesOf(await ports.entities.facts(entity), words, textsOfEntity).length > 0;
  const [reference] = kindAt(id) === 'case' ? referencesIn(id) : [];
  if (reference === undefined) return false;
  return !(await isShut()) && placesOf(await ports.cases.facts(reference), words, textsOfCase).length > 0;
}
