// The scene of one press: who pressed what, when and with which tools, and how a step is taken from it.
import { follow } from '../../casework/clocks/follow.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { given } from '../../domain/kernel/given.ts';
import type { Ask } from '../../casework/read/ask.ts';
import { toActionId, type ActionId, type HostId } from '../../domain/case/action/action.ts';
import type { OnAction } from '../../domain/case/action/who.ts';
import { act, refusalNow, type Outcome, type Request } from '../../casework/write/act.ts';
import { cases, type Managed } from '../../casework/write/matters.ts';
import type { CaseTypes, Command } from '../../domain/case/whole/case.ts';
import type { MatterTypes } from '../../domain/matter/matter.ts';
import type { Refusal } from '../../domain/matter/step.ts';
import type { ChannelTarget, Contact } from '../../casework/ports/chat-ports.ts';
import type { Moving } from '../../casework/ports/matter-ports.ts';
import type { PartitionId } from '../../domain/matters/partition.ts';
import type { Ports } from '../../casework/ports/ports.ts';
import type { Person } from '../../domain/people/actor.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { readRaw, typedMost, type Answers, type Field } from '../../domain/kernel/fields.ts';
import {
  commandMintedAt,
  mintCommandId,
  readReference,
  toCommandId,
  toEntityId,
  type CommandId,
  type Reference,
} from '../../domain/kernel/ids.ts';
import type { Card } from '../../cards/blocks.ts';
import type { Receipt } from '../../cards/receipt.ts';
import type { Caller } from './answer.ts';
import type { AskedToday } from '../../casework/read/asked-today.ts';
import type { SaidToday } from '../../casework/read/said-today.ts';
import type { Sitting } from '../../casework/read/sitting.ts';
import { reachedBy, type Reached } from './reached.ts';

/** What the desk works with for as long as the process runs. */
export interface DeskTools {
  readonly ports: Ports;
  readonly ask: Ask;
  /** Told after every commit, so that notices go out at once. */
  readonly committed: (partition: PartitionId) => void;
  /** Told when a person's form was closed, so that what waited goes out. */
  readonly released: (person: Person['objectId']) => void;
  /** Told when someone was given a channel, so that what waited for one goes out. */
  readonly linked: (target: ChannelTarget) => void;
  /** Told that a press waits for its answer, and by what this gives that it has it; absent: no one minds. */
  readonly pressing?: () => () => void;
  /** A press is answered within this from its arrival, with "still working" if need be. */
  readonly answerWithinMs: number;
  /** Waits so long, or until it is cut short; absent: by the machine's own timers. */
  readonly pause?: Pause | undefined;
  /** A local run: the home card says so. */
  readonly fictional: boolean;
  /** Whose lists show names. */
  readonly sitting: Sitting;
  /** Who has sent a young person's say today. */
  readonly saidToday: SaidToday;
  /** Of how many names of children a person was asked today. */
  readonly askedToday: AskedToday;
}

export type Pause = (ms: number, cut?: AbortSignal) => Promise<void>;

/** What was pressed. */
export interface Pressed {
  readonly caller: Caller;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** The command of a press whose card carried none; absent: a fresh one each time. */
  readonly spareCommand?: () => CommandId;
}

/** One press: who, where, when, and what the card sent back. */
export interface Scene extends DeskTools {
  readonly caller: Caller;
  readonly person: Person;
  readonly directory: Directory;
  readonly now: Instant;
  readonly data: Readonly<Record<string, unknown>>;
  /** When it was pressed, by the machine's clock. */
  readonly pressedMs: number;
  /** Of a press that is tried again: when it was pressed. */
  readonly pressedAt?: Instant;
  readonly spareCommand?: () => CommandId;
  /** Told what each step that was tried at this press came to. */
  readonly tried: (came: Outcome<MatterTypes>['kind']) => void;
  /** Told whom each fact that was written at this press reaches. */
  readonly reached: (people: readonly Reached[]) => void;
}

