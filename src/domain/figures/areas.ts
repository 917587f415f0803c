// Areas of the council, such as wards, in the figures. A case is counted by the beginning of a postcode, which is all that the
// sums hold of where a child lives; which area that is in, the settings say when figures are told (docs/process.md P18.3).
import type { Settings } from '../people/settings.ts';
import { keyOf, notKnown, type Counts } from './counts.ts';
import { isMeasure, type Split } from './measures.ts';

type InAreas = Pick<Settings, 'areas'>;
const split: Split = 'area';
/** In no area that the council has set. */
export const elsewhere = 'elsewhere';

/** "NE28 6" of "ne286ab": some three thousand homes share it. Undefined of what is no postcode. */
export function sectorOf(postcode: string): string | undefined {
  const [, outward, sector] =
    /^([A-Z]{1,2}\d[A-Z\d]?)(\d)[A-Z]{2}$/.exec(postcode.replaceAll(' ', '').toUpperCase()) ?? [];
  return outward === undefined || sector === undefined ? undefined : `${outward} ${sector}`;
}

/** The same counts by the areas of the council; by none where it has set none. */
export function inAreas(counts: Counts, { areas }: InAreas): Counts {
  const areaOf = new Map(
    Object.entries(areas ?? {}).flatMap(([area, sectors]) => sectors.map((sector) => [sector, area] as const)),
  );
  const told: Record<string, number> = {};
  for (const [key, count] of Object.entries(counts)) {
    if (!key.includes(`|${split}|`)) {
      told[key] = count;
      continue;
    }
    const [name = '', , value = '', ...length] = key.split('|');
    if (areas === undefined || !isMeasure(name)) continue;
    const area = value === notKnown ? notKnown : (areaOf.get(value) ?? elsewhere);
    const own = [keyOf(name, split, area), ...length].join('|');
    told[own] = (told[own] ?? 0) + count;
  }
  return told;
}
