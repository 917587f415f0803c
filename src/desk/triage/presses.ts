// What the co-ordinator's steps on a referral are to people, and the answers to a challenge and on another plan.
import { sayFrontDoor } from '../../domain/people/ring-lines.ts';
import { readerOf } from '../../domain/case/access/access.ts';
import type { Asking } from '../../domain/matter/step.ts';
import { lines, type Element } from '../../cards/blocks.ts';
import { decisionStory, drawn } from '../../cards/case/story.ts';
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import { decisionsOf, type Case } from '../../domain/case/state/stages.ts';
import { sayDecision } from '../../domain/case/meeting/decisions.ts';
import { leadOf } from '../../domain/case/state/stage-parts.ts';
import { lastDecided } from '../../reading/case/decided.ts';
import { isConsented, stageOf } from '../../domain/case/state/stage-table.ts';
import { sayMeetingId } from '../../domain/meeting/meeting.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';
import type { Presses, Taken } from '../form/counter.ts';
import { askList, takeEmployers, listGivenBack, takeList } from './list.ts';
import { askMerge, mergeGivenBack, takeMerge } from './merge.ts';
import type { Reads } from '../../domain/people/reads.ts';

const most = 3000;

function calledBefore(childCase: Case, now: Instant): readonly Element[] {
  if (!isConsented(childCase) || childCase.strategy === undefined) return [];
  const { by, at, due, reason } = childCase.strategy;
  return [
    lines(
      [
        ['Already called for', `by ${by.name}, ${sayWhen(at, now)}, due ${sayWhen(due.at, now)}`],
        ['Why', reason],
      ],
      most,
    ),
  ];
}

/** What was decided, and what is asked instead. */
async function challengeIn(
  childCase: Case,
  now: Instant,
  { actor, directory }: Asking<Case>,
  cases: Parameters<typeof lastDecided>[0],
): Promise<readonly Element[]> {
  if (!('challenge' in childCase) || childCase.challenge === undefined) return [];
  const { concern, outcomeWanted } = childCase.challenge;
  const last = await lastDecided(cases, childCase);
  const reads: Reads = actor && directory ? readerOf(childCase, actor, directory, now) : () => false;
  return [
    ...(last === undefined ? [] : decisionStory(last, now, reads).map(drawn)),
    ...(childCase.stage === 'notAuthorised'
      ? [lines([['Not authorised because', childCase.declined.rationale]], most)]
      : []),
    lines(
      [
        ['Concern', concern],
        ['Outcome wanted', outcomeWanted],
      ],
      most,
    ),
  ];
}

/** Whom to ring now, and when it is due. */
function strategyNext({ after, directory, now }: Taken<Case, Case>): string {
  const { settings } = directory;
  const due = isConsented(after) ? after.strategy?.due.at : undefined;
  const by = due === undefined ? '' : ` The discussion is due ${sayWhen(due, now)}. The case stays where it is.`;
  return `ring the front door now: ${sayFrontDoor(settings)}. In an emergency ${settings.emergency}.${by}`;
}

/** What follows, and which meeting is told. */
function decidedWords({ after, now }: Taken<Case, Case>): readonly string[] {
  const last = decisionsOf(after).at(-1);
  const reported =
    last?.reportTo === undefined
      ? 'No pre-MSET is planned: it is reported to the next one that is.'
      : `It is on the agenda of the ${sayMeetingId(last.reportTo)}, for noting.`;
  return [
    stageOf(after).line?.(after, now) ?? '',
    ...(last === undefined ? [] : [reported]),
    ...(last?.quorate === false ? ['Those consulted did not make a meeting quorate; it ends nothing.'] : []),
  ].filter((line) => line !== '');
}

export const triagePresses = {
  listCase: {
    byHand: 'what looks alike is looked up again at each press',
    verb: 'triage.list',
    verbs: [
      ['triage.list', askList],
      ['triage.list.employer', takeEmployers],
      ['triage.list.go', takeList],
    ],
    again: listGivenBack,
  },
  returnFromTriage: {
    verb: 'triage.return',
    intro:
      'The referrer is told what is missing and resubmits. Consent still holds unless the child or types of exploitation change.',
    done: 'Returned for information',
    next: ({ after }) =>
      `${leadOf(after).name} resubmits it, and it comes straight back to you. The manager is asked again only if the child or types of exploitation change.`,
  },
  sendToStrategy: {
    verb: 'triage.strategy',
    intro: 'For a child who cannot wait for the meeting. The case stays where it is.',
    shows: calledBefore,
    done: 'Strategy discussion called for',
    next: strategyNext,
  },
  decideNow: {
    verb: 'triage.now',
    intro: 'For a case that cannot wait. The next pre-MSET reads it.',
    second: ['dissent', 'consulted', 'chair'],
    done: ({ sent }) => `Decided between meetings: ${sayDecision(sent['decision'] ?? '')}`,
    says: decidedWords,
  },
  leaveMeeting: { byHand: 'the clock’s' },
  moveCase: {
    verb: 'triage.move',
    intro:
      'The case comes to that meeting instead. What agencies have sent goes along, and everyone who was told of the old day is told of the new one.',
    done: ({ after }) =>
      `Moved to ${after.movedFrom === undefined ? 'another meeting' : sayMeetingId(after.movedFrom.to)}`,
    says: ({ after }) => (after.lateItem === undefined ? [] : ['Its papers had closed: it is heard as a late item.']),
  },
  recordStrategyOutcome: {
    verb: 'triage.held',
    intro: 'Say what the strategy discussion decided. The referrer is told.',
    shows: calledBefore,
    done: 'Outcome of the strategy discussion recorded',
  },
  noLongerUrgent: {
    verb: 'triage.calm',
    intro: 'The case goes back to the usual order and time. Anyone who can read it sees your reason in its history.',
    done: 'No longer urgent',
  },
  recordSeniorDecision: {
    verb: 'triage.senior',
    intro: 'The panel stepped this case up. The referrer and the co-ordinator are told what senior managers decided.',
    done: 'Senior decision recorded',
  },
  recordOutcome: {
    verb: 'triage.outcome',
    intro: 'Say how the plan outside MSET ended.',
    shows: (childCase) =>
      childCase.stage !== 'otherPlan'
        ? []
        : [
            lines(
              [
                ['Plan', childCase.plan],
                ...(childCase.lead === undefined ? [] : ([['Lead', childCase.lead]] as const)),
              ],
              most,
            ),
          ],
    done: 'Outcome recorded',
  },
  answerChallenge: {
    verb: 'triage.answer',
    intro: 'Speak with the referrer first. Your answer goes to them word for word.',
    shows: challengeIn,
    done: 'Challenge answered',
  },
  mergeCase: {
    byHand: 'it is about two cases',
    verb: 'triage.merge',
    verbs: [
      ['triage.merge', askMerge],
      ['triage.merge.go', takeMerge],
    ],
    again: mergeGivenBack,
  },
  takeMerged: { byHand: 'the other half of a merge' },
  followMerged: { byHand: 'the clock’s' },
  remindCase: { byHand: 'the clock’s' },
} satisfies Partial<Presses<CaseTypes['steps'], Case, Case>>;
