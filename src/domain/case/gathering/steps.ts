// What people do with a strategy, mapping or daily meeting: plan it, say whether they come, record it, approve its minutes,
// cancel it; and the clock's reminders (docs/process.md P6.27).
import { employerFields, employersIn, isAlleged } from '../concern/employers.ts';
import { dateIn, type Answers, type Choice, type Field } from '../../kernel/fields.ts';
import { given } from '../../kernel/given.ts';
import type { ObjectId, Reference } from '../../kernel/ids.ts';
import { begun, clock, made, type Allowed, type Own } from '../../matter/making.ts';
import { badDate } from '../../matter/date-ahead.ts';
import { notAvailable, refuse, type Asking, type Context } from '../../matter/step.ts';
import { startsAtOf } from '../../meeting/meeting.ts';
import { refOf, type Person, type PersonRef } from '../../people/actor.ts';
import { represents } from '../../people/agencies.ts';
import { chainAbove, personIn, sayPost, type Directory } from '../../people/directory.ts';
import { may, peopleWho } from '../../people/roles.ts';
import {
  addDays,
  localDate,
  nextWorkingDay,
  opensOn,
  sayClock,
  sayDate,
  sayWhen,
  shiftWorkingDays,
  type Instant,
} from '../../time/calendar.ts';
import { fallenDue, type RungAt } from '../../time/clocks.ts';
import type { IsoDate } from '../../time/dates.ts';
import { isAbove, leadWorkerOf, mayRead, relationOf } from '../access/access.ts';
import { leadWorker, ofCase, ofPart } from '../making.ts';
import {
  agencyInvited,
  comesInPerson,
  inviteeInPerson,
  inviteeOf,
  type GatheringType,
  type Invitee,
} from '../state/invitations.ts';
import { invitingStages } from '../state/stage-table.ts';
import type { Case, Stage } from '../state/stages.ts';
import {
  answerGatheringFields,
  cancelGatheringFields,
  planGatheringFields,
  recordGatheringFields,
  referencesTyped,
} from './fields.ts';
import {
  gatheringAnswerOf,
  gatheringTypeNames,
  gatheringTypes,
  isAskedTo,
  readAfterDays,
  usuallyInvited,
  type AskedTo,
  type Gathering,
  type GatheringMinutes,
  type GatheringRung,
  type OnGathering,
} from './gathering.ts';

type State = Gathering['state'];
const making = ofPart<OnGathering>(({ gathering }) => gathering?.state);
const thereIs = ({ gathering }: OnGathering): Gathering => {
  if (gathering === undefined) throw new Error('a step on a meeting that was never planned');
  return gathering;
};

const aboveLead: Own<Case> = {
  name: 'manager above the lead worker',
  is: (childCase, { actor, directory }) => isAbove(childCase, actor, directory),
};
/** Co-ordinator and chair, and those who work with the child: what each may plan, the table of types says. */
const chairing: Allowed<Case> = { role: 'chairMeetings', reads: 'decisions' };
const office: readonly Allowed<Case>[] = [{ role: 'triage', reads: 'decisions' }, chairing];
const withChild: readonly Allowed<Case>[] = [
  { own: leadWorker, reads: 'decisions' },
  { own: aboveLead, reads: 'decisions' },
];
const planners = [...office, ...withChild].map((right) => ofCase(right));
const isOffice = (person: Person): boolean => may(person, 'triage') || may(person, 'chairMeetings');
const typesFor = (person: Person): readonly GatheringType[] =>
  gatheringTypeNames.filter((type) => isOffice(person) || gatheringTypes[type].plannedBy === 'lead');

const chairs: Own<OnGathering> = {
  name: 'chairs it',
  is: ({ gathering }, { actor }) => gathering?.chair.objectId === actor.objectId,
};
const planned: Own<OnGathering> = {
  name: 'planned it',
  is: ({ gathering }, { actor }) => gathering?.by.objectId === actor.objectId,
};
/** Those who run it. */
const runners: readonly Allowed<OnGathering>[] = [
  ...office.map((right) => ofCase(right)),
  { own: chairs, reads: 'decisions' },
  { own: planned, reads: 'decisions' },
];
const isAsked: Own<OnGathering> = {
  name: 'is invited to it',
  is: ({ gathering }, { actor, directory }) =>
    gathering !== undefined &&
    isAskedTo(
      gathering.invited.map(({ invitee }) => invitee),
      actor,
      directory,
    ),
};

