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

const areasBySector = ({ areas }: InAreas): ReadonlyMap<string, string> =>
  new Map(Object.entries(areas ?? {}).flatMap(([area, sectors]) => sectors.map((sector) => [sector, area] as const)));

/** "Sample Quay" of "ZZ99 2ZZ", as the council calls its areas; the beginning of the postcode where it has no name for it. */
export function areaOf(postcode: string, settings: InAreas): string | undefined {
  const sector = sectorOf(postcode);
  return sector && (areasBySector(settings).get(sector) ?? sector);
}

/** The same counts by the areas of the council; by none where it has set none. */
export function inAreas(counts: Counts, { areas }: InAreas): Counts {
  const bySector = areasBySector({ areas });
  const told: Record<string, number> = {};
  for (const [key, count] of Object.entries(counts)) {
    if (!key.includes(`|${split}|`)) {
      told[key] = count;
      continue;
    }
    const [name = '', , value = '', ...length] = key.split('|');
    if (areas === undefined || !isMeasure(name)) continue;
    const area = value === notKnown ? notKnown : (bySector.get(value) ?? elsewhere);
    const own = [keyOf(name, split, area), ...length].join('|');
    told[own] = (told[own] ?? 0) + count;
  }
  return told;
}
