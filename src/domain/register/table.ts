// Every step on an entry of the register, once. It has a chain of facts of its own, as a case has.
import type { ObjectId } from '../kernel/ids.ts';
import { clock } from '../matter/making.ts';
import { matterOf, type CommandIn, type FactIn, type MatterTypes, type NoParts } from '../matter/matter.ts';
import { refuse } from '../matter/step.ts';
import { given } from '../kernel/given.ts';
import { refOf } from '../people/actor.ts';
import type { Directory } from '../people/directory.ts';
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
  askedOfChild,
  askersOf,
  isHeeded,
  isOpenEntry,
  keeperIds,
  leadIn,
  managerAsked,
  shutOut,
  signerIds,
  toRegisterId,
  waitsFor,
  type Breach,
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

interface RegisterReminded extends Heeded {
  readonly rungs: readonly RegisterRung[];
  readonly to: readonly ObjectId[];
  readonly left: readonly RungAt<RegisterRung>[];
}

/**
 * The clock's own step. What is late is called for again, so that no breach goes silent; and what was asked of someone who is kept
 * out of its case since is asked of others at once (docs/process.md P25.9).
 */
export const remindRegister = entryStep<RegisterEntry, object, RegisterReminded>({
  title: 'Remind',
  fact: 'reminded',
  dataSince: { lead: 8, unled: 8 },
  may: [{ own: clock }],
  // Nothing is due of what is over; who must not hear of it may change.
  from: [
    'open',
    'closed',
    'asked',
    'answered',
    'withDpo',
    'due',
    'proposed',
    'kept',
    'agreed',
    'done',
    'holding',
    'lifted',
    'toEnd',
    'ending',
    'ended',
    'marking',
    'second',
    'signed',
    'released',
    'refused',
  ],
  record: (before, _input, context: RegisterContext) => {
    const { now, directory } = context;
    const heeded = heededIn(before, context);
    const entry = heeding(before, heeded);
    const { due, left } = fallenDue(entry.ladder, now);
    if (due.length === 0 && Object.keys(heeded).length === 0) return { unchanged: true };
    const again = due.includes('late')
      ? [{ rung: 'late' as const, at: hoursAfter(now, directory.settings.breach.again) }]
      : [];
    const next = due.includes('again') ? [{ rung: 'again' as const, at: againAt(entry, context) }] : [];
    return {
      data: {
        rungs: due,
        to: [
          ...new Set([
            ...(due.length === 0 ? [] : calledBy(entry, due, context)),
            ...newlyAsked({ ...before, closedTo: before.excluded }, entry, directory),
          ]),
        ],
        left: soonestFirst([...left, ...again, ...next]),
        ...heeded,
      },
    };
  },
  evolve: (entry, { rungs, left, excluded, lead, unled }, meta) => ({
    ...heeding(calledAgain(entry, rungs), given({ excluded, lead, unled })),
    // What is called for again has a clock of its own, or its marker would stand in its way.
    ladder: {
      set: rungs.some((one) => one === 'late' || one === 'again') ? meta.number : entry.ladder.set,
      rungs: left,
    },
  }),
});

/** Who must not hear of it by now, where that is not as it was stored; and who is asked of the child in the place of who was. */
interface Heeded extends Pick<Breach, 'lead' | 'unled'> {
  readonly excluded?: readonly ObjectId[];
}
function heededIn(entry: RegisterEntry, { directory, leadNow }: RegisterContext): Heeded {
  const excluded = shutOut(entry);
  const asked = entry.type === 'breach' && waitsFor({ ...entry, closedTo: entry.excluded }) !== undefined;
  if (!asked || waitsFor(entry) !== undefined) return isHeeded(entry) ? {} : { excluded };
  const lead = leadIn(given({ lead: leadNow }), directory);
  const isTheirs = lead !== undefined && !excluded.includes(lead.objectId);
  return { excluded, ...(isTheirs ? { lead: refOf(lead) } : { unled: true }) };
}
/** The entry with it. */
function heeding(entry: RegisterEntry, { excluded = entry.excluded, lead, unled }: Heeded): RegisterEntry {
  if (entry.type !== 'breach' || (lead === undefined && unled === undefined)) return { ...entry, excluded };
  const { lead: _lead, unled: _unled, ...breach } = entry;
  return { ...breach, excluded, ...given({ lead, unled }) };
}

/** Who was not asked of it and is now. */
const newlyAsked = (before: RegisterEntry, after: RegisterEntry, directory: Directory): readonly ObjectId[] => {
  const were = askedNow(before, directory);
  return askedNow(after, directory).filter((one) => !were.includes(one));
};

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
  if (entry.type === 'hold') return keepers;
  const asked = askedNow(entry, directory);
  if (entry.type === 'access')
    // Of what waits for a second reviewer alone the officers hear only where no one is left who may sign.
    return rungs.every((one) => one === 'again') ? asked : [...new Set([...keepers, ...asked])];
  if (entry.type !== 'question') return asked.length === 0 ? keepers : asked;
  const manager = rungs.includes('manager') ? managerAsked(entry, directory) : undefined;
  return [
    ...new Set([...asked, ...(manager === undefined ? [] : [manager]), ...(rungs.includes('dpo') ? keepers : [])]),
  ];
}

/** Whom an entry asks for something as it stands: where no one else may do it, those who keep the register. */
function askedNow(entry: RegisterEntry, directory: Directory): readonly ObjectId[] {
  const keepers = (): readonly ObjectId[] => keeperIds(entry, directory);
  const orKeepers = (some: readonly ObjectId[]): readonly ObjectId[] => (some.length === 0 ? keepers() : some);
  switch (entry.type) {
    case 'breach':
      return isOpenEntry(entry)
        ? [...keepers(), ...askedOfChild(entry, directory).map(({ objectId }) => objectId)]
        : [];
    case 'question': {
      const asked = waitsFor(entry);
      if (entry.state === 'answered') return askersOf(entry, directory);
      return entry.state === 'closed' ? [] : asked === undefined ? keepers() : [asked];
    }
    case 'disposal':
      if (entry.state === 'proposed') return orKeepers(agreerIds(entry, directory));
      return entry.state === 'due' ? keepers() : [];
    case 'looksEnd':
      return entry.state === 'toEnd' ? orKeepers(agreerIds(entry, directory)) : [];
    case 'access':
      if (entry.state === 'second') return orKeepers(signerIds(entry, directory));
      return isOpenEntry(entry) ? keepers() : [];
    case 'hold':
      return [];
  }
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
