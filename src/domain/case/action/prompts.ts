// The clock's own step on an action: each person is prompted once (docs/process.md P8.12).
import { fallenDue, type RungAt } from '../../time/clocks.ts';
import type { ObjectId } from '../../kernel/ids.ts';
import { runningStates } from './action.ts';
import { actionReminder } from './step.ts';
import { promptedFor } from './who.ts';
import type { ActionRung } from '../state/rungs.ts';

/** After a standstill several rungs fall due at once: each is recorded, and everyone concerned is told once. */
export interface Prompted {
  readonly rungs: readonly ActionRung[];
  readonly to: readonly ObjectId[];
  readonly left: readonly RungAt<ActionRung>[];
}

export const promptAction = actionReminder<Prompted>({
  title: 'Prompt',
  fact: 'action prompted',
  from: runningStates,
  record: (on, _input, { now, directory }) => {
    const { due, left } = fallenDue(on.action.ladder, now);
    if (due.length === 0) return { unchanged: true };
    const to = [...new Set(due.flatMap((rung) => promptedFor(rung, on, directory)))];
    return { data: { rungs: due, to, left } };
  },
  evolve: ({ action }, { rungs, to, left }, meta) => ({
    ...action,
    ladder: { set: action.ladder.set, rungs: left },
    reminded: [...action.reminded, ...rungs.map((rung) => ({ rung, at: meta.at, to }))],
    ...(rungs.includes('lateChair') && { escalatedAt: meta.at }),
  }),
});
