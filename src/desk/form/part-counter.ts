// The counter of a part whose forms are reached from the card of its case: what all such counters have in common.
import { caseMatter, caseParts, isPart, type CaseTypes, type Command } from '../../domain/case/whole/case.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { ObjectId, Reference } from '../../domain/kernel/ids.ts';
import { notAvailable, type From } from '../../domain/matter/step.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import { refIn, see, take, textIn, type Reply, type Scene } from '../scene/scene.ts';
import { notAvailableReply, refusedReply, sayRefusal } from './replies.ts';
import { afterCase } from './written.ts';
import type { Opened, Presses, Counter, Said } from './counter.ts';
import { aboutCase, type FormAbout } from './step-form.ts';
import type { Datum } from '../../domain/people/reads.ts';

type Parts = CaseTypes['parts'];
/** But an action, which may belong to something else than a case. */
type Kind = Exclude<keyof Parts, 'action'>;
type Doc = Parts[Kind]['doc'];
/** What the steps of a part are shown on holds its case. */
interface On {
  readonly case: Case;
}
type CounterOf<K extends Kind, Before> = Counter<keyof Parts[K]['steps'] & string, Before, Parts[K]['doc']>;

/** What is said of one kind of part; `Before` is what its steps are shown on. */
interface PartRow<K extends Kind, Before> {
  readonly kind: K;
  /** Those who read this of the case see it; `look` is what their look is called. */
  readonly datum: Datum;
  /** And to take one of its steps those who read this. */
  readonly orReads?: Readonly<Record<string, Datum>>;
  readonly look: string;
  /** Under which name a card carries its id. */
  readonly carries: string;
  readonly presses: Presses<Parts[K]['steps'], Before, Parts[K]['doc']>;
  /**
   * Whether this person made it: a repeat, of which only its time is known, is answered with the newest that they made.
   * Absent: a repeat is not available.
   */
  isBy?(doc: Parts[K]['doc'], person: ObjectId, at: Instant | undefined): boolean;
  /** What a step is shown on that is taken from another card than its case's; undefined for any other step and card. */
  elsewhere?(scene: Scene, name: string, why: string): Promise<Opened<Before, Parts[K]['doc']> | undefined>;
  /** What its steps are shown on, and the part that the card carries, if not that part with its case. */
  open?(scene: Scene, root: Case): Promise<Opened<Before, Parts[K]['doc']>>;
  /** What a step that makes one is given besides what its form reads. */
  begunWith?(before: Before): object;
  /** What a step is decided with besides. */
  knows?(scene: Scene, reference: Reference, step: string): Promise<Known | undefined>;
  /** The same while its form is open, by what that is shown on. */
  knowsOn?(before: Before): Known;
  /** What of the counter is not as in the others. */
  readonly own?: Partial<Omit<CounterOf<K, Before>, 'steps' | 'presses' | 'see' | 'decide' | 'take'>>;
}
type Known = Pick<CaseTypes['context'], 'panels' | 'preMsets' | 'action' | 'meeting'>;

/** A part as any counter of one goes by it: methods are compared both ways. */
interface AnyPart {
  readonly steps: Readonly<Record<string, { readonly title: string; readonly from: From; readonly there?: unknown }>>;
  toId(text: string): string | undefined;
  next(root: Case): string;
  subject(root: Case, doc: Doc | undefined, id: string): On;
}
const parts: Readonly<Record<Kind, AnyPart>> = caseParts;

/** What the form of a step on a part is about: its case, and the part that the card `carries`, if there is one yet. */
export const aboutPart = (reference: Reference, carries: string, id: string | undefined): FormAbout => {
  const about = aboutCase(reference);
  return id === undefined ? about : { ...about, data: { ...about.data, [carries]: id } };
};

/** After a step on a part that has no card of its own: its case, as it is now. */
export async function afterPart(scene: Scene, { reference }: Pick<Doc, 'reference'>, said: Said): Promise<Reply> {
  const childCase = (await scene.ports.cases.load(reference))?.value.root;
  return childCase === undefined ? notAvailableReply() : afterCase(scene, childCase, said);
}

