// The way of a case, as far as it is known: what is done and when, where it is now, what may come.
import { z } from 'zod';
import { sayDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { comesOn, stageOf, stations } from '../../domain/case/state/stage-table.ts';
import { decisionsOf, type Case } from '../../domain/case/state/stages.ts';
import { given } from '../../domain/kernel/given.ts';
import type { Told } from '../told.ts';

/** Its stations. */
export const pathShape = z.array(
  z.object({ label: z.string(), state: z.enum(['done', 'now', 'next']), when: z.string().optional() }),
);
type Path = Told<typeof pathShape>;

/** When each station was passed; undefined where it was not. */
function passed(childCase: Case, now: Instant): readonly (string | undefined)[] {
  const say = (at: Instant | undefined): string | undefined => at && sayWhen(at, now);
  const decisions = decisionsOf(childCase);
  const preMset = decisions.findLast(({ decision }) => decision === 'toPanel');
  const panel = decisions.find(({ meeting }) => meeting?.startsWith('panel'));
  return [
    say('submission' in childCase ? childCase.submission?.at : undefined),
    say('consent' in childCase ? childCase.consent?.at : undefined),
    say('checked' in childCase ? childCase.checked?.at : undefined),
    say(preMset?.at),
    say(panel?.at),
    undefined,
    undefined,
  ];
}

const when = (text: string | undefined) => given({ when: text });

export function pathOf(childCase: Case, now: Instant): Path {
  const whens = passed(childCase, now);
  const { station, label } = stageOf(childCase);
  if (station === undefined) {
    const done = stations.flatMap((label, place): Path => {
      const at = whens[place];
      return at === undefined ? [] : [{ label, state: 'done', ...when(at) }];
    });
    return [...done, { label, state: 'now', when: sayWhen(reachedAt(childCase), now) }];
  }
  const here = stations.indexOf(station);
  return stations.map((label, place): Path[number] => {
    if (place < here) return { label, state: 'done', ...when(whens[place]) };
    if (place === here) return { label: labelNow(childCase, label), state: 'now', ...when(whenNow(childCase, now)) };
    // Returned after consent, consent still holds.
    return {
      label,
      state: whens[place] !== undefined && place === 1 ? 'done' : 'next',
      ...when(place === 1 ? whens[1] : undefined),
    };
  });
}

/** "Pre-MSET: held, next month", "Open: closing" where the stage says more than the station. */
function labelNow(childCase: Case, station: string): string {
  const { label, saysMore } = stageOf(childCase);
  const [place = station] = station.split(',');
  return saysMore === true ? `${place}: ${label.toLowerCase()}` : station;
}

function whenNow(childCase: Case, now: Instant): string {
  if (childCase.stage === 'awaitingConsent') return `due ${sayWhen(childCase.submission.due.at, now)}`;
  const coming = comesOn(childCase);
  switch (coming?.by) {
    case 'listing':
      return sayDate(coming.on);
    case 'held':
      return `since ${sayDate(coming.on)}`;
    case 'review':
      return `next review by ${sayDate(coming.on)}`;
    default:
      return `since ${sayWhen(reachedAt(childCase), now)}`;
  }
}

/** When a case came to where it is. */
const reachedAt = (childCase: Case): Instant => stageOf(childCase).since?.(childCase) ?? childCase.changedAt;
