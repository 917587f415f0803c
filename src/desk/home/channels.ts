// `@MSET link …` and `@MSET unlink`: whose channel this is (docs/process.md P11.4). The answers stand where everyone reads them.
import { wordsOf } from '../../domain/kernel/alike.ts';
import { doneCard } from '../../cards/home.ts';
import type { ChannelTarget } from '../../casework/ports/chat-ports.ts';
import { refOf, type Person } from '../../domain/people/actor.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { meetingTypes } from '../../domain/meeting/meeting.ts';
import type { CallerChannel } from '../scene/answer.ts';
import type { Reply, Scene } from '../scene/scene.ts';
import { may } from '../../domain/people/roles.ts';

/** An agency or team of the directory that a channel may be linked to. */
interface Linkable {
  readonly target: ChannelTarget;
  readonly name: string;
  /** What is typed to link it. */
  readonly words: string;
  /** Who may, beside a co-ordinator. */
  readonly keeper: string;
  readonly kept: (person: Person) => boolean;
  /** What it means for the channel. */
  readonly effect: string;
}

const mostNamed = 8;

/** `link police`, `link team West`; `wanted` is what follows the word, in lower case. */
export async function linkChannel(scene: Scene, wanted: string): Promise<Reply> {
  const here = channelOf(await asked(scene), isMeetingWord(wanted));
  if ('card' in here) return here;
  const found = find(scene.directory, wanted);
  if (typeof found === 'string') return refused(found, choices(scene));
  if (!mayLink(scene.person, found)) {
    const next = `Ask one of them to type @MSET ${found.words} in this ${nounOf(here)}.`;
    return refused(`Only an MSET co-ordinator or ${found.keeper} may link the ${nounOf(here)} of ${found.name}.`, next);
  }
  return link(scene, here, found);
}

/** Where the message does not say what kind of channel it stands in, Teams is asked before anything is linked. */
async function asked(scene: Scene): Promise<Scene> {
  const { caller, ports, fictional } = scene;
  const { channel } = caller;
  if (channel?.kind !== 'unnamed' || channel.team === undefined || fictional) return scene;
  const kind = await ports.poster.kindOf?.(channel, channel.team);
  return kind === undefined ? scene : { ...scene, caller: { ...caller, channel: { ...channel, kind } } };
}

async function link({ ports, person, now, linked }: Scene, here: CallerChannel, one: Linkable): Promise<Reply> {
  const { conversation, reference } = here;
  const before = await ports.channels.of(one.target);
  const same = before?.conversation === conversation;
  // Also when it is linked already: Teams may have moved the channel to another of its services meanwhile.
  await ports.channels.save(
    same ? { ...before, reference } : { target: one.target, conversation, reference, linkedBy: refOf(person), at: now },
  );
  linked(one.target);
  if (same) return done(`This ${nounOf(here)} is linked to ${one.name} already`, [one.effect]);
  const moved = before === undefined ? [] : [`${one.name} had another ${nounOf(before)}: it is no longer used.`];
  return done(`This ${nounOf(here)} is now linked to ${one.name}`, [
    one.effect,
    ...moved,
    'To undo it, type @MSET unlink.',
  ]);
}

/** A meeting's chat is no channel. */
const nounOf = (place: Pick<CallerChannel, 'conversation'> & { readonly kind?: CallerChannel['kind'] }): string =>
  place.kind === 'group' || /^19:meeting_|@thread\.v2$/.test(place.conversation) ? 'chat' : 'channel';

/** `unlink`: ends every link of this channel that is this person's to end. */
export async function unlinkChannel(scene: Scene): Promise<Reply> {
  const { caller, ports, person, directory } = scene;
  if (caller.channel === undefined) return elsewhere(scene);
  const noun = nounOf(caller.channel);
  const links = await ports.channels.inConversation(caller.channel.conversation);
  if (links.length === 0) return done(`This ${noun} is not linked`, ['Nothing was changed.']);
  const all = linkables(directory);
  const known = links.map(({ target }) => ({ target, one: all.find((other) => other.target === target) }));
  const mine = known.filter(({ one }) => may(person, 'linkChannels') || (one !== undefined && one.kept(person)));
  if (mine.length === 0) {
    const keepers = known.flatMap(({ one }) => (one === undefined ? [] : [`, ${one.keeper}`]));
    const who = `an MSET co-ordinator${keepers.join('')}`;
    return refused(`You may not unlink this ${noun}.`, `Ask ${who} to type @MSET unlink here.`);
  }
  for (const { target } of mine) await ports.channels.remove(target);
  const name = ({ target, one }: (typeof known)[number]): string => one?.name ?? target.replace(/^\w+:/, '');
  const left = known.filter((link) => !mine.includes(link));
  return done(`This ${noun} is no longer linked to ${mine.map(name).join(', ')}`, [
    left.length === 0 ? 'Nothing more is posted here.' : `It is still linked to ${left.map(name).join(', ')}.`,
  ]);
}

