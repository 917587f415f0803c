// A fact of a step that an earlier program does not know would end its reading of the matter: the step says since which form.
import assert from 'node:assert/strict';
import { managed } from '../../../src/casework/write/matters.ts';

/** All steps of c324a3a1, the last of form 4. */
const knownInForm4: Readonly<Record<string, string>> = {
  case: 'acceptAction addAction addUpdate answerChallenge answerTime askEarlyReview askForTime assessRisk blockAction cancelAction challenge changeBand chooseManager completeAssessment correctAction correctAssessment correctBirth correctReturn decideNow declareConflict declareMeetingConflict describeAction disputeAction doNotAuthorise endCawn finishReview giveConsent handOver handOverAction leaveMeeting liftRestriction listCase markDone mergeCase nameAdultLead namePerson noLongerUrgent prepareReview promptAction promptEpisode promptOnward proposeClosure recordAcceptance recordCawn recordConclusive recordDecision recordDefence recordDefenceOutcome recordFeedback recordHarm recordInterview recordLado recordLadoOutcome recordMissing recordNotice recordNrm recordOutcome recordPrevent recordPreventOutcome recordReasonable recordReturn recordSeniorAnswer recordSeniorDecision recordStrategyOutcome referAgain remindCase remindConsent removeName restrict resubmit returnForInformation returnFromTriage routeAt18 savePage saveSigns sayNotDone sendToStrategy settleDispute signEscalation signOverride start stopTransfer submit takeMerged transferOut unblockAction updateEpisode verifyAction withdraw',
  meeting:
    'approveMinutes attendMeeting cancelMeeting comeToMeeting correctMinutes declineMeeting endMeeting planMeeting recordAttendance recordPapers remindMeeting startMeeting',
  advice: 'addToGuidance answerAdvice askAdvice askAgain closeAdvice remindAdvice takeOffGuidance',
  training: 'cancelTraining changeTraining giveUpPlace offerTraining recordTraining remindTraining signUp',
};

describe('A step that came since form 4', () => {
  for (const [kind, { matter }] of Object.entries(managed)) {
    it(`is taken from form 5 on: ${kind}`, () => {
      const parts: readonly { readonly steps: object }[] = Object.values(matter.parts);
      const names = [matter.steps, ...parts.map(({ steps }) => steps)].flatMap((steps) => Object.keys(steps));
      const known = (knownInForm4[kind] ?? '').split(' ');
      assert.ok(
        known.every((name) => names.includes(name)),
        'a step is kept as long as a fact may be of it',
      );
      const since = names.filter((name) => !known.includes(name)).map((name) => [name, matter.sinceOf(name)]);
      assert.deepEqual(
        since.filter(([, form]) => Number(form) < 5),
        [],
        'say `since` in the step',
      );
    });
  }
});
