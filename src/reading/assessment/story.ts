// The newest risk assessment in words: strengths first, then the band with what set it, and what people made of it
// (docs/process.md P20.4 to P20.9).
import type { Weighs } from '../../cards/assessment/result.ts';
import { cut, type StateName } from '../../cards/blocks.ts';
import type { StoryPart } from '../../cards/case/story.ts';
import type { Ports } from '../../casework/ports/ports.ts';
import {
  isTicked,
  sayGrade,
  sayGradeBriefly,
  type Signs,
  type Strengths,
} from '../../domain/case/assessment/answers.ts';
import {
  bandOf,
  completedOf,
  type Assessment,
  type AssessmentDraft,
  type AssessmentId,
  type BandChanged,
  type Completed,
  type AssessmentLatest,
  type LowerProposed,
} from '../../domain/case/assessment/assessment.ts';
import {
  rankOf,
  sayRiskBand,
  sayRule,
  type Result,
  type RiskBand,
  type RuleName,
  type Trend,
} from '../../domain/case/assessment/bands.ts';
import { heaviest } from '../../domain/case/assessment/score.ts';
import { saySources } from '../../domain/risk-tool/sources.ts';
import {
  formCodes,
  indicatorOf,
  indicators,
  sayForm,
  strengths as allStrengths,
  strengthText,
} from '../../domain/risk-tool/tool.ts';
import { hasDied, type Case } from '../../domain/case/state/stages.ts';
import { readerOf } from '../../domain/case/access/access.ts';
import type { Viewer } from '../reader.ts';
import { countOf } from '../../domain/kernel/counted.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { sayDay, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { agencyName } from '../../domain/people/agencies.ts';

/** So few are read one by one, which costs less than a query for all of a partition. */
const few = 3;

/** All assessments of a case; a case without any is not asked for them. */
export async function assessmentsOf(
  cases: Pick<Ports['cases'], 'part' | 'parts'>,
  childCase: Case,
): Promise<readonly Assessment[]> {
  const count = countOf(childCase, 'assessment');
  if (count > few) return cases.parts(childCase.reference, 'assessment');
  const ids = Array.from({ length: count }, (_, at): AssessmentId => `RA${at + 1}`);
  const found = await Promise.all(ids.map(async (id) => cases.part(childCase.reference, 'assessment', id)));
  return found.flatMap((each) => (each === undefined ? [] : [each.value]));
}

/** It informs; people decide: said wherever the band is read. */
export const informs = 'The tool informs; people decide, and both are kept.';

const trends: Readonly<Record<Trend, string>> = {
  first: 'the first assessment',
  up: '▲ higher than last time',
  same: 'as last time',
  down: '▼ lower than last time',
};
export const sayTrend = (trend: Trend): string => trends[trend];
/** "Moderate: past harm: never below Emerging; score 4, as last time". */
const sayTool = (
  band: RiskBand,
  rule: RuleName,
  score: number,
  trend: Trend,
  heldBelow: RiskBand | undefined,
): string =>
  [
    `${sayRiskBand(band)}: ${sayRule(rule, score, heldBelow)}`,
    ...(rule === 'score' ? [] : [`score ${score}`]),
    ...(trend === 'first' ? [] : [sayTrend(trend)]),
  ].join('; ');
export const signText = (code: string): string => indicatorOf(code)?.text ?? code;

/** "Significant, experiencing exploitation". */
export const sayLatest = ({ band, experiencing }: Pick<AssessmentLatest, 'band' | 'experiencing'>): string =>
  `${sayRiskBand(band)}${experiencing === true ? ', experiencing exploitation' : ''}`;
/** "Enough: 3 of 42 signs are not known". */
export const sayConfidence = ({
  confidence,
  unknown,
  of,
}: Pick<AssessmentLatest, 'confidence' | 'unknown' | 'of'>): string =>
  unknown === 0
    ? `Enough: all ${of} signs are known`
    : `${confidence === 'low' ? 'Low' : 'Enough'}: ${unknown} of ${of} signs ${unknown === 1 ? 'is' : 'are'} not known`;

