// How a referral works with every token checked: the real client, a proxy that signs what it sends, and the bot.
import { cases } from '../../src/casework/write/matters.ts';
import assert from 'node:assert/strict';
import { act } from '../../src/casework/write/act.ts';
import { pages, section47Page } from '../../src/domain/case/referral/form/pages.ts';
import type { FormPage } from '../../src/domain/case/referral/form/page.ts';
import { mintCommandId, readReference, type Reference } from '../../src/domain/kernel/ids.ts';
import { answersOn, kestrel, must, priya as referrer } from '../people/builders.ts';
import { fillPage } from './fill.ts';
import { edges } from '../teams/running-bot.ts';
import { openTeam, type Team } from './team.ts';
import type { PersonWindow } from './window.ts';

for (const edge of edges)
  describe(`a referral with tokens checked, in the real client, over ${edge}`, function () {
    this.bail(true);
    let team: Team;
    let priya: PersonWindow;
    let reference: Reference;

    before(async () => {
      team = await openTeam({ signed: edge });
      priya = await team.windowOf('Priya Testworth');
      await team.windowOf('Colin Fixture').then((window) => window.sees('Hello Colin Fixture'));
    });
    after(async () => team.close());

    it('Priya begins one, and her first page is saved', async () => {
      await priya.sees('Hello Priya Testworth');
      await priya.says('refer');
      const card = await priya.sees('Nine short pages');
      reference = referenceIn((await card.textContent()) ?? '');
      await priya.presses('Start', 'Nine short pages');
      await priya.sees('Before the nine pages');
      await fillPage(priya, section47Page, kestrel);
      await priya.presses('Next', 'Before the nine pages');
      await priya.sees('Page 1 of 9');
      await fillPage(priya, pages[0] as FormPage, kestrel);
      await priya.presses('Next', 'Page 1 of 9');
      await priya.sees('Page 2 of 9');
      const facts = await team.ports.cases.facts(reference);
      assert.deepEqual(
        facts.map((fact) => (fact.step === 'savePage' ? fact.data.page : fact.step)),
        ['start', pages[0]?.id],
      );
    });

    it('with the other pages filled in, she sends it to Colin', async () => {
      for (const { id } of pages.slice(1)) await saves(team, reference, id);
      await priya.says('my cases');
      await priya.opens('My cases');
      await priya.sees('Everything needed is there');
      await priya.pressesUntil('Submit for consent', 'Page 9 of 9', 'decides on management consent');
    });

    it('Colin reads it and consents; Priya is told', async () => {
      const colin = await team.windowOf('Colin Fixture');
      await colin.sees('Management consent needed');
      await colin.presses('Read and decide', 'Management consent needed');
      await colin.presses('No, go on', 'know this family personally');
      await colin.presses('Read on', 'Read 1 of 3');
      await colin.presses('Read on', 'Read 2 of 3');
      await colin.pressesUntil('Give consent', 'Read 3 of 3', /Consent given/);
      await priya.sees(/Received.*Consent given by Colin Fixture/);
    });

    it('all of it came through the proxy; the same without a token is refused', async () => {
      const statuses = new Set(team.proxy?.statuses);
      assert.deepEqual(statuses, new Set([200]));
      assert.ok((team.proxy?.statuses.length ?? 0) >= 12, 'every word and every press');
      const before = await team.ports.cases.facts(reference);
      const activity = {
        type: 'invoke',
        name: 'adaptiveCard/action',
        id: 'direct',
        channelId: 'msteams',
        serviceUrl: 'http://localhost:1/_connector',
        from: { id: `29:${referrer.objectId}`, aadObjectId: referrer.objectId },
        recipient: { id: '28:mset', name: 'MSET' },
        conversation: { id: 'a:priya', conversationType: 'personal', tenantId: '00000000-0000-4000-8000-0000000000ff' },
        value: { action: { type: 'Action.Execute', verb: 'refer.withdraw.go', data: { ref: reference, reason: 'x' } } },
      };
      const headers = { 'content-type': 'application/json' };
      const sent = { method: 'POST', headers, body: JSON.stringify(activity) };
      const direct = await fetch(`${team.bot}/api/messages`, sent);
      assert.equal(direct.status, 401);
      assert.deepEqual(await team.ports.cases.facts(reference), before);
    });
  });

const referenceIn = (text: string): Reference => {
  const read = readReference(/MSET-[0-9A-Z]{4}-[0-9A-Z]{2}/.exec(text)?.[0] ?? '');
  if ('problem' in read) throw new Error(read.problem);
  return read.reference;
};

/** A page saved as the desk saves it, without the card. */
async function saves({ ports }: Team, reference: Reference, page: string): Promise<void> {
  const { machine, directories } = ports;
  const directory = await directories.current();
  const actor = must(directory.people.find(({ objectId }) => objectId === referrer.objectId));
  const outcome = await act(ports, cases, {
    id: reference,
    command: { step: 'savePage', input: { page, answers: answersOn(page, kestrel) } },
    commandId: mintCommandId(machine.nowMs(), machine.bytes(8)),
    context: { actor, now: machine.now(), directory },
  });
  assert.equal(outcome.kind, 'done');
}
