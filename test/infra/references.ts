// The names a Bicep file uses, without those of its own loops, functions and types.
import type { Node } from 'web-tree-sitter';

export interface Reference {
  readonly name: string;
  readonly isFunction: boolean;
  /** What follows the name: `outputs.endpoint`. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

export function referencesIn(root: Node): readonly Reference[] {
  return [...walk(root, new Set(), '')];
}

const declarations = new Set([
  'parameter_declaration',
  'variable_declaration',
  'output_declaration',
  'resource_declaration',
  'module_declaration',
  'type_declaration',
]);

function* walk(node: Node, local: ReadonlySet<string>, path: string): Generator<Reference> {
  if (node.type === 'identifier' && !local.has(node.text)) yield toReference(node, path);
  if (node.type === 'decorator' || node.type === 'comment') return;
  if (node.type === 'member_expression') return yield* walkMember(node, local, path);
  if (node.type === 'call_expression') return yield* walkCall(node, local);
  const inner = new Set([...local, ...ownNames(node)]);
  for (const child of used(node)) yield* walk(child, inner, '');
}

/** `a.b.c`: the name is a, its path b.c. */
function* walkMember(node: Node, local: ReadonlySet<string>, path: string): Generator<Reference> {
  const object = node.childForFieldName('object');
  const property = node.childForFieldName('property')?.text ?? '';
  if (object !== null) yield* walk(object, local, path === '' ? property : `${property}.${path}`);
}

function* walkCall(node: Node, local: ReadonlySet<string>): Generator<Reference> {
  const called = node.childForFieldName('function');
  if (called?.type === 'identifier') yield { ...toReference(called, ''), isFunction: true };
  else if (called !== null) yield* walk(called, local, '');
  const given = node.childForFieldName('arguments');
  if (given !== null) yield* walk(given, local, '');
}

/** What of a node uses names: not what it declares, nor the keys of an object. */
function used(node: Node): readonly Node[] {
  const [first] = node.namedChildren;
  const declares = declarations.has(node.type) || (node.type === 'object_property' && first?.type === 'identifier');
  return declares ? node.children.filter((child) => child.id !== first?.id) : node.children;
}

/** What a loop, a lambda or a function calls by a name of its own. */
function ownNames(node: Node): readonly string[] {
  const named = node.namedChildren;
  if (node.type === 'for_statement') {
    const [loop] = named;
    const names = loop?.type === 'for_loop_parameters' ? loop.namedChildren.map((child) => child.text) : [loop?.text];
    return names.filter((name) => name !== undefined);
  }
  if (node.type === 'user_defined_function')
    return node.descendantsOfType('parameter').map((one) => one.child(0)?.text ?? '');
  return node.type === 'lambda_expression' ? named.slice(0, -1).map((child) => child.text) : [];
}

const toReference = (node: Node, path: string): Reference => ({
  name: node.text,
  isFunction: false,
  path,
  line: node.startPosition.row + 1,
  column: node.startPosition.column + 1,
});
