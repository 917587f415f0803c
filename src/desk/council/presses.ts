// What the steps on the council are to people.
import { saidAbove } from '../../cards/council/council-card.ts';
import type { Button } from '../../cards/blocks.ts';
import { applied, directoryOf, keyOfDelegation, type Council, type Delegation } from '../../domain/council/council.ts';
import {
  councilMatter,
  type CouncilCommand,
  type CouncilStepName,
  type CouncilTypes,
} from '../../domain/council/table.ts';
import type { Answers } from '../../domain/kernel/fields.ts';
import { given } from '../../domain/kernel/given.ts';
import { personIn } from '../../domain/people/directory.ts';
import { settingWords } from '../../domain/people/setting-words.ts';
import { rolesOf } from '../../domain/people/roles.ts';
import type { Asking } from '../../domain/matter/step.ts';
import { sayDate } from '../../domain/time/calendar.ts';
import { typedDate } from '../../domain/time/dates.ts';
import { sayChanges, typedValue } from '../../reading/council/words.ts';
import type { Counter, Press, Presses, Taken } from '../form/counter.ts';
import { fieldsOn, type FormedStep } from './forms.ts';
import { inputOn, type OnCouncil } from './on.ts';

type At = Taken<OnCouncil, Council>;

/** It is in force, or waits for a second person. */
const didOr =
  (done: string) =>
  ({ before, after }: At): string =>
    isProposed(before, after) ? asksSecond : done;
const asksSecond = 'Asked for: a second person has to agree';
const isProposed = (before: OnCouncil | undefined, after: Council): boolean =>
  before !== undefined && after.proposals.length > before.council.proposals.length;
const nextOf = ({ before, after }: At): string | undefined => {
  const last = after.proposals.at(-1);
  return isProposed(before, after) && last !== undefined
    ? `it lapses on ${sayDate(last.until.slice(0, 10))} if no one agrees.`
    : undefined;
};
/** What has changed, in words. */
export const saysWhat = ({ before, after }: At): readonly string[] => {
  if (before === undefined || isProposed(before, after)) return [];
  return changedLines(before.council, after);
};
/** What is not the same in two councils, as history tells it. */
function changedLines(before: Council, after: Council): readonly string[] {
  const tables = {
    people: differing(before.people, after.people, ({ objectId }) => objectId),
    agencies: differing(before.agencies, after.agencies, ({ id }) => id),
    leaving: differing(before.leaving, after.leaving, ({ person }) => person),
    settings: differing(Object.entries(before.settings), Object.entries(after.settings), ([name]) => name),
  };
  const settings = Object.fromEntries(
    Object.entries(tables.settings).map(([name, entry]) => [name, entry === null ? null : entry[1]]),
  );
  return sayChanges(before, after, { ...tables, settings });
}
function differing<One>(
  before: readonly One[],
  after: readonly One[],
  keyOf: (one: One) => string,
): Readonly<Record<string, One | null>> {
  const was = new Map(before.map((one) => [keyOf(one), one]));
  const is = new Map(after.map((one) => [keyOf(one), one]));
  return Object.fromEntries([
    ...[...is].filter(([key, one]) => JSON.stringify(was.get(key)) !== JSON.stringify(one)),
    ...[...was.keys()].filter((key) => !is.has(key)).map((key): [string, null] => [key, null]),
  ]);
}

const changes: Pick<Press<OnCouncil, Council>, 'says' | 'next'> = { says: saysWhat, next: nextOf };

/** The leave that was just recorded. */
const leaveOf = ({ before, after }: At): Delegation | undefined => {
  const known = new Set(before?.council.delegations.map(keyOfDelegation));
  return after.delegations.find((one) => !known.has(keyOfDelegation(one))) ?? after.delegations.at(-1);
};
const nameIn = (council: Council, id: string | undefined): string =>
  (id === undefined ? undefined : personIn(council, id)?.name) ?? 'someone who has left';

const personValues = ({ council, on }: OnCouncil): Answers => {
  const person = personIn(council, on.person ?? '');
  if (person === undefined) return {};
  const { name, email, phone, team, agency, manager, deputy } = person;
  return { name, roles: rolesOf(person).join(','), ...given({ email, phone, team, agency, manager, deputy }) };
};
const agencyValues = ({ council, on }: OnCouncil): Answers => {
  const agency = council.agencies.find(({ id }) => id === on.agency);
  return agency === undefined ? {} : given(agency);
};
const leaverValues = ({ council, on }: OnCouncil): Answers => {
  const known = council.leaving.find(({ person }) => person === on.person);
  if (known !== undefined) return { lastDay: typedDate(known.lastDay), ...given(known.successors) };
  const deputy = personIn(council, on.person ?? '')?.deputy;
  return given({ manager: deputy, deputy: undefined });
};
const settingValues = ({ council, on }: OnCouncil): Answers => {
  if (on.setting === undefined) return {};
  return { value: typedValue(directoryOf(council).settings[on.setting]) };
};

