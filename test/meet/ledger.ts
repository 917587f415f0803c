// What is so by the facts alone, as docs/process.md says it: folded here by another hand, without the code of the process. What a
// fact took back was never so. Of a case into which a referral was merged it is what the facts of both say today (P5.8).
import type { Fact } from '../../src/domain/case/whole/case.ts';
import type { IsoDate } from '../../src/domain/time/dates.ts';
import { addDays, localDate, type Instant } from '../../src/domain/time/calendar.ts';

/** To whom the case is opened, until the end of which day: by hand, or by a meeting about the child. */
interface Opening {
  readonly invitee: string;
  readonly until: IsoDate;
  readonly gathering: string | undefined;
}
export interface Ledger {
  readonly died: boolean;
  /** A death or serious harm: nothing may be destroyed. */
  readonly held: boolean;
  /** Missing, and not back. */
  readonly away: boolean;
  /** Each night away, by when it began. */
  readonly episodes: readonly Episode[];
  /** Three nights within thirty days ask for a strategy discussion; undefined: one was called for, or a meeting decided, between. */
  readonly asksForStrategy: boolean | undefined;
  /** A record of the NRM whose last answer is positive: critical sign K5. */
  readonly grounds: boolean;
  /** What was recorded outside MSET, by the step that began it. */
  readonly onward: ReadonlySet<string>;
  /** Of the family, by name. */
  readonly family: ReadonlySet<string>;
  /** For which agencies a person of concern works. */
  readonly employers: ReadonlySet<string>;
  /** Who is kept out of it, or has a conflict of interest. */
  readonly out: ReadonlySet<string>;
  readonly restricted: boolean;
  /** Whether anyone must not be told. */
  readonly told: string;
  readonly openings: readonly Opening[];
  /** The LADO is to be told of someone; undefined: the facts do not say of whom the LADO was told. */
  readonly ladoOwed: boolean | undefined;
  /** It went to a panel, which every agency is invited to. */
  readonly toPanel: boolean;
}
interface Episode {
  readonly since: Instant;
  /** Until when, where they came back. */
  readonly back: Instant | undefined;
  /** From when on the case knows of it. */
  readonly known: Instant;
}

const has = (facts: readonly Fact[], step: Fact['step']): boolean => facts.some((fact) => fact.step === step);

const takesBack = (one: Fact) => (one.step === 'putRight' && one.data.is === 'back' ? [one.data] : []);
/** Without what was taken back, and what was about a part that went with it. `others`: facts of a case that may take it back, too. */
export function standing(facts: readonly Fact[], others: readonly Fact[] = []): readonly Fact[] {
  // A number is that of its own case first.
  const theirs = others.flatMap(takesBack).filter((back) => others[back.fact - 1]?.step !== back.step);
  const back = [...facts.flatMap(takesBack), ...theirs].filter((one) => facts[one.fact - 1]?.step === one.step);
  return facts.filter(
    ({ number, part }) => !back.some((one) => one.fact === number || (part !== undefined && one.part === part)),
  );
}

/** The last answer of who must not be told. */
const toldIn = (facts: readonly Fact[]): string =>
  facts.reduce(
    (last, fact) => (fact.step === 'changeNow' ? fact.data.changes.tell?.answers['mustNotBeTold'] : undefined) ?? last,
    'no',
  );

interface Shut {
  /** Who has a conflict of interest: no one lets them in. */
  readonly conflicts: ReadonlySet<string>;
  /** Who is kept out, and was not let in again. */
  readonly kept: ReadonlySet<string>;
}
const open: Shut = { conflicts: new Set(), kept: new Set() };
function shutIn(facts: readonly Fact[], before: Shut): Shut {
  const [conflicts, kept] = [new Set(before.conflicts), new Set(before.kept)];
  for (const fact of facts) {
    if (fact.step === 'declareConflict' && fact.data.conflict === 'yes') conflicts.add(fact.by.objectId);
    if (fact.step === 'declareMeetingConflict') conflicts.add(fact.by.objectId);
    if (fact.step === 'keepOut') kept.add(fact.data.person.objectId);
    if (fact.step === 'letIn') kept.delete(fact.data.person);
  }
  return { conflicts, kept };
}
const bothShut = (one: Shut, other: Shut): Shut => ({
  conflicts: new Set([...one.conflicts, ...other.conflicts]),
  kept: new Set([...one.kept, ...other.kept]),
});

function restrictedIn(facts: readonly Fact[], before: boolean): boolean {
  let is = before;
  for (const fact of facts) {
    if (fact.step === 'restrict' || (fact.step === 'declareConflict' && fact.data.conflict === 'yes')) is = true;
    if (fact.step === 'liftRestriction') is = false;
  }
  return is;
}