/** The channel, if it is one that may be linked; else the refusal. A group chat may be that of a meeting. */
function channelOf(scene: Scene, forMeeting: boolean): CallerChannel | Reply {
  const { channel } = scene.caller;
  if (channel === undefined) return elsewhere(scene);
  if (channel.kind === 'standard' || (forMeeting && channel.kind === 'group')) return channel;
  if (channel.kind === 'group') return elsewhere(scene);
  // The client of a local run names no kinds, and everyone in it is fictional.
  if (channel.kind === 'unnamed' && scene.fictional) return channel;
  if (channel.kind === 'unnamed') {
    return refused(
      'Teams did not say what kind of channel this is, so it cannot be linked: people from outside the team could read it.',
      'Type this in the General channel of the team.',
    );
  }
  return refused(
    'A private or shared channel cannot be linked: people from outside the team could read it, or some of the team could not.',
    'Type this in a standard channel of the team.',
  );
}

const elsewhere = ({ caller }: Scene): Reply =>
  refused(
    caller.shared ? 'A group chat cannot be linked: anyone can be added to it.' : 'Only a channel can be linked.',
    "Type this in the agency's channel, or in the team's. A meeting's chat is linked with @MSET link pre-MSET or @MSET link panel.",
  );

const mayLink = (person: Person, one: Linkable): boolean => may(person, 'linkChannels') || one.kept(person);

function linkables({ agencies, people }: Directory): readonly Linkable[] {
  const teams = new Set(people.flatMap(({ team }) => team ?? []));
  return [
    ...agencies.map((agency): Linkable => ({
      target: `agency:${agency.id}`,
      name: agency.name,
      words: `link ${agency.id}`,
      keeper: `the lead of ${agency.name}`,
      kept: (person) =>
        person.objectId === agency.lead || (may(person, 'linkAgencyChannel') && person.agency === agency.id),
      effect: `Actions for ${agency.name} are posted here. The details open only for people who may see them.`,
    })),
    ...[...teams].map((team): Linkable => ({
      target: `team:${team}`,
      name: team,
      words: `link team ${team}`,
      keeper: `a manager of ${team}`,
      kept: (person) => may(person, 'linkTeamChannel') && person.team === team,
      effect: `“A referral is waiting for consent” is posted here for ${team}, and nothing of what it says.`,
    })),
    ...meetingLinks,
  ];
}

/** A chat is tied to the type of a meeting: anyone who joins it later reads no more than that one is under way. */
const meetingLinks: readonly Linkable[] = meetingTypes.map(({ value, title }) => ({
  target: value === 'panel' ? 'meeting:panel' : 'meeting:preMset',
  name: `${title} meetings`,
  words: `link ${value === 'panel' ? 'panel' : 'pre-MSET'}`,
  keeper: 'the chair',
  kept: (person) => may(person, 'chairMeetings'),
  effect: `When a ${title} meeting starts, it is posted here. The agenda opens in each person’s own chat.`,
}));
const isMeetingWord = (wanted: string): boolean =>
  meetingLinks.some(({ words }) => folded(words) === `link ${folded(wanted)}`);

const folded = (text: string): string => wordsOf(text).join(' ');
const isTeam = ({ target }: Linkable): boolean => target.startsWith('team:');
const isAgency = ({ target }: Linkable): boolean => target.startsWith('agency:');

/** What these words name, or why they name nothing. An id goes before a name, a whole name before its last word. */
function find(directory: Directory, typed: string): Linkable | string {
  const wanted = folded(typed);
  const all = linkables(directory);
  const [agencies, teams] = [all.filter(isAgency), all.filter(isTeam)];
  const team = /^team (.+)$/.exec(wanted)?.[1];
  const tries: readonly (readonly Linkable[])[] = [
    meetingLinks.filter(({ words }) => folded(words) === `link ${wanted}`),
    agencies.filter(({ words }) => folded(words) === `link ${wanted}`),
    agencies.filter(({ name }) => folded(name) === wanted),
    teams.filter(({ name }) => folded(name) === team),
    teams.filter(({ name }) => folded(name).split(' ').at(-1) === team),
  ];
  const [one, second] = tries.find((found) => found.length > 0) ?? [];
  if (one === undefined) return 'No agency or team with that name is in the MSET directory.';
  return second === undefined ? one : 'More than one has that name: type the whole name, or the id.';
}

/** What this person can type instead. */
function choices({ directory, person }: Scene): string {
  const mine = linkables(directory).filter((one) => mayLink(person, one));
  if (mine.length === 0) return 'Ask an MSET co-ordinator to link this channel.';
  const named = mine.slice(0, mostNamed).map(({ words }) => `@MSET ${words}`);
  return `You can type: ${named.join(' · ')}${mine.length > mostNamed ? ' · and so on, for each agency and team.' : ''}`;
}

const done = (title: string, body: readonly string[]): Reply => ({ card: doneCard(title, body, []), here: true });
const refused = (reason: string, next: string): Reply => ({
  card: doneCard(reason, [next], [], 'attention'),
  here: true,
});
