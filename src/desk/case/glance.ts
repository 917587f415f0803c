// A case at a glance, for the card that opens it: whose it is, what the worry is, and what of its actions is late or
// waits for the person who reads.
import { lateLine } from '../../cards/home.ts';
import { changedNames, sayTonight, truePairs } from '../../cards/case/true-now.ts';
import { answerIn, birthYear } from '../../cards/consent/reading.ts';
import type { Button } from '../../cards/blocks.ts';
import type { Seen } from '../../casework/read/ask.ts';
import { isOverdue, type Action } from '../../domain/case/action/action.ts';
import { birthOf, sayAge } from '../../domain/case/state/birth.ts';
import type { TrueName } from '../../domain/case/state/held.ts';
import { leadOf } from '../../domain/case/state/stage-parts.ts';
import { hasDied, type Case } from '../../domain/case/state/stages.ts';
import { localDate, sayDate } from '../../domain/time/calendar.ts';
import { actionStandingOf } from '../../notices/action/standing.ts';
import { sayDue } from '../../reading/action/list.ts';
import { sayKind } from '../../domain/case/referral/form/support.ts';
import type { Reader } from '../../reading/reader.ts';
import { sayCountOfMissing } from '../../reading/case/episode.ts';
import { nameOf } from '../../reading/case/lists.ts';
import { invitedBeside } from '../../reading/case/sections.ts';
import { agencyName } from '../../domain/people/agencies.ts';

export interface Glance {
  /** Whose it is and what the worry is; of the worry nothing for those who may not read the referral. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** Of its actions: what is past its time. */
  readonly late: readonly string[];
  /** What waits for the person who reads, with the button that opens it. */
  readonly toDo: readonly { readonly line: string; readonly button: Button }[];
}

const most = 5;

/** `actions`: those that are at hand. */
export function glanceOf(reader: Reader, { case: childCase, reads }: Seen, actions: readonly Action[]): Glance {
  const facts = reads('referral') ? factsOf(childCase, reader) : whoseOf(childCase);
  return {
    facts,
    late: actions
      .filter((action) => isOverdue(action, reader.now))
      .slice(0, most)
      .map((action) => lineOf(reader, action, lateLine(action.due.at, reader.now).replace('▲ ', ''))),
    toDo: actions.flatMap((action) => toDoOf(reader, childCase, action)).slice(0, most),
  };
}

const lineOf = ({ directory }: Reader, action: Action, when: string): string =>
  `${action.id} · ${agencyName(directory, action.agency)} · ${sayKind(action)} · ${when}`;

function toDoOf(reader: Reader, childCase: Case, action: Action): Glance['toDo'] {
  const { person, directory, now } = reader;
  const standing = actionStandingOf({ case: childCase, action }, person, directory, now);
  const [button] = standing?.buttons ?? [];
  if (standing?.asks !== true || button === undefined) return [];
  return [{ line: lineOf(reader, action, sayDue(action, now)), button }];
}

/** Warnings are said above; that someone of concern works with children is the LADO’s, in its own place. */
const onCard: ReadonlySet<TrueName> = new Set(['home', 'school', 'phone', 'worker', 'status']);

function factsOf(childCase: Case, reader: Reader): Glance['facts'] {
  const { now } = reader;
  const birth = birthOf(childCase.answers);
  const age = birth === undefined ? '' : `, ${sayAge(birth, localDate(now))}`;
  const { harm } = childCase;
  // Of a child who has died neither the worry of the referral nor safety tonight is read as of today.
  if (hasDied(childCase)) {
    return [
      ['Child', nameOf(childCase)],
      ['Died', harm === undefined ? '' : sayDate(harm.happenedOn)],
      ...worksWith(childCase),
    ];
  }
  const told: readonly (readonly [string, string])[] = [
    ['Child', `${nameOf(childCase)}${age}`],
    ['Worry', answerIn(childCase, 'types')],
    ['Missing in the last 90 days', sayCountOfMissing(childCase, now) ?? answerIn(childCase, 'missingEpisodes')],
    ['Safe tonight', sayTonight(childCase, now) ?? ''],
    ...truePairs(
      childCase,
      now,
      changedNames(childCase).filter((name) => onCard.has(name)),
    ),
    ['Referred by', childCase.referrer.name],
    ['Lead worker', childCase.leadWorker?.name ?? ''],
    ['Also invited', invitedBeside(childCase, reader).join(', ')],
  ];
  return told.filter(([, value]) => value !== '');
}

/** Whose case it is, and whom to speak to. */
const whoseOf = (childCase: Case): Glance['facts'] => [
  ['Child', `${nameOf(childCase)}, ${birthYear(childCase)}`],
  ['Lead worker', leadOf(childCase).name],
];
const worksWith = ({ referrer, leadWorker }: Case): Glance['facts'] => [
  ['Referred by', referrer.name],
  ...(leadWorker === undefined ? [] : [['Lead worker', leadWorker.name] as const]),
];
