// Parses the text of a query.
import { Failure, unsupported } from '../failure.ts';
import type { Scalar } from '../json.ts';
import { isReserved } from './reserved-words.ts';
import { tokenise, type Token } from './tokens.ts';

const comparisons = ['=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof comparisons)[number];
export type Operand = { readonly parameter: string } | { readonly literal: Scalar };

/** A WHERE clause: over operands as written, over scalars once the parameters are bound. */
export type Condition<V> =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition<V>[] }
  | { readonly kind: 'compare'; readonly path: Path; readonly comparison: Comparison; readonly value: V }
  | { readonly kind: 'in'; readonly path: Path; readonly values: readonly V[] }
  | { readonly kind: 'contains'; readonly path: Path; readonly value: V };
export type Path = readonly string[];

export interface Query {
  readonly select: 'all' | readonly Path[];
  readonly where: Condition<Operand> | undefined;
}

/** What people write next and we do not do: named in the refusal. */
const clauses = /^(WHERE|ORDER|GROUP|OFFSET|LIMIT|JOIN|IN|HAVING|UNION)$/i;
const unsupportedSelects = /^(TOP|DISTINCT|VALUE|UDF|EXISTS|ARRAY)$/i;

/**
 * Reads the closed list of query shapes (docs/access-paths.md); anything else is a 400 that names it. NOT, != and what
 * else needs Cosmos's third truth value is not among them: Microsoft's documents and its tests disagree about it.
 */
export function parseQuery(text: string): Query {
  if (text.length > most.text) throw new Failure(400, `The query text is longer than ${most.text} characters.`);
  const tokens = tokenise(text);
  checkSize(tokens);
  const reader = new Reader(tokens);
  reader.keyword('SELECT');
  const select = readSelect(reader);
  reader.keyword('FROM');
  const alias = reader.next('word').text;
  if (isReserved(alias)) throw reservedWord(alias, 'FROM c');
  const { kind, text: after } = reader.peek();
  if (kind === 'word' && !clauses.test(after)) throw unsupported(`FROM ${alias} ${after} (another name)`);
  if (select.alias !== undefined && select.alias !== alias) throw new Failure(400, `'${select.alias}' is not ${alias}`);
  const where = reader.took('WHERE') ? readOr(reader, alias) : undefined;
  if (reader.peek().kind !== 'end') throw refusedAt(reader.peek());
  return { select: select.what, where };
}

/** As an account says of itself (`queryEngineConfiguration`), and the deepest nesting that Microsoft documents. */
const most = { text: 262_144, joined: 500, values: 16_000, nested: 128 };

function checkSize(tokens: readonly Token[]): void {
  const count = { AND: 0, OR: 0 };
  let depth = 0;
  for (const { kind, text } of tokens) {
    const word = text.toUpperCase();
    if (kind === 'word' && (word === 'AND' || word === 'OR')) count[word] += 1;
    if (kind === 'sign' && text === '(') depth += 1;
    if (kind === 'sign' && text === ')') depth -= 1;
    if (depth > most.nested) throw new Failure(400, `The query is nested more than ${most.nested} deep.`);
  }
  if (Math.max(count.AND, count.OR) > most.joined) throw new Failure(400, `More than ${most.joined} AND, or OR.`);
}

class Reader {
  readonly tokens: readonly Token[];
  at = 0;
  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }
  peek(ahead = 0): Token {
    return this.tokens[this.at + ahead] ?? { kind: 'end', text: 'the end of the query' };
  }
  next(kind: Token['kind']): Token {
    const token = this.peek();
    if (token.kind !== kind) throw refusedAt(token);
    this.at += 1;
    return token;
  }
  /** Takes the word or sign if it comes next. */
  took(text: string): boolean {
    const { kind, text: found } = this.peek();
    const same = (kind === 'word' || kind === 'sign') && found.toUpperCase() === text;
    if (same) this.at += 1;
    return same;
  }
  keyword(text: string): void {
    if (!this.took(text)) throw refusedAt(this.peek());
  }
}

function refusedAt(token: Token): Failure {
  if (token.kind === 'word' && clauses.test(token.text))
    return unsupported(`The query clause ${token.text.toUpperCase()}`);
  return new Failure(
    400,
    `Syntax error near '${token.text}', or a query shape this local Cosmos server does not support`,
  );
}

