// What a panel decides about a record: one table, as of cases (docs/process.md P23.12). Another decision is a name in entity.ts and a
// row here.
import type { RecordDecisionName } from './entity.ts';
import type { EntityKind } from './kinds.ts';

export interface RecordDecisionRow {
  readonly title: string;
  /** The names of what is asked with it, beside why. */
  readonly asks: readonly string[];
  /** It needs an open action on the record. */
  readonly needsAction?: true;
  /** It is on the agenda of the next panel again. */
  readonly comesAgain?: true;
  /** It ends the record, and needs the quorum of `recordQuorum`. */
  readonly closes?: true;
  /** It is decided about all kinds but this. */
  readonly notOf?: EntityKind;
}

export const recordDecisions: Readonly<Record<RecordDecisionName, RecordDecisionRow>> = {
  act: { title: 'Act on it', asks: [], needsAction: true },
  watch: { title: 'Keep watching', asks: [], comesAgain: true },
  assess: { title: 'Ask for an assessment', asks: ['assessment', 'assessor'], needsAction: true },
  theme: { title: 'Join to a theme', asks: ['theme'], notOf: 'theme' },
  close: { title: 'Close the record', asks: [], closes: true },
};

/** A decision as a form sent it. */
export const isRecordDecision = (name: string): name is RecordDecisionName => Object.hasOwn(recordDecisions, name);
export const recordDecisionsOf = (kind: EntityKind | undefined): readonly RecordDecisionName[] =>
  Object.keys(recordDecisions).filter((name): name is RecordDecisionName => {
    return isRecordDecision(name) && (kind === undefined || recordDecisions[name].notOf !== kind);
  });
