// Advice with everything people write in it, for the privacy test: what of it leaves the process?
import assert from 'node:assert/strict';
import { greta, moira, priya, tess } from '../people/builders.ts';
import type { World } from '../worlds/harness.ts';
import { isWrite } from '../worlds/writes.ts';

/** What people write; each names the child, or tells of them: without a reference nobody can know. */
export const writtenInAdvice = {
  question: 'Kestrel borrows a skiff from his cousin at the slipway.',
  answer: 'A borrowed skiff alone is not enough; the cousin’s visitors are.',
  again: 'Two visitors wore the jackets of the marina, does that help?',
  last: 'It does: name the marina jackets under the worries.',
} as const;

/** A question from asking to closing, with a database and a Teams that fail, and a co-ordinator who is late. */
export async function adviceRun(world: World): Promise<void> {
  const { clock, teams } = world;
  await world.windowOf(tess).installs();
  const press = async (who: typeof priya, verb: string, more: object = {}): Promise<void> => {
    clock.passes(3000);
    const command = `${(clock.nowMs() - 60_000).toString(36)}.${String(teams.calls.length).padStart(8, '0')}`;
    const [one] = await world.ports.advice.open(priya.objectId, true);
    await world.windowOf(who).sends(verb, { ...(one && { advice: one.id }), command, ...more });
    await world.settled();
  };
  const w = writtenInAdvice;
  world.fault = (request) => (isWrite(request) ? { status: 503 } : undefined);
  await press(priya, 'advice.ask.go', { question: w.question });
  world.fault = undefined;
  await press(priya, 'advice.ask.go', { question: `${w.question} ${'x'.repeat(2000)}` });
  teams.next({ status: 502, body: w.question }, 'reset');
  await press(priya, 'advice.ask.go', { question: w.question });
  for (let minutes = 0; minutes < 3; minutes += 1) {
    clock.passes(60_000);
    await world.settled();
  }
  for (const verb of ['advice', 'advice.open', 'advice.answer']) await press(moira, verb);
  await press(moira, 'advice.answer.go', { answer: w.answer });
  for (const verb of ['advice.open', 'advice.again']) await press(priya, verb);
  await press(priya, 'advice.again.go', { question: w.again });
  const day = (days: number): string => new Date(Date.parse(clock.now()) + days * 24 * 60 * 60 * 1000).toISOString();
  await world.passesTo(day(4));
  await world.passesTo(day(4));
  await press(tess, 'advice.open');
  await press(tess, 'advice.answer.go', { answer: w.last });
  for (const who of [priya, moira, greta]) for (const verb of ['advice', 'advice.open']) await press(who, verb);
  await press(priya, 'advice.close');
}

/** It was told without a word of it, and people read all of it in private. */
export function adviceSeen(world: World): void {
  const told = world.teams.arrived.map(({ conversation, activity }) => `${conversation} ${JSON.stringify(activity)}`);
  for (const [who, what] of [
    [moira, 'Question for you'],
    [priya, 'Advice answered'],
    [tess, 'Asked again by Priya Testworth'],
    [greta, 'Answered by Tess Gavel'],
    [priya, 'Advice closed'],
  ] as const) {
    assert.ok(
      told.some((one) => one.startsWith(`a:${who.objectId}`) && one.includes(what)),
      `${what} to ${who.name}`,
    );
  }
  for (const text of Object.values(writtenInAdvice)) {
    const read = world.happenings.some((one) => one.kind === 'answer' && JSON.stringify(one.card ?? {}).includes(text));
    assert.ok(read, `nobody was shown “${text}” in private`);
  }
}
