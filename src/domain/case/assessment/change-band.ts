// People raise or lower the band, with a reason: the tool informs, people decide, and both are kept. Of a case that a panel
// opened two lower it: the chair proposes, and someone of another agency agrees (docs/process.md P20.5).
import type { Field } from '../../kernel/fields.ts';
import { refOf, type Person } from '../../people/actor.ts';
import { represents } from '../../people/agencies.ts';
import { personIn, type Directory } from '../../people/directory.ts';
import { may } from '../../people/roles.ts';
import { notAvailable, refuse, type Context } from '../../matter/step.ts';
import { mayRead } from '../access/access.ts';
import { isOpenCase } from '../state/stage-table.ts';
import type { Case, Stage } from '../state/stages.ts';
import { made } from '../../matter/making.ts';
import { bandOf, type Assessment, type Completed, type LowerProposed } from './assessment.ts';
import { isRiskBand, oneBelow, rankOf, riskBands, sayRiskBand, type RiskBand } from './bands.ts';
import { assesses, making, newest, notNewest, there, type RiskBar, type OnRisk } from './step.ts';

export interface BandInput {
  readonly band: string;
  readonly reason: string;
}
interface BandData {
  readonly band: RiskBand;
  readonly reason: string;
  /** It waits for the agreement of another agency. */
  readonly proposed?: true;
  /** Of what was stored while the chair named the other agency. */
  readonly agreedBy?: string;
}
const bandFields: readonly Field[] = [
  { name: 'band', title: 'Band', kind: 'choice', need: 'always', choices: riskBands },
  { name: 'reason', title: 'Reason', kind: 'long', need: 'always', most: 1000 },
];

/** The lowest that people may choose: one below the tool's band; agreed, also what the tool found where it may not fall so fast. */
const lowestOf = ({ result }: Completed, agreed: boolean): RiskBand => {
  const below = oneBelow(result.band);
  const held = result.rule === 'oneStep' && agreed;
  const found = rankOf(result.computed) < rankOf(result.floor) ? result.floor : result.computed;
  const lowest = held && rankOf(found) < rankOf(below) ? found : below;
  return rankOf(lowest) < rankOf(result.floor) ? result.floor : lowest;
};

/** Two lower it: a panel follows the case. */
const takesTwo = ({ case: childCase }: OnRisk): boolean => isOpenCase(childCase);

function barToLower(at: OnRisk, one: Completed, band: RiskBand, { actor }: Context): RiskBar {
  if (one.completed.by.objectId === actor.objectId) {
    return refuse(
      'notEligible',
      'You completed this assessment.',
      'Someone else lowers its band: a manager or the chair.',
    );
  }
  const { floor } = one.result;
  if (rankOf(band) < rankOf(floor)) {
    return refuse(
      'notEligible',
      `${sayRiskBand(floor)} is the lowest: no one goes below a floor.`,
      'Choose another band.',
    );
  }
  if (takesTwo(at) && !may(actor, 'signOverride')) {
    return refuse(
      'notEligible',
      'The panel has opened this case: the chair and one other agency lower its band together.',
      'Ask the chair to press Raise or lower; then someone of another agency presses Agree lower band.',
    );
  }
  const lowest = lowestOf(one, takesTwo(at));
  return rankOf(band) < rankOf(lowest)
    ? refuse('notEligible', `One band at most: not below ${sayRiskBand(lowest)}.`, 'Choose that, or assess again.')
    : undefined;
}