/** "Trusted adult (strong); Safe friends (partly)": strong ones first. */
const sayStrengths = ({ strengths }: { readonly strengths: Strengths }): string =>
  (
    [
      ['2', 'strong'],
      ['1', 'partly'],
    ] as const
  )
    .flatMap(([level, words]) =>
      allStrengths
        .map(({ code }) => code)
        .filter((code) => strengths[code] === level)
        .map((code) => `${strengthText(code)} (${words})`),
    )
    .join('; ');

const sayChange = (
  { band, by, at, reason, agreedBy, agreed: signed }: BandChanged,
  directory: Directory,
  now: Instant,
): string => {
  const who = signed === undefined ? '' : `${signed.by.name}, `;
  const agreed = agreedBy === undefined ? '' : `, agreed by ${who}${agencyName(directory, agreedBy)}`;
  return `${sayRiskBand(band)} by ${by.name}, ${sayWhen(at, now)}${agreed}: ${cut(reason, 300)}`;
};

/** "Emerging by Tess Chair, Tue 2 Feb 10:05; someone of another agency has still to agree: …". */
const sayLowering = ({ band, by, at, reason }: LowerProposed, now: Instant): string =>
  `${sayRiskBand(band)} by ${by.name}, ${sayWhen(at, now)}; someone of another agency has still to agree: ${cut(reason, 300)}`;

/** Band, rule, drivers: what a meeting and a card say of the newest, and what the case itself holds. */
function latestPairs(
  latest: AssessmentLatest,
  directory: Directory,
  now: Instant,
): readonly (readonly [string, string])[] {
  const { assessed, rule, score, form, drivers, trend, pastHarm, changed, heldBelow, lowering } = latest;
  const pairs: readonly (readonly [string, string])[] = [
    ['The tool says', sayTool(assessed, rule, score, trend, heldBelow)],
    ['People say', changed === undefined ? '' : sayChange(changed, directory, now)],
    ['Proposed', lowering === undefined ? '' : sayLowering(lowering, now)],
    ['Past harm', pastHarm === true ? 'yes: past harm points to future harm' : ''],
    ['Primary form', form === undefined ? '' : sayForm(form)],
    [weighsMost, drivers.map(({ code }) => signText(code)).join('; ')],
    ['Confidence', sayConfidence(latest)],
  ];
  // A label with nothing behind it reads as something that was lost.
  return pairs.filter(([, value]) => value !== '');
}

const headed = (latest: AssessmentLatest, now: Instant): StoryPart => ({
  title: `Risk: ${sayLatest(latest)} (${latest.by.name}, ${sayWhen(latest.at, now)})`,
});

/** Going to the panel wants an assessment (docs/process.md P20.10), unless the child has died. */
export const isWanted = (childCase: Case): boolean =>
  childCase.stage === 'toPanel' && childCase.risk?.latest === undefined && !hasDied(childCase);
const wanted: StoryPart = { stands: 'Risk: not assessed yet. The panel wants a risk assessment from the lead worker.' };

/** In a meeting: band, rule, drivers, as the case holds them; the page has the rest. Who takes the minutes hears the band alone. */
export function riskInMeeting(childCase: Case, { person, directory, now }: Viewer): readonly StoryPart[] {
  const reads = readerOf(childCase, person, directory, now);
  const latest = childCase.risk?.latest;
  if (!reads('risk', 'summary')) return [];
  if (latest === undefined) return isWanted(childCase) ? [wanted] : [];
  if (!reads('risk')) return [headed(latest, now)];
  return [headed(latest, now), { pairs: latestPairs(latest, directory, now), bytes: 400 }, { stands: informs }];
}

