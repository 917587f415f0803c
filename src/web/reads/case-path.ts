// The way of a case, as far as it is known: what is done and when, where it is now, what may come.
import { dateOfMeeting } from '../../domain/meeting/meeting.ts';
import { sayDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { stageLabels, type Case, type Stage } from '../../domain/case/stages.ts';
import type { CasePage } from '../tab/api.ts';

type Path = CasePage['path'];
type Step = Path[number];

/** The usual way, and at which of its stations each stage stands. Other ends follow the station that they leave from. */
const stations = [
  'Referral',
  'Management consent',
  'Triage',
  'Pre-MSET',
  'Full panel',
  'Open, reviewed',
  'Closed',
] as const;
const stationOf = {
  draft: 0,
  returned: 0,
  awaitingConsent: 1,
  received: 2,
  listed: 3,
  held: 3,
  toPanel: 4,
  open: 5,
  transition: 5,
  closed: 6,
} as const satisfies Partial<Record<Stage, number>>;
const hasStation = (stage: Stage): stage is keyof typeof stationOf => Object.hasOwn(stationOf, stage);

/** When each station was passed; undefined where it was not. */
function passed(one: Case, now: Instant): readonly (string | undefined)[] {
  const say = (at: Instant | undefined): string | undefined => at && sayWhen(at, now);
  const decisions = 'decisions' in one ? (one.decisions ?? []) : [];
  const preMset = decisions.findLast(({ decision }) => decision === 'toPanel');
  const panel = decisions.find(({ meeting }) => meeting.startsWith('panel'));
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

const when = (text: string | undefined) => (text === undefined ? {} : { when: text });

export function pathOf(one: Case, now: Instant): Path {
  const whens = passed(one, now);
  if (!hasStation(one.stage)) {
    const done = stations.flatMap((label, place): Step[] => {
      const at = whens[place];
      return at === undefined ? [] : [{ label, state: 'done', ...when(at) }];
    });
    return [...done, { label: stageLabels[one.stage], state: 'now', when: sayWhen(reachedAt(one), now) }];
  }
  const here = stationOf[one.stage];
  return stations.map((label, place): Step => {
    if (place < here) return { label, state: 'done', ...when(whens[place]) };
    if (place === here) return { label: labelNow(one, label), state: 'now', ...when(whenNow(one, now)) };
    // Returned after consent, the consent stands.
    return {
      label,
      state: whens[place] !== undefined && place === 1 ? 'done' : 'next',
      ...when(place === 1 ? whens[1] : undefined),
    };
  });
}

/** "Pre-MSET: held, next month" where the stage says more than the station. */
function labelNow({ stage }: Case, station: string): string {
  const label = stageLabels[stage];
  return stage === 'held' || stage === 'returned' || stage === 'transition'
    ? `${station}: ${label.toLowerCase()}`
    : station;
}

function whenNow(one: Case, now: Instant): string | undefined {
  switch (one.stage) {
    case 'listed':
    case 'toPanel':
      return sayDate(dateOfMeeting(one.meeting));
    case 'held':
      return `since ${sayDate(dateOfMeeting(one.meeting))}`;
    case 'open':
    case 'transition':
      return `next review by ${sayDate(one.reviewOn)}`;
    case 'awaitingConsent':
      return `due ${sayWhen(one.submission.due.at, now)}`;
    default:
      return `since ${sayWhen(reachedAt(one), now)}`;
  }
}

/** When a case came to where it is. What happens there, such as a saved page or an action done, moves nothing. */
function reachedAt(one: Case): Instant {
  switch (one.stage) {
    case 'draft':
      return one.startedAt;
    case 'returned':
      return one.returned.at;
    case 'notAuthorised':
      return one.declined.at;
    case 'withdrawn':
      return one.withdrawn.at;
    case 'received':
      // Submitted again after the co-ordinator returned it, the consent stands.
      return one.submission.at > one.consent.at ? one.submission.at : one.consent.at;
    case 'otherPlan':
    case 'closed':
    case 'transferred':
      return one.decisions?.at(-1)?.at ?? one.changedAt;
    default:
      return one.changedAt;
  }
}
