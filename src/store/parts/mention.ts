// What cases name of people, places and things, as it is stored, and how what may be the same is found.
import { z } from 'zod';
import type { LinkMatch } from '../../casework/ports/ports.ts';
import type { Referred } from '../../domain/case/mention/from-referral.ts';
import { mentionStates } from '../../domain/case/mention/mention.ts';
import { given } from '../../domain/kernel/given.ts';
import type { CaseRow } from '../../domain/case/state/stages.ts';
import { toEntityId } from '../../domain/kernel/ids.ts';
import { marks } from '../../domain/link/handling.ts';
import { linkKinds } from '../../domain/link/kinds.ts';
import { caseRowIn } from '../matters/case-rows.ts';
import { objectId, kindOf, readRow, reference } from '../matters/documents.ts';
import { partShape } from './part-shape.ts';

/** Another mark than those of cases and actions, so that who asks for the one is not led past all of the other. */
export const linkWaits = 'link';

export const mentionShape = partShape(
  'mention',
  { kind: z.enum(linkKinds), state: z.enum(mentionStates), mark: z.enum(marks) },
  ({ state }, matchKeys) => ({
    coordinator: state === 'new' ? linkWaits : undefined,
    // What was taken back is found by nothing; for what is of a record the record is found.
    matchKeys: state === 'taken' || state === 'placed' ? undefined : matchKeys,
  }),
);

const entityShape = z.object({
  pk: z.string().transform((pk, context) => toEntityId(pk) ?? (context.addIssue('no id of a record'), z.NEVER)),
});
const keysShape = z.object({ matchKeys: z.array(z.string()).default([]) });

const referredShape = z
  .object({
    pk: reference,
    answers: z.record(z.string(), z.string()).default({}),
    referrer: z.object({ objectId, name: z.string() }),
    startedAt: z.string(),
    namedFrom: z.array(z.string()).exactOptional(),
    home: z.object({ answers: z.record(z.string(), z.string()) }).exactOptional(),
  })
  .transform(({ pk, home, ...rest }): Referred => ({ reference: pk, ...rest, ...(home && { now: { home } }) }));

/** Without what is selected beside it: by that a row would be taken for a whole case. */
export const linkRowIn = (raw: unknown): CaseRow =>
  caseRowIn(Object.fromEntries(Object.entries(raw ?? {}).filter(([column]) => !beside.has(column))));
const beside: ReadonlySet<string> = new Set([
  'kind',
  'pk',
  'v',
  'matchKeys',
  'answers',
  'startedAt',
  'namedFrom',
  'home',
]);

/** One that was found by some of these keys. */
export function linkMatchIn(raw: unknown, wanted: readonly string[]): LinkMatch | undefined {
  const kind = kindOf(raw);
  const mention = kind === 'mention' ? mentionShape.partIn(raw) : undefined;
  const [referral, row] = kind === 'case' ? [readRow('case', raw, referredShape), linkRowIn(raw)] : [];
  const entity = kind === 'entity' ? readRow('entity', raw, entityShape).pk : undefined;
  if (mention === undefined && referral === undefined && entity === undefined) return undefined;
  const { matchKeys } = readRow('mention', raw, keysShape);
  return { keys: matchKeys.filter((key) => wanted.includes(key)), ...given({ mention, referral, row, entity }) };
}
