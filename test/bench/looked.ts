// The register and who looked, beside a month of 6,000 looks at 300 cases and a year of 200 entries: what home, the lists and the
// pages of the auditor, break glass and its review, words struck out, a record before the officer and a placement ask of the database, its request units, and how long they take.
import path from 'node:path';
import { tabCaller } from '../../src/desk/tab-caller.ts';
import { visited } from '../../src/desk/scene/visit.ts';
import { talliesOf } from '../../src/domain/look/tally.ts';
import { rolesOf } from '../../src/domain/people/roles.ts';
import { mintCommandId, mintReference } from '../../src/domain/kernel/ids.ts';
import { playsCase } from '../../src/demo/players.ts';
import { rowsOf } from '../../src/demo/story.ts';
import { mintRegisterId, type RegisterEntry } from '../../src/domain/register/entry.ts';
import { addDays, localDate, momentOn, type Instant } from '../../src/domain/time/calendar.ts';
import { lookedViews } from '../../src/reading/looked/looked.ts';
import { recordDocument } from '../../src/store/matters/matter-store.ts';
import { registerShape } from '../../src/store/matters/register.ts';
import type { StoredDocument } from '../../src/store/sdk/items.ts';
import { reads } from '../../src/web/reads/all.ts';
import { sendingOf } from '../faults/hand.ts';
import { greta, ife, later, moira, monday10, must } from '../people/builders.ts';
import { untilReceived } from '../people/meeting-builders.ts';
import { asksWhy, contains, decides, endsBreach, entry, reports, saysRisk } from '../people/register-builders.ts';
import { toolsOver } from './board.ts';
import { council } from './council.ts';
import { countedDesk, counting } from './requests.ts';
import { caseFor, documentOf, storeAll } from './stored.ts';

const now: Instant = '2027-01-29T10:00:00.000Z';
const [cases, looks, entries, open, daily, rounds] = [300, 6000, 200, 20, 4, 20] as const;
const goalMs = 1000;

/** Made once: each time one is made it has another reference. */
const received = Array.from({ length: cases }, (_none, place) => caseFor('received', place));

function* stored(): Iterable<StoredDocument> {
  for (const one of received) yield documentOf(one);
  const closed = entry(reports(), saysRisk(), contains(), decides(), endsBreach());
  for (let place = 0; place < entries; place += 1) {
    const id = mintRegisterId(Buffer.from(String(place).padStart(8, '0')));
    const root: RegisterEntry = { ...(place < open ? entry(asksWhy()) : closed), id };
    yield recordDocument(registerShape, id, { root, lastHash: 'stored in bulk', calls: {} });
  }
}

const at = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

