// How a record comes about: over what cases name and is said to be the same, by hand for a meeting or the police, or by a
// report of a place without a child (docs/process.md P23.1, P23.4). One step for each kind, so that form, verb and button follow.
import type { MentionRef } from '../case/mention/mention.ts';
import { kindAsSaid } from '../case/concern/under-18.ts';
import type { Answers, Field } from '../kernel/fields.ts';
import { given } from '../kernel/given.ts';
import { beginHigh } from '../kernel/begins.ts';
import type { EntityId } from '../kernel/ids.ts';
import { calledOf } from '../link/kinds.ts';
import { refuse, type Beginning, type Context, type Decision } from '../matter/step.ts';
import { namesCase } from '../matter/names-case.ts';
import { ownPeople } from '../people/agencies.ts';
import { refOf } from '../people/actor.ts';
import { toGround, type Entity, type Ground, type NewMember } from './entity.ts';
import { fieldsOfEntity, fieldsToOpen, fieldsToReport, saidOfReport } from './fields.ts';
import { entityKinds, entityRow, fitsInto, reportedKinds, type EntityKind, type ReportedKind } from './kinds.ts';
import { acceptFrom, entityBegun, reviewFrom, type DueFrom } from './making.ts';

interface Opening extends Pick<Entity, 'id' | 'kind' | 'name' | 'namedBy' | 'ground' | 'said'>, DueFrom {
  readonly why?: string;
  readonly members?: readonly NewMember[];
}
export interface OverEntries {
  readonly id: EntityId;
  readonly kind: EntityKind;
  readonly name: string;
  /** The one of these that it is called by. */
  readonly namedBy?: MentionRef;
  /** Read by the server of the entries, never sent: which, what is alike, their keys. */
  readonly members: readonly NewMember[];
}

/** No one under 18 is a person of concern, and no record is kept of a child (docs/process.md P23.2). */
const isChild = refuse(
  'child',
  'Someone under 18 has no record as a person of concern.',
  'Refer this child, or leave the entry in its case as another child.',
);

const evolveOpening =
  (state: 'open' | 'reported') =>
  (_nothing: undefined, { rungs, members = [], ...opening }: Opening & Pick<Entity, 'report'>, meta: Meta) => {
    const deed = { by: refOf(meta.by), at: meta.at };
    return {
      ...opening,
      state,
      opened: deed,
      members: members.map((one) => ({ ...one, ...deed })),
      ...(members.some(({ works }) => works === true) || opening.said['works'] === 'yes'
        ? { works: true as const }
        : {}),
      views: [],
      excluded: [],
      ladder: { set: meta.number, rungs },
    };
  };
type Meta = Parameters<Beginning<never, Opening, undefined, Entity>['evolve']>[2];

/** Over what two cases or more name: Confirm opens it, with what the entries already say (docs/process.md P23.5). */
const openEntity = entityBegun<OverEntries, Opening>({
  title: 'Open a record',
  fact: 'record opened',
  may: [{ role: 'keepLinks' }],
  record: (_nothing, { id, kind, name, namedBy, members }, context) => {
    if (members.some((one) => !fitsInto(one.kind, kind))) return isChild;
    const cases = new Set(members.map(({ mention }) => mention.split('/')[0]));
    if (cases.size < 2) {
      return refuse('noGround', 'One case alone names this.', 'Leave it in its case, or open a record for a meeting.');
    }
    return {
      data: { id, kind, name, ...given({ namedBy }), ground: 'twoCases', said: {}, members, ...reviewFrom(context) },
    };
  },
  evolve: evolveOpening('open'),
});

const answered = (fields: readonly Field[], input: Answers): Answers =>
  Object.fromEntries(fields.map(({ name }) => [name, input[name] ?? ''] as const).filter(([, value]) => value !== ''));
const nameOf = (kind: EntityKind, said: Answers): string =>
  kind === 'theme' ? (said['name'] ?? '') : calledOf(kind, said);
type WithId = Answers & { readonly id: EntityId };

/** Why a record of it is not opened; of a person first of all that they are no child. */
function barToOpen(kind: EntityKind, input: Answers, { now }: Context): ReturnType<typeof refuse> | undefined {
  if (kind === 'person') {
    const as = kindAsSaid('person', input, now);
    if ('refusal' in as) return as;
    if (as.kind === 'child') return isChild;
  }
  return namesCase(Object.values(input).join('\n'));
}

const opens = (kind: EntityKind): Beginning<WithId, Opening, undefined, Entity> =>
  entityBegun<WithId, Opening>({
    title: `Open a record: ${entityRow(kind).title.toLowerCase()}`,
    fact: 'record opened',
    may: [{ role: 'keepLinks' }],
    asks: () => fieldsToOpen(kind),
    record: (_nothing, { id, ...input }, context): Decision<Opening> => {
      const barred = barToOpen(kind, input, context);
      if (barred !== undefined) return barred;
      const said = answered(fieldsOfEntity(kind), input);
      const ground: Ground = toGround(input['ground'] ?? '') ?? 'panel';
      const why = given({ why: input['why'] });
      return { data: { id, kind, name: nameOf(kind, said), ground, ...why, said, ...reviewFrom(context) } };
    },
    evolve: evolveOpening('open'),
  });

const reports = (kind: ReportedKind): Beginning<WithId, Opening & Pick<Entity, 'report'>, undefined, Entity> =>
  entityBegun<WithId, Opening & Pick<Entity, 'report'>>({
    title: `Report a ${kind === 'place' ? 'place' : 'business or organisation'}`,
    fact: 'place reported',
    may: [{ role: 'reportPlaces' }],
    asks: () => fieldsToReport(kind),
    record: (_nothing, { id, ...input }, context) => {
      const barred = barToOpen(kind, input, context);
      if (barred !== undefined) return barred;
      const { actor, now } = context;
      const report = {
        said: answered(fieldsToReport(kind), input),
        agency: actor.agency ?? ownPeople,
        by: refOf(actor),
        at: now,
      };
      const said = answered(saidOfReport(kind), input);
      return { data: { id, kind, name: nameOf(kind, said), ground: 'reported', said, report, ...acceptFrom(context) } };
    },
    evolve: evolveOpening('reported'),
  });

export type OpenName = `open${Capitalize<EntityKind>}`;
export type ReportName = `report${Capitalize<ReportedKind>}`;
/** The step that opens a record of this kind by hand: `openPlace`. */
export function openNameOf(kind: EntityKind): OpenName;
export function openNameOf(kind: string): string {
  return `open${beginHigh(kind)}`;
}
/** The step that reports one: `reportPlace`. */
export function reportNameOf(kind: ReportedKind): ReportName;
export function reportNameOf(kind: string): string {
  return `report${beginHigh(kind)}`;
}
function stepsOf(): Readonly<Record<OpenName, ReturnType<typeof opens>>> &
  Readonly<Record<ReportName, ReturnType<typeof reports>>>;
function stepsOf(): Readonly<Record<string, unknown>> {
  return Object.fromEntries([
    ...entityKinds.map((kind) => [openNameOf(kind), opens(kind)] as const),
    ...reportedKinds.map((kind) => [reportNameOf(kind), reports(kind)] as const),
  ]);
}
export const openSteps = { openEntity, ...stepsOf() } as const;
