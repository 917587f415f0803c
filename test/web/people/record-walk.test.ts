// A record that is open, restricted, restricted with someone let in, or closed to some by name; each with an action of an agency and
// on the agenda of a panel: every role × every verb, page, print and what is told, against the tables (docs/process.md P23.3, P23.9,
// P23.11, P23.14).
import assert from 'node:assert/strict';
import type { Ports } from '../../../src/casework/ports/ports.ts';
import { act } from '../../../src/casework/write/act.ts';
import { entities, meetings } from '../../../src/casework/write/matters.ts';
import { tabCaller } from '../../../src/desk/tab-caller.ts';
import { handlers } from '../../../src/desk/verbs.ts';
import { toActionId, type Action } from '../../../src/domain/case/action/action.ts';
import { readsWithAction } from '../../../src/domain/case/action/who.ts';
import type { Entity } from '../../../src/domain/entity/entity.ts';
import { hostOfEntity } from '../../../src/domain/entity/host.ts';
import { readerOfEntity } from '../../../src/domain/entity/who.ts';
import { mintCommandId, mintEntityId, type EntityId } from '../../../src/domain/kernel/ids.ts';
import { roles, type Person } from '../../../src/domain/people/actor.ts';
import { entityTelling } from '../../../src/notices/entity/telling.ts';
import {
  commandIn,
  moira,
  must,
  noor,
  ola,
  pip,
  priya,
  ravi,
  sol,
  someone,
  tess,
  withPeople,
} from '../../people/builders.ts';
import { opens, type EntityRow } from '../../people/entity-builders.ts';
import { ada, atPanel, bea, here, panelPlan, start } from '../../domain/meeting/meeting-hall.ts';
import { everybody, openWorld, type World } from '../../worlds/harness.ts';
import { heldStill, pagesOver, type PageWorld } from './page-world.ts';

const onlyRoles = roles.map((role, place) => someone(460 + place, `Only ${role}`, { roles: [role] }));
const second = someone(490, 'Second Coordinator', { roles: ['coordinator'] });
const council = withPeople(...onlyRoles, second);
const people: readonly Person[] = [...onlyRoles, second, moira, tess, ravi, pip, sol, ada, bea, ola, priya, noor];
const tells = /^(?:entit|entity|action|meeting|minutes|agenda|around|links|print|home|look)/;
const panel = 'panel-2027-01-19';
const first = must(toActionId('A1'));

const variants = ['open', 'restricted', 'letIn', 'excluded'] as const;
type Variant = (typeof variants)[number];
const idOf = (one: Variant): EntityId => mintEntityId(new Uint8Array(8).fill(variants.indexOf(one) + 1));
/** Words that stand nowhere else: what it is called and what was said of it, what its action asks, what is needed to do it. */
const called = (one: Variant): string => `Calledfor${one}`;
const said = (one: Variant): string => `Saidof${one} Street`;
const asks = (one: Variant): string => `Asksfor${one}`;
const need = (one: Variant): string => `Needsfor${one}`;
/** Kept out of the last: some of whom each role and standing reads it otherwise. */
const out: readonly Person[] = [tess, second, pip, bea, ...onlyRoles.filter((_one, place) => place % 2 === 0)];

const rowsOf = (one: Variant): readonly EntityRow[] => [
  opens('place', { name: called(one), address: said(one) }),
  [moira, 1, 'putOnAgenda', { agencies: 'police,housing' }],
  [
    moira,
    1,
    'addAction',
    {
      text: `${asks(one)} at the door.`,
      owner: `police|${ravi.objectId}`,
      subType: 'patrol',
      priority: 'normal',
      due: '',
      needToKnow: `${need(one)} first.`,
    },
  ],
  ...(one === 'restricted' || one === 'letIn'
    ? [[moira, 1, 'restrictEntity', { ground: 'highProfile', why: 'A councillor.' }] as EntityRow]
    : []),
  ...(one === 'letIn' ? [bea, sol] : []).map((who): EntityRow => [
    moira,
    1,
    'nameForEntity',
    { person: who.objectId, why: 'Works on it.' },
  ]),
  ...(one === 'excluded' ? out : []).map((who): EntityRow => [
    moira,
    1,
    'keepOutOfEntity',
    { person: who.objectId, why: 'A cousin.' },
  ]),
];

