// Whom a call reaches: those who are named for it, where one of them may settle it; else it goes up (docs/process.md P2.7).
import type { CaseContext } from '../context.ts';
import { leadWorkerOf, readerOf } from '../access/access.ts';
import { hostOf } from '../action/host.ts';
import { mayOversee } from '../action/who.ts';
import { challengeSteps } from '../consent/challenge.ts';
import { consentSteps } from '../consent/consent.ts';
import { closureSteps } from '../ends/closure.ts';
import { transferSteps } from '../ends/transfer.ts';
import { harmSteps } from '../harm/harm.ts';
import { decideNow } from '../meeting/decide-now.ts';
import { recordDecision } from '../meeting/decision.ts';
import { nowSteps } from '../now/change.ts';
import { onwardSteps } from '../onward/table.ts';
import type { Hearer } from '../owed/hearer-names.ts';
import { duties, owedNow, type CallDue, type DutyName, type DutyStep } from '../owed/owed.ts';
import { referralSteps } from '../referral/referral.ts';
import { maySettle } from '../right/right.ts';
import { recordSeniorAnswer } from '../review/seniors.ts';
import { prepareReview } from '../review/prepare.ts';
import type { Case } from '../state/stages.ts';
import { triageSteps } from '../triage/triage.ts';
import { urgentSteps } from '../triage/urgent.ts';
import { turningSteps } from '../turning/turning.ts';
import type { ObjectId } from '../../kernel/ids.ts';
import type { Person } from '../../people/actor.ts';
import { chainAbove } from '../../people/directory.ts';
import { hearers } from './hearers.ts';

type MayTake = (childCase: Case, context: CaseContext) => boolean;
const onCase = {
  ...referralSteps,
  ...consentSteps,
  ...challengeSteps,
  ...triageSteps,
  ...urgentSteps,
  ...closureSteps,
  ...transferSteps,
  ...turningSteps,
  ...harmSteps,
  ...nowSteps,
  recordSeniorAnswer,
  recordDecision,
  decideNow,
};
/** Who may take a step, where that hangs on the case alone: by its rights, for it is open as long as it is owed. */
const settlers: Readonly<Record<string, MayTake>> = {
  ...Object.fromEntries(
    Object.entries(onCase).map(([name, step]): readonly [string, MayTake] => [
      name,
      (childCase, context) => (step.mayTake as MayTake)(childCase, context),
    ]),
  ),
  ...({
    recordLado: (childCase, context) =>
      onwardSteps.recordLado.mayTake({ case: childCase, onward: undefined, id: 'N1' }, context),
    // Each of its open actions: who carries one out ends that one alone.
    cancelAction: (childCase, { actor, directory, now }) => mayOversee(hostOf(childCase), actor, directory, now),
    putRight: maySettle,
    finishReview: (childCase, context) => prepareReview.mayTake({ case: childCase, id: 'R1' }, context),
  } satisfies Readonly<Partial<Record<DutyStep, MayTake>>>),
};

/** Above those who are named: the line of the lead worker; then those who coordinate, chair, and manage the service. */
const upwards: readonly Hearer[] = ['coordinators', 'chairs', 'seniors'];

/** Who may settle it, of anyone: undefined where that hangs on more than the case. */
function isAbleTo(name: DutyName, childCase: Case, context: CaseContext): ((person: Person) => boolean) | undefined {
  const steps = duties[name].by.flatMap((step) => settlers[step] ?? []);
  return steps.length === 0
    ? undefined
    : (person) => steps.some((mayTake) => mayTake(childCase, { ...context, actor: person }));
}

/** Whom this call reaches: never anyone with a conflict of interest, and of a restricted case no one whom it is not open to. */
export function calleesOf(
  { name, to }: Pick<CallDue, 'name' | 'to'>,
  childCase: Case,
  context: CaseContext,
): readonly ObjectId[] {
  const { directory, now } = context;
  const isAble = isAbleTo(name, childCase, context) ?? (() => true);
  const isFree = (person: Person): boolean => !childCase.excluded.includes(person.objectId);
  const isOpenTo = (person: Person): boolean =>
    childCase.restricted === undefined || isAble(person) || readerOf(childCase, person, directory, now)('status');
  const people = (hearer: Hearer): readonly Person[] => hearers[hearer].who(childCase, context).filter(isFree);
  const named = to.flatMap(people).filter(isOpenTo);
  return ids(named.some(isAble) ? named : [...named, ...above()]);

  function above(): readonly Person[] {
    const lead = leadWorkerOf(childCase, directory);
    const line = lead === undefined ? [] : [lead, ...chainAbove(directory, lead.objectId)];
    const groups = [line.filter(isFree), ...upwards.map(people), directory.people.filter(isFree)];
    const able = groups.map((group) => group.filter(isAble)).find((group) => group.length > 0);
    // No one may: those who could let someone in hear of it, and verification names the case.
    return able ?? (named.length > 0 ? [] : (upwards.map(people).find((group) => group.length > 0) ?? []));
  }
}
const ids = (people: readonly Person[]): readonly ObjectId[] => [...new Set(people.map(({ objectId }) => objectId))];

const yearMs = 366 * 24 * 60 * 60 * 1000;
/**
 * What a case owes that no one hears of within a year, or that no one who is there may settle: by the names of the duties.
 * What the clock of a part calls for has people of its own.
 */
export function unheardOf(childCase: Case, context: CaseContext): readonly DutyName[] {
  const last = new Date(Date.parse(context.now) + yearMs).toISOString();
  return owedNow(childCase, context.now).flatMap(({ name, next }) => {
    if (duties[name].calls.length === 0) return [];
    const isAble = isAbleTo(name, childCase, context);
    const free = context.directory.people.filter(({ objectId }) => !childCase.excluded.includes(objectId));
    const isLost = isAble !== undefined && !free.some(isAble);
    return next === undefined || next > last || isLost ? [name] : [];
  });
}
