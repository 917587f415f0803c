// The types of disruption, what each is aimed at, who usually does it and the law that gives the power: what stands between the
// marks of docs/process.md P8.19.
import { aimTitles, disruptions, disruptionTypes, outcomesOf, usualAgencies } from '../domain/people/disruption.ts';
import { beginLow } from '../domain/kernel/begins.ts';
import { table } from './table.ts';

export const disruptionTable = (): string =>
  table(
    ['type', 'setting', 'aimed at', 'usual owner', 'what can come of it', 'power'],
    disruptionTypes.map((type) => {
      const { title, on, usual, law = '', isToCome = false } = disruptions[type];
      return [
        isToCome ? `${title} (only where the council says so)` : title,
        `\`${type}\``,
        on.map((kind) => beginLow(aimTitles[kind])).join('; '),
        usual.map((agency) => usualAgencies[agency]).join(', '),
        outcomesOf(type)
          .map(({ title: outcome }) => beginLow(outcome))
          .join(', '),
        law,
      ];
    }),
  );
