/** Source text as the architecture test reads it: what is code, what it imports. */

export interface SourceFile {
  /** From the root of the repository: `src/domain/matter/step.ts`. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  /** `src/domain/matter/step.ts` for a file of ours, `zod` or `node:fs` for a package. */
  readonly to: string;
  readonly typesOnly: boolean;
}

const found = { withStrings: new Map<string, string>(), without: new Map<string, string>() };

/** The code without comments; with `strings: false` also without what stands in quotes. Lines stay where they are. */
export function codeIn(text: string, { strings }: { readonly strings: boolean }): string {
  const known = strings ? found.withStrings : found.without;
  const code = known.get(text) ?? stripped(text, strings);
  known.set(text, code);
  return code;
}

function stripped(text: string, strings: boolean): string {
  const parts: string[] = [];
  // The word or the sign before: it tells a pattern from a division.
  let last = '';
  const depths: number[] = [];
  for (let place = 0; place < text.length; place += 1) {
    const character = text.charAt(place);
    const end = endOfToken(text, place, last, depths);
    if (end === undefined) {
      parts.push(character);
      const inWord = /[\w$]/.test(character) && /[\w$]/.test(text.charAt(place - 1));
      if (character.trim() !== '') last = inWord ? last + character : character;
      continue;
    }
    const token = text.slice(place, end);
    const isComment = token.startsWith('//') || token.startsWith('/*');
    parts.push(!isComment && strings ? token : token.replaceAll(/[^\n]/g, ' '));
    if (!isComment) last = token.endsWith('${') ? '{' : '"';
    place = end - 1;
  }
  return parts.join('');
}

/** Where the comment, text or pattern ends that begins here; undefined where none does. */
function endOfToken(text: string, place: number, last: string, depths: number[]): number | undefined {
  const rest = text.slice(place, place + 2);
  const character = rest.charAt(0);
  if (rest === '//') return endOr(text, text.indexOf('\n', place));
  if (rest === '/*') return endOr(text, text.indexOf('*/', place + 2) + 2 || -1);
  if (character === "'" || character === '"') return closing(text, place, character);
  if (character === '`') return endOfTemplate(text, place, depths);
  if (character === '{' && depths.length > 0) depths.push((depths.pop() ?? 0) + 1);
  if (character === '}' && depths.length > 0) {
    const depth = depths.pop() ?? 0;
    if (depth === 0) return endOfTemplate(text, place, depths);
    depths.push(depth - 1);
  }
  if (character === '/' && beginsPattern(last)) return endOfPattern(text, place);
  return undefined;
}

const endOr = (text: string, found: number): number => (found < 0 ? text.length : found);

/** A slash begins a pattern where a value may begin. */
const beginsPattern = (last: string): boolean =>
  last === '' ||
  /^[(,=:[!&|?{};<>+*%~^-]$/.test(last) ||
  /^(?:return|typeof|case|of|in|new|void|await|yield)$/.test(last);

function closing(text: string, place: number, quote: string): number {
  for (let at = place + 1; at < text.length; at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.charAt(at) === quote) return at + 1;
  }
  return text.length;
}

/** Up to the end of a template's text: its closing quote, or the `${` behind which code follows. */
function endOfTemplate(text: string, place: number, depths: number[]): number {
  for (let at = place + 1; at < text.length; at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.charAt(at) === '`') return at + 1;
    else if (text.startsWith('${', at)) {
      depths.push(0);
      return at + 2;
    }
  }
  return text.length;
}

function endOfPattern(text: string, place: number): number {
  let inClass = false;
  for (let at = place + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '\n') return place + 1;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    else if (character === '/' && !inClass) return at + 1;
  }
  return place + 1;
}

const fromClause = /\b(?:import|export)\b\s*(type\b(?!\s*(?:,|from\b)))?([^'"`;=()]*?)\bfrom\s*['"]([^'"]+)['"]/g;
const bareImport = /\b(?:import|require)\s*\(?\s*['"]([^'"]+)['"]/g;

/** Everything a file imports or exports on, also dynamically. */
export function importsOf({ path, text }: SourceFile): readonly Import[] {
  const code = codeIn(text, { strings: true });
  const named = Array.from(code.matchAll(fromClause), (match) => ({
    to: resolved(path, match[3] ?? ''),
    typesOnly: match[1] !== undefined,
  }));
  const bare = Array.from(code.matchAll(bareImport), (match) => ({
    to: resolved(path, match[1] ?? ''),
    typesOnly: false,
  }));
  return [...named, ...bare];
}

/** A relative path from the root; a package by its name alone. */
function resolved(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) {
    const parts = specifier.split('/');
    return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
  }
  return new URL(specifier, `file:///${from}`).pathname.slice(1);
}
