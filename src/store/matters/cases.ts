// The cases as they are stored, with their parts, and their lists.
import { z } from 'zod';
import type { Cases, OnMeeting, OwnActions } from '../../casework/ports/ports.ts';
import { sayActionId, type Action, type ActionRow } from '../../domain/case/action/action.ts';
import { closedToSome } from '../../domain/case/action/who.ts';
import { openStages } from '../../domain/case/state/stage-table.ts';
import type { Stage } from '../../domain/case/state/stages.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { typeOfMeeting, type Meeting } from '../../domain/meeting/meeting.ts';
import { actionRowIn, actionShape, noOwner, overseerWaits, sheetActionIn, sourceIn } from '../parts/action.ts';
import { caseMatter, type CaseTypes } from '../../domain/case/whole/case.ts';
import { partShapes } from '../parts/parts.ts';
import { waitsNames } from '../../domain/case/asked/waits.ts';
import { byKeysOn } from './by-keys.ts';
import { indexed } from './case-index.ts';
import { bandsIn, glassIn, mergedIn, hostIn, namesIn, tookIn } from './case-rows.ts';
import { allGoingOn, goingOnIn } from './goes-on.ts';
import { rowsFound } from './rows-found.ts';
import { kindOf, readRow, recordReader, reference } from './documents.ts';
import { matterStore, partsNamed, type Shape } from './matter-store.ts';
import { entityShape } from './entities.ts';
import { meetingsIn } from './meetings.ts';
import { linkWaits, mentionShape } from '../parts/mention.ts';
import { decisionsFound, type DecisionItems } from '../parts/decision.ts';
import type { Items, Patience } from '../sdk/items.ts';
import {
  actionsSetOn,
  bandsInStages,
  casesEndedBefore,
  episodesSince,
  gatheringsSince,
  namesEnded,
} from '../queries/board-queries.ts';
import {
  actionRows,
  actionsOnSheet,
  actionRowsCounted,
  actionRowsOf,
  activeActions,
  casesByGlass,
  casesMerged,
  casesTook,
  mentionsOfCases,
  mentionsWaiting,
  hostsClosedTo,
  casesForMeeting,
  casesForCoordinator,
  casesInStage,
  casesInStages,
  casesOfReferrer,
  actionsOfCases,
  dayOfMeeting,
  openActionsOfCases,
} from '../queries/queries.ts';
import {
  agenciesAtOnce,
  ownersAtOnce,
  places,
  casesAtOnce,
  idsAtOnce,
  groupsOf,
  stagesAtOnce,
  type AcrossQuery,
} from '../sdk/query.ts';

// What is inside was made by the domain's own `evolve`; only what the store itself relies on is checked.
const relied = z.object({ reference: z.string(), stage: z.string(), facts: z.number() });

export const caseShape: Shape<CaseTypes> = {
  kind: 'case',
  matter: caseMatter,
  indexed,
  recordIn: recordReader<CaseTypes>('case', relied),
  parts: partShapes,
  columnsSince: {
    // Who stands in for the manager.
    6: ['called'],
    // What is owed, when its clock calls and for whom it waits, by the rules that wrote it last.
    8: ['owed', 'nextDue', 'called', 'coordinator', 'closedTo', 'invitees'],
  },
};

/** The cases with their facts and actions, in the container `cases`; not what is asked of every matter at once. */
export function casesOn(items: Items, patience: Patience): Omit<Cases, 'fallenDue' | 'ailing' | 'shut'> {
  return {
    ...actionsOn(items),
    ...goingOnIn(matterStore(items, patience, caseShape)),
    ...listsOn(items),
    partsNamed: (reference, ids, toVerify, of) =>
      partsNamed(items, caseShape, reference, ids, toVerify ? { kind: 'action', stage: 'done' } : undefined, of),
    ...decisionsOn(items),
  };
}

export const decisionsOn = (items: DecisionItems): Pick<Cases, 'decisionsOf'> => ({
  decisionsOf: (lines) => decisionsFound(items, lines),
});

type Lists =
  | 'ofReferrer'
  | 'waitingForCoordinator'
  | 'rows'
  | 'namesEnded'
  | 'endedBefore'
  | 'mergedAway'
  | 'tookOf'
  | 'openedByGlass'
  | 'closedTo'
  | 'inStage'
  | 'inStages'
  | 'forMeeting'
  | 'dayOfMeeting'
  | 'alike'
  | 'linksAlike'
  | 'foundByKeys'
  | 'mentionsWaiting'
  | 'mentionsOf';

