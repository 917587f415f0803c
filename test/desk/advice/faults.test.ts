// Advice when the database fails or is late, or somebody cannot be reached: nothing typed is lost, and people are told.
import { act } from '../../../src/casework/write/act.ts';
import { adviceRequests } from '../../../src/casework/write/matters.ts';
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mintAdviceId, mintCommandId } from '../../../src/domain/kernel/ids.ts';
import {
  caseOf,
  filledIn,
  given,
  kestrelReference,
  moira,
  must,
  priya,
  someone,
  withPeople,
} from '../../people/builders.ts';
import { openWorld } from '../../worlds/harness.ts';
import { readable } from '../../journeys/people/readable.ts';
import { openOffice } from '../office.ts';
import { isWrite } from '../../worlds/writes.ts';

const milo = someone(901, 'Milo Second', { roles: ['coordinator'] });
const question = 'He has two new phones. Is that enough to refer?';
const answer = 'Yes, with the late nights.';

describe('Advice, when it goes wrong:', () => {
  it('the form comes back with what was typed, and nothing stands in the log', async () => {
    const broken = await openWorld({ faults: true, people: [priya] });
    try {
      broken.fault = (request) => (isWrite(request) ? { status: 403 } : undefined);
      for (const [verb, sent] of [
        ['advice.ask.go', { question, about: '' }],
        ['advice.again.go', { question, advice: mintAdviceId(new Uint8Array(8)) }],
        ['advice.answer.go', { answer, advice: mintAdviceId(new Uint8Array(8)) }],
      ] as const) {
        const minted = mintCommandId(broken.clock.nowMs() - 5000, broken.clock.bytes(8));
        const { card } = await broken.windowOf(priya).sends(verb, { command: minted, ...sent });
        match(readable(must(card)), /Nothing you typed is lost: press the button again/);
        ok(JSON.stringify(card).includes(verb === 'advice.answer.go' ? answer : question));
        ok(JSON.stringify(card).includes(minted), 'the same press can be made again');
      }
      equal(broken.log.filter((line) => line.includes('phones') || line.includes('late nights')).length, 0);
      equal(broken.log.filter((line) => line.includes('"press failed"')).length, 3);
    } finally {
      await broken.stop();
    }
  });

  it('a co-ordinator who cannot be reached stands in the ledger under the request’s id, and can be tried again', async () => {
    const out = await openWorld({ council: withPeople(milo), people: [priya, milo] });
    try {
      const minted = mintCommandId(out.clock.nowMs() - 5000, out.clock.bytes(8));
      await out.windowOf(priya).sends('advice.ask.go', { command: minted, question });
      await out.settled();
      match(
        readable(out.windowOf(milo).card('has not opened the MSET app').card),
        /\*\*Moira Example\*\*\n● 1 question\n/,
      );
      await out.windowOf(milo).says('delivery');
      match(out.windowOf(milo).reads(), /# Cannot be reached\n> \*\*Moira Example\*\* · [^\n]*ADV-/);
      match(await out.windowOf(milo).presses('Try again'), /ADV-\S+: tried again now/);
      await out.windowOf(moira).installs();
      match(out.windowOf(moira).reads(), /Question for you/);
      match(out.windowOf(milo).reads(), /Now reached: Moira Example/);
    } finally {
      await out.stop();
    }
  });

  it('stands in nobody’s ledger who must not hear of the case, and they try nothing again', async () => {
    const out = await openWorld({ council: withPeople(milo), people: [priya, moira] });
    try {
      const id = mintAdviceId(new Uint8Array(8).fill(5));
      const about = caseOf(given(filledIn()));
      const context = {
        actor: priya,
        now: out.clock.now(),
        directory: await out.ports.directories.current(),
        about: { ...about, excluded: [moira.objectId] },
      };
      const input = { id, question, about: kestrelReference };
      const commandId = mintCommandId(out.clock.nowMs(), out.clock.bytes(8));
      await act(out.ports, adviceRequests, { id, command: { step: 'askAdvice', input }, commandId, context });
      await out.settled();
      const ledger = readable(must((await out.windowOf(moira).sends('delivery', {})).card));
      match(ledger, /Everything has been delivered/);
      const again = { ref: id, to: `advice-${milo.objectId}` };
      match(readable(must((await out.windowOf(moira).sends('delivery.again', again)).card)), /has been delivered/);
      await out.windowOf(milo).installs();
      match(out.windowOf(milo).reads(), /Question for you/);
    } finally {
      await out.stop();
    }
  });

  it('while the database is late the press is answered with what was typed, or with where to look', async () => {
    const office = await openOffice();
    try {
      const minted = office.command();
      office.passes(5000);
      office.database.holds('all');
      const late = await office.presses(priya, 'advice.ask.go', { command: minted, question }, office.hasty);
      match(late.reads, /Still working\. You will be told here/);
      equal(late.values['question'], question);
      const opened = await office.presses(
        priya,
        'advice.open',
        { advice: mintAdviceId(new Uint8Array(8)) },
        office.hasty,
      );
      match(opened.reads, /Still working[^]*\[ Show me \]/);
      deepEqual(opened.button('Show me').verb, 'advice.open');
      office.database.release();
      const { verb, data } = late.button('Ask the co-ordinator');
      match((await office.presses(priya, verb, { ...data, ...late.values })).reads, /# Asked/);
      equal((await office.patient.ports.advice.open(priya.objectId, false)).length, 1);
    } finally {
      await office.close();
    }
  });
});
