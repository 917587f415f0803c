// People raise or lower the band, with a reason: the tool informs, people decide, and both are kept (docs/process.md P20.5).
import type { Field } from '../../kernel/fields.ts';
import { given } from '../../kernel/given.ts';
import { refOf } from '../../people/actor.ts';
import type { Directory } from '../../people/directory.ts';
import { may } from '../../people/roles.ts';
import { notAvailable, refuse, type Context } from '../../matter/step.ts';
import { isOpenCase } from '../state/stage-table.ts';
import type { Stage } from '../state/stages.ts';
import { made } from '../../matter/making.ts';
import { bandOf, type Assessment, type Completed } from './assessment.ts';
import { isRiskBand, oneBelow, rankOf, riskBands, sayRiskBand, type RiskBand } from './bands.ts';
import { assesses, making, newest, notNewest, there, type RiskBar, type OnRisk } from './step.ts';

export interface BandInput {
  readonly band: string;
  readonly reason: string;
  readonly agreedBy: string;
}
interface BandData {
  readonly band: RiskBand;
  readonly reason: string;
  readonly agreedBy?: string;
}
const bandFields = (directory: Pick<Directory, 'agencies'> | undefined): readonly Field[] => [
  { name: 'band', title: 'Band', kind: 'choice', need: 'always', choices: riskBands },
  { name: 'reason', title: 'Reason', kind: 'long', need: 'always', most: 1000 },
  {
    name: 'agreedBy',
    title: 'Which other agency agreed',
    kind: 'choice',
    need: 'optional',
    choices: (directory?.agencies ?? []).map(({ id, name }) => ({ value: id, title: name })),
    help: 'Needed to lower the band of a case that the panel has opened.',
  },
];

/** The lowest that people may choose: one below the tool's band; agreed, also what the tool found where it may not fall so fast. */
const lowestOf = ({ result }: Completed, agreed: boolean): RiskBand => {
  const below = oneBelow(result.band);
  const held = result.rule === 'oneStep' && agreed;
  const found = rankOf(result.computed) < rankOf(result.floor) ? result.floor : result.computed;
  const lowest = held && rankOf(found) < rankOf(below) ? found : below;
  return rankOf(lowest) < rankOf(result.floor) ? result.floor : lowest;
};

function barToLower(
  at: OnRisk,
  one: Completed,
  band: RiskBand,
  agreedBy: string,
  { actor, directory }: Context,
): RiskBar {
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
  const known = directory.agencies.some(({ id }) => id === agreedBy) && agreedBy !== actor.agency;
  const agreed = known && may(actor, 'signOverride');
  if (isOpenCase(at.case) && !agreed) {
    return refuse(
      'incomplete',
      'The panel has opened this case: the chair and one other agency lower its band together.',
      'The chair presses Raise or lower and says which other agency agreed.',
    );
  }
  return rankOf(band) < rankOf(lowestOf(one, agreed))
    ? refuse(
        'notEligible',
        `One band at most: not below ${sayRiskBand(lowestOf(one, agreed))}.`,
        'Choose that, or assess again.',
      )
    : undefined;
}

export const changeBand = made<BandInput, BandData, OnRisk, Assessment, Stage>(making, {
  title: 'Raise or lower',
  fact: 'risk band changed by people',
  ...assesses,
  may: [{ role: 'changeBand', reads: 'risk', least: 'write' }],
  bar: (at) => (newest(at) === undefined ? notNewest : undefined),
  asks: ({ directory }) => bandFields(directory),
  record: (at, input, context) => {
    const one = newest(at);
    const { band, reason, agreedBy } = input;
    if (one === undefined || !isRiskBand(band)) return notAvailable;
    if (band === bandOf(one)) return refuse('notNow', `It is ${sayRiskBand(band)} already.`, 'Choose another band.');
    const unmet = rankOf(band) < rankOf(one.result.band) ? barToLower(at, one, band, agreedBy, context) : undefined;
    if (unmet !== undefined) return unmet;
    return { data: { band, reason, ...given({ agreedBy: agreedBy === '' ? undefined : agreedBy }) } };
  },
  evolve: ({ assessment }, data, meta) => {
    const before = there(assessment);
    if (before.state !== 'completed') return before;
    return { ...before, changes: [...before.changes, { ...data, by: refOf(meta.by), at: meta.at }] };
  },
});
