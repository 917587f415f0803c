// S1 from the first word to the sixteenth birthday with everything set up as in production: tokens of the channel are
// checked, the database is reached over https as the managed identity, and mail goes by Microsoft Graph.
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import type { Person } from '../../src/domain/people/actor.ts';
import { mailbox, startSurroundings, type Surroundings } from '../worlds/configured.ts';
import { everybody, openWorld, type World } from '../worlds/harness.ts';
import { newFolder } from './people/data-folder.ts';
import { walked } from './journey.ts';
import { endPeople, endSteps, endTitle } from './s1-end-steps.ts';
import { receivedSteps, receivedTitle } from './s1-received-steps.ts';

let folder: string;
let around: Surroundings;
const earlier: Record<string, string | undefined> = {};

/** As the local run, but for what the bot is told. */
async function openConfigured(database: string, people: readonly Person[]): Promise<World> {
  const { openId, graph } = around;
  const mails: World['mails'] = async () =>
    graph.mails.map(({ id, from, to, subject, text }) => ({
      id,
      text: `From: ${from}\nTo: ${to}\nSubject: ${subject}\n\n${text}`,
    }));
  const sign = async (serviceUrl: string): Promise<string> => openId.sign({ serviceUrl });
  return openWorld({ people, environment: await around.environmentOn(database), mails, sign });
}

/** Graph makes other headers than the files of a local run. */
const withoutMailHeaders = (transcript: string): string =>
  transcript.replaceAll(/^--- mailed\n(?:.+\n)+/gm, '--- mailed\n');

describe('Configured as in production', () => {
  before(async () => {
    folder = await newFolder();
    around = await startSurroundings(folder);
    for (const [name, value] of Object.entries(around.identity.environment)) {
      earlier[name] = process.env[name];
      process.env[name] = value;
    }
  });
  after(async () => {
    for (const [name, value] of Object.entries(earlier)) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
    await around.stop();
    await rm(folder, { recursive: true, force: true });
  });

  describe(receivedTitle, () => {
    walked(
      receivedTitle,
      's1-received',
      receivedSteps,
      async () => openConfigured('received', everybody),
      withoutMailHeaders,
    );

    it('went to the database as the identity and never with a key, but to make its containers', () => {
      const first = around.signedBy.indexOf('aad');
      assert.ok(first > 0, 'the containers were made with the key');
      assert.deepEqual([...new Set(around.signedBy.slice(first))], ['aad']);
      assert.ok(around.signedBy.length - first > 200);
    });

    it('asked for two tokens of the identity, one for the account and one for Graph', () => {
      const { identity, account } = around;
      assert.deepEqual([...new Set(identity.asked)].toSorted(), [account, 'https://graph.microsoft.com'].toSorted());
    });

    it('sent its mail from the one mailbox, once', () => {
      assert.deepEqual(
        around.graph.mails.map(({ from, to }) => [from, to]),
        [[mailbox, 'mset@northtyneside.example']],
      );
      assert.equal(around.graph.calls.length, 1);
    });
  });

  describe(endTitle, () => {
    walked(endTitle, 's1-end', endSteps, async () => openConfigured('end', endPeople), withoutMailHeaders);
  });
});
