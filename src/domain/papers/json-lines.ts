// On which line of a JSON file a value stands, so that who edits it by hand finds what is wrong.
const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** The line of each value by its path, such as `readers.community.signs.2`. The text is JSON: it has been parsed. */
export function linesOfJson(text: string): ReadonlyMap<string, number> {
  const all = Array.from(text.matchAll(tokens), ({ 0: token, index }) => ({ token, index }));
  const found = new Map<string, number>();
  let place = 0;
  let line = 1;
  let read = 0;
  const take = (): { token: string; line: number } => {
    const { token, index } = all[place] ?? { token: '', index: text.length };
    line += text.slice(read, index).split('\n').length - 1;
    read = index;
    place += 1;
    return { token, line };
  };
  const isNext = (token: string): boolean => all[place]?.token === token;
  const value = (path: readonly (string | number)[]): void => {
    const { token, line } = take();
    found.set(path.join('.'), line);
    if (token !== '{' && token !== '[') return;
    const end = token === '{' ? '}' : ']';
    for (let member = 0; !isNext(end) && place < all.length; member += 1) {
      const name = token === '{' ? String(JSON.parse(take().token)) : member;
      if (token === '{') take();
      value([...path, name]);
      if (isNext(',')) take();
    }
    take();
  };
  value([]);
  return found;
}

/** Where JSON.parse gave up. */
export function lineOfFault(message: string, text: string): number {
  const line = /\(line (\d+) column/.exec(message)?.[1];
  if (line !== undefined) return Number(line);
  const at = /at position (\d+)/.exec(message)?.[1];
  return text.slice(0, at === undefined ? undefined : Number(at)).split('\n').length;
}
