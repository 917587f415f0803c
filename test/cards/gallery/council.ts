// The cards of the council: what waits for a second person, leave, leavers, the forms and their refusals.
import { baseCard } from '../../../src/cards/base-card.ts';
import { directoryOf, type Council } from '../../../src/domain/council/council.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { councilStandingOf } from '../../../src/notices/council/standing.ts';
import { dot, bea, begun, councilFile, took, type Told } from '../../people/council-builders.ts';
import { colin, dana, greta, ife, moira, priya } from '../../people/builders.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import { fill, longName, onOneLine, type Worst } from '../worst.ts';
import type { Shown } from './gallery.ts';

const why = { reason: 'Agreed by the board.' };
/** The council with every name and reason at its fullest. */
function fileFor(worst: Worst | undefined) {
  const whole = councilFile(bea);
  // One that no one is of.
  const file = { ...whole, agencies: [...whole.agencies, { id: 'empty', name: 'Empty agency' }] };
  if (worst === undefined || worst === 'marks') return file;
  const people = file.people.map((one) => ({ ...one, name: longName(worst), team: onOneLine(fill(60, worst)) }));
  return { ...file, people, agencies: file.agencies.map((one) => ({ ...one, name: onOneLine(fill(100, worst)) })) };
}
const away = (so: Told): Told =>
  took(so, colin, 'beAway', { starts: '4/1/2027', ends: '8/1/2027', to: dana.objectId }, '2027-01-04T09:00:00.000Z');
const leaves = (so: Told): Told =>
  took(so, dot, 'personLeaves', { person: colin.objectId, lastDay: '15/1/2027', manager: greta.objectId, ...why });
const asks = (reason: string) => (so: Told) =>
  took(so, dot, 'changeSetting', { name: 'panelQuorum', value: '[["chair"],["police"]]', reason });
const sets = (so: Told): Told => took(so, dot, 'changeSetting', { name: 'glassHours', value: '12', ...why });

function statesFor(worst?: Worst): Readonly<Record<string, Council>> {
  const first = begun(fileFor(worst));
  const reason = worst === undefined ? why.reason : onOneLine(fill(200, worst));
  return {
    quiet: first.council,
    away: away(first).council,
    leaving: leaves(first).council,
    waiting: asks(reason)(first).council,
    all: sets(asks(reason)(leaves(away(first)))).council,
  };
}

const data = { council: 'council', command: commandOf('ripe') };
const over = (kept: Council, more: Remembered = {}): DeskInMemory =>
  deskOver({ council: directoryOf(kept), kept, ...more });
const people = [dot, bea, colin, dana, priya, ife, moira] as const;

const stored = (state: string, council: Council): readonly Shown[] =>
  people.flatMap((person): readonly Shown[] => {
    const standing = councilStandingOf(council, person, tuesday);
    return standing === undefined
      ? []
      : [
          {
            name: `council, chat of ${person.objectId}, ${state}`,
            stored: true,
            card: baseCard('Administration', standing, tuesday),
          },
        ];
  });

async function opened(state: string, council: Council): Promise<readonly Shown[]> {
  const shown: Shown[] = [];
  for (const person of people)
    shown.push({
      name: `council, opened by ${person.objectId}, ${state}`,
      card: await over(council).press(person, 'council.open', data),
    });
  return [
    ...shown,
    { name: `council closed again, ${state}`, card: await over(council).press(dot, 'council.close', data) },
    { name: `council in a channel, ${state}`, card: await over(council).press(colin, 'council.open', data, true) },
    { name: `home of the administrator, ${state}`, card: await over(council).press(dot, 'home') },
    { name: `home of a person who may be away, ${state}`, card: await over(council).press(colin, 'home') },
  ];
}

