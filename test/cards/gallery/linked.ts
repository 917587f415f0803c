// The cards of one's own chat where the tab has an address: the same ones, with a link to their page.
import { hostOf } from '../../../src/domain/case/action/host.ts';
import { meetingCardFor } from '../../../src/notices/meeting/standing.ts';
import { actionCardFor, cardFor, type RenderedCard, type TabLink } from '../../../src/notices/render.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { colin, directory, kestrelReference, moira, priya, ravi, tess } from '../../people/builders.ts';
import { actingWorld } from '../cases/acting-world.ts';
import { actionAt, actionTurns, ola } from '../cases/actions.ts';
import type { Shown } from './gallery.ts';
import { meetingAt, states, worldOf } from '../cases/meeting-world.ts';
import { caseAt, turns } from '../cases/stages.ts';
import { deskOver, tuesday } from '../../worlds/desk-in-memory.ts';
import { caseIn, stands } from '../cases/triage-cases.ts';
import { crowded, worstCase, type Worst } from '../worst.ts';

const tab = 'https://mset.example.org/tab/#/';
export const linked: TabLink = (page) => `${tab}${page}`;
/** To a Teams chat with a person of the directory, by the name with which they sign in. */
export const isChatLink = (action: Readonly<Record<string, unknown>>): boolean =>
  action['type'] === 'Action.OpenUrl' &&
  /^https:\/\/teams\.microsoft\.com\/l\/chat\/0\/0\?users=[\w.-]+%40[\w.-]+$/.test(String(action['url'])) &&
  Object.keys(action).toSorted().join() === 'title,type,url';

const guidanceLinks = directory.settings.guidance.links.map(({ url }) => url);
/** As long as the setting takes one. */
export const longestLink = `https://example.org/${'x'.repeat(280)}`;

/** To a page of the council’s guidance, named and pressed as a row of its own. */
export const isGuidanceLink = (action: Readonly<Record<string, unknown>>): boolean =>
  action['type'] === 'Action.OpenUrl' &&
  [...guidanceLinks, longestLink].some((url) => url === action['url']) &&
  Object.keys(action).toSorted().join() === 'title,type,url';

/** Whether an action of a card leads to one of our own pages, and does nothing else. */
export const isPageLink = (action: Readonly<Record<string, unknown>>): boolean =>
  action['type'] === 'Action.OpenUrl' &&
  String(action['url']).startsWith(tab) &&
  Object.keys(action).toSorted().join() === 'title,type,url';

const people: readonly Person[] = [priya, colin, moira, tess, ravi, ola];

const made = (name: string, make: (person: Person) => RenderedCard | undefined): readonly Shown[] =>
  people.flatMap((person) => {
    const rendered = make(person);
    const whose = `chat of ${person.name} with the tab, ${name}`;
    return rendered === undefined ? [] : [{ name: whose, stored: true, card: rendered.card }];
  });

export async function linkedGallery(worst?: Worst): Promise<readonly Shown[]> {
  const council = worst === undefined ? directory : crowded(worst);
  const acting = actingWorld(worst);
  const meetings = worldOf(worst);
  const cases = turns.map(
    (turn) => [turn, worst === undefined ? caseAt(turn) : worstCase(caseAt(turn), worst)] as const,
  );
  const since = stands.map((stand) => [`since consent, ${stand}`, caseIn(stand, worst)] as const);
  return [
    ...[...cases, ...since].flatMap(([name, childCase]) =>
      made(name, (person) => cardFor(childCase, person, council, tuesday, linked)),
    ),
    ...actionTurns.flatMap((turn) => {
      const on = { host: hostOf(acting.case), action: actionAt(turn, worst) };
      return made(`action, ${turn}`, (person) => actionCardFor(on, person, acting.council, tuesday, linked));
    }),
    ...states.flatMap((state) => {
      const meeting = meetingAt(meetings, state);
      return made(`meeting, ${state}`, (person) => meetingCardFor(meeting, person, council, tuesday, linked));
    }),
    ...(await homes(worst)),
  ];
}

async function homes(worst?: Worst): Promise<readonly Shown[]> {
  const council = worst === undefined ? directory : crowded(worst);
  const desk = deskOver({ cases: [caseAt('received')], council, tabLink: linked });
  const shown: Shown[] = [];
  for (const person of people) {
    const [typed] = await desk.type(person, `case ${kestrelReference}`);
    shown.push({ name: `home of ${person.name}, with the tab`, card: await desk.press(person, 'home') });
    if (typed !== undefined) shown.push({ name: `typed by ${person.name}, with the tab`, stored: true, card: typed });
  }
  return shown;
}
