// The council opened: what waits for a second person, who is away, who leaves.
import { baseCard, goneCard } from '../../cards/base-card.ts';
import { councilCard, type CouncilGroup } from '../../cards/council/council-card.ts';
import { doneCard } from '../../cards/home.ts';
import { councilId, relationToCouncil, touchedBy, type Council } from '../../domain/council/council.ts';
import { sayEntry } from '../../domain/council/file.ts';
import { personIn } from '../../domain/people/directory.ts';
import { reads } from '../../domain/people/reads.ts';
import { localDate, sayDate, sayWhen } from '../../domain/time/calendar.ts';
import { councilSince } from '../../domain/council/making.ts';
import { councilStandingOf } from '../../notices/council/standing.ts';
import { offered } from '../form/press.ts';
import { homeButton, notAvailableReply } from '../form/replies.ts';
import { mint, type Reply, type Scene } from '../scene/scene.ts';
import { councilRows } from './presses.ts';

/** The same for unknown and forbidden. */
export const noCouncil = (): Reply => notAvailableReply('directory');
/** While the form before is in force, the directory is a file and nothing else (docs/process.md P28.1). */
export const afterUpgrade = (): Reply => ({
  card: doneCard(
    'People and settings can be changed here after the upgrade.',
    ['Until then the administrator changes them in the directory file.'],
    [homeButton],
  ),
});

export async function councilIn({ ports }: Scene): Promise<Council | undefined> {
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
  return council === undefined ? withoutCouncil(scene) : openedCouncil(scene, council);
}

/** The open card, with why something was not done on top. */
export function openedCouncil(scene: Scene, council: Council, message?: string): Reply {
  const { person, directory, now, caller } = scene;
  const readsAll = reads('council', relationToCouncil(council, person, directory));
  const data = { council: councilId, command: mint(scene) };
  const on = { before: council, doc: council };
  const today = localDate(now);
  const name = (id: string): string => personIn(council, id)?.name ?? 'someone who has left';
  const own = council.delegations.filter(({ from, to }) => from === person.objectId || to === person.objectId);
  const [waiting] = readsAll ? council.proposals : [];
  const isAway = council.delegations.some(
    ({ from, starts, ends }) => from === person.objectId && starts <= today && today <= ends,
  );
  const groups: readonly CouncilGroup[] = [
    {
      title: 'Waiting for a second person',
      rows: (readsAll ? council.proposals : []).map(({ changes, by, reason, until }) => [
        touchedBy(changes)
          .map(([table, key]) => sayEntry(table, key, council, { people: [], agencies: [] }))
          .join(', '),
        `${by.name}: ${reason} Lapses ${sayWhen(until, now)}.`,
      ]),
    },
    {
      title: 'Away',
      rows: (readsAll ? council.delegations : own).map(({ from, to, starts, ends }) => [
        name(from),
        `${sayDate(starts)} to ${sayDate(ends)}: ${name(to)} decides.`,
      ]),
    },
    {
      title: 'Leaving',
      rows: (readsAll ? council.leaving : []).map((one) => [name(one.person), `Last day ${sayDate(one.lastDay)}.`]),
    },
  ];
  return {
    card: councilCard({
      groups,
      shared: caller.shared,
      message,
      buttons: [
        ...(waiting === undefined
          ? []
          : offered(councilRows, scene, on, ['agreeChange', 'refuseChange'], { ...data, proposal: waiting.id })),
        ...offered(councilRows, scene, on, isAway ? ['beBack', 'beAway'] : ['beAway'], data),
        ...offered(
          councilRows,
          scene,
          on,
          [
            'changePerson',
            'personLeaves',
            'personStays',
            'changeAgency',
            'removeAgency',
            'changeSetting',
            'putBackSetting',
          ],
          data,
        ),
        { title: 'Close', verb: 'council.close', data: { council: councilId } },
      ],
    }),
  };
}

/** Back to what is in the chat. */
export async function closeCouncil(scene: Scene): Promise<Reply> {
  const council = await councilIn(scene);
  const standing = council && councilStandingOf(council, scene.person, scene.now);
  return { card: standing ? baseCard('Directory', standing, scene.now) : goneCard() };
}
