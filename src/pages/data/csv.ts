// A table as a file for a spreadsheet.

/** A cell that a spreadsheet takes for a formula is none of ours: it is told as text. */
const cell = (value: string): string => `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;

/** Lines of comma-separated values, with the mark that makes a spreadsheet read them as UTF-8. */
export const csvOf = (lines: readonly (readonly string[])[]): string =>
  `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;

/** The same as a list of objects, each with the columns as its names: for a system, which takes no cell for a formula. */
export const jsonOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `${JSON.stringify(
    rows.map((row) => Object.fromEntries(head.map((title, at) => [title, row[at] ?? '']))),
    undefined,
    2,
  )}\n`;

/** Hands the file to the browser. */
export function saveFile(text: string, name: string, type = 'text/csv'): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
