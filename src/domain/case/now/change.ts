// Someone who works with the child says what is true now, and how they know (docs/process.md P17.13).
import { readerOf } from '../access/access.ts';
import { ladoBy } from '../clock.ts';
import { caseStep } from '../making.ts';
import { given } from '../../kernel/given.ts';
import { localDate, type Instant } from '../../time/calendar.ts';
import { dateIn, isAsked, type Answers } from '../../kernel/fields.ts';
import { notAvailable, refuse, type Asking, type Context, type Decision } from '../../matter/step.ts';
import { refOf, type PersonRef } from '../../people/actor.ts';
import { may } from '../../people/roles.ts';
import { activeStages } from '../state/stage-table.ts';
import { trueNames, type TrueChanged, type TrueName } from '../state/held.ts';
import { concernSaid } from '../concern/concern.ts';
import { graveness, isSame, leavesOut, trueOf, truths, withChanges } from '../state/now.ts';
import type { Case } from '../state/stages.ts';
import { changeFields, fieldsOf, knownBy, factsTicked } from './fields.ts';

/** The ticked facts, their answers, and how they are known. */
type ChangeInput = Answers;
/** Who says what. `whole`: the lead worker and their line, co-ordinator, chair; `invited`: who speaks for an agency that is. */
type Says = 'whole' | 'council' | 'invited' | undefined;
function saysOf(childCase: Case, { actor, directory, now }: Context): Says {
  const reads = readerOf(childCase, actor, directory, now);
  if (reads('reviews', 'write') || (may(actor, 'triage') && reads('referral'))) return 'council';
  if (may(actor, 'chairMeetings') && reads('referral') && reads.relation !== 'invited') return 'whole';
  return may(actor, 'representAgency') && reads('referral') ? 'invited' : undefined;
}
/** The council alone knows how a child is looked after, and by which order. */
const councils: ReadonlySet<TrueName> = new Set(['status']);

/** What this person may change of it: none where they may change nothing. */
export function mayChange(childCase: Case, context: Context): readonly TrueName[] {
  const says = saysOf(childCase, context);
  if (says === undefined) return [];
  return trueNames.filter((name) => says === 'council' || !councils.has(name));
}
/** The same for a form; before the case is known, all. */
export const offeredTo = ({ before, directory, actor, now }: Asking<Case>): readonly TrueName[] =>
  before === undefined || directory === undefined || actor === undefined || now === undefined
    ? trueNames
    : mayChange(before, { actor, directory, now });

const lessens = refuse(
  'notYours',
  'Agencies that are invited may add a warning, and not lessen one that stands.',
  'Leave what is there as it is, and write yours after it. Where it no longer holds, tell the lead worker or the MSET co-ordinator.',
);

const notYetNotified = refuse(
  'badDate',
  'The day of the notification is still to come.',
  'Leave it empty until it is received or sent; you are asked again.',
);

/** What was answered of a fact: nothing that its other answers do not ask for. */
function answersOf(name: TrueName, input: Answers): Answers {
  const fields = fieldsOf(name);
  const said = fields.flatMap((field) => {
    const value = input[field.name] ?? '';
    return value === '' || !isAsked(field, input) ? [] : [[field.name, value] as const];
  });
  return Object.fromEntries(said);
}

/**
 * What a form that asks about these facts changes of them; undefined where it changes nothing. Refused where a person may not
 * say it, or would lessen what they may only add to.
 */
export function changesIn(childCase: Case, input: Answers, context: Context): Decision<TrueChanged | undefined> {
  const names = factsTicked(input);
  if (names.length === 0) return { data: undefined };
  const allowed = mayChange(childCase, context);
  if (names.some((name) => !allowed.includes(name))) return notAvailable;
  const isInvited = saysOf(childCase, context) === 'invited';
  const { invitedLiftWarnings } = context.directory.settings;
  const changes = names.map(
    (name) => [name, { was: trueOf(childCase, name).answers, answers: answersOf(name, input) }] as const,
  );
  const isLess = changes.some(
    ([name, { was, answers }]) => graveness(name, answers) < graveness(name, was) || leavesOut(name, answers, was),
  );
  if (isInvited && !invitedLiftWarnings && isLess) return lessens;
  const notifiedOn = dateIn(changes.find(([name]) => name === 'placed')?.[1].answers ?? {}, 'notifiedOn');
  if (notifiedOn !== undefined && notifiedOn > localDate(context.now)) return notYetNotified;
  const isConcern = changes.some(([name, { answers }]) => name === 'concern' && answers['worksWithChildren'] === 'yes');
  const lado = isConcern ? ladoBy(context.now, context.directory.settings) : undefined;
  return {
    data: { changes: Object.fromEntries(changes), why: input[knownBy] ?? '', ...given({ ladoBy: lado }) },
  };
}

/** Said again as it is, it is of today: an answer of tonight, and that someone must not be told. */
const isOfADay = (name: TrueName): boolean => truths[name].gravest !== undefined;
const changesNothing = ({ changes }: TrueChanged): boolean =>
  trueNames.every((name) => {
    const change = changes[name];
    return change === undefined || (!isOfADay(name) && isSame(change.was, change.answers));
  });

/** The case with what was changed by a person at this moment; what is known of one who works with children the LADO is told. */
export const changed = <C extends Case>(
  before: C,
  { changes, why, ladoBy: due }: TrueChanged,
  by: PersonRef,
  at: Instant,
): C => ({
  ...before,
  now: withChanges(before.now, changes, { since: at, by: refOf(by), why }),
  ...(due !== undefined && { concern: concernSaid(before, 'now', { at, due }) }),
});

/** It is sent, and MSET may still do something about it. */
export const changeStages = ['awaitingConsent', 'returned', ...activeStages] as const;

const changeNow = caseStep<ChangeInput, TrueChanged>({
  title: 'Change what is true now',
  fact: 'what is true of the child changed',
  may: [
    { reads: 'reviews', least: 'write' },
    { role: 'triage', reads: 'referral' },
    { role: 'chairMeetings', reads: 'referral' },
    { role: 'representAgency', reads: 'referral' },
  ],
  from: changeStages,
  elsewhere: (before) =>
    before.stage === 'draft'
      ? refuse('notNow', 'This referral is not sent yet.', 'Change it on its pages.')
      : refuse('notNow', 'MSET does not have this case.', 'A new worry is a new referral.'),
  asks: (at) => changeFields(offeredTo(at), 'always'),
  record: (before, input, context) => {
    const decision = changesIn(before, input, context);
    if (!('data' in decision)) return decision;
    if (decision.data === undefined)
      return refuse('incomplete', 'Still needed: What has changed?', 'Tick it, then press again.');
    return changesNothing(decision.data) ? { unchanged: true } : { data: decision.data };
  },
  evolve: (before, data, meta) => changed(before, data, meta.by, meta.at),
});

/** Its steps on a case. */
export const nowSteps = { changeNow } as const;
