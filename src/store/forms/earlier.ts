// What a matter of an earlier form lacks of what lists find it by, until it is brought over (docs/design.md 8).
import { earlierForms, type EarlierForm } from '../../casework/ports/form-ports.ts';

/** What queries find a matter by. */
export type Columns = Readonly<{ [column: string]: unknown }>;
/** By form: the columns that lists find a matter by since, and that its document lacks. */
export type ColumnsSince = Readonly<Partial<Record<EarlierForm, readonly string[]>>>;

/** Columns in which the document of a record may say otherwise than the newest form. */
export const columnsOtherwise = (since: ColumnsSince = {}, form: EarlierForm | undefined): readonly string[] =>
  form === undefined ? [] : earlierForms.filter((one) => one >= form).flatMap((one) => since[one] ?? []);