/** The card a press is answered with; `formOf` when it holds a form, so that notices wait. */
export interface Reply {
  readonly card: Card;
  readonly formOf?: Contact['formOf'];
  /** The case, or the action with its case, that the card was drawn from. */
  readonly of?: Case | OnAction;
  /** Of the card of a case that no press writes now. */
  readonly moving?: Moving;
  /** When what the form holds was last saved: "10:02". */
  readonly saved?: string;
  /** A form is given back: why, sentence by sentence. */
  readonly problems?: readonly string[];
  /** Answers words typed in a channel, for everyone there to see. */
  readonly here?: true;
  /** What the press has written: said first on the card. Whom it told is added where the card leaves the desk. */
  readonly receipt?: Omit<Receipt, 'told'>;
  /** What comes before the button of this form, whatever its case: above all warnings, and above its buttons. */
  readonly first?: string;
  /** What no one may overlook of what this card shows, beside the warnings of its case. */
  readonly minds?: readonly string[];
  /** It shows what was asked for, where that is of no case. */
  readonly shows?: true;
  /** The button whose card is the answer, with the receipt; this card is, where that one shows nothing of the case. */
  readonly leads?: Pick<Pressed, 'verb' | 'data'>;
}
export type Handler = (scene: Scene) => Promise<Reply>;

/** The reference a card sent back, or undefined for anything else. */
export function refIn(pressed: Pick<Scene, 'data'>): Reference | undefined {
  const read = readReference(textIn(pressed, 'ref'));
  return 'reference' in read ? read.reference : undefined;
}

/** What the action that a card sent back belongs to: a case, or a record of a person or place. */
export const hostIn = (pressed: Pick<Scene, 'data'>): HostId | undefined =>
  refIn(pressed) ?? toEntityId(textIn(pressed, 'ref'));

/** The references that a button carried, with commas between them; nothing else goes back into a button. */
export const readReferences = (text: string): readonly Reference[] =>
  text
    .split(',')
    .slice(0, 20)
    .flatMap((each) => {
      const read = readReference(each);
      return 'reference' in read ? [read.reference] : [];
    });

/** The action a card sent back, or undefined for anything else. */
export const actionIn = (pressed: Pick<Scene, 'data'>): ActionId | undefined => toActionId(textIn(pressed, 'action'));

/**
 * An action as people type it, `MSET-4F7K-24/A1` or `ENT-4F7K-2Q9X/A1`, in the form in which a card sends it; undefined for
 * anything else.
 */
export function readActionName(text: string): { readonly ref: HostId; readonly action: ActionId } | undefined {
  const [, name = '', number = ''] = /^(.*)\/\s*(a\d+)\s*$/i.exec(text.trim()) ?? [];
  const read = readReference(name);
  const ref = 'reference' in read ? read.reference : toEntityId(name.trim().toUpperCase());
  const action = toActionId(number.toUpperCase());
  return ref !== undefined && action !== undefined ? { ref, action } : undefined;
}

/** Where a page of a list begins. */
export const fromIn = ({ data }: Pick<Scene, 'data'>): number =>
  Number.isInteger(data['from']) ? Math.max(0, Number(data['from'])) : 0;

export const textIn = ({ data }: Pick<Scene, 'data'>, name: string): string => {
  const raw = Object.hasOwn(data, name) ? data[name] : undefined;
  return typeof raw === 'string' ? raw : '';
};

/** What was sent for these fields, as far as a card may hold it: shown again when it cannot be saved. */
export const sentFor = (
  fields: readonly Field[],
  pressed: Pick<Scene, 'data'> & Partial<Pick<Scene, 'now'>>,
): Answers =>
  Object.fromEntries(
    fields.map((field) => {
      const raw = textIn(pressed, field.name);
      return [
        field.name,
        field.choices === undefined ? readRaw(field, raw, pressed.now).keep : raw.slice(0, typedMost(field)),
      ];
    }),
  );

/** A new command id for a card that is being built. */
export const mint = ({ ports }: Pick<Scene, 'ports'>): CommandId =>
  mintCommandId(ports.machine.nowMs(), ports.machine.bytes(8));

/** The command the pressed card carried; a press without one (or with a forged one) has one of its own. */
export const commandIn = (scene: Pick<Scene, 'data' | 'ports' | 'spareCommand'>): CommandId =>
  toCommandId(textIn(scene, 'command')) ?? scene.spareCommand?.() ?? mint(scene);

/**
 * Whether this press follows the making of its card by less than a second: the second half of a double click or a
 * second Enter (docs/design.md 6.6). Such a press on a step that cannot be undone shows the card again.
 */
