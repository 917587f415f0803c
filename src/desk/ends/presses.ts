// What closure and transfer are to people.
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import { lines, words, type Element } from '../../cards/blocks.ts';
import { nothingInTheWay } from '../../cards/case/in-the-way.ts';
import { owedBefore } from '../../domain/case/owed/bars.ts';
import { barsToClose, beforeClosing, closurePairs, sayCannotClose } from '../../domain/case/ends/closure.ts';
import { owedAfterTransfer } from '../../domain/case/ends/transfer.ts';
import { lifeOf } from '../../domain/case/state/life.ts';
import { answersNow, isOurs } from '../../domain/case/state/now.ts';
import { isOpenCase } from '../../domain/case/state/stage-table.ts';
import { transferOf, type Case } from '../../domain/case/state/stages.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import { hasLetter } from '../../reading/case/prints.ts';
import type { Presses, Taken } from '../form/counter.ts';
import { sayPanel } from '../review/presses.ts';

type Steps = Pick<
  CaseTypes['steps'],
  | 'proposeClosure'
  | 'signOverride'
  | 'recordFeedback'
  | 'transferOut'
  | 'recordPack'
  | 'recordAcceptance'
  | 'stopTransfer'
>;

const most = 2000;
const proposal = (childCase: Case, now: Instant): readonly Element[] => {
  const closure = 'closure' in childCase ? childCase.closure : undefined;
  return closure === undefined ? [] : [lines(closurePairs(closure, lifeOf(childCase, now)), most)];
};

/** What still is in the way, so that no one learns it in the meeting. */
function proposedWords({ after }: Taken<Case, Case>): readonly string[] {
  const bars = barsToClose(after);
  return [sayPanel(after), bars.length === 0 ? 'A quorate panel can close it.' : sayCannotClose(bars)];
}

const waiting = (childCase: Case): readonly Element[] => {
  const transfer = transferOf(childCase);
  return transfer === undefined
    ? []
    : [
        lines(
          [
            ['Receiving council', transfer.council],
            ['Contact there', transfer.contact],
          ],
          most,
        ),
      ];
};
/** What the acceptance does not end: it is owed here afterwards too, and the other council is told of it. */
const staysOwed = (childCase: Case, now: Instant): readonly Element[] => {
  const left = owedAfterTransfer(childCase, now);
  const noPack = (transferOf(childCase)?.packs ?? []).length === 0;
  return [
    ...(left.length === 0
      ? []
      : [words(`Still owed here after the acceptance: ${left.join('; ')}. Tell them what is open.`)]),
    ...(noPack ? [words('That the pack was given is not recorded yet: record it first.')] : []),
  ];
};
/** What becomes of a closure that was proposed before the transfer. */
const sayProposal = (before: Case | undefined): string => {
  if (before?.stage !== 'transferWaiting') return '';
  return before.closing === undefined ? '' : ' The closure that was proposed before stands again, with its signatures.';
};

export const endsPresses: Presses<Steps, Case, Case> = {
  proposeClosure: {
    verb: 'ends.propose',
    intro:
      'Without this proposal the panel cannot close the case. Until it decides, the case stays open with every deadline.',
    shows: (childCase, now) => {
      const { actions, reviews, unknown } = beforeClosing(childCase);
      const isFree = actions.length === 0 && !reviews && unknown === undefined;
      return isFree && owedBefore(childCase, 'close', now).length === 0 ? nothingInTheWay : [];
    },
    values: (childCase) => {
      if (!('closure' in childCase) || childCase.closure === undefined) return {};
      const { reason, plan, carriesOn, childsWords, familyView, outstanding } = childCase.closure;
      return { reason, plan, carriesOn, childsWords, familyView, outstanding };
    },
    second: ['childsWords', 'familyView', 'outstanding'],
    done: 'Closure proposed',
    says: proposedWords,
  },
  signOverride: {
    verb: 'ends.sign',
    intro:
      'The last two reviews were not both lower. With the chair and one other agency signing, the panel may close all the same.',
    shows: proposal,
    done: 'Override signed',
    says: ({ after }) => {
      const bars = barsToClose(after);
      return [bars.length === 0 ? 'A quorate panel can close it.' : sayCannotClose(bars)];
    },
  },
  recordFeedback: {
    verb: 'ends.feedback',
    intro: ({ before }) =>
      before !== undefined && hasLetter(before)
        ? 'The letter to print is on the page of the case.'
        : 'There is no letter. Someone speaks with the family, and tells the referrer.',
    done: 'Feedback recorded',
  },
  transferOut: {
    verb: 'ends.transfer',
    intro: ({ before }) =>
      `Ring the other council today. Until it has accepted in writing, the case stays here with every deadline.${
        before !== undefined && isOurs(answersNow(before))
          ? ' We look after this child: if the child only moves, this is a placement with another council, and no transfer.'
          : ''
      }${before?.stage === 'closing' ? ' The closure that was proposed waits as long.' : ''}`,
    shows: (childCase, now) => (owedBefore(childCase, 'accept', now).length === 0 ? nothingInTheWay : []),
    done: 'Transfer waiting',
    says: ({ after }) => (isOpenCase(after) ? [sayPanel(after)] : []),
    next: () =>
      'print the transfer pack on the page of the case, give it to your contact there, and press **Record pack given**. When their acceptance is here in writing, press **Record acceptance**.',
  },
  recordPack: {
    verb: 'ends.pack',
    intro:
      'The transfer pack is on the page of the case, to print. What is kept: that it was given, when, by whom and to whom.',
    shows: waiting,
    done: 'Pack recorded as given',
    next: ({ after }) =>
      after.stage === 'transferred'
        ? undefined
        : 'when their acceptance is here in writing, press **Record acceptance**.',
  },
  recordAcceptance: {
    verb: 'ends.accept',
    intro: 'The case ends here with this. A spoken yes is not enough.',
    shows: (childCase, now) => [...waiting(childCase), ...staysOwed(childCase, now)],
    style: 'destructive',
    done: 'Transferred',
  },
  stopTransfer: {
    verb: 'ends.stop',
    intro: ({ before }) =>
      `For a child who does not move, or whom the other council does not accept. The case is what it was before.${sayProposal(before)}`,
    shows: waiting,
    done: 'Transfer stopped',
    says: ({ after }) => [
      ...(after.stage === 'closing' ? ['The closure that was proposed stands again, with its signatures.'] : []),
      ...(isOpenCase(after) ? [sayPanel(after)] : []),
    ],
  },
};
