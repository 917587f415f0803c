// What the values are called by which figures are told apart.
import { riskBands } from '../../domain/case/assessment/bands.ts';
import { sayDecision } from '../../domain/case/meeting/decisions.ts';
import {
  careStatuses,
  educationStatuses,
  exploitationTypes,
  notForMset,
  returnReasons,
  sexes,
} from '../../domain/case/referral/form/lists.ts';
import { categories, effects, subTypes } from '../../domain/case/referral/form/support.ts';
import { sayRoute } from '../../domain/case/turning/turning.ts';
import { entityRow, toEntityKind } from '../../domain/entity/kinds.ts';
import { indicatorOf } from '../../domain/risk-tool/tool.ts';
import { breachWhats } from '../../domain/register/fields.ts';
import { placeKinds } from '../../domain/link/kinds.ts';
import { elsewhere } from '../../domain/figures/areas.ts';
import { notKnown } from '../../domain/figures/counts.ts';
import type { Split } from '../../domain/figures/measures.ts';
import type { Choice } from '../../domain/kernel/fields.ts';
import { meetingTypes } from '../../domain/meeting/meeting.ts';
import { anyOutcomes } from '../../domain/people/disruption.ts';
import { agencyName } from '../../domain/people/agencies.ts';
import type { Directory } from '../../domain/people/directory.ts';

const from =
  (choices: readonly Choice[]) =>
  (value: string): string =>
    choices.find((one) => one.value === value)?.title ?? value;
const named =
  (words: Readonly<Record<string, string>>) =>
  (value: string): string =>
    words[value] ?? value;

const words: Readonly<Record<Split, (value: string, directory: Directory) => string>> = {
  type: from(exploitationTypes),
  age: named({
    under10: 'Under 10',
    '10to12': '10 to 12',
    '13to15': '13 to 15',
    '16to17': '16 and 17',
    '18up': '18 and over',
  }),
  sex: from(sexes),
  ethnicity: named({ white: 'White', mixed: 'Mixed', asian: 'Asian', black: 'Black', other: 'Other' }),
  care: from(careStatuses),
  education: from(educationStatuses),
  team: (value) => value,
  agency: (value, directory) => (value === 'council' ? 'Council' : agencyName(directory, value)),
  reason: from([...returnReasons, ...notForMset]),
  decision: sayDecision,
  band: from(riskBands),
  category: from(categories),
  effect: from(effects),
  meeting: from(meetingTypes),
  outcome: named({
    ...Object.fromEntries(anyOutcomes.map(({ value, title }) => [value, title])),
    submitted: 'Submitted',
    considering: 'Considered, not submitted yet',
    notNeeded: 'Not needed',
    'reasonable-positive': 'Reasonable grounds: positive',
    'reasonable-negative': 'Reasonable grounds: negative',
    'conclusive-positive': 'Conclusive grounds: positive',
    'conclusive-negative': 'Conclusive grounds: negative',
  }),
  route: sayRoute,
  weekday: (value) => value,
  dayPart: named({
    night: 'Night, 00:00 to 05:59',
    morning: 'Morning, 06:00 to 11:59',
    afternoon: 'Afternoon, 12:00 to 17:59',
    evening: 'Evening, 18:00 to 23:59',
  }),
  disruption: from(subTypes),
  host: (value) => (value === 'case' ? 'A case' : titleOfKind(value)),
  sign: (value) => indicatorOf(value)?.text ?? value,
  area: named({ [elsewhere]: 'Elsewhere' }),
  placeKind: from(placeKinds),
  shared: named(breachWhats),
};

/** "Place". */
function titleOfKind(value: string): string {
  const kind = toEntityKind(value);
  return kind === undefined ? value : entityRow(kind).title;
}

/** "County lines", "13 to 15", "Northumbria Police", "Not known". */
export const sayValue = (split: Split, value: string, directory: Directory): string =>
  value === notKnown || value === '' ? 'Not known' : words[split](value, directory);
