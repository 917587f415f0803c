// That someone of concern works with children, wherever it is said: the LADO is told of each of them from that day on
// (docs/process.md P17.13).
import { isAlike } from '../../kernel/alike.ts';
import { given } from '../../kernel/given.ts';
import type { Reference } from '../../kernel/ids.ts';
import type { Concern, ToTell } from '../state/stage-parts.ts';
import type { Case } from '../state/stages.ts';

type Said = Pick<Case, 'concern' | 'onward'>;
/** Of whom the LADO is still to be told, the soonest due first. As it was kept before form 10, of no one once the LADO was told. */
export function toTell({ concern, onward }: Said): readonly ToTell[] {
  if (concern === undefined) return [];
  const { at, due, toTell: all = onward?.includes('lado') === true ? [] : [{ at, due }] } = concern;
  return all.toSorted((one, other) => (one.due < other.due ? -1 : 1));
}

const of = (id: string | undefined): readonly string[] => (id === undefined ? [] : [id]);
const isOf = (name: string | undefined, other: string | undefined): boolean =>
  name !== undefined && other !== undefined && isAlike(name, other);

/** The same with one more: an entry names someone, who may be the one that no one has named yet; who is known by name is no one else. */
function withOne(all: readonly ToTell[], told: readonly string[], one: ToTell): readonly ToTell[] {
  const { by, name } = one;
  if (told.some((known) => isOf(known, name))) return all;
  const same = all.find((each) => isOf(each.name, name));
  if (same !== undefined)
    return all.map((each) => (each === same ? { ...same, also: [...(same.also ?? []), ...of(by)] } : each));
  const unnamed = all.find((each) => each.by === undefined);
  if (unnamed === undefined) return [...all, one];
  return all.map((each) => (each === unnamed ? { ...unnamed, ...given({ by, name }) } : each));
}

/** The case with one more that says so: `now`, which names no one, or an entry of **People and places**, which names someone. */
export function concernSaid(before: Said, by: string, { at, due, name }: Pick<ToTell, 'at' | 'due' | 'name'>): Concern {
  const { concern } = before;
  const [known, told] = [toTell(before), concern?.told ?? []];
  const first = concern === undefined || due < concern.due ? { at, due } : { at: concern.at, due: concern.due };
  // Said again of no one by name, it is of whom it was said before.
  const unnamed = concern === undefined ? [{ at, due }] : known;
  const all = by === 'now' ? unnamed : withOne(known, told, { by, at, due, ...given({ name }) });
  return { ...concern, ...first, said: [...new Set([...(concern?.said ?? []), by])], toTell: all };
}

/** The case with all whom a referral that ends in it knows of: who is named there otherwise is another; who is not may be the same. */
export function concernOfBoth(before: Said, ends: Said, from: Reference): Concern | undefined {
  const [own, theirs] = [before.concern, ends.concern];
  if (theirs === undefined) return own;
  const told = [...(own?.told ?? []), ...(theirs.told ?? [])];
  const all = toTell(ends).reduce<readonly ToTell[]>(
    (known, { by, also: _there, ...one }) => withOne(known, [], { ...one, ...given({ by: by && `${from}/${by}` }) }),
    toTell(before),
  );
  const first = own === undefined || theirs.due < own.due ? theirs : own;
  const said = [...new Set([...(own?.said ?? []), from])];
  return { at: first.at, due: first.due, said, toTell: all, ...(told.length > 0 && { told }) };
}

/** The case once the LADO was told of one of them: of the one who is due first. */
export function concernTold(before: Said): Concern | undefined {
  const { concern } = before;
  const [first, ...left] = toTell(before);
  const told = [...(concern?.told ?? []), ...(first?.name === undefined ? [] : [first.name])];
  return concern && { ...concern, toTell: left, ...(told.length > 0 && { told }) };
}

/** The case once an entry that said so was taken back: what says so besides still does. */
export function concernTakenBack(childCase: Said & Pick<Case, 'answers' | 'now'>, by: string): Concern | undefined {
  const { concern, answers, now } = childCase;
  if (concern?.said?.includes(by) !== true) return concern;
  const { said = [], at, due, told = [] } = concern;
  const [others, known] = [said.filter((one) => one !== by), toTell(childCase)];
  // Another entry names the same person, and says so still.
  const left = known.flatMap((one): readonly ToTell[] => {
    const [next, ...also] = (one.also ?? []).filter((id) => id !== by);
    if (one.by !== by)
      return [{ ...one, ...(one.also !== undefined && { also: next === undefined ? [] : [next, ...also] }) }];
    return next === undefined ? [] : [{ ...one, by: next, also }];
  });
  const isSaid = saysSo(answers) || saysSo(now?.concern?.answers);
  // Whom the entry named the referral may have meant: it names no one again.
  const all = isSaid && left.length < known.length ? withOne(left, told, { at, due }) : left;
  const rest = { at, due, toTell: all, ...(told.length > 0 && { told }) };
  if (others.length > 0) return { ...rest, said: others };
  return isSaid ? rest : undefined;
}

/** Whether more than the referral says so: what is sent again without it ends nothing then. */
export const isSaidBeside = ({ concern, now }: Pick<Case, 'concern' | 'now'>): boolean =>
  concern !== undefined && ((concern.said ?? []).length > 0 || saysSo(now?.concern?.answers));

export const saysSo = (answers: Readonly<Record<string, string | undefined>> | undefined): boolean =>
  answers?.['worksWithChildren'] === 'yes';
