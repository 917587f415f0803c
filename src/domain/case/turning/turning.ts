// The way into adulthood: an adult lead, the route at 18, and a birth date that is put right (docs/process.md P17.5).
import { mayRead, readerOf } from '../../people/access.ts';
import { refOf } from '../../people/actor.ts';
import { may } from '../../people/roles.ts';
import { choicesOf, type Field } from '../../fields.ts';
import { given } from '../../given.ts';
import { incomplete, notAvailable, refuse, type Context, type FactMeta, type Step } from '../../step.ts';
import { localDate } from '../../time/calendar.ts';
import { seventeenAndAHalf } from '../../time/dates.ts';
import { birthOf, checkBirth } from '../referral/birth.ts';
import { fieldNamed } from '../referral/pages.ts';
import { neverNothing } from '../review/fields.ts';
import { isActive, isConsented, stageLabels } from '../stage-table.ts';
import { isOpenCase, type Case, type ConsentedCase } from '../stages.ts';
import type { Consented } from '../meeting/since-consent.ts';
import { isTurning, turningRungs } from './days.ts';

export interface AdultLeadInput {
  readonly adultLead: string;
  readonly careAct: string;
  readonly wishes: string;
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
type Bar = ReturnType<typeof refuse> | undefined;

const adultFields: readonly Field[] = [
  {
    name: 'adultLead',
    title: 'Adult lead',
    kind: 'text',
    need: 'always',
    most: 200,
    help: 'Name and service of the person who takes this on after 18.',
  },
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

const isFollowed = (one: Case): one is ConsentedCase => isConsented(one) && isActive(one);
const notNow = (one: Case): Bar =>
  refuse('notNow', `This case is: ${stageLabels[one.stage]}.`, 'Open it to see where it stands.');

/** The lead worker, a manager above them, and the co-ordinator. */
const leads = (one: Case, { actor, directory, now }: Context): boolean => {
  const reads = readerOf(one, actor, directory, now);
  return reads('reviews', 'write') || (may(actor, 'triage') && reads('reviews'));
};

/** Seventeen and a half, by the birth date that is known; or on the way already. */
const isDue = (one: Case, now: string): boolean => {
  const birth = birthOf(one.answers);
  return (
    isTurning(one) ||
    one.stage === 'transition' ||
    (birth !== undefined && seventeenAndAHalf(birth.date) <= localDate(now))
  );
};
const tooYoung = refuse(
  'notNow',
  'By the date of birth this young person is not 17 and a half yet.',
  'If the date is wrong, the co-ordinator corrects it.',
);

const at = (meta: FactMeta) => ({ by: refOf(meta.by), at: meta.at });
const stamp = (meta: FactMeta) => ({ facts: meta.number, changedAt: meta.at });

export const nameAdultLead: Step<AdultLeadInput, AdultLeadInput, Case, Case> = {
  title: 'Name adult lead',
  fact: 'adult lead named',
  asks: () => adultFields,
  decide: (before, input, context) => {
    if (!leads(before, context)) return notAvailable;
    if (!isFollowed(before)) return notNow(before) ?? notAvailable;
    return (
      (isDue(before, context.now) ? undefined : tooYoung) ?? incomplete(adultFields, input) ?? { data: { ...input } }
    );
  },
  evolve: (before, data, meta) => {
    const one = before as ConsentedCase;
    return {
      ...one,
      adult: { ...data, ...at(meta) },
      turning: { ...one.turning, named: meta.at },
      ...('was' in one || one.stage === 'transition' ? { adultLead: data.adultLead } : {}),
      ...stamp(meta),
    };
  },
};

/** What follows at 18; the case stays as it is, and is closed by the panel alone. */
export const routeAt18: Step<RouteInput, RouteInput, Case, Case> = {
  title: 'Route at 18',
  fact: 'route at 18 recorded',
  asks: () => routeFields,
  decide: (before, input, context) => {
    const { actor, directory, now } = context;
    if (!may(actor, 'routeAt18') || !mayRead('decisions', before, actor, directory, now)) return notAvailable;
    if (!isFollowed(before)) return notNow(before) ?? notAvailable;
    return (isDue(before, now) ? undefined : tooYoung) ?? incomplete(routeFields, input) ?? { data: { ...input } };
  },
  evolve: (before, data, meta) => {
    const one = before as ConsentedCase;
    return {
      ...one,
      route: { ...data, ...at(meta) },
      turning: { ...one.turning, routed: meta.at },
      ...withoutTurning(one, meta.number),
      ...stamp(meta),
    };
  },
};

/** No one is called for it any more; what has been is no longer counted where it begins `afresh`. */
const withoutTurning = (one: ConsentedCase, fact: number, afresh = false): Pick<Consented, 'ladder' | 'reminded'> => ({
  ladder: { set: fact, rungs: (one.ladder?.rungs ?? []).filter(({ rung }) => !turningRungs.includes(rung)) },
  ...(afresh && { reminded: (one.reminded ?? []).filter(({ rung }) => !turningRungs.includes(rung)) }),
});

/** Everything that follows from the date follows from the new one. The co-ordinator's: it is how one child is told from another. */
export const correctBirth: Step<BirthInput, BirthInput, Case, Case> = {
  title: 'Correct date of birth',
  fact: 'date of birth corrected',
  asks: () => birthFields,
  decide: (before, input, context) => {
    const { actor, directory, now } = context;
    if (!may(actor, 'triage') || !mayRead('referral', before, actor, directory, now)) return notAvailable;
    if (!isFollowed(before)) return notNow(before) ?? notAvailable;
    const missing = incomplete(birthFields, input);
    if (missing !== undefined) return missing;
    const { dateOfBirth, birthSure, reason } = input;
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
    const one = before as ConsentedCase;
    const answers = { ...one.answers, dateOfBirth, birthSure };
    const put = { ...one, answers, ...withoutTurning(one, meta.number, true), ...stamp(meta) } as ConsentedCase;
    return stillTurning(put, meta.at) ? put : notTurning(put);
  },
};

const stillTurning = ({ answers, adult, route }: ConsentedCase, now: string): boolean => {
  const birth = birthOf(answers);
  const due = birth === undefined || seventeenAndAHalf(birth.date) <= localDate(now);
  return due || adult !== undefined || route !== undefined;
};

/** The clock had begun it by a date that was wrong; what a panel decided stays decided. */
function notTurning({ turning, ...one }: ConsentedCase): Case {
  if (turning?.since === undefined || one.stage !== 'transition') return one;
  const { inReview, adultLead: _none, ...open } = one;
  const decided = one.decisions?.some(({ decision }) => decision === 'transition') === true;
  return decided ? one : { ...open, stage: inReview === true ? 'review' : 'open' };
}

/** Its birth date says so: from now on it is in transition, if the panel follows it. */
export function intoTransition(one: ConsentedCase, meta: Pick<FactMeta, 'at'>): Case {
  const turning = { ...one.turning, since: one.turning?.since ?? meta.at };
  if (!isOpenCase(one) || one.stage === 'transition') return { ...one, turning };
  // What is to be closed or transferred stays so; if it does not end, it is in transition.
  if (one.stage === 'closing' || one.stage === 'transferWaiting') {
    return { ...one, turning, was: 'transition', ...given({ adultLead: one.adult?.adultLead ?? one.adultLead }) };
  }
  return {
    ...one,
    stage: 'transition',
    turning,
    ...given({ adultLead: one.adult?.adultLead, inReview: one.stage === 'review' ? (true as const) : undefined }),
  };
}
