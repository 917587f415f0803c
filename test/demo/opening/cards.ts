// Every card that a person opens in the fictional council: of each kind, at each stage or state, by someone of each role. A stage,
// a state or a role more has no card here, and does not compile.
import type { DemoCalendar, OnDay } from '../../../src/demo/calendar.ts';
import { colin, dot, greta, hal, moira, noor, ola, priya, ravi, tess, una } from '../../../src/demo/cast.ts';
import { entityOf, referenceOf } from '../../../src/demo/seed.ts';
import type { ActionId, StateName } from '../../../src/domain/case/action/action.ts';
import { agendaStages } from '../../../src/domain/case/meeting/agenda.ts';
import type { Stage } from '../../../src/domain/case/state/stages.ts';
import type { EntityState } from '../../../src/domain/entity/entity.ts';
import type { Person, Role } from '../../../src/domain/people/actor.ts';
import { someone } from '../../people/builders.ts';

/** One card: what is pressed, and who presses it. */
export interface Opened {
  readonly kind: string;
  /** The stage or state of what is opened. */
  readonly at: string;
  readonly role: Role;
  readonly person: Person;
  /** Absent: the board, which is a page. */
  readonly verb?: string;
  readonly data: Readonly<Record<string, string | number>>;
}

/** Those whom the fictional council does not have, or not with this role alone. */
export const others = {
  minutes: someone(201, 'Min Writer', { roles: ['minutes'] }),
  auditor: someone(202, 'Aud Itor', { roles: ['auditor'] }),
  dpo: someone(203, 'Dee Pio', { roles: ['dpo'] }),
  analyst: someone(204, 'Ana Lyst', { roles: ['analyst'] }),
} as const;
type Cast = Readonly<Record<Role, Person>>;
/** Those who have most to do with priya’s cases. */
const east: Cast = {
  practitioner: priya,
  manager: colin,
  serviceManager: greta,
  coordinator: moira,
  chair: tess,
  panelMember: ola,
  agencyLead: ravi,
  lado: una,
  admin: dot,
  ...others,
};
/** The same of noor’s, who is of another team. */
const west: Cast = { ...east, practitioner: noor, manager: greta, serviceManager: hal };

const caseAt: Readonly<Record<Stage, readonly [key: string, cast: Cast]>> = {
  draft: ['linnet', east],
  awaitingConsent: ['swift', east],
  returned: ['martin', east],
  notAuthorised: ['curlew', east],
  withdrawn: ['lark', east],
  received: ['dipper', west],
  listed: ['siskin', east],
  held: ['merlin', east],
  toPanel: ['teal', east],
  otherPlan: ['pipit', west],
  open: ['heron', east],
  review: ['kestrel', east],
  transition: ['gannet', east],
  closing: ['bunting', west],
  transferWaiting: ['brambling', west],
  closed: ['fulmar', east],
  transferred: ['transferred', east],
  merged: ['merged', east],
};
/** Where more is found than at the stage alone. */
const moreCases: Readonly<Record<string, readonly [key: string, cast: Cast]>> = {
  'received, one more of this child': ['wren', east],
  'received, referred again': ['sanderling, again', east],
  'received, restricted': ['restricted', east],
};

/** All of the police, whose lead and deputy press. */
const actionAt: Readonly<Record<StateName, readonly [key: string, action: ActionId]>> = {
  proposed: ['siskin', 'A3'],
  accepted: ['siskin', 'A1'],
  blocked: ['merlin', 'A2'],
  disputed: ['jay', 'A2'],
  done: ['siskin', 'A2'],
  verified: ['heron', 'A1'],
  cancelled: ['merlin', 'A3'],
};

const recordAt: Readonly<Record<EntityState, string>> = {
  reported: 'takeaway',
  open: 'flat',
  declined: 'declined',
  closed: 'closed',
  merged: 'merged',
};

/** On the panel of today, which is under way; else on one to come. */
const itemAt = ({
  meetings: { now, next },
}: DemoCalendar): Readonly<Record<string, readonly [OnDay, key: string]>> => ({
  listed: [next.preMset, 'siskin'],
  held: [next.preMset, 'merlin'],
  toPanel: [now.panel, 'teal'],
  open: [next.panel, 'heron'],
  review: [now.panel, 'kestrel'],
  transition: [next.panel, 'gannet'],
  closing: [now.panel, 'bunting'],
  transferWaiting: [now.panel, 'brambling'],
});
/** From these a case comes to a meeting: each has an item. */
export const itemStages: readonly Stage[] = [...agendaStages({ type: 'preMset' }), ...agendaStages({ type: 'panel' })];

const lists = { queue: 'list.queue', 'my cases': 'list.mine', consent: 'list.consent', 'my actions': 'list.actions' };

const castOf = (key: string): Cast =>
  [...Object.values(caseAt), ...Object.values(moreCases)].find(([one]) => one === key)?.[1] ?? east;

/** In the order of the table. */
export function cardsOn(c: DemoCalendar): readonly Opened[] {
  const by = (kind: string, at: string, press: Pick<Opened, 'verb' | 'data'>, cast: Cast = east): readonly Opened[] =>
    Object.entries(cast).map(([role, person]) => ({ kind, at, role: role as Role, person, ...press }));
  const { now, last } = c.meetings;
  return [
    ...[...Object.entries(caseAt), ...Object.entries(moreCases)].flatMap(([at, [key, cast]]) =>
      by('case', at, { verb: 'case.open', data: { ref: referenceOf(key) } }, cast),
    ),
    ...by('question', 'no conflict', { verb: 'case.open', data: { ref: referenceOf('plover') } }),
    ...Object.entries(actionAt).flatMap(([at, [key, action]]) =>
      by('action', at, { verb: 'action.open', data: { ref: referenceOf(key), action } }, castOf(key)),
    ),
    ...Object.entries(itemAt(c)).flatMap(([at, [{ id }, key]]) =>
      by('item', at, { verb: 'meeting.item', data: { meeting: id, ref: referenceOf(key) } }, castOf(key)),
    ),
    ...by('item', 'record', { verb: 'meeting.item', data: { meeting: now.panel.id, entity: entityOf('car park') } }),
    ...by('minutes', 'to approve', { verb: 'minutes.open', data: { meeting: now.preMset.id } }),
    ...by('minutes', 'approved', { verb: 'minutes.open', data: { meeting: last.panel.id } }),
    ...Object.entries(recordAt).flatMap(([at, key]) =>
      by('record', at, { verb: 'entity.open', data: { entity: entityOf(key) } }),
    ),
    ...by('home', '', { verb: 'home', data: {} }),
    ...Object.entries(lists).flatMap(([at, verb]) => by('list', at, { verb, data: {} })),
    ...by('board', '', { data: {} }),
  ];
}
