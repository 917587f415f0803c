// That a case was opened by break glass, to those who look into it and to the co-ordinators: by reference, never for what nor why
// (docs/process.md P26.7).
import { toReview } from '../../../domain/case/glass/glass.ts';
import { unreviewed, type Glass } from '../../../domain/case/state/glass.ts';
import type { Case } from '../../../domain/case/state/stages.ts';
import type { Person } from '../../../domain/people/actor.ts';
import { may } from '../../../domain/people/roles.ts';
import { sayWhen, type Instant } from '../../../domain/time/calendar.ts';
import type { Standing } from '../../../cards/base-card.ts';
import type { Button } from '../../../cards/blocks.ts';
import { given } from '../../../domain/kernel/given.ts';
import type { Situation } from '../situation.ts';
import { joined } from './news.ts';

export const reviewGlassButton = ({ reference }: Pick<Case, 'reference'>, { fact }: Pick<Glass, 'fact'>): Button => ({
  title: 'Review',
  verb: 'glass.review',
  data: { ref: reference, fact: String(fact) },
});

/** What someone hears of a case, with what they hear of that. */
export function withGlass(standing: Standing | undefined, situation: Situation): Standing | undefined {
  const { case: childCase, person, directory, now } = situation;
  const [first] = toReview(childCase, person, directory);
  if (first !== undefined) return toBeReviewed(standing, childCase, first, now);
  const last = heardBy(childCase, person);
  return last === undefined ? (standing ?? reviewedStanding(childCase, person)) : opened(standing, last, now);
}

const sayOpened = ({ at }: Glass, now: Instant): string => `It was opened by break glass: ${sayWhen(at, now)}.`;

/** Where something else is asked of them that comes first, and this is said beside it. */
function toBeReviewed(standing: Standing | undefined, childCase: Case, one: Glass, now: Instant): Standing {
  const button = reviewGlassButton(childCase, one);
  const line = joined(sayOpened(one, now), 'You did not do it: please look into it.', standing?.line);
  const rest = standing?.buttons ?? [];
  return standing?.asks === true
    ? { ...standing, ...given({ line }), buttons: [...rest, button] }
    : {
        label: 'Break glass: to review',
        preview: 'a case was opened by break glass, please review',
        asks: true,
        ...given({ line }),
        buttons: [button, ...rest],
      };
}

/** The co-ordinators, until it is reviewed. */
const heardBy = (childCase: Case, person: Person): Glass | undefined =>
  may(person, 'triage') && !childCase.excluded.includes(person.objectId)
    ? unreviewed(childCase).findLast(({ by }) => by.objectId !== person.objectId)
    : undefined;
function opened(standing: Standing | undefined, one: Glass, now: Instant): Standing {
  const line = joined(sayOpened(one, now), standing?.line);
  const preview = 'a case was opened by break glass';
  return standing === undefined
    ? {
        label: 'Opened by break glass',
        preview,
        ...given({ line: joined(line, 'The data protection officer can tell you why.') }),
        buttons: [],
      }
    : { ...standing, ...(standing.asks !== true && { preview }), ...given({ line }) };
}

/** To those who looked into it, once no one need do so any more. */
const reviewedStanding = ({ glass = [], excluded }: Case, { objectId }: Person): Standing | undefined =>
  !excluded.includes(objectId) && glass.some(({ reviewed }) => reviewed?.by.objectId === objectId)
    ? {
        label: 'Break glass reviewed',
        preview: 'break glass is reviewed',
        done: true,
        line: 'Nothing more is asked of you here.',
        buttons: [],
      }
    : undefined;
