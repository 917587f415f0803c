// The steps of a referral: start, save a page, submit, resubmit, withdraw.
import type { CaseContext } from '../context.ts';
import {
  leadOf,
  type KeptOut,
  type NotKnown,
  type ReferredAgain,
  type SentAgain,
  type Submission,
} from '../state/stage-parts.ts';
import { refOf, type Person, type PersonRef } from '../../people/actor.ts';
import { may } from '../../people/roles.ts';
import { localDate, type Instant } from '../../time/calendar.ts';
import { chainAbove, personIn, type Directory } from '../../people/directory.ts';
import { type Answers, type Field, typedMost } from '../../kernel/fields.ts';
import type { ObjectId, Reference } from '../../kernel/ids.ts';
import { defaultSettings } from '../../people/settings.ts';
import { notAvailable, refuse, type Decision, type FactMeta } from '../../matter/step.ts';
import { asksForRisk } from '../assessment/decided.ts';
import { isSaidBeside, saysSo } from '../concern/concern.ts';
import { ladoBy, timeOf, triageRungs, type Rungs } from '../clock.ts';
import { askingOf } from '../consent/clock.ts';
import { eligibleConsenters } from '../access/consenters.ts';
import { changedSince, gapsIn, isDetermined, type Gap } from './form/rules.ts';
import { withAge, type AgeBy } from './form/determination.ts';
import { emptyNotKnown, savedFrom, withPage, type PageInput, type PageSaved } from './form/saving.ts';
import { endedAt, keptFrom, linkTo, mayReferAgain, referredBefore } from '../again/again.ts';
import { isFirstResponder } from '../onward/first-responder.ts';
import { nrmBy } from '../state/grounds.ts';
import { changed } from '../now/change.ts';
import { changedOnPages, saidOnPages } from '../now/returned.ts';
import type { TrueChanges } from '../state/held.ts';
import { withdrawSteps } from './withdraw.ts';
import { type Case, type Draft, type Returned, commonOf } from '../state/stages.ts';
import { given } from '../../kernel/given.ts';
import { caseStep } from '../making.ts';
import { matterBegun } from '../../matter/making.ts';

export interface StartInput extends PageInput {
  readonly reference: Reference;
  /** What is new, of a child whose ended case the server has read. */
  readonly whatIsNew?: string;
  /** Begun by a co-ordinator for a worker who is to refer the child, with what the police’s lists say (docs/process.md P29.6). */
  readonly fromPolice?: { readonly worker: ObjectId; readonly known: Answers };
}

/** Where the lead worker was that day: the directory says it only of today. */
export interface LedFrom {
  /** The managers above them, nearest first. */
  readonly line: readonly ObjectId[];
  /** Absent: the directory names none, or it is a fact from before form 4. */
  readonly team?: string;
}
export const teamSince = { team: 4 } as const;

