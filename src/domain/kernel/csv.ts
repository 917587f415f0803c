// Lines of comma-separated values, as spreadsheets and Entra write them (RFC 4180): quotes hold commas, lines and doubled quotes.

/** Its lines without those that are empty, each with its cells. */
export function linesOfCsv(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = '';
  let quoted = false;
  const endLine = (): void => {
    line.push(cell);
    if (line.some((one) => one !== '')) lines.push(line);
    [line, cell] = [[], ''];
  };
  for (let place = 0; place < text.length; place += 1) {
    const sign = text[place] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[place + 1] === '"') {
        cell += '"';
        place += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') {
      line.push(cell);
      cell = '';
    } else if (sign === '\n') endLine();
    else if (sign !== '\r') cell += sign;
  }
  endLine();
  return lines;
}
