// What the newest version says, and what may be done with it: raise or lower, correct, find out what is not known.
import { sayWritten } from '../form/written.ts';
import { doneCard } from '../../cards/home.ts';
import { riskResultCard } from '../../cards/assessment/result.ts';
import { caseMatter } from '../../domain/case/whole/case.ts';
import { hostOf } from '../../domain/case/action/host.ts';
import { mayOversee } from '../../domain/case/action/who.ts';
import { sayActionId } from '../../domain/case/action/action.ts';
import { answersOf, completedOf, type Assessment, type Completed } from '../../domain/case/assessment/assessment.ts';
import { leadWorkerOf } from '../../domain/case/access/access.ts';
import { isActive } from '../../domain/case/state/stage-table.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { given } from '../../domain/kernel/given.ts';
import { plannedFrom } from '../../casework/read/planned.ts';
import { assessmentsOf, informs, newestTold, pairsBeside, signText } from '../../reading/assessment/story.ts';
import {
  actionButton,
  buttonOf,
  closeButton,
  doneReply,
  notAvailableReply,
  openButton,
  refusedReply,
} from '../form/replies.ts';
import type { Button } from '../../cards/blocks.ts';
import { titleOn } from '../scene/child-title.ts';
import { mint, refIn, see, take, type Reply, type Scene } from '../scene/scene.ts';
import { ownPeople } from '../../domain/people/agencies.ts';

interface Read {
  readonly case: Case;
  readonly all: readonly Assessment[];
}

/** The newest version, for anyone who reads it. */
export async function openResult(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'risk', 'Risk');
  if (seen?.reads('risk') !== true) return notAvailableReply();
  return showResult(scene, { case: seen.case, all: await assessmentsOf(scene.ports.cases, seen.case) });
}

export function showResult(scene: Scene, at: Read, message?: string): Reply {
  const { directory, now, caller } = scene;
  const newest = completedOf(at.all).at(-1);
  const told = newestTold(at.all, at.case, { directory, now });
  if (newest === undefined || told === undefined) {
    return doneReply(message ?? 'No risk assessment yet', ['Open the case to assess the risk.'], [openButton(at.case)]);
  }
  return {
    of: at.case,
    card: riskResultCard({
      ...told,
      title: titleOn(scene, at.case),
      about: aboutIt(scene, at.case, 'Risk assessment'),
      pairs: pairsBeside(told.pairs),
      informs,
      shared: caller.shared,
      buttons: [openButton(at.case), ...resultButtons(scene, at.case, newest), closeButton(at.case)],
      ...given({ message }),
    }),
  };
}

/** Under the title: what it is, and of which case where that is not the title. */
export function aboutIt(scene: Scene, childCase: Case, what: string): string {
  const { reference } = childCase;
  return titleOn(scene, childCase) === reference ? what : `${what} · ${reference}`;
}

/** Offered where the step itself would only ask for more. */
export function resultButtons(scene: Scene, childCase: Case, newest: Completed): readonly Button[] {
  const { person: actor, directory, now } = scene;
  const data = { risk: newest.id };
  const steps = [
    [{ step: 'changeBand', part: newest.id, input: { band: '', reason: '' } }, 'Raise or lower', 'risk.band'],
    [{ step: 'agreeBand', part: newest.id, input: { reason: '' } }, 'Agree lower band', 'risk.agree'],
    [
      { step: 'correctAssessment', input: { reason: '', last: { id: newest.id, answers: answersOf(newest) } } },
      'Correct assessment',
      'risk.correct',
    ],
  ] as const;
  const offered = steps.filter(([command]) => {
    const decision = caseMatter.decide({ root: childCase, part: newest }, command, { actor, directory, now });
    return 'refusal' in decision && decision.refusal.code === 'incomplete';
  });
  const gathers =
    newest.result.confidence === 'low' && isActive(childCase) && mayOversee(hostOf(childCase), actor, directory, now);
  return [
    ...(gathers ? [buttonOf('Gather information', 'risk.gather', childCase, { ...data, command: mint(scene) })] : []),
    ...offered.map(([, title, verb]) => buttonOf(title, verb, childCase, data)),
  ];
}

/** Too little is known: one press sets the action that finds it out, for the lead worker. */
export async function gatherInformation(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'risk', 'Gather information');
  if (seen?.reads('risk') !== true) return notAvailableReply();
  const childCase = seen.case;
  const newest = completedOf(await assessmentsOf(scene.ports.cases, childCase)).at(-1);
  if (newest === undefined) return notAvailableReply();
  const lead = leadWorkerOf(childCase, scene.directory);
  const input = {
    text: 'Find out what is not known yet for the risk assessment, and assess again',
    owner: lead === undefined ? ownPeople : `${ownPeople}|${lead.objectId}`,
    subType: 'other',
    priority: 'normal',
    due: '',
    needToKnow: `Not known: ${newest.result.unknown.map(signText).join('; ')}.`,
  };
  const planned = await plannedFrom(scene.ports, scene.now);
  const outcome = await take(scene, childCase.reference, { step: 'addAction', input }, undefined, planned);
  if (outcome.kind === 'refused') return refusedReply(outcome.refusal, childCase);
  const action = outcome.part;
  const who = lead?.name ?? 'The council';
  return {
    receipt: {
      did: 'Information is asked for',
      at: sayWritten(scene, outcome),
      lines: [`${who} finds out what is not known, and assesses again.`],
    },
    card: doneCard(
      action === undefined ? childCase.reference : `Action ${sayActionId(action)}`,
      [],
      [
        ...(action === undefined ? [] : [actionButton('Details', 'action.details', action)]),
        openButton(childCase),
        closeButton(childCase),
      ],
    ),
  };
}
