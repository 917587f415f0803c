/** What a parser sees in a source file. Vite brings the parser along. */
import { parseSync } from 'vite';
import type { SourceFile } from './source.ts';

export interface Parsed {
  /** What the file itself declares and exports; not what it passes on from another. */
  readonly exports: ReadonlySet<string>;
  /** The lines of each function, an outer one with those inside it. */
  readonly functions: readonly number[];
  /** `x as Y` but for `as const`. */
  readonly casts: number;
  readonly anys: number;
  /** Calls of these functions and methods, by the text before the bracket: `hasRole`, `.roles.includes`. */
  readonly calls: readonly string[];
  /** Every identifier, key and property. */
  readonly names: ReadonlySet<string>;
  /** Every string, also those in templates and in JSX. */
  readonly strings: ReadonlySet<string>;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [part: string]: unknown;
}

const isNode = (part: unknown): part is Node => typeof part === 'object' && part !== null && 'type' in part;
const partsOf = (node: Node): readonly Node[] => Object.values(node).flat().filter(isNode);

/** Every node below this one, itself included. */
function allOf(node: Node): readonly Node[] {
  const found: Node[] = [];
  const next = [node];
  for (let one = next.pop(); one !== undefined; one = next.pop()) {
    found.push(one);
    next.push(...partsOf(one));
  }
  return found;
}

const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

const known = new Map<string, Parsed>();

/** Throws where the file cannot be read as TypeScript. Several tests ask the same of all files: each is read once. */
export function parsed(file: SourceFile): Parsed {
  const key = `${file.path}\n${file.text}`;
  const found = known.get(key) ?? read(file);
  known.set(key, found);
  return found;
}

function read({ path, text }: SourceFile): Parsed {
  const { program, errors } = parseSync(path, text);
  if (errors[0] !== undefined) throw new Error(`${path}: ${errors[0].message}`);
  const nodes = allOf(program as unknown as Node);
  const textOf = ({ start, end }: Node): string => text.slice(start, end);
  const named = (type: string, key: string): readonly string[] =>
    nodes.flatMap((node) => (node.type === type && typeof node[key] === 'string' ? [node[key]] : []));
  return {
    exports: new Set(nodes.flatMap(exported)),
    functions: nodes.filter(({ type }) => functions.has(type)).map((node) => textOf(node).split('\n').length),
    casts: nodes.filter((node) => node.type === 'TSAsExpression' && !isConst(node, textOf)).length,
    anys: nodes.filter(({ type }) => type === 'TSAnyKeyword').length,
    calls: nodes.flatMap(({ type, callee }) => (type === 'CallExpression' && isNode(callee) ? [textOf(callee)] : [])),
    names: new Set([...named('Identifier', 'name'), ...named('JSXIdentifier', 'name')]),
    strings: new Set([
      ...named('Literal', 'value'),
      ...named('JSXText', 'value'),
      ...nodes.flatMap(({ type, value }) =>
        type === 'TemplateElement' ? [(value as { readonly raw: string }).raw] : [],
      ),
    ]),
  };
}

const isConst = ({ typeAnnotation }: Node, textOf: (node: Node) => string): boolean =>
  isNode(typeAnnotation) && textOf(typeAnnotation) === 'const';

const nameOf = (part: unknown): readonly string[] =>
  isNode(part) && typeof part['name'] === 'string' ? [part['name']] : [];

/** The names one export statement gives to what the file itself declares. */
function exported({ type, source, declaration, specifiers }: Node): readonly string[] {
  if (type !== 'ExportNamedDeclaration' || isNode(source)) return [];
  const given = (specifiers as readonly Node[]).flatMap(({ exported }) => nameOf(exported));
  if (!isNode(declaration)) return given;
  if (declaration.type !== 'VariableDeclaration') return nameOf(declaration['id']);
  return (declaration['declarations'] as readonly Node[]).flatMap(({ id }) => boundBy(id));
}

/** Also `export const { a, b: [c] } = d`. */
const boundBy = (pattern: unknown): readonly string[] =>
  isNode(pattern) && pattern.type !== 'Identifier'
    ? partsOf(pattern).flatMap((part) => boundBy(part.type === 'Property' ? part['value'] : part))
    : nameOf(pattern);
