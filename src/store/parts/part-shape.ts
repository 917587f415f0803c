// How a part is stored: a document of its own, of which only what the store and its lists rely on is checked.
import { z } from 'zod';
import { caseParts, type CaseTypes } from '../../domain/case/whole/case.ts';
import { parse } from '../matters/documents.ts';
import type { PartShape } from '../matters/matter-store.ts';

type Parts = CaseTypes['parts'];

/** Of a part that has a clock. What is inside was made by the domain's own `evolve`. */
export const ladder = z.object({ rungs: z.array(z.object({ at: z.string() })) });

/**
 * `relied`: what the store relies on besides its id and its case. `indexed`: what queries filter by; absent, nothing. `columnsSince`: of
 * those, which a part of an earlier form lacks.
 */
export function partShape<Kind extends keyof Parts>(
  kind: Kind,
  relied: z.ZodRawShape,
  indexed: PartShape<Parts[Kind]>['indexed'] = () => ({}),
  columnsSince: readonly string[] = [],
): PartShape<Parts[Kind]> {
  const id = z.string().refine((text) => caseParts[kind].toId(text) === text);
  const part = z.object({ id, reference: z.string(), ...relied });
  const shape = z.object({ part: z.custom<Parts[Kind]['doc']>((value) => part.safeParse(value).success) });
  const left = z.object({ part: z.strictObject({ id, aside: z.number() }) });
  const asideIn = (raw: unknown) => left.safeParse(raw).data?.part;
  return {
    kind,
    indexed,
    columnsSince,
    partIn: (raw) => (asideIn(raw) === undefined ? parse(kind, raw, shape).part : undefined),
    asideIn,
  };
}
