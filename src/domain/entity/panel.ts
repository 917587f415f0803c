// A record comes to panels, and a panel decides about it: one fact, with quorum and attendance inside (docs/process.md P23.11 to
// P23.13).
import { ownerChoices } from '../case/action/add.ts';
import type { CaseContext } from '../case/context.ts';
import { namesCase } from '../matter/names-case.ts';
import { incomplete, notAvailable, refuse } from '../matter/step.ts';
import { openOf } from '../kernel/counted.ts';
import type { Choice, Field } from '../kernel/fields.ts';
import { given } from '../kernel/given.ts';
import { toEntityId, type EntityId } from '../kernel/ids.ts';
import { isThere, sayMeeting, stillThere, type Meeting } from '../meeting/meeting.ts';
import { missingFor, type QuorumRule } from '../meeting/quorum.ts';
import { belongsTo, ownPeople } from '../people/agencies.ts';
import { agencyChoices, agencyIn, personIn, type Directory } from '../people/directory.ts';
import { refOf, type PersonRef } from '../people/actor.ts';
import type { Settings } from '../people/settings.ts';
import { addDays, localDate, sayClock } from '../time/calendar.ts';
import type { IsoDate } from '../time/dates.ts';
import { comesToPanels, isToBeHeard, recordDecidedAt } from './agenda.ts';
import { isRecordDecision, recordDecisions, recordDecisionsOf } from './decisions.ts';
import { barByActions, type AskedAgency, type Entity, type OnPanels, type RecordDecision } from './entity.ts';
import { reasonField } from './fields.ts';
import { hostOfEntity } from './host.ts';
import type { EntityKind } from './kinds.ts';
import { entityStep, keeps } from './making.ts';
import { hearsRecord, readerOfEntity } from './who.ts';

const councilHears: Choice = { value: ownPeople, title: 'Council: managers' };
/** From then on it is on each panel until one decides. */
const putOnAgenda = entityStep<{ readonly agencies?: string }, Omit<OnPanels, 'since'>>({
  title: 'Put on the agenda',
  fact: 'put on the agenda of the panel',
  may: [...keeps, { role: 'chairMeetings', reads: 'record' }],
  from: ['open'],
  bar: ({ agenda, kind }, { directory: { settings } }) =>
    agenda !== undefined
      ? refuse('alreadyDecided', 'This record is on the agenda already.', 'Open the agenda of the next panel.')
      : comesToPanels(kind, settings)
        ? undefined
        : refuse('notNow', 'Themes do not come to panels here.', 'Put what bears on it on the agenda instead.'),
  asks: ({ before, directory }) =>
    before?.restricted === undefined
      ? [
          {
            name: 'agencies',
            title: 'Which agencies hear it',
            kind: 'choices',
            need: 'always',
            choices: [...agencyChoices(directory), councilHears],
            help: 'Their people read this record until the panel has decided, and some weeks more. All others see a time and no name.',
          },
        ]
      : [],
  record: ({ restricted }, { agencies = '' }, { now, directory }) => {
    const known = agencies
      .split(',')
      .filter((agency) => agency === ownPeople || agencyIn(directory, agency) !== undefined);
    // Of a restricted record people are let in by name.
    return { data: { from: localDate(now), agencies: restricted === undefined ? known : [] } };
  },
  evolve: (entity, data, meta) => ({ ...entity, agenda: { ...data, since: meta.at } }),
});

/** Put on it by mistake, or settled before a panel came to it. */
const takeOffAgenda = entityStep<{ readonly why: string }, { readonly why: string }>({
  title: 'Take off the agenda',
  fact: 'taken off the agenda of the panel',
  may: [...keeps, { role: 'chairMeetings', reads: 'record' }],
  from: ['open'],
  bar: ({ agenda }) =>
    agenda === undefined
      ? refuse('notNow', 'This record is on no agenda.', 'Open it to see where it stands.')
      : undefined,
  asks: () => [reasonField('Why no panel need hear it')],
  record: (_entity, { why }) => namesCase(why) ?? { data: { why } },
  evolve: ({ agenda: _gone, ...entity }) => entity,
});

export interface DecideRecordInput {
  readonly meeting: string;
  readonly decision: string;
  readonly why: string;
  readonly assessment?: string;
  readonly assessor?: string;
  readonly theme?: string;
}
interface DecidedRecord {
  readonly decided: Omit<RecordDecision, 'by' | 'at'>;
  /** Where it comes to the next panel: from when. */
  readonly from?: IsoDate;
  /** The agencies that heard it read it until then. */
  readonly asked: readonly AskedAgency[];
}

