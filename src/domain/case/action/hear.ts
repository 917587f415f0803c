// What a meeting says of an action that is late or disputed, recorded by the person who records its decisions
// (docs/process.md P8.18).
import type { CaseContext } from '../context.ts';
import { refOf, type PersonRef } from '../../people/actor.ts';
import { localDate, sayDate, type Instant } from '../../time/calendar.ts';
import type { Due, RungAt } from '../../time/clocks.ts';
import type { IsoDate } from '../../time/dates.ts';
import { choicesOf, dateIn, type Answers, type Choice, type Field } from '../../kernel/fields.ts';
import { given } from '../../kernel/given.ts';
import { notAvailable, refuse, type Decision } from '../../matter/step.ts';
import { badDate } from '../../matter/date-ahead.ts';
import { sayMeetingId, type MeetingId } from '../../meeting/meeting.ts';
import { disruptionOf, outcomesOf } from '../../people/disruption.ts';
import { effects, outcomeField } from '../referral/form/support.ts';
import { actionLadder, type ActionRung } from '../state/rungs.ts';
import {
  isOpen,
  isOverdue,
  openStates,
  sayDisrupted,
  type Action,
  type CawnCheck,
  type HeardAs,
  type HeardAt,
} from './action.ts';
import { beforeMeeting, cawnAnew, dueFor, dueOn, ownerChoices, ownerIn, recordsNow } from './add.ts';
import { actionStep } from './step.ts';
import type { OnAction } from './who.ts';

/** As typed; `owner` as when it was set, `due` where another date was chosen, `effect` where it is done, `outcome` of a disruption. */
export interface HearInput {
  readonly meeting: string;
  readonly says: string;
  readonly owner: string;
  readonly due: string;
  readonly effect: string;
  readonly outcome: string;
  readonly reason: string;
}
/** Where it has another owner or another date, these and the prompts that follow. */
export interface ActionHeard {
  readonly meeting: MeetingId;
  readonly says: HeardAs;
  readonly reason: string;
  readonly effect?: string;
  readonly outcome?: string;
  readonly agency?: string;
  readonly owner?: PersonRef;
  readonly due?: Due;
  readonly rungs?: readonly RungAt<ActionRung>[];
  readonly cawn?: CawnCheck;
}

/** Whether a meeting is to say something of it: it is open, and late or disputed. */
export const isToHear = (action: Pick<Action, 'state' | 'due'>, now: Instant): boolean =>
  isOpen(action) && (action.state.is === 'disputed' || isOverdue(action, now));

/** Of an item's open actions those to be settled, the longest late first; those that this meeting leaves late come last. */
export const lateOfItem = (
  open: readonly Action[],
  meeting: MeetingId,
  now: Instant,
): readonly { readonly action: Action; readonly isHeard: boolean }[] =>
  open
    .filter((action) => isToHear(action, now))
    .map((action) => ({ action, isHeard: isLeftLate(action, meeting) }))
    .toSorted((a, b) => Number(a.isHeard) - Number(b.isHeard) || a.action.due.at.localeCompare(b.action.due.at));

/** Whether the meeting leaves it as it is. */
const isLeftLate = ({ heard }: Action, meeting: MeetingId): boolean => {
  const last = heard?.at(-1);
  return last?.meeting === meeting && last.as === 'late';
};

/** Everything that may be said, where nothing is known of the action. */
export const anySayings = choicesOf({
  stays: 'It stays with the agency that has it: to be accepted again',
  nextMeeting: 'More time, until the next meeting',
  date: 'More time, another date: asks which',
  other: 'Someone else does it: asks who',
  done: 'It is done, verified here: asks if the risk changed',
  cancel: 'Not needed any more: cancel it',
  late: 'Leave it late: the agency’s lead and senior lead are told',
});

