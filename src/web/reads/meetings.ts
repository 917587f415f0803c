// Meetings to come and past; one of them with its agenda. References only: what is opened from here is a press, and a look.
import { z } from 'zod';
import { hasActions } from '../../domain/case/action/table.ts';
import { sayDecision } from '../../domain/case/meeting/decisions.ts';
import { stepsOnMeeting, planButton } from '../../desk/meeting/list.ts';
import { meetingButtonOf } from '../../desk/meeting/scene.ts';
import type { Scene } from '../../desk/scene/scene.ts';
import type { RecordItem } from '../../domain/entity/agenda.ts';
import { entityRow } from '../../domain/entity/kinds.ts';
import { recordDecisions } from '../../domain/entity/decisions.ts';
import { gatheringTypes, sayGatheringState, type Gathering } from '../../domain/case/gathering/gathering.ts';
import { gatheringsFor } from '../../reading/gathering/gatherings.ts';
import { sayClock, sayWhen } from '../../domain/time/calendar.ts';
import { rowOf } from '../../domain/case/owed/row.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { kindLabels, type CaseItem } from '../../domain/case/meeting/agenda.ts';
import { isThere, sayType, type Meeting } from '../../domain/meeting/meeting.ts';
import { linkIn } from '../../domain/meeting/place.ts';
import { missingFor } from '../../domain/meeting/quorum.ts';
import { besideFlags } from '../../reading/case/warnings.ts';
import { flagShape, flagsOf, instantShape, linkShape, warningsShape } from '../../reading/lines.ts';
import {
  agendaShown,
  isCaseItem,
  isOpenItem,
  isRecordItem,
  sayLateItem,
  type AgendaItem as Heard,
} from '../../reading/meeting/agenda.ts';
import { meetingFor, meetingsFor, sayStanding } from '../../reading/meeting/meetings.ts';
import { namedAs, namedShape } from '../../reading/people.ts';
import type { Told } from '../../reading/told.ts';
import { mayAttend, readsMinutes } from '../../domain/meeting/who.ts';
import { missingAgencies, namedByAgency, papersFrom } from '../../reading/meeting/words.ts';
import { buttonShape } from '../tab/api.ts';
import { buttonFor } from './button.ts';
import { byMeeting, nothing, pageAt, readAt } from './read.ts';
import { given } from '../../domain/kernel/given.ts';
import { may } from '../../domain/people/roles.ts';

const meetingRowShape = z.object({
  id: z.string(),
  type: z.enum(['preMset', 'panel']),
  typeLabel: z.string(),
  startsAt: instantShape,
  when: z.string(),
  state: z.enum(['planned', 'started', 'ended', 'cancelled']),
  /** "planned · papers close …", "ended · minutes in draft". */
  line: z.string(),
  /** Where, as it was typed; until it is over. */
  place: z.string().optional(),
  /** The link to join by, where there is one in it. */
  join: z.url().optional(),
});
export type MeetingRow = Told<typeof meetingRowShape>;
/** A strategy, mapping or daily meeting: by the reference of its case, which it leads to. */
const aboutChildShape = meetingRowShape.omit({ type: true, state: true }).extend({
  reference: z.string(),
  state: z.enum(['planned', 'held', 'approved', 'cancelled']),
});
export type AboutChildRow = Told<typeof aboutChildShape>;
const meetingsShape = z.object({
  now: instantShape,
  ahead: z.array(meetingRowShape),
  past: z.array(meetingRowShape),
  /** Strategy, mapping and daily meetings about one child, of the cases that this person reads. */
  aboutChildren: z.array(aboutChildShape),
  /** For those who plan: where a panel is missing, in sentences. */
  gaps: z.array(z.string()),
  plan: buttonShape.optional(),
});
export type Meetings = Told<typeof meetingsShape>;
const agendaItemShape = z.object({
  /** Of a case, or of a record of a person or place. */
  reference: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  /** "14:10". */
  slot: z.string(),
  minutes: z.number(),
  /** Cases that are heard in the same slot. */
  together: z.array(z.string()),
  /** "Late item: …": its papers had closed when it was put on the agenda. */
  lateItem: z.string().optional(),
  flags: z.array(flagShape),
  warnings: warningsShape,
  /** What this meeting decided, in words, when and by whom it was recorded. */
  decided: z.object({ words: z.string(), when: z.string(), by: z.string() }).optional(),
  /** Actions this meeting set on the case. */
  actions: z.number(),
  open: buttonShape,
});
export type AgendaItem = Told<typeof agendaItemShape>;
/** A restricted case, for anyone who is not let in to it: when it is heard, and after how many items of theirs. */
const closedItemShape = z.object({ after: z.number(), slot: z.string(), minutes: z.number() });
export type ClosedItem = Told<typeof closedItemShape>;
/** By agency. */
const peopleShape = z.array(
  z.object({ agency: z.string(), people: z.array(namedShape.extend({ way: z.string().optional() })) }),
);
const meetingShape = meetingRowShape.extend({
  now: instantShape,
  chair: namedShape,
  startedAt: instantShape.optional(),
  endedAt: instantShape.optional(),
  /** Who is still missing for a quorum, in words; empty when it is quorate. */
  missing: z.array(z.string()),
  present: peopleShape,
  /** Until it starts: who said that they are coming, and by name who said that they are not. */
  coming: peopleShape,
  notComing: z.array(z.string()),
  /** Invited agencies with no one there; while it is under way without those that are missing for the quorum. */
  absent: z.array(z.string()),
  papers: z.array(z.string()),
  /** Whether this person is recorded as present. */
  here: z.boolean(),
  agenda: z.array(agendaItemShape),
  restricted: z.array(closedItemShape),
  steps: z.array(buttonShape),
  prints: z.array(z.object({ title: z.string(), link: linkShape })),
});
export type MeetingPage = Told<typeof meetingShape>;

