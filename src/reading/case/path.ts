// The way of a case, as far as it is known: what is done and when, where it is now, what may come.
import { z } from 'zod';
import { sayDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { comesOn, stageOf, stations } from '../../domain/case/state/stage-table.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { given } from '../../domain/kernel/given.ts';
import type { Told } from '../told.ts';

/** Its stations. */
export const pathShape = z.array(
  z.object({ label: z.string(), state: z.enum(['done', 'now', 'next']), when: z.string().optional() }),
);
type Path = Told<typeof pathShape>;

/** When each station was passed; undefined where it was not. */
function passed(one: Case, now: Instant): readonly (string | undefined)[] {
  const say = (at: Instant | undefined): string | undefined => at && sayWhen(at, now);
  const decisions = 'decisions' in one ? (one.decisions ?? []) : [];
  const preMset = decisions.findLast(({ decision }) => decision === 'toPanel');
  const panel = decisions.find(({ meeting }) => meeting?.startsWith('panel'));
  return [
    say('submission' in one ? one.submission?.at : undefined),
    say('consent' in one ? one.consent?.at : undefined),
    say('checked' in one ? one.checked?.at : undefined),
    say(preMset?.at),
    say(panel?.at),
    undefined,
    undefined,
  ];
}

const when = (text: string | undefined) => given({ when: text });

export function pathOf(one: Case, now: Instant): Path {
  const whens = passed(one, now);
  const { station, label } = stageOf(one);
  if (station === undefined) {
    const done = stations.flatMap((label, place): Path => {
      const at = whens[place];
      return at === undefined ? [] : [{ label, state: 'done', ...when(at) }];
    });
    return [...done, { label, state: 'now', when: sayWhen(reachedAt(one), now) }];
  }
  const here = stations.indexOf(station);
  return stations.map((label, place): Path[number] => {
    if (place < here) return { label, state: 'done', ...when(whens[place]) };
    if (place === here) return { label: labelNow(one, label), state: 'now', ...when(whenNow(one, now)) };
    // Returned after consent, consent still holds.
    return {
      label,
      state: whens[place] !== undefined && place === 1 ? 'done' : 'next',
      ...when(place === 1 ? whens[1] : undefined),
    };
  });
}

/** "Pre-MSET: held, next month", "Open: closing" where the stage says more than the station. */
function labelNow(one: Case, station: string): string {
  const { label, saysMore } = stageOf(one);
  const [place = station] = station.split(',');
  return saysMore === true ? `${place}: ${label.toLowerCase()}` : station;
}

function whenNow(one: Case, now: Instant): string {
  if (one.stage === 'awaitingConsent') return `due ${sayWhen(one.submission.due.at, now)}`;
  const coming = comesOn(one);
  switch (coming?.by) {
    case 'listing':
      return sayDate(coming.on);
    case 'held':
      return `since ${sayDate(coming.on)}`;
    case 'review':
      return `next review by ${sayDate(coming.on)}`;
    default:
      return `since ${sayWhen(reachedAt(one), now)}`;
  }
}

/** When a case came to where it is. */
const reachedAt = (one: Case): Instant => stageOf(one).since?.(one) ?? one.changedAt;
