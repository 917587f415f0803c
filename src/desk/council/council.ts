// The council opened: what waits for a second person, what cases are read by and was given lately, one's own leave and that for which one stands in, who leaves.
import { baseCard, goneCard } from '../../cards/base-card.ts';
import { councilCard, type CouncilGroup } from '../../cards/council/council-card.ts';
import { doneCard } from '../../cards/home.ts';
import {
  applied,
  changesToAgree,
  councilId,
  relationToCouncil,
  waitingIn,
  type Council,
} from '../../domain/council/council.ts';
import { councilSince } from '../../domain/council/making.ts';
import { personIn } from '../../domain/people/directory.ts';
import { reads } from '../../domain/people/reads.ts';
import { localDate, sayDate, sayWhen } from '../../domain/time/calendar.ts';
import { councilStandingOf } from '../../notices/council/standing.ts';
import { sayChanges } from '../../reading/council/words.ts';
import { hasCouncil, readersGiven, type CouncilRow } from '../../reading/council/views.ts';
import { homeButton, notAvailableReply, tabLinkIn } from '../form/replies.ts';
import { offered } from '../form/press.ts';
import { mint, type Reply, type Scene } from '../scene/scene.ts';
import { councilButton, councilRows } from './presses.ts';

/** The same for unknown and forbidden. */
export const noCouncil = (): Reply => notAvailableReply('page');
/** While the form before is in force, the directory is a file and nothing else (docs/process.md P28.1). */
const afterUpgrade = (): Reply => ({
  card: doneCard(
    'People and settings can be changed here after the upgrade.',
    ['Until then the administrator changes them in the directory file.'],
    [homeButton],
  ),
});

export async function councilIn({ ports }: Pick<Scene, 'ports'>): Promise<Council | undefined> {
  const council = (await ports.council.load(councilId))?.value.root;
  return council?.partly === 'first' ? undefined : council;
}
/** Where there is none yet: why. */
export async function withoutCouncil({ ports }: Scene): Promise<Reply> {
  const form = await ports.forms?.current();
  return form !== undefined && form < councilSince ? afterUpgrade() : noCouncil();
}

export async function openCouncil(scene: Scene): Promise<Reply> {
  const council = await councilIn(scene);
  if (council === undefined) return withoutCouncil(scene);
  const { person, directory, now, ports } = scene;
  const readsAll = reads('council', relationToCouncil(council, person, directory, now));
  return openedCouncil(scene, council, undefined, readsAll ? await readersGiven(ports, now) : []);
}

/** The open card, with why something was not done on top: what is theirs, and for those who keep it what waits. */
export function openedCouncil(
  scene: Scene,
  council: Council,
  message?: string,
  readers: readonly CouncilRow[] = [],
): Reply {
  const { person, directory, now, caller } = scene;
  const { objectId } = person;
  const readsAll = reads('council', relationToCouncil(council, person, directory, now));
  const today = localDate(now);
  const name = (id: string): string => personIn(council, id)?.name ?? 'someone who has left';
  const leave = council.delegations.filter(({ ends }) => ends >= today);
  const own = leave.filter(({ from }) => from === objectId);
  const waiting = waitingIn(council, now);
  const [asked] = changesToAgree(person, council, now);
  const mine = waiting.find(({ by }) => by.objectId === objectId);
  const on = { before: { council, on: {} }, doc: council };
  const groups: readonly CouncilGroup[] = [
    {
      title: 'Waiting for a second person',
      rows: (readsAll ? waiting : []).map(({ changes, by, reason, until }) => [
        sayChanges(council, applied(council, changes), changes).join('; '),
        `${by.name}: ${reason} Lapses ${sayWhen(until, now)}.`,
      ]),
    },
    {
      title: 'Given lately: what cases are read by',
      rows: readers.map(({ title, lines, more }) => [title, `${[...lines, more].join(' ')}.`]),
    },
    {
      title: 'Your leave',
      rows: own.map(({ to, starts, ends }) => [
        `${sayDate(starts)} to ${sayDate(ends)}`,
        `${name(to)} decides instead. It ends automatically.`,
      ]),
    },
    {
      title: 'You decide for',
      rows: leave
        .filter(({ to }) => to === objectId)
        .map(({ from, starts, ends }) => [name(from), `${sayDate(starts)} to ${sayDate(ends)}.`]),
    },
    {
      title: 'Leaving',
      rows: (readsAll ? council.leaving : []).map((one) => [name(one.person), `Last day ${sayDate(one.lastDay)}.`]),
    },
  ];
  const page = hasCouncil(person) ? tabLinkIn(scene)?.('council') : undefined;
  const [first] = own;
  const back = first && {
    ...councilButton('beBack', { starts: first.starts }),
    title: first.starts <= today ? 'I am back' : 'Not away after all',
  };
  return {
    card: councilCard({
      title: readsAll ? 'Administration' : 'Away',
      groups,
      shared: caller.shared,
      message,
      none: readsAll ? noneForReaders : noLeave,
      buttons: [
        ...(asked === undefined
          ? mine === undefined
            ? []
            : [councilButton('refuseChange', { proposal: mine.id })]
          : (['agreeChange', 'refuseChange'] as const).map((step) => councilButton(step, { proposal: asked.id }))),
        ...(back === undefined ? [] : [{ ...back, data: { ...back.data, command: mint(scene) } }]),
        ...offered(councilRows, scene, on, ['beAway'], { council: councilId }),
        { title: 'Close', verb: 'council.close', data: { council: councilId } },
      ],
      links: page === undefined ? [] : [{ title: 'Administration', url: page }],
    }),
  };
}

const noLeave = 'You are not away. Press Away to say who decides while you are on leave.';
const noneForReaders =
  'Nothing is waiting for you, and you are not away. People, leave and settings are on the page Administration.';

/** Back to what is in the chat. */
export async function closeCouncil(scene: Scene): Promise<Reply> {
  const council = await councilIn(scene);
  const standing = council && councilStandingOf(council, scene.person, scene.now);
  return { card: standing ? baseCard('Administration', standing, scene.now) : goneCard() };
}
