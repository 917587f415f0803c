// The counter of a matter that is no case: what all such counters have in common (docs/design.md 3).
import { baseCard, goneCard, type Standing } from '../../cards/base-card.ts';
import type { Button } from '../../cards/blocks.ts';
import { doneCard } from '../../cards/home.ts';
import { hashOf } from '../../casework/write/hashing.ts';
import { managedFor } from '../../casework/write/matters.ts';
import type { Matters, OtherKind } from '../../domain/matters/matters.ts';
import { toPartitionId, type PartitionId } from '../../domain/matters/partition.ts';
import type { MatterTypes } from '../../domain/matter/matter.ts';
import { notAvailable } from '../../domain/matter/step.ts';
import { may, type Capability } from '../../domain/people/roles.ts';
import { commandIn, takeOn, textIn, type Handler, type Reply, type Scene } from '../scene/scene.ts';
import type { AnyCounter, Counter, Presses } from './counter.ts';
import { sayRefusal, tabLinkIn } from './replies.ts';

type Root<K extends OtherKind> = Matters[K]['root'];
type Id<K extends OtherKind> = Matters[K]['id'];
type StepName<K extends OtherKind> = keyof Matters[K]['steps'] & string;
type CounterOf<K extends OtherKind, Before> = Counter<StepName<K>, Before, Root<K>>;
type Rows<K extends OtherKind, Before> = Pick<CounterOf<K, Before>, 'steps' | 'presses' | 'decide'>;

const isRoot = (before: unknown): before is MatterTypes['root'] => before !== undefined;

/** What the buttons of a matter go by: that a step's name and what its form read fit is tested for every row. */
export function matterRows<K extends OtherKind, Before extends Root<K> | undefined>(
  kind: K,
  presses: Presses<Matters[K]['steps'], Before, Root<K>>,
): Rows<K, Before>;
// As in `matterOf`: the body knows no matter of its own.
export function matterRows(
  kind: OtherKind,
  presses: AnyCounter['presses'],
): Pick<AnyCounter, keyof Rows<'advice', never>> {
  const { matter } = managedFor(kind);
  return {
    steps: matter.steps,
    presses,
    decide: ({ person: actor, directory, now }, step, input, { before }) =>
      matter.decide({ root: isRoot(before) ? before : undefined }, { step, input }, { actor, directory, now }),
  };
}

/** What is said of one kind; its cards carry its id under the name of the kind, and open and close by `kind.open`, `kind.close`. */
interface MatterRow<K extends OtherKind, Before> {
  readonly kind: K;
  readonly rows: Rows<K, Before>;
  /** What lists them, and the word that anyone may type for it. */
  readonly list: Handler;
  readonly listVerb?: string;
  readonly typed?: string;
  /** The name of a form that is about none yet, and where Close leads there, if not to the list. */
  readonly called: string;
  readonly closes?: string;
  /** The step that begins one, and whose it is. */
  readonly begins?: { readonly step: StepName<K>; readonly may: Capability };
  /** Its id for the hash of a press. */
  mint?(bytes: Buffer): Id<K>;
  /** The pressed one, for those who may see it; the look is written first. */
  seen(scene: Scene, why: string): Promise<Root<K> | undefined>;
  readonly none: () => Reply;
  opened(scene: Scene, root: Root<K>, message?: string, said?: string): Reply;
  standing(root: Root<K>, scene: Scene): Standing | undefined;
  /** What Close shows where there is no standing, and which page the base card names. */
  readonly gone?: Handler;
  readonly page?: string;
  /** Refusals that are answered on the same form: something else can be typed. */
  onForm(name: StepName<K>, code: string): boolean;
  /** What of the counter is not as in the others. */
  readonly own?: Partial<Pick<CounterOf<K, Before>, 'see' | 'take' | 'about' | 'barred' | 'answer'>>;
}
/** What the maker itself knows of a row. */
interface AnyRow {
  readonly kind: OtherKind;
  readonly rows: Pick<AnyCounter, 'steps' | 'presses' | 'decide'>;
  readonly list: Handler;
  readonly listVerb?: string;
  readonly typed?: string;
  readonly called: string;
  readonly closes?: string;
  readonly begins?: { readonly step: string; readonly may: Capability };
  mint?(bytes: Buffer): PartitionId;
  seen(scene: Scene, why: string): Promise<object | undefined>;
  readonly none: () => Reply;
  opened(scene: Scene, root: unknown, message?: string, said?: string): Reply;
  standing(root: object, scene: Scene): Standing | undefined;
  readonly gone?: Handler;
  readonly page?: string;
  onForm(name: string, code: string): boolean;
  readonly own?: Partial<Pick<AnyCounter, 'see' | 'take' | 'about' | 'barred' | 'answer'>>;
}
type Made<K extends OtherKind, Before> = CounterOf<K, Before> & { readonly open: Handler; readonly close: Handler };

