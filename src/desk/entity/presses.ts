// What the steps on a record are to people.
import { lines, type Button, type Element } from '../../cards/blocks.ts';
import { entityBand, kindOfEntity, sayRecordDecision } from '../../cards/entity/say.ts';
import { fieldsToOpen } from '../../domain/entity/fields.ts';
import type { Entity } from '../../domain/entity/entity.ts';
import { recordDecisions } from '../../domain/entity/decisions.ts';
import { recordDecidedAt } from '../../domain/entity/agenda.ts';
import { heardAt } from '../../domain/entity/panel.ts';
import { sayMeetingId } from '../../domain/meeting/meeting.ts';
import { given } from '../../domain/kernel/given.ts';
import { entityKinds, reportedKinds, type EntityKind, type ReportedKind } from '../../domain/entity/kinds.ts';
import { openNameOf, reportNameOf, type OpenName, type ReportName } from '../../domain/entity/open.ts';
import { entityMatter, type EntityCommand, type EntityStepName, type EntityTypes } from '../../domain/entity/table.ts';
import type { EntityId } from '../../domain/kernel/ids.ts';
import { beginLow } from '../../domain/kernel/begins.ts';
import { sayDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import type { Counter, Press, Presses, Taken } from '../form/counter.ts';
import { strikeElsewhere } from '../strike/strike.ts';

export const entityButton = (title: string, id: EntityId): Button => ({
  title,
  verb: 'entity.open',
  data: { entity: id },
});

type OnEntity = Press<Entity | undefined, Entity>;
type Took = Taken<Entity | undefined, Entity>;

/** What asks for it stands on a page of its own where the kind asks for much. */
const secondToOpen = (kind: EntityKind): Pick<OnEntity, 'second'> =>
  fieldsToOpen(kind).length > 5 ? { second: ['ground', 'why'] } : {};
const pressToOpen = (kind: EntityKind): OnEntity => ({
  verb: `entity.add.${kind}`,
  intro: 'For a meeting or the police. What two cases name is opened in Links. Name no child here.',
  go: 'Open a record',
  back: { verb: 'entity.kinds', data: {} },
  ...secondToOpen(kind),
  done: 'A record is open',
  next: askedAgain,
});
const pressToReport = (kind: ReportedKind): OnEntity => ({
  verb: `entity.report.${kind}`,
  intro: 'What you saw or were told, and no more. The MSET co-ordinator reads it. In danger now? Ring.',
  go: 'Report it',
  back: { verb: 'entity.report', data: {} },
  second: ['how', 'seen', 'source'],
  done: ({ after }) => `Reported: ${beginLow(kindOfEntity(after))}`,
  next: ({ after }) => `the co-ordinator says by ${sayDate(after.dueOn)} whether it is taken up. We’ll tell you here.`,
});
/** Until when it stays without being asked about. */
const askedAgain = ({ after }: Took): string | undefined =>
  after.state === 'open' ? `we ask on ${sayDate(after.dueOn)} whether it is still needed.` : undefined;

function pressesByKind(): Readonly<Record<OpenName | ReportName, OnEntity>>;
function pressesByKind(): Readonly<Record<string, OnEntity>> {
  return Object.fromEntries([
    ...entityKinds.map((kind) => [openNameOf(kind), pressToOpen(kind)] as const),
    ...reportedKinds.map((kind) => [reportNameOf(kind), pressToReport(kind)] as const),
  ]);
}
/** Who is kept out now, by whom: for those who keep it. */
const keptOutNow = (entity: Entity | undefined, now: Instant): readonly Element[] =>
  (entity?.keptOut ?? []).length === 0
    ? []
    : [
        lines(
          (entity?.keptOut ?? []).map(({ person, by, at }) => [
            person.name,
            `kept out by ${by.name}, ${sayWhen(at, now)}`,
          ]),
        ),
      ];

/** Of which meeting, and what its minutes say now: no one puts right what they do not see. */
function minutesNow(entity: Entity | undefined, now: Instant): readonly Element[] {
  const meeting = heardAt(entity);
  if (entity === undefined || meeting === undefined) return [];
  const decision = recordDecidedAt(entity, meeting.id);
  return [
    lines(
      [
        ['Minutes of', sayMeetingId(meeting.id)],
        ['Decision', decision === undefined ? 'Not decided' : sayRecordDecision(decision, now)],
      ],
      900,
    ),
  ];
}

const inLinks = { byHand: 'Confirm in Links writes the record and its entries' } as const;

const presses: Presses<EntityTypes['steps'], Entity | undefined, Entity> = {
  ...strikeElsewhere,
  ...pressesByKind(),
  openEntity: inLinks,
  addMembers: inLinks,
  takeOver: { byHand: 'the first act of Merge into' },
  removeMember: {
    verb: 'entity.out',
    intro: 'The entry goes back to its case as it was typed. No one is told.',
    style: 'destructive',
    done: 'Said not to be the same',
  },
  mergeInto: {
    verb: 'entity.merge.into',
    intro:
      'Its entries go to the other record; what was reported and made of it is read there. It can be taken apart again.',
    style: 'destructive',
    back: { verb: 'entity.merge', data: {} },
    done: 'Merged',
  },
  acceptEntity: { verb: 'entity.accept', done: 'Taken up', next: askedAgain },
  declineEntity: {
    verb: 'entity.decline',
    style: 'destructive',
    done: 'Not taken up',
  },
  askAgencies: {
    verb: 'entity.ask',
    intro: 'Their people read this record from now on, each entry as far as its case and its mark let.',
    done: 'The agencies are asked',
  },
  renameEntity: {
    verb: 'entity.rename',
    intro: 'Those who read the record read its name, and not every case that it is of: name no child here.',
    values: (entity) => (entity === undefined || entity.namedBy !== undefined ? {} : { name: entity.name }),
    done: 'The name is changed',
  },
  putOnAgenda: {
    verb: 'entity.agenda',
    intro: 'It is on each panel from now on, until one decides. People who may not read it see its time alone.',
    done: 'It is on the agenda of the panel',
  },
  takeOffAgenda: {
    verb: 'entity.agenda.off',
    intro: 'The agencies that were to hear it no longer read it, unless they were asked about it.',
    done: 'It is off the agenda',
  },
  decideRecord: {
    verb: 'entity.decide',
    intro: 'What this panel decides. Name no case and no child here.',
    go: 'Save and next',
    back: { verb: 'meeting.item', data: {} },
    done: ({ after }) => `Recorded: ${sayDecided(after)}`,
  },
  correctRecordItem: {
    verb: 'entity.item.correct',
    intro:
      'The minutes stay as they are, with your correction at this item. Only people who may read this record can read it.',
    shows: (entity, now) => minutesNow(entity, now),
    go: 'Save correction',
    back: { verb: 'minutes.open', data: {} },
    done: 'The correction is at its item',
    next: () => 'the chair reads it there before approving the minutes.',
  },
  addRecordStatement: {
    verb: 'entity.item.state',
    intro: 'Their own words, dated, beside what was decided. The record itself stays as it is.',
    go: 'Save statement',
    back: { verb: 'minutes.open', data: {} },
    done: 'The statement is at its item',
  },
  joinToTheme: { byHand: 'the first act of Join to a theme' },
  writeView: {
    verb: 'entity.view',
    intro: 'What the council infers. Name no child and no case here.',
    go: 'Write it down',
    done: 'Written: what we make of it',
  },
  reviewEntity: {
    verb: 'entity.review',
    band: ({ before, now }) => (before === undefined || now === undefined ? undefined : entityBand(before, now, true)),
    intro: 'A record that is closed is found by nothing from then on.',
    go: 'Record the answer',
    done: ({ after }) => (after.state === 'closed' ? 'The record is closed' : 'The record is kept'),
    next: askedAgain,
  },
  remindEntity: { byHand: 'the clock’s' },
  loseEntries: { byHand: 'the clock’s' },
  restrictEntity: {
    verb: 'entity.restrict',
    intro: 'Co-ordinators without a conflict, and those you name, open it from then on, and no one else.',
    style: 'destructive',
    done: 'Restricted',
    next: () => 'let in by name those who need to see it.',
  },
  liftEntity: { verb: 'entity.lift', done: 'The restriction is lifted' },
  nameForEntity: { verb: 'entity.name', done: ({ after }) => `Let in: ${after.named?.at(-1)?.name ?? ''}` },
  unnameForEntity: { verb: 'entity.unname', style: 'destructive', done: 'Not let in any more' },
  keepOutOfEntity: {
    verb: 'entity.keep-out',
    intro:
      'They are not told. From then on there is no such record for them: not by its number before a merge, in no list, picture or look. You cannot let them in again: another person does.',
    style: 'destructive',
    shows: keptOutNow,
    done: ({ after }) => `Kept out: ${after.keptOut?.at(-1)?.person.name ?? ''}`,
    says: () => ['They are not told.'],
  },
  letIntoEntity: {
    verb: 'entity.let-in',
    intro:
      'They may open it again, as far as their role lets them. They are not told. A conflict of interest still keeps them out.',
    shows: keptOutNow,
    done: 'Let in again',
    says: ({ after, sent }) =>
      after.excluded.some((id) => id === sent['person']) ? ['A conflict of interest still keeps them out.'] : [],
  },
  conflictOverEntity: {
    verb: 'entity.conflict',
    intro: 'You will not be able to open this record.',
    style: 'destructive',
    done: 'Your conflict is recorded',
  },
};

const sayDecided = ({ id, decisions = [] }: Entity): string => {
  const last = decisions.at(-1);
  return last === undefined ? id : `${id}, ${recordDecisions[last.decision].title}`;
};

/** What the buttons of a record go by. */
export const entityRows: Pick<Counter<EntityStepName, Entity | undefined, Entity>, 'steps' | 'presses' | 'decide'> = {
  steps: entityMatter.steps,
  presses,
  decide: ({ person: actor, directory, now }, step, input, { before }) => {
    const meeting = heardAt(before);
    const command = entityCommand(step, meeting === undefined ? input : { ...input, meeting: meeting.id });
    return entityMatter.decide({ root: before }, command, { actor, directory, now, ...given({ meeting }) });
  },
};

/** The step's name, and what its form read: that these fit is tested for every row. */
export function entityCommand(step: EntityStepName, input: object): EntityCommand;
export function entityCommand(step: string, input: object): unknown {
  return { step, input };
}
