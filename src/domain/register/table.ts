// Every step on an entry of the register, once. It has a chain of facts of its own, as a case has.
import type { ObjectId } from '../kernel/ids.ts';
import { clock } from '../matter/making.ts';
import { matterOf, type CommandIn, type FactIn, type MatterTypes, type NoParts } from '../matter/matter.ts';
import { refuse } from '../matter/step.ts';
import { given } from '../kernel/given.ts';
import { fallenDue, hoursAfter, type RungAt } from '../time/clocks.ts';
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
  keeperIds,
  managerAsked,
  toRegisterId,
  type RegisterEntry,
  type RegisterId,
  type RegisterRung,
} from './entry.ts';
import { entryStep, type RegisterContext } from './making.ts';
import { acceptAnswer, answerWhy, askWhy, settleQuestion, tellDpo } from './question.ts';

interface RegisterReminded {
  readonly rungs: readonly RegisterRung[];
  readonly to: readonly ObjectId[];
  readonly left: readonly RungAt<RegisterRung>[];
}

/** The clock's own step. What is late is called for again, so that no breach goes silent. */
export const remindRegister = entryStep<RegisterEntry, object, RegisterReminded>({
  title: 'Remind',
  fact: 'reminded',
  may: [{ own: clock }],
  from: ['open', 'closed', 'asked', 'answered', 'withDpo'],
  record: (entry, _input, context) => {
    const { now, directory } = context;
    const { due, left } = fallenDue(entry.ladder, now);
    if (due.length === 0) return { unchanged: true };
    const again = due.includes('late')
      ? [{ rung: 'late' as const, at: hoursAfter(now, directory.settings.breach.again) }]
      : [];
    return { data: { rungs: due, to: calledBy(entry, due, context), left: [...left, ...again] } };
  },
  evolve: (entry, { rungs, left }, meta) => ({
    ...entry,
    ...(entry.type === 'question' && given({ late: lateIn(rungs) })),
    // What is called for again has a clock of its own, or its marker would stand in its way.
    ladder: { set: rungs.includes('late') ? meta.number : entry.ladder.set, rungs: left },
  }),
});

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
