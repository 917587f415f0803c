// The action sheet across children: who has it, what stands on it, and what leaves of it on paper and as a table.
import assert from 'node:assert/strict';
import { act } from '../../../src/casework/write/act.ts';
import { entities } from '../../../src/casework/write/matters.ts';
import type { Look } from '../../../src/casework/ports/ports.ts';
import { endOf, sayActionId, type Action } from '../../../src/domain/case/action/action.ts';
import { hostOf, type ActionHost } from '../../../src/domain/case/action/host.ts';
import { standsTo } from '../../../src/domain/case/action/who.ts';
import { hostOfEntity } from '../../../src/domain/entity/host.ts';
import { mintCommandId } from '../../../src/domain/kernel/ids.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { may } from '../../../src/domain/people/roles.ts';
import { bea } from '../../../src/demo/cast.ts';
import { directory, moira, must, ravi, tess } from '../../people/builders.ts';
import { entityId } from '../../people/entity-builders.ts';
import { panel } from '../../people/meeting-builders.ts';
import { addClosed, closedRef, closedReferences } from '../people/closed-cases.ts';
import {
  cast,
  openPages,
  pagesOver,
  refOf,
  references,
  secrets,
  wednesday,
  type PageWorld,
} from '../people/page-world.ts';

describe('The action sheet', () => {
  let pages: PageWorld;
  let all: readonly (readonly [host: ActionHost, action: Action])[];
  before(async () => {
    pages = await openPages();
    await addClosed(pages);
    const { ports } = pages;
    const input = {
      text: 'Serve notice on the flat.',
      owner: `housing|${bea.objectId}`,
      subType: 'tenancy',
      priority: 'normal',
      due: '29/1/2027',
      needToKnow: 'Ring first.',
    };
    await act(ports, entities, {
      id: entityId,
      command: { step: 'addAction', input },
      commandId: mintCommandId(Date.parse(wednesday), new Uint8Array(8).fill(5)),
      context: { actor: moira, now: wednesday, directory },
    });
    const found: (readonly [ActionHost, Action])[] = [];
    for (const reference of [...references, ...closedReferences]) {
      const host = hostOf(must(await ports.cases.load(reference)).value.root);
      for (const action of await ports.cases.parts(reference, 'action')) found.push([host, action]);
    }
    const record = hostOfEntity(must(await ports.entities.load(entityId)).value.root);
    for (const action of await ports.entities.parts(entityId, 'action')) found.push([record, action]);
    all = found;
  });
  after(async () => pages.world.stop());

  const rowsOf = async (who: Person, on: Pick<PageWorld, 'read'> = pages) =>
    must(await on.read(who, 'actionSheet')).rows;
  /** By an account of its own: every action that there is, by the rule itself. */
  const due = async (who: Person): Promise<readonly string[]> => {
    const meeting = must(await pages.ports.meetings.load(panel.id)).value.root;
    const since = 'endedAt' in meeting ? meeting.endedAt : '';
    return all
      .filter(([host, action]) => standsTo({ host, action }, who, directory, pages.world.clock.now()).oversees)
      .filter(([, action]) => (endOf(action) ?? since) >= since)
      .map(([, action]) => sayActionId(action))
      .toSorted();
  };

  it('is for those who oversee actions, and for no one else', async () => {
    for (const who of cast)
      for (const name of ['actionSheet', 'actionTable', 'printActions'] as const) {
        const answer = await pages.read(who, name, { agency: 'all' });
        assert.equal(answer !== undefined, may(who, 'overseeActions'), `${name}, ${who.name}`);
        pages.world.clock.passes(1000);
      }
    assert.equal((await pages.read(moira, 'actions'))?.sheet, 'action-sheet');
    assert.equal((await pages.read(ravi, 'actions'))?.sheet, undefined);
  });

  it('holds every action of every case and record that its reader oversees, and no row of any other', async () => {
    for (const who of [moira, tess]) {
      const names = (await rowsOf(who)).map(({ name }) => name);
      assert.deepEqual(names.toSorted(), await due(who), who.name);
    }
    const [hers, chairs] = [await rowsOf(moira), await rowsOf(tess)];
    const has = (rows: typeof hers, host: string): boolean => rows.some((row) => row.host === host);
    // The co-ordinator reads what is restricted, and is kept out of one case; the chair the other way round.
    assert.deepEqual([has(hers, closedRef('restricted')), has(chairs, closedRef('restricted'))], [true, false]);
    assert.deepEqual([has(hers, closedRef('letIn')), has(chairs, closedRef('letIn'))], [true, true]);
    assert.deepEqual([has(hers, closedRef('keptOut')), has(chairs, closedRef('keptOut'))], [false, true]);
    assert.ok(has(chairs, entityId));
  });

  it('says of what was done since the panel what came of it; what was verified before the panel is not on it', async () => {
    const ended = must((await rowsOf(tess)).find(({ host }) => host === closedRef('ended')));
    assert.deepEqual([ended.stands, ended.label, ended.outcome], ['done', 'Verified', 'carried out; risk: better']);
    const { cases } = pages.ports;
    const before = must(await cases.part(closedRef('ended'), 'action', 'A1')).value;
    assert.ok(before.state.is === 'verified');
    const longAgo = { ...before, state: { ...before.state, at: '2027-01-19T09:00:00.000Z' } };
    const ports = { ...pages.ports, cases: { ...cases, actionsOnSheet: async () => [longAgo] } };
    assert.deepEqual(await rowsOf(tess, pagesOver(ports)), []);
    const read = must(await pages.read(tess, 'actionSheet'));
    assert.match(read.since, /^Done: since the last full panel, which ended Tue 19 Jan \d\d:\d\d\.$/);
  });

  it('goes thirteen weeks back where no panel has ended in them, and says so', async () => {
    const asked: string[] = [];
    const { cases, meetings } = pages.ports;
    const ports = {
      ...pages.ports,
      meetings: { ...meetings, from: async () => [] },
      cases: { ...cases, actionsOnSheet: async (since: string) => (asked.push(since), cases.actionsOnSheet(since)) },
    };
    const { since } = must(await pagesOver(ports).read(tess, 'actionSheet'));
    assert.match(since, /within the last 13 weeks; no full panel has ended in them/);
    assert.deepEqual(asked, ['2026-10-21']);
  });

  it('is in order: by agency, of each what is late, then what is open, then what is done', async () => {
    const order = ['late', 'open', 'done'];
    pages.world.clock.at('2027-02-25T10:00:00.000Z');
    const rows = await rowsOf(moira);
    pages.world.clock.at(wednesday);
    assert.ok(rows.some(({ stands }) => stands === 'late') && new Set(rows.map(({ agency }) => agency)).size > 2);
    for (const [place, row] of rows.entries()) {
      const before = rows[place - 1];
      if (before === undefined) continue;
      const places = [before, row].map(({ agency, stands }) => `${agency} ${order.indexOf(stands)}`);
      assert.deepEqual(places, places.toSorted());
    }
  });

  /** What was looked at, where each look of this reader is written as the first. */
  const looking = async <T>(work: (on: Pick<PageWorld, 'read'>) => Promise<T>) => {
    const looks: Look[] = [];
    const record = async (look: Look): Promise<void> => void looks.push(look);
    const result = await work(pagesOver({ ...pages.ports, looks: { ...pages.ports.looks, record } }));
    return { looks, result };
  };

  it('names no child and is no look on the page', async () => {
    const { looks, result } = await looking(async (on) => on.read(moira, 'actionSheet'));
    assert.deepEqual(looks, []);
    assert.doesNotMatch(JSON.stringify(result), secrets);
  });

  for (const [name, by] of [
    ['printActions', 'print'],
    ['actionTable', 'export'],
  ] as const) {
    it(`${name} holds what is asked, each case and each record is one look`, async () => {
      const { looks, result } = await looking(async (on) => on.read(tess, name, { agency: 'all' }));
      const hosts = [...new Set((await rowsOf(tess)).map(({ host }) => host))];
      assert.deepEqual(looks.map(({ reference }) => reference).toSorted(), hosts.toSorted());
      assert.ok(looks.every((look) => look.by === by && look.what === 'action sheet'));
      const text = JSON.stringify(result);
      for (const host of hosts) assert.ok(text.includes(host), host);
      assert.match(text, /Serve notice on the flat\./);
      assert.match(text, /Visit the takeaway, and ask for Planted\./);
      assert.ok(!text.includes(closedRef('restricted')));
    });

    it(`${name} of one agency holds that agency’s alone, and looks at no other child`, async () => {
      const { looks, result } = await looking(async (on) => on.read(tess, name, { agency: 'housing' }));
      assert.deepEqual(
        looks.map(({ reference }) => reference),
        [entityId],
      );
      assert.doesNotMatch(JSON.stringify(result), /MSET-/);
      assert.equal(await pages.read(tess, name, { agency: 'nobody' }), undefined);
    });

    it(`${name} leaves out what is of a case whose papers are held, or names it, and says by which entry`, async () => {
      const [held, other] = [refOf('open'), closedRef('ended')];
      const { cases } = pages.ports;
      const register = {
        ...pages.ports.register,
        open: async () => [{ id: 'REG-4F7K-2Q9X', type: 'breach', about: held, holds: true, state: 'open' }] as never,
      };
      const naming: typeof cases.actionsOnSheet = async (since) =>
        (await cases.actionsOnSheet(since)).map((one) =>
          one.reference === other ? { ...one, text: `As for ${held}.` } : one,
        );
      const ports = { ...pages.ports, register, cases: { ...cases, actionsOnSheet: naming } };
      const text = JSON.stringify(await pagesOver(ports).read(moira, name, { agency: 'all' }));
      assert.ok(text.includes(closedRef('restricted')) && !text.includes(held) && !text.includes(other), text);
      assert.match(text, /Not in it: what is of a case[^"]*\(REG-4F7K-2Q9X\)/);
    });
  }

  it('the table has the times of the office', async () => {
    const { head, rows, says } = must(await pages.read(moira, 'actionTable', { agency: 'housing' }));
    const [row = []] = rows;
    const cell = (name: string): string | undefined => row[head.indexOf(name)];
    assert.deepEqual(
      [cell('Child or record'), cell('Set'), cell('Due'), cell('Where it stands')],
      [entityId, '20/01/2027 10:00', '29/01/2027 17:00', 'Not accepted yet'],
    );
    assert.match(
      says[0] ?? '',
      /^1 action of 1 child or record\. That you looked at each child or record is recorded\./,
    );
  });
});
