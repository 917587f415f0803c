// The birth date of a child as it is known: exact, stated, estimated or disputed. Every rule that uses it says which.
import { sayBirth, type Answers } from '../../kernel/fields.ts';
import { ageOn, parseTypedBirth, seventeenAndAHalf, type IsoDate } from '../../time/dates.ts';

export interface Birth {
  readonly date: IsoDate;
  readonly sure: 'exact' | 'stated' | 'estimated' | 'disputed';
  /** Only the year or the month is known. */
  readonly inPart: boolean;
}

/** The birth date of these answers; undefined while it is missing or malformed. */
export function birthOf(answers: Answers): Birth | undefined {
  const typed = parseTypedBirth(answers['dateOfBirth'] ?? '');
  if ('problem' in typed) return undefined;
  const said = answers['birthSure'];
  const sure = said === 'stated' || said === 'estimated' || said === 'disputed' ? said : undefined;
  return { date: typed.date, sure: sure ?? (typed.about ? 'estimated' : 'exact'), inPart: typed.known !== 'day' };
}

/** What is behind a date or an age that is not exact. */
export const sureWords: Readonly<Record<Birth['sure'], string>> = {
  exact: '',
  stated: ' (stated, not verified)',
  estimated: ' (estimated)',
  disputed: ' (age disputed)',
};

/** "15", "about 15 (estimated)", "15 (stated, not verified)". */
export function sayAge(birth: Birth, today: IsoDate): string {
  const about = birth.inPart || birth.sure === 'estimated' || birth.sure === 'disputed' ? 'about ' : '';
  return `${about}${ageOn(birth.date, today)}${sureWords[birth.sure]}`;
}

/** What the age calls for, said back after the page (docs/process.md P3.5). */
export function ageNotes(answers: Answers, today: IsoDate): readonly string[] {
  const birth = birthOf(answers);
  if (birth === undefined) return [];
  const said = sayBirth(answers['dateOfBirth'] ?? '');
  const problem = checkBirth(birth, today);
  if (problem !== undefined) return [`Date of birth ${said}: ${problem}`];
  const age = ageOn(birth.date, today);
  const by = birth.sure === 'exact' ? '' : `, by a date that is ${birth.sure}`;
  return [
    `Born ${said}, aged ${sayAge(birth, today)}.`,
    ...(age < 10 ? [`Under 10${by}: check the date of birth, and tell the front door today.`] : []),
    ...(age < 13
      ? [
          `Under 13${by}: a child this young cannot consent to sexual activity; this is always a child protection matter.`,
        ]
      : []),
    ...(seventeenAndAHalf(birth.date) <= today
      ? [`Over 17 and a half${by}: plan the move to adult services (transition).`]
      : []),
  ];
}

/** Why MSET cannot take a child born then; a date that is not certain is asked about, not refused. */
export function checkBirth(birth: Birth | undefined, today: IsoDate): string | undefined {
  if (birth === undefined) return undefined;
  if (birth.date > today) return 'it is in the future.';
  if (ageOn(birth.date, today) < 18 || birth.sure === 'disputed') return undefined;
  return birth.sure === 'exact'
    ? 'this person is 18 or over. MSET is for children: use the adult safeguarding route.'
    : `by a date that is ${birth.sure}, this person is 18 or over. Is there reason to think that they are under 18? Then choose "Age disputed" and they are treated as a child. If not, use the adult safeguarding route.`;
}
