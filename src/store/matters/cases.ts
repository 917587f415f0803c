import type { CaseMatch, Cases } from '../../casework/ports/ports.ts';
import { closedToSome } from '../../domain/case/action/who.ts';
import type { Action } from '../../domain/case/action/action.ts';
import { openStages, type Case, type Stage } from '../../domain/case/stages.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { actionRowIn, actionShape, overseerWaits, sourceIn } from '../parts/action.ts';
import { episodeShape } from '../parts/episode.ts';
import { coordinatorWaits } from './case-index.ts';
import { bandsIn, caseRowIn, namesIn, referenceIn } from './case-rows.ts';
import { clockIn } from '../clocks.ts';
import { kindOf } from './documents.ts';
import { matterStore, partsOf } from './matter-store.ts';
import { meetingsIn } from './meetings.ts';
import { caseShape } from './shapes.ts';
import type { Items, Patience } from '../sdk/items.ts';
import {
  actionsSetOn,
  bandsInStages,
  episodesSince,
  rowsDecidedAt,
  namesEnded,
  rowsDueBy,
  rowsEnded,
  rowsInStages,
  rowsOfCases,
  rowsOfLine,
  rowsOfReferrers,
} from '../queries/board-queries.ts';
import {
  actionsOfAgency,
  actionsToOversee,
  activeActions,
  casesAlike,
  casesClosedTo,
  casesForMeeting,
  casesForCoordinator,
  casesInStage,
  casesInStages,
  casesOfReferrer,
  clocksFallenDue,
  rowsForCoordinator,
  rowsInStage,
  rowsOfReferrer,
  actionsOfCases,
  dayOfMeeting,
  openActionsOfCases,
} from '../queries/queries.ts';
import { casesAtOnce, keysAtOnce, peopleAtOnce, stagesAtOnce, type AcrossQuery } from '../sdk/query.ts';

/** The cases with their facts and actions, in the container `cases`. */
export function casesOn(items: Items, patience: Patience): Cases {
  return {
    ...actionsOn(items),
    ...matterStore(items, patience, caseShape),
    ...listsOn(items),
    partsOf: (reference, kinds) => partsOf(items, caseShape, reference, kinds),
  };
}

type Lists =
  | 'ofReferrer'
  | 'waitingForCoordinator'
  | 'closedTo'
  | 'inStage'
  | 'inStages'
  | 'forMeeting'
  | 'dayOfMeeting'
  | 'alike';

const listsOn = (items: Items): Pick<Cases, Lists | Rows> => {
  const casesFound = async (query: AcrossQuery, parameters: Readonly<Record<`@${string}`, string>>) =>
    (await items.across(query, parameters)).map((raw) => caseShape.recordIn(raw).root);
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
    forMeeting: async (stages, meeting) => {
      const groups = ofMeeting(stages, meeting);
      return onceEach((await Promise.all(groups.map((group) => casesFound(casesForMeeting, group)))).flat());
    },
    dayOfMeeting: async (stages, meeting, from) => {
      const [first, ...more] = ofMeeting(stages, meeting);
      const [found, others] = await Promise.all([
        items.across(dayOfMeeting, { ...first, '@from': from }),
        Promise.all(more.map((group) => casesFound(casesForMeeting, group))),
      ]);
      const meetings = found.filter((raw) => kindOf(raw) === 'meeting');
      const cases = found.filter((raw) => kindOf(raw) !== 'meeting').map((raw) => caseShape.recordIn(raw).root);
      return { cases: onceEach([...cases, ...others.flat()]), ahead: meetingsIn(meetings) };
    },
    alike: (keys) => alike(items, keys),
  };
};

const ofMeeting = (stages: readonly Stage[], { id, date }: Pick<Meeting, 'id' | 'date'>) =>
  inStages(stages).map((group) => ({ ...group, '@date': date, '@meeting': id }));
/** Of what is asked for in several groups, a case that was decided about is found in each. */
const onceEach = (found: readonly Case[]): readonly Case[] => [
  ...new Map(found.map((one) => [one.reference, one])).values(),
];

type Rows =
  | 'rowsOfReferrer'
  | 'rowsWaiting'
  | 'rowsInStage'
  | 'rowsInStages'
  | 'rowsDueBy'
  | 'rowsDecidedAt'
  | 'rowsOfReferrers'
  | 'rowsOfCases'
  | 'rowsEnded'
  | 'namesEnded'
  | 'rowsOfLine';

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
    rowsEnded: (since) => rowsFound(rowsEnded, [{ '@since': since }]),
    namesEnded: async (since) => (await items.across(namesEnded, { '@since': since })).map(namesIn),
    rowsOfLine: (person) => rowsFound(rowsOfLine, [{ '@person': person }]),
    rowsOfCases: (references) => rowsFound(rowsOfCases, groupsOf(references, casesAtOnce, '@case')),
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
      .map((raw) => caseShape.recordIn(raw))
      .map((record) => [record.root.reference, record]),
  );
  return [...records.values()].map((record) => ({
    case: record.root,
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

async function actionsFound(
  items: Items,
  query: AcrossQuery,
  references: readonly string[],
): Promise<readonly Action[]> {
  const groups = groupsOf(references, casesAtOnce, '@case');
  const found = await Promise.all(groups.map((group) => items.across(query, group)));
  return found.flat().map((raw) => actionShape.partIn(raw));
}

type OfActions =
  | 'actionsOfAgency'
  | 'actionsToOversee'
  | 'activeActions'
  | 'openActionsOf'
  | 'actionsOf'
  | 'actionsSetOn'
  | 'episodesSince'
  | 'openBands'
  | 'fallenDue';

const actionsOn = (items: Items): Pick<Cases, OfActions> => ({
  actionsOfAgency: async (agency) => (await items.across(actionsOfAgency, { '@agency': agency })).map(actionRowIn),
  actionsToOversee: async (now) =>
    (await items.across(actionsToOversee, { '@waits': overseerWaits, '@now': now })).map(actionRowIn),
  activeActions: async () => (await items.across(activeActions, {})).map((raw) => actionShape.partIn(raw)),
  openActionsOf: (references) => actionsFound(items, openActionsOfCases, references),
  actionsOf: (references) => actionsFound(items, actionsOfCases, references),
  episodesSince: async (date) =>
    (await items.across(episodesSince, { '@date': date })).map((raw) => episodeShape.partIn(raw)),
  openBands: async () => {
    const found = await Promise.all(inStages(openStages).map((group) => items.across(bandsInStages, group)));
    return found.flat().map(bandsIn);
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
