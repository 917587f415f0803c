// The action sheet across children and records, and the same as a table.
import { z } from 'zod';
import { heldNow } from '../../casework/read/held.ts';
import type { Scene } from '../../desk/scene/scene.ts';
import { given } from '../../domain/kernel/given.ts';
import { agencyIn } from '../../domain/people/directory.ts';
import { ownPeople } from '../../domain/people/agencies.ts';
import { saySince, sheetFor, sheetRow, sheetRowShape } from '../../reading/action/sheet.ts';
import { childListShape } from '../../reading/figures/children.ts';
import { instantShape } from '../../reading/lines.ts';
import { sheetAsTable } from '../../reading/print/action-papers.ts';
import type { Told } from '../../reading/told.ts';
import { nothing, readAt } from './read.ts';

const shape = z.object({
  now: instantShape,
  /** Since when what is done stands here. */
  since: z.string(),
  /** By agency; of each what is late first, then what is open, then what is done. */
  rows: z.array(sheetRowShape),
});
export type ActionSheet = Told<typeof shape>;

export const actionSheet = readAt({
  path: '/action-sheet',
  says: 'Actions of all children and records that are open, or were done since the last panel',
  asks: nothing,
  answer: shape,
  read: async (scene) => {
    const sheet = await sheetFor(scene);
    return (
      sheet && {
        now: scene.now,
        since: saySince(sheet.since, scene.now),
        rows: sheet.actions.map((action) => sheetRow(scene, action, sheet)),
      }
    );
  },
});

/** What an address says of an agency; `all` for every one. */
export const byAgencyOrAll = (named: (name: 'agency') => string): { readonly agency: string } | undefined =>
  named('agency') === '' || named('agency').length > 60 ? undefined : { agency: named('agency') };

/** Undefined: there is no such agency. */
export async function wantedOf(
  { directory, ports }: Scene,
  agency: string,
): Promise<Parameters<typeof sheetAsTable>[1] | undefined> {
  const isAll = agency === 'all';
  if (!isAll && agency !== ownPeople && agencyIn(directory, agency) === undefined) return undefined;
  const held = new Map((await heldNow(ports.register)).map(({ about, id }) => [about, id]));
  return { held, ...given({ agency: isAll ? undefined : agency }) };
}

export const actionTable = readAt({
  path: '/action-sheet/:agency',
  says: 'The action sheet as a table, of one agency or of all: each child and record is a look',
  asks: byAgencyOrAll,
  answer: childListShape,
  read: async (scene: Scene, { agency }) => {
    const wanted = await wantedOf(scene, agency);
    return wanted && sheetAsTable({ ...scene, ask: scene.ask.by('export') }, wanted);
  },
});
