// What may be done about the mark of a part: who takes it back, who puts it right, and the step that does (docs/process.md P22.6).
// One shape for every kind of part that may carry one.
import type { Answers, Choice, Field } from '../../kernel/fields.ts';
import { isSameMark, markedBy, type Handled, type Marked, type MarkWas } from '../../link/handling.ts';
import { markFields } from '../../link/mark-fields.ts';
import { made, type Allowed, type Declared, type Making, type Own } from '../../matter/making.ts';
import { notAvailable, refuse, type Asking, type Context, type Step } from '../../matter/step.ts';
import { refOf, type PersonRef } from '../../people/actor.ts';
import { agencyIn, headsOf, personIn, type Directory } from '../../people/directory.ts';
import { may } from '../../people/roles.ts';
import type { Case } from '../state/stages.ts';
import { isByThem, type MarkedLevel, type MarkedReads } from './marked.ts';

/** What carries marks, and how its steps find them on what they are decided on. */
export interface CarriesMarks<On extends { readonly case: Case }, Part extends Handled, Doc> {
  readonly reads: MarkedReads<Part>;
  /** What on it has a mark of its own, oldest first. */
  readonly marked: (on: On) => readonly Part[];
  /** How one of several is called in a list. */
  readonly called?: (part: Part) => string;
  readonly agencyOf: (part: Part, directory: Directory) => string | undefined;
  /** As docs/access.md calls them: "lead of the author’s agency". */
  readonly leadIs: string;
  /** The document with another mark on that one. */
  readonly marks: (on: On, place: number, to: Marked, was: MarkWas) => Doc;
}

interface MarkRighted extends Marked {
  readonly reason: string;
  /** Who could read it by the mark before, and cannot now. */
  readonly could: readonly PersonRef[];
  /** Which of several. */
  readonly which?: number;
}
export const reasonText = { name: 'reason', title: 'Reason', kind: 'text', need: 'always' } as const satisfies Field;

type IsFor<Part> = (part: Part, level: MarkedLevel, context: Context) => boolean;
const readsIt: IsFor<unknown> = (_part, level) => level === 'full';
const seesIt: IsFor<unknown> = (_part, level) => level !== 'none';
const author: IsFor<Handled> = (part, level, { actor }) => isByThem(part, actor) && level === 'full';

/** The rights to what carries a mark, and the step that puts it right. */
export function marksOn<On extends { readonly case: Case }, Part extends Handled, Doc>(
  carries: CarriesMarks<On, Part, Doc>,
) {
  const { reads, marked } = carries;
  const level = (on: On, part: Part, { actor, directory, now }: Context): MarkedLevel =>
    reads.level(on.case, part, actor, directory, now);
  type Is = IsFor<Part>;
  /** Lead, deputy or senior of the agency that its author is of. */
  const agencysLead: Is = (part, level, { actor, directory }) =>
    headsOf(agencyIn(directory, carries.agencyOf(part, directory) ?? '')).includes(actor.objectId) && level !== 'none';
  const keeper = 'keepLinks';
  const mayRightOne: Is = (...of) =>
    author(...of) || agencysLead(...of) || (may(of[2].actor, keeper) && readsIt(...of));

  const own = (name: string, is: Is): Own<On> => ({
    name,
    is: (on, context) => marked(on).some((part) => is(part, level(on, part, context), context)),
  });
  const rights = {
    readsIt: own('reads all of it', readsIt),
    seesIt: own('sees it', seesIt),
    author: own('author', author),
  };
  const mayRight: readonly Allowed<On>[] = [
    { own: rights.author },
    { own: own(carries.leadIs, agencysLead) },
    { role: keeper, own: rights.readsIt },
  ];
  /** Those of several that this person may put right, each by its place. */
  const rightedBy = (on: On, context: Context): readonly number[] =>
    marked(on).flatMap((part, place) => (mayRightOne(part, level(on, part, context), context) ? [place] : []));
  const choiceOf = (on: On, place: number): Choice => {
    const part = marked(on)[place];
    return { value: String(place), title: part === undefined ? '' : (carries.called?.(part) ?? '') };
  };
  const asks = (on: On | undefined, context: Omit<Asking<On>, 'before'>): readonly Field[] => {
    const { actor, directory, now } = context;
    const places = on && actor && directory && now !== undefined ? rightedBy(on, { actor, directory, now }) : [];
    const only = on && marked(on)[places[0] ?? 0];
    return [
      ...(on !== undefined && places.length > 1
        ? [
            {
              name: 'which',
              title: 'Which one',
              kind: 'choice',
              need: 'always',
              choices: places.map((place) => choiceOf(on, place)),
            } as const,
          ]
        : []),
      ...markFields(directory, places.length > 1 ? undefined : only?.mark),
      reasonText,
    ];
  };
  /** The mark before stays on record, with who could have read it meanwhile. */
  const putsRight = <State extends string>(
    making: Making<On>,
    declared: Pick<Declared<Answers, MarkRighted, On, Doc, State>, 'title' | 'fact' | 'from' | 'elsewhere'>,
  ): Step<Answers, MarkRighted, On, Doc> =>
    made<Answers, MarkRighted, On, Doc, State>(making, {
      since: 6,
      may: mayRight,
      ...declared,
      asks: ({ before, ...context }) => asks(before, context),
      record: (on, input, context) => {
        const places = rightedBy(on, context);
        const which = places.length === 1 ? places[0] : places.find((place) => String(place) === input['which']);
        const before = which === undefined ? undefined : marked(on)[which];
        if (which === undefined || before === undefined) return notAvailable;
        const after = markedBy(input);
        if (isSameMark(before, after)) {
          return refuse('nothingNew', 'Nothing is different yet.', 'Choose who may read it, or press Back.');
        }
        const could = reads.could(on.case, before, after, context.directory, context.now);
        return {
          data: { ...after, reason: input['reason'] ?? '', could, ...(marked(on).length > 1 && { which }) },
        };
      },
      evolve: (on, { reason, could, which = 0, ...to }, meta) => {
        const part = marked(on)[which];
        if (part === undefined) throw new Error('the mark of what was never said');
        const { mark, agencies } = part;
        return carries.marks(on, which, to, { mark, agencies, reason, could, by: refOf(meta.by), at: meta.at });
      },
    });
  return { ...rights, mayRight, putsRight };
}

/** The agency that the author of a part is of today, where it is not kept with the part. */
export const agencyOfAuthor = ({ by }: Pick<Handled, 'by'>, directory: Directory): string | undefined =>
  personIn(directory, by.objectId)?.agency;
