// What those have who look over the work, and what a role without any has: offered where it may be had, had where it is offered,
// and nothing else; in chat (home, Help, typed words) and in the tab (navigation, reads).
import assert from 'node:assert/strict';
import { typedWords } from '../../../src/desk/words.ts';
import { tabCaller } from '../../../src/desk/tab-caller.ts';
import { counters } from '../../../src/desk/counters.ts';
import { mintCommandId } from '../../../src/domain/kernel/ids.ts';
import type { Person, Role } from '../../../src/domain/people/actor.ts';
import { may } from '../../../src/domain/people/roles.ts';
import { readable } from '../../journeys/people/readable.ts';
import { cardOf } from '../../cards/inside.ts';
import { contact } from '../../casework/ports.ts';
import { moira, must, someone, withPeople } from '../../people/builders.ts';
import { openPages, pagesOver, refOf, type PageWorld } from '../people/page-world.ts';
import { reads, type ReadName } from '../../../src/web/reads/all.ts';

/** What each has in chat, by the word that is typed for it. Anyone has what is in `everyone`. */
const everyone = ['find', 'away', 'wrong person', 'advice', 'guidance', 'policy', 'leaflets', 'training'];
const words = {
  auditor: ['register', 'who looked', 'break glass', 'figures'],
  dpo: ['register', 'who looked', 'break glass', 'strike out', 'figures'],
  analyst: ['figures'],
  serviceManager: ['queue', 'refer', 'my cases', 'to consent', 'my actions', 'meetings', 'figures', 'break glass'],
  admin: [],
} as const satisfies Partial<Record<Role, readonly string[]>>;
type Looked = keyof typeof words;

/** And in the tab. */
const everyonesPages = ['board', 'training', 'help'];
const pages: Readonly<Record<Looked, readonly string[]>> = {
  auditor: ['register', 'figures', 'looked', 'council'],
  dpo: ['register', 'figures', 'looked', 'council'],
  analyst: ['figures'],
  serviceManager: ['meetings', 'actions', 'figures'],
  admin: ['council'],
};

/** Where home leads, in chat and as the page of the tab. */
const homes: Readonly<Record<Looked, readonly string[]>> = {
  auditor: ['Register', 'Who looked', 'Help', 'All looks'],
  dpo: ['Register', 'Who looked', 'Help', 'All looks'],
  analyst: ['Figures', 'Advice', 'Help', 'All figures'],
  serviceManager: [
    'Record the senior decision',
    'Report a place or business',
    'Team cases',
    'New referral',
    'Help',
    'Board',
  ],
  admin: ['Advice', 'Help', 'Administration'],
};

const looked = Object.keys(words) as readonly Looked[]; // the keys of the table above
const people = looked.map((role, place) => someone(300 + place, `Only ${role}`, { roles: [role] }));
const council = withPeople(...people);
/** Typed in a channel, or what is no thing to have. */
const elsewhere = ['help', 'case', 'link', 'unlink', 'actions'];
const typed: readonly string[] = [
  ...typedWords.map(({ word }) => word).filter((word) => !elsewhere.includes(word)),
  ...counters.flatMap(({ typed: one }) => one?.word ?? []),
];
const refused = /not available to you|Only council practitioners|Nothing is asked of you here/;

interface Pressed {
  readonly verb: string;
  readonly data: object;
}
type Card = Readonly<Record<string, unknown>>;
/** Everything on a card that is pressed, tiles too. */
function pressesOn(value: unknown): readonly Pressed[] {
  if (typeof value !== 'object' || value === null) return [];
  const { type, verb, data } = value as Partial<Pressed> & { readonly type?: string };
  const own = type === 'Action.Execute' && verb !== undefined ? [{ verb, data: data ?? {} }] : [];
  return [...own, ...Object.values(value).flatMap(pressesOn)];
}

const callerOf = ({ objectId }: Person) => ({ objectId, contact, shared: false });

