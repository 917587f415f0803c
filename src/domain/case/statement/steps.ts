// The steps that put a correction or a statement beside what stands in a case (docs/process.md 27).
import type { Answers, Choice } from '../../kernel/fields.ts';
import { given } from '../../kernel/given.ts';
import { begun, clock, type Own } from '../../matter/making.ts';
import { notAvailable, refuse, type Asking, type Context } from '../../matter/step.ts';
import type { Meeting, MeetingId } from '../../meeting/meeting.ts';
import { sayMeetingId } from '../../meeting/meeting.ts';
import { unlessApproved } from '../../meeting/minutes.ts';
import { clockActor, refOf, type PersonRef } from '../../people/actor.ts';
import type { Reads } from '../../people/reads.ts';
import { localDate, sayDate, type Instant } from '../../time/calendar.ts';
import { parseTypedDate, type IsoDate } from '../../time/dates.ts';
import type { CaseContext } from '../context.ts';
import { sayDecision } from '../meeting/decisions.ts';
import { wasItemOf, wasThereFor } from '../meeting/item.ts';
import { caseReads, ofPart } from '../making.ts';
import { stageNames, stagesThat } from '../state/stage-table.ts';
import { decisionsOf, type Case, type Stage } from '../state/stages.ts';
import { itemFields, statementFields } from './fields.ts';
import {
  readsStatement,
  toStatedAbout,
  type CorrectedPart,
  type OnStatement,
  type StatedAbout,
  type Statement,
} from './statement.ts';

const making = ofPart<OnStatement>(() => undefined);

/** A correction as it was written in the minutes themselves, before corrections belonged to an item. */
export interface WrittenBefore {
  readonly by: PersonRef;
  readonly at: Instant;
}
export interface ItemInput {
  /** By which a story says whose minutes; of a press the context has the meeting. */
  readonly meeting?: string;
  readonly about: string;
  readonly text: string;
  /** The clock's alone. */
  readonly before?: WrittenBefore;
}
interface Corrected {
  readonly meeting: MeetingId;
  readonly about: CorrectedPart;
  readonly text: string;
  /** Its author and its time, where it was moved here. */
  readonly before?: WrittenBefore;
}

const meetingOf = (on: OnStatement, { meeting }: CaseContext): Meeting | undefined => on.meeting ?? meeting;
const ofItem: Own<OnStatement> = {
  name: 'was there for the item',
  is: (on, context: CaseContext) => {
    const meeting = meetingOf(on, context);
    // Where no meeting is given nothing is said of one: the step asks for it.
    return meeting?.state !== 'ended' || wasThereFor(on.case, meeting, context.actor.objectId);
  },
};
const isClock = ({ actor }: Context): boolean => actor.objectId === clockActor.objectId;
/** What the writer reads of the case; undefined of a form that is given back without one. */
const readsOf = ({ before, actor, directory, now }: Asking<OnStatement>): Reads | undefined =>
  before === undefined || actor === undefined || directory === undefined || now === undefined
    ? undefined
    : caseReads(before.case, { actor, directory, now });

/** Why this item cannot be corrected now, whatever is typed. */
function barToCorrect(on: OnStatement, context: CaseContext): ReturnType<typeof refuse> | undefined {
  const meeting = meetingOf(on, context);
  if (meeting?.state !== 'ended' || !wasItemOf(on.case, meeting)) return notAvailable;
  return isClock(context) ? undefined : unlessApproved(meeting, context);
}

/** The minutes stay as they are, with the correction at their item (docs/process.md P27.1). */
const correctItem = begun<ItemInput, Corrected, OnStatement, Statement, Stage>(making, {
  title: 'Correct this item',
  fact: 'correction to the minutes',
  since: 6,
  may: [{ own: ofItem, reads: 'decisions' }, { own: clock }],
  from: stageNames,
  bar: barToCorrect,
  asks: (asking) => itemFields(readsOf(asking)?.('dissent') ?? true),
  record: (on, { about, text, before }, context: CaseContext) => {
    const meeting = meetingOf(on, context);
    if (meeting === undefined) return notAvailable;
    return {
      data: {
        meeting: meeting.id,
        about: about === 'dissent' ? about : 'decision',
        text,
        ...(isClock(context) && given({ before })),
      },
    };
  },
  evolve: ({ case: childCase, id }, { before, ...data }, meta) => ({
    id,
    reference: childCase.reference,
    is: 'correction',
    ...data,
    by: before?.by ?? refOf(meta.by),
    at: before?.at ?? meta.at,
  }),
});

interface Stated {
  readonly whose: string;
  readonly name?: string;
  readonly saidOn: IsoDate;
  readonly about: StatedAbout;
  readonly text: string;
}

/** So many decisions of a case may be what a statement is about; of the earlier ones it says which in its own words. */
const mostDecisions = 5;
/** What of a case a statement may be beside, for someone who reads so of it. */
export function aboutChoices(childCase: Case, reads: Reads): readonly Choice[] {
  const { latest } = childCase.risk ?? {};
  const all: readonly Choice[] = [
    { value: 'case', title: 'The case as a whole' },
    { value: 'referral', title: 'The referral' },
    ...decisionsOf(childCase)
      .slice(-mostDecisions)
      .toReversed()
      .map(({ id, decision, meeting, at }) => ({
        value: id,
        title: `${sayDecision(decision)}, ${meeting === undefined ? sayDate(localDate(at)) : sayMeetingId(meeting)}`,
      })),
    ...(latest === undefined ? [] : [{ value: latest.id, title: `Risk assessment, version ${latest.version}` }]),
  ];
  return all.filter(({ value }) => {
    const about = toStatedAbout(value);
    return about !== undefined && readsStatement(reads, { is: 'words', about });
  });
}

/** Theirs, dated, beside what it is about; it changes nothing of that (docs/process.md P27.3). */
const addStatement = begun<Answers, Stated, OnStatement, Statement, Stage>(making, {
  title: 'Add a statement',
  fact: 'statement added',
  since: 6,
  may: [{ reads: 'statement', least: 'write' }],
  from: stagesThat(({ phase }) => phase !== 'draft'),
  elsewhere: 'It is not sent yet: write it in the referral.',
  asks: (asking) => {
    const reads = readsOf(asking);
    return statementFields(
      asking.before === undefined || reads === undefined ? [] : aboutChoices(asking.before.case, reads),
    );
  },
  record: (_on, { whose = '', name = '', saidOn = '', about: typed = '', text = '' }, { now }) => {
    const read = parseTypedDate(saidOn);
    if (!('date' in read))
      return refuse('incomplete', `When did they say it? ${read.problem}`, 'Correct it, and press again.');
    if (read.date > localDate(now))
      return refuse('incomplete', 'When did they say it? It is in the future.', 'Check the date.');
    const about = toStatedAbout(typed);
    if (about === undefined)
      return refuse('incomplete', 'Still needed: What is it about?', 'Choose one of those offered.');
    const named = whose === 'child' || name === '' ? undefined : name;
    return { data: { whose, ...given({ name: named }), saidOn: read.date, about, text } };
  },
  evolve: ({ case: childCase, id }, data, meta) => ({
    id,
    reference: childCase.reference,
    is: 'words',
    ...data,
    by: refOf(meta.by),
    at: meta.at,
  }),
});

export const statementSteps = { correctItem, addStatement } as const;