interface Form {
  readonly name: string;
  readonly state: string;
  readonly by: Person;
  readonly on: Readonly<Record<string, string>>;
  readonly sent: Readonly<Record<string, string>>;
  /** What it says where nothing is typed. */
  readonly needed: string;
  readonly breaks?: Readonly<Record<string, string>>;
}
const file = JSON.stringify({ ...councilFile(bea), agencies: councilFile().agencies.slice(1) });
const forms = (worst?: Worst): readonly Form[] => {
  const reason = worst === undefined ? why.reason : onOneLine(fill(200, worst));
  // A name or a reason with marks is refused, or drawn as typed.
  const name = worst === undefined || worst === 'marks' ? 'Dana Sandbox' : onOneLine(fill(100, worst));
  return [
    {
      name: 'person',
      state: 'quiet',
      by: dot,
      on: { person: dana.objectId },
      sent: { name, roles: 'manager', manager: greta.objectId, reason },
      needed: 'Name',
      breaks: { name, roles: 'manager', manager: dana.objectId, reason },
    },
    {
      name: 'leaves',
      state: 'quiet',
      by: dot,
      on: { person: colin.objectId },
      sent: { lastDay: '15/1/2027', manager: greta.objectId, reason },
      needed: 'Last day',
      breaks: { lastDay: '4/1/2027', reason },
    },
    { name: 'stays', state: 'leaving', by: dot, on: { person: colin.objectId }, sent: { reason }, needed: 'Reason' },
    {
      name: 'agency',
      state: 'quiet',
      by: dot,
      on: { agency: 'health' },
      sent: { name, lead: priya.objectId, reason },
      needed: 'Name',
      breaks: { name, reason },
    },
    { name: 'no-agency', state: 'quiet', by: dot, on: { agency: 'empty' }, sent: { reason }, needed: 'Reason' },
    {
      name: 'away',
      state: 'quiet',
      by: colin,
      on: {},
      sent: { starts: '5/1/2027', ends: '8/1/2027', to: dana.objectId },
      needed: 'From',
    },
    {
      name: 'setting',
      state: 'quiet',
      by: dot,
      on: { setting: 'consentWorkingDays' },
      sent: { value: '2', reason },
      needed: 'Value',
    },
    { name: 'put-back', state: 'all', by: dot, on: { setting: 'glassHours' }, sent: { reason }, needed: 'Reason' },
    { name: 'refuse', state: 'waiting', by: bea, on: { proposal: 'P2' }, sent: { reason }, needed: 'Reason' },
  ];
};

async function formsOf(states: Readonly<Record<string, Council>>, worst?: Worst): Promise<readonly Shown[]> {
  const shown: Shown[] = [];
  for (const { name, state, by, on, sent, needed, breaks } of forms(worst)) {
    const council = states[state];
    if (council === undefined) throw new Error(state);
    const [ask, go] = [`council.${name}`, `council.${name}.go`];
    const all = { ...data, ...on };
    shown.push(
      { name: `council, form ${name}`, card: await over(council).press(by, ask, all) },
      { name: `council, form ${name}, empty`, wrong: [needed], card: await over(council).press(by, go, all) },
      { name: `council, form ${name}, not theirs`, card: await over(council).press(moira, go, { ...all, ...sent }) },
      {
        name: `council, form ${name}, contested`,
        card: await over(council, { contested: true }).press(by, go, { ...all, ...sent }),
      },
      { name: `council, form ${name}, done`, card: await over(council).press(by, go, { ...all, ...sent }) },
      ...(breaks === undefined
        ? []
        : [
            {
              name: `council, form ${name}, would break`,
              card: await over(council).press(by, go, { ...all, ...breaks }),
            },
          ]),
    );
  }
  return shown;
}

export async function councilGallery(worst?: Worst): Promise<readonly Shown[]> {
  const states = statesFor(worst);
  const at = (state: string): Council => {
    const council = states[state];
    if (council === undefined) throw new Error(state);
    return council;
  };
  const person = { ...data, person: dana.objectId };
  const waiting = { ...data, proposal: 'P2' };
  const each = Object.entries(states);
  return [
    ...each.flatMap(([state, council]) => stored(state, council)),
    ...(await Promise.all(each.map(async ([state, council]) => opened(state, council)))).flat(),
    ...(await formsOf(states, worst)),
    {
      name: 'council, form person, second page',
      card: await over(at('quiet')).press(dot, 'council.person.next', {
        ...person,
        name: 'Dana Sandbox',
        roles: 'manager',
      }),
    },
    {
      name: 'council, form person, first page again',
      card: await over(at('quiet')).press(dot, 'council.person.first', person),
    },
    { name: 'council, someone new', card: await over(at('quiet')).press(dot, 'council.person', data) },
    { name: 'council, an agency that is new', card: await over(at('quiet')).press(dot, 'council.agency', data) },
    { name: 'council, back', card: await over(at('away')).press(colin, 'council.back', data) },
    { name: 'council, back, never away', card: await over(at('quiet')).press(colin, 'council.back', data) },
    { name: 'council, form agree', card: await over(at('waiting')).press(bea, 'council.agree', waiting) },
    { name: 'council, form agree, done', card: await over(at('waiting')).press(bea, 'council.agree.go', waiting) },
    { name: 'council, form agree, one’s own', card: await over(at('waiting')).press(dot, 'council.agree.go', waiting) },
    { name: 'council, form agree, gone', card: await over(at('quiet')).press(bea, 'council.agree', waiting) },
    { name: 'council, no file', card: await over(at('quiet')).press(dot, 'council.file', { ...data, file: '{}' }) },
    {
      name: 'council, a file without a reason',
      card: await over(at('quiet')).press(dot, 'council.file', { ...data, file }),
    },
    {
      name: 'council, a file that breaks',
      card: await over(at('quiet')).press(dot, 'council.file', { ...data, file, ...why }),
    },
    {
      name: 'council, a file taken all the same',
      card: await over(at('quiet')).press(dot, 'council.file', { ...data, file, ...why, anyway: 'yes' }),
    },
    {
      name: 'council, a file, not theirs',
      card: await over(at('quiet')).press(moira, 'council.file', { ...data, file }),
    },
  ];
}
