// The steps on a case itself, and what those on its parts have in common with them.
import { asStored, isLeadAway, leads, readerOf } from './access/access.ts';
import { clock, isAt, made, type Declared, type Making, type Own, type Allowed } from '../matter/making.ts';
import { refuse, type Context, type Step } from '../matter/step.ts';
import { owes, type DutyName } from './owed/owed.ts';
import { stageLabels } from './state/stage-table.ts';
import type { Case } from './state/stages.ts';

/** Not stamped yet: the maker does that. */
type Unstamped<C> = C extends Case ? Omit<C, 'facts' | 'changedAt'> : never;
type CaseDeclared<Input, Data, Before extends Case> = Declared<
  Input,
  Data,
  Before,
  Unstamped<Case>,
  Before['stage'],
  DutyName
>;

type Uncounted<C> = C extends Case ? Omit<C, 'facts'> : never;
type BesideDeclared<Input, Data, Before extends Case> = Declared<Input, Data, Before, Uncounted<Case>, Before['stage']>;
type Reminder<Data, Before extends Case> = Pick<
  BesideDeclared<object, Data, Before>,
  'title' | 'fact' | 'from' | 'record' | 'evolve'
>;

/** Of a case, and of its parts by the case that they are of. What someone reads by break glass gives no right to a step. */
export const caseReads = (childCase: Case, { actor, directory, now }: Context): ReturnType<typeof readerOf> =>
  readerOf(asStored(childCase), actor, directory, now);
/** "This case is: Listed.", and what to do next. Of one that ended in another, where it goes on. */
export const caseIs = (childCase: Case, next: string, code?: string): ReturnType<typeof isAt> =>
  childCase.stage === 'merged'
    ? refuse(
        code === undefined || code === 'ended' ? 'notNow' : code,
        `This case goes on as ${childCase.into}.`,
        'Open that one, and press it there: it holds for this one, too.',
      )
    : isAt('case', stageLabels[childCase.stage], next, code);

/** What the steps on a case go by. */
export const caseMaking: Making<Case, DutyName> = {
  at: ({ stage }) => stage,
  owes,
  reads: caseReads,
  elsewhere: (childCase, next) => caseIs(childCase, next),
};

/** A step on a case; `Before`: the stages that it starts from, with their own fields. */
export function caseStep<Input extends object, Data, Before extends Case = Case>(
  declared: CaseDeclared<Input, Data, Before>,
): Step<Input, Data, Case, Case>;
export function caseStep<Input extends object, Data>(
  declared: CaseDeclared<Input, Data, Case>,
): Step<Input, Data, Case, Case> {
  return made(caseMaking, {
    ...declared,
    evolve: (before, data, meta) => ({
      ...declared.evolve(before, data, meta),
      facts: meta.number,
      changedAt: meta.at,
    }),
  });
}

/** A step that is no change of the case: its lists and what is owed of it go on as they were. */
export const stepBeside = <Input extends object, Data>(
  declared: BesideDeclared<Input, Data, Case>,
): Step<Input, Data, Case, Case> =>
  made<Input, Data, Case, Case, Case['stage']>(caseMaking, {
    ...declared,
    evolve: (before, data, meta) => ({ ...declared.evolve(before, data, meta), facts: meta.number }),
  });

/** The clock's: that it reminded someone is no change of the case. */
export function caseReminder<Data, Before extends Case = Case>(
  declared: Reminder<Data, Before>,
): Step<object, Data, Case, Case>;
export function caseReminder<Data>(declared: Reminder<Data, Case>): Step<object, Data, Case, Case> {
  return stepBeside({ ...declared, may: [{ own: clock }], elsewhere: () => ({ unchanged: true }) });
}

const restrictedCase: Own<Case> = { name: 'of a restricted case', is: ({ restricted }) => restricted !== undefined };
/**
 * The co-ordinator records for those who decide what a restricted case asks of people whom it is not open to
 * (docs/process.md P7.8, P10.7).
 */
export const whereRestricted: Allowed<Case> = { role: 'triage', own: restrictedCase, reads: 'decisions' };

/** Who leads the case. */
export const leadWorker: Own<Case> = {
  name: 'lead worker',
  is: (childCase, { actor }) => leads(childCase, actor),
};

/** The co-ordinator, for a lead worker who has left or is away. */
export const forLeadAway = {
  role: 'triage',
  own: {
    name: 'while the lead worker is away',
    is: (childCase, { directory, now }) => isLeadAway(childCase, directory, now),
  },
  reads: 'reviews',
} as const satisfies Allowed<Case>;

/** A right to a case, for a step on one of its parts. */
export const ofCase = ({ own, ...right }: Allowed<Case>): Allowed<{ readonly case: Case }> => ({
  ...right,
  ...(own && { own: { name: own.name, is: ({ case: childCase }, context) => own.is(childCase, context) } }),
});

/** A case, with a part of it or before it has one. */
interface OnPart {
  readonly case: Case;
}
/** What the steps on a part go by: where the part stands; before there is one, where its case does. */
export const ofPart = <On extends OnPart>(at: (on: On) => string | undefined): Making<On, DutyName> => ({
  at: (on) => at(on) ?? on.case.stage,
  owes: ({ case: childCase }, duty) => owes(childCase, duty),
  reads: ({ case: childCase }, context) => caseReads(childCase, context),
  elsewhere: ({ case: childCase }, next) => caseIs(childCase, next),
});
