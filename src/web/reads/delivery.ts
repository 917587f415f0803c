// What was not delivered, for the co-ordinator: cards and people, never content.
import { z } from 'zod';
import { againButtons } from '../../desk/home/delivery.ts';
import type { Scene } from '../../desk/scene/scene.ts';
import { may } from '../../domain/people/roles.ts';
import { ledgerFor, ledgerRow, standingWords } from '../../reading/delivery.ts';
import { instantShape } from '../../reading/lines.ts';
import type { Told } from '../../reading/told.ts';
import { buttonShape } from '../tab/api.ts';
import { buttonFor } from './button.ts';
import { nothing, pageAt } from './read.ts';

const shape = z.object({
  now: instantShape,
  /** Agencies without a channel: their owners are told in their own chat. */
  unlinked: z.array(
    z.object({
      agency: z.string(),
      /** What is typed in their channel. */
      type: z.string(),
      names: z.array(z.string()),
    }),
  ),
  rows: z.array(
    z.object({ name: z.string(), label: z.string(), line: z.string(), when: z.string(), steps: z.array(buttonShape) }),
  ),
});
export type Delivery = Told<typeof shape>;

export const delivery = pageAt({
  has: ({ person }: Scene) => may(person, 'seeDelivery'),
  path: '/delivery',
  says: 'What was not delivered',
  asks: nothing,
  answer: shape,
  read: async (scene) => {
    const lines = await ledgerFor(scene);
    if (lines === undefined) return undefined;
    const rows = await Promise.all(lines.map(async (line) => ledgerRow(scene, line)));
    return {
      now: scene.now,
      unlinked: [...Map.groupBy(rows, ({ link }) => link)].flatMap(([type, some]) =>
        type === undefined ? [] : { agency: some[0]?.who ?? '', type, names: some.map(({ name }) => name) },
      ),
      rows: rows
        .filter(({ link }) => link === undefined)
        .map(({ name, standing, who, why, next, since, notice }) => ({
          name,
          label: `${standingWords[standing]}: ${who}`,
          line: `${why} ${next}`,
          when: since,
          steps: againButtons(notice).map(buttonFor),
        })),
    };
  },
});
