// What of a town decides what people are shown of it: of towns that are alike in it one is looked at.
import { besideNames } from './beside.ts';
import type { Town } from './town.ts';

export function signOfShown({ file, ended, entries, beside, world }: Town): string {
  const { stage, restricted, excluded, glass, missing, righting } = file.root;
  return JSON.stringify([
    [stage, restricted !== undefined, [...excluded].toSorted(), glass === undefined, missing === undefined],
    [righting === undefined, ended === undefined, file.facts.some(({ step }) => step === 'strikeOut')],
    [...new Set([...file.parts.keys()].map((id) => id.slice(0, 1)))].toSorted(),
    [...new Set(entries.map(({ type }) => type))].toSorted(),
    besideNames.filter((name) => beside[name] !== undefined),
    world.council.people.length,
  ]);
}
