// What is wrong with a case as its facts leave it: asked of every state that the walk comes to.
import { personIn } from '../../../src/domain/people/directory.ts';
import type { Instant } from '../../../src/domain/time/calendar.ts';
import { debtsOf, duties, dutiesOfRung, isCalledFor, historyOf, type Debt, type DutyName } from './account.ts';
import { settlersOf } from './settle.ts';
import { callOf, clocked, daysLater, fileOf, type Call, type File, type World } from './world.ts';

/** Of this duty, at this stage, this is wrong. */
export interface Failure {
  readonly duty: string;
  readonly stage: string;
  readonly what: string;
}
export const sayFailure = ({ duty, stage, what }: Failure): string => `${duty} at ${stage}: ${what}`;

const day = 24 * 60 * 60 * 1000;
/** How many days ahead it looks: until all that is owed should have been called for twice more; where nothing is, a season. */
const daysAhead = (debts: readonly Debt[], now: Instant): number =>
  debts.length === 0
    ? 100
    : Math.max(
        ...debts.map(({ duty, since }) => {
          const { within, silence } = duties[duty];
          const past = (Date.parse(now) - Date.parse(since)) / day;
          return Math.max(Math.min(within, 90) - past, 0) + 2 * Math.min(silence, 30) + 14;
        }),
      );

/** Who was there before anyone left: what none of them may settle is barred by a rule, and not by who has gone. */
export interface Judged extends World {
  readonly before: World['council'];
}
/** A case as it is judged: of two that became one, with the one that is kept. */
export interface Judging {
  readonly files: readonly [File, ...File[]];
  readonly debts: readonly Debt[];
  /** What may be called for here because another case that ended in it owes it. */
  readonly others?: readonly Debt[];
  readonly now: Instant;
  readonly world: Judged;
}
/** What is wrong with a case: with whom it calls, and whom it does not. */
export const failuresOf = (file: File, now: Instant, world: Judged, others: readonly Debt[] = []): readonly Failure[] =>
  judged({ files: [file], debts: debtsOf(historyOf(file), now), others, now, world });

/** What is wrong with these debts, wherever they are heard of and settled; and what else the first of the cases calls for. */
export function judged(judging: Judging): readonly Failure[] {
  const { files, debts, others = [], now, world } = judging;
  const [file] = files;
  const horizon = daysLater(now, daysAhead(debts, now));
  const stage = stageOf(file);
  const runs = files.map((one) => clocked(one, horizon, world));
  const [own = []] = runs.map(callsIn);
  const history = historyOf(file);
  const forNothing = own
    .filter(({ at, to }) => at >= now && to.length > 0)
    .flatMap(({ at, rungs }) => {
      const about = rungs.map(dutiesOfRung);
      const isOwed = (those: readonly DutyName[]): boolean =>
        those.length === 0 ||
        those.some((duty) => isCalledFor(duty, history, at) || others.some((debt) => debt.duty === duty));
      // One call may be about several things: it is for nothing where none of them is owed.
      return about.some(isOwed) ? [] : about.flatMap(([duty]) => duty ?? []);
    });
  return [
    ...debts.flatMap((debt) =>
      withOthers(debt, judging, runs, horizon).map((what) => ({ duty: debt.duty, stage, what })),
    ),
    ...[...new Set(forNothing)].map((duty) => ({ duty, stage, what: idle })),
  ];
}
const callsIn = ({ facts }: File): readonly Call[] => facts.flatMap((fact) => callOf(fact) ?? []);