export interface Started extends PageSaved, LedFrom {
  readonly reference: Reference;
  /** The ended case that it was made again from; its answers stand among those saved. */
  readonly again?: ReferredAgain;
  /** Who is kept out of that case, and of this one. */
  readonly keptOut?: readonly KeptOut[];
  /** Whose referral it is, where someone else began it for them. */
  readonly referrer?: PersonRef;
}
export interface Submitted extends LedFrom {
  readonly submission: Submission;
  /** The version that was submitted, whole: history shows each (docs/process.md P3.10). */
  readonly answers: Answers;
  readonly notKnown: NotKnown;
  readonly rule: string;
  /** What of the child is true now, by what was changed since it was returned. */
  readonly now?: TrueChanges;
  /** Sent back to the co-ordinator: the manager's consent still holds. */
  readonly triage?: Rungs;
  /** Someone of concern works with children: by when the LADO is told. */
  readonly ladoBy?: Instant;
  /** The NRM is considered: by when it is decided. */
  readonly nrmBy?: Instant;
}
export interface ResubmitInput {
  /** Needed where nothing was changed since it was returned. */
  readonly unchangedBecause?: string;
}
/** The Section 47 determination begins the case (docs/design.md 6). */
export const start = matterBegun<StartInput, Started, Draft>({
  title: 'Start',
  fact: 'referral started',
  may: [{ role: 'refer' }],
  others: () => notReferrer,
  dataSince: { ...teamSince, keptOut: 5, referrer: 7 },
  record: (_nothing, input, { actor, directory, about, now }: CaseContext) => {
    const ended = input.whatIsNew === undefined ? undefined : about && endedAt(about);
    const saved = savedFrom({}, emptyNotKnown, input, measureOf(now, directory, ended));
    if (input.fromPolice !== undefined)
      return begunFor(input, input.fromPolice, saved?.answers ?? {}, actor, directory);
    if (!isDetermined(saved?.answers ?? {})) return section47First;
    const from = ledFrom(actor.objectId, directory);
    const begun = { reference: input.reference, ...from, page: input.page, answers: {}, ...saved };
    if (input.whatIsNew === undefined) return { data: begun };
    if (about === undefined || !mayReferAgain(about, actor, directory, now)) return notAvailable;
    const answers = { ...keptFrom(about, now), ...referredBefore, whatIsNew: input.whatIsNew, ...begun.answers };
    const keptOut = (about.keptOut ?? []).map(({ conflict: _conflict, through: _through, ...one }): KeptOut => one);
    const again = linkTo(about, now, directory);
    return { data: { ...begun, answers, again, ...(keptOut.length > 0 && { keptOut }) } };
  },
  evolve: (_nothing, data, meta) => {
    const fresh: Draft = {
      stage: 'draft',
      reference: data.reference,
      referrer: data.referrer ?? refOf(meta.by),
      startedAt: meta.at,
      line: data.line,
      facts: meta.number,
      changedAt: meta.at,
      answers: {},
      notKnown: emptyNotKnown,
      excluded: (data.keptOut ?? []).map(({ person }) => person.objectId),
      ...given({ again: data.again, keptOut: data.keptOut }),
      ...(data.referrer !== undefined && { begunBy: refOf(meta.by) }),
    };
    return withPage(fresh, data, meta.number, meta.at);
  },
});

/** The worker answers Section 47 before they send it: a co-ordinator who reads a list cannot know. */
function begunFor(
  { reference, page }: StartInput,
  { worker, known }: NonNullable<StartInput['fromPolice']>,
  answers: Answers,
  actor: Person,
  directory: Directory,
): Decision<Started> {
  const person = personIn(directory, worker);
  if (!may(actor, 'keepPoliceLists') || person === undefined || !may(person, 'lead')) return notAvailable;
  return {
    data: {
      reference,
      ...ledFrom(worker, directory),
      page,
      answers: { ...known, ...answers },
      referrer: refOf(person),
    },
  };
}

const rights = [{ reads: 'referral', least: 'write' }] as const;

const savePage = caseStep<PageInput, PageSaved, Draft | Returned>({
  title: 'Save',
  fact: 'page saved',
  savesAgain: true,
  may: rights,
  from: ['draft', 'returned'],
  elsewhere: () => alreadySent,
  record: (before, input, { now, directory }) => {
    const measure = measureFor(before, directory, now);
    const saved = savedFrom(before.answers, before.notKnown, input, measure, before.section47MissingAt !== undefined);
    return saved === undefined ? { unchanged: true } : { data: saved };
  },
  evolve: (before, data, meta) => withPage(before, data, meta.number, meta.at),
});

const submit = caseStep<object, Submitted, Draft>({
  title: 'Submit for consent',
  fact: 'submitted for consent',
  may: rights,
  from: ['draft'],
  elsewhere: () => alreadySent,
  dataSince: { ...teamSince, nrmBy: 9 },
  record: (before, _input, context) => submission(before, context),
  evolve: waitingForConsent,
});