/** What may be said of it. `until`: how more time until the next meeting reads; undefined where none is planned. */
export function sayings(action: Action, until: string | undefined, now: Instant): readonly Choice[] {
  const isDisputed = action.state.is === 'disputed';
  const titled: Readonly<Record<string, string>> = {
    stays: `It stays with ${action.owner?.name ?? 'the agency that has it'}: to be accepted again`,
    nextMeeting: `More time${until ?? ''}`,
  };
  const offered: Readonly<Record<string, boolean>> = {
    stays: isDisputed,
    nextMeeting: !isDisputed && until !== undefined,
    date: !isDisputed,
    late: isOverdue(action, now),
  };
  return anySayings
    .filter(({ value }) => offered[value] ?? true)
    .map(({ value, title }) => ({ value, title: titled[value] ?? title }));
}

/** What is asked about it; a date, a person, the effect, and of a disruption what came of it, only beside what asks for them. */
export const hearFields = (
  choices: readonly Choice[],
  owners: readonly Choice[],
  outcomes: readonly Choice[] = [],
): readonly Field[] => [
  { name: 'says', title: 'What does the meeting say?', kind: 'choice', need: 'always', choices },
  {
    name: 'due',
    title: 'More time, until which day?',
    kind: 'date',
    need: 'always',
    askedWhen: (answers) => answers['says'] === 'date',
  },
  {
    name: 'owner',
    title: 'Who does it instead?',
    kind: 'choice',
    need: 'always',
    choices: owners,
    askedWhen: (answers) => answers['says'] === 'other',
  },
  ...(outcomes.length === 0
    ? []
    : [{ ...outcomeField(outcomes), askedWhen: (answers: Answers) => answers['says'] === 'done' }]),
  {
    name: 'effect',
    title: 'Did it change the risk?',
    kind: 'choice',
    need: 'always',
    choices: effects,
    askedWhen: (answers) => answers['says'] === 'done',
  },
  { name: 'reason', title: 'Why', kind: 'long', need: 'always', most: 500, help: 'The owner reads it.' },
];

const titles = choicesOf({
  stays: 'it stays with its owner',
  nextMeeting: 'more time',
  date: 'more time',
  other: 'someone else does it',
  done: 'it is done',
  cancel: 'not needed any more',
  late: 'it is left late',
});
/** "more time, until Wednesday 20 January 2027", "it is done: carried out; risk: better". */
export function sayHeard(as: HeardAs, { until, ...said }: Pick<HeardAt, 'until' | 'outcome' | 'effect'> = {}): string {
  const title = titles.find(({ value }) => value === as)?.title ?? as;
  const came = sayDisrupted(said);
  if (came !== undefined) return `${title}: ${came}`;
  return until === undefined ? title : `${title}, until ${sayDate(until)}`;
}
const dayOf = (due: Due | undefined): IsoDate | undefined => due && localDate(due.at);

type Change = Omit<ActionHeard, 'meeting' | 'says' | 'reason'>;

