// What is said of something urgent while the office is shut: who hears of it now, and who answers tonight (docs/process.md P4.7).
import type { Settings } from '../domain/people/settings.ts';
import { sayWhen, shutUntil, type Instant } from '../domain/time/calendar.ts';

/** No one is on call through MSET; undefined while the office is open. */
export function sayShut(
  now: Instant,
  { officeHours, frontDoorOutOfHours, emergency }: Pick<Settings, 'officeHours' | 'frontDoorOutOfHours' | 'emergency'>,
): string | undefined {
  const opens = shutUntil(now, officeHours);
  return opens === undefined
    ? undefined
    : `The office is shut until ${sayWhen(opens, now)}: their card is there now, but no one is on call. What cannot wait until then: ring ${frontDoorOutOfHours}, evenings and weekends; ${emergency} in danger.`;
}
