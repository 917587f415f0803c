// The register: its list for those who keep or read it, and an entry opened.
import { goneCard, baseCard, liveBand } from '../../cards/base-card.ts';
import type { Button, PageLink } from '../../cards/blocks.ts';
import { listCard } from '../../cards/home.ts';
import { entryCard, entryTitle } from '../../cards/register/entry-card.ts';
import { sentAs } from '../../domain/register/access.ts';
import { given } from '../../domain/kernel/given.ts';
import { may } from '../../domain/people/roles.ts';
import {
  askedOfChild,
  isDecided,
  keepsEntry,
  readsBundle,
  readsEntry,
  readsHandling,
  relationToEntry,
  sayAskedOfChild,
  toRegisterId,
  type RegisterEntry,
  type RegisterId,
} from '../../domain/register/entry.ts';
import { registerMatter, type RegisterCommand, type RegisterStepName } from '../../domain/register/table.ts';
import { dueLine } from '../../domain/time/calendar.ts';
import { registerStandingOf } from '../../notices/register/standing.ts';
import { openEntriesFor } from '../../reading/register/entries.ts';
import type { Counter } from '../form/counter.ts';
import { offered } from '../form/press.ts';
import { homeButton, notAvailableReply, tabLinkIn } from '../form/replies.ts';
import { fromIn, textIn, type Reply, type Scene } from '../scene/scene.ts';
import { presses, type OnEntry } from './presses.ts';

const mostShown = 12;

/** The same for unknown and forbidden. */
export const noEntry = (): Reply => notAvailableReply('entry');

export const closeEntryButton = (id: RegisterId): Button => ({
  title: 'Close',
  verb: 'register.close',
  data: { register: id },
});

/** The step's name, and what its form read: that these fit is tested for every row. */
export function registerCommand(step: RegisterStepName, input: object): RegisterCommand;
export function registerCommand(step: string, input: object): { readonly step: string; readonly input: object } {
  return { step, input };
}

/** What the buttons of an entry go by; before there is one it is the step that makes it. */
export const entryStepsOn: Pick<Counter<RegisterStepName, OnEntry, RegisterEntry>, 'steps' | 'presses' | 'decide'> = {
  steps: registerMatter.steps,
  presses,
  decide: ({ person: actor, directory, now }, step, input, { before }) =>
    registerMatter.decide({ root: 'on' in before ? undefined : before }, registerCommand(step, input), {
      actor,
      directory,
      now,
    }),
};

/** The entry that the pressed card is about, for anyone who may read it; the look is written first. */
export async function entryIn(scene: Scene, why: string): Promise<RegisterEntry | undefined> {
  const id = toRegisterId(textIn(scene, 'register'));
  const { ask, person, directory, now } = scene;
  return id && ask.of('register', id, 'register', { person, directory, now, what: 'entry of the register', why });
}

export async function openEntry(scene: Scene): Promise<Reply> {
  const entry = await entryIn(scene, 'Open');
  return entry === undefined ? noEntry() : openedEntry(scene, entry);
}

/** In the order in which they are needed; the first is the one to press. */
const steps = [
  'sayChildRisk',
  'containBreach',
  'sayWhichCase',
  'assessBreach',
  'tellIco',
  'closeBreach',
  'answerWhy',
  'acceptAnswer',
  'tellDpo',
  'settleQuestion',
  'proposeDisposal',
  'agreeDisposal',
  'keepLonger',
  'liftHold',
  'agreeLooksEnd',
  'keepLooks',
  'signAccess',
  'sendBackAccess',
  'releaseAccess',
  'sendAccess',
  'extendAccess',
  'refuseAccess',
] as const satisfies readonly RegisterStepName[];

/** The buttons on the way to a record that is destroyed. */
const ending: readonly string[] = ['register.propose', 'register.agree'];

/** What the buttons of an entry carry: of what waits for a signature also by which fact it was sent, so that no other is signed. */
export const entryData = (entry: RegisterEntry): NonNullable<Button['data']> => ({
  register: entry.id,
  ...(entry.type === 'access' && given({ sent: sentAs(entry.sent) })),
});

