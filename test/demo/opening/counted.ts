// What one press costs in things that do not depend on the machine: counted at the door of the database, at the steps, at the
// schemas and where chance is drawn, while the product runs as it is.
import type { HttpClient, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import * as zod from 'zod';
import type { Machine } from '../../../src/casework/ports/ports.ts';
import { classify, type RequestKind } from '../../../src/cosmos-local/http/requests.ts';
import type { Field } from '../../../src/domain/kernel/fields.ts';
import type { Asking, Context } from '../../../src/domain/matter/step.ts';
import { matterKinds, matters } from '../../../src/domain/matters/matters.ts';
import type { Instant } from '../../../src/domain/time/calendar.ts';

/** What is counted, as the head of its column calls it. */
export const columns = {
  reads: 'reads',
  queries: 'queries',
  writes: 'writes',
  units: 'RU',
  documents: 'documents',
  read: 'kB read',
  decided: 'decided',
  fields: 'fields',
  parses: 'parses',
  ids: 'ids',
  answered: 'kB answered',
} as const;
export type Column = keyof typeof columns;
/** Whole numbers: what is no count is rounded up, so that a word more on a card is no cost. */
export type Cost = Readonly<Record<Column, number>>;

const tally: Record<Column, number> & { refused: number } = {
  reads: 0,
  queries: 0,
  writes: 0,
  units: 0,
  documents: 0,
  read: 0,
  decided: 0,
  fields: 0,
  parses: 0,
  ids: 0,
  answered: 0,
  refused: 0,
};

const kilobytes = (bytes: number): number => Math.ceil(bytes / 1024);

/** Does this, and says what it cost; `answer` is what the person is given. Throws where the database refused something. */
export async function costOf(answer: () => Promise<unknown>): Promise<Cost> {
  for (const name of Object.keys(tally)) tally[name as keyof typeof tally] = 0;
  const bytes = Buffer.byteLength(JSON.stringify(await answer()));
  const { refused, ...counted } = tally;
  if (refused > 0) throw new Error(`The database refused ${refused} requests: this press was no first one.`);
  // A charge is said in hundredths, whose sum is not whole hundredths.
  const units = Math.ceil(Math.round(counted.units * 100) / 100);
  return { ...counted, units, read: kilobytes(counted.read), answered: kilobytes(bytes) };
}

const kinds: Readonly<Partial<Record<RequestKind, 'reads' | 'queries' | 'writes'>>> = {
  read: 'reads',
  query: 'queries',
  plan: 'queries',
  batch: 'writes',
  create: 'writes',
  upsert: 'writes',
  replace: 'writes',
  delete: 'writes',
};
const notFound = 404;

/** What carries requests, counting what goes by. */
export const countedBy = (carrier: HttpClient): HttpClient => ({
  sendRequest: async (request) => {
    const response = await carrier.sendRequest(request);
    note(request, response);
    return response;
  },
});
function note(request: PipelineRequest, { status, headers, bodyAsText }: PipelineResponse): void {
  const path = new URL(request.url).pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const kind = kinds[classify(request.method, path, request.headers.toJSON())];
  tally.units += Number(headers.get('x-ms-request-charge') ?? 0);
  if (status >= 400 && status !== notFound) tally.refused += 1;
  if (kind === undefined) return;
  tally[kind] += 1;
  if (kind === 'writes' || status !== 200 || !bodyAsText) return;
  tally.read += Buffer.byteLength(bodyAsText);
  tally.documents += kind === 'reads' ? 1 : Number(headers.get('x-ms-item-count') ?? 0);
}

/** Time stands still, and each id is another one; drawing one is counted. */
export function countedMachine(now: Instant): Machine {
  let drawn = 0;
  return {
    now: () => now,
    nowMs: () => Date.parse(now),
    bytes: (count) => {
      tally.ids += 1;
      drawn += 1;
      return new Uint8Array(Buffer.from(String(drawn).padStart(count, '0').slice(-count)));
    },
  };
}

/** A step as it is counted: of any matter or part. */
interface Counted {
  asks?(at: Asking<unknown>): readonly Field[];
  decide(before: unknown, input: object, context: Context): unknown;
}
/** Each once: those on actions are of cases and of records. */
const steps = (): ReadonlySet<Counted> =>
  new Set(
    matterKinds.flatMap((kind) => {
      const { steps: own, parts } = matters[kind];
      const all = [own, ...Object.values(parts).map((part) => part.steps)];
      return all.flatMap((table): readonly Counted[] => Object.values(table)); // as methods, any table fits
    }),
  );

/** Counts what steps are asked from now on; gives back what ends that. */
export function countSteps(): () => void {
  const ends = [...steps()].map((step) => {
    const own = { ...step };
    const counted = (at: Asking<unknown>): readonly Field[] => {
      const fields = own.asks?.(at) ?? [];
      tally.fields += fields.length;
      return fields;
    };
    if (own.asks !== undefined) step.asks = counted;
    step.decide = (before, input, context) => {
      tally.decided += 1;
      // A decision asks for its own fields beside `asks`, where nothing stands in its way: then it looks at what was typed.
      let isLookedAt = false;
      const ownKeys = (typed: object): (string | symbol)[] => {
        isLookedAt = true;
        return Reflect.ownKeys(typed);
      };
      const decision = own.decide(before, new Proxy(input, { ownKeys }), context);
      const { directory, actor, now } = context;
      if (isLookedAt) counted({ before, directory, actor, now });
      return decision;
    };
    return () => void Object.assign(step, own);
  });
  return () => {
    for (const end of ends) end();
  };
}

/**
 * Each schema takes `parse` and `safeParse` from its class when they are first asked of it, and keeps them: so they are
 * counted from the moment when this file is loaded, before any test has parsed.
 */
for (const made of Object.values(zod)) {
  const { prototype } = made as { readonly prototype?: object };
  for (const name of ['parse', 'safeParse'] as const) {
    const member = prototype && Object.getOwnPropertyDescriptor(prototype, name);
    if (prototype !== undefined && member?.get !== undefined)
      Object.defineProperty(prototype, name, { ...member, get: parsing(member, name) });
  }
}
function parsing(member: PropertyDescriptor, name: 'parse' | 'safeParse') {
  return function counted(this: object): unknown {
    const parse = member.get?.call(this) as (...of: readonly unknown[]) => unknown; // a member of zod's, bound to its schema
    const value: typeof parse = (...of) => {
      tally.parses += 1;
      return parse(...of);
    };
    Object.defineProperty(this, name, { value, configurable: true, writable: true, enumerable: true });
    return value;
  };
}
