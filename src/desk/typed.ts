// What people type to the bot, and the card that answers it: a word of the menu, a reference, or a sentence.
import { sayAdviceLine } from '../domain/people/ring-lines.ts';
import { askStrike } from './strike/strike.ts';
import { doneCard } from '../cards/home.ts';
import { lineCard, missingCard, nameTypedCard, referCard, withNameTyped } from '../cards/talk.ts';
import { hashOf } from '../casework/write/hashing.ts';
import { readReference, referenceIn } from '../domain/kernel/ids.ts';
import { may } from '../domain/people/roles.ts';
import { rowsIn, type ListName } from '../reading/case/lists.ts';
import { showActions } from './action/my-actions.ts';
import { listChannelActions } from './action/channel.ts';
import { showAdvice } from './advice/advice.ts';
import { counters } from './counters.ts';
import { chooseReported } from './entity/list.ts';
import { closedCaseReply, homeButton, notAvailableReply, openChatFirst } from './form/replies.ts';
import { offers, showHelp } from './help.ts';
import { showLinks } from './link/links.ts';
import { linkChannel, unlinkChannel } from './home/channels.ts';
import { showDelivery } from './home/delivery.ts';
import { showFigures } from './home/figures.ts';
import { beginButton, postCase, showGuidance, showHome } from './home/home.ts';
import { askFind, showList } from './home/lists.ts';
import { mayHoldName, meantBy, type Meant } from './meant.ts';
import { showMeetings } from './meeting/list.ts';
import { showLeaflets, showPolicy } from './papers/papers.ts';
import { lookedTyped } from './register/looked.ts';
import { wrongPersonButton } from './register/presses.ts';
import { beginReferral, newReferral } from './referral/begin.ts';
import type { Handler, Reply, Scene } from './scene/scene.ts';
import type { Word } from './words.ts';

const home: Handler = (scene) => showHome(scene);

/** A list that Help does not offer to someone is there for them while something is in it: a duty that came to them all the same. */
function listTyped(word: 'my cases' | 'to consent' | 'queue', list: ListName): Handler {
  return async (scene) =>
    offers(scene, word) || (await rowsIn(scene, list)).length > 0 ? showList(scene, list) : notAvailableReply('list');
}

/** What answers each typed word with one card; `refer` and `case` are more than that. */
const answersTo: Readonly<Record<Exclude<Word, 'refer' | 'case'> | '' | 'hi' | 'hello' | 'home', Handler>> = {
  '': home,
  hi: home,
  hello: home,
  help: showHelp,
  home,
  'my cases': listTyped('my cases', 'mine'),
  'to consent': listTyped('to consent', 'consent'),
  queue: listTyped('queue', 'queue'),
  'my actions': (scene) =>
    offers(scene, 'my actions') ? showActions(scene, 0) : Promise.resolve(notAvailableReply('list')),
  actions: listChannelActions,
  meetings: (scene) => showMeetings(scene, 0),
  delivery: (scene) => showDelivery(scene),
  advice: showAdvice,
  guidance: showGuidance,
  leaflets: showLeaflets,
  policy: showPolicy,
  find: () => Promise.resolve(askFind()),
  links: (scene) => showLinks(scene),
  'who looked': lookedTyped,
  figures: showFigures,
  'wrong person': () => Promise.resolve(wrongPerson),
  'strike out': askStrike,
  link: (scene) => linkChannel(scene, ''),
  unlink: unlinkChannel,
};
/** In lower case; a map, because people may type `constructor`. */
const words: ReadonlyMap<string, Handler> = new Map([
  ...Object.entries(answersTo),
  ...counters.flatMap(({ typed }) => (typed === undefined ? [] : [[typed.word, typed.show] as const])),
]);

const advice = { title: 'Advice', verb: 'advice' } as const;
const helpButton = { title: 'Help', verb: 'home.more' } as const;
const findButton = { title: 'Find the case', verb: 'find', style: 'positive' } as const;

/** What answers a sentence, where it is not the answer of a word. */
const sentences: Partial<Readonly<Record<Meant, Handler>>> = {
  refer: (scene) =>
    may(scene.person, 'refer')
      ? Promise.resolve({
          card: referCard(scene.directory.settings, [
            beginButton(scene),
            advice,
            { title: 'My cases', verb: 'list.mine' },
          ]),
        })
      : newReferral(scene),
  report: chooseReported,
  missing: (scene) => {
    const { style: _none, ...begins } = beginButton(scene);
    const mayRefer = may(scene.person, 'refer');
    return Promise.resolve({
      card: missingCard(scene.directory.settings, [findButton, ...(mayRefer ? [begins] : []), advice]),
    });
  },
};

