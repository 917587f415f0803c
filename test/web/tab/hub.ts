// A hub of open pages with the database, time and the pages in the test's hand.
import assert from 'node:assert/strict';
import type { Change } from '../../../src/casework/ports/commit-ports.ts';
import { createChangeHub, type ChangeHub, type Topic } from '../../../src/web/tab/changes.ts';
import { kestrelReference, priya } from '../../people/builders.ts';
import { createHandTimers, type HandTimers } from './hand-timers.ts';

export const meeting = 'preMset-2027-01-12';
export const minute = 60_000;

export interface OpenPage {
  readonly heard: string[];
  readonly close: (() => void) | undefined;
}
export interface TestHub extends ChangeHub {
  readonly timers: HandTimers;
  /** The seconds from which on the database was asked. */
  readonly asked: number[];
  readonly log: unknown[];
  /** The database cannot be asked. */
  broken: boolean;
  /** When the database answers; at once unless a test says otherwise. */
  answered: Promise<void> | undefined;
  /** Somebody writes: there is one document of each partition. */
  writes(partition?: Change['partition'], version?: string, second?: number): void;
  second(): number;
  open(topic?: Topic, person?: Pick<typeof priya, 'objectId'>, until?: number): OpenPage;
  /** Opens a page and waits until it is ready. */
  opened(topic?: Topic): Promise<OpenPage>;
}

export function createTestHub(): TestHub {
  const timers = createHandTimers(Date.parse('2027-01-04T10:00:00Z'));
  const { nowMs } = timers;
  let written: Change[] = [];
  const since = async (second: number): Promise<readonly Change[]> => {
    hub.asked.push(second);
    if (hub.broken) throw new Error('no database');
    const found = written.filter((change) => change.second >= second);
    await hub.answered;
    return found;
  };
  const note = (...line: unknown[]): void => void hub.log.push(line);
  const log = { info: note, warn: note, error: note };
  const hub: TestHub = {
    ...createChangeHub({ changes: { since }, timers, log }),
    timers,
    asked: [],
    log: [],
    broken: false,
    answered: undefined,
    second: () => Math.floor(nowMs() / 1000),
    writes: (partition = kestrelReference, version = String(nowMs()), second = hub.second()) => {
      written = [...written.filter((one) => one.partition !== partition), { partition, version, second }];
    },
    open: (topic = 'board', { objectId } = priya, until = nowMs() + 60 * minute) => {
      const heard: string[] = [];
      const hears = (what: string) => () => void heard.push(what);
      const listener = { ready: hears('ready'), changed: hears('changed'), alive: hears('alive'), end: hears('end') };
      return { heard, close: hub.listen({ person: objectId, topic, until, open: () => listener }) };
    },
    opened: async (topic) => {
      const page = hub.open(topic);
      await timers.passes(0);
      assert.deepEqual(page.heard, ['ready']);
      page.heard.length = 0;
      return page;
    },
  };
  return hub;
}