const lastDay = (now: Instant, { settings }: Directory): IsoDate => addDays(localDate(now), 7 * settings.invitedWeeks);

interface Known extends Pick<Context, 'directory' | 'now' | 'actor'> {
  readonly childCase: Case;
}
const knownOf = ({ before, directory, now, actor }: Asking<OnGathering>): Known | undefined =>
  before === undefined || directory === undefined || now === undefined || actor === undefined
    ? undefined
    : { childCase: before.case, directory, now, actor };

const readsIt = (person: Person, { childCase, directory, now }: Known): boolean =>
  mayRead('decisions', childCase, person, directory, now);
/** Lead worker, their managers, and those who coordinate and chair: as far as they read the case. */
function around(known: Known): readonly Person[] {
  const { childCase, directory } = known;
  const lead = leadWorkerOf(childCase, directory);
  const people = [
    ...(lead === undefined ? [] : [lead, ...chainAbove(directory, lead.objectId)]),
    ...(childCase.named ?? []).flatMap(({ objectId }) => personIn(directory, objectId) ?? []),
    ...peopleWho(directory, 'triage'),
    ...peopleWho(directory, 'chairMeetings'),
  ];
  return [...new Map(people.map((one) => [one.objectId, one])).values()].filter((one) => readsIt(one, known));
}
interface Candidate extends Choice {
  readonly value: Invitee;
  readonly person?: PersonRef;
}
const choiceOf = (person: Person, directory: Directory): Candidate => ({
  value: inviteeInPerson(person.objectId),
  title: `${person.name}, ${sayPost(person, directory)}`,
  person: refOf(person),
});
/** To whom a meeting may open the case: as Invite to this case does (P6.22); a restricted one to no one. */
function mayBeAsked(person: Person, known: Known): boolean {
  const { childCase } = known;
  if (childCase.excluded.includes(person.objectId)) return false;
  if (readsIt(person, known)) return true;
  return comesInPerson(person) && childCase.restricted === undefined;
}

/** Agencies, but of a restricted case; and the people around the child. */
const invitable = (known: Known): readonly Candidate[] => [
  ...(known.childCase.restricted === undefined
    ? known.directory.agencies.map(({ id, name }) => ({ value: inviteeOf(id), title: name }))
    : []),
  ...around(known).map((person) => choiceOf(person, known.directory)),
];
function alsoInvitable(known: Known): readonly Candidate[] {
  const near = around(known).map(({ objectId }) => objectId);
  return known.directory.people
    .filter((person) => !near.includes(person.objectId) && mayBeAsked(person, known))
    .map((person) => choiceOf(person, known.directory));
}
/** Who plans it first; then those who chair, and the managers of the lead worker. */
function chairChoices(known: Known): readonly Choice[] {
  const { actor, directory } = known;
  const rest = around(known).filter(({ objectId }) => objectId !== actor.objectId);
  return [actor, ...rest].map((person) => ({
    value: person.objectId,
    title: `${person.name}, ${sayPost(person, directory)}`,
  }));
}

function planForm(at: Asking<OnGathering>): readonly Field[] {
  const known = knownOf(at);
  if (known === undefined)
    return planGatheringFields({ types: gatheringTypeNames, chairs: [], invited: [], usual: [], also: [] });
  const [invited, also] = [invitable(known), alsoInvitable(known)];
  const usual = usuallyInvited.map(inviteeOf).filter((one) => invited.some(({ value }) => value === one));
  const picked = ({ invited: some = '', also: one = '' }: Answers): readonly Invitee[] =>
    [...invited, ...also].map(({ value }) => value).filter((value) => [...some.split(','), one].includes(value));
  return planGatheringFields({
    types: typesFor(known.actor),
    chairs: chairChoices(known),
    invited,
    // Where someone's employer is not to read it, a person ticks each.
    usual: isAlleged(known.childCase) ? [] : usual,
    also,
    employers: employerFields({ before: known.childCase, directory: known.directory }, picked),
  });
}

