// NRM, CAWN, LADO, Prevent, section 45: what the referral asks for, what was recorded, what is awaited and what is late
// (docs/process.md P17.12).
import { toTell } from '../../domain/case/concern/concern.ts';
import { cut } from '../../cards/blocks.ts';
import type { StoryPart } from '../../cards/case/story.ts';
import type { Ports } from '../../casework/ports/ports.ts';
import { cawnWarning } from '../../domain/case/action/cawn.ts';
import { entries, kinds, ladoDue } from '../../domain/case/onward/kinds.ts';
import type { KindName } from '../../domain/case/state/onward-kinds.ts';
import { isAlleged, sayEmployers } from '../../domain/case/concern/employers.ts';
import { owes, toDoNow } from '../../domain/case/owed/owed.ts';
import {
  awaitedOf,
  isLate,
  lastOf,
  mayFollow,
  reconsideredUntil,
  type Entry,
  type Onward,
} from '../../domain/case/onward/onward.ts';
import { hasOnward } from '../../domain/case/onward/table.ts';
import { awaitsAssessment } from '../../domain/case/state/grounds.ts';
import { birthOf } from '../../domain/case/state/birth.ts';
import { isActive, isConsented } from '../../domain/case/state/stage-table.ts';
import { answersNow } from '../../domain/case/state/now.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { dateIn, sayAnswer } from '../../domain/kernel/fields.ts';
import { ownPeople } from '../../domain/people/agencies.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { Settings } from '../../domain/people/settings.ts';
import { localDate, sayDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import type { Reads } from '../../domain/people/reads.ts';

/** All the onward records of a case, oldest first. The store is not asked where the case says that there are none. */
export const onwardOf = async (cases: Pick<Ports['cases'], 'parts'>, childCase: Case): Promise<readonly Onward[]> =>
  hasOnward(childCase) ? cases.parts(childCase.reference, 'onward') : [];

export interface OnwardView {
  readonly onwards: readonly Onward[];
  readonly reads: Reads;
  readonly now: Instant;
  readonly directory: Directory;
}

/** A card has room for this many records: those that something is awaited of, newest first. */
const mostOnCard = 4;
/** Of more than these only what was recorded last, and what is awaited: the rest is on the page of the case. */
const mostInFull = 2;
const bytes = 600;

/** Where the records are told: on the card of the case, on a card that asks for them (their own, an item of a meeting), on the page. */
type Where = 'case' | 'card' | 'item' | 'page';

/** On the opened card of the case: what is to be recorded, and what someone awaits stands behind its history. */
export const outsideAsked = (childCase: Case, view: Omit<OnwardView, 'onwards'>): readonly StoryPart[] =>
  askedFor(childCase, { ...view, onwards: [] }, 'case').map((stands) => ({ stands }));

/** What this person reads of the records: on a card what is asked for and what is open, on a page everything. */
export function onwardStory(childCase: Case, view: OnwardView, where: Where): readonly StoryPart[] {
  const all = where === 'page';
  const readable = view.onwards.filter(({ kind }) => view.reads(kinds[kind].datum));
  const isShown = (record: Onward): boolean =>
    isOpenOn(childCase, record) || ((where === 'card' || where === 'item') && mayFollow(record).length > 0);
  const shown = all ? readable : readable.filter(isShown).slice(-mostOnCard);
  return [
    ...askedFor(childCase, view, where).map((stands) => ({ stands })),
    ...shown.flatMap((record) =>
      storyOf(childCase, record, view, all ? 'all' : shown.length > mostInFull ? 'last' : 'some'),
    ),
  ];
}

/** Something of it is awaited, and no other record has settled that. */
export const isOpenOn = (childCase: Case, record: Onward): boolean =>
  record.next !== undefined ||
  (awaitedOf(record) !== undefined && childCase.awaited?.some(({ id }) => id === record.id) === true);

/** Of a case in which a person of concern works with children: for whom, and what follows for who reads it (P5.10). */
function employersOf(childCase: Case, directory: Directory): readonly string[] {
  if (!isAlleged(childCase)) return [];
  const names = sayEmployers(childCase, directory);
  const { agencies = [], admitted = [], why = '' } = childCase.employers ?? {};
  if (names !== undefined) {
    const reads = agencies.includes(ownPeople)
      ? 'People of the council read it by their role, unless it is restricted or they are kept out.'
      : 'It is not invited to this case.';
    const all = admitted.length === 0 ? '' : ` Invited all the same: ${why}`;
    return [`Employer of the person of concern: ${names}. ${reads}${all}`];
  }
  const isRead = 'invited' in childCase && (childCase.invited ?? []).length > 0 && childCase.restricted === undefined;
  return isRead
    ? [
        'Agencies read this case, and for whom the person of concern works is not known: say it when you record that the LADO was told, or have the case restricted. A panel adds no agency until it is known.',
      ]
    : [];
}

/** What is said of the child and no one has recorded yet; of the LADO before consent and after the end as well (P17.12). */
function askedFor(childCase: Case, { reads, now, directory }: OnwardView, where: Where): readonly string[] {
  const { answers, onward = [] } = childCase;
  const isWithMset = isConsented(childCase) && isActive(childCase);
  const open = (kind: KindName): boolean =>
    (isWithMset || kind === 'lado' || (kind === 'nrm' && owes(childCase, 'nrmReferred'))) &&
    (kind === 'lado' ? toTell(childCase).length > 0 || !onward.includes(kind) : !onward.includes(kind)) &&
    reads(kinds[kind].datum);
  const by = toTell(childCase)[0]?.due;
  const lado = by === undefined ? '' : `${by < now ? ' ▲ Late: this was due' : ' Do it by'} ${sayWhen(by, now)}.`;
  const nrmDay = dateIn(answers, 'nrmDate');
  const nrm = {
    submitted: `NRM: the referral says it was submitted${nrmDay === undefined ? '' : ` on ${sayDate(nrmDay)}`}. Record it, so that the decisions are followed.`,
    // Said on every card of a case before it is to do it would soon be read by no one.
    considered:
      (where === 'case' || where === 'item') && !toDoNow(childCase, now).some(({ name }) => name === 'nrmReferred')
        ? undefined
        : 'NRM: considered, no decision yet. Record what was decided.',
  }[answers['nrm'] ?? ''];
  const { nrm: grounds } = childCase;
  const k5 =
    isWithMset && grounds !== undefined && awaitsAssessment(childCase) && reads('onward')
      ? [
          `NRM: positive ${grounds.decision}, ${sayDate(grounds.on)}. It is critical sign K5, and ready for the next risk assessment.`,
        ]
      : [];
  return [
    ...k5,
    ...(owes(childCase, 'lado') && open('lado')
      ? [`LADO: someone of concern works with children. Tell the LADO, not the person’s team, and record it.${lado}`]
      : []),
    ...(reads(kinds.lado.datum) && (where !== 'case' || owes(childCase, 'lado'))
      ? employersOf(childCase, directory)
      : []),
    ...(nrm !== undefined && open('nrm') ? [nrm] : []),
    ...(onward.includes('nrm') &&
    open('guardian') &&
    directory.settings.nrm.guardians &&
    where !== 'case' &&
    where !== 'item'
      ? ['Independent guardian: record whether one is asked for, or why not.']
      : []),
    ...((answers['types'] ?? '').split(',').includes('radicalisation') && open('prevent')
      ? ['Prevent: the referral suspects radicalisation, which has a route of its own. Refer, then record it.']
      : []),
  ];
}

function storyOf(
  childCase: Case,
  record: Onward,
  { now, directory: { settings } }: OnwardView,
  told: 'all' | 'some' | 'last',
): readonly StoryPart[] {
  const { kind, id } = record;
  const all = told === 'all';
  const pairs = record.entries.map((entry) => pairsOf(entry, now, settings, all));
  const [warning] = onwardWarnings(childCase, record, now);
  return [
    { title: `${kinds[kind].title} (${id})` },
    ...(warning === undefined ? [] : [{ stands: `▲ ${warning}` }]),
    {
      pairs: [
        ...(told === 'last' ? (pairs.at(-1) ?? []).slice(0, 1) : pairs.flat()),
        ...(isOpenOn(childCase, record) ? awaitedPairs(record, localDate(now)) : []),
        ...reconsiderPairs(record),
      ],
      ...(!all && { bytes }),
    },
  ];
}

/** What is awaited, and by when, or when it is asked for. */
function awaitedPairs(record: Onward, today: IsoDate): readonly (readonly [string, string])[] {
  const entry = awaitedOf(record);
  const when = sayAwaited(record);
  if (entry === undefined || when === undefined) return [];
  return [[entries[entry].awaited ?? entries[entry].title, isLate(record, today) ? `▲ Late: was ${when}` : when]];
}
/** "due Monday 18 January 2027", "not before Wednesday 10 February 2027"; undefined where nothing says by when. */
export function sayAwaited(record: Onward): string | undefined {
  const { next, due, entries: made } = record;
  if (due === undefined) return undefined;
  const untimed = next === undefined ? undefined : entries[next].untimed;
  if (untimed === undefined) return `due ${sayDate(due)}`;
  return `${lastOf({ entries: made })?.name === next ? 'to be asked for on' : untimed} ${sayDate(due)}`;
}
/** Until when a negative decision may be taken up again. */
export function reconsiderPairs(record: Onward): readonly (readonly [string, string])[] {
  const by = reconsideredUntil(record);
  return by === undefined ? [] : [['Reconsideration', `may be asked for until ${sayDate(by)}`]];
}

/** Of a notice that runs: that it ends with an order, or a birthday (docs/process.md P8.14). */
export function onwardWarnings(childCase: Case, { kind, next, due }: Onward, now: Instant): readonly string[] {
  if (kind !== 'cawn' || next === undefined) return [];
  const today = localDate(now);
  const status = answersNow(childCase)['legalStatus'] ?? 'notKnown';
  const warning = cawnWarning(birthOf(childCase.answers), status, today, due ?? today);
  return warning === undefined ? [] : [warning];
}

const most = 200;
function pairsOf(
  { name, by, at, said }: Entry,
  now: Instant,
  settings: Settings,
  all: boolean,
): readonly (readonly [string, string])[] {
  const { heading, fields } = entries[name];
  const answers = fields.flatMap((field): readonly (readonly [string, string])[] => {
    const value = said[field.name] ?? '';
    if (value === '') return [];
    const words = sayAnswer(field, value);
    return [[field.title.replace(/, if (?:not )?submitted$/, ''), all ? words : cut(words, most)]];
  });
  return [[heading, `recorded by ${by.name}, ${sayWhen(at, now)}`], ...answers, ...toldLate(said, settings)];
}

/** The LADO was told, but late: that stays to be seen. */
function toldLate(said: Entry['said'], settings: Settings): readonly (readonly [string, string])[] {
  const [due, told] = [ladoDue(said, settings), dateIn(said, 'on')];
  return due !== undefined && told !== undefined && told > due ? [['▲ Late', `was due ${sayDate(due)}`]] : [];
}
