// The cards of a missing episode: its forms, what they answer, the case while the child is missing and when it is back.
import { refOf } from '../../../src/domain/people/actor.ts';
import type { Episode } from '../../../src/domain/case/episode/episode.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { directory, kestrelReference, moira, priya, ravi, tess } from '../../people/builders.ts';
import { cameBack, held, missed, past } from '../../people/episode-builders.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import { caseIn, saysIn } from '../cases/triage-cases.ts';
import { crowded, type Worst } from '../worst.ts';
import { formCards, panelUnderWay, type FormShown } from './form.ts';
import type { Shown } from './gallery.ts';
import { keptOf } from '../../../src/domain/case/episode/keep.ts';

const ref = kestrelReference;
const data = { ref, command: commandOf('ripe') };

/** An open case with these episodes. */
const caseWith = (worst: Worst | undefined, episodes: readonly Episode[], more: object = {}): Case => {
  const childCase = {
    ...caseIn('open', worst),
    reviewOn: '2027-01-05',
    parts: { episode: { count: episodes.length, open: [] } },
    ...more,
  } as Case; // a case of its stage
  return episodes.reduce((all, episode) => ({ ...all, missing: keptOf(all, episode) }), childCase);
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

interface EpisodeForm extends Omit<FormShown, 'data'> {
  readonly episodes: readonly Episode[];
  readonly about?: Readonly<Record<string, string>>;
}

export async function missingGallery(worst?: Worst): Promise<readonly Shown[]> {
  const council = worst === undefined ? directory : crowded(worst);
  const [now, back, over] = episodesOf(worst);
  const says = saysIn(worst);
  const line = (usual: string, most: number): string => says(usual, most).replaceAll('\n', ' ');
  const deskOf = (episodes: readonly Episode[], options: Remembered = {}): DeskInMemory =>
    deskOver({ cases: [caseWith(worst, episodes, { invited: ['police'] })], parts: episodes, council, ...options });
  const police = { since: missed.since, reported: 'no', policeReference: line('NP-0301-88', 40), grade: 'high' };
  const returned = {
    ...cameBack,
    returnedAt: '4/1/2027 10:00',
    found: line(cameBack.found, 300),
    harm: line(cameBack.harm, 300),
    prevention: '4/1/2027',
  };
  const whens = ['Returned at', 'How did the child come back?', 'Found safe and well?', 'Where found, and with whom'];
  const forms: readonly EpisodeForm[] = [
    {
      verb: 'missing.record',
      by: ravi,
      episodes: [],
      sent: {
        day: '2027-01-04 night',
        since: '22:00',
        reported: 'no',
        category: 'missing',
        lastSeen: line(missed.lastSeen, 200),
        what: says(missed.what, 1000),
      },
      needed: [
        'Missing since when?',
        'Time, and the day if it is another',
        'Missing, or away without leave?',
        'Do the police know?',
        'Last seen: where, by whom, wearing what',
        'What happened',
      ],
    },
    {
      verb: 'missing.past',
      by: moira,
      episodes: [],
      sent: {
        ...past,
        policeReference: police.policeReference,
        found: line(past.found, 300),
        what: says(past.what, 1000),
      },
      needed: [
        'Missing since',
        ...whens.slice(0, 1),
        'Missing, or away without leave?',
        'Did the police know?',
        ...whens.slice(1),
        'What happened',
      ],
    },
    {
      verb: 'missing.update',
      by: priya,
      episodes: [now],
      about: { episode: 'M1' },
      sent: { ...police, news: says('The police have his phone.', 1000) },
      needed: ['Missing since', 'Do the police know?', 'What is new'],
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
    {
      verb: 'missing.mark',
      by: priya,
      episodes: [back],
      about: { episode: 'M2' },
      sent: { mark: 'health', reason: 'By mistake.' },
      needed: ['Reason'],
    },
  ];
  const shown: Shown[] = [];
  for (const { verb, by, episodes, about = {}, sent, needed } of forms) {
    const at = (options: Remembered = {}): DeskInMemory => deskOf(episodes, options);
    shown.push(...(await formCards(at, { verb, by, data: { ...data, ...about }, sent, needed })));
  }
  const panel = panelUnderWay(council);
  const item = { meeting: panel.id, ref, command: commandOf('ripe') };
  for (const [name, episodes] of [
    ['missing now', [over, now]],
    ['back', [over, back]],
  ] as const) {
    const desk = () => deskOf(episodes, { meetings: [panel] });
    shown.push(
      { name: `episode, ${name}, referrer`, card: await desk().press(priya, 'case.open', data) },
      { name: `episode, ${name}, history`, card: await desk().press(priya, 'case.story', data) },
      { name: `episode, ${name}, more`, card: await desk().press(priya, 'case.more', data) },
      { name: `episode, ${name}, item`, card: await desk().press(tess, 'meeting.item', item) },
    );
  }
  const closed = deskOver({ cases: [caseIn('other plan', worst)], council });
  shown.push({
    name: 'missing.record of a case that has ended',
    card: await closed.press(priya, 'missing.record', data),
  });
  return shown;
}
