// The way into adulthood: an adult lead, the route at 18, and a birth date that is put right (docs/process.md P17.5).
import { refOf } from '../../people/actor.ts';
import { choicesOf, type Choice, type Field } from '../../kernel/fields.ts';
import { given } from '../../kernel/given.ts';
import { refuse, type Context, type FactMeta } from '../../matter/step.ts';
import { localDate } from '../../time/calendar.ts';
import { seventeenAndAHalf } from '../../time/dates.ts';
import { birthOf, checkBirth } from '../state/birth.ts';
import { fieldNamed } from '../referral/form/pages.ts';
import { neverNothing } from '../review/fields.ts';
import { isWithMset } from '../owed/duty.ts';
import { owes } from '../owed/owed.ts';
import { activeStages, isOpenCase, stageNames } from '../state/stage-table.ts';
import type { Case, ConsentedCase } from '../state/stages.ts';
import { isTurning } from '../state/turning-days.ts';
import { caseIs, caseStep } from '../making.ts';
import { leadChoices, leadsIn, withLeads } from '../lead/named.ts';
import type { LeadsChosen } from '../state/raises.ts';
import { asSent, whoFields } from '../../people/person-field.ts';

interface AdultLeadSaid {
  readonly adultLead: string;
  readonly careAct: string;
  readonly wishes: string;
}
export interface AdultLeadInput extends AdultLeadSaid {
  /** Who is chosen, beside the words for someone outside MSET. */
  readonly adultLeadIs?: string;
}
interface AdultLeadNamed extends AdultLeadSaid {
  readonly leads?: LeadsChosen;
}
export interface RouteInput {
  readonly route: string;
  readonly why: string;
}
export interface BirthInput {
  readonly dateOfBirth: string;
  readonly birthSure: string;
  readonly reason: string;
}

const adultFields = (people: readonly Choice[]): readonly Field[] => [
  ...whoFields(
    { name: 'adultLead', title: 'Adult lead', need: 'always', help: 'The person who takes this on after 18.' },
    people,
  ),
  {
    name: 'careAct',
    title: 'Care Act view',
    kind: 'long',
    need: 'always',
    most: 1000,
    help: 'Needs for care and support, abuse or its risk, and whether these needs keep them from protecting themselves.',
  },
  {
    name: 'wishes',
    title: 'The young person’s wishes',
    kind: 'long',
    need: 'always',
    most: 1000,
    help: 'As they say it. Or: not seen, because …',
    check: neverNothing,
  },
];

const routes = choicesOf({
  adultSafeguarding: 'Adult safeguarding',
  leavingCare: 'Leaving care to 25',
  voluntary: 'Voluntary sector',
  policeOnly: 'Police only',
  none: 'None',
});
export const sayRoute = (route: string): string => routes.find(({ value }) => value === route)?.title ?? route;
const routeFields: readonly Field[] = [
  { name: 'route', title: 'Route', kind: 'choice', need: 'always', choices: routes },
  { name: 'why', title: 'Why', kind: 'long', need: 'always', most: 1000 },
];

const asAnswered = (name: string, title: string, need: Field['need']): readonly Field[] => {
  const field = fieldNamed(name);
  return field === undefined ? [] : [{ ...field, title, need }];
};
const birthFields: readonly Field[] = [
  ...asAnswered('dateOfBirth', 'Date of birth', 'always'),
  ...asAnswered('birthSure', 'How certain is the date of birth?', 'always'),
  { name: 'reason', title: 'How you know', kind: 'text', need: 'always', most: 300 },
];

/** The lead worker, a manager above them, and the co-ordinator. */
const leads = [
  { reads: 'reviews', least: 'write' },
  { role: 'triage', reads: 'reviews' },
] as const;
const toSee = 'Open it to see where it stands.';
const follows = { from: activeStages, elsewhere: toSee } as const;

/** Seventeen and a half, by the birth date that is known; or on the way already. */
const isDue = (childCase: Case, now: string): boolean => {
  const birth = birthOf(childCase.answers);
  return (
    isTurning(childCase) ||
    childCase.stage === 'transition' ||
    (birth !== undefined && seventeenAndAHalf(birth.date) <= localDate(now))
  );
};
const tooYoung = refuse(
  'notNow',
  'By the date of birth this young person is not 17 and a half yet.',
  'If the date is wrong, the co-ordinator corrects it.',
);
/** MSET has it, or it was asked for before it ended. */
const unlessDue = (childCase: Case, { now }: Context) => {
  if (!isWithMset(childCase)) return owes(childCase, 'route') ? undefined : caseIs(childCase, toSee);
  return isDue(childCase, now) ? undefined : tooYoung;
};

const at = (meta: FactMeta) => ({ by: refOf(meta.by), at: meta.at });