export const changeBand = made<BandInput, BandData, OnRisk, Assessment, Stage>(making, {
  title: 'Raise or lower',
  fact: 'risk band changed by people',
  ...assesses,
  may: [{ role: 'changeBand', reads: 'risk', least: 'write' }],
  bar: (at) => (newest(at) === undefined ? notNewest : undefined),
  asks: () => bandFields,
  record: (at, input, context) => {
    const one = newest(at);
    const { band, reason } = input;
    if (one === undefined || !isRiskBand(band)) return notAvailable;
    if (band === bandOf(one)) return refuse('notNow', `It is ${sayRiskBand(band)} already.`, 'Choose another band.');
    const lowers = rankOf(band) < rankOf(one.result.band);
    const unmet = lowers ? barToLower(at, one, band, context) : undefined;
    return unmet ?? { data: { band, reason, ...(lowers && takesTwo(at) && { proposed: true }) } };
  },
  evolve: ({ assessment }, { proposed, ...data }, meta) => {
    const before = there(assessment);
    if (before.state !== 'completed') return before;
    const said = { ...data, by: refOf(meta.by), at: meta.at };
    // What was proposed before is over.
    const { lowering: _before, ...rest } = before;
    return proposed ? { ...rest, lowering: said } : { ...rest, changes: [...before.changes, said] };
  },
});

interface Agreement {
  readonly reason: string;
}
const agreeFields: readonly Field[] = [
  { name: 'reason', title: 'Why your agency agrees', kind: 'long', need: 'always', most: 1000 },
];

/** The agency that someone agrees for: not that of the chair who proposed it. */
function agreesFor(lowering: LowerProposed | undefined, actor: Person, directory: Directory): string | undefined {
  const chair = lowering && personIn(directory, lowering.by.objectId);
  return directory.agencies.find(({ id }) => id !== chair?.agency && represents(actor, id, directory))?.id;
}
const noneProposed = refuse(
  'notNow',
  'No lower band waits for agreement.',
  'The chair proposes one: Raise or lower, on the assessment.',
);
/** Why this person does not agree to what is proposed; said before anyone types. */
function barToAgree({ risk }: Case, { actor, directory }: Context): RiskBar {
  const { lowering, by } = risk?.latest ?? {};
  if (lowering === undefined) return noneProposed;
  if (lowering.by.objectId === actor.objectId) {
    return refuse('notEligible', 'You proposed it.', 'Someone of another agency agrees.');
  }
  if (by?.objectId === actor.objectId) {
    return refuse('notEligible', 'You completed this assessment.', 'Someone else of your agency agrees.');
  }
  return agreesFor(lowering, actor, directory) === undefined
    ? refuse('notEligible', 'The chair’s own agency is not the other one.', 'Someone of another agency agrees.')
    : undefined;
}
/** Whether a lower band waits for the agreement of this person's agency. */
export const mayAgree = (childCase: Case, context: Context): boolean =>
  barToAgree(childCase, context) === undefined &&
  mayRead('decisions', childCase, context.actor, context.directory, context.now);

export const agreeBand = made<Agreement, Agreement & { readonly agency: string }, OnRisk, Assessment, Stage>(making, {
  title: 'Agree lower band',
  fact: 'lower risk band agreed',
  from: assesses.from,
  elsewhere: assesses.elsewhere,
  may: [
    {
      own: {
        name: 'signs for an agency',
        is: (_on, { actor, directory }) => agreesFor(undefined, actor, directory) !== undefined,
      },
      reads: 'decisions',
    },
  ],
  bar: (at, context) => (newest(at) === undefined ? notNewest : barToAgree(at.case, context)),
  asks: () => agreeFields,
  record: ({ case: { risk } }, { reason }, { actor, directory }) => {
    const agency = agreesFor(risk?.latest?.lowering, actor, directory);
    return agency === undefined ? notAvailable : { data: { reason, agency } };
  },
  evolve: ({ assessment }, { reason, agency }, meta) => {
    const before = there(assessment);
    if (before.state !== 'completed' || before.lowering === undefined) return before;
    const { lowering, ...rest } = before;
    const agreed = { reason, by: refOf(meta.by), at: meta.at };
    return { ...rest, changes: [...before.changes, { ...lowering, at: meta.at, agreedBy: agency, agreed }] };
  },
});
