// The council as a page shows it: people, agencies, who is away, who leaves, settings, what changed, what is broken
// (docs/process.md P28.11). About staff and about no child.
import { isFoundIn } from '../../domain/kernel/alike.ts';
import { z } from 'zod';
import type { MatterStores } from '../../casework/ports/ports.ts';
import {
  applied,
  breaksOf,
  councilId,
  directoryOf,
  mayAgreeTo,
  waitingIn,
  type Council,
  type CouncilProposal,
} from '../../domain/council/council.ts';
import { newReaders } from '../../domain/council/reach.ts';
import { guardedSettings } from '../../domain/council/two.ts';
import { councilMatter, type CouncilFact } from '../../domain/council/table.ts';
import { given } from '../../domain/kernel/given.ts';
import type { ObjectId } from '../../domain/kernel/ids.ts';
import { delegatesOf, headsOf, personIn, sayPost } from '../../domain/people/directory.ts';
import { may } from '../../domain/people/roles.ts';
import { settingWords } from '../../domain/people/setting-words.ts';
import { defaultSettings, settingNames } from '../../domain/people/settings.ts';
import type { Person } from '../../domain/people/actor.ts';
import { addDays, localDate, sayDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import type { Told } from '../told.ts';
import { heldBy } from './held.ts';
import { sayChanges, saySettingValue } from './words.ts';

export const councilViews = ['people', 'agencies', 'away', 'leavers', 'settings', 'history', 'breaks'] as const;
export type CouncilView = (typeof councilViews)[number];
export const toCouncilView = (text: string): CouncilView | undefined => councilViews.find((view) => view === text);
/** Who co-ordinates reads who is who, and who is away: not what is set, nor what changed. */
const inSummary: readonly CouncilView[] = ['people', 'agencies', 'away'];
export const viewsFor = (person: Person): readonly CouncilView[] => (readsCouncil(person) ? councilViews : inSummary);
/** Keeps it, or looks into it. */
const readsCouncil = (person: Person): boolean => may(person, 'administer') || may(person, 'audit');
export const hasCouncil = (person: Person): boolean => readsCouncil(person) || may(person, 'triage');

/** A step of a row: what of it is pressed, and on what. */
const stepShape = z.object({
  step: z.enum([
    'changePerson',
    'personLeaves',
    'personStays',
    'changeAgency',
    'removeAgency',
    'beAway',
    'beBack',
    'changeSetting',
    'putBackSetting',
    'agreeChange',
    'refuseChange',
  ]),
  on: z.record(z.string(), z.string()),
});
export type CouncilPressed = Told<typeof stepShape>;
export const councilRowShape = z.object({
  title: z.string(),
  /** "Away until Friday 8 January: Dana Sandbox decides". */
  mark: z.string().optional(),
  lines: z.array(z.string()),
  /** Who and when, or where it is from. */
  more: z.string(),
});
type Shown = Told<typeof councilRowShape>;
export interface CouncilRow extends Shown {
  readonly steps: readonly CouncilPressed[];
}
export interface CouncilGroup {
  readonly title: string;
  readonly none: string;
  readonly rows: readonly CouncilRow[];
}

interface Reading {
  readonly council: Council;
  readonly now: Instant;
  readonly ports: Pick<MatterStores, 'cases' | 'meetings' | 'council'>;
  /** What was typed to find someone, or a setting. */
  readonly find: string;
}

const none: readonly CouncilPressed[] = [];
const has = (find: string, ...texts: readonly (string | undefined)[]): boolean =>
  find === '' || texts.some((text) => text !== undefined && isFoundIn(text, find));

export const countsOf = (council: Council, now: Instant): Readonly<Partial<Record<CouncilView, number>>> => ({
  people: council.people.length,
  agencies: council.agencies.length,
  away: awayNow(council, now).length,
  leavers: council.leaving.length,
  breaks: breaksOf(council).length,
});
const awayNow = ({ delegations }: Council, now: Instant) => {
  const today = localDate(now);
  return delegations.filter(({ starts, ends }) => starts <= today && today <= ends);
};

/** What a view shows; what waits for a second person is `proposalsIn`. */
export async function groupsOf(reading: Reading, view: CouncilView): Promise<readonly CouncilGroup[]> {
  switch (view) {
    case 'people':
      return peopleIn(reading);
    case 'agencies':
      return agenciesIn(reading);
    case 'away':
      return awayIn(reading);
    case 'leavers':
      return leaversIn(reading);
    case 'settings':
      return settingsIn(reading);
    case 'history':
      return historyIn(reading);
    case 'breaks':
      return brokenNow(reading);
  }
}

function peopleIn({ council, now, find }: Reading): readonly CouncilGroup[] {
  const directory = directoryOf(council);
  const found = council.people.filter(({ name, team, email, agency }) =>
    has(find, name, team, email, agency === undefined ? undefined : agencyIn(council, agency)),
  );
  const placeOf = ({ team, agency }: Person): string =>
    team ?? (agency === undefined ? 'Without a team' : agencyIn(council, agency));
  const places = [...Map.groupBy(found, placeOf)].toSorted(([one], [other]) => one.localeCompare(other, 'en-GB'));
  if (places.length === 0) return [{ title: 'People', none: 'No one is found. Try part of a name.', rows: [] }];
  return places.map(([title, people]) => ({
    title,
    none: '',
    rows: people.toSorted(byName).map((person) => {
      const { objectId, name, manager, deputy, email, phone } = person;
      const leaving = council.leaving.find((one) => one.person === objectId);
      return {
        title: name,
        ...given({ mark: awayMark(council, objectId, now) ?? (leaving && `Last day ${sayDate(leaving.lastDay)}`) }),
        lines: [
          sayPost(person, directory),
          ...(manager === undefined && deputy === undefined ? [] : [sayHeads(council, { manager, deputy })]),
        ],
        more: [email, phone].filter((one) => one !== undefined).join(' · '),
        steps: [
          { step: 'changePerson' as const, on: { person: objectId } },
          { step: 'beAway' as const, on: { person: objectId } },
          leaving === undefined
            ? { step: 'personLeaves' as const, on: { person: objectId } }
            : { step: 'personStays' as const, on: { person: objectId } },
        ],
      };
    }),
  }));
}
const byName = (one: Person, other: Person): number => one.name.localeCompare(other.name, 'en-GB');
const agencyIn = ({ agencies }: Pick<Council, 'agencies'>, id: string): string =>
  agencies.find((agency) => agency.id === id)?.name ?? id;
const nameIn = (council: Pick<Council, 'people'>, id: ObjectId | undefined): string =>
  id === undefined ? 'no one' : (personIn(council, id)?.name ?? 'someone who has left');
/** "Manager Greta Specimen · no deputy". */
const sayHeads = (council: Pick<Council, 'people'>, posts: Readonly<Record<string, ObjectId | undefined>>): string =>
  sentence(
    Object.entries(posts)
      .map(([post, id]) => (id === undefined ? `no ${post}` : `${post} ${nameIn(council, id)}`))
      .join(' · '),
  );

function awayMark(council: Council, id: ObjectId, now: Instant): string | undefined {
  const [delegate] = delegatesOf(directoryOf(council), id, now);
  const leave = awayNow(council, now).find(({ from }) => from === id);
  return leave && `Away until ${sayDate(leave.ends)}: ${delegate?.name ?? 'someone who has left'} decides`;
}

function agenciesIn({ council, find }: Reading): readonly CouncilGroup[] {
  return [
    {
      title: 'Agencies',
      none: 'No agency is found.',
      rows: council.agencies
        .filter(({ id, name }) => has(find, id, name))
        .map((agency) => {
          const { id, name, lead, deputy, senior } = agency;
          const heads = new Set(headsOf(agency));
          const people = council.people.filter((one) => one.agency === id || heads.has(one.objectId)).length;
          return {
            title: name,
            lines: [sayHeads(council, { lead }), sayHeads(council, { deputy, senior })],
            more: `${id} · ${people === 1 ? '1 person' : `${people} people`}`,
            steps: [
              { step: 'changeAgency' as const, on: { agency: id } },
              ...(people === 0 ? [{ step: 'removeAgency' as const, on: { agency: id } }] : []),
            ],
          };
        }),
    },
  ];
}

function awayIn({ council, now, find }: Reading): readonly CouncilGroup[] {
  const today = localDate(now);
  const all = council.delegations
    .filter(({ from, to, ends }) => ends >= today && has(find, nameIn(council, from), nameIn(council, to)))
    .toSorted((one, other) => (one.starts < other.starts ? -1 : 1));
  const rows = (some: typeof all): readonly CouncilRow[] =>
    some.map(({ from, to, starts, ends }) => ({
      title: nameIn(council, from),
      lines: [`${sayDate(starts)} to ${sayDate(ends)}`],
      more: `${nameIn(council, to)} decides`,
      steps: [{ step: 'beBack', on: { person: from, starts } }],
    }));
  return [
    { title: 'Away today', none: 'No one is away today.', rows: rows(all.filter(({ starts }) => starts <= today)) },
    { title: 'To come', none: 'No leave is recorded.', rows: rows(all.filter(({ starts }) => starts > today)) },
  ];
}

async function leaversIn({ council, now, ports, find }: Reading): Promise<readonly CouncilGroup[]> {
  const directory = directoryOf(council);
  const leaving = council.leaving
    .filter(({ person }) => has(find, nameIn(council, person)))
    .toSorted((one, other) => (one.lastDay < other.lastDay ? -1 : 1));
  const rows: CouncilRow[] = [];
  for (const { person, lastDay, successors } of leaving) {
    const held = await heldBy({ directory, now, ports }, person);
    const taken = successors.manager === undefined ? 'no one' : nameIn(council, successors.manager);
    rows.push({
      title: nameIn(council, person),
      mark: `Last day ${sayDate(lastDay)}`,
      lines:
        held.length === 0
          ? ['They hold nothing.']
          : held.map(({ what, which }) =>
              which.length === 0 ? what : `${what}: ${which.slice(0, mostNamed).join(', ')}`,
            ),
      more: `Their people go to ${taken}`,
      steps: [{ step: 'personStays', on: { person } }],
    });
  }
  return [
    {
      title: 'Who leaves',
      none: 'No one is leaving. Press Leaves at a person to record their last day.',
      rows,
    },
  ];
}
const mostNamed = 12;

function settingsIn({ council, find, now }: Reading): readonly CouncilGroup[] {
  const { settings } = directoryOf(council);
  const all = settingNames
    .filter((name) => has(find, name, settingWords[name].title))
    .map((name) => {
      const { title, rule } = settingWords[name];
      const own = council.settings[name] !== undefined;
      const by = council.setBy[name];
      const two = guardedSettings.includes(name) ? ' · two people change it' : '';
      return {
        own,
        row: {
          title,
          lines: [
            `Now: ${saySettingValue(settings[name])}`,
            ...(own ? [`As delivered: ${saySettingValue(defaultSettings[name])}`] : []),
          ],
          more: `${name} · rule ${rule}${two}${by === undefined ? '' : ` · ${by.by.name}, ${sayWhen(by.at, now)}`}`,
          steps: [
            { step: 'changeSetting' as const, on: { setting: name } },
            ...(own ? [{ step: 'putBackSetting' as const, on: { setting: name } }] : []),
          ],
        },
      };
    });
  return [
    {
      title: 'Set by the council',
      none: 'Every setting is as delivered.',
      rows: all.filter(({ own }) => own).map(({ row }) => row),
    },
    {
      title: 'As delivered',
      none: 'No setting is found.',
      rows: all.filter(({ own }) => !own).map(({ row }) => row),
    },
  ];
}

const mostFacts = 200;
async function historyIn({ ports, find, now }: Reading): Promise<readonly CouncilGroup[]> {
  const told = await toldIn(ports);
  const rows = told
    .map(({ fact, before, after }) => rowOfFact(fact, before, after, now))
    .filter(({ title, lines, more }) => has(find, title, ...lines, more));
  return [{ title: 'What changed', none: 'Nothing is found.', rows: rows.toReversed().slice(0, mostFacts) }];
}
/** Every fact with the council before and after it, oldest first. */
async function toldIn({ council }: Pick<MatterStores, 'council'>): Promise<readonly ToldFact[]> {
  const facts = await council.facts(councilId);
  let root: Council | undefined;
  return facts
    .toSorted((one, other) => one.number - other.number)
    .map((fact) => {
      const before = root;
      root = councilMatter.evolve({ root: before }, fact).root;
      return { fact, before, after: root };
    });
}
interface ToldFact {
  readonly fact: CouncilFact;
  readonly before: Council | undefined;
  readonly after: Council;
}

/** For so many days the card says what gave someone a role or a post by which cases are read; History says it for good. */
const givenDays = 28;
/** Those, newest first. */
export async function readersGiven(ports: Pick<MatterStores, 'council'>, now: Instant): Promise<readonly CouncilRow[]> {
  const since = addDays(localDate(now), -givenDays);
  const told = await toldIn(ports);
  return told
    .filter(({ fact, before, after }) => {
      if (before === undefined || localDate(fact.at) < since) return false;
      return newReaders(before, after).length > 0;
    })
    .map(({ fact, before, after }) => rowOfFact(fact, before, after, now))
    .toReversed();
}

function rowOfFact(fact: CouncilFact, before: Council | undefined, after: Council, now: Instant): CouncilRow {
  const { step, by, at, data } = fact;
  const changes = 'changes' in data ? data.changes : {};
  const was = before ?? { ...after, people: [], agencies: [], delegations: [], settings: {}, leaving: [] };
  const proposed = 'proposed' in data && data.proposed !== undefined;
  const would = proposed ? applied(was, changes) : after;
  const said =
    before === undefined
      ? [`${after.people.length} people and ${after.agencies.length} agencies`]
      : sayChanges(was, would, changes);
  const breaks = 'breaks' in data ? (data.breaks ?? []) : [];
  const both = 'both' in data ? (data.both ?? []) : [];
  const reason = 'reason' in data ? data.reason : undefined;
  const [first = '', ...rest] = said;
  return {
    title: first === '' ? sentence(councilMatter.steps[step].fact) : first,
    ...given({ mark: proposed ? 'Waited for a second person' : undefined }),
    lines: [
      ...rest,
      ...breaks.map((text) => `Done all the same: ${text}`),
      ...both.map((text) => `Changed in the file and here, and the file won: ${text}`),
      ...(reason === undefined || reason === '' ? [] : [`Why: ${reason}`]),
    ],
    more: `${sentence(councilMatter.steps[step].fact)} · ${by.name}, ${sayWhen(at, now)}`,
    steps: none,
  };
}
const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

function brokenNow({ council }: Reading): readonly CouncilGroup[] {
  return [
    {
      title: 'Broken now',
      none: 'Nothing is broken. What a change would break is said before it is made.',
      rows: breaksOf(council).map(({ text }) => ({ title: text, lines: [], more: '', steps: none })),
    },
  ];
}

/** What waits for a second person, and whether this one may be it. */
export function proposalsIn({ council, now }: Pick<Reading, 'council' | 'now'>, person: Person): readonly CouncilRow[] {
  return waitingIn(council, now).map((proposal) => ({
    title: sayChanges(council, applied(council, proposal.changes), proposal.changes).join('; '),
    lines: [
      ...(proposal.reason === '' ? [] : [`Why: ${proposal.reason}`]),
      ...(proposal.breaks ?? []).map((text) => `All the same: ${text}`),
    ],
    more: `${proposal.by.name}, ${sayWhen(proposal.at, now)} · lapses ${sayWhen(proposal.until, now)}`,
    steps: stepsOnProposal(council, proposal, person),
  }));
}
function stepsOnProposal(
  council: Council,
  { id, by }: CouncilProposal,
  { objectId }: Person,
): readonly CouncilPressed[] {
  const on = { proposal: id };
  const agrees = mayAgreeTo(by.objectId, council).some((one) => one.objectId === objectId);
  return [
    ...(agrees ? [{ step: 'agreeChange' as const, on }] : []),
    ...(agrees || by.objectId === objectId ? [{ step: 'refuseChange' as const, on }] : []),
  ];
}