const meetingRow = (meeting: Meeting, now: string): MeetingRow => ({
  id: meeting.id,
  type: meeting.type,
  typeLabel: sayType(meeting.type),
  startsAt: meeting.startsAt,
  when: sayWhen(meeting.startsAt, now),
  state: meeting.state,
  line: sayStanding(meeting, now),
  ...(meeting.state === 'planned' || meeting.state === 'started'
    ? given({ place: meeting.place, join: linkIn(meeting.place) })
    : {}),
});

const aboutChild = (gathering: Gathering, now: string): AboutChildRow => ({
  id: `${gathering.reference}/${gathering.id}`,
  reference: gathering.reference,
  typeLabel: gatheringTypes[gathering.type].title,
  startsAt: gathering.startsAt,
  when: sayWhen(gathering.startsAt, now),
  state: gathering.state,
  line: `${gathering.reference} · ${sayGatheringState(gathering, now)}`,
  ...(gathering.state === 'planned' ? given({ place: gathering.place, join: linkIn(gathering.place) }) : {}),
});

export const meetings = pageAt({
  has: ({ person, directory }: Scene) => mayAttend(person, directory),
  path: '/meetings',
  says: 'Meetings to come and past',
  asks: nothing,
  answer: meetingsShape,
  read: async (scene) => {
    const { person, now } = scene;
    const found = await meetingsFor(scene);
    if (found === undefined) return undefined;
    // What ended today belongs to what was.
    const today = found.ahead.filter(({ state }) => state === 'ended');
    const ahead = found.ahead.filter(({ state }) => state !== 'ended');
    return {
      now,
      ahead: ahead.map((one) => meetingRow(one, now)),
      past: [...today.toReversed(), ...found.past].map((one) => meetingRow(one, now)),
      aboutChildren: (await gatheringsFor(scene)).map((one) => aboutChild(one, now)),
      gaps: [...found.gaps],
      ...(may(person, 'runMeetings') && { plan: buttonFor(planButton) }),
    };
  },
});

/** The page has its own agenda, and nothing to close. */
const onPage: ReadonlySet<string> = new Set(['meeting.agenda', 'meeting.close']);

