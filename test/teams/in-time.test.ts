// An answer's time begins when its request arrives: neither the token's check nor the look for a chat adds to it.
import { deepEqual, equal, ok } from 'node:assert/strict';
import sinon from 'sinon';
import { createContactBook } from '../../src/teams/contacts.ts';
import type { ChannelEdge } from '../../src/teams/edge/edge.ts';
import type { Inbound } from '../../src/teams/inbound.ts';
import { createMessageHandler, type HandlerParts } from '../../src/teams/message-handler.ts';
import { card, localOptions, objectId, tenantId } from './running-bot.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const request = {
  headers: { 'content-type': 'application/json', host: '127.0.0.1' },
  json: async () => ({
    value: {
      type: 'invoke',
      name: 'adaptiveCard/action',
      channelId: 'msteams',
      id: '1',
      serviceUrl: 'http://127.0.0.1:9/teams/',
      from: { id: `29:${objectId}`, name: 'Paula', aadObjectId: objectId },
      recipient: { id: '28:mset', name: 'MSET' },
      conversation: { conversationType: 'personal', tenantId, id: `a:${objectId}` },
      channelData: { tenant: { id: tenantId } },
      value: { action: { type: 'Action.Execute', title: 'Home', verb: 'home', data: {} }, trigger: 'manual' },
    },
  }),
};
const handlerWith = (authenticate: ChannelEdge['authenticate'], press: sinon.SinonStub, answerWithinMs = 30) =>
  // Only what a press needs.
  createMessageHandler({
    options: localOptions,
    edge: { authenticate },
    poster: { heardFrom: () => undefined },
    contacts: { of: async () => undefined, save: async () => undefined },
    desk: { press },
    log,
    answerWithinMs,
  } as unknown as HandlerParts);

const slowly = async (): Promise<boolean> => new Promise((resolve) => void setTimeout(() => resolve(true), 10));

describe('The time of an answer', () => {
  it('has begun before the token is checked', async () => {
    const press = sinon.stub().resolves({ card });
    const arrivedMs = performance.now();
    const handled = handlerWith(slowly, press, 60_000)(request);
    const laterMs = performance.now();
    equal((await handled).status, 200);
    const began = Number(press.firstCall.args[3]);
    ok(began >= arrivedMs && began <= laterMs, 'as the request arrived');
  });

  it('is over for a request whose token is not checked in it: nothing is begun', async () => {
    const press = sinon.stub().resolves({ card });
    const checked = Promise.withResolvers<boolean>();
    const reply = await handlerWith(async () => checked.promise, press)(request);
    deepEqual(reply, { status: 503, body: { error: 'refused' } });
    checked.resolve(true);
    await new Promise((resolve) => void setImmediate(resolve));
    sinon.assert.notCalled(press);
  });

  it('is not spent on looking for the chat of someone who presses where others look on', async () => {
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const never = new Promise<never>(() => undefined);
      // Only what is looked up.
      const book = createContactBook({ of: async () => never } as unknown as HandlerParts['contacts'], log);
      const conversation = {
        channelId: 'msteams',
        serviceUrl: 'http://127.0.0.1:9/',
        conversation: { id: '19:east', conversationType: 'channel', tenantId, isGroup: true, name: '' },
        bot: { id: '28:mset', name: 'MSET' },
        user: { id: `29:${objectId}`, name: 'Paula' },
      };
      const pressed = { kind: 'press', person: objectId, shared: true, conversation } as unknown as Inbound;
      const found = book.of(pressed);
      await clock.tickAsync(500);
      equal((await found).conversation, '19:east');
    } finally {
      clock.restore();
    }
  });
});
