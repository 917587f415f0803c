// Whom the facts of a case and of its parts tell, and what they are shown.
import { caseMatter, type CaseTypes, type PartFact } from '../domain/case/whole/case.ts';
import type { MatterTypes } from '../domain/matter/matter.ts';
import { hostOf } from '../domain/case/action/host.ts';
import { actionNotices } from './action/rows.ts';
import { actionTelling, asideTelling } from './action/telling.ts';
import { workerNotices } from './case/changed.ts';
import { channelNotices } from './case/channels.ts';
import { asideNotices } from './case/righted.ts';
import { caseNotices } from './case/rows.ts';
import { caseTelling } from './case/telling.ts';
import { onwardNotices } from './onward/rows.ts';
import { riskNotices } from './assessment/rows.ts';
import { contributionNotices } from './contribution/rows.ts';
import { mentionNotices } from './mention/rows.ts';
import { statementNotices } from './statement/rows.ts';
import { gatheringNotices } from './gathering/rows.ts';
import { reviewNotices } from './review/rows.ts';
import { episodeNotices } from './episode/rows.ts';
import type { Now, Telling } from './telling.ts';
import type { Happened, NewNotice } from './told.ts';

/** What casework asks of any matter: whom a fact of it tells, and what they are shown. */
export interface Tells<T extends MatterTypes> {
  notices(happened: Happened<T>): readonly NewNotice[];
  telling(at: Now<T>): Telling;
}

type Parts = CaseTypes['parts'];
/** A fact about a part of this kind, with what it made of the part and its case. */
interface PartHappened<Kind extends keyof Parts> extends Omit<Happened<CaseTypes>, 'before' | 'fact'> {
  readonly before: { readonly root: CaseTypes['root'] | undefined; readonly part?: Parts[Kind]['doc'] };
  readonly fact: PartFact<Kind>;
}
/** A part whose facts call people to the case's own card has no `telling`. */
interface PartTells<About, Doc> {
  notices(happened: About, part: Doc): readonly NewNotice[];
  telling?(at: Now<CaseTypes>, part: Doc): Telling;
}
/** Every part has its row: a gap does not compile. */
const parts: { readonly [Kind in keyof Parts]: PartTells<PartHappened<Kind>, Parts[Kind]['doc']> } = {
  action: {
    notices: ({ before, after, fact, directory, called }, part) =>
      actionNotices({ host: hostOf(after.root), before: before.part, after: part, fact, directory, called }),
    telling: actionTelling,
  },
  review: { notices: reviewNotices },
  episode: { notices: episodeNotices },
  onward: { notices: onwardNotices },
  assessment: { notices: riskNotices },
  // No fact is about it: the steps of its case leave it, and tell of it.
  decision: { notices: () => [] },
  mention: { notices: mentionNotices },
  contribution: { notices: contributionNotices },
  statement: { notices: statementNotices },
  gathering: { notices: gatheringNotices },
};
type AnyPartTells = PartTells<Happened<CaseTypes>, unknown>;
const named: Readonly<Record<string, AnyPartTells | undefined>> = parts;
const partNamed = (kind: string | undefined): AnyPartTells | undefined => named[kind ?? ''];

/** With those who carry out its actions, where they must know. */
const withWorkers = (
  { fact, before, after, called }: Happened<CaseTypes>,
  told: readonly NewNotice[],
): readonly NewNotice[] => [
  ...told,
  ...workerNotices(fact, { before: before.root, after: after.root }, called, [
    fact.by.objectId,
    ...told.flatMap(({ person, rings }) => (rings && person !== undefined ? person : [])),
  ]),
];

export const caseTells: Tells<CaseTypes> = {
  notices: (happened) => [
    ...withWorkers(
      happened,
      partNamed(caseMatter.partOf(happened.fact.step))?.notices(happened, happened.after.part) ?? caseNotices(happened),
    ),
    ...channelNotices(happened.before.root, happened.after.root, happened.called),
    ...(happened.after.aside === undefined
      ? []
      : asideNotices(happened.after.aside.id, happened.called, happened.fact.by.objectId)),
  ],
  telling: (at) =>
    (at.aside === undefined ? undefined : asideTelling(at, at.aside)) ??
    (at.part && partNamed(caseMatter.partNamed(at.part.id))?.telling?.(at, at.part)) ??
    caseTelling(at),
};
