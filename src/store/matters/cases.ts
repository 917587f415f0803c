import type { CaseMatch, Cases, Commit } from '../../casework/ports/ports.ts';
import type { Action, ActionId } from '../../domain/case/action/action.ts';
import { closedToSome } from '../../domain/case/action/who.ts';
import type { Stage } from '../../domain/case/stages.ts';
import type { Reference } from '../../domain/ids.ts';
import { actionDocument, actionId, actionIn, actionRowIn, overseerWaits, sourceIn } from './action-documents.ts';
import { coordinatorWaits } from './case-index.ts';
import { caseRowIn, referenceIn } from './case-rows.ts';
import { clockIn } from '../clocks.ts';
import { commitOnce } from '../sdk/commit.ts';
import {
  caseDocument,
  caseId,
  caseRecordIn,
  factDocument,
  factIn,
  isReminder,
  markerDocument,
  markerId,
  markerIn,
  newNotice,
} from './documents.ts';
import type { Items, Operation, Patience } from '../sdk/items.ts';
import { actionsSetOn, rowsDecidedAt, rowsDueBy, rowsInStages, rowsOfReferrers } from '../queries/board-queries.ts';
import {
  actionsOfAgency,
  actionsOfCase,
  actionsToOversee,
  activeActions,
  casesAlike,
  casesClosedTo,
  casesDecidedAt,
  casesForMeeting,
  casesForCoordinator,
  casesInStage,
  casesInStages,
  casesOfReferrer,
  clocksFallenDue,
  factsOfCase,
  rowsForCoordinator,
  rowsInStage,
  rowsOfReferrer,
  openActionsOfCases,
} from '../queries/queries.ts';
import { casesAtOnce, keysAtOnce, peopleAtOnce, stagesAtOnce, type AcrossQuery } from '../sdk/query.ts';

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
    commit: async (commit, nowMs) => {
      const { reference, fact } = commit;
      return commitOnce(items, patience, { partition: reference, operations: operationsOf(commit, nowMs), fact });
    },
    facts: async (reference) => {
      const found = await items.inPartition(factsOfCase, reference);
      return found.map(factIn).toSorted((one, other) => one.number - other.number);
    },
    ...listsOn(items),
  };
}

type Lists =
  'ofReferrer' | 'waitingForCoordinator' | 'closedTo' | 'inStage' | 'inStages' | 'forMeeting' | 'alike' | 'decidedAt';

const listsOn = (items: Items): Pick<Cases, Lists | Rows> => {
  const casesFound = async (query: AcrossQuery, parameters: Readonly<Record<`@${string}`, string>>) =>
    (await items.across(query, parameters)).map((raw) => caseRecordIn(raw).case);
  return {
    ...rowsOn(items),
    ofReferrer: (person) => casesFound(casesOfReferrer, { '@person': person }),
    waitingForCoordinator: () => casesFound(casesForCoordinator, { '@waits': coordinatorWaits }),
    closedTo: async (person) => {
      const found = await items.across(casesClosedTo, { '@some': closedToSome, '@person': person });
      return new Set(found.map(referenceIn));
    },
    inStage: (stage) => casesFound(casesInStage, { '@stage': stage }),
    inStages: async (stages) => {
      const groups = groupsOf(stages, stagesAtOnce, '@stage');
      return (await Promise.all(groups.map((group) => casesFound(casesInStages, group)))).flat();
    },
    forMeeting: async (stages, date) => {
      const groups = groupsOf(stages, stagesAtOnce, '@stage').map((group) => ({ ...group, '@date': date }));
      return (await Promise.all(groups.map((group) => casesFound(casesForMeeting, group)))).flat();
    },
    alike: (keys) => alike(items, keys),
    decidedAt: (meeting) => casesFound(casesDecidedAt, { '@meeting': meeting }),
  };
};