/** A record as a meeting hears it: its form knows the meeting, and the themes that it may be joined to. */
export interface HeardRecord extends Entity {
  readonly at: { readonly meeting: Meeting; readonly themes: readonly Choice[] };
}
const isHeard = (entity: Entity | HeardRecord): entity is HeardRecord => 'at' in entity;
const themesFor = (entity: Entity | HeardRecord | undefined): readonly Choice[] =>
  entity !== undefined && isHeard(entity) ? entity.at.themes : [];
/** In which meeting a record is heard; undefined of one that was opened elsewhere. */
export const heardAt = (entity: Entity | HeardRecord | undefined): Meeting | undefined =>
  entity !== undefined && isHeard(entity) ? entity.at.meeting : undefined;
const goesWith =
  (name: string) =>
  ({ decision = '' }: Readonly<Record<string, string>>): boolean =>
    isRecordDecision(decision) && recordDecisions[decision].asks.includes(name);

/** Which decision, why, and what goes with it. */
export const recordDecisionFields = (
  entity: Entity | HeardRecord | undefined,
  directory: Directory | undefined,
): readonly Field[] => [
  {
    name: 'decision',
    title: 'What does the panel decide?',
    kind: 'choice',
    need: 'always',
    choices: recordDecisionsOf(entity?.kind).map((value) => ({ value, title: recordDecisions[value].title })),
  },
  reasonField('Why', { help: 'Name no case and no child here.' }),
  {
    name: 'assessment',
    title: 'What is to be assessed',
    kind: 'text',
    prose: true,
    need: 'always',
    most: 300,
    askedWhen: goesWith('assessment'),
  },
  {
    name: 'assessor',
    title: 'Who assesses it',
    kind: 'choice',
    need: 'always',
    choices: directory === undefined ? [] : ownerChoices({ directory }, entity && hostOfEntity(entity)),
    askedWhen: goesWith('assessor'),
  },
  {
    name: 'theme',
    title: 'Which theme',
    kind: 'choice',
    need: 'always',
    choices: themesFor(entity),
    help: 'Is it not here? Open a record of a theme first.',
    askedWhen: goesWith('theme'),
  },
];

/** Who takes part in the item: of those in the room the people who read the record (docs/process.md P23.11). */
const partInRecord = (
  entity: Entity,
  meeting: Meeting,
  { directory, now }: Pick<CaseContext, 'directory' | 'now'>,
): Meeting['attendance'] =>
  stillThere(meeting).filter(({ person: { objectId } }) => {
    const person = personIn(directory, objectId);
    return person !== undefined && readerOfEntity(entity, person, directory, now)('record', 'summary');
  });

/** Who must be there to close a record of this kind (docs/process.md P23.13). */
export const recordQuorumOf = (kind: EntityKind, { recordQuorum }: Pick<Settings, 'recordQuorum'>): QuorumRule => [
  ...recordQuorum.all,
  ...(kind === 'place' || kind === 'organisation' ? recordQuorum.places : []),
];

function barToHear(entity: Entity, meeting: Meeting, { actor, now }: CaseContext) {
  const before = recordDecidedAt(entity, meeting.id);
  if (before !== undefined) {
    return refuse(
      'alreadyDecided',
      `Already recorded by ${before.by.name} at ${sayClock(before.at, now)}: ${recordDecisions[before.decision].title}.`,
      'Open the agenda to go on.',
    );
  }
  if (meeting.state !== 'started') {
    return refuse('notNow', `${sayMeeting(meeting, now)} is not under way.`, 'Decisions are recorded in the meeting.');
  }
  if (!isToBeHeard(entity, meeting)) {
    return refuse('notNow', 'This record is not on the agenda of this meeting.', 'Go on to the next one.');
  }
  return isThere(meeting, actor.objectId)
    ? undefined
    : refuse(
        'notThere',
        'You are not recorded at this meeting.',
        'Go to the meeting’s card first: I am here is on it.',
      );
}

/** What stands in the way of this decision, by its row. */
function barToDecide(entity: Entity, { decision, theme = '' }: DecideRecordInput, missing: readonly string[]) {
  if (!isRecordDecision(decision)) return notAvailable;
  const { needsAction, closes, title } = recordDecisions[decision];
  if (needsAction === true && openOf(entity, 'action').length === 0) {
    return refuse(
      'needsAction',
      `${title} needs an action that is not finished.`,
      'Nothing is recorded yet. Press Add action on the item, then decide.',
    );
  }
  if (decision === 'theme' && toEntityId(theme) === undefined) {
    return refuse('incomplete', 'Still needed: Which theme.', 'Choose one of those offered.');
  }
  if (closes !== true) return undefined;
  const byActions = barByActions(entity, 'Have them verified or cancelled first, or choose Keep watching.');
  if (byActions !== undefined || missing.length === 0) return byActions;
  return refuse(
    'inquorate',
    `Without ${missing.join(', ')} for this item the panel cannot close a record.`,
    'Record who has joined, or choose Keep watching. Only people who may read the record count.',
  );
}

