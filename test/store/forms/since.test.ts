// A fact of a step that an earlier program does not know would end its reading of the matter: the step says since which form.
import assert from 'node:assert/strict';
import { newestForm } from '../../../src/casework/ports/form-ports.ts';
import { managed } from '../../../src/casework/write/matters.ts';

/** All steps of 4e17966b, the last of form 5. */
const knownInForm5: Readonly<Record<string, string>> = {
  case: 'acceptAction addAction addPastEpisode addUpdate agreeBand answerChallenge answerTime askEarlyReview askForTime assessRisk blockAction cancelAction challenge changeBand changeNow chooseManager completeAssessment correctAction correctAssessment correctBirth correctReturn decideNow declareConflict declareMeetingConflict describeAction disputeAction doNotAuthorise endCawn endInvitation finishReview giveAction giveConsent handOver handOverAction inviteToCase keepOut leaveMeeting letIn liftRestriction listCase markDone mergeCase nameAdultLead namePerson noLongerUrgent prepareReview promptAction promptEpisode promptOnward proposeClosure putRight recordAcceptance recordCawn recordConclusive recordDecision recordDefence recordDefenceOutcome recordFamily recordFeedback recordHarm recordInterview recordLado recordLadoOutcome recordMissing recordNotice recordNrm recordOutcome recordPack recordPrevent recordPreventOutcome recordRapidReview recordReasonable recordReconsideration recordReconsidered recordReturn recordSeniorAnswer recordSeniorDecision recordStrategyOutcome referAgain remindCase remindConsent removeName restrict resubmit returnForInformation returnFromTriage routeAt18 savePage saveSigns sayNotDone sayNotNotifiable sayWhatWasDone sendToStrategy settleDispute signEscalation signOverride start stopTransfer submit takeMerged transferOut unblockAction updateEpisode verifyAction withdraw',
  meeting:
    'approveMinutes arriveAtMeeting attendMeeting cancelMeeting comeToMeeting correctMinutes declineMeeting endMeeting leaveEarly planMeeting recordAttendance recordPapers remindMeeting startMeeting',
  advice: 'addToGuidance answerAdvice askAdvice askAgain closeAdvice remindAdvice takeOffGuidance',
  training: 'cancelTraining changeTraining giveUpPlace offerTraining recordTraining remindTraining signUp',
};
/** What came with form 6, the last of it b441f364. */
const cameWithForm6: Readonly<Record<string, string>> = {
  case: 'addChild addGroup addOnline addOrganisation addPerson addPhone addPlace addStatement addVehicle breakGlass confirmSame correctItem hearAction leaveInCase nameFromReferral notOfRecord notSame placeInRecord putMarkRight reviewGlass rightEvidenceMark rightInterviewMark rightPapersMark rightUpdateMark sendPapers takeBackMention takePapersBack',
  meeting: 'hearTogether leaveCorrections',
  entity:
    'acceptEntity addMembers askAgencies conflictOverEntity decideRecord declineEntity joinToTheme keepOutOfEntity letIntoEntity liftEntity mergeInto nameForEntity openEntity openGroup openOnline openOrganisation openPerson openPhone openPlace openTheme openVehicle putOnAgenda remindEntity removeMember renameEntity reportOrganisation reportPlace restrictEntity reviewEntity takeOffAgenda takeOver unnameForEntity writeView',
  register:
    'acceptAnswer answerWhy askWhy assessBreach closeBreach containBreach remindRegister reportBreach sayChildRisk sayWhichCase settleQuestion tellDpo tellIco',
};
/** What came with form 7, the last of it 5b0abb0d. */
const cameWithForm7: Readonly<Record<string, string>> = {
  case: 'askInstead moveCase proposeStrike settleStrike strikeOut warnDraft',
  register: 'agreeDisposal finishDisposal keepLonger liftHold openDisposal placeHold proposeDisposal',
  policeList: 'addPoliceRows enterPastEpisodes referFromList remindPoliceList seePoliceRow takePoliceList',
  council:
    'agreeChange beAway beBack beginCouncil changeAgency changePerson changeSetting personLeaves personStays putBackSetting refuseChange remindCouncil removeAgency takeFile',
};
/** What came with form 8, the last of it 4120bc11. */
const cameWithForm8: Readonly<Record<string, string>> = {
  case: 'answerGathering approveGathering cancelGathering leaveRecord planGathering promptGathering recordGathering',
  meeting: 'proposeStrike remindStrike settleStrike strikeOut',
  entity: 'addRecordStatement correctRecordItem loseEntries proposeStrike remindStrike settleStrike strikeOut',
  register:
    'agreeLooksEnd blackOut extendAccess finishLooksEnd keepLooks markItem openAccess proposeLooksEnd refuseAccess releaseAccess returnDisposal sendAccess sendBackAccess signAccess',
};
/** What came with form 9, the last of it 09749a12. */
const cameWithForm9: Readonly<Record<string, string>> = { case: 'recordAt18 recordGuardian recordGuardianName' };
const namesIn = (all: Readonly<Record<string, string>>, kind: string): readonly string[] =>
  (all[kind] ?? '').split(' ').filter((name) => name !== '');

describe('A step that came since form 5', () => {
  for (const [kind, { matter }] of Object.entries(managed)) {
    it(`is taken from the form on that it came with: ${kind}`, () => {
      const parts: readonly { readonly steps: object }[] = Object.values(matter.parts);
      const ofCases = Object.values(managed.case.matter.parts).map(({ steps }): object => steps);
      // An action is a part of records too: none of its steps comes before the matter itself, whose own steps say since when.
      const own = parts.filter(({ steps }) => kind === 'case' || !ofCases.includes(steps));
      const names = [matter.steps, ...own.map(({ steps }) => steps)].flatMap((steps) => Object.keys(steps));
      const of5 = namesIn(knownInForm5, kind);
      const later = [cameWithForm6, cameWithForm7, cameWithForm8, cameWithForm9].map((all) => namesIn(all, kind));
      assert.ok(
        [...of5, ...later.flat()].every((name) => names.includes(name)),
        'a step is kept as long as a fact may be of it',
      );
      const wanted = (name: string): number => {
        const form = later.findIndex((of) => of.includes(name));
        return form === -1 ? newestForm : form + 6;
      };
      assert.deepEqual(
        names
          .filter((name) => !of5.includes(name))
          .map((name) => [name, matter.sinceOf(name)])
          .filter(([name, form]) => Number(form) !== wanted(String(name))),
        [],
        'say `since` in the step',
      );
    });
  }
});
