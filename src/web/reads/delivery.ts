// What was not delivered, for the co-ordinator: cards and people, never content.
import { againButtons } from '../../desk/home/delivery.ts';
import { ledgerFor, ledgerRow, standingWords } from '../../reading/delivery.ts';
import { buttonFor } from './button.ts';
import type { Read } from './read.ts';

export const delivery: Read<'delivery'> = async (scene) => {
  const notices = await ledgerFor(scene);
  if (notices === undefined) return undefined;
  const rows = await Promise.all(notices.map(async (notice) => ledgerRow(scene, notice)));
  return {
    now: scene.now,
    rows: rows.map(({ name, standing, who, why, next, since, notice }) => ({
      name,
      label: `${standingWords[standing]}: ${who}`,
      line: `${why} ${next}`,
      when: since,
      steps: againButtons(notice).map(buttonFor),
    })),
  };
};