/** How a band of risk stands on a card; the sign and the word carry it. */
const bandStates = {
  significant: 'late',
  moderate: 'today',
  emerging: 'you',
  none: 'info',
} as const satisfies Record<RiskBand, StateName>;
const bandOn = (band: RiskBand, when: string) => ({
  state: bandStates[band],
  word: band === 'none' ? sayRiskBand(band) : `${sayRiskBand(band)} risk`,
  when,
});
/** "up from Moderate, Wed 2 Sep"; "as on Wed 2 Sep"; "the first assessment". */
function sayMoved(band: RiskBand, last: Completed | undefined, now: Instant): string {
  if (last === undefined) return trends.first;
  const [before, day] = [bandOf(last), sayDay(last.completed.at, now)];
  if (before === band) return `as on ${day}`;
  return `${rankOf(band) > rankOf(before) ? 'up' : 'down'} from ${sayRiskBand(before)}, ${day}`;
}

/** Each with its points, and how many more or fewer they are than last time. */
function weighsIn(drivers: Result['drivers'], last: Completed | undefined): readonly Weighs[] {
  const before = new Map(last && heaviest(last.signs, last.tool).map(({ code, points }) => [code, points]));
  return drivers.map(({ code, points }) => {
    const was = before.get(code);
    const more = points - (was ?? 0);
    const moved = was === undefined ? 'new' : more === 0 ? 'same' : `${more > 0 ? 'up' : 'down'} ${Math.abs(more)}`;
    const isCritical = indicatorOf(code)?.group === 'K';
    return {
      sign: signText(code),
      points: isCritical ? 'critical' : String(points),
      change: last === undefined || isCritical ? '' : moved,
    };
  });
}

/** What the card of a result says first, and the page as well. */
export interface RiskBandTold {
  readonly band: ReturnType<typeof bandOn>;
  readonly weighs: readonly Weighs[];
}
export interface RiskTold extends RiskBandTold {
  readonly title: string;
  /** "version 2 · Priya Testworth, Mon 4 Jan 10:42". */
  readonly line: string;
  readonly strengths: string;
  /** What no one may overlook. */
  readonly banners: readonly string[];
  readonly pairs: readonly (readonly [label: string, value: string])[];
  /** Sign by sign, since the version before. */
  readonly changes: readonly string[];
}

/** What the newest version says, strengths first: the card of the result and the page tell the same. */
export function newestTold(
  all: readonly Assessment[],
  { risk }: Pick<Case, 'risk'>,
  { directory, now }: Pick<Viewer, 'directory' | 'now'>,
): RiskTold | undefined {
  const newest = completedOf(all).at(-1);
  const latest = risk?.latest;
  if (newest === undefined || latest === undefined) return undefined;
  const last = all.find(({ id }) => id === newest.from);
  const { experiencing, pastHarm } = newest.result;
  const lastCompleted = completedOf(all).find(({ id }) => id === newest.from);
  return {
    band: bandOn(latest.band, sayMoved(latest.band, lastCompleted, now)),
    weighs: weighsIn(newest.result.drivers, lastCompleted),
    title: `Risk: ${sayLatest(latest)}`,
    line: `version ${newest.version} · ${newest.completed.by.name}, ${sayWhen(newest.completed.at, now)}`,
    strengths: sayStrengths(newest),
    banners: [
      ...(experiencing ? ['Exploitation is confirmed.'] : []),
      ...(pastHarm.length > 0 ? [`Past harm: ${pastHarm.join(', ')}. Past harm points to future harm.`] : []),
    ],
    pairs: latestPairs(latest, directory, now).filter(([label]) => label !== 'Past harm'),
    changes: last === undefined ? [] : signChanges(last.signs, newest.signs),
  };
}

/** What weighs most stands by itself, with its points. */
export const pairsBeside = (pairs: RiskTold['pairs']): RiskTold['pairs'] =>
  pairs.filter(([label]) => label !== weighsMost);
const weighsMost = 'Weighs most';

/** The same of a draft, were it completed now. */
export function draftTold(all: readonly Assessment[], draft: AssessmentDraft, result: Result): RiskTold {
  const last = all.find(({ id }) => id === draft.from);
  const lastCompleted = completedOf(all).find(({ id }) => id === draft.from);
  return {
    band: bandOn(result.band, 'not completed yet'),
    weighs: weighsIn(result.drivers, lastCompleted),
    title: `As answered: ${sayRiskBand(result.band)}`,
    line: `version ${draft.version}, not completed yet`,
    strengths: sayStrengths(draft),
    banners: [],
    pairs: previewPairs(result),
    changes: last === undefined ? [] : signChanges(last.signs, draft.signs),
  };
}

