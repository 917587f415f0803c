// An urgent case decided between meetings: by the chair, or by the co-ordinator with the chair named; the pre-MSET's
// decisions under the pre-MSET's rules, with those who were consulted in the place of those who are there
// (docs/process.md P7.9).
import type { CaseContext } from '../context.ts';
import { given } from '../../kernel/given.ts';
import { refOf, type Person, type PersonRef } from '../../people/actor.ts';
import { mayRead } from '../access/access.ts';
import { personIn, type Directory } from '../../people/directory.ts';
import { may, peopleWho } from '../../people/roles.ts';
import { localDate, sayClock } from '../../time/calendar.ts';
import type { Choice, Field } from '../../kernel/fields.ts';
import { meetingIdOf, type MeetingId } from '../../meeting/meeting.ts';
import { missingFor } from '../../meeting/quorum.ts';
import { coreAgencies, mayAttend } from '../../meeting/who.ts';
import { mayAdd } from '../concern/employers.ts';
import { byAgency } from '../../meeting/steps.ts';
import { notAvailable, refuse, type Asking } from '../../matter/step.ts';
import { isConsented } from '../state/stage-table.ts';
import { consentedOf, isUrgent, type Case } from '../state/stages.ts';
import { barToEnd } from '../owed/bars.ts';
import { strategyDue } from '../triage/urgent.ts';
import { returnedRungs } from '../clock.ts';
import { afterDecision, decisionLeft, invitedTo, untilWhen, type LeadsSent } from './decision.ts';
import { leadChoices, leadsIn } from '../lead/named.ts';
import { decisionFields, raisedByDecision, wordsIn } from './decision-fields.ts';
import { decisions, fitsBetween, isDecision, namesAt, sayDecision, type DecisionData } from './decisions.ts';
import { lookAgain, nextPlanned } from './next-meeting.ts';
import type { DecisionWords, Held, Listed } from '../state/since-consent.ts';
import { caseStep, caseIs } from '../making.ts';

export interface DecideNowInput extends DecisionWords, LeadsSent {
  readonly decision: string;
  readonly rationale: string;
  /** Those who were consulted, by object id and comma. */
  readonly consulted: string;
  /** The chair who decided, where the co-ordinator records it. */
  readonly chair?: string;
  readonly dissent?: string;
}

/** The chairs of whom one may decide about this case. */
const chairsFor = (childCase: Case, { directory, now }: Pick<CaseContext, 'directory' | 'now'>): readonly Person[] =>
  peopleWho(directory, 'chairMeetings').filter((chair) => mayRead('decisions', childCase, chair, directory, now));

/** Who may be consulted: anyone who takes part in meetings, without those in conflict. */
const consultedChoices = (childCase: Case, actor: Person, directory: Directory): readonly Choice[] =>
  byAgency(
    directory.people.filter(
      (person) =>
        mayAttend(person, directory) &&
        person.objectId !== actor.objectId &&
        !childCase.excluded.includes(person.objectId),
    ),
    directory,
  );

const toChoice = ({ objectId, name }: Person): Choice => ({ value: objectId, title: name });

function fields({ before, actor, directory, now }: Asking<Case>): readonly Field[] {
  const asked =
    before === undefined
      ? decisionFields(['listed', 'held'])
      : decisionFields([before.stage], leadChoices(before, given({ directory, now })));
  const known = before !== undefined && directory !== undefined && actor !== undefined;
  const chairs = known && now !== undefined ? chairsFor(before, { directory, now }).map(toChoice) : [];
  const people = known ? consultedChoices(before, actor, directory) : [];
  return [
    ...raisedByDecision(asked).map((field) =>
      field.name === 'decision'
        ? { ...field, choices: field.choices?.filter(({ value }) => fitsBetween(value)) ?? [] }
        : field,
    ),
    {
      name: 'consulted',
      title: 'Who was consulted',
      kind: 'choices',
      need: 'always',
      choices: people,
      most: 8000,
      help: 'To end a case, those consulted must make a quorum.',
    },
    ...(actor === undefined || !may(actor, 'chairMeetings')
      ? [{ name: 'chair', title: 'The chair who decided', kind: 'choice', need: 'always', choices: chairs } as const]
      : []),
  ];
}

const notWaiting = (childCase: Case, now: string) => {
  const last = isConsented(childCase) ? childCase.decisions?.at(-1) : undefined;
  if (!isConsented(childCase)) return notAvailable;
  return last !== undefined && last.meeting === undefined
    ? refuse(
        'alreadyDecided',
        `Already recorded by ${last.by.name} at ${sayClock(last.at, now)}: ${sayDecision(last.decision)}.`,
        'Open it to see what was decided.',
      )
    : caseIs(childCase, 'Between meetings a case is decided once it is listed for a pre-MSET.');
};