const nameAdultLead = caseStep<AdultLeadInput, AdultLeadNamed>({
  title: 'Name adult lead',
  fact: 'adult lead named',
  may: leads,
  from: stageNames,
  bar: (before, context) => (isWithMset(before) ? unlessDue(before, context) : caseIs(before, toSee)),
  dataSince: { leads: 9 },
  asks: ({ before, directory, now }) => adultFields(leadChoices(before, given({ directory, now }))),
  // Someone who may not be named is no gap in the form: why not is said.
  needs: (_at, sent) => adultFields(asSent(sent, ['adultLead'])),
  record: (before, { adultLead, adultLeadIs, careAct, wishes }, context) => {
    const named = leadsIn(before, { adultLead, adultLeadIs }, context);
    if ('refusal' in named) return named;
    return {
      data: { adultLead: named.words.adultLead ?? '', careAct, wishes, ...given({ leads: named.leads }) },
    };
  },
  evolve: ({ leads: named, ...before }, { leads, ...data }, meta) => ({
    ...before,
    ...given({ leads: withLeads(named, ['adultLead'], leads, meta.at) }),
    adult: { ...data, ...at(meta) },
    turning: { ...before.turning, named: meta.at },
    ...('was' in before || before.stage === 'transition' ? { adultLead: data.adultLead } : {}),
  }),
});

/** What follows at 18; the case stays as it is, and is closed by the panel alone. */
const routeAt18 = caseStep<RouteInput, RouteInput>({
  title: 'Route at 18',
  fact: 'route at 18 recorded',
  may: [{ role: 'routeAt18', reads: 'decisions' }],
  from: stageNames,
  bar: unlessDue,
  asks: () => routeFields,
  record: (_before, input) => ({ data: { ...input } }),
  evolve: (before, data, meta) => ({
    ...before,
    route: { ...data, ...at(meta) },
    turning: { ...before.turning, routed: meta.at },
  }),
});

/** Everything that follows from the date follows from the new one. The co-ordinator's: it is how one child is told from another. */
const correctBirth = caseStep<BirthInput, BirthInput, ConsentedCase>({
  title: 'Correct date of birth',
  fact: 'date of birth corrected',
  may: [{ role: 'triage', reads: 'referral' }],
  ...follows,
  asks: () => birthFields,
  record: (_before, { dateOfBirth, birthSure, reason }, { now }) => {
    const birth = birthOf({ dateOfBirth, birthSure });
    const partly = birthSure === 'exact' && birth?.inPart === true;
    const future = birth !== undefined && birth.date > localDate(now) ? checkBirth(birth, localDate(now)) : undefined;
    if (partly) {
      return refuse('incomplete', 'Only a year or a month is given.', 'Give the day, or choose "Estimated".');
    }
    if (future !== undefined) return refuse('incomplete', `Date of birth: ${future}`, 'Check the date.');
    return { data: { dateOfBirth, birthSure, reason } };
  },
  evolve: (before, { dateOfBirth, birthSure }, meta) => {
    const answers = { ...before.answers, dateOfBirth, birthSure };
    const put: ConsentedCase = { ...before, answers };
    return stillTurning(put, meta.at) ? put : notTurning(put);
  },
});

/** Its steps on a case. */
export const turningSteps = { nameAdultLead, routeAt18, correctBirth } as const;

const stillTurning = ({ answers, adult, route }: ConsentedCase, now: string): boolean => {
  const birth = birthOf(answers);
  const due = birth === undefined || seventeenAndAHalf(birth.date) <= localDate(now);
  return due || adult !== undefined || route !== undefined;
};

/** The clock had begun it by a date that was wrong; what a panel decided stays decided. */
function notTurning({ turning, ...childCase }: ConsentedCase): Case {
  if (turning?.since === undefined || childCase.stage !== 'transition') return childCase;
  const { inReview, adultLead: _none, ...open } = childCase;
  const decided = childCase.decisions?.some(({ decision }) => decision === 'transition') === true;
  return decided ? childCase : { ...open, stage: inReview === true ? 'review' : 'open' };
}

/** Its birth date says so: from now on it is in transition, if the panel follows it. */
export function intoTransition(childCase: Case, meta: Pick<FactMeta, 'at'>): Case {
  const turning = { ...childCase.turning, since: childCase.turning?.since ?? meta.at };
  if (!isOpenCase(childCase) || childCase.stage === 'transition') return { ...childCase, turning };
  // What is to be closed or transferred stays so; if it does not end, it is in transition.
  if (childCase.stage === 'closing' || childCase.stage === 'transferWaiting') {
    return {
      ...childCase,
      turning,
      was: 'transition',
      ...given({ adultLead: childCase.adult?.adultLead ?? childCase.adultLead }),
    };
  }
  return {
    ...childCase,
    stage: 'transition',
    turning,
    ...given({
      adultLead: childCase.adult?.adultLead,
      inReview: childCase.stage === 'review' ? (true as const) : undefined,
    }),
  };
}
