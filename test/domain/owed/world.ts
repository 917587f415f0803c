// A case as its facts make it, taken on by the real steps: by people, and by the clocks while no one does anything.
import { clockActor, refOf, type Person } from '../../../src/domain/people/actor.ts';
import { caseMatter, isPart, type Command, type Fact } from '../../../src/domain/case/whole/case.ts';
import type { CaseTypes } from '../../../src/domain/case/whole/case.ts';
import type { CaseContext } from '../../../src/domain/case/context.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import type { AnyPartIn } from '../../../src/domain/matter/matter.ts';
import { nextOf } from '../../../src/domain/matter/matter.ts';
import type { Refusal } from '../../../src/domain/matter/step.ts';
import { personIn, type Directory } from '../../../src/domain/people/directory.ts';
import type { Instant } from '../../../src/domain/time/calendar.ts';
import { commandIn, later, monday10, must, type StoryRow } from '../../people/builders.ts';

type Part = AnyPartIn<CaseTypes>;
/** A case with its parts, and the facts that made it. */
export interface File {
  readonly facts: readonly Fact[];
  readonly root: Case;
  readonly parts: ReadonlyMap<string, Part>;
}
/** Who is there, and which panels are planned. */
export interface World {
  readonly council: Directory;
  readonly panels: readonly string[];
}

/** The file after one more fact. */
export function after(file: File | undefined, fact: Fact): File {
  const made = caseMatter.evolve({ root: file?.root, part: file?.parts.get(fact.part ?? '') }, fact, file?.facts);
  const parts = new Map(file?.parts);
  if (fact.part !== undefined && made.part !== undefined) parts.set(fact.part, made.part);
  if (made.left !== undefined) parts.set(made.left.id, made.left);
  if (made.aside !== undefined) parts.delete(made.aside.id);
  return { facts: [...(file?.facts ?? []), fact], root: made.root, parts };
}
/** The file that these facts make. */
export const fileOf = (facts: readonly Fact[]): File =>
  must(facts.reduce<File | undefined>((file, fact) => after(file, fact), undefined));

/** Why this row is refused now; undefined: it is not. */
export function refusalOf(file: File, row: StoryRow, { council, panels }: World): Refusal | undefined {
  const [actor, when, , , about] = row;
  const now = typeof when === 'string' ? when : later(must(file.facts.at(-1)).at, when);
  const meeting = typeof about?.meeting === 'object' ? { meeting: about.meeting } : {};
  const context = { ...contextOf({ council, panels }, actor, now), ...meeting };
  const decision = caseMatter.decide({ root: file.root }, commandIn(row), context);
  return 'refusal' in decision ? decision.refusal : undefined;
}

/** What a step leaves of a file; or the code of its refusal, or `unchanged`. */
function taken(file: File | undefined, command: Command, context: CaseContext): File | string {
  const before = { root: file?.root, part: file?.parts.get(command.part ?? '') };
  const actions = [...(file?.parts.values() ?? [])].filter((part) => isPart('action', part));
  const owned = { actions, facts: file?.facts.length ?? 0 };
  const decision = caseMatter.decide(before, command, { ...context, facts: file?.facts, owned });
  if ('refusal' in decision) return decision.refusal.code;
  if ('unchanged' in decision) return 'unchanged';
  const meta = { number: (file?.root.facts ?? 0) + 1, at: context.now, by: refOf(context.actor) };
  return after(file, caseMatter.factOf(before, command, decision.data, meta));
}

const contextOf = ({ council, panels }: World, actor: Person, now: Instant): CaseContext => ({
  actor,
  now,
  directory: council,
  panels: panels.filter((day) => day >= now.slice(0, 10)),
});

/** The same of a row of a story, by the person of it or by `actor`; anyone who has left does nothing. */
export function told(
  file: File | undefined,
  row: StoryRow,
  now: Instant,
  world: World,
  actor: Person = row[0],
  more: Partial<CaseTypes['context']> = {},
): File | string {
  const person = actor.objectId === clockActor.objectId ? actor : personIn(world.council, actor.objectId);
  if (person === undefined) return 'left';
  const [, , , , about] = row;
  return taken(file, commandIn(row), {
    ...contextOf(world, person, now),
    ...(typeof about?.meeting === 'object' && { meeting: about.meeting }),
    ...(typeof about?.about === 'object' && { about: about.about }),
    ...more,
  });
}

/** A reminder: about what, and whom it called. */
export interface Call {
  readonly at: Instant;
  readonly rungs: readonly string[];
  readonly to: readonly string[];
  readonly part: string | undefined;
}
/** The reminder that a fact is; undefined of what a person did. */
export function callOf({ at, by, data, part }: Fact): Call | undefined {
  if (by.objectId !== clockActor.objectId) return undefined;
  const { rungs = part === undefined ? [] : ['due'], to = [] } = data as {
    readonly rungs?: readonly string[];
    readonly to?: readonly string[];
  };
  return { at, rungs, to, part };
}

interface Run {
  readonly until: Instant;
  readonly world: World;
  readonly file: File;
}
/** How far the clocks of a file were run, with whom: asked for less, it is a part of that. */
const runs = new WeakMap<File, Run>();
/** What the clocks add until then. */
export function clockFacts(from: File, until: Instant, world: World): readonly Fact[] {
  const known = runs.get(from);
  const isKnown = known !== undefined && known.until >= until && known.world.council === world.council;
  const { facts } = isKnown ? known.file : clocked(from, until, world);
  return facts.slice(from.facts.length).filter(({ at }) => at <= until);
}

/** No clock calls so often: one that does goes round in a circle. */
const mostCalls = 2000;

/** The file once every clock has run until then, as the server's tick runs them. */
export function clocked(from: File, until: Instant, world: World): File {
  let file = from;
  // Clocks that find nothing to do: they would be asked again for ever.
  const idle = new Set<string | undefined>();
  for (let calls = 0; calls < mostCalls; calls += 1) {
    const running = [undefined, ...file.parts.keys()].flatMap((id) => {
      const kind = id === undefined ? undefined : caseMatter.partNamed(id);
      const clock = caseMatter.clockOf({ root: file.root, part: file.parts.get(id ?? '') }, kind);
      const at = nextOf(clock);
      return clock === undefined || at === undefined || at > until || idle.has(id) ? [] : [{ id, clock, at }];
    });
    const [next] = running.toSorted((one, other) => (one.at < other.at ? -1 : 1));
    if (next === undefined) {
      runs.set(from, { until, world, file });
      return file;
    }
    const last = file.facts.at(-1)?.at ?? '';
    const now = next.at > last ? next.at : last;
    const ran = taken(file, caseMatter.remind(next.clock, next.id), contextOf(world, clockActor, now));
    if (typeof ran === 'string') idle.add(next.id);
    else file = ran;
  }
  throw new Error(`a clock that never rests: ${file.root.stage}`);
}

/** So many days later. */
export const daysLater = (now: Instant, days: number): Instant => later(now, days * 24 * 60);

/** The file that rows make in this world, clocks and all. Throws where one is refused: then the story is wrong. */
export function lived(rows: readonly StoryRow[], world: World): File {
  let file: File | undefined;
  let now = later(monday10, -1);
  for (const row of rows) {
    const [who, when, name] = row;
    now = typeof when === 'string' ? when : later(now, when);
    const made: File | string = told(file && clocked(file, now, world), row, now, world);
    if (typeof made === 'string') throw new Error(`${who.name} may not ${name} here: ${made}`);
    file = made;
  }
  return must(file);
}