export const hearAction = actionStep<HearInput, ActionHeard>({
  title: 'Settle in a meeting',
  fact: 'late action heard in a meeting',
  since: 6,
  may: [
    { role: 'overseeActions', own: recordsNow, reads: 'actions' },
    { role: 'minute', own: recordsNow, reads: 'actions' },
  ],
  from: openStates,
  bar: ({ action }, { now }) =>
    isToHear(action, now)
      ? undefined
      : refuse('notNow', 'This action is neither late nor disputed any more.', 'Go on with the next.'),
  needs: ({ before, directory, now }) =>
    before === undefined || directory === undefined || now === undefined
      ? []
      : hearFields(
          sayings(before.action, '', now),
          ownerChoices({ directory }, before.host),
          outcomesOf(before.action.subType),
        ),
  record: (on, input, context: CaseContext) => {
    const { meeting } = context;
    const { says: as, reason } = input;
    if (meeting?.id !== input.meeting || !isHeardAs(as)) return notAvailable;
    const changed = changeOf(on, as, input, context);
    return 'data' in changed ? { data: { meeting: meeting.id, says: as, reason, ...changed.data } } : changed;
  },
  evolve: ({ action: before }, data, meta) => {
    const { meeting, says: as, reason, effect = '', outcome, agency, owner, due, rungs, cawn } = data;
    const deed = { by: refOf(meta.by), at: meta.at };
    const came = outcome === undefined ? {} : { outcome, effect };
    // The meeting has answered the owner who asked for time.
    const { timeAsked: _asked, ...rest } = before;
    const after: Action = {
      ...rest,
      heard: [...(before.heard ?? []), { meeting, as, ...deed, reason, ...given({ until: dayOf(due) }), ...came }],
      answer: { to: 'meeting', ...deed, text: sayAnswer(data) },
      ...given({ cawn, due }),
      ...(due !== undefined && due.at > before.due.at && { extensions: before.extensions + 1 }),
      ...given({ ladder: rungs && { set: meta.number, rungs } }),
    };
    switch (as) {
      case 'nextMeeting':
      case 'date':
      case 'late':
        return after;
      case 'stays':
      case 'other': {
        // It is accepted again, by the person who has it now.
        const { accepted: _accepted, owner: _owner, deputy, ...moved } = after;
        const whose = as === 'stays' ? given({ owner: before.owner }) : given({ owner });
        const same = agency === undefined || agency === before.agency;
        return {
          ...moved,
          ...whose,
          ...(same && given({ deputy })),
          ...given({ agency }),
          state: { is: 'proposed' },
        };
      }
      case 'done':
        return {
          ...after,
          state: {
            is: 'verified',
            ...deed,
            note: '',
            done: { ...deed, evidence: reason, effect },
            ...came,
          },
        };
      case 'cancel':
        return { ...after, state: { is: 'cancelled', ...deed, reason } };
    }
  },
});

const isHeardAs = (value: string): value is HeardAs => titles.some((one) => one.value === value);

/** "Full panel on Wednesday 20 January 2027: more time, until Wednesday 3 February 2027. The licensing team is away." */
const sayAnswer = ({ meeting, says: as, due, reason, outcome, effect }: ActionHeard): string =>
  `${sayMeetingId(meeting)}: ${sayHeard(as, given({ until: dayOf(due), outcome, effect }))}. ${reason}`;

/** What it changes of the action; or why what was typed cannot be. */
function changeOf(on: OnAction, as: HeardAs, input: HearInput, context: CaseContext): Decision<Change> {
  const { action, host } = on;
  const { now, directory, actor } = context;
  const until = (due: Due): Change => ({
    due,
    rungs: actionLadder(localDate(due.at), now, directory.settings),
    ...cawnAnew(on, due, now),
  });
  /** Its own time, or where that is over what a new one of its kind would have. */
  const again = (): Change => until(isOverdue(action, now) ? dueFor(host, action, context) : action.due);
  switch (as) {
    case 'nextMeeting': {
      const due = beforeMeeting(host, context);
      return due === undefined
        ? refuse('badDate', 'No meeting is planned before which it could be done.', 'Choose another date.')
        : { data: until(due) };
    }
    case 'date': {
      const date = dateIn({ ...input }, 'due');
      const wrong = badDate(date, now);
      if (date === undefined || wrong !== undefined) return wrong ?? notAvailable;
      return { data: until(dueOn(date, directory.settings)) };
    }
    case 'other': {
      const owns = ownerIn(host, input.owner, directory, action.agency);
      if ('refusal' in owns) return owns;
      return owns.agency === action.agency && owns.owner?.objectId === action.owner?.objectId
        ? refuse('nothingNew', 'That is who has it now.', 'Choose someone else, or another answer.')
        : { data: { ...owns, ...again() } };
    }
    case 'stays':
      return { data: again() };
    case 'done':
      return action.owner?.objectId === actor.objectId
        ? refuse(
            'ownAction',
            'An action must be verified by someone other than its owner.',
            'Ask another person who records this meeting.',
          )
        : {
            data: {
              effect: input.effect,
              ...(disruptionOf(action.subType) !== undefined && { outcome: input.outcome }),
            },
          };
    case 'cancel':
    case 'late':
      return { data: {} };
  }
}
