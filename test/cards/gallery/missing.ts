// The cards of a missing episode: its forms, what they answer, the case while the child is missing and when it is back.
import type { Person } from '../../../src/domain/people/actor.ts';
import { refOf } from '../../../src/domain/people/actor.ts';
import type { Episode } from '../../../src/domain/case/missing/episode.ts';
import { keptOf } from '../../../src/domain/case/missing/kept.ts';
import type { Case } from '../../../src/domain/case/stages.ts';
import { after, here, start } from '../../domain/meeting/meeting-hall.ts';
import { directory, kestrelReference, moira, priya, ravi, tess } from '../../people/builders.ts';
import { cameBack, held, missed } from '../../people/missing-builders.ts';
import { panelToday } from '../shelf/meeting-world.ts';
import { commandOf, openShelf, tuesday, type Shelf, type ShelfOptions } from '../shelf/shelf.ts';
import { caseIn, saysIn } from '../shelf/triage-cases.ts';
import { crowded, type Worst } from '../worst.ts';
import type { Shown } from './gallery.ts';

const ref = kestrelReference;
const data = { ref, command: commandOf('ripe') };

/** An open case with these episodes. */
const caseWith = (worst: Worst | undefined, episodes: readonly Episode[], more: object = {}): Case => {
  const one = {
    ...caseIn('open', worst),
    reviewOn: '2027-01-05',
    parts: { episode: { count: episodes.length, open: [] } },
    ...more,
  } as Case; // a case of its stage
  return episodes.reduce((all, episode) => ({ ...all, missing: keptOf(all, episode) }), one);
};

function episodesOf(worst: Worst | undefined): readonly [Episode, Episode, Episode] {
  const says = saysIn(worst);
  const line = (usual: string, most: number): string => says(usual, most).replaceAll('\n', ' ');
  const by = { by: refOf(priya), at: tuesday };
  const now: Episode = {
    id: 'M1',
    reference: ref,
    since: '2027-01-03T22:00:00.000Z',
    category: 'away',
    reported: 'yes',
    policeReference: line('NP-0301-88', 40),
    grade: { id: 'high', title: 'High', high: true },
    lastSeen: line('At the bus stop, in a grey coat.', 200),
    what: says('He went out to meet someone.', 1000),
    recorded: by,
    updates: [{ ...by, news: says('The police have his phone.', 1000) }],
    interviews: [],
    called: [],
    repeated: { at: tuesday, episodes: 3, days: 30 },
    ladder: { set: 1, rungs: [] },
  };
  const back: Episode = {
    ...now,
    id: 'M2',
    returned: {
      ...by,
      returnedAt: '2027-01-04T10:00:00.000Z',
      how: 'self',
      safe: 'no',
      found: line('At home, alone.', 300),
      harm: line('Hungry.', 300),
      prevention: '2027-01-04',
    },
    due: { at: '2027-01-07T10:00:00.000Z', rule: 'missing.interview', ruleVersion: 1 },
  };
  const interview = {
    ...by,
    offeredOn: '2027-01-04',
    when: '2027-01-04T16:00:00.000Z',
    byWhom: line('Mr Lee Placeholder', 200),
    independent: 'yes',
    learned: says('He was at a flat.', 2000),
  };
  return [
    now,
    { ...back, interviews: [{ ...interview, outcome: 'attempted' }] },
    { ...back, id: 'M3', interviews: [{ ...interview, outcome: 'done', late: true }] },
  ];
}

interface FormShown {
  readonly verb: string;
  readonly by: Person;
  readonly episodes: readonly Episode[];
  readonly about?: Readonly<Record<string, string>>;
  readonly sent: Readonly<Record<string, string>>;
  readonly needed: readonly string[];
}