export function isDoublePress(scene: Scene): boolean {
  const minted = commandMintedAt(textIn(scene, 'command'));
  const since = minted === undefined ? Number.POSITIVE_INFINITY : scene.pressedMs - minted;
  return since >= 0 && since < 1000;
}

/** The matter and the step; `context` is what the step is decided with beside who presses, and when. */
interface Taking<T extends MatterTypes, Name extends string> {
  readonly id: T['id'] & PartitionId;
  readonly command: Request<T, Name>['command'];
  readonly saving?: NonNullable<Request<T>['saving']>;
  /** Absent: that of the pressed card. */
  readonly commandId?: CommandId;
  readonly context?: Partial<T['context']>;
  readonly newest?: Directory | undefined;
}

/** Takes a step on any matter as this person, and sends the notices on their way. */
export async function takeOn<T extends MatterTypes, Name extends string>(
  scene: Scene,
  managed: Managed<T, Ports>,
  { commandId = commandIn(scene), context, newest, ...taking }: Taking<T, Name>,
): Promise<Outcome<T, Name>> {
  const { ports, person: actor, now, directory, pressedAt } = scene;
  let read = newest;
  const outcome = await act(ports, managed, {
    ...taking,
    commandId,
    pressedAt,
    context: { ...context, actor, now, directory },
    newest: async () => {
      const first = read;
      // A further try is decided by what is the newest then.
      read = undefined;
      return first ?? ports.directories.newest();
    },
  });
  scene.tried(outcome.kind);
  if (outcome.kind === 'done') scene.reached(reachedBy(scene, managed, outcome));
  const isWritten = outcome.kind === 'done' || (outcome.kind === 'refused' && outcome.saved === true);
  if (isWritten) scene.committed(taking.id);
  return outcome;
}

/** What a step on a case comes to; of a step on an action with the action. */
export type CaseOutcome<Name = Command['step']> = Outcome<CaseTypes, Name>;

/**
 * Takes a step as this person, under the pressed card's command, and sends the notices on their way. `meeting` is the
 * one it is taken in or for, as it was loaded at this press; `saving` is saved first, in the same writing; `newest` is the
 * newest directory, where this press has asked for it already.
 */
export async function take<Name extends Command['step']>(
  scene: Scene,
  reference: Reference,
  command: Command & { readonly step: Name },
  meeting?: Meeting,
  {
    saving,
    newest,
    ...planned
  }: Pick<CaseTypes['context'], 'panels' | 'preMsets' | 'ahead' | 'about' | 'action' | 'owned'> &
    Saving &
    Pick<Taking<CaseTypes, Name>, 'newest'> = {},
): Promise<CaseOutcome<Name>> {
  const context = { ...given({ meeting }), ...planned };
  const outcome = await takeOn<CaseTypes, Name>(scene, cases, {
    id: reference,
    command,
    context,
    newest,
    ...given({ saving }),
  });
  // What is said in a case that ended in another is true of that one at once; where it takes no press now, the clock does it.
  const { now } = outcome;
  if (outcome.kind === 'done' && now?.stage === 'merged' && (await follow(scene.ports, now))) scene.committed(now.into);
  return outcome;
}
type Saving = Pick<Request<CaseTypes>, 'saving'>;

/** Why `take` would refuse this now; asked of every case that a press writes before it writes the first. */
export const refusalOf = async (scene: Scene, reference: Reference, command: Command): Promise<Refusal | undefined> => {
  const { ports, person: actor, now, directory } = scene;
  const context = { actor, now, directory };
  return refusalNow(ports, cases, { id: reference, command, commandId: commandIn(scene), context });
};

/** Opens a case for this person, as every reading does. */
export { see } from '../../reading/reader.ts';

/** The same for the action that the pressed card is about. `more`: what is opened beside the action itself. */
export function seeAction(scene: Scene, why: string, more?: 'name'): Promise<OnAction | undefined> {
  const [reference, action] = [hostIn(scene), actionIn(scene)];
  if (reference === undefined || action === undefined) return Promise.resolve(undefined);
  const { ask, person, directory, now, ports } = scene;
  return ask.action({ reference, action, person, directory, now, why, cases: ports.cases, ...given({ more }) });
}
