// Rows of lists: what a query selected of a case, without the rest of it.
import type { HostId } from '../../domain/case/action/action.ts';
import { z } from 'zod';
import type { Answers } from '../../domain/kernel/fields.ts';
import { isRiskBand, trends, type RiskBand } from '../../domain/case/assessment/bands.ts';
import type { OpenBand } from '../../domain/case/assessment/figures.ts';
import type { Glass } from '../../domain/case/state/glass.ts';
import type { CaseRow, Stage } from '../../domain/case/state/stages.ts';
import type { Due } from '../../domain/time/clocks.ts';
import type { ObjectId, Reference } from '../../domain/kernel/ids.ts';
import type { GlassKept, Merged } from '../../casework/ports/ports.ts';
import { objectId, readRow, reference } from './documents.ts';
import { given } from '../../domain/kernel/given.ts';

const person = z.object({ objectId, name: z.string() });
/** A column is left out where the case has nothing there; a due time and urgency are found without what is around them. */
const rowShape = z.looseObject({
  reference,
  stage: z.custom<Stage>((value) => typeof value === 'string'),
  referrer: person,
  leadWorker: person.extend({ since: z.string() }).optional(),
  line: z.array(objectId).optional(),
  alsoReferred: z.array(person).optional(),
  changedAt: z.string(),
  excluded: z.array(objectId),
  urgency: z.string().optional(),
  safeTonight: z.string().optional(),
  mustNotBeTold: z.string().optional(),
  tonight: z.object({ is: z.string(), until: z.string().exactOptional() }).optional(),
  told: z.string().optional(),
  livesInHome: z.literal(true).exactOptional(),
  endedAt: z.string().exactOptional(),
  due: z.custom<Due>((value) => dueShape.safeParse(value).success).optional(),
  consenter: person.optional(),
  standIns: z.array(objectId).optional(),
  clear: z.array(objectId).optional(),
  withCoordinator: z.literal(true).optional(),
});
const dueShape = z.object({ at: z.string() });

export function caseRowIn(raw: unknown): CaseRow {
  const {
    urgency,
    tonight,
    told,
    due,
    consenter,
    standIns,
    clear = [],
    withCoordinator,
    leadWorker,
    ...row
  } = readRow('case', raw, rowShape);
  const submission = due && {
    due,
    consenter,
    clear,
    ...given({ standIns, withCoordinator }),
  };
  const rest = {
    answers: given({ urgency }),
    ...given({
      submission,
      leadWorker,
      tonight,
      told,
    }),
  };
  // What is not checked here is the domain's own to understand, as in a whole case.
  return { ...row, ...rest };
}
const pkShape = z.object({ pk: z.custom<HostId>((value) => typeof value === 'string') });
/** A case or a record, by the partition in which it lies. */
export const hostIn = (raw: unknown): HostId => readRow('case', raw, pkShape).pk;

const namesShape = z.object({
  pk: reference,
  forenames: z.string().optional(),
  surname: z.string().optional(),
  otherNames: z.string().optional(),
  caseSystemId: z.string().optional(),
});
const glassShape = z.object({
  pk: reference,
  glass: z.custom<readonly Glass[]>(Array.isArray),
  excluded: z.custom<readonly ObjectId[]>(Array.isArray),
});
/** Who opened a case by break glass, and nothing of whose it is. */
export function glassIn(raw: unknown): GlassKept {
  const { pk, ...kept } = readRow('case', raw, glassShape);
  return { reference: pk, ...kept };
}

const mergedShape = z.object({ pk: reference, into: reference, facts: z.number() });
/** A case that ended in another, and nothing of whose it is. */
export function mergedIn(raw: unknown): Merged {
  const { pk, ...kept } = readRow('case', raw, mergedShape);
  return { reference: pk, ...kept };
}
const tookShape = z.object({
  pk: reference,
  took: z.array(z.object({ from: reference, facts: z.number() })).exactOptional(),
});
/** Up to which fact a case knows each of those that ended in it. */
export function tookIn(raw: unknown): readonly Merged[] {
  const { pk: into, took = [] } = readRow('case', raw, tookShape);
  return took.map(({ from, facts }) => ({ reference: from, into, facts }));
}

/** What a case is found by, without the rest of it. */
export function namesIn(raw: unknown): { readonly reference: Reference; readonly answers: Answers } {
  const { pk, ...answers } = readRow('case', raw, namesShape);
  return { reference: pk, answers: given(answers) };
}

const bandsShape = z.object({
  band: z.string().exactOptional(),
  latest: z
    .object({
      band: z.custom<RiskBand>((value) => typeof value === 'string' && isRiskBand(value)),
      trend: z.enum(trends),
    })
    .exactOptional(),
});
/** Of an open case its bands, and nothing of whose. */
export const bandsIn = (raw: unknown): OpenBand => readRow('case', raw, bandsShape);
