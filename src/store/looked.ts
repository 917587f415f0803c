// The record of who looked, as those read it who may; and what the rules saw in each day, which lies beside the looks.
import { z } from 'zod';
import type { CountedInDay, FoundInDay, WhoLooked } from '../casework/ports/ports.ts';
import type { Finding } from '../domain/look/findings.ts';
import type { LookTally } from '../domain/look/tally.ts';
import { documentOf, lookInRow, parse } from './matters/documents.ts';
import { looksBetween, looksOfPerson } from './queries/queries.ts';
import type { Items } from './sdk/items.ts';

const partition = 'looks-found';
const foundId = (day: string): string => `found-${day}`;
const countedId = (day: string): string => `counted-${day}`;
const relied = z.object({ day: z.string(), rule: z.string(), person: z.string(), references: z.array(z.string()) });
const foundShape = z.object({
  found: z.object({
    day: z.string(),
    looks: z.number(),
    outside: z.number(),
    findings: z.array(z.custom<Finding>((value) => relied.safeParse(value).success)),
  }),
});
const reliedTally = z.object({
  reference: z.string(),
  person: z.string(),
  name: z.string(),
  looks: z.number(),
  refused: z.number(),
  last: z.string(),
});
const countedShape = z.object({
  counted: z.object({
    day: z.string(),
    tallies: z.array(z.custom<LookTally>((value) => reliedTally.safeParse(value).success)),
  }),
});

export function whoLookedOn(looks: Items): WhoLooked {
  const foundOn = async (day: string): Promise<FoundInDay | undefined> => {
    const found = await looks.read(partition, foundId(day));
    return found && parse('lookFindings', found.raw, foundShape).found;
  };
  const countedOn = async (day: string): Promise<CountedInDay | undefined> => {
    const found = await looks.read(partition, countedId(day));
    return found && parse('lookCounts', found.raw, countedShape).counted;
  };
  return {
    between: async (from, before) =>
      (await looks.across(looksBetween, { '@from': from, '@before': before })).map(lookInRow),
    ofPerson: async (person, from) =>
      (await looks.across(looksOfPerson, { '@person': person, '@from': from })).map(lookInRow),
    found: async (days) => (await Promise.all(days.map(foundOn))).filter((one) => one !== undefined),
    keepFound: async (found) => {
      const document = documentOf('lookFindings', partition, foundId(found.day), { found });
      await looks.writeAgain(partition, [{ does: 'create', document }]);
    },
    counted: async (days) => (await Promise.all(days.map(countedOn))).filter((one) => one !== undefined),
    keepCounted: async (counted) => {
      const document = documentOf('lookCounts', partition, countedId(counted.day), { counted });
      await looks.writeAgain(partition, [{ does: 'create', document }]);
    },
  };
}