describe('Those who look over the work have what is theirs, and nothing else', () => {
  let world: PageWorld;
  let asked: Pick<PageWorld, 'desk' | 'read'>;
  before(async () => {
    world = await openPages();
    const { ports } = world;
    asked = pagesOver({
      ...ports,
      directories: { ...ports.directories, current: async () => council, newest: async () => council },
      tabLink: (page) => `https://teams.example/${page}`,
    });
  });
  after(async () => world.world.stop());

  const says = async (who: Person, word: string): Promise<string> => {
    world.world.clock.passes(5000);
    const answers = await asked.desk.typed(callerOf(who), word, `${who.name} ${word}`);
    return answers.map(({ card }) => readable(card as Card)).join('\n');
  };
  const presses = async (who: Person, verb: string, data: object): Promise<string> => {
    world.world.clock.passes(5000);
    return readable(cardOf(await asked.desk.press(callerOf(who), verb, data), verb));
  };

  for (const [place, role] of looked.entries()) {
    const who = must(people[place]);
    it(`${role}, in chat: Help offers what the words answer`, async () => {
      const help = [...(await says(who, 'help')).matchAll(/or type: (.+)/g)].map(([, said = '']) => said);
      const offered = help.flatMap((said) => said.split(/, or case.*|, | or /)).filter((word) => word !== '');
      const answered: string[] = [];
      for (const word of typed) if (!refused.test(await says(who, word))) answered.push(word);
      assert.deepEqual(offered.toSorted(), answered.toSorted(), 'offered and answered');
      assert.deepEqual(answered.toSorted(), [...words[role], ...everyone].toSorted());
    });
    it(`${role}, on the page Help: first what they may do, leading to each page that is theirs and to no other`, async () => {
      const { powers } = must(await asked.read(who, 'help'));
      const led = new Set(powers.map(({ link }) => link.split('/')[0]));
      const theirs = new Set([...pages[role], ...(role === 'serviceManager' ? ['board'] : [])]);
      assert.deepEqual(led, theirs);
      assert.equal(new Set(powers.map(({ title }) => title)).size, powers.length, 'each is said once');
      const { instead } = must(await asked.read(who, 'board'));
      const readsNone = powers.length > 0 && role !== 'serviceManager';
      assert.deepEqual(instead, readsNone ? powers : undefined, 'and the board, where no case is open to them');
      const breaks = powers.filter(({ title }) => title.startsWith('Break glass'));
      assert.equal(breaks.length, may(who, 'breakGlass') ? 1 : 0);
      assert.ok(breaks.every(({ text }) => text.includes('for 24 hours')));
    });
    it(`${role}, in the tab: the navigation has the pages that may be read`, async () => {
      const me = must(await asked.read(who, 'me'));
      const names = Object.keys(reads).filter((name) => 'has' in reads[name as ReadName]) as ReadName[]; // as they are declared
      const read: string[] = [];
      for (const name of names) {
        world.world.clock.passes(5000);
        if ((await asked.read(who, name)) !== undefined) read.push(name);
      }
      assert.deepEqual([...me.pages].toSorted(), read.toSorted(), 'offered and read');
      assert.deepEqual(read.toSorted(), [...pages[role], ...everyonesPages].toSorted());
      // On the page of a case that is not available: for those alone who may.
      assert.equal(me.glass !== undefined, may(who, 'breakGlass'));
      assert.equal(me.glass !== undefined, (words[role] as readonly string[]).includes('break glass'));
    });
    it(`${role}, home: every place leads somewhere`, async () => {
      world.world.clock.passes(5000);
      const [{ card } = { card: {} }] = await asked.desk.typed(callerOf(who), 'home', `${who.name} home`);
      const home = readable(card);
      const shown = [...home.matchAll(/\[ ([^\]]+) \]/g)].map(([, title = '']) => title);
      assert.deepEqual(shown, homes[role]);
      for (const { verb, data } of pressesOn(card)) assert.doesNotMatch(await presses(who, verb, data), refused, verb);
    });
  }

  it('break glass, in the tab: its receipt leads to the case that it opened', async () => {
    const caller = tabCaller(must(people[looked.indexOf('auditor')]).objectId);
    const press = async (verb: string, data: object): Promise<Card> => {
      world.world.clock.passes(5000);
      return cardOf(await asked.desk.press(caller, verb, data), verb);
    };
    const about = refOf('open');
    const command = mintCommandId(Date.parse(world.ports.machine.now()), new Uint8Array(8));
    const receipt = await press('glass.open.go', { about, purpose: 'audit', reason: 'The yearly audit.', command });
    assert.match(readable(receipt), /Opened by break glass/);
    const opens = must(pressesOn(receipt).find(({ verb }) => verb === 'case.open'));
    assert.match(readable(await press(opens.verb, opens.data)), new RegExp(about));
    const { warnings } = must(await asked.read(must(people[looked.indexOf('auditor')]), 'case', { reference: about }));
    assert.match(must(warnings[0]).title, /^Open to you by break glass until /);
    assert.doesNotMatch(JSON.stringify(await asked.read(moira, 'case', { reference: about })), /Open to you by/);
  });
});
