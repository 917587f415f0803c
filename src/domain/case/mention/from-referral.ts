// The people and places that the referral itself names: its answers, until the co-ordinator says something of one (P22.9).
import type { Answers } from '../../kernel/fields.ts';
import { given } from '../../kernel/given.ts';
import type { LinkKind } from '../../link/kinds.ts';
import type { PersonRef } from '../../people/actor.ts';
import type { Instant } from '../../time/calendar.ts';
import type { Case } from '../state/stages.ts';
import { fromReferral } from './mention.ts';
import type { OwnAnswers } from './own.ts';

interface Line {
  readonly kind: LinkKind;
  readonly said: (typed: string) => Answers;
}
/** "smiler.x, Snapchat": what follows a comma says where. */
function handleAndService(typed: string): Answers {
  const [handle = '', ...where] = typed.split(',').map((part) => part.trim());
  return { handle, ...given({ service: where.length === 0 ? undefined : where.join(', ') }) };
}
const lines = {
  knownPerson: { kind: 'person', said: (name) => ({ name, child: 'notKnown', works: 'notKnown' }) },
  knownPlace: { kind: 'place', said: (name) => ({ name }) },
  knownVehicle: { kind: 'vehicle', said: (plate) => ({ plate }) },
  knownPhone: { kind: 'phone', said: (number) => ({ number }) },
  knownOnline: { kind: 'online', said: handleAndService },
} as const satisfies Readonly<Record<string, Line>>;
export type ReferralLine = keyof typeof lines;
/** Whether a question of the referral names one. */
export const isReferralLine = (text: string): text is ReferralLine => Object.hasOwn(lines, text);
const referralLines: readonly ReferralLine[] = Object.keys(lines).filter(isReferralLine);

/** What of a case says what its referral names, and who its child is. */
export type Referred = Pick<Case, 'reference' | 'answers' | 'referrer' | 'startedAt' | 'namedFrom'> & OwnAnswers;
/** One that the referral names and no one has said anything of yet. */
export interface ReferralName {
  readonly line: ReferralLine;
  readonly kind: LinkKind;
  readonly said: Answers;
  readonly by: PersonRef;
  readonly at: Instant;
}
/** What one line of the referral names; undefined where it is empty. */
export function nameOn({ answers, referrer, startedAt }: Referred, line: ReferralLine): ReferralName | undefined {
  const typed = answers[line]?.trim() ?? '';
  const { kind, said } = lines[line];
  return typed === ''
    ? undefined
    : { line, kind, said: { ...said(typed), source: fromReferral }, by: referrer, at: startedAt };
}
/** All that the referral names and that is no entry of its own yet. */
export const namesOfReferral = (childCase: Referred): readonly ReferralName[] =>
  referralLines
    .filter((line) => childCase.namedFrom?.includes(line) !== true)
    .flatMap((line) => nameOn(childCase, line) ?? []);
