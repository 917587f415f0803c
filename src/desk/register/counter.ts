// Every step on an entry of the register, as people take it.
import { doneCard } from '../../cards/home.ts';
import { matterTyped } from '../../casework/read/endings.ts';
import { looksDueOn } from '../../casework/looks/ending.ts';
import { recordKnown } from '../../casework/read/record-known.ts';
import { hashOf } from '../../casework/write/hashing.ts';
import { registers } from '../../casework/write/matters.ts';
import { sayActionId, type Action, type HostId } from '../../domain/case/action/action.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { mayRead } from '../../domain/case/access/access.ts';
import { given } from '../../domain/kernel/given.ts';
import { readReference, toObjectId, type Reference } from '../../domain/kernel/ids.ts';
import { may } from '../../domain/people/roles.ts';
import {
  mintRegisterId,
  mostLooks,
  toBecause,
  toRegisterId,
  type Because,
  type Access,
  type LooksDue,
  type RegisterEntry,
} from '../../domain/register/entry.ts';
import { entityTyped } from '../../domain/register/hold.ts';
import type { RegisterContext } from '../../domain/register/making.ts';
import type { RegisterStepName } from '../../domain/register/table.ts';
import { addDays, localDate } from '../../domain/time/calendar.ts';
import { becauseOf } from '../../reading/looked/asked.ts';
import type { Counter } from '../form/counter.ts';
import { sayRefusal } from '../form/replies.ts';
import { actionIn, commandIn, hostIn, refIn, see, takeOn, textIn, type Scene } from '../scene/scene.ts';
import {
  closeEntryButton,
  closeEntry,
  entryIn,
  entryStepsOn,
  noEntry,
  openedEntry,
  openEntry,
  registerCommand,
  showRegister,
} from './register.ts';
import { bundleOn, bundleItemIn, nextItemButtons, takenOf } from './access.ts';
import { openLooked, showLooked } from './looked.ts';
import { openEntryButton, type OnEntry } from './presses.ts';

/** The id comes from the press, so that a repeat finds the entry that is there. */
const idOf = (scene: Scene) => mintRegisterId(Buffer.from(hashOf(scene.person.objectId, commandIn(scene)), 'hex'));

/** A case that an entry is about, no matter who may see it; that it was named is a look of the person who named it. */
async function caseNamed(scene: Scene, reference: Reference | undefined, why: string): Promise<Case | undefined> {
  if (reference === undefined) return undefined;
  await see(scene, reference, 'named in the register', why);
  return (await scene.ports.cases.load(reference))?.value.root;
}
/** The same where it may be a record of a person or place, too. */
async function matterNamed(scene: Scene, typed: string): ReturnType<typeof matterTyped> {
  const { ports, ask, person, directory, now } = scene;
  const [reference, entity, what, why] = [namedIn(typed), entityTyped(typed), 'named in the register', 'Record'];
  if (reference !== undefined) await see(scene, reference, what, why);
  if (entity !== undefined)
    await ask.of('entity', entity, 'record', { person, directory, now, what, why, least: 'summary' });
  return matterTyped(ports, typed);
}
const namedIn = (typed: string): Reference | undefined => {
  const read = readReference(typed);
  return 'reference' in read ? read.reference : undefined;
};

/** Who must not hear of what is named, by what it goes on in too, and where it is destroyed. */
async function closedNamed({ ports }: Scene, id: string | undefined): Promise<Pick<RegisterContext, 'excluded'>> {
  return id === undefined ? {} : given({ excluded: (await ports.cases.shut([id])).get(id) });
}

/** The action of this case on whose card it was pressed; who reads it is decided there. */
async function actionOf(scene: Scene, { reference }: Case): Promise<Action | undefined> {
  const id = refIn(scene) === reference ? actionIn(scene) : undefined;
  return id && (await scene.ports.cases.part(reference, 'action', id))?.value;
}

/** Whom it reaches tells that there is such a case: to those who may not know, it is not said. */
function quietly(scene: Scene, about: Case | undefined): Scene {
  const { person, directory, now } = scene;
  return about === undefined || mayRead('status', about, person, directory, now)
    ? scene
    : {
        ...scene,
        reached: (people) =>
          scene.reached(
            people.filter(({ person: one }) => may(one, 'keepRegister') || may(one, 'keepRegisterInstead')),
          ),
      };
}