function openingsIn(facts: readonly Fact[], before: readonly Opening[]): readonly Opening[] {
  let all = before;
  for (const fact of facts) {
    if (fact.step === 'inviteToCase') {
      const { invitee, until } = fact.data;
      const others = all.filter((one) => one.invitee !== invitee || one.gathering !== undefined);
      all = [...others, { invitee, until, gathering: undefined }];
    }
    // A person ends it: whatever opened it to them.
    if (fact.step === 'endInvitation') all = all.filter((one) => one.invitee !== fact.data.invitee);
    if (fact.step === 'planGathering') {
      const until = addDays(localDate(fact.data.startsAt), 14);
      all = [...all, ...fact.data.invited.map(({ invitee }) => ({ invitee, until, gathering: fact.part }))];
    }
    if (fact.step === 'cancelGathering') all = all.filter((one) => one.gathering !== fact.part);
  }
  return all;
}

/** Each part that a person began as missing, whether it goes on; and a return of one that no fact of these began. */
function awayIn(facts: readonly Fact[]): { readonly isAway: boolean; readonly cameBack: boolean } {
  const began = new Map<string | undefined, boolean>();
  let cameBack = false;
  for (const fact of facts) {
    if (fact.step === 'recordMissing') began.set(fact.part, true);
    if (fact.step === 'recordReturn') {
      cameBack ||= !began.has(fact.part);
      began.set(fact.part, false);
    }
  }
  return { isAway: [...began.values()].some(Boolean), cameBack };
}

/** `from`: when the case heard of them. */
const episodesIn = (facts: readonly Fact[], from = ''): readonly Episode[] =>
  facts.flatMap((fact) => {
    if (fact.step !== 'recordMissing' && fact.step !== 'addPastEpisode') return [];
    const news = facts.findLast((one) => one.step === 'updateEpisode' && one.part === fact.part);
    const since = news?.step === 'updateEpisode' ? news.data.since : fact.data.since;
    const came = facts.find((one) => one.step === 'recordReturn' && one.part === fact.part)?.at;
    const back = fact.step === 'addPastEpisode' ? fact.at : came;
    return [{ since, back, known: fact.at > from ? fact.at : from }];
  });
const isThird = (one: Episode, all: readonly Episode[]): boolean => {
  const [last, first] = [localDate(one.since), addDays(localDate(one.since), -30)];
  return all.filter(({ since }) => localDate(since) <= last && localDate(since) >= first).length >= 3;
};
/** What settles that a strategy discussion is asked for: it is called for, or a meeting decides. */
const settling: ReadonlySet<string> = new Set(['sendToStrategy', 'recordDecision', 'decideNow']);
function asksForStrategyIn(facts: readonly Fact[], episodes: readonly Episode[]): boolean | undefined {
  const [first, last] = [
    episodes.map(({ known }) => known).toSorted()[0],
    episodes
      .map(({ known }) => known)
      .toSorted()
      .at(-1),
  ];
  if (first === undefined || last === undefined || !episodes.some((one) => isThird(one, episodes))) return false;
  const settled = facts.filter(({ step, at }) => settling.has(step) && at >= first);
  if (settled.length === 0) return true;
  return settled.some(({ at }) => at > last) ? false : undefined;
}

const answers: ReadonlySet<string> = new Set(['recordReasonable', 'recordConclusive', 'recordReconsidered']);
/** Of the records of one referral, each by itself. */
const groundsIn = (facts: readonly Fact[]): boolean =>
  [
    ...Map.groupBy(
      facts.filter(({ step }) => answers.has(step)),
      ({ part }) => part,
    ).values(),
  ].some((all) => {
    const { said } = (all.at(-1)?.data ?? {}) as { readonly said?: Readonly<Record<string, string>> };
    return said?.['decision'] === 'positive';
  });

const beginsOnward: ReadonlySet<string> = new Set([
  'recordNrm',
  'recordCawn',
  'recordLado',
  'recordPrevent',
  'recordDefence',
  'recordGuardian',
]);
const onwardIn = (facts: readonly Fact[]): readonly string[] =>
  facts.flatMap(({ step }) => (beginsOnward.has(step) ? step : []));
const familyIn = (facts: readonly Fact[]): readonly string[] =>
  facts.flatMap((fact) => (fact.step === 'recordFamily' ? fact.data.name : []));
const employersIn = (facts: readonly Fact[]): readonly string[] =>
  facts.flatMap(({ data }) => ('employers' in data ? (data.employers?.agencies ?? []) : []));

/** Of whom it was said that they work with children: by name, where they have one. */
const saidIn = (facts: readonly Fact[]) =>
  facts.flatMap((fact): readonly { readonly at: Instant; readonly name: string | undefined }[] => {
    if (fact.step === 'addPerson' && fact.data.said['works'] === 'yes')
      return facts.some(({ step, part }) => step === 'takeBackMention' && part === fact.part)
        ? []
        : [{ at: fact.at, name: fact.data.said['name'] }];
    const now = fact.step === 'changeNow' ? fact.data.changes.concern?.answers : undefined;
    return now?.['worksWithChildren'] === 'yes' ? [{ at: fact.at, name: undefined }] : [];
  });
