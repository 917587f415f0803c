// Which question of the register is about what a rule saw (docs/process.md P25.6, P26.3).
import type { Finding, LookRule } from '../../domain/look/findings.ts';
import type { Because, Question, RegisterEntry } from '../../domain/register/entry.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';

/** Why it is asked, as the person who is asked reads it. */
export const becauseOf: Readonly<Record<LookRule, Because>> = {
  surname: 'sameSurname',
  closed: 'notOpen',
  idle: 'noWork',
  burst: 'burst',
  over: 'endedCase',
  taken: 'taken',
  chance: 'byChance',
};

/** Asked already, of this person, at one of these cases, by this rule. */
export const askedOf = (
  { person, rule, references }: Pick<Finding, 'person' | 'rule' | 'references'>,
  entries: readonly RegisterEntry[],
): Question | undefined =>
  entries.find(
    (entry): entry is Question =>
      entry.type === 'question' &&
      entry.asked.objectId === person &&
      entry.because === becauseOf[rule] &&
      references.includes(entry.about),
  );

const states: Readonly<Record<Question['state'], string>> = {
  asked: 'not answered yet',
  answered: 'answered',
  withDpo: 'with the data protection officer',
  closed: 'settled',
};
/** "asked Tue 2 Feb 10:00, not answered yet". */
export const sayAsked = ({ at, state }: Pick<Question, 'at' | 'state'>, now: Instant): string =>
  `asked ${sayWhen(at, now)}, ${states[state]}`;
