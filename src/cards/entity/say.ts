// How a record is said: what it is, until when it is needed, what was reported of it and how it stands.
import { sayAnswer } from '../../domain/kernel/fields.ts';
import { fieldsOfEntity } from '../../domain/entity/fields.ts';
import { recordDecisions } from '../../domain/entity/decisions.ts';
import {
  grounds,
  stateWords,
  type Entity,
  type RecordDecision,
  type RecordStatement,
} from '../../domain/entity/entity.ts';
import { sayRecordStater } from '../../domain/entity/statements.ts';
import { sayStruckOut } from '../../domain/matter/striking.ts';
import { sayMeetingId } from '../../domain/meeting/meeting.ts';
import { entityRow } from '../../domain/entity/kinds.ts';
import { agencyName } from '../../domain/people/agencies.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { localDate, sayDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { cut, sayNames, type Band } from '../blocks.ts';
import { sayKnown } from '../mention/say.ts';
import type { Said } from './entity-card.ts';

export const kindOfEntity = ({ kind }: Pick<Entity, 'kind'>): string => entityRow(kind).title;

/** Late is what no one has answered by its day. */
export const isLateRecord = ({ dueOn, state }: Pick<Entity, 'dueOn' | 'state'>, now: Instant): boolean =>
  (state === 'open' || state === 'reported') && dueOn <= localDate(now);

/** How it stands: what is asked of its keeper first. */
export function entityBand(entity: Pick<Entity, 'state' | 'dueOn'>, now: Instant, keeps: boolean): Band {
  const { state, dueOn } = entity;
  if (state === 'reported') {
    const when = `by ${sayDate(dueOn)}`;
    return keeps ? { state: 'you', word: 'Reported: accept it or not', when } : { state: 'info', word: 'Reported' };
  }
  if (state !== 'open') return { state: 'done', word: stateWords[state] };
  if (!isLateRecord(entity, now)) return { state: 'info', word: 'Open', when: `asked again on ${sayDate(dueOn)}` };
  return keeps
    ? { state: 'today', word: 'Is it still needed?', when: `asked on ${sayDate(dueOn)}` }
    : { state: 'info', word: 'Open' };
}

/** Below what it is called: its id and why there is a record. */
export const subOfEntity = ({ id, ground, restricted }: Pick<Entity, 'id' | 'ground' | 'restricted'>): string =>
  [id, grounds[ground], ...(restricted === undefined ? [] : ['Restricted'])].join(' · ');

const mostDecisions = 3;
/** When it comes to a panel, and what panels decided about it, the newest first. */
export function panelDetails(
  { agenda, decisions = [] }: Pick<Entity, 'agenda' | 'decisions'>,
  directory: Directory,
  now: Instant,
): readonly (readonly [label: string, value: string])[] {
  const heardBy = (agenda?.agencies ?? []).map((agency) => agencyName(directory, agency)).join(', ');
  return [
    ...(agenda === undefined
      ? []
      : ([
          [
            'On the agenda',
            [`of each panel from ${sayDate(agenda.from)}`, ...(heardBy === '' ? [] : [`heard by ${heardBy}`])].join(
              '; ',
            ),
          ],
        ] as const)),
    ...decisions
      .toReversed()
      .slice(0, mostDecisions)
      .map((one) => [sayMeetingId(one.meeting), sayRecordDecision(one, now)] as const),
  ];
}
/** "Keep watching, recorded by Tess Gavel, Tue 2 Feb 14:10: …". */
export const sayRecordDecision = ({ decision, by, at, why }: RecordDecision, now: Instant): string =>
  `${recordDecisions[decision].title}, recorded by ${by.name}, ${sayWhen(at, now)}: ${why}`;

/** A correction or a statement at the item of a record: whose, when; and what it says. */
export function recordStatementPair(
  { is, by, at, text, whose = '', name, saidOn }: RecordStatement,
  now: Instant,
): readonly [label: string, value: string] {
  const written = `${cut(by.name, 60)}, ${sayWhen(at, now)}`;
  if (is === 'correction') return [`Correction by ${written}`, text];
  const who = [sayRecordStater(whose), ...(name === undefined ? [] : [name])].join(': ');
  return [`${who}${saidOn === undefined ? '' : `, ${sayDate(saidOn)}`}; written down by ${written}`, text];
}
/** How many there are: the card has room for no more, and the minutes have all of them. */
const statedDetails = ({ statements = [] }: Entity): readonly (readonly [label: string, value: string])[] =>
  statements.length === 0
    ? []
    : [['Put right or stated', `${statements.length === 1 ? 'once' : `${statements.length} times`}, in the minutes`]];

/** What it is, besides what it is called; why it was opened and how it ended. */
export function entityDetails(
  entity: Entity,
  directory: Directory,
  now: Instant,
): readonly (readonly [label: string, value: string])[] {
  const { kind, name, said, why, ended, into, named = [], asked: agencies = [] } = entity;
  const today = localDate(now);
  const out = sayStruckOut(entity, now);
  const reading = agencies.filter(({ until }) => until >= today);
  const asked = fieldsOfEntity(kind).flatMap((field): readonly (readonly [string, string])[] => {
    const value = said[field.name] ?? '';
    return value === '' || value === name ? [] : [[field.title, sayAnswer(field, value)]];
  });
  return [
    ...asked,
    ...(why === undefined ? [] : ([['Why a record', why]] as const)),
    ...(named.length === 0
      ? []
      : ([
          [
            'Let in',
            sayNames(
              named.map((one) => one.name),
              8,
            ),
          ],
        ] as const)),
    ...(reading.length === 0
      ? []
      : ([
          [
            'Asked',
            reading.map(({ agency, until }) => `${agencyName(directory, agency)} until ${sayDate(until)}`).join(', '),
          ],
        ] as const)),
    ...panelDetails(entity, directory, now),
    ...statedDetails(entity),
    ...(out === undefined ? [] : ([['Struck out', out]] as const)),
    ...(into === undefined ? [] : ([['Merged into', into]] as const)),
    ...(ended === undefined ? [] : ([[`Ended by ${ended.by.name}, ${sayWhen(ended.at, now)}`, ended.why]] as const)),
  ];
}

/** What was reported without a child, as it was typed. */
export function sayReport({ report }: Pick<Entity, 'report'>, directory: Directory, now: Instant): readonly Said[] {
  if (report === undefined) return [];
  const { said, by, at, agency } = report;
  return [
    {
      ...(said['how'] !== undefined && { words: said['how'] }),
      source: ['Reported', sayKnown({ said, by }), agencyName(directory, agency), sayWhen(at, now)].join(' · '),
      notFamily: false,
    },
  ];
}
