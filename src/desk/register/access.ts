// What a person is given of their record, as it is decided: on the page item by item, with the words where they stand and nowhere else.
import { bundleFor, type Bundle } from '../../casework/read/bundle.ts';
import type { Button } from '../../cards/blocks.ts';
import { choicesIn, linesTyped } from '../../domain/register/access.ts';
import {
  blackedOut,
  blotsFor,
  isWithholdGround,
  tidied,
  undecidedOf,
  type ItemId,
} from '../../domain/register/bundle.ts';
import type { Access, RegisterEntry } from '../../domain/register/entry.ts';
import type { RegisterStepName } from '../../domain/register/table.ts';
import { readItems, type ReadItem } from '../../reading/register/bundle.ts';
import { given } from '../../domain/kernel/given.ts';
import { offered } from '../form/press.ts';
import { textIn, type Scene } from '../scene/scene.ts';
import { entryData, entryStepsOn } from './register.ts';

/** What is decided on the record as it is: each is a look at it, and said as what. */
const onBundle: Readonly<Partial<Record<RegisterStepName, string>>> = {
  markItem: 'what is given of the record',
  blackOut: 'what is given of the record',
  sendAccess: 'what is given of the record',
  signAccess: 'what is given of the record, to sign',
  releaseAccess: 'what is given of the record, to release',
};

/** The record that a step is decided on; undefined of a step that needs none, and where it is not theirs. */
export async function bundleOn(
  scene: Scene,
  name: RegisterStepName,
  entry: RegisterEntry | undefined,
): Promise<Bundle | undefined> {
  const what = onBundle[name];
  if (what === undefined || entry?.type !== 'access') return undefined;
  // What is sent is the record as it is, and not as far as it was sent before.
  const { sent: _sent, ...unsent } = entry;
  return bundleFor(scene, name === 'sendAccess' ? unsent : entry, what);
}

/** What was typed, as the step takes it: where the words stand, and never what they are. */
export function takenOf(
  name: RegisterStepName,
  input: object,
  scene: Scene,
  entry: Access,
  bundle: Bundle | undefined,
): object {
  const typed = 'words' in input ? linesTyped(String(input.words)) : [];
  if (name === 'blackOut') {
    const ground = inInput(input, 'ground') ?? '';
    return typed.length === 0 || !isWithholdGround(ground) || bundle === undefined
      ? {}
      : { found: blackedOut(bundle.items, choicesIn(entry, bundle), typed, ground) };
  }
  if (name === 'signAccess' || name === 'sendBackAccess') return { ...input, sent: textIn(scene, 'sent') };
  if (name !== 'markItem') return input;
  const id = textIn(scene, 'item');
  const fact = bundle?.items.find((one) => one.id === id)?.fact;
  const found = fact === undefined ? [] : typed.map((words) => blotsFor(fact, words));
  return {
    item: id,
    ...given({ as: inInput(input, 'as'), ground: inInput(input, 'ground') }),
    ...(typed.length > 0 && {
      blots: tidied(found.flat()),
      missing: found.filter(({ length }) => length === 0).length,
    }),
  };
}
const inInput = (input: object, name: 'as' | 'ground'): string | undefined => {
  const value: unknown = Reflect.get(input, name);
  return typeof value === 'string' ? value : undefined;
};

/** The item that the form is about, as a reviewer reads it. */
export const bundleItemIn = (scene: Scene, entry: Access, bundle: Bundle): ReadItem | undefined =>
  readItems(bundle, entry, scene.directory).find(({ id }) => id === textIn(scene, 'item'));

const steps = [
  'blackOut',
  'sendAccess',
  'signAccess',
  'sendBackAccess',
  'releaseAccess',
  'extendAccess',
  'refuseAccess',
] as const satisfies readonly RegisterStepName[];

const offers = (
  scene: Scene,
  entry: Access,
  names: readonly RegisterStepName[],
  data: Button['data'] = {},
): readonly Button[] =>
  offered(entryStepsOn, scene, { before: entry, doc: entry }, names, { ...entryData(entry), ...data });
export const accessButtons = (scene: Scene, entry: Access): readonly Button[] => offers(scene, entry, steps);
/** Of an item, while it is decided on. */
export const itemButton = (scene: Scene, entry: Access, item: ItemId): Button | undefined =>
  offers(scene, entry, ['markItem'], { item })[0];

/** The way to the next item on which a person must decide; none where all are decided. */
export async function nextItemButtons(scene: Scene, entry: RegisterEntry | undefined): Promise<readonly Button[]> {
  if (entry?.type !== 'access') return [];
  const bundle = await bundleOn(scene, 'markItem', entry);
  const [item, ...more] = bundle === undefined ? [] : undecidedOf(bundle.items, choicesIn(entry, bundle));
  const button = item && itemButton(scene, entry, item.id);
  return button === undefined || item === undefined
    ? []
    : [{ ...button, title: `Decide on ${item.id}${more.length === 0 ? '' : `, and ${more.length} more`}` }];
}
