// Who looked, in chat: what is worth a question, for those who read who looked. Typed, it is a number, because what is typed is
// answered where it stays; pressed, it is a private list.
import type { Button } from '../../cards/blocks.ts';
import { listCard } from '../../cards/home.ts';
import { foundCard } from '../../cards/register/found-card.ts';
import { lineCard } from '../../cards/talk.ts';
import { may } from '../../domain/people/roles.ts';
import { becauseOf } from '../../reading/looked/asked.ts';
import type { FoundRow } from '../../reading/looked/looked.ts';
import { worthAsking } from '../../reading/looked/worth.ts';
import { homeButton, notAvailableReply } from '../form/replies.ts';
import { fromIn, mint, textIn, type Reply, type Scene } from '../scene/scene.ts';

const mostShown = 8;
const lookedList = { verb: 'looked' } as const;
const has = ({ person }: Scene): boolean => may(person, 'seeLooks');
const worth = (count: number): string => (count === 1 ? 'look worth a question' : 'looks worth a question');

/** How many, as a tile of home. */
export async function lookedTiles(
  scene: Scene,
): Promise<readonly { readonly number: number; readonly what: string; readonly press: typeof lookedList }[]> {
  const { length } = await worthAsking(scene);
  return length === 0 ? [] : [{ number: length, what: worth(length), press: lookedList }];
}

/** `who looked`, typed: what stays in the chat says how many, and neither who nor at what. */
export async function lookedTyped(scene: Scene): Promise<Reply> {
  if (!has(scene)) return notAvailableReply('list');
  const { length } = await worthAsking(scene);
  const read: Button = { title: length === 1 ? 'Read it' : 'Read them', ...lookedList, style: 'positive' };
  return {
    card:
      length === 0
        ? lineCard('Nothing is worth a question', [homeButton], 'The page Who looked has every look of the year.')
        : lineCard(`${length} ${worth(length)}`, [read, homeButton]),
  };
}

/** The list of them, to one person. */
export async function showLooked(scene: Scene): Promise<Reply> {
  if (!has(scene)) return notAvailableReply('list');
  const all = await worthAsking(scene);
  const from = fromIn(scene);
  const rows = all.slice(from, from + mostShown).map(({ row, found: { day, rule, person } }) => ({
    label: row.title,
    typed: true as const,
    why: row.line,
    line: row.more,
    warnings: [],
    press: { verb: 'looked.open', data: { day, rule, person }, does: 'read it' },
  }));
  const more: Button = { title: 'More', ...lookedList, data: { from: from + mostShown } };
  return {
    card: listCard({
      title: 'Worth a question',
      groups: [{ title: '', rows }],
      total: all.length,
      from,
      empty: 'Nothing is worth a question. The page Who looked has every look of the year.',
      buttons: [...(from + mostShown < all.length ? [more] : []), homeButton],
    }),
  };
}

/** One of them, with the button that asks the person. */
export async function openLooked(scene: Scene): Promise<Reply> {
  const one = (await worthAsking(scene)).find(isNamed(scene));
  if (one === undefined || 'not' in one.asks) return notAvailableReply('look');
  const { row, found, asks } = one;
  const ask: Button = {
    title: 'Why did you look?',
    verb: 'register.why',
    data: { ref: asks.about, person: found.person, because: becauseOf[found.rule], command: mint(scene) },
    style: 'positive',
  };
  return {
    card: foundCard({
      who: row.title,
      saw: row.line,
      when: row.more,
      shared: scene.caller.shared,
      buttons: [ask, { title: 'Back to the list', ...lookedList }],
    }),
  };
}

const isNamed =
  (scene: Scene) =>
  ({ found: { day, rule, person } }: FoundRow): boolean =>
    day === textIn(scene, 'day') && rule === textIn(scene, 'rule') && person === textIn(scene, 'person');
