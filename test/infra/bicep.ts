// A Bicep file, parsed: what it declares and what it names. Syntax by tree-sitter's grammar; there is no compiler here.
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';
import type { Node } from 'web-tree-sitter';
import { referencesIn } from './references.ts';
import type { Reference } from './references.ts';

export interface Place {
  /** From 1, as editors count. */
  readonly line: number;
  readonly column: number;
}
export interface Value extends Place {
  /** As written. */
  readonly text: string;
  /** Absent where it is no text, number or truth by itself. */
  readonly literal?: string | number | boolean;
  readonly fields?: ReadonlyMap<string, Value>;
  readonly items?: readonly Value[];
}
export interface Declared extends Place {
  readonly name: string;
  /** By decorator, such as `description`: its first argument, or undefined. */
  readonly decorators: ReadonlyMap<string, Value | undefined>;
}
export interface Named extends Declared {
  /** Of a parameter: its default. */
  readonly value: Value | undefined;
}
export interface Resource extends Declared {
  /** `Microsoft.App/containerApps`. */
  readonly type: string;
  readonly version: string;
  readonly existing: boolean;
  readonly body: Value;
  /** What it is made once for each of: `[for one in many: …]`. */
  readonly each: { readonly one: string; readonly many: string } | undefined;
}
export interface Module extends Declared {
  /** As written, from the file that uses it. */
  readonly path: string;
  readonly params: ReadonlyMap<string, Value>;
}
export interface BicepFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
  readonly faults: readonly (Place & { readonly message: string })[];
  readonly params: readonly Named[];
  readonly variables: readonly Named[];
  readonly outputs: readonly Named[];
  readonly resources: readonly Resource[];
  readonly modules: readonly Module[];
  readonly references: readonly Reference[];
}

const wasm = createRequire(import.meta.url).resolve('tree-sitter-bicep/tree-sitter-bicep.wasm');
await Parser.init();
const parser = new Parser().setLanguage(await Language.load(wasm));

export function parseBicep(path: string, text: string): BicepFile {
  const tree = parser.parse(text);
  if (tree === null) throw new Error(`${path} was not parsed`);
  const root = tree.rootNode;
  const found = declarationsIn(root);
  const of = (type: string): readonly Found[] => found.filter(({ node }) => node.type === type);
  return {
    path,
    text,
    faults: [...faultsIn(root)],
    params: of('parameter_declaration').map(toNamed),
    variables: of('variable_declaration').map(toNamed),
    outputs: of('output_declaration').map(toNamed),
    resources: of('resource_declaration').map(toResource),
    modules: of('module_declaration').map(toModule),
    references: referencesIn(root),
  };
}

/** What is wrong in the text, where. */
function* faultsIn(node: Node): Generator<Place & { readonly message: string }> {
  if (node.isMissing) return yield { ...placeOf(node), message: `"${node.type}" is missing here` };
  if (node.isError) {
    const [first = ''] = node.text.trim().split('\n');
    yield { ...placeOf(node), message: `this is no Bicep: ${first.slice(0, 60)}` };
    return;
  }
  if (node.hasError) for (const child of node.children) yield* faultsIn(child);
}

interface Found {
  readonly node: Node;
  readonly decorators: Declared['decorators'];
}

/** The declarations of the file; a decorator stands before what it decorates. */
function declarationsIn(root: Node): readonly Found[] {
  const nodes = namedOf(root).filter(({ type }) => type !== 'comment');
  return nodes.map((node, at) => {
    const before = nodes[at - 1];
    return { node, decorators: new Map(before?.type === 'decorators' ? namedOf(before).map(toDecorator) : []) };
  });
}

function toDecorator(node: Node): [string, Value | undefined] {
  const call = namedOf(node)[0];
  const argument = namedOf(call?.childForFieldName('arguments'))[0];
  return [call?.childForFieldName('function')?.text ?? '', argument && toValue(argument)];
}

function declared({ node, decorators }: Found): Declared {
  return { ...placeOf(node), name: namedOf(node)[0]?.text ?? '', decorators };
}

function toNamed(found: Found): Named {
  const [, ...rest] = namedOf(found.node);
  const last = rest.findLast(({ type }) => type !== 'type');
  return { ...declared(found), value: last && toValue(last) };
}

function toResource(found: Found): Resource {
  const [, kind, value] = namedOf(found.node);
  const [type = '', version = ''] = textOf(kind).split('@');
  const existing = found.node.children.some(({ text }) => text === 'existing');
  return { ...declared(found), type, version, existing, body: toValue(bodyIn(value)), each: eachOf(value) };
}

function toModule(found: Found): Module {
  const [, path, value] = namedOf(found.node);
  const params = toValue(bodyIn(value)).fields?.get('params')?.fields ?? new Map<string, Value>();
  return { ...declared(found), path: textOf(path), params };
}

/** The object inside `if (…) {…}`, `[for …: {…}]` and `[for …: if (…) {…}]`. */
function bodyIn(node: Node | undefined): Node | undefined {
  if (node?.type === 'if_statement') return namedOf(node).at(-1);
  return node?.type === 'for_statement' ? bodyIn(node.childForFieldName('body') ?? undefined) : node;
}

function eachOf(node: Node | undefined): Resource['each'] {
  if (node?.type !== 'for_statement') return undefined;
  const [one, many] = namedOf(node);
  return { one: one?.text ?? '', many: many?.text ?? '' };
}

/** A value as data, as far as it is written out. */
function toValue(node: Node | undefined): Value {
  if (node === undefined) return { line: 1, column: 1, text: '' };
  const value = { ...placeOf(node), text: node.text };
  if (node.type === 'object') return { ...value, fields: new Map(namedOf(node).flatMap(toField)) };
  if (node.type === 'array') return { ...value, items: namedOf(node).filter(isCode).map(toValue) };
  if (node.type === 'number') return { ...value, literal: Number(node.text) };
  if (node.type === 'boolean') return { ...value, literal: node.text === 'true' };
  const whole = node.type === 'string' && !namedOf(node).some(({ type }) => type === 'interpolation');
  return whole ? { ...value, literal: textOf(node) } : value;
}

function toField(node: Node): readonly [string, Value][] {
  const [key, value] = namedOf(node).filter(isCode);
  return node.type === 'object_property' && key !== undefined ? [[textOf(key), toValue(value)]] : [];
}

const isCode = ({ type }: Node): boolean => type !== 'comment';

/** A text without its quotes; a name as it is. */
const textOf = (node: Node | undefined): string =>
  node?.type === 'string' ? node.text.slice(1, -1).replaceAll("\\'", "'") : (node?.text ?? '');

const placeOf = ({ startPosition: { row, column } }: Node): Place => ({ line: row + 1, column: column + 1 });
const namedOf = (node: Node | null | undefined): readonly Node[] => node?.namedChildren ?? [];

/** The value at a path such as `properties.configuration.ingress`; undefined where there is none. */
export function at(value: Value | undefined, path: string): Value | undefined {
  return path.split('.').reduce<Value | undefined>((inner, name) => inner?.fields?.get(name), value);
}
