// Words struck out of a record of a person, place or thing: who asks for it, who agrees, and what stays (docs/process.md P33.5).
import type { Own } from '../matter/making.ts';
import type { Texts } from '../matter/strike.ts';
import { strikingSteps } from '../matter/striking.ts';
import { entityStates, type Entity } from './entity.ts';
import { fieldsToOpen, fieldsToReport, viewFields } from './fields.ts';
import { entityKinds, reportedKinds } from './kinds.ts';
import { entityMaking, keeps } from './making.ts';

const typed = [
  ...entityKinds.flatMap((kind) => fieldsToOpen(kind)),
  ...reportedKinds.flatMap((kind) => fieldsToReport(kind)),
  ...viewFields,
].filter(({ kind }) => kind === 'text' || kind === 'long');

/** What people typed of it; who works on it, who was there and who decided stays. */
export const textsOfEntity: Texts = {
  always: [...new Set(['name', ...typed.map(({ name }) => name)])],
  never: ['person', 'present', 'named', 'owner'],
};

const notShutOut: Own<Entity> = {
  name: 'of any record that they are not kept out of',
  is: ({ excluded }, { actor }) => !excluded.includes(actor.objectId),
};

/** A co-ordinator who keeps it, and so reads it, agrees. */
export const entityStrikeSteps = strikingSteps<Entity>(
  {
    making: entityMaking,
    name: 'record',
    since: 8,
    from: entityStates,
    everywhere: entityStates,
    asks: [{ role: 'strike', own: notShutOut }],
    seconds: keeps,
    asksAgain: true,
  },
  textsOfEntity,
);
