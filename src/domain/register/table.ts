// Every step on an entry of the register, once. It has a chain of facts of its own, as a case has.
import type { ObjectId } from '../kernel/ids.ts';
import { clock } from '../matter/making.ts';
import { matterOf, type CommandIn, type FactIn, type MatterTypes, type NoParts } from '../matter/matter.ts';
import { refuse } from '../matter/step.ts';
import { given } from '../kernel/given.ts';
import type { Instant } from '../time/calendar.ts';
import { fallenDue, hoursAfter, soonestFirst, type RungAt } from '../time/clocks.ts';
import {
  blackOut,
  extendAccess,
  markItem,
  openAccess,
  refuseAccess,
  releaseAccess,
  sendAccess,
  sendBackAccess,
  signAccess,
  signAgainAt,
} from './access.ts';
import {
  assessBreach,
  closeBreach,
  containBreach,
  reportBreach,
  sayChildRisk,
  sayWhichCase,
  tellIco,
} from './breach.ts';
import {
  agreerIds,
  keeperIds,
  managerAsked,
  signerIds,
  toRegisterId,
  type RegisterEntry,
  type RegisterId,
  type RegisterRung,
} from './entry.ts';
import {
  agreeDisposal,
  askedAgainAt,
  finishDisposal,
  keepLonger,
  openDisposal,
  proposeDisposal,
  returnDisposal,
} from './disposal.ts';
import { liftHold, placeHold } from './hold.ts';
import { agreeLooksEnd, finishLooksEnd, keepLooks, proposeLooksEnd } from './looks-end.ts';
import { entryStep, inAMonth, inAWeek, type RegisterContext } from './making.ts';
import { acceptAnswer, answerWhy, askWhy, settleQuestion, tellDpo } from './question.ts';

interface RegisterReminded {
  readonly rungs: readonly RegisterRung[];
  readonly to: readonly ObjectId[];
  readonly left: readonly RungAt<RegisterRung>[];
  /** Of a request for a record: who must not hear of it by now. */
  readonly excluded?: readonly ObjectId[];
}

/** The clock's own step. What is late is called for again, so that no breach goes silent. */
export const remindRegister = entryStep<RegisterEntry, object, RegisterReminded>({
  title: 'Remind',
  fact: 'reminded',
  may: [{ own: clock }],
  from: [
    'open',
    'closed',
    'asked',
    'answered',
    'withDpo',
    'due',
    'proposed',
    'kept',
    'holding',
    'toEnd',
    'marking',
    'second',
    'signed',
  ],
  record: (before, _input, context: RegisterContext) => {
    const { now, directory } = context;
    const kept = before.type === 'access' ? given({ excluded: context.excluded }) : {};
    const entry = { ...before, ...kept };
    const { due, left } = fallenDue(entry.ladder, now);
    if (due.length === 0) return { unchanged: true };
    const again = due.includes('late')
      ? [{ rung: 'late' as const, at: hoursAfter(now, directory.settings.breach.again) }]
      : [];
    const next = due.includes('again') ? [{ rung: 'again' as const, at: againAt(entry, context) }] : [];
    return {
      data: {
        rungs: due,
        to: calledBy(entry, due, context),
        left: soonestFirst([...left, ...again, ...next]),
        ...kept,
      },
    };
  },
  evolve: (entry, { rungs, left, excluded }, meta) => ({
    ...calledAgain(entry, rungs),
    ...given({ excluded }),
    // What is called for again has a clock of its own, or its marker would stand in its way.
    ladder: {
      set: rungs.some((one) => one === 'late' || one === 'again') ? meta.number : entry.ladder.set,
      rungs: left,
    },
  }),
});

/** What was kept until now is due again. */
function calledAgain(entry: RegisterEntry, rungs: readonly RegisterRung[]): RegisterEntry {
  if (entry.type === 'question') return { ...entry, ...given({ late: lateIn(rungs) }) };
  return entry.type === 'disposal' && entry.state === 'kept' ? { ...entry, state: 'due' as const } : entry;
}
/** The second person for old looks is asked each week; a hold is asked about each month from the day on that was given. */
function againAt(entry: RegisterEntry, context: RegisterContext): Instant {
  if (entry.type === 'disposal') return askedAgainAt(entry, context);
  if (entry.type === 'access') return signAgainAt(context);
  return entry.type === 'looksEnd' ? inAWeek(context) : inAMonth(context);
}

const lateIn = (rungs: readonly RegisterRung[]): 'manager' | 'dpo' | undefined =>
  rungs.includes('dpo') ? 'dpo' : rungs.includes('manager') ? 'manager' : undefined;

function calledBy(
  entry: RegisterEntry,
  rungs: readonly RegisterRung[],
  { directory }: Pick<RegisterContext, 'directory'>,
): readonly ObjectId[] {
  const keepers = keeperIds(entry, directory);
  if (entry.type === 'breach')
    return entry.lead !== undefined && entry.risk === undefined ? [...keepers, entry.lead.objectId] : keepers;
  if (entry.type === 'hold') return keepers;
  if (entry.type === 'access') {
    const second = entry.state === 'second' ? signerIds(entry, directory) : [];
    // Of what waits for a second reviewer alone the officers hear only where no one is left who may sign.
    const isAgain = rungs.every((one) => one === 'again');
    return isAgain && second.length > 0 ? second : [...new Set([...keepers, ...second])];
  }
  if (entry.type === 'disposal' || entry.type === 'looksEnd') {
    const second = ['proposed', 'toEnd'].includes(entry.state) ? agreerIds(entry, directory) : [];
    // Where no one is left who may agree, the officers hear of it.
    return second.length === 0 ? keepers : second;
  }
  const manager = rungs.includes('manager') ? managerAsked(entry, directory) : undefined;
  return [entry.asked.objectId, ...(manager === undefined ? [] : [manager]), ...(rungs.includes('dpo') ? keepers : [])];
}

export const registerSteps = {
  reportBreach,
  sayWhichCase,
  sayChildRisk,
  containBreach,
  assessBreach,
  tellIco,
  closeBreach,
  askWhy,
  answerWhy,
  acceptAnswer,
  tellDpo,
  settleQuestion,
  placeHold,
  liftHold,
  openDisposal,
  proposeDisposal,
  agreeDisposal,
  keepLonger,
  returnDisposal,
  finishDisposal,
  proposeLooksEnd,
  agreeLooksEnd,
  keepLooks,
  finishLooksEnd,
  openAccess,
  markItem,
  blackOut,
  sendAccess,
  signAccess,
  sendBackAccess,
  releaseAccess,
  extendAccess,
  refuseAccess,
  remindRegister,
} as const;

export interface RegisterTypes extends MatterTypes {
  readonly context: RegisterContext;
  readonly id: RegisterId;
  readonly root: RegisterEntry;
  readonly steps: typeof registerSteps;
  readonly parts: NoParts;
}
export type RegisterStepName = keyof RegisterTypes['steps'];
export type RegisterCommand = CommandIn<RegisterTypes>;
export type RegisterFact = FactIn<RegisterTypes>;

export const registerMatter = matterOf<RegisterTypes>({
  name: 'entry of the register',
  plural: 'entries of the register',
  kind: 'register',
  changedMeanwhile: refuse(
    'changedMeanwhile',
    'Someone else was working on this entry at the same moment.',
    'Press it again.',
  ).refusal,
  idOf: ({ id }) => id,
  toId: toRegisterId,
  steps: registerSteps,
  parts: {},
  touch: (entry) => entry,
  clock: ({ ladder }) => ({ name: 'register', ladder, step: 'remindRegister' }),
});
