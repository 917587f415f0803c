// Words that blame a child, found in what is typed: a note says what to write instead, and nothing is ever stopped
// (docs/process.md P15.1). Pure: chat, tab and the test of our own words ask the same.

/** One row of the council's list. `avoid` is what people read; `forms` are the words as they are typed, with their endings. */
export interface WordToAvoid {
  readonly avoid: string;
  readonly say: string;
  readonly why: string;
  /** Where there are none, they are what `avoid` names, between its commas. */
  readonly forms: readonly string[];
}
/** A word that was found, as it was typed. */
export interface Noticed {
  readonly typed: string;
  readonly say: string;
  readonly why: string;
}

/** What stands in quotation marks is someone's own words, and theirs to choose. A mark that is never closed opens nothing. */
const quoted =
  /“[^”]*”|"[^"]*"|‘(?:[^’]|’(?=\p{L}))*’(?!\p{L})|(?<![\p{L}\p{N}])'(?:[^'\n]|'(?=\p{L}))*'(?![\p{L}\p{N}])/gu;

const formsOf = ({ avoid, forms }: WordToAvoid): readonly string[] =>
  forms.length > 0
    ? forms
    : avoid
        .replaceAll(/\([^)]*\)/g, '')
        .split(',')
        .map((form) => form.trim())
        .filter((form) => form !== '');

/** Whole words in any case; a space may be a hyphen or the end of a line. */
const patternOf = (row: WordToAvoid): RegExp => {
  const forms = formsOf(row).map((form) =>
    form
      .split(/[\s-]+/)
      .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
      .join(String.raw`[\s-]+`),
  );
  const longestFirst = forms.toSorted((a, b) => b.length - a.length).join('|');
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${longestFirst})(?![\p{L}\p{N}])`, 'iu');
};

const patterns = new WeakMap<WordToAvoid, RegExp>();
function patternFor(row: WordToAvoid): RegExp {
  const made = patterns.get(row) ?? patternOf(row);
  patterns.set(row, made);
  return made;
}

/** The words of the list in a text, each row once, in the order of the list. */
export function noticedIn(text: string, list: readonly WordToAvoid[]): readonly Noticed[] {
  if (text === '') return [];
  const own = text.replaceAll(quoted, ' ');
  return list.flatMap((row) => {
    const [typed] = patternFor(row).exec(own) ?? [];
    return typed === undefined ? [] : [{ typed, say: row.say, why: row.why }];
  });
}

const most = 3;
/** What stands at the field: three words at most, for the rest is found when those are changed. */
export function sayNoticed(found: readonly Noticed[]): string | undefined {
  if (found.length === 0) return undefined;
  const rows = found.slice(0, most).map(({ typed, say, why }) => {
    const because = why === '' ? '' : ` (${why})`;
    return `“${typed.replaceAll(/\s+/g, ' ')}”: better, ${say}${because}.`;
  });
  return `About the words: ${rows.join(' ')} If these are the child’s own words, put them in quotation marks.`;
}
