// What is said of something urgent while the office is shut: who hears of it now, and who answers tonight (docs/process.md P4.7).
import { sayFrontDoor } from '../domain/people/ring-lines.ts';
import type { Settings } from '../domain/people/settings.ts';
import { sayWhen, shutUntil, type Instant } from '../domain/time/calendar.ts';

/** To the person who sent it. No one is on call through MSET; undefined while the office is open. */
export const sayShut = (now: Instant, settings: Settings): string | undefined =>
  sayOnceShut(now, settings, 'their card is there now, but no one is on call');

/** To the person who decides on it; undefined while the office is open. */
export const sayShutToDecider = (now: Instant, settings: Settings): string | undefined =>
  sayOnceShut(now, settings, 'you may decide now, and no one else is on call');

/** The front door keeps hours of its own: it may be open while the office is shut, and the other way round. */
function sayOnceShut(now: Instant, settings: Settings, meanwhile: string): string | undefined {
  const opens = shutUntil(now, settings.officeHours);
  return opens === undefined
    ? undefined
    : `The office is shut until ${sayWhen(opens, now)}: ${meanwhile}. What cannot wait until then: ring the front door, ${sayFrontDoor(settings)}; ${settings.emergency} in danger.`;
}