/** Opens one, and closes its card. */
export const openOf = (kind: OtherKind, id: string): Button => ({
  title: 'Open',
  verb: `${kind}.open`,
  data: { [kind]: id },
});
export const closeOf = (kind: OtherKind, id: string): Button => ({
  title: 'Close',
  verb: `${kind}.close`,
  data: { [kind]: id },
});

export function matterCounter<K extends OtherKind, Before extends Root<K> | undefined>(
  row: MatterRow<K, Before>,
): Made<K, Before>;
export function matterCounter(row: AnyRow): AnyCounter & { readonly open: Handler; readonly close: Handler } {
  const { kind, rows, list, listVerb = kind, begins, own } = row;
  const managed = managedFor(kind);
  const idIn = (pressed: Pick<Scene, 'data'>): PartitionId | undefined => {
    const id = managed.matter.toId(textIn(pressed, kind));
    return id === undefined ? undefined : toPartitionId(id);
  };
  const open: Handler = async (scene) => {
    const root = await row.seen(scene, 'Open');
    return root === undefined ? row.none() : row.opened(scene, root);
  };
  /** Back to what is in the chat. */
  const close: Handler = async (scene) => {
    const id = idIn(scene);
    const root = id === undefined ? undefined : (await managed.store(scene.ports).load(id))?.value.root;
    const standing = root && row.standing(root, scene);
    if (id === undefined || standing === undefined) return row.gone?.(scene) ?? { card: goneCard() };
    return {
      card: baseCard(id, standing, scene.now, row.page === undefined ? undefined : tabLinkIn(scene)?.(row.page)),
    };
  };
  return {
    ...rows,
    ways: [
      [listVerb, list],
      [`${kind}.open`, open],
      [`${kind}.close`, close],
    ],
    ...(row.typed !== undefined && { typed: { word: row.typed, show: (scene) => list({ ...scene, data: {} }) } }),
    see: async (scene, name, why) => {
      if (name === begins?.step)
        return may(scene.person, begins.may) ? { before: undefined, doc: undefined } : list(scene);
      const root = await row.seen(scene, why);
      return root === undefined ? row.none() : { before: root, doc: root };
    },
    take: async (scene, step, input) => {
      const begun =
        step === begins?.step
          ? row.mint?.(Buffer.from(hashOf(scene.person.objectId, commandIn(scene)), 'hex'))
          : undefined;
      const id = begun ?? idIn(scene);
      if (id === undefined) return { kind: 'refused', ...notAvailable, now: undefined };
      return takeOn(scene, managed, { id, command: { step, input: begun === undefined ? input : { ...input, id } } });
    },
    about: (pressed) => {
      const id = idIn(pressed);
      return id === undefined
        ? { data: {}, name: row.called, formOf: kind, back: { verb: listVerb }, close: row.closes ?? listVerb }
        : {
            data: { [kind]: id },
            name: id,
            formOf: id,
            back: { verb: `${kind}.open` },
            close: `${kind}.close`,
          };
    },
    onForm: (_scene, name, refusal) => (row.onForm(name, refusal.code) ? sayRefusal(refusal) : undefined),
    barred: (scene, _name, refusal, doc) => {
      if (doc === undefined || refusal.code === 'notAvailable') return row.none();
      const id = idIn(scene);
      if (id === undefined) return row.none();
      return { card: doneCard(refusal.message, [refusal.next], [openOf(kind, id), closeOf(kind, id)]) };
    },
    answer: (scene, _name, { after }, { receipt }) => ({
      ...row.opened(scene, after, undefined, receipt.did),
      receipt,
    }),
    ...own,
    open,
    close,
  };
}
