// The clock's own step on an action: each person is prompted once (docs/process.md P8.12).
import { clockActor } from '../../people/actor.ts';
import { fallenDue, type ActionRung, type RungAt } from '../../time/clocks.ts';
import type { ObjectId } from '../../ids.ts';
import { notAvailable, type Step } from '../../step.ts';
import { isRunning, type Action } from './action.ts';
import { promptedFor, type OnAction } from './who.ts';

/** After a standstill several rungs fall due at once: each is recorded, and everyone concerned is told once. */
export interface Prompted {
  readonly rungs: readonly ActionRung[];
  readonly to: readonly ObjectId[];
  readonly left: readonly RungAt<ActionRung>[];
}

export const promptAction: Step<object, Prompted, OnAction, Action> = {
  title: 'Prompt',
  fact: 'action prompted',
  decide: (on, _input, { actor, now, directory }) => {
    if (actor.objectId !== clockActor.objectId) return notAvailable;
    const { due, left } = fallenDue(on.action.ladder, now);
    if (!isRunning(on.action) || due.length === 0) return { unchanged: true };
    const to = [...new Set(due.flatMap((rung) => promptedFor(rung, on, directory)))];
    return { data: { rungs: due, to, left } };
  },
  evolve: ({ action }, { rungs, to, left }, meta) => ({
    ...action,
    ladder: { set: action.ladder.set, rungs: left },
    reminded: [...action.reminded, ...rungs.map((rung) => ({ rung, at: meta.at, to }))],
    ...(rungs.includes('lateChair') && { escalatedAt: meta.at }),
  }),
};
