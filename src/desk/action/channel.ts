// `@MSET actions` in an agency's channel: which actions are open there, for everyone who reads it to see.
import { doneCard, listCard, type ListRow } from '../../cards/home.ts';
import { sayActionId, stateLabels, type ActionRow } from '../../domain/case/action/action.ts';
import type { ActionHost } from '../../domain/case/action/host.ts';
import { hostAt } from '../../casework/read/on-action.ts';
import { agenciesIn } from './open.ts';
import { actionsForChannel, mayList, sayDue } from '../../reading/action/list.ts';
import { phraseOf } from '../../notices/action/standing.ts';
import { showActions } from './my-actions.ts';
import { openActionButton } from '../form/replies.ts';
import type { Reply, Scene } from '../scene/scene.ts';
import { agencyName } from '../../domain/people/agencies.ts';

const mostRows = 8;

/** Elsewhere than in a channel it is the person's own list. */
export async function listChannelActions(scene: Scene): Promise<Reply> {
  const { caller, directory } = scene;
  if (caller.channel === undefined || caller.channel.kind === 'group') return showActions(scene, 0);
  const agencies = await agenciesIn(scene);
  if (agencies.length === 0) {
    const next = 'To make it one, type @MSET link and the agency, for example @MSET link police.';
    return said('This channel is not an agency’s.', `${next} For your own list type my actions.`);
  }
  const mine = agencies.filter((id) => mayList(scene, id));
  if (mine.length === 0) {
    const whose = agencies.map((id) => agencyName(directory, id)).join(', ');
    return said(
      `Only those who speak for ${whose}, and MSET co-ordinators, can list its actions.`,
      'Ask one of them to type @MSET actions here.',
    );
  }
  return { card: await listFor(scene, mine), here: true };
}

/** Nothing but id, state and due, and the phrase that the post of each has (docs/process.md P10.11). */
async function listFor(scene: Scene, agencies: readonly string[]): Promise<Reply['card']> {
  const { directory } = scene;
  const seen = (await actionsForChannel(scene, agencies)).map(([action]) => action);
  const shown = seen.slice(0, mostRows);
  const hosts = [...new Set(shown.map(({ reference }) => reference))];
  const found = new Map(await Promise.all(hosts.map(async (one) => [one, await hostAt(scene.ports, one)] as const)));
  const rows = shown.map((action) => rowFor(scene, action, found.get(action.reference)));
  return listCard({
    title: `Actions for ${agencies.map((id) => agencyName(directory, id)).join(', ')}`,
    groups: [{ title: '', rows }],
    total: seen.length,
    from: 0,
    empty: 'Nothing is needed from you now.',
    ...(seen.length > mostRows && { message: 'These are due first. For all of them type my actions.' }),
    buttons: [],
  });
}

/** Everyone of the channel reads it: no warning, and a kind only where the post may say it. */
function rowFor({ directory, now }: Scene, action: ActionRow, host: ActionHost | undefined): ListRow {
  const phrase = host === undefined ? '' : phraseOf({ host, action }, action.agency, directory);
  return {
    reference: sayActionId(action),
    label: phrase === '' ? 'Action' : phrase,
    line: stateLabels[action.state.is],
    when: sayDue(action, now, host?.rests),
    warnings: [],
    press: openActionButton(action),
  };
}

const said = (title: string, next: string): Reply => ({ card: doneCard(title, [next], [], 'attention'), here: true });
