// What Microsoft's own code says of both sides: its clients drive our stand-in of Teams, and its description of the channel,
// as its generator wrote it into botframework-connector, is held against what both edges send, no field more.
import assert from 'node:assert/strict';
import { ConnectorClient } from '@microsoft/agents-hosting';
import type { TeamworkActivityTopic } from '@microsoft/microsoft-graph-types';
import { Client } from '@microsoft/teams.api';
import * as mappers from 'botframework-connector/lib/connectorApi/models/mappers.js';
import type { ObjectId } from '../../src/domain/kernel/ids.ts';
import { channelEdge } from '../../src/teams/edge/open.ts';
import { startTeamsService, type TeamsService } from '../worlds/teams-service.ts';
import { card, edges, localOptions, message, objectId, runBot, tenantId } from './running-bot.ts';

interface Shape {
  readonly required?: boolean;
  readonly type: {
    readonly name: string;
    readonly className?: string;
    readonly modelProperties?: Readonly<Record<string, Shape>>;
    readonly element?: Shape;
  };
}
const shapes = mappers as unknown as Readonly<Record<string, Shape>>;
const plain: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === 'string',
  Number: (value) => typeof value === 'number',
  Boolean: (value) => typeof value === 'boolean',
  DateTime: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  Object: () => true,
};

/** Every place where a value is not of its shape, or has a field that the shape has not. */
function problems(value: unknown, { type }: Shape, at: string): readonly string[] {
  if (type.name === 'Sequence')
    return Array.isArray(value)
      ? value.flatMap((one, place) => problems(one, type.element ?? assert.fail(at), `${at}.${place}`))
      : [`${at} is no list`];
  if (type.name !== 'Composite') {
    const fits = plain[type.name] ?? assert.fail(`${at}: ${type.name}`);
    return fits(value) ? [] : [`${at} is no ${type.name}`];
  }
  if (typeof value !== 'object' || value === null) return [`${at} is no ${type.className}`];
  const known = shapes[type.className ?? '']?.type.modelProperties ?? assert.fail(at);
  const missing = Object.entries(known).filter(([name, shape]) => shape.required === true && !(name in value));
  return [
    ...missing.map(([name]) => `${at}.${name} is missing`),
    ...Object.entries(value).flatMap(([name, inner]) => {
      const shape = known[name];
      return shape === undefined ? [`${at}.${name} is unknown`] : problems(inner, shape, `${at}.${name}`);
    }),
  ];
}
const shapeOf = (name: string): Shape => ({ type: { name: 'Composite', className: name } });

for (const edge of edges)
  it(`What the edge of ${edge} sends is what the channel describes, and no field more`, async () => {
    const bot = await runBot({ ...localOptions, edge });
    await bot.teams.person({ objectId, name: 'Paula Practitioner' }).says('hello');
    const [contact] = bot.contacts.saved;
    assert.ok(contact);
    await bot.poster.update(contact, 'm1', message);
    await bot.poster.retire(contact, 'm1', message);
    bot.teams.apps.add(objectId);
    const edgeOf = channelEdge({ ...localOptions, edge });
    await edgeOf.begin(objectId as ObjectId, bot.teams.serviceUrl);
    await bot.stop();
    const sent = bot.teams.calls.filter(({ method }) => method !== 'DELETE');
    assert.deepEqual([...new Set(sent.map(({ method }) => method))], ['POST', 'PUT']);
    assert.equal(bot.teams.begun.length, 1);
    const found = [
      ...sent.flatMap(({ activity }) => problems(activity, shapeOf('Activity'), 'activity')),
      ...bot.teams.begun.flatMap((one) => problems(one, shapeOf('ConversationParameters'), 'conversation')),
    ];
    assert.deepEqual(found, []);
  });

it('Graph’s types refuse what it does not know', () => {
  const topic: TeamworkActivityTopic = { source: 'text', value: 'MSET' };
  // @ts-expect-error The source is one of two words.
  topic.source = 'texts';
  // @ts-expect-error It has no such field.
  assert.equal(topic.url, undefined);
});

it('The description of the channel refuses what it does not know', () => {
  const activity = { type: 'message', text: 1, attachments: [{ contentTyp: 'a' }] };
  assert.deepEqual(problems(activity, shapeOf('Activity'), 'activity'), [
    'activity.text is no String',
    'activity.attachments.0.contentTyp is unknown',
  ]);
});

const activity = (summary: string) =>
  ({
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  }) as never;

describe('Our stand-in of Teams, driven by Microsoft’s own clients', () => {
  let teams: TeamsService;
  beforeEach(async () => {
    teams = await startTeamsService({ tenantId });
    teams.apps.add(objectId);
    teams.channels.set('19:team@thread.tacv2', [{ id: '19:a@thread.tacv2', name: 'A' }]);
  });
  afterEach(() => teams.stop());
  const shown = (conversation: string): readonly string[] => teams.chat(conversation).map(({ summary }) => summary);

  it('takes what @microsoft/teams.api posts, replaces, takes away, begins and lists', async () => {
    const client = new Client(teams.serviceUrl.replace(/\/$/, ''));
    const { conversations } = client;
    const posted = await conversations.createActivity('a:1', activity('one'));
    await conversations.createActivity('a:1', activity('two'));
    await conversations.updateActivity('a:1', posted.id, activity('one, later'));
    assert.deepEqual(shown('a:1'), ['one, later', 'two']);
    await conversations.deleteActivity('a:1', posted.id);
    assert.deepEqual(shown('a:1'), ['two']);
    const begun = await conversations.create({
      members: [{ id: objectId, name: '', role: 'user' }],
      tenantId,
    });
    assert.equal(begun.id, `a:${objectId}`);
    const channels = await client.teams.getConversations('19:team@thread.tacv2');
    assert.deepEqual(
      channels.map(({ id }) => id),
      ['19:a@thread.tacv2'],
    );
  });

  it('shows what is for one recipient to no one else, and wants a recipient', async () => {
    const { conversations } = new Client(teams.serviceUrl.replace(/\/$/, ''));
    const targeted = { ...(activity('for you') as object), recipient: { id: objectId } } as never;
    const { id } = await conversations.createTargetedActivity('a:1', targeted);
    await conversations.deleteTargetedActivity('a:1', id);
    assert.deepEqual(
      teams.calls.map((call) => [call.method, call.targeted]),
      [
        ['POST', true],
        ['DELETE', true],
      ],
    );
    assert.deepEqual(shown('a:1'), []);
    await assert.rejects(conversations.createTargetedActivity('a:1', activity('for no one')));
  });

  it('takes what @microsoft/agents-hosting sends', async () => {
    const client = ConnectorClient.createClientWithToken(teams.serviceUrl.replace(/\/$/, ''), 'a token');
    const posted = await client.sendToConversation('a:1', activity('one'));
    await client.updateActivity('a:1', posted.id, activity('one, later'));
    assert.deepEqual(shown('a:1'), ['one, later']);
    await client.deleteActivity('a:1', posted.id);
    assert.deepEqual(shown('a:1'), []);
    const begun = await client.createConversation({ members: [{ id: objectId }], tenantId } as never);
    assert.equal(begun.id, `a:${objectId}`);
    assert.equal(teams.calls[0]?.headers.authorization, 'Bearer a token');
  });
});