const endedShape = z.object({ pk: reference }).transform(({ pk }) => pk);
const listsOn = (items: Items): Pick<Cases, Lists> => {
  const casesFound = async (query: AcrossQuery, parameters: Readonly<Record<`@${string}`, string>>) =>
    allGoingOn(
      (await items.across(query, parameters)).map((raw) => caseShape.recordIn(raw).root),
      rowsOf,
    );
  const rowsOf = async (cases: readonly Reference[]) => rowsFound(items, { cases });
  return {
    rows: async (wanted) => allGoingOn(await rowsFound(items, wanted), rowsOf),
    endedBefore: async (date) =>
      (await items.across(casesEndedBefore, { '@date': date })).map((raw) => readRow('case', raw, endedShape)),
    namesEnded: async (since) => (await items.across(namesEnded, { '@since': since })).map(namesIn),
    mergedAway: async () => (await items.across(casesMerged, { '@stage': 'merged' })).map(mergedIn),
    tookOf: async (references) => {
      const groups = groupsOf(references, casesAtOnce, '@case');
      const found = await Promise.all(groups.map((group) => items.across(casesTook, group)));
      return found.flat().flatMap(tookIn);
    },
    openedByGlass: async () => (await items.across(casesByGlass, { '@any': '0' })).map(glassIn),
    ofReferrer: (person) => casesFound(casesOfReferrer, { '@person': person }),
    waitingForCoordinator: () => casesFound(casesForCoordinator, { '@waits': waitsNames[0] }),
    closedTo: async (person) => {
      const found = await items.across(hostsClosedTo, { '@some': closedToSome, '@person': person });
      return new Set(found.map(hostIn));
    },
    inStage: (stage) => casesFound(casesInStage, { '@stage': stage }),
    inStages: async (stages) => {
      const groups = groupsOf(stages, stagesAtOnce, '@stage');
      return (await Promise.all(groups.map((group) => casesFound(casesInStages, group)))).flat();
    },
    forMeeting: async (stages, meeting) => {
      const groups = ofMeeting(stages, meeting);
      return onMeeting((await Promise.all(groups.map((group) => items.across(casesForMeeting, group)))).flat());
    },
    dayOfMeeting: async (stages, meeting, from) => {
      const [first, ...more] = ofMeeting(stages, meeting);
      const [found, others] = await Promise.all([
        items.across(dayOfMeeting, { ...first, '@from': from }),
        Promise.all(more.map((group) => items.across(casesForMeeting, group))),
      ]);
      const meetings = found.filter((raw) => kindOf(raw) === 'meeting');
      const heard = [...found.filter((raw) => kindOf(raw) !== 'meeting'), ...others.flat()];
      return { ...onMeeting(heard), ahead: meetingsIn(meetings) };
    },
    ...byKeysOn(items, caseShape),
    mentionsWaiting: async () =>
      (await items.across(mentionsWaiting, { '@waits': linkWaits })).flatMap((raw) => mentionShape.partIn(raw) ?? []),
    mentionsOf: async (references) => {
      const groups = groupsOf(references, casesAtOnce, '@case');
      const found = await Promise.all(groups.map((group) => items.across(mentionsOfCases, group)));
      return found.flat().flatMap((raw) => mentionShape.partIn(raw) ?? []);
    },
  };
};

const ofMeeting = (stages: readonly Stage[], { id, date }: Pick<Meeting, 'id' | 'date'>) =>
  groupsOf(stages, stagesAtOnce, '@stage').map((group) => ({
    ...group,
    '@date': date,
    '@meeting': id,
    '@type': typeOfMeeting(id),
  }));
const isRecord = (raw: unknown): boolean => kindOf(raw) === entityShape.kind;
/** Each group of stages finds every case and record that the meeting decided about: it is given once. */
function onMeeting(found: readonly unknown[]): OnMeeting {
  const cases = found.filter((raw) => !isRecord(raw)).map((raw) => caseShape.recordIn(raw).root);
  const records = found.filter(isRecord).map((raw) => entityShape.recordIn(raw).root);
  return {
    cases: [...new Map(cases.map((childCase) => [childCase.reference, childCase])).values()],
    records: [...new Map(records.map((entity) => [entity.id, entity])).values()],
  };
}

/** A case that several of the keys fit is found several times over, and given once. */
type OfActions =
  | 'actionRows'
  | 'actionsOnSheet'
  | 'actionRowsOf'
  | 'activeActions'
  | 'openActionsOf'
  | 'actionsOf'
  | 'actionsSetOn'
  | 'episodesSince'
  | 'gatheringsSince'
  | 'openBands';