export interface PlanGatheringInput {
  readonly type: string;
  readonly purpose: string;
  readonly date: string;
  readonly time: string;
  readonly place: string;
  readonly chair: string;
  readonly invited: string;
  readonly also: string;
  /** Not asked of a meeting about one child. */
  readonly with?: string;
  /** Asked of a case in which a person of concern works with children, with what they raise. */
  readonly employer?: string;
}
type Planned = Pick<
  Gathering,
  'type' | 'purpose' | 'startsAt' | 'place' | 'chair' | 'invited' | 'opened' | 'others' | 'employers'
> & {
  readonly rungs: readonly RungAt<GatheringRung>[];
};

/** The working day before, as the office opens; and the working day after, when no one has said what happened. */
function rungsOf(startsAt: Instant, { now, directory: { settings } }: Context): readonly RungAt<GatheringRung>[] {
  const { officeHours } = settings;
  const date = localDate(startsAt);
  const all = [
    { rung: 'eve', at: opensOn(shiftWorkingDays(date, -1, officeHours), officeHours) },
    { rung: 'record', at: opensOn(nextWorkingDay(date, officeHours), officeHours) },
  ] as const;
  return all.filter(({ at }) => at > now);
}

/** Who is asked, of those that the form offers; of a person their name as it is today. */
function askedIn({ invited, also }: PlanGatheringInput, known: Known): readonly AskedTo[] {
  const picked = [...invited.split(','), also];
  const offered = [...invitable(known), ...alsoInvitable(known)].filter(({ value }) => picked.includes(value));
  return offered.map(({ value: invitee, person }) => ({ invitee, ...given({ person }) }));
}
/** To whom of them it opens the case, and until when: every agency, and of people those who read it by an invitation alone, or not at all. */
function openedTo(asked: readonly AskedTo[], date: IsoDate, known: Known): Gathering['opened'] {
  const { childCase, directory, now } = known;
  if (childCase.restricted !== undefined) return [];
  const [after, last] = [addDays(date, readAfterDays), lastDay(now, directory)];
  const until = after < last ? after : last;
  return asked
    .filter(({ person }) => {
      const one = person && personIn(directory, person.objectId);
      return one === undefined || !readsIt(one, known) || relationOf(childCase, one, directory, now) === 'invited';
    })
    .map((one) => ({ ...one, until }));
}

const planGathering = begun<PlanGatheringInput, Planned, OnGathering, Gathering, Stage>(
  ofPart<OnGathering>(() => undefined),
  {
    title: 'Plan a meeting',
    fact: 'meeting planned',
    since: 8,
    may: planners,
    from: invitingStages,
    elsewhere: ({ case: childCase }) =>
      childCase.stage === 'received'
        ? refuse(
            'notNow',
            'This case is not listed yet, so that no agency may read it.',
            'Press List for pre-MSET first. In danger: Urgent: strategy discussion.',
          )
        : refuse('notNow', 'MSET does not have this case.', 'Open it to see where it is.'),
    asks: planForm,
    record: ({ case: childCase }, input, context) => {
      const { actor, directory, now } = context;
      const known = { childCase, directory, now, actor };
      const type = gatheringTypeNames.find((name) => name === input.type);
      if (type === undefined || !typesFor(actor).includes(type))
        return refuse(
          'notYours',
          'The co-ordinator or the chair plans this meeting.',
          'Ask them, or plan a strategy meeting.',
        );
      const date = dateIn({ date: input.date }, 'date');
      const bad = badDate(date, now);
      if (date === undefined || bad !== undefined) return bad ?? notAvailable;
      const startsAt = startsAtOf(date, input.time);
      if (startsAt <= now) return refuse('badDate', 'That time is over.', 'Give a later date or time.');
      const last = lastDay(now, directory);
      if (date > last)
        return refuse('badDate', `It may be on ${sayDate(last)} at the latest.`, 'Give an earlier date.');
      const chair = chairChoices(known).some(({ value }) => value === input.chair)
        ? directory.people.find(({ objectId }) => objectId === input.chair)
        : undefined;
      if (chair === undefined) return refuse('incomplete', 'Still needed: Chair.', 'Choose one of those offered.');
      const invited = askedIn(input, known);
      if (invited.length === 0)
        return refuse('incomplete', 'Still needed: Who is invited.', 'Tick those who are to come.');
      const others = othersIn(input.with ?? '', childCase, type);
      if ('refusal' in others) return others;
      const { place, purpose } = input;
      return {
        data: {
          type,
          purpose,
          startsAt,
          ...(place !== '' && { place }),
          chair: refOf(chair),
          invited,
          opened: openedTo(invited, date, known),
          ...given({ employers: employersSaid(childCase, input, invited, context) }),
          ...(others.references.length > 0 && { others: others.references }),
          rungs: rungsOf(startsAt, context),
        },
      };
    },
    evolve: ({ case: childCase, id }, { rungs, ...data }, meta) => ({
      id,
      reference: childCase.reference,
      ...data,
      answers: [],
      state: 'planned',
      by: refOf(meta.by),
      at: meta.at,
      ladder: { set: meta.number, rungs },
    }),
  },
);