function ladoOwedIn(facts: readonly Fact[]): boolean | undefined {
  const said = saidIn(facts);
  const told = facts.findLast(({ step }) => step === 'recordLado')?.at;
  if (said.length === 0) return false;
  if (told === undefined) return true;
  const first = said.filter(({ at }) => at < told);
  const names = new Set(first.map(({ name }) => name));
  const isSecond = said.some(({ at, name }) => at > told && name !== undefined && !names.has(name));
  // Of two at once, or of one who is not named, the facts do not say of whom the LADO was told.
  if (isSecond) return first.some(({ name }) => name !== undefined) ? true : undefined;
  return first.length === 1 && said.length === 1 ? false : undefined;
}
/** Until two referrals are one, each tells the LADO of its own. */
function ladoOwedOf(
  both: readonly Fact[],
  parts: readonly [readonly Fact[], readonly Fact[], readonly Fact[]] | undefined,
): boolean | undefined {
  if (parts === undefined) return ladoOwedIn(both);
  const [own, theirs, since] = parts;
  if (has(since, 'recordLado')) return ladoOwedIn(both);
  const owed = [ladoOwedIn(own), ladoOwedIn(theirs)];
  if (owed.includes(true)) return true;
  if (saidIn(since).length > 0) return ladoOwedIn(both);
  return owed.includes(undefined) ? undefined : false;
}

const before = (one: Fact, other: Fact): number => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0);
/** What was until the two were one, and what was since; all of it since, where they are not. */
function parted(facts: readonly Fact[], by: Fact['step']): readonly [readonly Fact[], readonly Fact[]] {
  const place = Math.max(
    facts.findIndex(({ step }) => step === by),
    0,
  );
  return [facts.slice(0, place), facts.slice(place)];
}

/** Of one case; and of what was merged into it. */
export function ledgerOf(all: readonly Fact[], merged?: readonly Fact[]): Ledger {
  const own = standing(all, merged);
  const theirs = merged === undefined ? [] : standing(merged, all);
  const [ownBefore, ownSince] = parted(own, 'takeMerged');
  const [theirsBefore, theirsSince] = parted(theirs, 'mergeCase');
  const took = ownSince[0]?.step === 'takeMerged' ? ownSince[0].at : undefined;
  const isOne = merged === undefined;
  const both = isOne ? own : [...own, ...theirs].toSorted(before);
  const since = isOne ? own : [...ownSince, ...theirsSince].toSorted(before);
  const [gone, goes] = [awayIn(theirs), awayIn(own)];
  const died = both.some((fact) => fact.step === 'recordHarm' && fact.data.what === 'died');
  const said = since.some((fact) => fact.step === 'changeNow' && fact.data.changes.tell !== undefined);
  const toldBefore = [toldIn(ownBefore), toldIn(theirsBefore)].includes('yes') ? 'yes' : 'no';
  const shut = shutIn(since, bothShut(shutIn(ownBefore, open), shutIn(theirsBefore, open)));
  // A child who is missing in both as they become one is away once.
  const isAwayAt = ({ known, back = '9' }: Episode): boolean => took !== undefined && known <= took && back > took;
  const ownEpisodes = episodesIn(own);
  const theirEpisodes = episodesIn(theirs, took).filter(
    (one) => !isAwayAt(one) || !ownEpisodes.some((other) => isAwayAt(other)),
  );
  const episodes = [...ownEpisodes, ...theirEpisodes];
  return {
    died,
    held: has(both, 'recordHarm'),
    away: goes.isAway || (gone.isAway && !goes.cameBack),
    episodes,
    asksForStrategy: died ? false : asksForStrategyIn(both, episodes),
    grounds: groundsIn(own) || groundsIn(theirs),
    onward: new Set(onwardIn(both)),
    family: new Set(familyIn(both)),
    employers: new Set(employersIn(both)),
    out: new Set([...shut.conflicts, ...shut.kept]),
    restricted: restrictedIn(since, restrictedIn(ownBefore, false) || restrictedIn(theirsBefore, false)),
    told: said ? toldIn(since) : toldBefore,
    openings: openingsIn(since, [
      ...openingsIn(ownBefore, []),
      ...openingsIn(theirsBefore, []).filter(({ gathering }) => gathering === undefined),
    ]),
    ladoOwed: ladoOwedOf(both, isOne ? undefined : [ownBefore, theirsBefore, since]),
    toPanel: both.some(
      (fact) =>
        (fact.step === 'recordDecision' || fact.step === 'decideNow') && fact.data.decided.decision === 'toPanel',
    ),
  };
}
/** Whether it is still so on this day. */
export const isOpenOn = ({ until }: Opening, now: Instant): boolean => until >= localDate(now);