/** Gives what missed its goal. */
export async function measureLooked(folder: string, say: (line: string) => void): Promise<readonly string[]> {
  const file = path.join(folder, 'looked.sqlite');
  await storeAll(file, stored());
  const missed: string[] = [];
  await counting(file, now, async (ports, count) => {
    const references = received.map(({ reference }) => reference);
    const people = council.people.slice(0, 40);
    for (let n = 0; n < looks; n += 1) {
      const { objectId: person, name, roles } = must(people[n % people.length]);
      const moment = `${addDays('2027-01-01', n % 28)}T${String(8 + (n % 10)).padStart(2, '0')}:00:00.000Z`;
      const look = { reference: must(references[(n * 7) % cases]), person, name, what: 'referral', why: 'Open' };
      const stood = { relation: 'chair', roles: rolesOf({ roles }), by: 'chat' } as const;
      await ports.looks.record({ ...look, ...stood, id: `look-${n}`, at: moment });
    }
    const whoLooked = must(ports.whoLooked);
    // As each night counts the day before.
    for (let n = 0; n < 28; n += 1) {
      const day = addDays('2027-01-01', n);
      const tallies = talliesOf(await whoLooked.between(momentOn(day, '00:00'), momentOn(addDays(day, 1), '00:00')));
      await whoLooked.keepCounted({ day, tallies });
    }
    for (let n = 1; n <= 28; n += 1) {
      const day = addDays(localDate(now), -n);
      const findings = Array.from({ length: daily }, (_none, place) => {
        const { objectId: person, name } = must(people[place]);
        const found = { day, person, name, looks: 2, at: `${day}T10:00:00.000Z` };
        return { ...found, rule: 'taken' as const, references: [must(references[place])] };
      });
      await whoLooked.keepFound({ day, looks: 200, outside: 3, findings });
    }
    const { press, asked: counted } = countedDesk(ports, count);
    const tools = toolsOver(ports);
    const read = async (work: Parameters<typeof visited<unknown>>[2]): Promise<void> => {
      const found = await visited(tools, tabCaller(ife.objectId), work);
      if (found.is !== 'done' || found.value === undefined) throw new Error('The page is answered nothing');
    };
    const pressed = ['home', 'register', 'looked'].map(
      (verb) => [`${verb}, in chat`, async () => void (await press(verb, ife, { verb, data: {} }))] as const,
    );
    // A desk that does not know the form in force offers nothing of the newest one.
    await ports.forms?.current();
    // Each of another case; the form is not counted.
    let [broken, reviewed] = [0, 0];
    const breaksGlass = async (): Promise<void> => {
      const about = must(references[broken]);
      broken += 1;
      const form = await press('Break glass, its form', ife, { verb: 'glass.open', data: {} });
      const why = { about, purpose: 'audit', reason: 'The yearly audit.' };
      await press('Break glass', ife, sendingOf(form, 'Break glass', why));
    };
    const reviewsGlass = async (): Promise<void> => {
      const ref = must(references[reviewed]);
      reviewed += 1;
      const { fact } = must((await ports.cases.load(ref))?.value.root.glass?.[0]);
      const form = await press('Review, its form', greta, { verb: 'glass.review', data: { ref, fact: String(fact) } });
      const found = { needed: 'yes', found: 'It was on the list of the audit.' };
      await press('Reviewed', greta, sendingOf(form, 'Reviewed', found));
    };
    // Each of another case, with the facts of its referral.
    const whole = Array.from({ length: rounds + 1 }, (_none, place) =>
      mintReference(Buffer.from([3, 1, 4, 1, 5].map((one) => one * 7 + place))),
    );
    for (const reference of whole)
      for (const [place, row] of rowsOf([...untilReceived]).entries())
        await playsCase(ports, reference, row, {
          at: later(monday10, place),
          directory: council,
          commandId: mintCommandId(place, Buffer.from(reference)),
        });
    let [asked, agreed] = [0, 0];
    const asksToStrike = async (): Promise<void> => {
      const about = must(whole[asked]);
      asked += 1;
      const form = await press('Strike out, its form', ife, { verb: 'strike.ask', data: {} });
      await press('Strike out', ife, sendingOf(form, 'Ask for it', { about, words: 'phones', ground: 'another' }));
    };
    const agreesToStrike = async (): Promise<void> => {
      const ref = must(whole[agreed]);
      agreed += 1;
      const form = await press('Decide on strike out, its form', moira, { verb: 'strike.settle', data: { ref } });
      await press('Decide on strike out', moira, sendingOf(form, 'Save', { how: 'agreed' }));
    };
    let [disposed, placed] = [0, 0];
    const entersDisposal = async (): Promise<void> => {
      const reference = must(whole[disposed]);
      disposed += 1;
      const form = await press('Destroy a record, its form', ife, { verb: 'register.dispose', data: {} });
      await press('Destroy a record', ife, sendingOf(form, 'Destroy a record', { reference }));
    };
    const placesElsewhere = async (): Promise<void> => {
      const ref = must(whole[placed]);
      placed += 1;
      const form = await press('Record notification, its form', moira, {
        verb: 'now.change',
        data: { ref, fact: 'placed' },
      });
      const said = { placedAcross: 'there', otherCouncil: 'Gateshead', heldBy: 'Our council', knownBy: 'By letter.' };
      await press('Record notification', moira, sendingOf(form, 'Save the change', said));
    };
    const mostAsked = must(whole[0]);
    await press('Request', ife, {
      verb: 'register.access.go',
      data: {
        reference: mostAsked,
        who: 'DP/2027/14',
        capacity: 'child',
        identity: 'Passport.',
        received: '4/1/2027',
        command: mintCommandId(1, new Uint8Array(8).fill(77)),
      },
    });
    const request = must(
      (await ports.register.open(undefined, true)).find(({ type, about }) => type === 'access' && about === mostAsked),
    );
    const glass = [
      ['Destroy a record, in chat', entersDisposal],
      ['Record notification, in chat', placesElsewhere],
      ['Strike out, in chat', asksToStrike],
      ['Decide on it, in chat', agreesToStrike],
      ['Break glass, in chat', breaksGlass],
      ['Its review, in chat', reviewsGlass],
    ] as const;
    const pages = [
      ['Register', async () => read(async (scene) => reads.register.read(scene, {}))],
      ['A request, its page', async () => read(async (scene) => reads.access.read(scene, { id: request.id }))],
      ...lookedViews.map(
        (view) =>
          [
            `Who looked, ${view}`,
            async () => read(async (scene) => reads.looked.read(scene, { view, month: '2027-01' })),
          ] as const,
      ),
    ] as const;
    for (const [name, work] of [...pressed, ...pages, ...glass]) {
      const times: number[] = [];
      let cost = must((await count(name, work)).asked);
      for (let round = 0; round < rounds; round += 1) {
        const from = performance.now();
        cost = (await count(name, work)).asked;
        times.push(performance.now() - from);
      }
      const { reads: points, queries, units } = name.endsWith('chat') ? must(counted.at(-1)) : cost;
      const [p50, most] = [at(times, 0.5), at(times, 1)];
      if (most > goalMs) missed.push(name);
      say(
        `  ${name.padEnd(24)} ${points} reads, ${queries} queries, ${units.toFixed(1)} units; p50 ${p50.toFixed(0)} ms, most ${most.toFixed(0)} ms`,
      );
    }
  });
  return missed;
}