/** Makes the counter of its row. A step that makes a part is about none; any other is about the one that the card carries. */
export function partCounter<K extends Kind, B extends On>(row: PartRow<K, B>): CounterOf<K, B>;
// As in `matterOf`: the body knows no part of its own.
export function partCounter(row: PartRow<Kind, On>): Counter<string, On, Doc> {
  const { kind, datum, orReads = {}, look, carries, presses, own } = row;
  const part = parts[kind];
  const begins = (step: string): boolean => part.steps[step]?.there !== undefined;
  const idIn = (pressed: Pick<Scene, 'data'>): string | undefined => part.toId(textIn(pressed, carries));
  const made = (doc: Parts[keyof Parts]['doc'] | undefined): Doc | undefined =>
    doc !== undefined && isPart(kind, doc) ? doc : undefined;
  /** The step's name, and what its form read: that these fit is tested for every row. */
  const commandOf = (step: string, id: string | undefined, input: object, before: On | undefined): Command =>
    (begins(step)
      ? { step, input: { ...input, ...(before && row.begunWith?.(before)) } }
      : { step, part: id, input }) as Command;
  return {
    steps: part.steps,
    presses,
    see: async (scene, name, why) => {
      const other = await row.elsewhere?.(scene, name, why);
      if (other !== undefined) return other;
      const seen = await see(scene, refIn(scene), look, why);
      const also = orReads[name];
      if (seen === undefined || !(seen.reads(datum) || (also !== undefined && seen.reads(also)))) {
        return notAvailableReply();
      }
      const { case: root } = seen;
      const id = begins(name) ? undefined : idIn(scene);
      const opened = (await row.open?.(scene, root)) ?? (await openedOn(scene, root, id));
      return opened.doc === undefined && !begins(name) ? notAvailableReply() : opened;
    },
    decide: ({ person: actor, directory, now }, step, input, { before, doc }) => {
      const context = { actor, directory, now, ...row.knowsOn?.(before) };
      return caseMatter.decide({ root: before.case, part: doc }, commandOf(step, doc?.id, input, before), context);
    },
    take: async (scene, step, input, opened) => {
      const [reference, id] = [refIn(scene), idIn(scene)];
      if (reference === undefined || (id === undefined && !begins(step))) return notTaken;
      if (opened === undefined && row.begunWith !== undefined) return notTaken;
      const known = await row.knows?.(scene, reference, step);
      const outcome = await take(scene, reference, commandOf(step, id, input, opened?.before), undefined, known);
      const after = made(outcome.part);
      if (outcome.kind === 'refused') return { kind: 'refused', refusal: outcome.refusal, now: after };
      const now = after ?? (await madeBefore(scene, reference, outcome.kind === 'repeat' ? outcome.at : undefined));
      return now === undefined ? notTaken : { ...outcome, now };
    },
    of: ({ case: root }) => root,
    about: (pressed) => {
      const reference = refIn(pressed);
      return reference && aboutPart(reference, carries, idIn(pressed));
    },
    onForm: (_scene, _name, refusal) => (refusal.code === 'notAvailable' ? undefined : sayRefusal(refusal)),
    barred: (scene, _name, refusal) => {
      const reference = refIn(scene);
      return refusedReply(refusal, reference && { reference });
    },
    answer: async (scene, _name, { after }, said) => afterPart(scene, after, said),
    ...own,
  };

  async function openedOn({ ports }: Scene, root: Case, id: string | undefined): Promise<Opened<On, Doc>> {
    const doc = id === undefined ? undefined : (await ports.cases.part(root.reference, kind, id))?.value;
    return { before: part.subject(root, doc, id ?? part.next(root)), doc };
  }
  /** A repeat made its part before. */
  async function madeBefore({ ports, person }: Scene, reference: Reference, at: Instant | undefined) {
    if (row.isBy === undefined) return undefined;
    const all: readonly Doc[] = await ports.cases.parts(reference, kind);
    return all.findLast((doc) => row.isBy?.(doc, person.objectId, at));
  }
}
const notTaken = { kind: 'refused', ...notAvailable, now: undefined } as const;