/** That no one hears of it, or may settle it, only because people left or have a conflict, is a failure of its own. */
function withOthers(debt: Debt, judging: Judging, runs: readonly File[], horizon: Instant): readonly string[] {
  const wrong = heard(debt, judging, runs, horizon);
  const { files, now, world } = judging;
  const isWhole = world.council === world.before && files.every(({ root }) => root.excluded.length === 0);
  if (wrong.length === 0 || isWhole) return wrong;
  const council = world.before;
  const [first, ...rest] = files.map((file): File => ({ ...file, root: { ...file.root, excluded: [] } }));
  if (first === undefined) return wrong;
  const whole: Judging = { ...judging, files: [first, ...rest], world: { ...world, council } };
  const then = whole.files.map((file) => clocked(file, horizon, whole.world));
  const ofRules = heard(debt, { ...whole, now }, then, horizon);
  // Where those who may have gone, it is enough that the call goes up: of whom, `verify` says.
  const isLost = wrong.some(isSilent) && !ofRules.some(isSilent);
  return [
    ...ofRules.filter((what) => wrong.includes(what) || (isSilent(what) && wrong.some(isSilent))),
    ...(wrong.includes(deaf) && !ofRules.includes(deaf) ? [deaf] : []),
    ...(isLost ? [unheard] : []),
  ];
}
/** What may be wrong, in words. */
export const never = 'no one is called';
export const ends = 'the calls end before it is done';
export const barred = 'no one may settle it';
export const deaf = 'no one who is called may settle it';
export const idle = 'someone is called for nothing';
/** Whether it says that no one is called, or not until it is done. */
export const isSilent = (what: string): boolean => what === never || what === ends;
/** Those who may settle it have left or have a conflict, and the call does not go up. */
export const unheard = 'unheard';

/** Where it stands: its stage, and whether a restriction decides who may. */
const stageOf = ({ root: { stage, restricted } }: File): string =>
  restricted === undefined ? stage : `${stage}, restricted`;

/** What is wrong with how a debt is heard, and by whom. */
function heard(debt: Debt, { files, now, world }: Judging, runs: readonly File[], horizon: Instant): readonly string[] {
  const { rungs, instead = [] } = duties[debt.duty];
  const heardOf = runs
    .flatMap(callsIn)
    .filter(
      (call) =>
        call.rungs.some((rung) => rungs.includes(rung) || instead.includes(rung)) &&
        (debt.part === undefined || call.part === undefined || call.part === debt.part) &&
        call.to.some((id) => personIn(world.council, id) !== undefined),
    );
  // Of those who were called and have left, the next call as it comes is soon enough.
  const isWhole = world.council === world.before;
  const silence = silentFor(debt, heardOf.map(({ at }) => at).toSorted(), now, horizon, isWhole);
  const calls = heardOf.filter((call) => call.rungs.some((rung) => rungs.includes(rung)));
  const settlers = (some: readonly File[], at: Instant) => {
    const people = some.map((file) => settlersOf(debt, file, at, world));
    return people.every((those) => those === undefined)
      ? undefined
      : people.flatMap((those) => those ?? []).map(({ objectId }): string => objectId);
  };
  const can = settlers(files, now);
  if (can === undefined) return silence;
  if (can.length === 0) return [...silence, barred];
  // Also the last that went out, where all are there who were called.
  const past = world.council === world.before ? calls.filter(({ at }) => at <= now).slice(-1) : [];
  const unable = [...past, ...calls.filter(({ at }) => at > now)]
    .filter(({ to }) => !to.some((id) => can.includes(id)))
    .filter((call, place, some) => some.findIndex(({ to }) => to.join() === call.to.join()) === place)
    // Whoever is asked may settle it from then on.
    .filter(({ at, to }) => {
      const then = runs.map((run) => fileOf(run.facts.filter((fact) => fact.at <= at)));
      return settlers(then, at)?.some((id) => to.includes(id)) !== true;
    });
  return unable.length > 0 ? [...silence, deaf] : silence;
}

/**
 * Whether people are called in time, and again until the end of what is looked at. What was missed before now was wrong then:
 * a call that comes soon makes up for it.
 */
function silentFor(
  { duty, since }: Debt,
  calls: readonly Instant[],
  now: Instant,
  horizon: Instant,
  isWhole: boolean,
): readonly string[] {
  const { within, silence } = duties[duty];
  const before = calls.filter((at) => at >= since && at <= now).at(-1);
  const next = [...calls.filter((at) => at > now), horizon];
  const until = Math.max(
    before === undefined ? Date.parse(since) + within * day : Date.parse(before) + silence * day,
    Date.parse(now) + (isWhole ? Math.min(within, silence) : Math.min(Math.max(within, silence), 90)) * day,
  );
  const isLong = next.some(
    (at, place) => place > 0 && Date.parse(at) - Date.parse(next[place - 1] ?? at) > silence * day,
  );
  if (!isLong && Date.parse(next[0] ?? horizon) <= until) return [];
  return [calls.some((at) => at >= since) ? ends : never];
}