/** What is said of a record that is to be held or destroyed. */
const onRecord: readonly RegisterStepName[] = ['openDisposal', 'proposeDisposal', 'agreeDisposal', 'openAccess'];
async function recordContext(scene: Scene, name: RegisterStepName, about: HostId | undefined) {
  if (about === undefined || !onRecord.includes(name)) return {};
  return given({ record: await recordKnown(scene.ports, about, scene.directory, scene.now) });
}

/** What begins an entry. */
const begun = ['reportBreach', 'askWhy', 'openDisposal', 'placeHold', 'proposeLooksEnd', 'openAccess'] as const;
type Begun = (typeof begun)[number];
const isBegun = (name: RegisterStepName): name is Begun => begun.some((one) => one === name);

/** What of the record of who looked may end today; for those alone who may propose it. */
async function looksDueIn({ person, ports, now }: Scene): Promise<LooksDue | undefined> {
  return may(person, 'keepRegister') ? looksDueOn(ports, localDate(now)) : undefined;
}

async function begins(scene: Scene, name: Begun, input: object) {
  const id = idOf(scene);
  if (name === 'proposeLooksEnd') {
    const context = given({ looksDue: await looksDueIn(scene) });
    return takeOn(scene, registers, { id, command: registerCommand(name, { ...input, id }), context });
  }
  if (name === 'openDisposal' || name === 'placeHold' || name === 'openAccess') {
    const named =
      may(scene.person, 'keepRegister') && 'reference' in input
        ? await matterNamed(scene, String(input.reference))
        : {};
    const context = {
      ...named,
      ...(await closedNamed(scene, named.about?.reference ?? named.entity?.id)),
      ...(await recordContext(scene, name, named.about?.reference ?? named.entity?.id)),
    };
    return takeOn(scene, registers, { id, command: registerCommand(name, { ...input, id }), context });
  }
  if (name === 'reportBreach') {
    const typed = namedIn('about' in input ? String(input.about) : '');
    const about = await caseNamed(scene, typed, 'Wrong person');
    const command = registerCommand(name, { ...input, id });
    const action = about && (await actionOf(scene, about));
    const context = { ...given({ about, action }), ...(await closedNamed(scene, typed)) };
    return takeOn(quietly(scene, about), registers, { id, command, context });
  }
  const [reference, person] = [refIn(scene), toObjectId(textIn(scene, 'person'))];
  const because = toBecause(textIn(scene, 'because')) ?? 'other';
  const asks = may(scene.person, 'audit') && reference !== undefined && person !== undefined;
  const about = asks ? (await scene.ports.cases.load(reference))?.value.root : undefined;
  const looks = asks ? await looksOf(scene, reference, person) : [];
  const found = asks ? await foundOf(scene, reference, person, looks) : [];
  const context: Partial<RegisterContext> = {
    looks,
    found,
    ...given({ about }),
    ...(await closedNamed(scene, reference)),
  };
  return takeOn(scene, registers, {
    id,
    command: registerCommand(name, { id, about: reference, person, because }),
    context,
  });
}

/** When a person looked, the newest first. */
async function looksOf({ ports }: Scene, reference: Reference, person: string): Promise<readonly string[]> {
  const all = await ports.looks.of(reference);
  return all
    .filter((look) => look.person === person)
    .map(({ at }) => at)
    .toSorted((one, other) => (one > other ? -1 : 1));
}

/** A look is found worth a question the night after, by its month's sample, or once a week has gone by after it. */
const foundWithinDays = 40;
const mostDays = 120;
/** What the rules saw of a person at a case, by the looks that they are asked about. */
async function foundOf(
  { ports }: Scene,
  reference: Reference,
  person: string,
  looks: readonly string[],
): Promise<readonly Because[]> {
  if (ports.whoLooked === undefined) return [];
  const days = looks
    .slice(0, mostLooks)
    .map((at) => localDate(at))
    .flatMap((day) => Array.from({ length: foundWithinDays }, (_none, after) => addDays(day, after)));
  const found = await ports.whoLooked.found([...new Set(days)].slice(0, mostDays));
  const theirs = found
    .flatMap(({ findings }) => findings)
    .filter((one) => one.person === person && one.references.includes(reference));
  return [...new Set(theirs.map(({ rule }) => becauseOf[rule]))];
}

