// The lead worker gives a case to someone else, or someone gives it for them: a draft and a returned referral, too
// (docs/process.md P17.1).
import { isAbove } from '../access/access.ts';
import { refOf, type Person, type PersonRef } from '../../people/actor.ts';
import { chainAbove, personIn, reportsTo, type Directory } from '../../people/directory.ts';
import { may, peopleWho } from '../../people/roles.ts';
import type { Choice, Field } from '../../kernel/fields.ts';
import { given } from '../../kernel/given.ts';
import { refuse, type Context, type FactMeta } from '../../matter/step.ts';
import { returnedRungs, timeOf, type Rungs } from '../clock.ts';
import { everAsked, ledFrom, teamSince, type LedFrom } from '../referral/referral.ts';
import { leadOf } from '../state/stage-parts.ts';
import { hasConsent, isLed, stageNames } from '../state/stage-table.ts';
import { neverNothing } from '../review/fields.ts';
import { hasDied, type Case, type Returned } from '../state/stages.ts';
import { dutyOfRung } from '../owed/owed.ts';
import { caseStep, leadWorker, caseIs } from '../making.ts';
import type { Own } from '../../matter/making.ts';

export interface HandOverInput {
  readonly to: string;
  readonly reason: string;
  /** Who tells the young person, and when. */
  readonly tells: string;
}
export interface HandedOver extends LedFrom {
  readonly from: PersonRef;
  readonly to: PersonRef;
  readonly reason: string;
  /** Who tells the young person, and when; absent where they have died, and in what was stored before it was asked. */
  readonly tells?: string;
  /** Of a returned referral: its clock begins again. */
  readonly rungs?: Rungs;
}

/** `isTold`: there is a young person to tell. */
export const handOverFields = (people: readonly Choice[], isTold = true): readonly Field[] => [
  { name: 'to', title: 'New lead worker', kind: 'choice', need: 'always', choices: people },
  {
    name: 'reason',
    title: 'Reason',
    kind: 'text',
    need: 'always',
    most: 300,
    help: 'People who can open the case read it in its history.',
  },
  ...(isTold
    ? [
        {
          name: 'tells',
          title: 'Who tells the young person, and when?',
          kind: 'text' as const,
          need: 'always' as const,
          most: 300,
          help: 'For example: both of us together, at home on Friday. Or: not told, because …',
          check: neverNothing,
        },
      ]
    : []),
];
export const isTold = (childCase: Case | undefined): boolean => childCase === undefined || !hasDied(childCase);

/** A manager above the lead worker, also above one who has left. */
const above: Own<Case> = {
  name: 'manager above the lead worker',
  is: (childCase, { actor, directory }) => isAbove(childCase, actor, directory),
};
/** The lead worker, a manager above them, the co-ordinator; of those, who sees it. */
export const handsOver = [
  { own: leadWorker, reads: 'status' },
  { own: above, reads: 'status' },
  { role: 'triage', reads: 'status' },
] as const;
const notLed = (childCase: Case) => caseIs(childCase, 'Nothing is asked of its lead worker any more.');

/** Never who leads it already, nor who must not know of it; before consent no one who is asked for it, or is above who is. */
function mayLead(childCase: Case, person: Person, directory: Directory): boolean {
  const { objectId, manager } = person;
  if (!may(person, 'lead') || objectId === leadOf(childCase).objectId || childCase.excluded.includes(objectId))
    return false;
  // Where staff are concerned their team is not told (docs/process.md P4.3).
  if (manager !== undefined && childCase.excluded.includes(manager)) return false;
  return (
    hasConsent(childCase) ||
    !everAsked(childCase).some((asked) => asked === objectId || reportsTo(directory, asked, objectId))
  );
}

/** Those of the same team first, then those of the same manager: where there are more than a card holds, these are on it. */
export function leadCandidates(childCase: Case, directory: Directory): readonly Choice[] {
  const lead = personIn(directory, leadOf(childCase).objectId);
  const above = chainAbove(directory, leadOf(childCase).objectId)[0]?.objectId ?? childCase.line?.[0];
  const rank = ({ team, manager }: Person): number =>
    lead?.team !== undefined && team === lead.team ? 0 : manager !== undefined && manager === above ? 1 : 2;
  return leadChoices(
    directory.people.filter((person) => mayLead(childCase, person, directory)).toSorted((a, b) => rank(a) - rank(b)),
  );
}
const leadChoices = (people: readonly Person[]): readonly Choice[] =>
  people.map(({ objectId, name }) => ({ value: objectId, title: name }));