const employersSaid = (
  childCase: Case,
  { employer = '', ...input }: PlanGatheringInput,
  invited: readonly AskedTo[],
  context: Pick<Context, 'directory'>,
) =>
  employersIn(
    childCase,
    { ...input, employer },
    invited.map(({ invitee }) => invitee),
    context,
  );

/** The other children that were typed. A restricted case is heard alone: the others would tell whose it is (P6.16). */
function othersIn(
  typed: string,
  childCase: Case,
  type: GatheringType,
): { readonly references: readonly Reference[] } | ReturnType<typeof refuse> {
  const read = referencesTyped(typed);
  if ('problem' in read) return refuse('incomplete', read.problem, 'Correct it, and press again.');
  const references = read.references.filter((one) => one !== childCase.reference);
  const { others, title } = gatheringTypes[type];
  if (references.length > others)
    return refuse(
      'tooMany',
      others === 0 ? `A ${title.toLowerCase()} is about one child.` : `At most ${others} other children.`,
      others === 0 ? 'Leave the other children out, or plan a mapping meeting.' : 'Plan another meeting for the rest.',
    );
  return references.length > 0 && childCase.restricted !== undefined
    ? refuse('notNow', 'This case is restricted: it is heard alone.', 'Leave the other children out.')
    : { references };
}

const over: { readonly [S in State]?: readonly [message: string, next: string] } = {
  held: ['What happened at this meeting is recorded.', 'Open the case to read it.'],
  approved: ['The minutes of this meeting are approved.', 'What is new now: Add update.'],
  cancelled: ['This meeting was cancelled.', 'Press Plan a meeting for another one.'],
};
const elsewhere = ({ gathering }: OnGathering): ReturnType<typeof refuse> => {
  const [message, next] = over[gathering?.state ?? 'planned'] ?? [
    'It has not been held yet.',
    'Press Record meeting first.',
  ];
  return refuse('notNow', message, next);
};

/** The last answer counts; until the meeting begins. */
const answerGathering = made<
  { readonly coming: string },
  { readonly coming: 'yes' | 'no' },
  OnGathering,
  Gathering,
  State
>(making, {
  title: 'Answer the invitation',
  fact: 'invitation to a meeting answered',
  since: 8,
  savesAgain: true,
  may: [{ own: isAsked, reads: 'decisions' }],
  from: ['planned'],
  elsewhere,
  bar: (on, { now }) =>
    thereIs(on).startsAt <= now
      ? refuse('notNow', 'The meeting has begun.', 'The chair records who was there.')
      : undefined,
  asks: () => answerGatheringFields,
  record: (on, { coming: said }, { actor }) => {
    const coming = said === 'yes' ? 'yes' : 'no';
    return gatheringAnswerOf(thereIs(on), actor.objectId)?.coming === coming
      ? { unchanged: true }
      : { data: { coming } };
  },
  evolve: (on, { coming }, meta) => {
    const gathering = thereIs(on);
    const others = gathering.answers.filter(({ person }) => person.objectId !== meta.by.objectId);
    return { ...gathering, answers: [...others, { person: refOf(meta.by), coming, at: meta.at }] };
  },
});