export const meeting = readAt({
  path: '/meetings/:meeting',
  says: 'One meeting',
  asks: byMeeting,
  answer: meetingShape,
  read: async (scene, { meeting: id }) => {
    const { person, directory, now } = scene;
    const one = await meetingFor(scene, id);
    if (one === undefined) return undefined;
    const { absent } = missingAgencies(one, directory);
    const { buttons, more } = stepsOnMeeting(scene, one);
    const shown = await agendaShown(scene, one);
    const began = one.state === 'started' || one.state === 'ended';
    const missing = began ? missingFor(one, directory) : [];
    return {
      ...meetingRow(one, now),
      now,
      chair: namedAs(one.chair, directory),
      ...('startedAt' in one && { startedAt: one.startedAt }),
      ...('endedAt' in one && { endedAt: one.endedAt }),
      missing,
      present: namedByAgency(one.attendance, directory),
      coming: one.state === 'planned' ? namedByAgency(answered(one, 'yes'), directory) : [],
      notComing: one.state === 'planned' ? answered(one, 'no').map(sayInstead) : [],
      absent: began ? absent.filter((agency) => one.state === 'ended' || !missing.includes(agency)) : [],
      papers: papersFrom(one, directory),
      here: isThere(one, person.objectId),
      agenda: await agendaOf(scene, one, shown.filter(isOpenItem)),
      restricted: shown.flatMap((item, place) =>
        isOpenItem(item)
          ? []
          : [{ after: shown.slice(0, place).filter(isOpenItem).length, slot: item.slot, minutes: item.minutes }],
      ),
      steps: [...buttons, ...more].filter(({ verb }) => !onPage.has(verb)).map(buttonFor),
      prints: printsOf(scene, one),
    };
  },
});

const answered = ({ answers }: Meeting, wanted: Meeting['answers'][number]['coming']) =>
  answers.filter(({ coming }) => coming === wanted);

/** "Nurse Ada Dummy (Kim Hale instead)". */
const sayInstead = ({ person, instead }: Meeting['answers'][number]): string =>
  instead === undefined ? person.name : `${person.name} (${instead.name} instead)`;

async function agendaOf(scene: Scene, meeting: Meeting, items: readonly Heard[]): Promise<readonly AgendaItem[]> {
  const acted = items
    .filter(isCaseItem)
    .filter(({ case: childCase, decision }) => decision !== undefined && hasActions(childCase));
  const set = await scene.ports.cases.actionsSetOn(acted.map(({ case: childCase }) => childCase.reference));
  const here = Map.groupBy(
    set.filter(({ source }) => source === meeting.id),
    ({ reference }) => reference,
  );
  return items.map((item) =>
    isRecordItem(item)
      ? recordItem(scene, meeting, item)
      : agendaItem(scene, meeting, item, here.get(item.case.reference)?.length ?? 0),
  );
}

/** What a record is called is read on its item: the page is on the screen of the room. */
function recordItem({ now }: Scene, meeting: Meeting, { entity, slot, minutes, decision }: RecordItem): AgendaItem {
  return {
    reference: entity.id,
    kind: 'record',
    kindLabel: entityRow(entity.kind).title,
    slot,
    minutes,
    together: [],
    flags: [],
    warnings: [],
    ...(decision !== undefined && {
      decided: {
        words: recordDecisions[decision.decision].title,
        when: sayClock(decision.at, now),
        by: decision.by.name,
      },
    }),
    actions: decision?.actions.length ?? 0,
    open: buttonFor(meetingButtonOf('Open', 'meeting.item', meeting, { entity: entity.id })),
  };
}

/** A row of the agenda; of a decision it says the name, never the reason. */
function agendaItem(scene: Scene, meeting: Meeting, item: CaseItem, actions: number): AgendaItem {
  const { now } = scene;
  const { case: childCase, kind, slot, minutes, decision, together } = item;
  return {
    reference: childCase.reference,
    kind,
    kindLabel: kindLabels[kind],
    slot,
    minutes,
    together: [...together],
    ...given({ lateItem: sayLateItem(item) }),
    flags: flagsOf(rowOf(childCase), undefined),
    warnings: besideFlags(rowOf(childCase), scene),
    ...(decision !== undefined && {
      decided: {
        words: sayDecision(decision.decision),
        when: sayClock(decision.at, now),
        by: decision.by.name,
      },
    }),
    actions,
    open: buttonFor(openItem(meeting, childCase.reference)),
  };
}
const openItem = (meeting: Meeting, ref: Reference) => meetingButtonOf('Open', 'meeting.item', meeting, { ref });

const printsOf = (scene: Scene, meeting: Meeting): MeetingPage['prints'] => [
  ...(meeting.state === 'cancelled' ? [] : [{ title: 'Agenda', link: `print/agenda/${meeting.id}` }]),
  ...(meeting.state === 'ended' && readsMinutes(meeting, scene.person, scene.directory)
    ? [{ title: 'Minutes', link: `print/minutes/${meeting.id}` }]
    : []),
];