const presses: Presses<CouncilTypes['steps'], OnCouncil, Council> = {
  beginCouncil: { byHand: 'the first start’s' },
  remindCouncil: { byHand: 'the clock’s' },
  takeFile: { byHand: 'a file is compared on the page first', verb: 'council.file' },
  changePerson: {
    verb: 'council.person',
    intro: ({ before }) =>
      before?.on.person === undefined
        ? 'Someone new. Their object ID is on their account in Entra.'
        : `${nameIn(before.council, before.on.person)}, in force at the next press.`,
    second: ['email', 'phone', 'team', 'agency', 'manager', 'deputy', 'reason', 'anyway'],
    values: personValues,
    done: didOr('Saved'),
    ...changes,
  },
  personLeaves: {
    verb: 'council.leaves',
    intro: ({ before }) =>
      `${before === undefined ? 'They' : nameIn(before.council, before.on.person)} may use MSET until the end of the last day; where that day is over they leave at once.`,
    shows: ({ held = [] }) =>
      saidAbove(
        'They hold',
        held.map(({ what, which }) => (which.length === 0 ? what : `${what}: ${which.slice(0, 6).join(', ')}`)),
      ),
    values: leaverValues,
    done: ({ before, after, ...at }) =>
      before?.on.person !== undefined && personIn(after, before.on.person) === undefined
        ? 'They have left'
        : didOr('Their last day is recorded')({ before, after, ...at }),
    ...changes,
  },
  personStays: { verb: 'council.stays', done: didOr('They stay'), ...changes },
  changeAgency: { verb: 'council.agency', values: agencyValues, done: didOr('Saved'), ...changes },
  removeAgency: { verb: 'council.no-agency', style: 'destructive', done: didOr('Taken out'), ...changes },
  beAway: {
    verb: 'council.away',
    intro: ({ before }) =>
      before?.on.person === undefined
        ? 'The person you choose decides from the first day to the last. Your leave ends automatically.'
        : `While ${nameIn(before.council, before.on.person)} is away, the person you choose decides. The leave ends automatically.`,
    next: nextOf,
    done: ({ before, after, ...at }) => {
      if (isProposed(before, after)) return asksSecond;
      const leave = leaveOf({ before, after, ...at });
      const who = before?.on.person === undefined ? 'You are' : `${nameIn(after, before.on.person)} is`;
      return leave === undefined ? 'Recorded' : `${who} away ${sayDate(leave.starts)} to ${sayDate(leave.ends)}`;
    },
    says: (at) => {
      const leave = isProposed(at.before, at.after) ? undefined : leaveOf(at);
      return leave === undefined ? [] : [`${nameIn(at.after, leave.to)} decides then.`];
    },
  },
  beBack: {
    verb: 'council.back',
    done: ({ before }) =>
      before?.on.person === undefined ? 'Welcome back: you decide again' : 'Recorded: they decide again',
  },
  changeSetting: {
    verb: 'council.setting',
    intro: ({ before }) =>
      before?.on.setting === undefined
        ? ''
        : `${settingWords[before.on.setting].title}. As in the file: a number, a text, or a list in brackets.`,
    values: settingValues,
    done: didOr('Saved'),
    ...changes,
  },
  putBackSetting: { verb: 'council.put-back', done: didOr('Put back'), ...changes },
  agreeChange: {
    verb: 'council.agree',
    shows: ({ council, on }) => {
      const proposal = council.proposals.find(({ id }) => id === on.proposal);
      return proposal === undefined
        ? []
        : saidAbove(`${proposal.by.name} asks for`, [
            ...sayChanges(council, applied(council, proposal.changes), proposal.changes),
            ...(proposal.reason === '' ? [] : [`Why: ${proposal.reason}`]),
            ...(proposal.breaks ?? []),
          ]);
    },
    done: 'Agreed: it is in force',
    says: saysWhat,
  },
  refuseChange: { verb: 'council.refuse', style: 'destructive', done: 'Refused' },
};

/** The button of a step, on whom or what. */
export const councilButton = (name: CouncilStepName, on: Readonly<Record<string, string>> = {}): Button => {
  const press = presses[name];
  return {
    title: councilMatter.steps[name].title,
    verb: press.verb ?? 'council.open',
    data: { council: 'council', ...on },
  };
};

/** The step's name, and what its form read: that these fit is tested for every row. */
export function councilCommand(step: CouncilStepName, input: object): CouncilCommand;
export function councilCommand(step: string, input: object): { readonly step: string; readonly input: object } {
  return { step, input };
}

/** The step with its form as it is asked here. */
const formed = (name: FormedStep) => {
  const { title, from, since } = councilMatter.steps[name];
  return { title, from, ...given({ since }), asks: (at: Asking<OnCouncil>) => fieldsOn(name, at) };
};
const steps: Counter<CouncilStepName, OnCouncil, Council>['steps'] = {
  ...councilMatter.steps,
  changePerson: formed('changePerson'),
  personLeaves: formed('personLeaves'),
  personStays: formed('personStays'),
  changeAgency: formed('changeAgency'),
  removeAgency: formed('removeAgency'),
  beAway: formed('beAway'),
  changeSetting: formed('changeSetting'),
  putBackSetting: formed('putBackSetting'),
  agreeChange: formed('agreeChange'),
  refuseChange: formed('refuseChange'),
};

/** What the buttons of the council go by. */
export const councilRows: Pick<Counter<CouncilStepName, OnCouncil, Council>, 'steps' | 'presses' | 'decide'> = {
  steps,
  presses,
  decide: ({ person: actor, directory, now }, step, input, { before }) =>
    councilMatter.decide({ root: before.council }, councilCommand(step, inputOn(step, before.on, input)), {
      actor,
      directory,
      now,
    }),
};
