// A bot that is killed at each fact of a decision that writes two: a panel asks for an assessment of a record, which sets an action
// of the record first (docs/process.md P23.12). The same press again ends it, and nothing is set or decided twice.
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { openApp } from '../../src/app.ts';
import { act } from '../../src/casework/write/act.ts';
import { entities, meetings } from '../../src/casework/write/matters.ts';
import { readConfig } from '../../src/config.ts';
import { entityCommand } from '../../src/desk/entity/presses.ts';
import { openNameOf } from '../../src/domain/entity/open.ts';
import { mintCommandId, mintEntityId, type EntityId } from '../../src/domain/kernel/ids.ts';
import type { MeetingId } from '../../src/domain/meeting/meeting.ts';
import { directory, moira, monday10, ravi } from '../people/builders.ts';
import { asksForIt, entitySaid } from '../people/entity-builders.ts';
import { atPanel, here, panelPlan, start } from '../domain/meeting/meeting-hall.ts';
import { newScratch } from '../worlds/scratch.ts';
import { silent } from './cases.ts';
import { evidenceIn } from './evidence.ts';
import { sendingOf, type Card, type Sending } from './hand.ts';
import { openLane, type Lane, type Moment } from './kill-lane.ts';
import { insist, patiently, says, untilKilled } from './kill-runs.ts';
import type { Random } from './random.ts';

export interface RecordCounts {
  readonly runs: number;
  readonly kills: number;
  /** Facts to aim at, each before and after it is written. */
  readonly points: number;
  /** Records that have not each fact once, with what they have. */
  readonly wrong: readonly string[];
}

const panel: MeetingId = 'panel-2027-01-19';
const expected = ['openPlace', 'putOnAgenda', 'addAction', 'decideRecord'].join();
const why = 'Two new reports.';
const answers = {
  decision: 'assess',
  why,
  assessment: 'Who rents the flat above?',
  assessor: `police|${ravi.objectId}`,
};

/** One undisturbed, then one for each of so many of the moments. */
export async function killedBetween(runs: number, random: Random): Promise<RecordCounts> {
  const folder = await newScratch('kill-records');
  const lane = await openLane(folder, true);
  const ids = Array.from({ length: runs + 1 }, (_none, place) => mintEntityId(Buffer.from(`record${place + 10}`)));
  try {
    await setUp(lane, ids);
    const [undisturbed, ...others] = ids;
    if (undisturbed === undefined) throw new Error('no record');
    await decides(lane, undisturbed, undefined);
    const { fact } = lane.counts;
    const moments = random.shuffled<Moment>(
      Array.from({ length: 2 * fact }, (_none, at) => ({ kind: 'fact', nth: at >> 1, done: at % 2 === 1 })),
    );
    for (const [run, id] of others.entries()) {
      await decides(lane, id, moments[run % moments.length]);
      await untilKilled(lane, run + 1);
    }
    await lane.stopBot();
    const { facts } = await evidenceIn(lane.file);
    const steps = (id: EntityId): string => (facts.get(id) ?? []).map(({ step }) => step).join();
    const wrong = ids.filter((id) => steps(id) !== expected).map((id) => `${id}: ${steps(id)}`);
    return { runs: ids.length, kills: lane.tally.kills, points: moments.length, wrong };
  } finally {
    await lane.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const pressed = (now: string) => ({
  commandId: mintCommandId(Date.parse(now), randomBytes(8)),
  context: { actor: moira, now, directory },
});
/** The records are on the agenda of a panel that is under way, with the co-ordinator in the room. */
async function setUp(lane: Lane, ids: readonly EntityId[]): Promise<void> {
  const machine = {
    now: () => monday10,
    nowMs: () => Date.parse(monday10),
    bytes: (count: number) => new Uint8Array(randomBytes(count)),
  };
  const app = await openApp(readConfig({ ...lane.environment, PORT: '0' }), { machine, log: silent, tickMs: 0 });
  try {
    for (const id of ids) {
      const opened = { ...entitySaid.place, ...asksForIt, id };
      for (const [step, input] of [
        [openNameOf('place'), opened],
        ['putOnAgenda', { agencies: 'police,housing' }],
      ] as const) {
        const outcome = await act(app.ports, entities, {
          id,
          command: entityCommand(step, input),
          ...pressed(monday10),
        });
        if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
      }
    }
    for (const [command, now] of [
      [panelPlan, monday10],
      [start, atPanel],
      [here, atPanel],
    ] as const) {
      const outcome = await act(app.ports, meetings, { id: panel, command, ...pressed(now) });
      if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
    }
  } finally {
    await app.stop();
  }
}

/** From its item to the decision; the kill is aimed at the last press alone. */
async function decides(lane: Lane, id: EntityId, moment: Moment | undefined): Promise<void> {
  const presses = async (sending: Sending): Promise<Card> => insist(lane, async () => patiently(lane, moira, sending));
  let card = await presses({ verb: 'meeting.item', data: { meeting: panel, entity: id } });
  card = await presses(sendingOf(card, 'Decide'));
  card = await presses(sendingOf(card, 'Save and next', { decision: 'assess', why }));
  lane.begin(moment);
  says(await presses(sendingOf(card, 'Save and next', answers)), 'Ask for an assessment');
}
