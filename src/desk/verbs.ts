// Every button there is: those of a matter or a part come from its counter, the others lead somewhere.
import type { ListName } from '../reading/case/lists.ts';
import { acceptAll, askAcceptAll } from './action/accept-all.ts';
import { showActions } from './action/my-actions.ts';
import { showCaseActions } from './action/of-case.ts';
import { closeAction, openAction } from './action/open.ts';
import { readToTriage, showMoreOfCase, workOf } from './case/buttons.ts';
import { closeCase, openCase, showHistory, showStory } from './case/open.ts';
import { showMarks } from './case/marks.ts';
import { wayVerbs } from './case/way.ts';
import { changeNow } from './case/change-now.ts';
import { verbsOf } from './form/press.ts';
import { withKept } from './form/two-pages.ts';
import { showDelivery, tryAgain } from './home/delivery.ts';
import { showFigures } from './home/figures.ts';
import { showTroubles, toldThem } from './home/troubles.ts';
import { showHelp } from './help.ts';
import { showGuidance, showHome } from './home/home.ts';
import { askFind, find, showList, type Whose } from './home/lists.ts';
import { askHandOverAll, handOverAll } from './lead/all.ts';
import { agendaNames, openAgenda } from './meeting/agenda.ts';
import { chooseAgain, chooseDecision } from './meeting/choose.ts';
import { askConflict, declareConflict } from './meeting/conflict.ts';
import { openItem } from './meeting/item.ts';
import { approveMinutes, openExtract, openMinutes } from './meeting/minutes.ts';
import { askActions, saveAction } from './meeting/actions.ts';
import { openLate, recordLate } from './meeting/late.ts';
import { recordDecision } from './meeting/record.ts';
import { askEnd, endMeeting } from './meeting/run.ts';
import { askSame, compareLinks, confirmLink, leaveLink, leaveLinks, rejectLink, showLinks } from './link/links.ts';
import { openPapers, showPapers } from './contribution/list.ts';
import { askSameRecord, compareRecord, confirmRecord, leaveRecord, rejectRecord } from './link/record.ts';
import { openMention, showKinds, showMentions } from './mention/list.ts';
import { readPolicy, showLeaflets, showPolicy } from './papers/papers.ts';
import { newReferral } from './referral/begin.ts';
import { counters } from './counters.ts';
import { fromIn, textIn, type Handler, type Reply, type Scene } from './scene/scene.ts';
import { askSay, sayVerb, sendSay } from './say/say.ts';
import { compareCases } from './triage/duplicates.ts';

/** A press is answered to one person alone: with names for a person who asked for them in this sitting, else with initials. */
const showMyList = (scene: Scene, list: ListName, from = 0): Promise<Reply> =>
  showList(scene, list, from, scene.sitting.readsNames(scene.person.objectId) ? 'names' : initialsAlone(scene));
const initialsAlone = ({ caller }: Scene): Whose => (caller.shared ? 'nothing' : 'initials');
const showMyActions = (scene: Scene): Promise<Reply> =>
  showActions(scene, fromIn(scene), scene.sitting.readsNames(scene.person.objectId));
function withNames(scene: Scene, show: () => Promise<Reply>): Promise<Reply> {
  scene.sitting.show(scene.person.objectId);
  return show();
}
function withoutNames(scene: Scene, show: () => Promise<Reply>): Promise<Reply> {
  scene.sitting.hide(scene.person.objectId);
  return show();
}

/** With what was typed for another decision, which the button carried. */
const withTyped =
  (handler: Handler): Handler =>
  (scene) =>
    handler(withKept(scene));

const listIn = (scene: Scene): ListName => {
  const list = textIn(scene, 'list');
  return list === 'consent' || list === 'queue' || list === 'unled' || list === 'team' ? list : 'mine';
};

const ofCounters: ReadonlyMap<string, Handler> = new Map(
  counters.flatMap((counter) => [...verbsOf(counter), ...(counter.ways ?? [])]),
);
const formOf = (verb: string): Handler => ofCounters.get(verb) ?? ((scene) => showHome(scene));