function readSelect(reader: Reader): { what: Query['select']; alias?: string } {
  if (reader.took('*')) return { what: 'all' };
  const first = reader.peek();
  if (unsupportedSelects.test(first.text))
    throw unsupported(`SELECT ${first.text.toUpperCase()} ${reader.peek(1).text}`);
  const paths: Path[] = [];
  do {
    if (reader.peek(1).text === '(') throw unsupported(`SELECT of the function ${reader.peek().text}`);
    paths.push(readPath(reader, first.text));
    if (reader.took('AS')) throw unsupported('SELECT … AS');
  } while (reader.took(','));
  const names = paths.map((path) => path.at(-1));
  if (new Set(names).size < names.length) throw new Failure(400, 'Two selected properties have the same name.');
  return { what: paths, alias: first.text };
}

/** `c.a.b` or `c["a"].b`: at least one property, of the document itself. */
function readPath(reader: Reader, alias: string): Path {
  const root = reader.next('word');
  if (root.text !== alias) throw new Failure(400, `'${root.text}' is not a property of ${alias}`);
  const path: string[] = [];
  for (;;) {
    if (reader.took('.')) path.push(propertyIn(reader));
    else if (reader.took('[')) {
      if (reader.peek().kind === 'number') throw unsupported('A path into an array element');
      path.push(reader.next('text').text);
      reader.keyword(']');
    } else break;
  }
  if (path.length === 0) throw unsupported(`The whole document (${alias}) as an expression`);
  return path;
}

function propertyIn(reader: Reader): string {
  const { text } = reader.next('word');
  if (isReserved(text)) throw reservedWord(text, `["${text}"]`);
  return text;
}

function reservedWord(word: string, instead: string): Failure {
  return new Failure(400, `Syntax error near the reserved word '${word}', which names nothing here: write ${instead}`);
}

function readOr(reader: Reader, alias: string): Condition<Operand> {
  const parts = [readAnd(reader, alias)];
  while (reader.took('OR')) parts.push(readAnd(reader, alias));
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'or', parts };
}

function readAnd(reader: Reader, alias: string): Condition<Operand> {
  const parts = [readPart(reader, alias)];
  while (reader.took('AND')) parts.push(readPart(reader, alias));
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'and', parts };
}

function readPart(reader: Reader, alias: string): Condition<Operand> {
  if (!reader.took('(')) return readPredicate(reader, alias);
  const inner = readOr(reader, alias);
  reader.keyword(')');
  return inner;
}

function readPredicate(reader: Reader, alias: string): Condition<Operand> {
  const first = reader.peek();
  if (first.kind !== 'word' || isReserved(first.text)) throw unsupported(`A condition that begins with ${first.text}`);
  if (reader.peek(1).text === '(') return readFunction(reader, alias);
  const path = readPath(reader, alias);
  if (reader.took('IN')) return { kind: 'in', path, values: readList(reader) };
  const sign = reader.peek();
  const comparison = comparisons.find((known) => known === sign.text);
  if (sign.kind === 'word') throw unsupported(`The operator ${sign.text.toUpperCase()}`);
  if (comparison === undefined) {
    throw sign.kind === 'end' ? unsupported('A bare path as a condition') : unsupported(`The operator ${sign.text}`);
  }
  reader.at += 1;
  return { kind: 'compare', path, comparison, value: readOperand(reader) };
}

function readFunction(reader: Reader, alias: string): Condition<Operand> {
  const name = reader.next('word').text.toUpperCase();
  if (name !== 'ARRAY_CONTAINS') throw unsupported(`The function ${name}`);
  reader.keyword('(');
  if (reader.peek().text !== alias) throw unsupported(`${name} of anything but a path`);
  const path = readPath(reader, alias);
  reader.keyword(',');
  const value = readOperand(reader);
  if (reader.took(',')) throw unsupported(`${name} with a third argument`);
  reader.keyword(')');
  return { kind: 'contains', path, value };
}

function readList(reader: Reader): Operand[] {
  reader.keyword('(');
  const values: Operand[] = [];
  do values.push(readOperand(reader));
  while (reader.took(','));
  if (values.length > most.values) throw new Failure(400, `More than ${most.values} values in a list.`);
  reader.keyword(')');
  return values;
}

function readOperand(reader: Reader): Operand {
  const minus = reader.took('-');
  const { kind, text } = reader.peek();
  reader.at += 1;
  if (kind === 'number') return { literal: minus ? -Number(text) : Number(text) };
  if (!minus && kind === 'parameter') return { parameter: text };
  if (!minus && kind === 'text') return { literal: text };
  const constant = minus
    ? undefined
    : new Map([
        ['TRUE', true],
        ['FALSE', false],
        ['NULL', null],
      ]).get(text.toUpperCase());
  if (kind !== 'word' || constant === undefined)
    throw unsupported(`Comparing with '${text}' (only parameters and literals)`);
  return { literal: constant };
}
