// What is due from someone, most pressing first: consents, what was returned, drafts, triage, challenges, actions, meetings.
import { z } from 'zod';
import { countOutside, isLateFor, listedBy, mayAcceptWithAll, type Hosts, type Listed } from '../action/list.ts';
import { sayKind } from '../../domain/case/referral/form/support.ts';
import { sayNeed } from '../action/words.ts';
import { actionWarnings, besideFlags } from '../case/warnings.ts';
import { holderOf, taskOf } from '../../domain/case/asked/asked.ts';
import { askedHere, dueAt } from '../case/next.ts';
import { harms, kindOfDuty, workKinds } from '../case/harms.ts';
import type { Reader } from '../reader.ts';
import { isOpen, pageOfAction, sayActionId, type ActionRow } from '../../domain/case/action/action.ts';
import { leads, sightOfRow } from '../../domain/case/access/access.ts';
import { duties, toDoNow } from '../../domain/case/owed/owed.ts';
import { localDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import type { CaseRow } from '../../domain/case/state/stages.ts';
import { isThere, sayType, wasMissed, type Meeting } from '../../domain/meeting/meeting.ts';
import { dueOf, dueShape, flagShape, flagsOf, linkShape, warningsShape, type Due } from '../lines.ts';
import { agencyName } from '../../domain/people/agencies.ts';
import { may } from '../../domain/people/roles.ts';
import { approves } from '../../domain/meeting/who.ts';
import { given } from '../../domain/kernel/given.ts';
import type { Told } from '../told.ts';

/** Something that is due from someone. */
export const workShape = z.object({
  kind: z.enum(workKinds),
  /** "Give management consent", "Continue the draft". */
  title: z.string(),
  /** A reference, an action's id, or a meeting's name. */
  name: z.string(),
  due: dueShape.optional(),
  flags: z.array(flagShape),
  warnings: warningsShape,
  /** Empty where they hear of the case by reference alone. */
  link: linkShape,
  /** With whom it is, where it is not this person's to do: shown because it is urgent, or late. */
  with: z.string().optional(),
});
export type Work = Told<typeof workShape>;

/**
 * `rows`: the cases of this person's board; `meetings`: those of the last weeks and those to come; `actions`: what may be
 * theirs, and what each belongs to.
 */
export function workFor(
  reader: Reader,
  rows: readonly CaseRow[],
  meetings: readonly Meeting[],
  actions: Hosts & { readonly found: readonly ActionRow[] },
): readonly Work[] {
  const { listed, outside } = listedBy(reader, actions.found, actions);
  const others = [
    ...rows.flatMap((row) => drafts(reader, row)),
    ...listed.flatMap((one) =>
      actionWork(reader, one, actionWarnings(reader, one.action, actions.cases.get(one.action.reference))),
    ),
    ...outsideWork(reader, outside),
    ...meetingWork(reader, meetings),
    ...missedWork(reader, meetings),
    ...minutesWork(reader, meetings),
  ].map((work): Placed => ({ work, danger: noDanger }));
  const all = [
    ...rows.flatMap((row) => [...ofOneCase(asked(reader, row)), ...urgentElsewhere(reader, row)]),
    ...others,
  ].map((one) => ({
    work: one.work,
    place: placeOf(one),
  }));
  return all.toSorted(byPlace).map(({ work }) => work);
}

/**
 * A meeting under way first; then a child in danger; urgent before late before what has time, no matter with whom it is; of
 * what is late what harms a child most (a child who has not been listened to before a transfer); then by due time, and what
 * has none last.
 */
const placeOf = ({ work: { flags, due, kind, name, title }, danger, harm = harms[kind] }: Placed): string =>
  [
    kind === 'meeting' && title !== takePart ? 0 : 1,
    danger,
    flags.includes('urgent') ? 0 : 1,
    due?.late === true ? harm : 9,
    due?.at ?? '9',
    kind === 'draft' ? 1 : 0,
    name,
  ].join(' ');
/** What is late of one case stands by time, as every place says it, where the nearest to the child of it stands. */
function ofOneCase(those: readonly Placed[]): readonly Placed[] {
  const late = those.flatMap(({ work: { kind, due } }) => (due?.late === true ? [harms[kind]] : []));
  return late.length < 2 ? those : those.map((one) => ({ ...one, harm: Math.min(...late) }));
}
/** What no one may overlook on a board, no matter with whom it is. */
const isUrgentWork = ({ flags }: Pick<Work, 'flags'>): boolean => flags.includes('urgent') || flags.includes('missing');
/** Late with others, and not urgent: it stands apart from what is this person's to do. */
export const isElsewhere = (work: Work): boolean => work.with !== undefined && !isUrgentWork(work);
const takePart = 'Take part';
const byPlace = (one: { readonly place: string }, other: { readonly place: string }): number =>
  one.place < other.place ? -1 : 1;

type Kind = Work['kind'];
function caseWork(reader: Reader, kind: Kind, title: string, childCase: CaseRow, due?: Due): Work {
  const { reference } = childCase;
  const flags = flagsOf(childCase, due);
  const warnings = besideFlags(childCase, reader);
  const isSeen = sightOfRow(childCase, reader.person, reader.directory, reader.now) !== 'none';
  return { kind, title, name: reference, flags, warnings, link: isSeen ? `case/${reference}` : '', ...given({ due }) };
}

const isMine = ({ person }: Reader, childCase: CaseRow): boolean => leads(childCase, person);

interface Placed {
  readonly work: Work;
  /** What comes before everything else, the least first. */
  readonly danger: number;
  /** How near to the child it is, where not its own kind says so. */
  readonly harm?: number;
}
const noDanger = 9;

/** What a case asks of this person, each once; and their draft. */
function asked(reader: Reader, row: CaseRow): readonly Placed[] {
  const { now } = reader;
  const all = askedHere(reader, row).map((one) => ({ ...one, title: taskOf(row, one, reader) }));
  return all
    .filter(({ title }, place) => all.findIndex((other) => other.title === title) === place)
    .map(({ name, title, due }) => ({
      work: caseWork(reader, kindOfDuty(name), title, row, dueAt(due, now)),
      danger: duties[name].danger ?? noDanger,
    }));
}
/** A child who is missing, and what is urgent and waits for someone, though nothing of it is this person's to do. */
function urgentElsewhere(reader: Reader, row: CaseRow): readonly Placed[] {
  const { person, directory, now } = reader;
  const [duty] = toDoNow(row, now);
  const flags = flagsOf(row, undefined);
  if (duty === undefined || !isUrgentWork({ flags }) || askedHere(reader, row).length > 0) return [];
  const sight = sightOfRow(row, person, directory, now);
  if (sight === 'none') return [];
  const isMissing = flags.includes('missing');
  const title = isMissing ? 'Missing now' : duties[duty.name].task;
  const work = caseWork(reader, kindOfDuty(duty.name), title, row, dueAt(duty.due, now));
  const danger = (isMissing ? duties.missing : duties[duty.name]).danger ?? noDanger;
  return [{ work: { ...work, with: holderOf(row, duty.name, sight === 'full') }, danger }];
}

const drafts = (reader: Reader, row: CaseRow): readonly Work[] =>
  row.stage === 'draft' && isMine(reader, row) ? [caseWork(reader, 'draft', 'Continue the draft', row)] : [];

/** What this person accepts, decides or does; of others' only what is late. */
function actionWork(reader: Reader, one: Listed, warnings: string[]): readonly Work[] {
  const { person, now } = reader;
  const { action, toDecide, overdue, rests } = one;
  const own = !rests && action.owner?.objectId === person.objectId && isOpen(action) && action.state.is !== 'disputed';
  const accepts = mayAcceptWithAll(reader, one);
  if (!accepts && !toDecide && !(overdue && isLateFor(person, one)) && !own) return [];
  const title = toDecide
    ? sayNeed(action, may(person, 'overseeActions'))
    : accepts
      ? 'Accept the action'
      : own
        ? 'Do the action'
        : 'Late action';
  const due = isOpen(action) ? dueOf(action.due.at, now) : undefined;
  return [
    {
      kind: 'action',
      title: action.subType === 'other' ? title : `${title}: ${sayKind(action)}`,
      name: sayActionId(action),
      flags: due?.late === true ? ['late'] : [],
      warnings,
      link: may(person, 'overseeActions') ? pageOfAction(action) : `action/${sayActionId(action)}`,
      ...given({ due, with: toDecide || accepts || own ? undefined : withWhom(reader, action) }),
    },
  ];
}

const withWhom = ({ directory }: Reader, { owner, agency }: ActionRow): string =>
  owner?.name ?? agencyName(directory, agency);

/** What the agency has of restricted cases: how many, and when the first is due. */
function outsideWork({ now }: Reader, outside: readonly Instant[]): readonly Work[] {
  const [first] = outside;
  if (first === undefined) return [];
  const due = dueOf(first, now);
  return [
    {
      kind: 'action',
      title: countOutside(outside),
      name: '',
      due,
      flags: due.late ? ['late'] : [],
      warnings: [],
      link: '',
    },
  ];
}

/** The meetings of today, and where there is none the next one. */
function meetingWork({ person, now }: Reader, meetings: readonly Meeting[]): readonly Work[] {
  const today = localDate(now);
  const coming = meetings.filter(({ state, date }) => state === 'started' || (state === 'planned' && date >= today));
  const todays = coming.filter(({ state, date }) => state === 'started' || date === today);
  return (todays.length > 0 ? todays : coming.slice(0, 1)).map((meeting) => {
    const under = meeting.state === 'started';
    const at = under ? meeting.startedAt : meeting.startsAt;
    const when = sayWhen(at, now);
    return {
      kind: 'meeting',
      title: under && !isThere(meeting, person.objectId) ? 'Say you are here' : under ? 'Under way' : takePart,
      name: sayType(meeting.type),
      due: { at, words: under ? `since ${when}` : when, late: false },
      flags: [],
      warnings: [],
      link: `meeting/${meeting.id}`,
    };
  });
}

/** No one started it: its cases wait until it is cancelled. */
const missedWork = ({ person, now }: Reader, meetings: readonly Meeting[]): readonly Work[] =>
  meetings
    .filter((meeting) => wasMissed(meeting, now))
    .filter(() => may(person, 'runMeetings'))
    .map(({ id, type, startsAt }) => ({
      kind: 'missed',
      title: 'Cancel the meeting that was not started',
      name: sayType(type),
      due: { at: startsAt, words: `was to start ${sayWhen(startsAt, now)}`, late: true },
      flags: ['late'],
      warnings: [],
      link: `meeting/${id}`,
    }));

function minutesWork({ person, now }: Reader, meetings: readonly Meeting[]): readonly Work[] {
  if (!approves(person)) return [];
  return meetings.flatMap((meeting): readonly Work[] => {
    if (meeting.state !== 'ended' || meeting.approved !== undefined) return [];
    const name = `${sayType(meeting.type)}, ${sayWhen(meeting.startsAt, now)}`;
    return [
      { kind: 'minutes', title: 'Approve the minutes', name, flags: [], warnings: [], link: `meeting/${meeting.id}` },
    ];
  });
}
