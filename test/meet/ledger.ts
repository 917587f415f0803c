// What is so by the facts alone, as docs/process.md says it: folded here by another hand, without the code of the process. What a
// fact took back was never so.
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
  readonly episodes: number;
  /** Who is kept out of it, or has a conflict of interest. */
  readonly out: ReadonlySet<string>;
  readonly restricted: boolean;
  /** Whether anyone must not be told. */
  readonly told: string;
  readonly openings: readonly Opening[];
  readonly ladoTold: boolean;
  /** It went to a panel, which every agency is invited to. */
  readonly toPanel: boolean;
}

/** Without what was taken back, and what was about a part that went with it. */
export function standing(facts: readonly Fact[]): readonly Fact[] {
  const back = facts.flatMap((fact) => (fact.step === 'putRight' && fact.data.is === 'back' ? [fact.data] : []));
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

/** Conflicts of interest; and who is kept out and was not let in again. */
function outIn(facts: readonly Fact[], before: ReadonlySet<string>): ReadonlySet<string> {
  const conflicts = new Set<string>();
  const kept = new Set(before);
  for (const fact of facts) {
    if (fact.step === 'declareConflict' && fact.data.conflict === 'yes') conflicts.add(fact.by.objectId);
    if (fact.step === 'declareMeetingConflict') conflicts.add(fact.by.objectId);
    if (fact.step === 'keepOut') kept.add(fact.data.person.objectId);
    if (fact.step === 'letIn') kept.delete(fact.data.person);
  }
  return new Set([...conflicts, ...kept]);
}

function restrictedIn(facts: readonly Fact[], before: boolean): boolean {
  let is = before;
  for (const fact of facts) {
    if (fact.step === 'restrict' || (fact.step === 'declareConflict' && fact.data.conflict === 'yes')) is = true;
    if (fact.step === 'liftRestriction') is = false;
  }
  return is;
}

function openingsIn(facts: readonly Fact[], before: readonly Opening[]): readonly Opening[] {
  let open = before;
  for (const fact of facts) {
    if (fact.step === 'inviteToCase') {
      const { invitee, until } = fact.data;
      const others = open.filter((one) => one.invitee !== invitee || one.gathering !== undefined);
      open = [...others, { invitee, until, gathering: undefined }];
    }
    // A person ends it: whatever opened it to them.
    if (fact.step === 'endInvitation') open = open.filter((one) => one.invitee !== fact.data.invitee);
    if (fact.step === 'planGathering') {
      const until = addDays(localDate(fact.data.startsAt), 14);
      open = [...open, ...fact.data.invited.map(({ invitee }) => ({ invitee, until, gathering: fact.part }))];
    }
    if (fact.step === 'cancelGathering') open = open.filter((one) => one.gathering !== fact.part);
  }
  return open;
}

const has = (facts: readonly Fact[], step: Fact['step']): boolean => facts.some((fact) => fact.step === step);

/** Of one case; and of what was merged into it, as that was then. */
export function ledgerOf(all: readonly Fact[], merged?: readonly Fact[]): Ledger {
  const facts = standing(all);
  const took = facts.findIndex(({ step }) => step === 'takeMerged');
  const theirs = merged === undefined || took === -1 ? undefined : ledgerOf(merged);
  const [earlier, since] = theirs === undefined ? [[], facts] : [facts.slice(0, took), facts.slice(took)];
  const began = new Map<string | undefined, boolean>();
  let came = false;
  for (const fact of facts) {
    if (fact.step === 'recordMissing') began.set(fact.part, true);
    if (fact.step === 'recordReturn') {
      came ||= !began.has(fact.part);
      began.set(fact.part, false);
    }
  }
  const isAway = [...began.values()].some(Boolean) || (theirs?.away === true && !came);
  const died = facts.some((fact) => fact.step === 'recordHarm' && fact.data.what === 'died') || theirs?.died === true;
  const tellAfter = toldIn(since);
  const both = [toldIn(earlier), theirs?.told ?? 'no'];
  const said = since.some((fact) => fact.step === 'changeNow' && fact.data.changes.tell !== undefined);
  return {
    died,
    held: has(facts, 'recordHarm') || theirs?.held === true,
    away: isAway,
    episodes: facts.filter(({ step }) => step === 'recordMissing' || step === 'addPastEpisode').length,
    out: outIn(since, new Set([...outIn(earlier, new Set()), ...(theirs?.out ?? [])])),
    restricted: restrictedIn(since, restrictedIn(earlier, false) || theirs?.restricted === true),
    told: said ? tellAfter : both.includes('yes') ? 'yes' : tellAfter,
    openings: openingsIn(since, [
      ...openingsIn(earlier, []),
      ...(theirs?.openings ?? []).filter(({ gathering }) => gathering === undefined),
    ]),
    ladoTold: has(facts, 'recordLado'),
    toPanel:
      facts.some(
        (fact) =>
          (fact.step === 'recordDecision' || fact.step === 'decideNow') && fact.data.decided.decision === 'toPanel',
      ) || theirs?.toPanel === true,
  };
}
/** Whether it is still so on this day. */
export const isOpenOn = ({ until }: Opening, now: Instant): boolean => until >= localDate(now);
