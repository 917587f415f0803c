// What the rules see in each day that was sealed (docs/process.md P26.3), by whichever instance comes first: it reads the cases that
// were looked at, so that no press and no page has to.
import { createHash } from 'node:crypto';
import { endedOn } from '../../domain/case/state/stage-table.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { readReference, type Reference } from '../../domain/kernel/ids.ts';
import {
  casesByHour,
  daysUntilIdle,
  drawn,
  findingsIn,
  idleFindings,
  isByRole,
  type CaseLooked,
  type Finding,
} from '../../domain/look/findings.ts';
import { talliesOf } from '../../domain/look/tally.ts';
import type { Settings } from '../../domain/people/settings.ts';
import { addDays, momentOn, shutUntil, type Instant } from '../../domain/time/calendar.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import { inBatches } from '../../machine/in-batches.ts';
import type { FoundInDay, Look, Ports, WhoLooked } from '../ports/ports.ts';
import type { DaySeal } from '../ports/seal-ports.ts';

export interface FindingParts extends Pick<Ports, 'cases' | 'directories'> {
  readonly whoLooked: WhoLooked;
}

const atOnce = 2;
/** So many of the last days are looked at where it is not known yet what was found. */
const lastDays = 31;
const monthDays = 30;

/** Of each of the last sealed days that has none yet. Gives how many days it looked at. */
export async function findInDays(parts: FindingParts, seals: readonly DaySeal[]): Promise<number> {
  const last = seals.slice(-lastDays);
  const there = new Set((await parts.whoLooked.found(last.map(({ day }) => day))).map(({ day }) => day));
  const missing = last.filter(({ day }) => !there.has(day));
  for (const seal of missing) await parts.whoLooked.keepFound(await foundIn(parts, seal));
  return missing.length;
}

async function foundIn(parts: FindingParts, { day, code }: DaySeal): Promise<FoundInDay> {
  const { whoLooked, directories } = parts;
  const { settings } = await directories.current();
  const looks = await looksOn(whoLooked, day);
  // First: a day with its findings is a day that is done.
  await whoLooked.keepCounted({ day, tallies: talliesOf(looks) });
  const findings = [
    ...(await findingsOn(parts, day, looks)),
    ...(await idleOn(parts, addDays(day, -daysUntilIdle))),
    ...(await drawnOn(whoLooked, day, code)),
  ];
  return { day, looks: looks.length, outside: looks.filter(({ at }) => isOutside(at, settings)).length, findings };
}

const looksOn = (whoLooked: WhoLooked, first: IsoDate, last = first): Promise<readonly Look[]> =>
  whoLooked.between(momentOn(first, '00:00'), momentOn(addDays(last, 1), '00:00'));
const isOutside = (at: Instant, { officeHours }: Settings): boolean => shutUntil(at, officeHours) !== undefined;

async function findingsOn(
  { cases, whoLooked }: FindingParts,
  day: IsoDate,
  looks: readonly Look[],
): Promise<readonly Finding[]> {
  const references = referencesIn(looks);
  const read = await inBatches(references, atOnce, async (reference) => {
    const root = (await cases.load(reference))?.value.root;
    return [reference, root && lookedOf(root)] as const;
  });
  const known = new Map<string, CaseLooked | undefined>(read);
  const busiest = new Map<string, number>();
  for (const [person, own] of Map.groupBy(looks, (one) => one.person)) {
    // Of those alone who read many in an hour of that day.
    if (!casesByHour(own).some((count) => count > 10)) continue;
    const from = momentOn(addDays(day, -monthDays), '00:00');
    const before = (await whoLooked.ofPerson(person, from)).filter(({ at }) => at < momentOn(day, '00:00'));
    busiest.set(person, Math.max(0, ...casesByHour(before)));
  }
  return findingsIn(
    looks,
    (reference) => known.get(reference),
    (person) => busiest.get(person) ?? 0,
  );
}

async function idleOn({ cases, whoLooked }: FindingParts, day: IsoDate): Promise<readonly Finding[]> {
  const looks = (await looksOn(whoLooked, day)).filter(isByRole);
  const read = await inBatches(referencesIn(looks), atOnce, async (reference) => {
    const facts = await cases.facts(reference);
    return [reference, Map.groupBy(facts, ({ by }) => String(by.objectId))] as const;
  });
  const did = new Map<string, ReadonlyMap<string, readonly { readonly at: Instant }[]>>(read);
  return idleFindings(looks, (reference, person) => (did.get(reference)?.get(person) ?? []).map(({ at }) => at)).filter(
    ({ references }) => references.some((reference) => did.has(reference)),
  );
}

/** The sample of a month, on its last day: by its code, so that no one chooses. */
async function drawnOn(whoLooked: WhoLooked, day: IsoDate, code: string): Promise<readonly Finding[]> {
  const month = day.slice(0, '2027-01'.length);
  if (addDays(day, 1).startsWith(month)) return [];
  const looks = (await looksOn(whoLooked, `${month}-01`, day)).filter(({ reference }) => isCase(reference));
  return drawn(looks, (id) => createHash('sha256').update(`${code}\n${id}`).digest('hex'));
}

const isCase = (text: string): boolean => 'reference' in readReference(text);
function referencesIn(looks: readonly Pick<Look, 'reference'>[]): readonly Reference[] {
  const texts = new Set(looks.map(({ reference }) => reference));
  return [...texts].flatMap((text) => {
    const read = readReference(text);
    return 'reference' in read ? [read.reference] : [];
  });
}

function lookedOf(childCase: Case): CaseLooked {
  const over = endedOn(childCase);
  const isQuiet = Object.values(childCase.parts ?? {}).every(({ open }) => open.length === 0);
  return { surname: childCase.answers['surname'] ?? '', ...(over !== undefined && isQuiet && { over }) };
}
