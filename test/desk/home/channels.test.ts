// Who is told when a channel was linked: what waits for a channel goes out then (the journey tests tell the rest).
import assert from 'node:assert/strict';
import { createAsk } from '../../../src/casework/read/ask.ts';
import type { ChannelTarget } from '../../../src/casework/ports/chat-ports.ts';
import type { CallerChannel } from '../../../src/desk/scene/answer.ts';
import { createDesk } from '../../../src/desk/desk.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { moira, must, priya } from '../../people/builders.ts';
import { caseAt, turns } from '../../cards/cases/stages.ts';
import { contact, stubPorts } from '../../casework/ports.ts';

const west = { conversation: '19:west@thread.tacv2', reference: '{}', kind: 'standard' } as const;

/** Types it in the channel; gives what was told, in order, and whether everything is answered here. */
async function told(
  person: Person,
  text: string,
  {
    kind = 'standard',
    fictional = true,
    says,
  }: {
    readonly kind?: CallerChannel['kind'];
    readonly fictional?: boolean;
    /** What Teams says when it is asked. */
    readonly says?: 'standard' | 'private' | undefined;
  } = {},
): Promise<readonly string[]> {
  const { ports } = stubPorts(caseAt(must(turns[0])));
  const heard: string[] = [];
  ports.channels.save.callsFake(async ({ target }) => void heard.push(`saved ${target}`));
  ports.channels.remove.callsFake(async (target) => void heard.push(`removed ${target}`));
  const linked = (target: ChannelTarget): void => void heard.push(`linked ${target}`);
  const [committed, released] = [() => undefined, () => undefined];
  const poster = { ...ports.poster, kindOf: async () => says };
  const desk = createDesk({
    ports: { ...ports, poster },
    ask: createAsk(ports),
    committed,
    released,
    linked,
    answerWithinMs: 60_000,
    fictional,
  });
  const channel = { ...west, kind, ...(kind === 'unnamed' && { team: '19:team@thread.tacv2' }) };
  const answers = await desk.typed({ objectId: person.objectId, contact, shared: true, channel }, text, 'one');
  return [...heard, ...answers.map(({ here }) => (here === true ? 'answered here' : 'answered'))];
}

describe('A channel that was linked', () => {
  it('is told of once it is stored, an agency’s and a team’s', async () => {
    assert.deepEqual(await told(moira, 'link police'), [
      'saved agency:police',
      'linked agency:police',
      'answered here',
    ]);
    assert.deepEqual(await told(moira, 'link team West'), [
      'saved team:Locality West',
      'linked team:Locality West',
      'answered here',
    ]);
  });

  it('is nothing to tell of when it was refused or unlinked', async () => {
    for (const [person, text] of [
      [priya, 'link police'],
      [moira, 'link nothing'],
      [moira, 'unlink'],
    ] as const)
      assert.deepEqual(await told(person, text), ['answered here'], text);
  });

  it('must be a standard one: of what kind Teams does not say, none is taken', async () => {
    for (const kind of ['private', 'shared', 'unnamed'] as const)
      assert.deepEqual(await told(moira, 'link police', { kind, fictional: false }), ['answered here'], kind);
    assert.equal((await told(moira, 'link police', { fictional: false })).length, 3);
    assert.equal((await told(moira, 'link police', { kind: 'unnamed' })).length, 3, 'the client of a local run');
    assert.equal((await told(moira, 'link police', { kind: 'private' })).length, 1);
  });

  it('of no known kind is asked about: linked where Teams says that it is standard, and only then', async () => {
    const asked = { kind: 'unnamed', fictional: false } as const;
    assert.equal((await told(moira, 'link police', { ...asked, says: 'standard' })).length, 3);
    assert.deepEqual(await told(moira, 'link police', { ...asked, says: 'private' }), ['answered here']);
    assert.deepEqual(await told(moira, 'link police', asked), ['answered here']);
  });

  it('other words are answered in the person’s own chat', async () => {
    for (const text of ['hi', 'linked', 'unlinked', 'unlink police'])
      assert.deepEqual(await told(moira, text), ['answered'], text);
  });
});
