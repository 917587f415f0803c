// What someone who was there puts beside what a panel decided about a record: a correction to its minutes, or what a person says of
// it. Nothing that it is about changes (docs/process.md P23.16).
import type { CaseContext } from '../case/context.ts';
import { choicesOf, type Answers, type Field } from '../kernel/fields.ts';
import { given } from '../kernel/given.ts';
import type { Own } from '../matter/making.ts';
import { namesCase } from '../matter/names-case.ts';
import { notAvailable, refuse } from '../matter/step.ts';
import type { Meeting } from '../meeting/meeting.ts';
import { unlessApproved } from '../meeting/minutes.ts';
import { refOf } from '../people/actor.ts';
import { localDate } from '../time/calendar.ts';
import { parseTypedDate } from '../time/dates.ts';
import { recordDecidedAt } from './agenda.ts';
import type { Entity, RecordStatement } from './entity.ts';
import { entityStep } from './making.ts';
import { heardAt } from './panel.ts';

/** Whose words a statement is. */
const staters = choicesOf({
  itself: 'The person, or who owns or runs it',
  other: 'Someone who lives, works or goes there',
  professional: 'A professional',
});
/** "A professional". */
export const sayRecordStater = (value: string): string => staters.find((one) => one.value === value)?.title ?? value;

/** The document has room for so many. */
const mostStatements = 40;
const noNames = 'Name no case and no child here.';

const textField = (title: string, most: number): Field => ({
  name: 'text',
  title,
  kind: 'long',
  need: 'always',
  most,
  help: noNames,
});
const statementFields: readonly Field[] = [
  { name: 'whose', title: 'Whose words are they?', kind: 'choice', need: 'always', choices: staters },
  { name: 'name', title: 'Who said it', kind: 'text', need: 'optional', most: 100, help: 'Not a child.' },
  { name: 'saidOn', title: 'When did they say it?', kind: 'date', need: 'always' },
  textField('What they say', 1200),
];

/** Whether it was an item of this meeting: decided, or left undecided. */
const wasItemOf = (entity: Entity, meeting: Meeting): boolean =>
  recordDecidedAt(entity, meeting.id) !== undefined ||
  (meeting.state === 'ended' && meeting.undecidedRecords?.includes(entity.id) === true);

/** Who was there when it was decided; of one that was left undecided, at any time. */
const wasThere: Own<Entity> = {
  name: 'was there for the item',
  is: (entity, context: CaseContext) => {
    const meeting = heardAt(entity) ?? context.meeting;
    // Where no meeting is given nothing is said of one: the step asks for it.
    if (meeting?.state !== 'ended') return true;
    const { objectId } = context.actor;
    const there = recordDecidedAt(entity, meeting.id)?.present ?? meeting.attendance.map(({ person }) => person);
    return there.some((one) => one.objectId === objectId);
  },
};

/** Why nothing can be put beside it now, whatever is typed. */
function barToState(entity: Entity, context: CaseContext): ReturnType<typeof refuse> | undefined {
  const meeting = heardAt(entity) ?? context.meeting;
  if (meeting?.state !== 'ended' || !wasItemOf(entity, meeting)) return notAvailable;
  return (
    unlessApproved(meeting, context) ??
    ((entity.statements ?? []).length < mostStatements
      ? undefined
      : refuse('full', 'This record holds as many of these as it can.', 'Tell the MSET co-ordinator.'))
  );
}

type Stated = Omit<RecordStatement, 'by' | 'at'>;
const evolve = ({ statements = [], ...entity }: Entity, data: Stated, meta: Parameters<typeof wrote>[0]) => ({
  ...entity,
  statements: [...statements, { ...data, ...wrote(meta) }],
});
const wrote = ({ by, at }: { readonly by: Parameters<typeof refOf>[0]; readonly at: string }) => ({
  by: refOf(by),
  at,
});

const common = {
  since: 8,
  may: [{ own: wasThere, reads: 'record', least: 'summary' }],
  from: ['open', 'closed'],
  bar: barToState,
} as const;

/** The minutes stay as they are, with the correction at the item of the record. */
const correctRecordItem = entityStep<Answers, Stated>({
  ...common,
  title: 'Correct this item',
  fact: 'correction to the minutes of a record',
  asks: () => [textField('What the minutes should say', 1200)],
  record: (entity, { text = '' }, context: CaseContext) => {
    const meeting = heardAt(entity) ?? context.meeting;
    if (meeting === undefined) return notAvailable;
    return (
      namesCase(text, 'what is about a child belongs to the item of the case.') ?? {
        data: { is: 'correction', meeting: meeting.id, text },
      }
    );
  },
  evolve,
});

/** What a person says of it, dated. */
const addRecordStatement = entityStep<Answers, Stated>({
  ...common,
  title: 'Add a statement',
  fact: 'statement added at the item of a record',
  asks: () => statementFields,
  record: (entity, { whose = '', name = '', saidOn = '', text = '' }, context: CaseContext) => {
    const meeting = heardAt(entity) ?? context.meeting;
    if (meeting === undefined) return notAvailable;
    const read = parseTypedDate(saidOn);
    if (!('date' in read))
      return refuse('incomplete', `When did they say it? ${read.problem}`, 'Correct it, and press again.');
    if (read.date > localDate(context.now))
      return refuse('incomplete', 'When did they say it? It is in the future.', 'Check the date.');
    return (
      namesCase(`${name}\n${text}`, 'what is about a child belongs to the item of the case.') ?? {
        data: {
          is: 'words',
          meeting: meeting.id,
          text,
          whose,
          saidOn: read.date,
          ...given({ name: name === '' ? undefined : name }),
        },
      }
    );
  },
  evolve,
});

export const recordStatementSteps = { correctRecordItem, addRecordStatement } as const;

/** Those at the item of a meeting, the oldest first. */
export const statedAt = (
  { statements = [] }: Pick<Entity, 'statements'>,
  meeting: Meeting['id'],
): readonly RecordStatement[] => statements.filter((one) => one.meeting === meeting);
