// Links, for the co-ordinator: what cases name that may be the same. Both stand side by side on the card that a row opens.
import { z } from 'zod';
import { linkRows } from '../../desk/link/links.ts';
import type { Scene } from '../../desk/scene/scene.ts';
import { keepsLinks } from '../../reading/links/links.ts';
import { given } from '../../domain/kernel/given.ts';
import { instantShape, warningsShape } from '../../reading/lines.ts';
import type { Told } from '../../reading/told.ts';
import { buttonShape, type Button } from '../tab/api.ts';
import { buttonFor } from './button.ts';
import { nothing, pageAt } from './read.ts';

const shape = z.object({
  now: instantShape,
  groups: z.array(
    z.object({
      title: z.string(),
      rows: z.array(
        z.object({
          called: z.string(),
          line: z.string(),
          reference: z.string(),
          warnings: warningsShape,
          /** Compare, or leave it in its case where there is nothing to compare it with. */
          step: buttonShape.optional(),
        }),
      ),
    }),
  ),
  notes: z.array(z.string()),
  steps: z.array(buttonShape),
});
export type Links = Told<typeof shape>;

export const links = pageAt({
  has: (scene: Scene) => keepsLinks(scene),
  path: '/links',
  says: 'People and places that several cases name',
  asks: nothing,
  answer: shape,
  read: async (scene) => {
    if (!keepsLinks(scene)) return undefined;
    const { groups, notes, steps } = await linkRows(scene);
    return {
      now: scene.now,
      groups: groups.map(({ title, rows, beside = [] }) => ({
        title,
        rows: rows.map(({ label, line, reference = '', warnings, press }, place) => ({
          called: label,
          line,
          reference,
          warnings: [...warnings],
          ...given({ step: stepOf(press, beside[place]) }),
        })),
      })),
      notes,
      // Of one alone its row has the button.
      steps: groups.some(({ beside = [] }) => beside.length > 1) ? steps.map(buttonFor) : [],
    };
  },
});

type Sent = Omit<Button, 'data'> & Partial<Button>;
function stepOf(press: Omit<Sent, 'title'> | undefined, beside: Sent | undefined): Button | undefined {
  if (press !== undefined) return buttonFor({ title: 'Compare', verb: press.verb, ...given({ data: press.data }) });
  return beside && buttonFor(beside);
}