/** Those who were asked, those who speak for an agency that was, those who run it, and the lead worker. */
function mayHaveCome(on: OnGathering, directory: Directory): readonly Person[] {
  const { invited, chair, by } = thereIs(on);
  const lead = leadWorkerOf(on.case, directory);
  const people = directory.people.filter(
    (person) =>
      [chair.objectId, by.objectId, lead?.objectId].includes(person.objectId) ||
      isAskedTo(
        invited.map(({ invitee }) => invitee),
        person,
        directory,
      ) ||
      invited.some(({ invitee }) => agencyInvited(invitee) === person.agency && person.agency !== undefined),
  );
  return people
    .filter(({ objectId }) => !on.case.excluded.includes(objectId))
    .toSorted((a, b) => Number(speaks(b, invited, directory)) - Number(speaks(a, invited, directory)));
}
const speaks = (person: Person, invited: readonly AskedTo[], directory: Directory): boolean =>
  invited.some(({ invitee }) => {
    const agency = agencyInvited(invitee);
    return agency !== undefined && represents(person, agency, directory);
  });

interface RecordInput {
  readonly came: string;
  readonly others: string;
  readonly decided: string;
  readonly again: string;
}
type Recorded = Omit<GatheringMinutes, 'by' | 'at'> & { readonly rungs: readonly RungAt<GatheringRung>[] };

/** Again until the minutes are approved: that puts them right. */
const recordGathering = made<RecordInput, Recorded, OnGathering, Gathering, State>(making, {
  title: 'Record meeting',
  fact: 'meeting recorded',
  since: 8,
  may: runners,
  from: ['planned', 'held'],
  elsewhere,
  bar: (on, { now }) =>
    thereIs(on).startsAt > now
      ? refuse('notNow', `It begins ${sayWhen(thereIs(on).startsAt, now)}.`, 'Record it when it has been held.')
      : undefined,
  asks: ({ before, directory }) =>
    recordGatheringFields(
      before?.gathering === undefined || directory === undefined
        ? []
        : mayHaveCome(before, directory).map((person) => ({
            value: person.objectId,
            title: `${person.name}, ${sayPost(person, directory)}`,
          })),
    ),
  record: (on, { came: ticked, others, decided, again }, { directory, now }) => {
    const picked = ticked.split(',');
    const came = mayHaveCome(on, directory)
      .filter(({ objectId }) => picked.includes(objectId))
      .map(refOf);
    if (came.length === 0) return refuse('incomplete', 'Still needed: Who was there.', 'Tick those who were there.');
    const { officeHours, minutesCorrectionWorkingDays: days } = directory.settings;
    const at = opensOn(shiftWorkingDays(localDate(now), days, officeHours), officeHours);
    return {
      data: {
        came,
        ...given({ others: others === '' ? undefined : others, again: again === '' ? undefined : again }),
        decided,
        rungs: [{ rung: 'approve', at }],
      },
    };
  },
  evolve: (on, { rungs, ...said }, meta) => ({
    ...thereIs(on),
    state: 'held',
    minutes: { ...said, by: refOf(meta.by), at: meta.at },
    ladder: { set: meta.number, rungs },
  }),
});

const approveGathering = made<object, object, OnGathering, Gathering, State>(making, {
  title: 'Approve minutes',
  fact: 'minutes of a meeting approved',
  since: 8,
  may: [{ own: chairs, reads: 'decisions' }, ofCase(chairing)],
  others: ({ gathering }) =>
    gathering === undefined
      ? notAvailable
      : refuse('notYours', 'The chair of the meeting approves its minutes.', `Ask ${gathering.chair.name}.`),
  from: ['held'],
  elsewhere: (on, { now }) => {
    const { approved } = thereIs(on);
    return approved === undefined
      ? elsewhere(on)
      : refuse(
          'alreadyDecided',
          `They were approved by ${approved.by.name} at ${sayClock(approved.at, now)}.`,
          'What is new now: Add update.',
        );
  },
  record: () => ({ data: {} }),
  evolve: (on, _data, meta) => ({
    ...thereIs(on),
    state: 'approved',
    approved: { by: refOf(meta.by), at: meta.at },
    ladder: { set: meta.number, rungs: [] },
  }),
});

const cancelGathering = made<{ readonly reason: string }, { readonly reason: string }, OnGathering, Gathering, State>(
  making,
  {
    title: 'Cancel this meeting',
    fact: 'meeting cancelled',
    since: 8,
    may: runners,
    from: ['planned'],
    elsewhere,
    asks: () => cancelGatheringFields,
    record: (_on, { reason }) => ({ data: { reason } }),
    evolve: (on, { reason }, meta) => ({
      ...thereIs(on),
      state: 'cancelled',
      reason,
      ladder: { set: meta.number, rungs: [] },
    }),
  },
);

