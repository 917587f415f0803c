// Who is told that a slip was put right: everyone who was told of it, and everyone whom the clock has called since (docs/process.md
// P14.5).
import { toActionId, type ActionId } from '../../domain/case/action/action.ts';
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import type { RightData } from '../../domain/case/right/right.ts';
import { toObjectId, type ObjectId } from '../../domain/kernel/ids.ts';
import { actionCardKey, cardKey } from '../keys.ts';
import { calledBefore, type NewNotice, type Told } from '../told.ts';

type Fact = Told<CaseTypes>;

/** The fact that was taken back. */
export const takenFact = ({ fact }: RightData, earlier: readonly Fact[]): Fact | undefined =>
  earlier.find(({ number }) => number === fact);

/** Those whose card it called, and those whom the clock has called since. */
export function calledBy({ fact }: RightData, earlier: readonly Fact[]): readonly ObjectId[] {
  const rung = calledBefore(earlier.find(({ number }) => number === fact)?.rings ?? [], cardKey);
  return [...rung, ...earlier.filter(({ number }) => number > fact).flatMap(remindedBy)];
}
const remindedBy = ({ step, data }: Fact): readonly ObjectId[] =>
  step.startsWith('remind') || step.startsWith('prompt') ? peopleIn(data) : [];
const peopleIn = (data: object): readonly ObjectId[] =>
  'to' in data && Array.isArray(data.to)
    ? data.to.flatMap((id) => (typeof id === 'string' ? (toObjectId(id) ?? []) : []))
    : [];

/** An action that was set aside: those who have a card of it are called, and its posts change. */
export function asideNotices(part: string, called: readonly string[], by: ObjectId): readonly NewNotice[] {
  const id = toActionId(part);
  if (id === undefined) return [];
  return [
    ...calledBefore(called, (person) => actionCardKey(id, person)).map((person) => ({
      key: actionCardKey(id, person),
      part: id,
      person,
      rings: person !== by,
      urgent: false,
    })),
    ...postsOf(id, called),
  ];
}
const postsOf = (part: ActionId, called: readonly string[]): readonly NewNotice[] =>
  called
    .filter((key) => key.startsWith(`post-${part}-`))
    .map((key) => ({
      key,
      part,
      channel: `agency:${key.slice(`post-${part}-`.length)}` as const,
      rings: false,
      urgent: false,
    }));