const isOfAccess = (name: RegisterStepName): boolean =>
  ['markItem', 'blackOut', 'sendAccess', 'signAccess', 'sendBackAccess', 'releaseAccess'].includes(name);
/** What is decided on the record as it is now, by those whom it is for. */
async function takeAccess(scene: Scene, name: RegisterStepName, input: object, entry: Access) {
  const bundle = await bundleOn(scene, name, entry);
  const command = registerCommand(name, takenOf(name, input, scene, entry, bundle));
  return takeOn(scene, registers, { id: entry.id, command, context: given({ bundle }) });
}

export const registerCounter: Counter<RegisterStepName, OnEntry, RegisterEntry> = {
  ...entryStepsOn,
  ways: [
    ['register', (scene) => showRegister(scene)],
    ['register.open', openEntry],
    ['register.close', closeEntry],
    ['looked', showLooked],
    ['looked.open', openLooked],
  ],
  typed: { word: 'register', show: (scene) => showRegister(scene) },
  see: async (scene, name, why) => {
    if (name === 'proposeLooksEnd')
      return { before: { on: undefined, looksDue: await looksDueIn(scene) }, doc: undefined };
    if (isBegun(name)) return { before: { on: refIn(scene) }, doc: undefined };
    const entry = await entryIn(scene, why);
    if (entry === undefined) return noEntry();
    if (name !== 'markItem' || entry.type !== 'access') return { before: entry, doc: entry };
    const bundle = await bundleOn(scene, name, entry);
    const asked = bundle && bundleItemIn(scene, entry, bundle);
    return asked === undefined ? noEntry() : { before: { ...entry, asked }, doc: entry };
  },
  take: async (scene, name, input) => {
    if (isBegun(name)) return begins(scene, name, input);
    const id = toRegisterId(textIn(scene, 'register')) ?? idOf(scene);
    const entry =
      onRecord.includes(name) || isOfAccess(name) ? (await scene.ports.register.load(id))?.value.root : undefined;
    if (entry?.type === 'access') return takeAccess(scene, name, input, entry);
    const record = await recordContext(scene, name, entry?.about);
    const typed = name === 'sayWhichCase' ? namedIn('reference' in input ? String(input.reference) : '') : undefined;
    const about = await caseNamed(scene, typed, 'Which case');
    return takeOn(scene, registers, {
      id,
      command: registerCommand(name, input),
      context: { ...given({ about }), ...(await closedNamed(scene, typed)), ...record },
    });
  },
  about: (pressed) => {
    const id = toRegisterId(textIn(pressed, 'register'));
    const [item, sent] = [textIn(pressed, 'item'), textIn(pressed, 'sent')];
    if (id !== undefined)
      return {
        data: { register: id, ...(item !== '' && { item }), ...(sent !== '' && { sent }) },
        name: item === '' ? id : item,
        formOf: id,
        back: { verb: 'register.open' },
        close: 'register.close',
      };
    const [host, action] = [hostIn(pressed), actionIn(pressed)];
    if (host !== undefined && action !== undefined)
      return {
        data: { ref: host, action },
        name: sayActionId({ reference: host, id: action }),
        formOf: host,
        back: { verb: 'action.open' },
        close: 'action.close',
      };
    const on = refIn(pressed);
    return on === undefined
      ? { data: {}, name: 'Register', formOf: 'register', back: { verb: 'home' }, close: 'home' }
      : { data: { ref: on }, name: on, formOf: on, back: { verb: 'case.open' }, close: 'case.close' };
  },
  onForm: (_scene, _name, refusal) =>
    ['incomplete', 'badDate', 'noOne', 'noCase', 'held', 'nothingDue', 'notFound', 'changed'].includes(refusal.code)
      ? sayRefusal(refusal)
      : undefined,
  barred: async (scene, _name, refusal, entry) => {
    if (refusal.code === 'notAvailable') return noEntry();
    const next = refusal.code === 'undecided' ? await nextItemButtons(scene, entry) : [];
    const buttons = entry === undefined ? [] : [...next, openEntryButton(entry.id), closeEntryButton(entry.id)];
    return { card: doneCard(refusal.message, [refusal.next], buttons) };
  },
  answer: async (scene, name, { after }, { receipt }) => {
    const next = name === 'markItem' ? await nextItemButtons(scene, after) : [];
    return { ...openedEntry(scene, after, next), receipt };
  },
};
