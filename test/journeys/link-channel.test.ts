// `@MSET link` and `@MSET unlink`: who may give an agency or a team its channel, where, and what everybody there reads.
import assert from 'node:assert/strict';
import type { ChannelTarget } from '../../src/casework/ports/chat-ports.ts';
import {
  colin,
  dana,
  directory,
  greta,
  kestrelReference,
  moira,
  must,
  noor,
  priya,
  ravi,
  someone,
  withPeople,
} from '../people/builders.ts';
import { openWorld, type World } from '../worlds/harness.ts';
import { channel, tenantId } from '../worlds/teams-service.ts';
import type { Card } from './people/person-window.ts';
import { readable } from './people/readable.ts';

type Who = typeof moira;
const police = '19:police@thread.tacv2';
const other = '19:other@thread.tacv2';
const stranger = someone(900, 'Nobody Known');
const guest = someone(901, 'Guest Lead', { roles: ['agencyLead'], agency: 'police' });
const deputyLead = someone(902, 'Other Agency', { roles: ['agencyLead'], agency: 'health' });
const named = someone(903, 'Named Lead', { roles: [], agency: undefined });
const earlyHelp = someone(904, 'Early Helper', { team: 'Early Help East' });
const manager = someone(905, 'West Manager', { roles: ['manager'], team: 'Locality West' });
const council = {
  ...withPeople(guest, deputyLead, named, earlyHelp, manager),
  agencies: [
    ...directory.agencies.filter(({ id }) => id !== 'police' && id !== 'voluntary'),
    { id: 'police', name: 'Northumbria  Police', lead: named.objectId },
    { id: 'charity', name: 'Aid' },
    { id: 'relief', name: 'Aid' },
    { id: 'aid1', name: 'Relief' },
  ],
};

