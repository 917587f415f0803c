// The language helper at a form: what is said at a field, and after it was sent (docs/process.md P15.1). It only reads what the
// form holds; nothing of it is kept or logged.
import { withColon } from '../../cards/blocks.ts';
import { noticedIn, sayNoticed } from '../../domain/kernel/language.ts';
import type { Answers, Field } from '../../domain/kernel/fields.ts';
import type { Scene } from '../scene/scene.ts';

type At = Pick<Scene, 'directory' | 'caller'>;

/** Of what people write in their own words. A page of the tab has said it below a text as soon as it was left. */
const isRead = ({ kind, prose }: Field, { caller }: At): boolean =>
  kind === 'long' ? caller.tab !== true : prose === true;

/** Of each field with people's own words: what to look at again. */
export function hintsFor(fields: readonly Field[], values: Answers, at: At): Readonly<Record<string, string>> {
  const { language } = at.directory.settings.guidance;
  return Object.fromEntries(
    fields
      .filter((field) => isRead(field, at))
      .flatMap(({ name }) => {
        const hint = sayNoticed(noticedIn(values[name] ?? '', language));
        return hint === undefined ? [] : [[name, hint]];
      }),
  );
}

/** The same where the form is gone: a line a field. */
export function notesOn(fields: readonly Field[], values: Answers, at: At): readonly string[] {
  const hints = hintsFor(fields, values, at);
  return fields.flatMap(({ name, title }) => (hints[name] === undefined ? [] : [`${withColon(title)} ${hints[name]}`]));
}