export const decideNow = caseStep<DecideNowInput, DecisionData, Listed | Held>({
  title: 'Decide now',
  fact: 'decided between meetings',
  may: [
    { role: 'triage', reads: 'decisions' },
    { role: 'chairMeetings', reads: 'decisions' },
  ],
  // It waits for a pre-MSET: the duplicate check is done, and the agencies are invited.
  from: ['listed', 'held'],
  dataSince: { leads: 9 },
  elsewhere: (before, { now }) => notWaiting(before, now),
  bar: (before) =>
    isUrgent(before)
      ? undefined
      : refuse(
          'notNow',
          'This case is not urgent.',
          'It is decided at its meeting. If that cannot wait, press Urgent: strategy discussion.',
        ),
  asks: fields,
  record: (before, input, context: CaseContext) => {
    const { actor, directory, now, panels = [] } = context;
    const { decision, rationale, dissent = '' } = input;
    if (!isDecision(decision) || !fitsBetween(decision) || !namesAt([before.stage]).includes(decision)) {
      return refuse('notEligible', 'That cannot be decided now.', 'Choose one of those offered.');
    }
    const chair = may(actor, 'chairMeetings')
      ? actor
      : chairsFor(before, context).find(({ objectId }) => objectId === input.chair);
    if (chair === undefined)
      return refuse('incomplete', 'Still needed: The chair who decided.', 'Choose one of those offered.');
    const present = presentAt(before, input.consulted.split(','), [actor, chair], directory);
    const missing = missingFor({ type: 'preMset', attendance: present.map((person) => ({ person })) }, directory);
    if (missing.length > 0 && !decisions[decision].inquorate) {
      return refuse(
        'inquorate',
        `Those consulted do not make a pre-MSET quorate. Missing: ${missing.join(', ')}. Without them this cannot be decided.`,
        'Consult them, or choose a decision that keeps the case going.',
      );
    }
    const { ends } = decisions[decision];
    const owed = ends && barToEnd(before, ends, now);
    if (owed !== undefined) return owed;
    const named = leadsIn(before, input, context);
    if ('refusal' in named) return named;
    const panel = decision === 'toPanel' ? firstPanel(panels, now) : undefined;
    if (decision === 'toPanel' && panel === undefined) {
      return refuse('notEligible', 'No panel is planned.', 'Press Meetings and New meeting, then decide.');
    }
    return {
      data: {
        decided: {
          decision,
          rationale,
          ...wordsIn({ ...input, ...named.words }),
          band: '',
          bandRationale: '',
          dissent,
          ...(chair !== actor && { chair: refOf(chair) }),
          ...given({ reportTo: nextPlanned('preMset', context) }),
          quorate: missing.length === 0,
          present,
          ...given({ invited: invitedTo(before, localDate(now)) }),
        },
        ...given({ leads: named.leads }),
        ...(panel !== undefined && {
          panel,
          invited: [
            ...new Set([...(consentedOf(before).invited ?? []), ...mayAdd(before, coreAgencies('panel', directory))]),
          ],
        }),
        ...(decision === 'returned' && { returnedRungs: returnedRungs(context) }),
        ...(decision === 'strategy' && { strategyDue: strategyDue(context) }),
        ...given({ until: untilWhen(decision, before, context) }),
        ...(nextPlanned('preMset', context) === undefined && { lookAgain: lookAgain(context) }),
      },
    };
  },
  evolve: (before, data, meta) => {
    const after = afterDecision(before, data, meta);
    return data.lookAgain === undefined ? after : { ...after, lookAgain: data.lookAgain };
  },
  leaves: decisionLeft,
});

/** Those who decided and those who were consulted, each once. */
function presentAt(
  childCase: Case,
  consulted: readonly string[],
  deciders: readonly Person[],
  directory: Directory,
): readonly PersonRef[] {
  const asked = consulted
    .flatMap((id) => personIn(directory, id) ?? [])
    .filter((person) => mayAttend(person, directory));
  const all = [...deciders, ...asked].filter(({ objectId }) => !childCase.excluded.includes(objectId));
  return [...new Map(all.map((person) => [person.objectId, refOf(person)])).values()];
}

const firstPanel = (panels: readonly string[], now: string): MeetingId | undefined => {
  const [date] = panels.filter((day) => day >= localDate(now)).toSorted();
  return date === undefined ? undefined : meetingIdOf('panel', date);
};
