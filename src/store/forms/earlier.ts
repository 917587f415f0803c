// How a matter of an earlier form is read and written while it has that form: form by form, each as the next one has it
// (docs/design.md 8).
import { earlierForms, type EarlierForm } from '../../casework/ports/form-ports.ts';
import type { MatterRecord } from '../../casework/ports/matter-ports.ts';
import type { AnyPartIn, MatterTypes, Replayed } from '../../domain/matter/matter.ts';

/** A record as some form stores it. */
export type StoredRecord<T extends MatterTypes> = Omit<MatterRecord<T>, 'root'> & { readonly root: object };

/** What queries find a matter by. */
export type Columns = Readonly<{ [column: string]: unknown }>;

/** How a form stores a matter otherwise than the form after it. */
export interface EarlierShape<T extends MatterTypes> {
  /** Columns that lists find it by since, and that its document lacks, or that an earlier program has written otherwise. */
  readonly columnsSince?: readonly string[];
  /** The kind of parts that the matter's own document holds. */
  readonly held?: keyof T['parts'] & string;
  /** The parts that such a record holds, as it was read. */
  heldIn?(record: MatterRecord<T>): readonly AnyPartIn<T>[];
  /** The record as the form after it has it, of what is stored. */
  read(record: MatterRecord<T>): MatterRecord<T>;
  /** What is stored of a record, of what the form after it would store; with the part that a step has just left. */
  written(record: StoredRecord<T>, left: AnyPartIn<T> | undefined): StoredRecord<T>;
  /** The columns as an earlier program looks for them. Absent: as the form after it has them. */
  columns?(columns: Columns): Columns;
  /** A matter as its facts make it, as it would be read again from this form. Absent: as it is made. */
  asHeld?(made: Replayed<T>): Replayed<T>;
}
/** Each form that stores a matter otherwise; of the others the document is as the form after it has it. */
export type EarlierShapes<T extends MatterTypes> = Readonly<Partial<Record<EarlierForm, EarlierShape<T>>>>;

/** A shape of a matter, as far as earlier forms have their own. */
interface Shaped<T extends MatterTypes> {
  readonly earlier?: EarlierShapes<T>;
}

/** From this form to the newest. */
const shapesFrom = <T extends MatterTypes>(
  { earlier = {} }: Shaped<T>,
  form: EarlierForm | undefined,
): readonly EarlierShape<T>[] =>
  form === undefined ? [] : earlierForms.filter((one) => one >= form).flatMap((one) => earlier[one] ?? []);

/** A stored record as the newest form has it. */
export const readAsNewest = <T extends MatterTypes>(shape: Shaped<T>, record: MatterRecord<T>): MatterRecord<T> =>
  shapesFrom(shape, record.form).reduce((read, one) => one.read(read), record);

/** A record as its own form stores it; `left` is the part that a step has just left. */
export const writtenAsStored = <T extends MatterTypes>(
  shape: Shaped<T>,
  record: MatterRecord<T>,
  left?: AnyPartIn<T>,
): StoredRecord<T> =>
  shapesFrom(shape, record.form).reduceRight<StoredRecord<T>>((written, one) => one.written(written, left), record);

/** What queries find a matter by, as its own form stores it. */
export const columnsAsStored = <T extends MatterTypes>(
  shape: Shaped<T>,
  form: EarlierForm | undefined,
  columns: Columns,
): Columns => shapesFrom(shape, form).reduceRight((stored, one) => one.columns?.(stored) ?? stored, columns);

/** What the facts of a matter make, as it would be read again from this form. */
export const madeAsHeld = <T extends MatterTypes>(
  shape: Shaped<T>,
  form: EarlierForm | undefined,
  made: Replayed<T>,
): Replayed<T> => shapesFrom(shape, form).reduceRight((held, one) => one.asHeld?.(held) ?? held, made);

/** The parts that a record itself holds, by their kind; of most forms none. */
export const partsHeld = <T extends MatterTypes>(
  shape: Shaped<T>,
  record: MatterRecord<T>,
): { readonly [kind: string]: readonly AnyPartIn<T>[] } =>
  Object.fromEntries(
    shapesFrom(shape, record.form).flatMap((one) =>
      one.held === undefined ? [] : [[one.held, one.heldIn?.(record) ?? []]],
    ),
  );

/** Columns in which the document of a record may say otherwise than the newest form. */
export const columnsOtherwise = <T extends MatterTypes>(
  shape: Shaped<T>,
  form: EarlierForm | undefined,
): readonly string[] => shapesFrom(shape, form).flatMap(({ columnsSince = [] }) => columnsSince);

/** Whether records of some form hold parts of this kind themselves. */
export const mayHold = <T extends MatterTypes>({ earlier = {} }: Shaped<T>, kind: string): boolean =>
  earlierForms.some((form) => earlier[form]?.held === kind);
