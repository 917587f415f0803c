// The home card of a person, and the guidance behind its button.
import { guidanceCard, guidanceParts, guidanceQuestionsCard } from '../../cards/guidance.ts';
import { homeCard, onOneLine } from '../../cards/home.ts';
import type { Button, PageLink } from '../../cards/blocks.ts';
import type { ActionId, HostId } from '../../domain/case/action/action.ts';
import { previewOf, baseCard, type Standing } from '../../cards/base-card.ts';
import type { CardMessage } from '../../casework/ports/chat-ports.ts';
import { postCard } from '../../casework/tell/deliver.ts';
import { readReference, type Reference } from '../../domain/kernel/ids.ts';
import { mayAttend } from '../../domain/meeting/who.ts';
import { actionCardKey, cardKey } from '../../notices/keys.ts';
import { actionCardFor, cardFor } from '../../notices/render.ts';
import { standingOf } from '../../notices/case/standing.ts';
import { hasActions } from '../../reading/action/list.ts';
import { hasTeam } from '../../reading/case/lists.ts';
import { buttonOf, doneReply, homeButton } from '../form/replies.ts';
import { glanceFor } from '../../casework/figures/glance.ts';
import { glanceTold } from '../../reading/figures/glance.ts';
import { reportButton } from '../entity/list.ts';
import { tilesFor } from './tiles.ts';
import { mint, readActionName, see, seeAction, textIn, type Reply, type Scene } from '../scene/scene.ts';
import { may } from '../../domain/people/roles.ts';
import { given } from '../../domain/kernel/given.ts';

/** The home card: what waits for this person, then what they may do (docs/design.md 6.13). */
export async function showHome(
  scene: Scene,
  message?: string,
  first: { readonly welcome?: readonly string[] } = {},
): Promise<Reply> {
  // A page has its own navigation, and the board for what waits.
  if (scene.caller.tab === true) return doneReply(message ?? 'Done', ['What is waiting for you is on your board.'], []);
  const { person, directory, ports, now } = scene;
  const page = pageOf(scene);
  const [tiles, glance] = await Promise.all([tilesFor(scene), glanceFor(person, ports.figures, now)]);
  const late = tiles.reduce((sum, { state, number }) => sum + (state === 'late' ? Number(number) || 0 : 0), 0);
  const work = tiles.find(({ button }) => button !== undefined)?.button;
  return {
    card: homeCard({
      name: person.name,
      panelName: directory.settings.panelName,
      now,
      tiles,
      buttons: homeButtons(scene, work === undefined, page?.title),
      fictional: scene.fictional,
      ...given({
        page,
        message,
        work,
        offer: may(person, 'reportPlaces') ? reportButton : undefined,
        glance: glance && glanceTold(glance, { title: 'Late with you now', value: String(late) }),
      }),
      ...first,
    }),
  };
}

/** The home card of someone's first day: what this is, how to use it, and what must not be typed. */
export const greet = (scene: Scene): Promise<Reply> => {
  const { panelName, emergency } = scene.directory.settings;
  return showHome(scene, undefined, {
    welcome: [
      `Here ${panelName} tells you what it asks of you, and when; a chat message never identifies a child.`,
      `Press what is waiting for you, or type what you want, such as ${typedBy(scene)}; **Help** has all of it.`,
      `Never type a child’s name here: names belong on cards only. A child is in danger now: ring ${emergency}.`,
    ],
  });
};

const advice: Button = { title: 'Advice', verb: 'advice' };
const more: Button = { title: 'Help', verb: 'home.more' };

const newReferral = (scene: Pick<Scene, 'ports'>): Button => ({
  title: 'New referral',
  verb: 'refer.new',
  data: { command: mint(scene) },
});
export const beginButton = (scene: Pick<Scene, 'ports'>): Button => ({ ...newReferral(scene), style: 'positive' });

/** The places of a role, as many as one line has room for; the first is the one to press where nothing waits (docs/design.md 6.13). */
function homeButtons(scene: Scene, idle: boolean, page: string | undefined): readonly Button[] {
  const places = placesOf(scene).map((button, place): Button =>
    idle && place === 0 ? { ...button, style: 'positive' } : button,
  );
  return onOneLine([...places, advice], more, page);
}

/** Whether they work on cases; the others look over the work. */
const isOnCases = ({ person, directory }: Pick<Scene, 'person' | 'directory'>): boolean =>
  hasActions({ person, directory }) || mayAttend(person, directory) || !may(person, 'seeFigures');

/** Words that this person can use. */
const typedBy = (scene: Scene): string =>
  isOnCases(scene)
    ? 'refer, find or my actions'
    : may(scene.person, 'audit')
      ? 'register, who looked or figures'
      : 'figures or advice';