export async function missingGallery(worst?: Worst): Promise<readonly Shown[]> {
  const council = worst === undefined ? directory : crowded(worst);
  const [now, back, over] = episodesOf(worst);
  const says = saysIn(worst);
  const line = (usual: string, most: number): string => says(usual, most).replaceAll('\n', ' ');
  const shelfOf = (episodes: readonly Episode[], options: ShelfOptions = {}): Shelf =>
    openShelf({ cases: [caseWith(worst, episodes, { invited: ['police'] })], episodes, council, ...options });
  const police = { since: missed.since, reported: 'no', policeReference: line('NP-0301-88', 40), grade: 'high' };
  const returned = {
    ...cameBack,
    returnedAt: '4/1/2027 10:00',
    found: line(cameBack.found, 300),
    harm: line(cameBack.harm, 300),
    prevention: '4/1/2027',
  };
  const whens = ['Returned at', 'How did the child come back?', 'Found safe and well?', 'Where found, and with whom'];
  const forms: readonly FormShown[] = [
    {
      verb: 'missing.record',
      by: ravi,
      episodes: [],
      sent: {
        ...police,
        category: 'missing',
        lastSeen: line(missed.lastSeen, 200),
        what: says(missed.what, 1000),
      },
      needed: ['Missing since', 'Category', 'Reported to the police?', 'Last seen', 'What happened'],
    },
    {
      verb: 'missing.update',
      by: priya,
      episodes: [now],
      about: { episode: 'M1' },
      sent: { ...police, news: says('The police have his phone.', 1000) },
      needed: ['Missing since', 'Reported to the police?', 'What is new'],
    },
    { verb: 'missing.return', by: priya, episodes: [now], about: { episode: 'M1' }, sent: returned, needed: whens },
    { verb: 'missing.correct', by: priya, episodes: [back], about: { episode: 'M2' }, sent: returned, needed: whens },
    {
      verb: 'missing.interview',
      by: priya,
      episodes: [back],
      about: { episode: 'M2' },
      sent: {
        ...held,
        offeredOn: '4/1/2027',
        when: '4/1/2027 15:00',
        byWhom: line(held.byWhom, 200),
        independent: 'no',
        learned: says(held.learned, 2000),
      },
      needed: ['Offered on', 'Outcome', 'By whom', 'Are they independent of the child’s care?', 'What we learned'],
    },
  ];
  const shown: Shown[] = [];
  for (const { verb, by, episodes, about = {}, sent, needed } of forms) {
    const [all, go] = [{ ...data, ...about }, `${verb}.go`];
    const at = (options: ShelfOptions = {}): Shelf => shelfOf(episodes, options);
    shown.push(
      { name: verb, card: await at().press(by, verb, all) },
      { name: `${verb} in a channel`, card: await at().press(by, verb, all, true) },
      { name: `${verb}, empty`, wrong: needed, card: await at().press(by, go, all) },
      {
        name: `${verb}, too soon`,
        wrong: ['yet'],
        card: await at().press(by, go, { ...all, ...sent, command: commandOf('young') }),
      },
      {
        name: `${verb}, contested`,
        wrong: ['Someone else'],
        card: await at({ contested: true }).press(by, go, { ...all, ...sent }),
      },
      {
        name: `${verb}, store down`,
        wrong: ['Nothing you typed is lost'],
        card: await at({ broken: true }).press(by, go, { ...all, ...sent }),
      },
      { name: `${verb}, taken`, card: await at().press(by, go, { ...all, ...sent }) },
    );
  }
  const panel = [tess, moira].reduce(
    (meeting, who) => after(meeting, who, here, tuesday, council),
    after(after(undefined, moira, panelToday, tuesday, council), moira, start, tuesday, council),
  );
  const item = { meeting: panel.id, ref, command: commandOf('ripe') };
  for (const [name, episodes] of [
    ['missing now', [over, now]],
    ['back', [over, back]],
  ] as const) {
    const shelf = () => shelfOf(episodes, { meetings: [panel] });
    shown.push(
      { name: `episode, ${name}, referrer`, card: await shelf().press(priya, 'case.open', data) },
      { name: `episode, ${name}, more`, card: await shelf().press(priya, 'case.more', data) },
      { name: `episode, ${name}, item`, card: await shelf().press(tess, 'meeting.item', item) },
    );
  }
  const closed = openShelf({ cases: [caseIn('other plan', worst)], council });
  shown.push({
    name: 'missing.record of a case that has ended',
    card: await closed.press(priya, 'missing.record', data),
  });
  return shown;
}