/** What is asked for in several groups; with the first group, also the actions to be overseen. */
async function actionRowsFound(
  items: Items,
  query: AcrossQuery,
  groups: readonly Readonly<Record<`@${string}`, string>>[],
  lateBy: string | undefined,
): Promise<readonly ActionRow[]> {
  const found = await Promise.all(
    groups.map((group, turn) => {
      const oversees = turn === 0 && lateBy !== undefined;
      return items.across(query, {
        ...group,
        '@waits': oversees ? overseerWaits : '',
        '@now': oversees ? lateBy : '',
      });
    }),
  );
  return [
    ...new Map(
      found
        .flat()
        .map(actionRowIn)
        .map((row) => [sayActionId(row), row]),
    ).values(),
  ];
}

async function actionsFound(
  items: Items,
  query: AcrossQuery,
  references: readonly string[],
): Promise<readonly Action[]> {
  const groups = groupsOf(references, casesAtOnce, '@case');
  const found = await Promise.all(groups.map((group) => items.across(query, group)));
  return found.flat().flatMap((raw) => actionShape.partIn(raw) ?? []);
}

/** Those of an agency are asked for in groups; where there is none, what is to be overseen is. */
const byAgency = (agencies: readonly string[], lateBy: string | undefined) =>
  groupsOf(lateBy !== undefined && agencies.length === 0 ? [''] : agencies, agenciesAtOnce, '@agency');

/** Nearly always one group: who has more people or agencies than one query takes asks for the rest beside it. */
function byOwner({ person, owners, agencies, ownerless }: OwnActions) {
  const all = [
    groupsOf(owners, ownersAtOnce, '@owner'),
    groupsOf(agencies, agenciesAtOnce, '@agency'),
    groupsOf(ownerless, agenciesAtOnce, '@ownerless'),
  ];
  const none = [
    ...places(ownersAtOnce, 'owner'),
    ...places(agenciesAtOnce, 'agency'),
    ...places(agenciesAtOnce, 'ownerless'),
  ].map((place) => [place, '']);
  return Array.from({ length: Math.max(...all.map(({ length }) => length)) }, (_none, turn) =>
    Object.assign(Object.fromEntries(none), { '@noOwner': noOwner, '@person': person }, ...all.map((one) => one[turn])),
  );
}

const actionsOn = (items: Items): Pick<Cases, OfActions> => ({
  actionRows: (agencies, lateBy) => actionRowsFound(items, actionRows, byAgency(agencies, lateBy), lateBy),
  actionRowsOf: (own, lateBy) => {
    const { counted } = own;
    // Of more hosts than one query takes all is found, as where nothing is counted.
    if (counted === undefined || counted.hosts.length >= idsAtOnce)
      return actionRowsFound(items, actionRowsOf, byOwner(own), lateBy);
    const more = { '@dueBy': counted.dueBy, ...groupsOf(['', ...counted.hosts], idsAtOnce, '@host')[0] };
    const groups = byOwner(own).map((group) => ({ ...group, ...more }));
    return actionRowsFound(items, actionRowsCounted, groups, lateBy);
  },
  actionsOnSheet: async (since) => (await items.across(actionsOnSheet, { '@since': since })).map(sheetActionIn),
  activeActions: async () => (await items.across(activeActions, {})).flatMap((raw) => actionShape.partIn(raw) ?? []),
  openActionsOf: (references) => actionsFound(items, openActionsOfCases, references),
  actionsOf: (references) => actionsFound(items, actionsOfCases, references),
  episodesSince: async (date) =>
    (await items.across(episodesSince, { '@date': date })).flatMap((raw) => partShapes.episode.partIn(raw) ?? []),
  gatheringsSince: async (date) =>
    (await items.across(gatheringsSince, { '@date': date })).flatMap((raw) => partShapes.gathering.partIn(raw) ?? []),
  openBands: async () => {
    const found = await Promise.all(
      groupsOf(openStages, stagesAtOnce, '@stage').map((group) => items.across(bandsInStages, group)),
    );
    return found.flat().map(bandsIn);
  },
  actionsSetOn: async (references) => {
    const groups = groupsOf(references, casesAtOnce, '@case');
    const found = await Promise.all(groups.map((group) => items.across(actionsSetOn, group)));
    return found.flat().flatMap((raw) => sourceIn(raw) ?? []);
  },
});
