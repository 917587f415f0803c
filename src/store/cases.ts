import type { Cases, Commit } from '../casework/ports.ts';
import type { Action, ActionId } from '../domain/action/action.ts';
import type { Reference } from '../domain/ids.ts';
import { actionDocument, actionId, actionIn, clockIn } from './action-documents.ts';
import {
  caseDocument,
  caseId,
  caseRecordIn,
  coordinatorWaits,
  factDocument,
  factId,
  factIn,
  isReminder,
  markerDocument,
  markerId,
  markerIn,
  newNotice,
} from './documents.ts';
import { StoreFault } from './faults.ts';
import type { Items, Operation, Patience } from './items.ts';
import {
  actionsOfAgency,
  actionsOfCase,
  actionsOfOwner,
  activeActions,
  casesForCoordinator,
  casesInStage,
  casesOfReferrer,
  clocksFallenDue,
  factsOfCase,
} from './queries.ts';

/** The cases with their facts and actions, in the container `cases`. */
export function casesOn(items: Items, patience: Patience): Cases {
  return {
    ...actionsOn(items),
    load: async (reference) => {
      const found = await items.read(reference, caseId);
      return found && { value: caseRecordIn(found.raw), version: found.version };
    },
    marker: async (reference, id) => {
      const found = await items.read(reference, markerId(id));
      return found && markerIn(found.raw);
    },
    commit: (commit, nowMs) => commitOnce(items, patience, commit, nowMs),
    facts: async (reference) => {
      const found = await items.inPartition(factsOfCase, reference);
      return found.map(factIn).toSorted((one, other) => one.number - other.number);
    },
    ofReferrer: async (person) => {
      const found = await items.across(casesOfReferrer, { '@person': person });
      return found.map((raw) => caseRecordIn(raw).case);
    },
    waitingForCoordinator: async () => {
      const found = await items.across(casesForCoordinator, { '@waits': coordinatorWaits });
      return found.map((raw) => caseRecordIn(raw).case);
    },
    inStage: async (stage) => {
      const found = await items.across(casesInStage, { '@stage': stage });
      return found.map((raw) => caseRecordIn(raw).case);
    },
  };
}

type OfActions = 'action' | 'actionsOf' | 'actionsOfAgency' | 'actionsOfOwner' | 'activeActions' | 'fallenDue';

const actionsOn = (items: Items): Pick<Cases, OfActions> => ({
  action: async (reference, id) => {
    const found = await items.read(reference, actionId(id));
    return found && { value: actionIn(found.raw), version: found.version };
  },
  actionsOf: async (reference) => byNumber((await items.inPartition(actionsOfCase, reference)).map(actionIn)),
  actionsOfAgency: async (agency) => (await items.across(actionsOfAgency, { '@agency': agency })).map(actionIn),
  actionsOfOwner: async (person) => (await items.across(actionsOfOwner, { '@person': person })).map(actionIn),
  activeActions: async () => (await items.across(activeActions, {})).map(actionIn),
  fallenDue: async (now) => {
    const found = (await items.across(clocksFallenDue, { '@now': now }))
      .map(clockIn)
      .filter((one) => one !== undefined);
    return found.toSorted((one, other) => (one.at < other.at ? -1 : 1)).map(({ at: _at, ...whose }) => whose);
  },
});

/** A9 before A10. */
export const byNumber = (actions: readonly Action[]): readonly Action[] =>
  actions.toSorted((one, other) => numberOf(one.id) - numberOf(other.id));
const numberOf = (id: ActionId): number => Number(id.slice(1));

/**
 * Writes it exactly once. After a lost reply or a refusal it looks for its own fact: a refusal may be of a repeat whose
 * first try had arrived. Repeating the same batch is harmless, for it names the version it replaces.
 */
async function commitOnce(
  items: Items,
  { pausesMs, pause }: Patience,
  commit: Commit,
  nowMs: number,
): Promise<'done' | 'conflict'> {
  const operations = operationsOf(commit, nowMs);
  for (const wait of [...pausesMs, undefined]) {
    const outcome = await attempt(items, commit, operations);
    if (outcome === 'done' || (await isStored(items, commit))) return 'done';
    if (outcome === 'refused') return 'conflict';
    if (wait !== undefined) await pause(wait);
  }
  throw notKnown(commit.fact.number);
}

function operationsOf(
  { reference, before, record, fact, notices, action, ...commit }: Commit,
  nowMs: number,
): Operation[] {
  const document = caseDocument(reference, record);
  return [
    before === undefined ? { does: 'create', document } : { does: 'replace', document, version: before },
    { does: 'create', document: factDocument(reference, fact) },
    { does: isReminder(commit.marker.id) ? 'create' : 'upsert', document: markerDocument(reference, commit.marker) },
    ...(action === undefined ? [] : [writeOfAction(reference, action)]),
    ...notices.map((notice): Operation => ({ does: 'upsert', document: newNotice(reference, notice, nowMs) })),
  ];
}

function writeOfAction(reference: Reference, { before, value }: NonNullable<Commit['action']>): Operation {
  const document = actionDocument(reference, value);
  return before === undefined ? { does: 'create', document } : { does: 'replace', document, version: before };
}

async function attempt(
  items: Items,
  { reference }: Commit,
  operations: Operation[],
): Promise<'done' | 'refused' | 'unknown'> {
  try {
    const { written } = await items.write(reference, operations);
    return written ? 'done' : 'refused';
  } catch (error) {
    if (error instanceof StoreFault && error.reason === 'unknownOutcome') return 'unknown';
    throw error;
  }
}

/**
 * Whether this very commit is in the database. The fact tells more surely than the marker: it is never overwritten, and
 * its hash is of all that happened before it; the marker was written with it or not at all.
 */
async function isStored(items: Items, { reference, fact }: Commit): Promise<boolean> {
  const found = await items.read(reference, factId(fact.number)).catch((error: unknown) => {
    throw notKnown(fact.number, error instanceof StoreFault ? error.code : undefined);
  });
  return found !== undefined && factIn(found.raw).hash === fact.hash;
}

const notKnown = (fact: number, code?: number | string): StoreFault =>
  new StoreFault('unknownOutcome', `Whether fact ${fact} was stored is not known`, code);