type Rows =
  'rowsOfReferrer' | 'rowsWaiting' | 'rowsInStage' | 'rowsInStages' | 'rowsDueBy' | 'rowsDecidedAt' | 'rowsOfReferrers';

const inStages = (stages: readonly Stage[]) => groupsOf(stages, stagesAtOnce, '@stage');
const rowsOn = (items: Items): Pick<Cases, Rows> => {
  const rowsFound = async (query: AcrossQuery, groups: readonly Readonly<Record<`@${string}`, string>>[]) =>
    (await Promise.all(groups.map((group) => items.across(query, group)))).flat().map(caseRowIn);
  return {
    rowsOfReferrer: (person) => rowsFound(rowsOfReferrer, [{ '@person': person }]),
    rowsWaiting: () => rowsFound(rowsForCoordinator, [{ '@waits': coordinatorWaits }]),
    rowsInStage: (stage) => rowsFound(rowsInStage, [{ '@stage': stage }]),
    rowsInStages: (stages) => rowsFound(rowsInStages, inStages(stages)),
    rowsDueBy: (stages, date) =>
      rowsFound(
        rowsDueBy,
        inStages(stages).map((group) => ({ ...group, '@date': date })),
      ),
    rowsDecidedAt: (meeting) => rowsFound(rowsDecidedAt, [{ '@meeting': meeting }]),
    rowsOfReferrers: (people) => rowsFound(rowsOfReferrers, groupsOf(people, peopleAtOnce, '@person')),
  };
};

/** A case that several of the keys fit is found several times over, and given once. */
async function alike(items: Items, keys: readonly string[]): Promise<readonly CaseMatch[]> {
  const groups = groupsOf(keys, keysAtOnce, '@key');
  const found = await Promise.all(groups.map((group) => items.across(casesAlike, group)));
  const records = new Map(
    found
      .flat()
      .map(caseRecordIn)
      .map((record) => [record.case.reference, record]),
  );
  return [...records.values()].map((record) => ({
    case: record.case,
    keys: (record.matchKeys ?? []).filter((key) => keys.includes(key)),
  }));
}

/** The parameters of a query that takes so many values at once, each time; nothing is what fills the places left over. */
function groupsOf(
  values: readonly string[],
  size: number,
  name: `@${string}`,
): readonly Record<`@${string}`, string>[] {
  const each = [...new Set(values)];
  return Array.from({ length: Math.ceil(each.length / size) }, (_none, group) =>
    Object.fromEntries(Array.from({ length: size }, (_place, at) => [`${name}${at}`, each[group * size + at] ?? ''])),
  );
}

type OfActions =
  | 'action'
  | 'actionsOf'
  | 'actionsOfAgency'
  | 'actionsToOversee'
  | 'activeActions'
  | 'openActionsOf'
  | 'actionsSetOn'
  | 'fallenDue';

const actionsOn = (items: Items): Pick<Cases, OfActions> => ({
  action: async (reference, id) => {
    const found = await items.read(reference, actionId(id));
    return found && { value: actionIn(found.raw), version: found.version };
  },
  actionsOf: async (reference) => byNumber((await items.inPartition(actionsOfCase, reference)).map(actionIn)),
  actionsOfAgency: async (agency) => (await items.across(actionsOfAgency, { '@agency': agency })).map(actionRowIn),
  actionsToOversee: async (now) =>
    (await items.across(actionsToOversee, { '@waits': overseerWaits, '@now': now })).map(actionRowIn),
  activeActions: async () => (await items.across(activeActions, {})).map(actionIn),
  openActionsOf: async (references) => {
    const groups = groupsOf(references, casesAtOnce, '@case');
    const found = await Promise.all(groups.map((group) => items.across(openActionsOfCases, group)));
    return found.flat().map(actionIn);
  },
  actionsSetOn: async (references) => {
    const groups = groupsOf(references, casesAtOnce, '@case');
    const found = await Promise.all(groups.map((group) => items.across(actionsSetOn, group)));
    return found.flat().map(sourceIn);
  },
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