const decideRecord = entityStep<DecideRecordInput, DecidedRecord>({
  title: 'Decide',
  fact: 'decided by a panel',
  may: [{ role: 'runMeetings', reads: 'record', least: 'summary' }],
  from: ['open'],
  asks: ({ before, directory }) => recordDecisionFields(before, directory),
  // The theme and the assessment are asked where the decision is chosen that they go with.
  needs: () => recordDecisionFields(undefined, undefined).slice(0, 2),
  record: (entity, input, context: CaseContext) => {
    const { directory, now, meeting } = context;
    if (meeting === undefined || meeting.id !== input.meeting) return notAvailable;
    const bar =
      barToHear(entity, meeting, context) ?? incomplete(recordDecisionFields(entity, directory).slice(0, 2), input);
    if (bar !== undefined || !isRecordDecision(input.decision)) return bar ?? notAvailable;
    const attendance = partInRecord(entity, meeting, context);
    const missing = missingFor({ ...meeting, attendance }, directory, recordQuorumOf(entity.kind, directory.settings));
    const unmet = barToDecide(entity, input, missing) ?? namesCase(input.why);
    if (unmet !== undefined) return unmet;
    const { agencies: invited = [], since = now } = entity.agenda ?? {};
    const until = addDays(meeting.date, directory.settings.recordAskedDays);
    const theme = input.decision === 'theme' ? toEntityId(input.theme ?? '') : undefined;
    return {
      data: {
        decided: {
          meeting: meeting.id,
          decision: input.decision,
          why: input.why,
          present: attendance.map(({ person }): PersonRef => person),
          quorate: missing.length === 0,
          since,
          invited,
          absent: invited.filter((agency) => !isThereFor(agency, attendance, directory)),
          actions: openOf(entity, 'action'),
          ...given({ theme }),
        },
        ...(recordDecisions[input.decision].comesAgain === true && { from: addDays(meeting.date, 1) }),
        asked: invited.map((agency) => ({ agency, until })),
      },
    };
  },
  evolve: ({ agenda, ...entity }, { decided, from, asked }, meta) => {
    const decision: RecordDecision = { ...decided, by: refOf(meta.by), at: meta.at };
    const after = {
      ...entity,
      decisions: [...(entity.decisions ?? []), decision],
      asked: [...(entity.asked ?? []).filter(({ agency }) => !asked.some((one) => one.agency === agency)), ...asked],
      ...(from !== undefined && { agenda: { from, agencies: decided.invited, since: agenda?.since ?? decided.since } }),
      ...given({ theme: decided.theme }),
    };
    if (recordDecisions[decided.decision].closes !== true) return after;
    return {
      ...after,
      state: 'closed',
      heard: decided.present,
      ended: { by: decision.by, at: decision.at, why: decided.why },
      ladder: { set: meta.number, rungs: [] },
    };
  },
});
const isThereFor = (agency: string, attendance: Meeting['attendance'], directory: Directory): boolean =>
  attendance.some(({ person: { objectId } }) => {
    const person = personIn(directory, objectId);
    return (
      person !== undefined &&
      (agency === ownPeople ? hearsRecord(person, agency, directory) : belongsTo(person, agency, directory))
    );
  });

/** A theme has room for so many. */
const mostJoined = 60;
interface Joining {
  readonly record: EntityId;
}
/** The first of two acts: the theme says which record bears on it, then the record that it was decided. */
const joinToTheme = entityStep<Joining, Joining>({
  title: 'Join to a theme',
  fact: 'a record joined to the theme',
  may: [{ role: 'runMeetings', reads: 'record', least: 'summary' }],
  from: ['open'],
  elsewhere: 'Choose a theme that is open.',
  record: ({ kind, joined = [] }, { record }) => {
    if (kind !== 'theme') return refuse('otherKind', 'This is not a theme.', 'Choose one of those offered.');
    if (joined.includes(record)) return { unchanged: true };
    return joined.length >= mostJoined
      ? refuse('full', `A theme has room for ${mostJoined} records.`, 'Open another theme for what is new.')
      : { data: { record } };
  },
  evolve: (entity, { record }) => ({ ...entity, joined: [...(entity.joined ?? []), record] }),
});

export const panelSteps = { putOnAgenda, takeOffAgenda, decideRecord, joinToTheme } as const;