const resubmit = caseStep<ResubmitInput, Submitted, Returned>({
  title: 'Submit for consent',
  fact: 'resubmitted',
  may: rights,
  from: ['returned'],
  elsewhere: () => alreadySent,
  dataSince: { ...teamSince, nrmBy: 9 },
  bar: (before) => (asksForRisk(before) ? riskFirst : undefined),
  record: (before, { unchangedBecause }, context) => submission(before, context, unchangedBecause?.trim()),
  evolve: (returned, data, meta) => {
    const said = data.now && { changes: data.now, why: saidOnPages };
    const before = said === undefined ? returned : changed(returned, said, meta.by, meta.at);
    const { consent, decisions, checked, urgentEnded, invited } = before;
    if (data.triage === undefined || consent === undefined) return waitingForConsent(before, data, meta);
    return {
      ...waitingForConsent(before, data, meta),
      stage: 'received',
      consent,
      ...given({ decisions, checked, urgentEnded, invited, triageBy: timeOf(data.triage, 'triage') }),
    };
  },
});

/** Whether a case goes back to the co-ordinator without asking the manager again. */
const consentStands = ({ consent, consentedTo: then, answers }: Returned): boolean =>
  consent !== undefined && Object.entries(then ?? {}).every(([name, value]) => (answers[name] ?? '') === value);

/** Its steps on a case. */
export const referralSteps = { start, savePage, submit, resubmit, ...withdrawSteps } as const;

const measureOf = (on: Instant, { settings }: Directory, ended: Instant | undefined): AgeBy => ({
  on: localDate(on),
  months: settings.section47Months,
  ...given({ ended: ended && localDate(ended) }),
});
/** Since when MSET has taken the child, whose form is with the referrer again. */
const takenAt = (childCase: Case): Instant | undefined =>
  childCase.stage === 'returned' && consentStands(childCase) ? childCase.consent?.at : undefined;
/** The determination was to hold when MSET took the child; until then, today. */
const measureFor = (childCase: Case, directory: Directory, now: Instant): AgeBy =>
  measureOf(takenAt(childCase) ?? now, directory, childCase.again?.ended);

/** The answers of a form, with whether its Section 47 determination has grown old since it was saved. */
export const agedAnswers = (childCase: Case, directory: Directory, now: Instant): Answers =>
  withAge(childCase.answers, childCase.notKnown.fields, measureFor(childCase, directory, now));

const notReferrer = refuse(
  'notReferrer',
  'Only council practitioners and managers may refer a child to MSET.',
  'If you are worried about a child, ring the front door: press Advice.',
);
const section47First = refuse(
  'section47First',
  'A referral begins with its Section 47 determination.',
  'Press Start on its card and answer that first.',
);
const alreadySent = refuse(
  'alreadySent',
  'This referral has been sent and can no longer be changed here.',
  'Open it to see where it stands.',
);

/** Everything that still stands between a draft and its submission. */
export function gapsOf(childCase: Case, directory: Directory, now: Instant): readonly Gap[] {
  const eligible = eligibleConsenters(directory, childCase, now);
  const lead = personIn(directory, leadOf(childCase).objectId);
  const firstResponder = lead !== undefined && isFirstResponder(lead, directory);
  // One whom MSET has taken may have turned 18 since: what the route at 18 asks is owed, and the case goes on.
  const taken = takenAt(childCase);
  return gapsIn(agedAnswers(childCase, directory, now), childCase.notKnown, {
    today: localDate(now),
    ...given({ childOn: taken && localDate(taken) }),
    eligible,
    settings: directory.settings,
    firstResponder,
  });
}

/** What was returned for the risk assessment goes back with it (docs/process.md P20.10). */
const riskFirst = refuse(
  'incomplete',
  'Not sent. The risk assessment was asked for, and it is not complete yet.',
  'Open the case and press Assess risk. Then submit.',
);

