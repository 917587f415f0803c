// How someone stands to a record, and so what of it they read (docs/process.md P23.3). Of its entries each is read by its own
// case and its own mark besides.
import { ownPeople, represents } from '../people/agencies.ts';
import type { Person } from '../people/actor.ts';
import type { Directory } from '../people/directory.ts';
import { readsAs, type ReadsAs, type Relation } from '../people/reads.ts';
import { may } from '../people/roles.ts';
import { addDays, localDate, type Instant } from '../time/calendar.ts';
import { mayAttend } from '../meeting/who.ts';
import type { Entity } from './entity.ts';

type Of = Pick<
  Entity,
  'state' | 'excluded' | 'restricted' | 'named' | 'asked' | 'agenda' | 'report' | 'works' | 'ended' | 'heard'
>;

/** The first that fits; the author of an entry that is of it stands to it as anyone else. */
export function relationToEntity(entity: Of, person: Person, directory: Directory, now: Instant): Relation {
  if (entity.excluded.includes(person.objectId)) return 'none';
  if (may(person, 'keepLinks')) return 'keeper';
  const relation =
    entity.state === 'open'
      ? openRelation(entity, person, directory, now)
      : endedRelation(entity, person, directory, now);
  return relation === 'none' && entity.report?.by.objectId === person.objectId ? 'reporter' : relation;
}

function openRelation(entity: Of, person: Person, directory: Directory, now: Instant): Relation {
  if (entity.restricted !== undefined)
    return isNamedFor(entity, person) && mayAttend(person, directory) ? 'named' : 'none';
  if (may(person, 'chairMeetings')) return 'chair';
  const today = localDate(now);
  const asked = [
    ...(entity.asked ?? []).filter(({ until }) => until >= today).map(({ agency }) => agency),
    ...(entity.agenda?.agencies ?? []),
  ];
  if (asked.some((agency) => hearsRecord(person, agency, directory))) return 'invited';
  if (asked.length > 0 && may(person, 'minute')) return 'minutes';
  return entity.works === true && may(person, 'hearOfStaff') ? 'officer' : 'none';
}
/** Who speaks for an agency that is asked; of the council its managers, where a panel is to hear a record with them. */
export const hearsRecord = (person: Person, agency: string, directory: Directory): boolean =>
  agency === ownPeople ? may(person, 'representCouncil') : represents(person, agency, directory);

/**
 * What was merged into another record is not closed: it goes on there, where it is read. Who was there when a panel closed it
 * reads in its minutes that it did, as long as agencies read what they were asked about (docs/process.md P23.14).
 */
function endedRelation(
  { state, ended, heard, restricted, named }: Of,
  person: Person,
  { settings }: Directory,
  now: Instant,
): Relation {
  if (ended === undefined || state !== 'closed') return 'none';
  const [today, day] = [localDate(now), localDate(ended.at)];
  if (may(person, 'readClosedRecords') && addDays(day, settings.recordClosedDays) >= today) return 'closedReader';
  const isLetIn = restricted === undefined || isNamedFor({ ...(named && { named }) }, person);
  const wasThere = heard?.some(({ objectId }) => objectId === person.objectId) === true;
  return wasThere && isLetIn && addDays(day, settings.recordAskedDays) >= today ? 'heard' : 'none';
}

export const isNamedFor = ({ named = [] }: Pick<Entity, 'named'>, { objectId }: Pick<Person, 'objectId'>): boolean =>
  named.some((one) => one.objectId === objectId);

/** What this person reads of a record now. */
export const readerOfEntity = (entity: Of, person: Person, directory: Directory, now: Instant): ReadsAs =>
  readsAs(relationToEntity(entity, person, directory, now));

/** Whether they may open it at all: who reads nothing of a record gets the answer of no record. */
export function opensEntity(entity: Of, person: Person, directory: Directory, now: Instant): boolean {
  const reads = readerOfEntity(entity, person, directory, now);
  return reads('record', 'summary') || reads('recordReport', 'summary');
}
