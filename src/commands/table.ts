// A table of a document, as the formatter sets it.
type Row = readonly string[];

/** Every column as wide as its widest cell. */
export function table(head: Row, rows: readonly Row[]): string {
  const widths = head.map((_cell, column) => Math.max(3, ...[head, ...rows].map((row) => (row[column] ?? '').length)));
  const line = (cells: Row): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
