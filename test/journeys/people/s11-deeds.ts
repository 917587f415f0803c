// What both journeys of S11 (docs/process.md 19) have: Kestrel and Wren at one pre-MSET, and somebody who looks for Wren.
import assert from 'node:assert/strict';
import type { Person } from '../../../src/domain/people/actor.ts';
import { mintReference } from '../../../src/domain/kernel/ids.ts';
import { greta, kestrel, kestrelReference, moira, ravi, tess } from '../../people/builders.ts';
import type { World } from '../../worlds/harness.ts';
import { bare } from './by-reference.ts';

export const id = 'preMset-2027-01-12';
export const wrens = mintReference(Buffer.alloc(8, 71));
export const unknown = mintReference(Buffer.alloc(8, 72));
export const wren = {
  ...kestrel,
  caseSystemId: 'T-1006',
  surname: 'Pretend',
  forenames: 'Wren',
  sex: 'female',
  dateOfBirth: '3/2/2010',
  address: '9 Sample Close',
  postcode: 'ZZ99 9AA',
  trustedAdult: 'Ms Form, her form tutor',
  worries: 'Older men wait for her at the corner shop.',
  strengths: 'She sings in a choir.',
};
/** Where a card may have been forwarded to. */
export const channel = '19:health@thread.tacv2';

export const plans = async (world: World): Promise<unknown> => {
  const input = { type: 'preMset', date: '2027-01-12', time: '14:00', chair: tess.objectId } as const;
  return world.meets(id, [moira, 1, 'planMeeting', input]);
};
export const listed = (invited: string) => [moira, 1, 'listCase', { meeting: id, invited, alike: [] }] as const;
/** Under way with a quorum; who comes later is recorded beside. */
export const starts = async (world: World, ...more: readonly Person[]): Promise<unknown> => {
  world.clock.at('2027-01-12T14:00:00Z');
  const people = [moira, tess, ravi, greta, ...more].map(({ objectId }) => objectId);
  return world.meets(
    id,
    [moira, 1, 'startMeeting', {}],
    [moira, 1, 'recordAttendance', { people, way: 'room', confidential: 'yes' }],
  );
};
export const decided = (plan: string, lead: string) =>
  [
    tess,
    1,
    'recordDecision',
    {
      meeting: id,
      decision: 'otherPlan',
      rationale: 'A mentor has their trust.',
      plan,
      lead,
      band: '',
      bandRationale: '',
      dissent: '',
      actions: 'none',
    },
  ] as const;

/** Nothing is found by any of these words, and the answers are the same as for a word that nobody has written. */
export async function findsNothing(world: World, who: Person): Promise<void> {
  const window = world.windowOf(who);
  await window.says('find');
  const answers = [];
  for (const what of ['pretend', 'Wren', 'T-1006', wrens, 'xyzzy']) {
    const answer = await window.presses('Find', { on: 'Reference, name', fill: { what } });
    assert.match(answer, /no match/);
    answers.push(answer.replaceAll(what, 'WORD'));
  }
  assert.equal(new Set(answers).size, 1, answers.join('\n'));
}

/** Kestrel alone is found, by what the two have in common. */
export async function findsKestrel(world: World, who: Person): Promise<void> {
  for (const what of ['T-100', 'madeup']) {
    const found = await world.windowOf(who).presses('Find', { on: 'Reference, name', fill: { what } });
    assert.match(found, new RegExp(`# Found\n1 · .*\n> Kestrel Madeup · .*${kestrelReference}`));
    await world.windowOf(who).says('find');
  }
}

/** Presses what stands on others' cards about Wren, and on a card about nothing, in a channel. */
export async function pressesForwarded(world: World, who: Person, owner: Person, title: string): Promise<void> {
  const { verb, data } = world.windowOf(owner).sending(title, { on: wrens });
  assert.equal(data['ref'], wrens);
  const [forwarded, forged] = [
    await world.channelOf(who, channel).sends(verb, data),
    await world.channelOf(who, channel).sends(verb, { ...data, ref: unknown }),
  ];
  assert.equal(bare(forwarded.card, wrens), bare(forged.card, unknown));
  assert.match(JSON.stringify(forwarded.card), /This case is not available to you/);
}