export const handlers: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ...ofCounters,
  ...wayVerbs(formOf, workOf),
  ['home', (scene) => showHome(scene)],
  ['home.more', showHelp],
  ['guidance', showGuidance],
  ['figures', showFigures],
  ['leaflets', showLeaflets],
  ['policy', showPolicy],
  ['policy.read', readPolicy],
  ['list.mine', (scene) => showMyList(scene, 'mine')],
  ['list.consent', (scene) => showMyList(scene, 'consent')],
  ['list.queue', (scene) => showMyList(scene, 'queue')],
  ['list.team', (scene) => showMyList(scene, 'team')],
  ['list.unled', (scene) => showMyList(scene, 'unled')],
  ['lead.all', (scene) => askHandOverAll(scene)],
  ['lead.all.go', handOverAll],
  ['list.more', (scene) => showMyList(scene, listIn(scene), fromIn(scene))],
  ['list.names', (scene) => withNames(scene, () => showMyList(scene, listIn(scene), fromIn(scene)))],
  ['list.hide-names', (scene) => withoutNames(scene, () => showMyList(scene, listIn(scene), fromIn(scene)))],
  ['list.actions', (scene) => showMyActions(scene)],
  ['list.action-names', (scene) => withNames(scene, () => showMyActions(scene))],
  ['list.hide-action-names', (scene) => withoutNames(scene, () => showMyActions(scene))],
  ['find', () => Promise.resolve(askFind())],
  ['find.go', find],
  ['delivery', (scene) => showDelivery(scene, undefined, fromIn(scene))],
  ['delivery.again', tryAgain],
  ['trouble.told', toldThem],
  ['troubles', showTroubles],
  ['refer.new', newReferral],
  ['case.open', openCase],
  ['case.close', closeCase],
  ['case.more', showMoreOfCase],
  ['marks.list', showMarks],
  ['case.story', showStory],
  ['case.history', showHistory],
  ['now.change', changeNow],
  ['links', (scene) => showLinks(scene)],
  ['links.compare', compareLinks],
  ['links.same', askSame],
  ['links.same.go', confirmLink],
  ['links.not', rejectLink],
  ['links.leave', leaveLink],
  ['links.leave-all', leaveLinks],
  ['links.record', compareRecord],
  ['links.record.same', askSameRecord],
  ['links.record.same.go', confirmRecord],
  ['links.record.not', rejectRecord],
  ['links.record.leave', leaveRecord],
  ['mention.kinds', showKinds],
  ['mention.list', showMentions],
  ['mention.open', openMention],
  ['papers.list', showPapers],
  ['papers.open', openPapers],
  ['case.actions', showCaseActions],
  ['triage.compare', compareCases],
  ['triage.read', readToTriage],
  ['say', askSay],
  [sayVerb, sendSay],
  ['action.open', openAction],
  ['action.close', closeAction],
  ['action.accept-all', (scene) => askAcceptAll(scene)],
  ['action.accept-all.go', acceptAll],
  ['meeting.agenda', openAgenda],
  ['meeting.names', agendaNames(true)],
  ['meeting.hide-names', agendaNames(false)],
  // By hand: the item of a meeting, its end and its minutes, which show a meeting that counters know of.
  ['meeting.item', (scene) => openItem(scene)],
  ['meeting.item.on', withTyped(chooseDecision)],
  ['meeting.item.back', withTyped(chooseAgain)],
  ['meeting.save', withTyped(recordDecision('next'))],
  ['meeting.save-actions', withTyped(recordDecision('actions'))],
  ['meeting.hold', withTyped(recordDecision('next', 'hold'))],
  ['meeting.hold-actions', withTyped(recordDecision('actions', 'hold'))],
  ['meeting.actions', askActions],
  ['meeting.actions.go', saveAction('next')],
  ['meeting.actions.more', saveAction('another')],
  ['meeting.action', openLate],
  ['meeting.action.go', recordLate],
  ['meeting.conflict', askConflict],
  ['meeting.conflicted', declareConflict],
  ['meeting.end', askEnd],
  ['meeting.end.go', endMeeting],
  ['minutes.open', openMinutes],
  ['minutes.extract', openExtract],
  ['minutes.approve', approveMinutes],
]);
