// Every invariant, one file each: written from docs/process.md by another hand than mends what they find.
import type { Invariant } from './invariant.ts';
import { besideIsTheirs } from './invariants/beside-is-theirs.ts';
import { callsAreSettled } from './invariants/calls-are-settled.ts';
import { deadAskedNothing } from './invariants/dead-asked-nothing.ts';
import { entriesAreKept } from './invariants/entries-are-kept.ts';
import { episodesAreCounted } from './invariants/episodes-are-counted.ts';
import { figuresAreCounted } from './invariants/figures-are-counted.ts';
import { groundsStand } from './invariants/grounds-stand.ts';
import { invitationsAreExplained } from './invariants/invitations-are-explained.ts';
import { invitedByWhatStands } from './invariants/invited-by-what-stands.ts';
import { keptAsLong } from './invariants/kept-as-long.ts';
import { keptOutReadsNothing } from './invariants/kept-out-reads-nothing.ts';
import { ladoIsOwed } from './invariants/lado-is-owed.ts';
import { missingCanBeRecorded } from './invariants/missing-can-be-recorded.ts';
import { noRoleNoRight } from './invariants/no-role-no-right.ts';
import { ofWhomItWasSaid } from './invariants/of-whom-it-was-said.ts';
import { oneAccess } from './invariants/one-access.ts';
import { othersAreNotGiven } from './invariants/others-are-not-given.ts';
import { oursStaysOurs } from './invariants/ours-stays-ours.ts';
import { outsidersReadNothing } from './invariants/outsiders-read-nothing.ts';
import { recordedIsKnown } from './invariants/recorded-is-known.ts';
import { strategyIsAsked } from './invariants/strategy-is-asked.ts';
import { struckIsNowhere } from './invariants/struck-is-nowhere.ts';
import { warningsAreTrue } from './invariants/warnings-are-true.ts';

export const invariants: Readonly<Record<string, Invariant>> = {
  besideIsTheirs,
  callsAreSettled,
  deadAskedNothing,
  entriesAreKept,
  episodesAreCounted,
  figuresAreCounted,
  groundsStand,
  invitationsAreExplained,
  invitedByWhatStands,
  keptAsLong,
  keptOutReadsNothing,
  ladoIsOwed,
  missingCanBeRecorded,
  noRoleNoRight,
  ofWhomItWasSaid,
  oneAccess,
  othersAreNotGiven,
  oursStaysOurs,
  outsidersReadNothing,
  recordedIsKnown,
  strategyIsAsked,
  struckIsNowhere,
  warningsAreTrue,
};