/** On a card: one paragraph. */
export function riskOnCard(
  all: readonly Assessment[],
  childCase: Case,
  directory: Directory,
  now: Instant,
): readonly StoryPart[] {
  const latest = childCase.risk?.latest;
  const newest = completedOf(all).at(-1);
  if (latest === undefined || newest === undefined) return isWanted(childCase) ? [wanted] : [];
  const bytes = 500;
  const strengths = sayStrengths(newest);
  return [
    headed(latest, now),
    { pairs: [['Strengths', cut(strengths, 300)], ...latestPairs(latest, directory, now)], bytes },
    { stands: informs },
  ];
}

/** On a page: the same whole, with every sign and what backs it. */
export function riskOnPage(
  all: readonly Assessment[],
  childCase: Case,
  directory: Directory,
  now: Instant,
): readonly StoryPart[] {
  const latest = childCase.risk?.latest;
  const newest = completedOf(all).at(-1);
  if (latest === undefined || newest === undefined) return isWanted(childCase) ? [wanted] : [];
  const { corrects, changes, result, tool } = newest;
  return [
    headed(latest, now),
    {
      pairs: [
        ['Strengths', sayStrengths(newest)],
        ...latestPairs(latest, directory, now).filter(([label]) => label !== 'People say'),
        ...changes.map((change) => ['People say', sayChange(change, directory, now)] as const),
        ['Points by form', sayForms(newest)],
        ['Not known', result.unknown.map(signText).join('; ')],
        ['Version', `${newest.version}, by version ${tool.version} of the tool`],
        ['Corrects', corrects === undefined ? '' : `the version before: ${corrects.reason}`],
      ],
    },
    { stands: informs },
    { title: 'Signs' },
    { pairs: signPairs(newest) },
  ];
}

const sayForms = ({ result }: Completed): string =>
  formCodes
    .filter((form) => result.score.forms[form] > 0)
    .map((form) => `${sayForm(form)} ${result.score.forms[form]}`)
    .join('; ');

/** Every sign that there is or was, with what backs it and where the tool has it from; in the order of the table. */
const signPairs = ({ signs }: Completed): readonly (readonly [string, string])[] =>
  indicators.flatMap(({ code, text, from }) => {
    const sign = signs[code];
    if (sign === undefined || !isTicked(sign)) return [];
    const { grade, line = '', source = '' } = sign;
    const backed = [sayGrade(grade), line, source === '' ? '' : `(${source})`]
      .filter((words) => words !== '')
      .join(' ');
    return [[`${code} ${text}`, `${backed}. Sign from: ${saySources(from)}`] as const];
  });

/** The same of a draft, were it completed now. */
function previewPairs(result: Result): readonly (readonly [string, string])[] {
  const { band, rule, score, experiencing, pastHarm, drivers, unknown, confidence, of, trend, heldBelow } = result;
  return [
    ['The tool says', sayTool(band, rule, score.total, trend, heldBelow)],
    ['Experiencing exploitation', experiencing ? 'yes, confirmed' : ''],
    ['Past harm', pastHarm.map(signText).join('; ')],
    ['Primary form', score.form === undefined ? '' : sayForm(score.form)],
    [weighsMost, drivers.map(({ code }) => signText(code)).join('; ')],
    ['Confidence', sayConfidence({ confidence, unknown: unknown.length, of })],
  ];
}

/** "C03 Unexplained money: was evidenced, now no sign", in the order of the table. */
const signChanges = (before: Signs, after: Signs): readonly string[] =>
  indicators.flatMap(({ code, text }) => {
    const [was, is] = [sayGradeBriefly(before[code]), sayGradeBriefly(after[code])];
    return was === is ? [] : [`${code} ${text}: was ${was}, now ${is}`];
  });