interface Prompted {
  readonly rungs: readonly GatheringRung[];
  readonly to: readonly ObjectId[];
  readonly left: readonly RungAt<GatheringRung>[];
}
/** What each reminder asks for. */
const asksFor = { eve: answerGathering, record: recordGathering, approve: approveGathering } as const;
/**
 * Whom each reminder calls, of those who may do it: before it who has not answered; after it who records and approves, else the
 * co-ordinators, else the chairs.
 */
function heardBy(
  rung: GatheringRung,
  on: OnGathering,
  { directory, now }: Pick<Context, 'directory' | 'now'>,
): readonly Person[] {
  const { gathering } = on;
  if (gathering === undefined) return [];
  const may = (people: readonly Person[]): readonly Person[] =>
    people.filter((actor) => asksFor[rung].mayTake(on, { actor, directory, now }));
  if (rung === 'eve')
    return may(calledTo(gathering.invited, on.case, directory)).filter(
      ({ objectId }) => gathering.startsAt > now && gatheringAnswerOf(gathering, objectId) === undefined,
    );
  const refs: readonly PersonRef[] = rung === 'record' ? [gathering.chair, gathering.by] : [gathering.chair];
  const there = refs.flatMap(({ objectId }) => personIn(directory, objectId) ?? []);
  const groups = [there, peopleWho(directory, 'triage'), peopleWho(directory, 'chairMeetings')];
  return groups.map(may).find((able) => able.length > 0) ?? [];
}
/** Of an agency the first who speaks for it; a person who was asked in person. */
export const calledTo = (
  invited: readonly AskedTo[],
  { excluded }: Pick<Case, 'excluded'>,
  directory: Directory,
): readonly Person[] => {
  const people = invited.flatMap(({ invitee, person }) => {
    const agency = agencyInvited(invitee);
    if (agency === undefined) return (person && personIn(directory, person.objectId)) ?? [];
    return directory.people
      .filter((one) => represents(one, agency, directory) && !excluded.includes(one.objectId))
      .toSorted((a, b) => leads(b, agency, directory) - leads(a, agency, directory))
      .slice(0, 1);
  });
  return [...new Map(people.map((one) => [one.objectId, one])).values()].filter(
    ({ objectId }) => !excluded.includes(objectId),
  );
};
const leads = ({ objectId }: Person, agency: string, { agencies }: Directory): number =>
  Number(agencies.some(({ id, lead }) => id === agency && lead === objectId));

/** After its day it comes again every working day until that is done. */
const comesAgain = (rung: GatheringRung): boolean => rung !== 'eve';
const promptGathering = made<object, Prompted, OnGathering, Gathering, State>(making, {
  title: 'Remind',
  fact: 'reminded of a meeting',
  since: 8,
  may: [{ own: clock }],
  from: ['planned', 'held', 'approved', 'cancelled'],
  record: (on, _input, { now, directory }) => {
    const { due, left } = fallenDue(on.gathering?.ladder, now);
    if (due.length === 0) return { unchanged: true };
    const { officeHours } = directory.settings;
    const to = due
      .flatMap((rung) => heardBy(rung, on, { directory, now }))
      .map(({ objectId }) => objectId)
      .filter((id) => !on.case.excluded.includes(id));
    // Of a case that no one may record it in any more, it is asked of no one again.
    const again = due
      .filter((rung) => comesAgain(rung) && to.length > 0)
      .map((rung) => ({ rung, at: opensOn(nextWorkingDay(localDate(now), officeHours), officeHours) }));
    return { data: { rungs: due, to: [...new Set(to)], left: [...left, ...again] } };
  },
  evolve: (on, { rungs, left }, meta) => {
    const gathering = thereIs(on);
    // A rung that comes again is a clock of its own, so that its reminder is not taken for the last one.
    const again = left.some(({ rung }) => rungs.includes(rung));
    return { ...gathering, ladder: { set: again ? meta.number : gathering.ladder.set, rungs: left } };
  },
});

export const gatheringSteps = {
  planGathering,
  answerGathering,
  recordGathering,
  approveGathering,
  cancelGathering,
  promptGathering,
} as const;