/** The form is asked for on a card of its own: what was typed may stand where others read it. */
const wrongPerson: Reply = {
  card: lineCard(
    'Did something reach the wrong person?',
    [{ ...wrongPersonButton(), style: 'positive' }, homeButton],
    'Say it at once, whatever it was: the data protection officer helps, and decides who must be told within 72 hours.',
  ),
};

/** The answer was posted as a card of its own. */
export const nothing: Reply = { card: doneCard('Done', [], []) };

/** Nothing that is typed is kept here, but Teams keeps it. */
const notUnderstood: Reply = {
  card: lineCard(
    'I did not understand that',
    [helpButton, advice, homeButton],
    'Press **Help** for what you can do here. If your message names a child, please delete it: names belong on cards only.',
  ),
};

/** A question typed in the chat that may hold a name: how to delete it, and where to ask. Nothing of it is repeated. */
function pleaseDelete({ person, directory: { settings } }: Scene): Reply {
  const asks = may(person, 'refer');
  return {
    card: doneCard(
      'Please delete your message: it may hold a name',
      [
        'On a computer: point at your message, press ⋯, then Delete. On a phone: hold your finger on it, then Delete.',
        asks
          ? 'Then ask again with Ask the co-ordinator, and write “the child”.'
          : `Then ring the Professional Advice line, ${sayAdviceLine(settings)}.`,
      ],
      [...(asks ? [{ title: 'Ask the co-ordinator', verb: 'advice.ask' }] : [advice]), homeButton],
    ),
  };
}

/** What is answered where everyone reads it. */
const isForChannels = (said: string): boolean => /^(?:actions|unlink|link(?: .*)?)$/.test(said);

/** The card that answers what was typed; `nothing` where it was posted by itself. */
export async function typedReply(scene: Scene, text: string, activityId: string): Promise<Reply> {
  const written = text.trim().replaceAll(/\s+/g, ' ');
  const said = written.toLowerCase().replace(/[.!]+$/, '');
  if (scene.caller.noChat === true && !isForChannels(said)) return openChatFirst;
  const word = words.get(said);
  if (word !== undefined) return word(scene);
  if (said === 'refer') return refers(scene, activityId);
  if (said.startsWith('link ')) return linkChannel(scene, said.slice('link '.length));
  const holdsName = mayHoldName(written);
  const meant = meantBy(said);
  const reference = referenceTyped(said);
  if (reference !== undefined) {
    const answer = await casePosted(scene, reference, meant === 'missing');
    if (!holdsName) return answer;
    return answer === nothing ? { card: nameTypedCard([homeButton]) } : named(answer);
  }
  const isQuestion = /\?\s*$/.test(written) && meant !== 'missing' && meant !== 'find';
  if (meant === undefined || (holdsName && isQuestion)) return holdsName ? pleaseDelete(scene) : notUnderstood;
  const answer = await (sentences[meant] ?? words.get(meant) ?? home)(scene);
  return holdsName ? named(answer) : answer;
}
const named = (reply: Reply): Reply => ({ ...reply, card: withNameTyped(reply.card) });

async function refers(scene: Scene, activityId: string): Promise<Reply> {
  if (!may(scene.person, 'refer')) return newReferral(scene);
  const posted = await beginReferral(scene, hashOf(scene.caller.contact.conversation, activityId));
  return posted === undefined ? showHome(scene, 'The new card could not be posted. Please type refer again.') : nothing;
}

/** After `case` and `missing`, or alone, however it is written; in a sentence where it reads as one. */
function referenceTyped(said: string): string | undefined {
  const [, word, after = ''] = /^(case|missing)(?: (.*))?$/.exec(said) ?? [];
  const isOneWord = word === 'case' && !after.includes(' ');
  if (isOneWord || (word !== undefined && (after.startsWith('mset') || 'reference' in readReference(after))))
    return after;
  if (/^mset-\S+$/.test(said)) return said;
  const found = referenceIn(said);
  if (found === undefined) return undefined;
  const action = /^\s*\/\s*a\d+/.exec(said.slice(said.indexOf(found) + found.length))?.[0] ?? '';
  return `${found}${action}`;
}

async function casePosted(scene: Scene, reference: string, missing: boolean): Promise<Reply> {
  const posted = await postCase(scene, reference, missing);
  if (posted === 'posted') return nothing;
  if (posted === 'notAvailable') {
    const read = readReference(reference);
    return closedCaseReply(scene, 'reference' in read ? read.reference : undefined);
  }
  return { card: lineCard('No case was opened', [{ title: 'Find', verb: 'find' }, homeButton], posted.problem) };
}