/** The page of the tab on which someone's work stands: the board, unless they do no work on cases. */
function pageOf(scene: Scene): PageLink | undefined {
  const { person, ports } = scene;
  const [title, page] = isOnCases(scene)
    ? may(person, 'administer')
      ? ['Administration', 'council']
      : ['Board', 'board']
    : may(person, 'audit')
      ? ['All looks', 'looked']
      : ['All figures', 'figures'];
  const url = ports.tabLink?.(page);
  return url === undefined ? undefined : { title, url };
}

/** The places of a role, what it uses most first. */
function placesOf(scene: Scene): readonly Button[] {
  const { person, directory } = scene;
  const coordinates = may(person, 'triage');
  const refers = may(person, 'refer') && !coordinates;
  const places: readonly (Button | false)[] = [
    may(person, 'audit') && { title: 'Register', verb: 'register' },
    may(person, 'seeLooks') && { title: 'Who looked', verb: 'looked' },
    may(person, 'giveOutFigures') && { title: 'Figures', verb: 'figures' },
    coordinates && { title: 'Queue', verb: 'list.queue' },
    coordinates && meetings,
    coordinates && { title: 'Find', verb: 'find' },
    hasTeam(person) && !coordinates && { title: 'Team cases', verb: 'list.team' },
    refers && newReferral(scene),
    refers && !hasTeam(person) && { title: 'My cases', verb: 'list.mine' },
    hasActions({ person, directory }) && !may(person, 'refer') && myActions,
    mayAttend(person, directory) && !coordinates && !(refers && !may(person, 'runMeetings')) && meetings,
  ];
  return places.filter((button) => button !== false);
}
const myActions: Button = { title: 'My actions', verb: 'list.actions' };
const meetings: Button = { title: 'Meetings', verb: 'meetings' };

export async function showGuidance(scene: Scene): Promise<Reply> {
  const named = textIn(scene, 'part');
  if (named === 'questions') {
    const all = await scene.ports.advice.guidance();
    return { card: guidanceQuestionsCard(all, may(scene.person, 'answerAdvice'), homeButton) };
  }
  const part = guidanceParts.find((one) => one === named) ?? 'pathway';
  return { card: guidanceCard(scene.directory.settings, part, homeButton) };
}

/** What came of a reference that was typed: its card is posted, or why not. */
export type PostedCase = 'posted' | 'notAvailable' | { readonly problem: string };
/**
 * `case MSET-…`, typed: this person's card of the case, posted again. `missing MSET-…`: with the button for that; the form
 * itself is no card for a chat.
 */
export async function postCase(scene: Scene, typed: string, missing = false): Promise<PostedCase> {
  const action = readActionName(typed);
  if (action !== undefined) return postAction(scene, action);
  const read = readReference(typed);
  if ('problem' in read) return read;
  const seen = await see(scene, read.reference, 'case', 'typed the reference');
  const standing = seen && standingOf(seen.case, scene.person, scene.directory, scene.now);
  if (seen === undefined || standing === undefined) return 'notAvailable';
  const open = openable(standing, read.reference);
  const records = missing && seen.reads('missing') ? [buttonOf('Record missing', 'missing.record', seen.case)] : [];
  const page = scene.ports.tabLink?.(`case/${read.reference}`);
  const shows = { ...open, buttons: [...records, ...open.buttons] };
  const message: CardMessage = {
    card: baseCard(read.reference, shows, scene.now, page),
    summary: previewOf(standing),
  };
  const told = cardFor(seen.case, scene.person, scene.directory, scene.now, scene.ports.tabLink)?.card;
  await postCard(
    scene.ports,
    read.reference,
    cardKey(scene.person.objectId),
    scene.caller.contact,
    message,
    given({ told }),
  );
  return 'posted';
}

/** `case MSET-…/A1`: this person's card of the action, posted again. */
async function postAction(scene: Scene, named: { ref: HostId; action: ActionId }): Promise<PostedCase> {
  const { ports, person, directory, now, caller } = scene;
  const on = await seeAction({ ...scene, data: named }, 'typed the reference');
  const message = on && actionCardFor(on, person, directory, now, ports.tabLink);
  if (message === undefined) return 'notAvailable';
  await postCard(ports, named.ref, actionCardKey(named.action, person.objectId), caller.contact, message);
  return 'posted';
}

/** A settled card has no button; asked for by its reference it can be opened. */
const openable = (standing: Standing, reference: Reference): Standing =>
  standing.buttons.length > 0
    ? standing
    : { ...standing, buttons: [{ title: 'Open', verb: 'case.open', data: { ref: reference } }] };