function submission(before: Draft | Returned, context: CaseContext, unchangedBecause = ''): Decision<Submitted> {
  const { now, directory } = context;
  const gaps = gapsOf(before, directory, now);
  if (gaps.length > 0) {
    const titles = gaps.map((gap) => gap.title).join(', ');
    return refuse('incomplete', `Not sent. Still needed: ${titles}.`, 'Answer each, or say "Not known yet" and why.');
  }
  const again = before.stage === 'returned' ? sentAgain(before, unchangedBecause) : undefined;
  if (again !== undefined && 'refusal' in again) return again;
  const from = ledFrom(leadOf(before).objectId, directory);
  const lado = saysSo(before.answers) ? { ladoBy: ladoBy(now, directory.settings) } : {};
  const considered = before.answers['nrm'] === 'considered' ? { nrmBy: nrmBy(now, directory.settings) } : {};
  const isKept = before.stage === 'returned' && consentStands(before);
  const said = given({ now: before.stage === 'returned' ? changedOnPages(before, !isKept) : undefined });
  if (before.stage === 'returned' && isKept) {
    const rule =
      'Returned by the co-ordinator: consent still holds if the child and types of exploitation are unchanged.';
    const { answers, notKnown } = before;
    const { nrmBy: _before, ...round } = before.submission;
    const sent = { ...round, ...again };
    return {
      data: {
        ...from,
        ...said,
        submission: sent,
        answers,
        notKnown,
        rule,
        triage: triageRungs(before, context),
        ...lado,
        ...considered,
      },
    };
  }
  const eligible = eligibleConsenters(directory, before, now);
  const chosen = eligible.find((person) => person.objectId === before.answers['consenter']);
  const consenter = chosen && refOf(chosen);
  const previous = before.stage === 'returned' ? before.submission : undefined;
  const { rungs, ...asking } = askingOf(directory, consenter, before, now);
  const sent: Submission = {
    round: (previous?.round ?? 0) + 1,
    at: now,
    consenter,
    ...asking,
    clear: [],
    ...again,
    ladder: { set: before.facts + 1, rungs },
  };
  const rule = 'The consenting manager is above the referrer or a delegate; never the referrer or their own reports.';
  return {
    data: {
      ...from,
      ...said,
      submission: sent,
      answers: before.answers,
      notKnown: before.notKnown,
      rule,
      ...lado,
      ...considered,
    },
  };
}

/** What changed since it was returned; where nothing did, why. */
function sentAgain(
  before: Returned,
  unchangedBecause: string,
): { readonly again: SentAgain } | ReturnType<typeof refuse> {
  const changed = changedSince(before.sent, before);
  if (changed.length > 0) return { again: { returned: before.returned, changed } };
  if (unchangedBecause === '') {
    return refuse(
      'nothingChanged',
      `Not sent. Nothing has changed since ${before.returned.by.name} returned it.`,
      'Make the changes asked for, or say why not under "I changed nothing because".',
    );
  }
  const reason = unchangedBecause.slice(0, typedMost(unchangedField));
  return { again: { returned: before.returned, changed, unchangedBecause: reason } };
}

/** Asked where nothing was changed since it was returned. */
export const unchangedField: Field = {
  name: 'unchangedBecause',
  title: 'I changed nothing because',
  kind: 'text',
  need: 'optional',
  most: 500,
  // It is asked only where it is needed.
  neededWhen: () => true,
};

function waitingForConsent(
  before: Case,
  { submission: sent, answers, line, ladoBy: due, nrmBy: decidedBy }: Submitted,
  { at }: FactMeta,
) {
  const { concern: known, ...common } = commonOf(before);
  // Sent again saying so, it is owed since it was first said; said elsewhere, whatever the referral says.
  const first = { at, due: due ?? ladoBy(at, defaultSettings) };
  const concern = known ?? { ...first, toTell: [first] };
  const isSaid = saysSo(answers) || isSaidBeside(before);
  return {
    ...common,
    stage: 'awaitingConsent',
    submission: { ...sent, ...given({ nrmBy: decidedBy }) },
    line,
    ...(isSaid && { concern }),
    ...given({ transferring: underLapsed(before) }),
  } as const;
}

/** A transfer that waits goes on under the consent that it was begun with. */
function underLapsed(before: Case): Case['transferring'] {
  const lapsed = 'consent' in before ? before.consent : undefined;
  return (
    before.transferring && { ...before.transferring, ...given({ consent: lapsed ?? before.transferring.consent }) }
  );
}

export const ledFrom = (lead: ObjectId, directory: Directory): LedFrom => ({
  line: chainAbove(directory, lead).map(({ objectId }) => objectId),
  ...given({ team: personIn(directory, lead)?.team }),
});

/** Earlier readers of the consent card: they are told when it needs them no longer. */
export const everAsked = (childCase: Case): readonly ObjectId[] =>
  'submission' in childCase && childCase.submission !== undefined ? childCase.submission.asked : [];
