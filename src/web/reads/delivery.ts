// What was not delivered, for the co-ordinator: cards and people, never content.
import { ledgerFor, ledgerRow } from '../../desk/home/delivery.ts';
import type { Read } from './read.ts';
import { buttonFor } from './lines.ts';

export const delivery: Read<'delivery'> = async (scene) => {
  const notices = await ledgerFor(scene);
  if (notices === undefined) return undefined;
  const rows = await Promise.all(notices.map(async (notice) => ledgerRow(scene, notice)));
  return {
    now: scene.now,
    rows: rows.map(({ reference, label, line, buttons }) => ({
      name: reference,
      label,
      line,
      steps: buttons.map(buttonFor),
    })),
  };
};
