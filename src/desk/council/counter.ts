// Every step on the council, as people take it.
import { councils } from '../../casework/write/matters.ts';
import { councilId, relationToCouncil, type Council } from '../../domain/council/council.ts';
import { councilMatter, type CouncilStepName } from '../../domain/council/table.ts';
import { given } from '../../domain/kernel/given.ts';
import { localDate } from '../../domain/time/calendar.ts';
import { heldBy } from '../../reading/council/held.ts';
import type { Counter } from '../form/counter.ts';
import { verbsOf } from '../form/press.ts';
import { sayRefusal } from '../form/replies.ts';
import { takeOn, textIn, type Reply, type Scene } from '../scene/scene.ts';
import { closeCouncil, councilIn, noCouncil, openCouncil, openedCouncil, withoutCouncil } from './council.ts';
import { takeFile } from './file.ts';
import { councilCarries, inputOn, onIn, type On, type OnCouncil } from './on.ts';
import { councilCommand, councilRows } from './presses.ts';

/** Refusals that are answered on another card: nothing that is typed would change them. */
const onCard: readonly string[] = [
  'notAvailable',
  'noProposal',
  'own',
  'changedSince',
  'notAway',
  'notLeaving',
  'notYours',
];
/** Anyone says of themselves that they are away, and back. */
const ofOneself: readonly CouncilStepName[] = ['beAway', 'beBack'];

export const councilCounter: Counter<CouncilStepName, OnCouncil, Council> = {
  ...councilRows,
  ways: [
    ['council.open', openCouncil],
    ['council.close', closeCouncil],
    ['council.file', takeFile],
  ],
  typed: { word: 'away', show: (scene) => showAway(scene) },
  see: async (scene, name) => {
    const council = await councilIn(scene);
    if (council === undefined) return withoutCouncil(scene);
    const { person, directory, now } = scene;
    if (
      !ofOneself.includes(name) &&
      !['administrator', 'agrees'].includes(relationToCouncil(council, person, directory, now))
    )
      return noCouncil();
    return { before: await onCouncil(scene, name, council), doc: council };
  },
  take: async (scene, name, input) => {
    const on = onIn(scene);
    return takeOn(scene, councils, { id: councilId, command: councilCommand(name, inputOn(name, on, input)) });
  },
  about: (pressed) => ({
    data: { council: councilId, ...dataOf(onIn(pressed)) },
    name: 'Administration',
    formOf: councilId,
    back: { verb: 'council.open' },
    close: 'council.close',
  }),
  onForm: (_scene, _name, refusal) => (onCard.includes(refusal.code) ? undefined : sayRefusal(refusal)),
  barred: (scene, _name, refusal, council) =>
    council === undefined || refusal.code === 'notAvailable'
      ? noCouncil()
      : openedCouncil(scene, council, sayRefusal(refusal)),
  answer: (scene, _name, { after }, { receipt }) => ({ ...openedCouncil(scene, after), receipt }),
};

const dataOf = (on: On): Readonly<Record<string, string>> =>
  Object.fromEntries(councilCarries.flatMap((name) => (on[name] === undefined ? [] : [[name, on[name]]])));

/** What was pressed, with what a leaver holds, and whether it was said what it would break. */
async function onCouncil(scene: Scene, name: CouncilStepName, council: Council): Promise<OnCouncil> {
  const { person: actor, directory, now, ports } = scene;
  const on = onIn(scene);
  const held =
    name === 'personLeaves' && on.person !== undefined ? await heldBy({ directory, now, ports }, on.person) : undefined;
  const typed = Object.fromEntries(
    Object.entries(scene.data).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  const command = councilCommand(name, inputOn(name, on, typed));
  const decision = councilMatter.decide({ root: council }, command, { actor, directory, now });
  const broke =
    textIn(scene, 'anyway') === 'yes' || ('refusal' in decision && decision.refusal.code === 'breaks')
      ? (true as const)
      : undefined;
  return { council, on, ...given({ held, broke }) };
}

/** Typed: the form at once, so that leave is two presses; for a person who has leave what it is, and the way back. */
async function showAway(scene: Scene): Promise<Reply> {
  const council = await councilIn(scene);
  if (council === undefined) return withoutCouncil(scene);
  const today = localDate(scene.now);
  const isAway = council.delegations.some(({ from, ends }) => from === scene.person.objectId && ends >= today);
  const form = new Map(verbsOf(councilCounter)).get('council.away');
  return isAway || form === undefined ? openedCouncil(scene, council) : form(scene);
}