/** The open card of an entry, for those who may read it; `next`: what comes first of all that may be pressed. */
export function openedEntry(scene: Scene, entry: RegisterEntry, next: readonly Button[] = []): Reply {
  const { person, directory, now, caller } = scene;
  const standing = registerStandingOf(entry, person, directory, now);
  if (standing === undefined || !readsEntry(entry, person, directory)) return noEntry();
  const on = { before: entry, doc: entry };
  const named = steps.filter((name) => isNext(name, entry, scene));
  const offers = [...next, ...offered(entryStepsOn, scene, on, named, entryData(entry))];
  // What cannot be undone is never the first thing to press.
  const buttons = offers.map((button, place) =>
    ending.includes(button.verb)
      ? { ...button, style: 'destructive' as const }
      : place === 0
        ? { ...button, style: 'positive' as const }
        : button,
  );
  return {
    card: entryCard({
      entry,
      band: liveBand(standing, now),
      handling: readsHandling(entry, person, directory),
      child: relationToEntry(entry, person, directory) !== 'reporter',
      waits: entry.type === 'breach' ? sayAskedOfChild(entry, directory) : undefined,
      isOwn: entry.type === 'question' && entry.asked.objectId === person.objectId,
      now,
      shared: caller.shared,
      buttons: [...buttons, closeEntryButton(entry.id)],
      links: pageLink(scene, entry),
    }),
  };
}

/** What is given is decided on its page: a chat is no place for a record. */
function pageLink(scene: Scene, entry: RegisterEntry): readonly PageLink[] {
  const isTheirs = entry.type === 'access' && readsBundle(entry, scene.person, scene.directory);
  const url = isTheirs ? tabLinkIn(scene)?.(`access/${entry.id}`) : undefined;
  return url === undefined ? [] : [{ title: 'Open in tab', url }];
}

/** Of those who keep the register the lead worker's answer is wanted only once it is missing. */
const isNext = (name: RegisterStepName, entry: RegisterEntry, { person, directory }: Scene): boolean =>
  entry.type !== 'breach' ||
  ((name === 'sayChildRisk'
    ? entry.risk === undefined &&
      (askedOfChild(entry, directory).some(({ objectId }) => objectId === person.objectId) ||
        entry.contained !== undefined)
    : name !== 'closeBreach' || (entry.contained !== undefined && isDecided(entry))) &&
    (name !== 'assessBreach' || keepsEntry(entry, person, directory)));

/** Back to what is in the chat. */
export async function closeEntry(scene: Scene): Promise<Reply> {
  const { ports, person, directory, now } = scene;
  const id = toRegisterId(textIn(scene, 'register'));
  const entry = id && (await ports.register.load(id))?.value.root;
  const standing = entry && registerStandingOf(entry, person, directory, now);
  return { card: entry && standing ? baseCard(entry.id, standing, now) : goneCard() };
}

/** An entry in a list: how it stands for the person who reads, and the button that opens it. None where it is not theirs. */
export function entryRow({ person, directory, now }: Scene, entry: RegisterEntry) {
  const standing = registerStandingOf(entry, person, directory, now);
  if (standing === undefined) return [];
  const { asks = false, due, line = '', label, buttons } = standing;
  const title = entry.type === 'breach' ? entryTitle(entry) : label;
  return buttons.slice(0, 1).map((button) => ({ id: entry.id, title, line, asks, due, button }));
}

/** What is open, for those who keep or read the register; for others what is asked of them. */
export async function showRegister(scene: Scene): Promise<Reply> {
  const { person, now } = scene;
  const from = fromIn(scene);
  const all = await openEntriesFor(scene);
  const page = all.slice(from, from + mostShown);
  return {
    card: listCard({
      title: 'Register',
      groups: [
        {
          title: '',
          rows: page
            .flatMap((entry) => entryRow(scene, entry))
            .map(({ id, title, line, due, button }) => ({
              reference: id,
              label: title,
              line,
              when: dueLine(due, now),
              warnings: [],
              press: { verb: button.verb, ...given({ data: button.data }) },
            })),
        },
      ],
      total: all.length,
      from,
      empty: may(person, 'audit') ? 'Nothing is open in the register.' : 'Nothing is asked of you here.',
      buttons: [
        ...(from + mostShown < all.length
          ? // Five buttons are a row: what is done once a year is at the end of the list, and on the page.
            [{ title: 'More', verb: 'register', data: { from: from + mostShown } }, ...begunButtons(scene).slice(0, 3)]
          : begunButtons(scene)),
        homeButton,
      ],
    }),
  };
}

/** What an officer enters: by a reference, and of old looks. */
export const begunButtons = (scene: Scene): readonly Button[] =>
  offered(
    entryStepsOn,
    scene,
    { before: { on: undefined }, doc: undefined },
    ['openAccess', 'openDisposal', 'placeHold', 'proposeLooksEnd'],
    {},
  );
