// Away: who decides instead, from one day until another; and back (docs/process.md P28.7).
import { toObjectId, type ObjectId } from '../kernel/ids.ts';
import type { Own } from '../matter/making.ts';
import { refuse, type Context } from '../matter/step.ts';
import { mayStandIn } from '../people/acting.ts';
import { personIn } from '../people/directory.ts';
import { may } from '../people/roles.ts';
import { addDays, localDate } from '../time/calendar.ts';
import { parseTypedDate } from '../time/dates.ts';
import { keyOfDelegation, type Council, type Delegation } from './council.ts';
import { awayFields } from './fields.ts';
import { change, standsAs, type ChangeAsked } from './making.ts';

/** The person who presses it, for themselves. */
const anyone: Own<Council> = { name: 'anyone of the directory, for themselves', is: () => true };

interface OfSomeone extends ChangeAsked {
  /** Absent or empty: the person who presses. Anyone else only an administrator may say. */
  readonly person?: string;
}
/** Whose leave it is; undefined: not one of whom this person may say it. */
function whose(council: Council, { person = '' }: OfSomeone, context: Context): ObjectId | undefined {
  const own = context.actor.objectId;
  const id = person === '' ? own : toObjectId(person);
  return id === own || standsAs(council, context) === 'administrator' ? id : undefined;
}
const notYours = refuse('notYours', 'You may say this of yourself alone.', 'An administrator can say it of others.');

const mostDays = 366;
export interface AwayInput extends OfSomeone {
  /** As they were typed. */
  readonly starts: string;
  readonly ends: string;
  readonly to: string;
}
export const beAway = change<AwayInput>({
  title: 'Away',
  fact: 'away, and someone decides instead',
  self: anyone,
  asks: ({ directory, actor }) => awayFields(directory, actor?.objectId),
  // Whom an administrator may choose for others is more than the choices of the form.
  needs: ({ directory, actor }, { person = '' }) =>
    awayFields(directory, person === '' ? actor?.objectId : person).filter(({ name }) => name !== 'to'),
  changes: (council, input, context) => {
    const from = whose(council, input, context);
    if (from === undefined) return notYours;
    const [away, instead] = [personIn(council, from), personIn(council, toObjectId(input.to) ?? '')];
    if (away === undefined || instead === undefined)
      return refuse('noPerson', 'This person is not in the directory.', 'Choose someone else.');
    if (away === instead) return refuse('noPerson', 'No one can decide instead of themselves.', 'Choose someone else.');
    if (!mayStandIn(away, instead))
      return may(away, 'consent')
        ? refuse('noPerson', `${instead.name} may not decide on referrals.`, 'Choose a manager.')
        : refuse('noPerson', `${instead.name} may not triage: that is for council staff.`, 'Choose a colleague.');
    const [starts, ends] = [parseTypedDate(input.starts), parseTypedDate(input.ends)];
    if ('problem' in starts) return refuse('badDate', `From: ${starts.problem}`, 'Correct it, and press again.');
    if ('problem' in ends) return refuse('badDate', `Until: ${ends.problem}`, 'Correct it, and press again.');
    if (ends.date < starts.date)
      return refuse('badDate', 'The last day is before the first.', 'Correct it, and press again.');
    if (ends.date < localDate(context.now))
      return refuse('badDate', 'These days are over.', 'Give days that are still to come.');
    if (ends.date > addDays(starts.date, mostDays))
      return refuse('badDate', 'That is more than a year.', 'Give an earlier last day.');
    const isAwayToo = council.delegations.some(
      (one) => one.from === instead.objectId && one.starts <= ends.date && starts.date <= one.ends,
    );
    if (isAwayToo)
      return refuse('noPerson', `${instead.name} is away on some of these days.`, 'Choose someone who is there.');
    const delegation: Delegation = { from, to: instead.objectId, starts: starts.date, ends: ends.date };
    return { delegations: { [keyOfDelegation(delegation)]: delegation } };
  },
});

export interface AwayBackInput extends OfSomeone {
  /** Of which leave, by its first day (2027-01-12); absent or empty: that which is now. */
  readonly starts?: string;
}
export const beBack = change<AwayBackInput>({
  title: 'I am back',
  fact: 'back, or not away after all',
  self: anyone,
  changes: (council, input, context) => {
    const from = whose(council, input, context);
    if (from === undefined) return notYours;
    const today = localDate(context.now);
    const { starts = '' } = input;
    const over = council.delegations.filter(
      (one) => one.from === from && (starts === '' ? one.starts <= today && today <= one.ends : one.starts === starts),
    );
    return over.length === 0
      ? refuse('notAway', 'No such leave is recorded.', 'Open Away to see what is.')
      : { delegations: Object.fromEntries(over.map((one) => [keyOfDelegation(one), null])) };
  },
});