describe('Every role, record, verb and page', () => {
  let world: World;
  let on: Pick<PageWorld, 'desk' | 'read'>;
  let ports: Ports;
  let now: string;
  let presses = 0;
  let files: readonly { readonly one: Variant; readonly root: Entity; readonly action: Action }[];

  before(async () => {
    world = await openWorld({ people: [...everybody, tess] });
    const { clock } = world;
    const commandId = () => mintCommandId(clock.nowMs(), new Uint8Array(8).fill((presses += 1)));
    const context = (actor: Person) => ({ actor, now: clock.now(), directory: council });
    for (const one of variants) {
      for (const row of rowsOf(one)) {
        const named = [row[0], row[1], row[2], { ...row[3], ...('id' in row[3] && { id: idOf(one) }) }] as EntityRow;
        const command = commandIn(named);
        const outcome = await act(world.ports, entities, {
          id: idOf(one),
          command,
          commandId: commandId(),
          context: context(row[0]),
        });
        assert.equal(outcome.kind, 'done', `${one} ${row[2]} ${JSON.stringify(outcome)}`);
      }
    }
    for (const [actor, command] of [
      [moira, panelPlan],
      [moira, start],
      [moira, here],
      [ravi, here],
    ] as const) {
      if (command === start) clock.at(atPanel);
      const id = panel;
      const outcome = await act(world.ports, meetings, {
        id,
        command,
        commandId: commandId(),
        context: context(actor),
      });
      assert.equal(outcome.kind, 'done', `${command.step} ${JSON.stringify(outcome)}`);
    }
    await world.settled();
    now = clock.now();
    files = await Promise.all(
      variants.map(async (one) => ({
        one,
        root: must(await world.ports.entities.load(idOf(one))).value.root,
        action: must(await world.ports.entities.part(idOf(one), 'action', first)).value,
      })),
    );
    const { machine, directories } = world.ports;
    ports = {
      ...world.ports,
      // No one presses too much in too short a time.
      machine: { ...machine, now: () => now, nowMs: () => Date.parse(now) + 2000 * presses++ },
      directories: { ...directories, current: async () => council, newest: async () => council },
      // Everything is pressed, and nothing is written.
      cases: heldStill(world.ports.cases),
      meetings: heldStill(world.ports.meetings),
      entities: heldStill(world.ports.entities),
    };
    on = pagesOver(ports);
  });
  after(async () => world.stop());

  /** How much of each record and of its action this person may read, by the tables. */
  function knows(who: Person, { root, action }: (typeof files)[number]) {
    const reads = readerOfEntity(root, who, council, now);
    const at = { host: hostOfEntity(root), action };
    const acts = (least?: 'reference') => readsWithAction('action', at, who, council, now, least);
    return {
      record: reads('record', 'summary') || reads('recordReport', 'summary'),
      whole: reads('record') || reads('recordReport'),
      action: acts() || reads('recordActions'),
      // A minute taker reads that there are actions, those of its agency that one is due.
      number: reads('record', 'summary') || reads('recordReport', 'summary') || acts('reference'),
    };
  }
  /** Of what is shown nothing that is not theirs; how much of it was. */
  function told(who: Person, where: string, shown: unknown, sent?: Variant): number {
    const text = JSON.stringify(shown ?? '');
    let count = 0;
    for (const file of files) {
      const { one } = file;
      const may = knows(who, file);
      const about = `${who.name}, ${where}, ${one}`;
      for (const [words, lets] of [
        [called(one), may.record],
        [said(one), may.whole],
        [asks(one), may.action],
        [need(one), may.action],
        // A form that comes back says what was pressed.
        ...(sent === one ? [] : [[idOf(one), may.number] as const]),
      ] as const) {
        if (!text.includes(words)) continue;
        assert.ok(lets, `${about}: ${words}`);
        count += 1;
      }
    }
    return count;
  }

  it('cards of every verb', async () => {
    let count = 0;
    for (const [place, who] of people.entries()) {
      for (const [turn, verb] of [...handlers.keys()].entries()) {
        for (const [at, { one }] of files.entries()) {
          // What is of records, actions and meetings by everyone; every other verb of one record, by turns.
          if (!tells.test(verb) && (place + turn + at) % 12 > 0) continue;
          const id = idOf(one);
          const command = mintCommandId(Date.parse(now) - 60_000, new Uint8Array(8));
          const data = { entity: id, ref: id, action: first, meeting: panel, into: idOf('open'), what: id, command };
          const card = await on.desk.press(tabCaller(who.objectId), verb, data);
          count += told(who, verb, { ...card, verbs: undefined }, one);
        }
      }
    }
    assert.ok(count > 300, String(count));
  });

  it('pages, prints and search', async () => {
    let count = 0;
    for (const who of people) {
      const lists = [
        await on.read(who, 'records'),
        await on.read(who, 'board'),
        await on.read(who, 'meeting', { meeting: panel }),
        await on.read(who, 'printAgenda', { meeting: panel }),
        await on.read(who, 'printMinutes', { meeting: panel }),
        await on.read(who, 'actionSheet', {}),
        await on.desk.search(tabCaller(who.objectId), 'Calledfor'),
        ...(await Promise.all(
          [undefined, ...council.agencies.map(({ id }) => id)].map(async (agency) => [
            await on.read(who, 'actions', agency === undefined ? {} : { agency }),
            agency && (await on.read(who, 'printActions', { agency })),
          ]),
        )),
      ];
      count += told(who, 'lists', lists);
      // Of a record from which they are kept out not even a time is left.
      const meeting = await on.read(who, 'meeting', { meeting: panel });
      const theirs = files.filter(({ root }) => !root.excluded.includes(who.objectId));
      if (meeting !== undefined)
        assert.equal(meeting.agenda.length + meeting.restricted.length, theirs.length, who.name);
      for (const file of files) {
        const id = idOf(file.one);
        const may = knows(who, file);
        const page = await on.read(who, 'record', { id });
        assert.equal(page !== undefined, may.record, `${who.name}, ${file.one}`);
        const print = await on.read(who, 'printRecord', { id });
        assert.equal(print !== undefined && !may.record, false, `${who.name}, ${file.one}`);
        const around = await on.read(who, 'around', { record: id });
        count += told(who, `page of ${file.one}`, [page, print, around, await on.read(who, 'find', { what: id })]);
      }
    }
    assert.ok(count > 100, String(count));
  });

  it('what is told: cards to those who know of it, and in channels, mails and digests nothing of what it is', () => {
    let cards = 0;
    for (const file of files) {
      const { root, action, one } = file;
      const of = entityTelling({ root, part: action, directory: council, now });
      const record = entityTelling({ root, directory: council, now });
      for (const who of people) {
        const [theirs, thread, card] = [of.cardFor(who), of.threadCardFor?.(who), record.cardFor(who)];
        cards += told(who, 'told', [theirs, thread, card]);
        if (root.excluded.includes(who.objectId)) assert.deepEqual([theirs, card], [undefined, undefined], who.name);
      }
      const posts = council.agencies.map(({ id }) => [of.post?.(`agency:${id}`), record.post?.(`agency:${id}`)]);
      const outside = JSON.stringify([posts, of.mail?.(), record.mail?.()]);
      for (const words of [called(one), said(one), asks(one), need(one)]) assert.ok(!outside.includes(words), words);
      // No channel holds a word of what is restricted, nor where a person reads along who is kept out.
      assert.equal(of.isPrivate?.('agency:police'), one !== 'open', one);
    }
    assert.ok(cards > 10, String(cards));
  });
});
