// What the way into adulthood is to people, and a death or serious harm: the words of their steps.
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import { isConsented } from '../../domain/case/state/stage-table.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { turningDays } from '../../domain/case/state/turning-days.ts';
import { birthOf, sureWords } from '../../domain/case/state/birth.ts';
import { sayDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { choiceFor, choiceOf, outside } from '../../domain/people/person-field.ts';
import { given } from '../../domain/kernel/given.ts';
import type { Presses } from '../form/counter.ts';

/** By which date they turn 18, and what stands behind it. */
function birthdayIn(childCase: Case): string {
  const birth = birthOf(childCase.answers);
  if (birth === undefined) return '';
  return `The 18th birthday is ${sayDate(turningDays(birth.date).birthday)}${sureWords[birth.sure]}.`;
}

export const turningPresses = {
  nameAdultLead: {
    verb: 'turn.adult',
    intro: ({ before }) =>
      `The move to adult services is planned from 17 and a half. ${before === undefined ? '' : birthdayIn(before)}`.trim(),
    values: (childCase) => {
      const { adultLead, careAct, wishes } = isConsented(childCase) ? (childCase.adult ?? {}) : {};
      const chosen = choiceFor(adultLead, childCase.leads?.adultLead);
      return given({
        [choiceOf('adultLead')]: chosen,
        adultLead: chosen === outside ? adultLead : undefined,
        careAct,
        wishes,
      });
    },
    done: 'Adult lead named',
  },
  routeAt18: {
    verb: 'turn.route',
    intro: ({ before }) =>
      `Say where the young person goes at 18. ${before === undefined ? '' : birthdayIn(before)} The case stays open until the panel closes it.`,
    values: (before) => {
      const { route, why } = isConsented(before) ? (before.route ?? {}) : {};
      return given({ route, why });
    },
    done: 'Route at 18 recorded',
    says: () => ['The case stays open until the panel closes it.'],
  },
  correctBirth: {
    verb: 'turn.birth',
    intro: 'Everything that depends on the age follows the new date. The old one stays in the history.',
    values: ({ answers }) =>
      given({ dateOfBirth: answers['dateOfBirth'] ?? '', birthSure: answers['birthSure'] ?? undefined }),
    done: 'Date of birth corrected',
  },
} satisfies Partial<Presses<CaseTypes['steps'], Case, Case>>;

/** What is recorded late may be late at once. */
const sayDue = (what: string, due: Instant, now: Instant): string =>
  due < now ? `${what} is late: it was due ${sayWhen(due, now)}.` : `${what} is due ${sayWhen(due, now)}.`;

export const harmPresses = {
  recordHarm: {
    verb: 'hold.record',
    intro:
      'The case is put under legal hold. The head of service, the data protection officer and the chair are told, by reference only. The national panel must have its notice within five working days of when the council became aware. Nothing is closed.',
    style: 'destructive',
    done: 'Recorded: the case is under legal hold',
    says: ({ after, now }) => [
      'Nothing of this case may be destroyed.',
      ...(after.hold === undefined ? [] : [sayDue('The notice to the national panel', after.hold.due.at, now)]),
    ],
  },
  recordNotice: {
    verb: 'hold.notice',
    intro:
      'When the notice to the national panel was sent, and where it is kept. One online form tells the panel, the Department for Education and Ofsted. The legal hold stays.',
    done: 'Notice recorded',
    says: ({ after, now }) => [
      'The legal hold stays.',
      ...(after.hold?.rapid ?? []).map(({ due }) => sayDue('The rapid review', due.at, now)),
    ],
  },
  sayNotNotifiable: {
    verb: 'hold.unneeded',
    intro:
      'The panel must be told where abuse or neglect is known or suspected, or where a looked-after child, or a care leaver under 25, has died. Say who decided that none of these is so. The legal hold stays.',
    done: 'Not notifiable: recorded',
    says: () => ['The legal hold stays.'],
  },
  recordRapidReview: {
    verb: 'hold.rapid',
    intro: 'The safeguarding partners send it to the national panel. Say when, and what follows.',
    done: 'Rapid review recorded',
    says: () => ['The legal hold stays.'],
  },
} satisfies Partial<Presses<CaseTypes['steps'], Case, Case>>;