/** The same where several cases are handed over at once: of each case its own rules say no. */
export const anyLead = (directory: Directory, but: string): readonly Choice[] =>
  leadChoices(peopleWho(directory, 'lead').filter(({ objectId }) => objectId !== but));

/** Who leads it from now on, where they may. */
export function newLead(childCase: Case, to: string, directory: Directory): PersonRef | ReturnType<typeof refuse> {
  const person = personIn(directory, to);
  if (person !== undefined && mayLead(childCase, person, directory)) return refOf(person);
  return to === leadOf(childCase).objectId
    ? refuse(
        'alreadyDecided',
        `${leadOf(childCase).name} is already the lead worker.`,
        'Open the case to see where it stands.',
      )
    : refuse('notEligible', 'That person cannot be the lead worker.', 'Choose someone else.');
}

/** While something is asked of its lead worker, or still to be said by them. */
export const barToHandOver = (childCase: Case): ReturnType<typeof refuse> | undefined =>
  isLed(childCase) || isFollowedUp(childCase) ? undefined : notLed(childCase);

/** Over, and its lead worker has still to say how the plan ended, or to speak with the family. */
const isFollowedUp = (childCase: Case): boolean =>
  (childCase.stage === 'otherPlan' && childCase.outcome === undefined) ||
  (childCase.stage === 'closed' && childCase.feedback !== undefined && childCase.feedback.given === undefined);

const handOver = caseStep<HandOverInput, HandedOver>({
  title: 'Hand over',
  fact: 'handed over',
  may: handsOver,
  from: stageNames,
  dataSince: teamSince,
  bar: barToHandOver,
  asks: ({ before, directory }) =>
    handOverFields(before && directory ? leadCandidates(before, directory) : [], isTold(before)),
  // Someone who cannot lead it is no gap in the form: why not is said.
  needs: ({ before }, { to }) => handOverFields([{ value: to, title: to }], isTold(before)),
  record: (before, { to, reason, tells }, context) => {
    const { directory } = context;
    const person = newLead(before, to, directory);
    if ('refusal' in person) return person;
    return { data: { ...leadFrom(before, person, tells, context), reason } };
  },
  evolve: (before, data, meta) => withLead(before, data, meta),
});

/** Its steps on a case. */
export const leadSteps = { handOver } as const;

/** No one has reminded the new lead worker yet. */
function askedAgain(
  { remindAt: _before, reminded = [], ...rest }: WithoutLead<Returned>,
  rungs: HandedOver['rungs'],
): WithoutLead<Returned> {
  return {
    ...rest,
    reminded: reminded.filter(({ rung }) => dutyOfRung(rung) !== 'returned'),
    ...given({ remindAt: timeOf(rungs, 'returned') }),
  };
}
type WithoutLead<Sent> = Omit<Sent, 'leadWorker'>;

/** Who leads a case from now on. */
export type NewLead = Omit<HandedOver, 'reason'>;

/** What a new lead worker is recorded with; `to` may lead it. */
export const leadFrom = (before: Case, to: PersonRef, tells: string, context: Context): NewLead => ({
  from: refOf(leadOf(before)),
  to,
  ...(isTold(before) && { tells }),
  ...ledFrom(to.objectId, context.directory),
  ...(before.stage === 'returned' && { rungs: returnedRungs(context) }),
});

/** The case, led by someone else. */
export function withLead(before: Case, { to, line, rungs, tells }: NewLead, meta: Pick<FactMeta, 'at' | 'by'>): Case {
  const { leadWorker: _before, handedOver: _earlier, ...rest } = before;
  return {
    ...(rest.stage === 'returned' ? askedAgain(rest, rungs) : rest),
    ...given({ leadWorker: to.objectId === before.referrer.objectId ? undefined : { ...to, since: meta.at } }),
    ...(tells !== undefined && { handedOver: { tells, by: refOf(meta.by), at: meta.at } }),
    line,
  };
}