describe('Linking a channel', () => {
  let world: World;
  let places = 0;
  beforeEach(async () => {
    world = await openWorld({ council, people: [priya, colin, moira] });
  });
  afterEach(async () => world.stop());

  /** Types it in a new thread; gives what everybody there then reads, and nothing else was posted anywhere. */
  const types = async (who: Who, text: string, place: object | string = police): Promise<string> => {
    const id = String((places += 1));
    const there = typeof place === 'string' ? channel(`${place};messageid=${id}`, tenantId) : place;
    const before = world.teams.arrived.length;
    const { status } = await world.teams.person(who).says(text, { ...there, mention: true });
    assert.equal(status, 200);
    const posted = world.teams.arrived.slice(before);
    assert.equal(posted.length, 1, 'one answer');
    if (typeof place === 'string') assert.equal(posted[0]?.conversation, `${place};messageid=${id}`);
    const { attachments } = must(posted[0]).activity as unknown as { attachments: { content: Card }[] };
    return readable(must(attachments[0]).content);
  };
  const channelOf = async (target: ChannelTarget) => (await world.ports.channels.of(target))?.conversation;

  it('the co-ordinator makes it an agency’s, named by its id or its name, in any case', async () => {
    for (const [text, place] of [
      ['link police', '19:1@thread.tacv2'],
      ['LINK  Northumbria police', '19:2@thread.tacv2'],
      ['Link aid1', '19:3@thread.tacv2'],
      ['link relief', '19:4@thread.tacv2'],
    ] as const) {
      assert.match(await types(moira, text, place), /This channel is now linked to/);
    }
    assert.deepEqual(
      [await channelOf('agency:police'), await channelOf('agency:aid1'), await channelOf('agency:relief')],
      ['19:2@thread.tacv2', '19:3@thread.tacv2', '19:4@thread.tacv2'],
    );
    const { linkedBy, at, reference = '' } = (await world.ports.channels.of('agency:police')) ?? {};
    assert.deepEqual([linkedBy, at], [{ objectId: moira.objectId, name: moira.name }, world.clock.now()]);
    assert.ok(reference.includes('19:2@thread.tacv2"') && !reference.includes('messageid'));
  });

  it('a post to what was linked begins a thread in that channel', async () => {
    await types(moira, 'link police');
    const place = await world.ports.channels.of('agency:police');
    assert.ok(place);
    const result = await world.ports.poster.post(place, { card: {}, summary: 'MSET: action' });
    assert.ok(result.ok);
    assert.deepEqual(
      world.teams.chat(police).map(({ id }) => id),
      [result.activity],
    );
  });

  it('that agency’s lead may, by the directory’s word for the agency or for the person', async () => {
    for (const who of [guest, named, ravi]) {
      await types(moira, 'link police', other);
      assert.match(await types(who, 'link police'), /now linked to Northumbria/);
      assert.equal(await channelOf('agency:police'), police);
    }
  });

  it('nobody else may, and is told whom to ask', async () => {
    for (const who of [priya, colin, greta, deputyLead]) {
      const said = await types(who, 'link police');
      assert.match(said, /Only an MSET co-ordinator or the lead of Northumbria\s+Police may link/);
      assert.match(said, /Ask one of them to type @MSET link police in this channel/);
    }
    assert.equal(await channelOf('agency:police'), undefined);
  });

  it('a team’s channel is named by the whole name, or by a last word that no other team has', async () => {
    assert.match(await types(moira, 'link team west'), /now linked to Locality West/);
    assert.equal(await channelOf('team:Locality West'), police);
    assert.match(await types(moira, 'link team East'), /More than one has that name/);
    assert.match(await types(moira, 'link team locality east', other), /now linked to Locality East/);
    assert.equal(await channelOf('team:Locality East'), other);
    assert.equal(await channelOf('team:Early Help East'), undefined);
  });

  it('a manager of the team may link it; others of the team, and managers of others, may not', async () => {
    for (const who of [noor, colin, greta, ravi]) {
      assert.match(await types(who, 'link team west'), /Only an MSET co-ordinator or a manager of Locality West/);
    }
    assert.equal(await channelOf('team:Locality West'), undefined);
    assert.match(await types(manager, 'link team west'), /now linked to Locality West/);
    for (const who of [colin, dana])
      assert.match(await types(who, 'link team locality east'), /linked to Locality East/);
  });

  it('whatever names nothing is refused with what this person can type', async () => {
    for (const text of ['link', 'link Kestrel Madeup', 'link team', 'link team nowhere', 'link teamwest']) {
      const said = await types(moira, text);
      assert.match(said, /No agency or team with that name/, text);
      assert.match(said, /You can type: @MSET link \w+ · /);
      assert.ok(!said.includes('Kestrel'), 'what was typed is not said again');
    }
    assert.match(await types(guest, 'link nothing'), /You can type: @MSET link police$/m);
    assert.match(await types(priya, 'link nothing'), /Ask an MSET co-ordinator to link this channel/);
    assert.match(await types(moira, 'link aid'), /More than one has that name/);
    assert.deepEqual(await world.ports.channels.inConversation(police), []);
  });

  it('private and shared channels and chats are refused with the reason', async () => {
    for (const kind of ['private', 'shared', 'unknownFutureValue']) {
      const said = await types(moira, 'link police', channel(`${police};messageid=1`, tenantId, kind));
      assert.match(said, /people from outside the team could read it/);
      assert.match(said, /Type this in a standard channel/);
    }
    const group = { conversation: { id: '19:g@thread.v2', conversationType: 'groupChat', tenantId } };
    assert.match(await types(moira, 'unlink', group), /This chat is not linked/);
    for (const text of ['link', 'link team west', 'link police']) {
      const said = await types(moira, text, group);
      assert.match(said, /group chat cannot be linked.*Type this in the agency's channel.*@MSET link pre-MSET/s, text);
    }
    for (const text of ['link police', 'unlink']) {
      assert.match(await types(moira, text, {}), /Only a channel can be linked.*Type this in the agency's channel/s);
    }
    assert.equal(await channelOf('agency:police'), undefined);
  });

  it('again says that it is linked already, and keeps who did it', async () => {
    await types(moira, 'link police');
    const said = await types(guest, 'link police');
    assert.match(said, /is linked to Northumbria\s+Police already/);
    assert.ok(!said.includes('another channel'));
    assert.equal((await world.ports.channels.of('agency:police'))?.linkedBy.name, moira.name);
  });

  it('an agency that had another channel is moved, and everybody here reads that', async () => {
    assert.ok(!(await types(moira, 'link police', other)).includes('another channel'));
    assert.match(await types(moira, 'link police'), /Police had another channel: it is no longer used/);
    assert.deepEqual(await world.ports.channels.inConversation(other), []);
  });

  describe('and unlinking it', () => {
    it('ends what is this person’s to end, and says what is left', async () => {
      await types(moira, 'link police');
      await types(moira, 'link team west');
      await types(moira, 'link housing', other);
      const said = await types(guest, 'unlink');
      assert.match(said, /no longer linked to Northumbria\s+Police/);
      assert.match(said, /still linked to Locality West/);
      assert.equal(await channelOf('agency:police'), undefined);
      assert.match(
        await types(colin, 'unlink'),
        /may not unlink.*Ask an MSET co-ordinator, a manager of Locality West/s,
      );
      assert.match(await types(moira, 'unlink'), /no longer linked to Locality West.*Nothing more is posted here/s);
      assert.match(await types(moira, 'unlink'), /This channel is not linked/);
      assert.equal(await channelOf('agency:housing'), other);
    });

    it('is the co-ordinator’s alone where the directory does not know the agency any more', async () => {
      await types(moira, 'link housing');
      await world.restart({ ...council, agencies: council.agencies.filter(({ id }) => id !== 'housing') });
      assert.match(await types(colin, 'unlink'), /may not unlink.*Ask an MSET co-ordinator to type/s);
      assert.match(await types(moira, 'unlink'), /no longer linked to housing/);
      assert.equal(await channelOf('agency:housing'), undefined);
    });
  });

  it('whoever has no chat of their own is told one line there, whatever they type, and nothing else is posted', async () => {
    for (const text of ['home', 'refer', 'my actions', 'meetings', 'find', 'advice', 'delivery', 'queue', 'nonsense']) {
      assert.equal(
        await types(deputyLead, text),
        '# Open MSET in your own chat first\nIn Teams: Apps, MSET, Open. Then type it there.',
      );
    }
    assert.match(await types(deputyLead, `case ${kestrelReference}`), /^# Open MSET in your own chat first/);
    assert.match(await types(deputyLead, 'link police'), /Only an MSET co-ordinator or the lead of/);
  });

  it('a stranger is told the same line for every word, and learns of no agency', async () => {
    await types(moira, 'link police');
    const cards = new Set<string>();
    for (const text of ['link police', 'link', 'link team west', 'unlink', 'hi'])
      cards.add(await types(stranger, text, channel(`${police};messageid=1`, tenantId)));
    assert.equal(cards.size, 1);
    assert.match([...cards].join(''), /^# Open MSET in your own chat first/);
    assert.equal(await channelOf('agency:police'), police);
  });

  it('sent twice is answered once', async () => {
    const there = channel(`${police};messageid=1`, tenantId);
    for (let time = 0; time < 2; time += 1)
      await world.teams.person(moira).says('link police', { ...there, mention: true, id: 'same' });
    assert.equal(world.teams.chat(`${police};messageid=1`).length, 1);
  });
});
