// Random conditions over random documents, against rules of our own that are written from Microsoft's documentation and
// share nothing with the server: by index and by scan, in one partition and in all, on pages of every size.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { accountIt, openTarget, type Target } from './target.ts';

type Value = null | boolean | number | string;
type Json = Value | Json[] | { [name: string]: Json };
type Document = { id: string; pk: string } & Record<string, Json>;
interface Condition {
  readonly text: string;
  readonly parameters: Readonly<Record<`@${string}`, Value>>;
  readonly holds: (document: Document) => boolean;
}

const value = fc.constantFrom<Value>(
  null,
  true,
  false,
  -1,
  0,
  1,
  2.5,
  '',
  'a',
  'ab',
  'b',
  'ä',
  '\u{ffff}',
  '😀',
  "it's",
);
const ordered = value.filter((one) => typeof one === 'string' || typeof one === 'number');
const others = `c.deep c.deep.length c.s.length c.list.length c["odd name"] c["case"] c.constructor c.__proto__ c.id c.no`;
const path = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('c.kind', 'c.n', 'c.s', 'c.list', 'c.deep.er', 'c.pk') },
  { weight: 1, arbitrary: fc.constantFrom(...[...others.matchAll(/c(?:\.\w+|\["[^"]+"\])+/g)].map(([one]) => one)) },
);

/** Own properties of objects only: neither an array nor a text has a length here. */
const at = (document: Json, where: string): Json | undefined =>
  [...where.matchAll(/\.(\w+)|\["(.+?)"\]/g)]
    .map(([, plain, quoted]) => plain ?? quoted ?? '')
    .reduce<Json | undefined>(
      (here, name) =>
        typeof here === 'object' && here !== null && !Array.isArray(here) && Object.hasOwn(here, name)
          ? here[name]
          : undefined,
      document,
    );

/** Numbers by size, texts by their code points; nothing else has an order, and no two types have one together. */
const orderOf = (left: Json | undefined, right: Value): number | undefined => {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left !== 'string' || typeof right !== 'string') return undefined;
  const [ours, theirs] = [left, right].map((text) => Array.from(text, (one) => one.codePointAt(0) ?? 0));
  for (let i = 0; ; i += 1) {
    const [one, other] = [ours?.[i], theirs?.[i]];
    if (one === undefined || other === undefined) return (one === undefined ? 0 : 1) - (other === undefined ? 0 : 1);
    if (one !== other) return one - other;
  }
};
const signs: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** A value as a literal or as a parameter, named after its place. */
const written = (given: Value, place: number, asParameter: boolean): Omit<Condition, 'holds'> =>
  asParameter
    ? { text: `@p${place}`, parameters: { [`@p${place}`]: given } }
    : { text: JSON.stringify(given), parameters: {} };
const place = fc.nat({ max: 1_000_000 });
const operand = (of: fc.Arbitrary<Value>) =>
  fc.tuple(of, place, fc.boolean()).map((given) => ({ value: given[0], ...written(...given) }));

const predicate: fc.Arbitrary<Condition> = fc.oneof(
  fc.tuple(path, operand(value)).map(([where, { value: wanted, text, parameters }]) => ({
    text: `${where} = ${text}`,
    parameters,
    holds: (document: Document) => at(document, where) === wanted,
  })),
  fc
    .tuple(path, fc.constantFrom(...Object.keys(signs)), operand(ordered))
    .map(([where, sign, { value: wanted, text, parameters }]) => ({
      text: `${where} ${sign} ${text}`,
      parameters,
      holds: (document: Document) => {
        const order = orderOf(at(document, where), wanted);
        return order !== undefined && signs[sign]?.(order) === true;
      },
    })),
  fc.tuple(path, fc.array(operand(value), { minLength: 1, maxLength: 3 })).map(([where, operands]) => ({
    text: `${where} IN (${operands.map(({ text }) => text).join()})`,
    parameters: Object.assign({}, ...operands.map(({ parameters }) => parameters)),
    holds: (document: Document) => operands.some((one) => one.value === at(document, where)),
  })),
  fc.tuple(path, operand(value)).map(([where, { value: wanted, text, parameters }]) => ({
    text: `ARRAY_CONTAINS(${where}, ${text})`,
    parameters,
    holds: (document: Document) => {
      const found = at(document, where);
      return Array.isArray(found) && found.includes(wanted);
    },
  })),
);
const condition: fc.Arbitrary<Condition> = fc.letrec<{ all: Condition; joined: Condition }>((tie) => ({
  all: fc.oneof({ maxDepth: 2 }, predicate, tie('joined')),
  joined: fc
    .tuple(fc.constantFrom('AND', 'OR'), fc.array(tie('all'), { minLength: 2, maxLength: 3 }))
    .map(([word, parts]) => ({
      text: `(${parts.map(({ text }) => text).join(` ${word} `)})`,
      parameters: Object.assign({}, ...parts.map(({ parameters }) => parameters)),
      holds: (document) =>
        word === 'AND' ? parts.every(({ holds }) => holds(document)) : parts.some(({ holds }) => holds(document)),
    })),
})).all;

const anything = fc.oneof(value, fc.array(value, { maxLength: 3 }), fc.record({ er: value, length: value }));
const names = ['kind', 'n', 's', 'list', 'deep', 'odd name', 'case', 'constructor', '__proto__'];
/** As JSON says it: `__proto__` is a name like others. */
const body = fc
  .array(fc.tuple(fc.constantFrom(...names), anything), { minLength: 6, maxLength: 14 })
  .map((entries) => `{${entries.map(([name, one]) => `${JSON.stringify(name)}:${JSON.stringify(one)}`).join()}}`)
  .map((text) => JSON.parse(text) as Record<string, Json>);

const documentFrom = (given: Record<string, Json> | undefined, i: number): Document =>
  Object.defineProperties({ id: `r${i}`, pk: `p${i % 5}` }, Object.getOwnPropertyDescriptors(given ?? {})) as Document;

describe('protocol: random conditions select what the rules say', () => {
  const kept: Document[] = [];
  let withIndex: Target;
  let without: Target;
  before(async () => {
    withIndex = await openTarget();
    without = await openTarget({ definition: { partitionKey: { paths: ['/pk'] } } });
    const bodies = fc.sample(body, { numRuns: 75, seed: 7 });
    for (const [i, given] of bodies.entries()) {
      const document = documentFrom(given, i);
      for (const { container } of [withIndex, without]) {
        // Every third document becomes what it is by a replacement, every fifth is deleted again.
        if (i % 3 === 0) await container.items.create(documentFrom(bodies[i + 1], i));
        await container.items.upsert(document);
        if (i % 5 === 4) await container.item(document.id, document.pk).delete();
      }
      if (i % 5 !== 4) kept.push(document);
    }
  });
  after(async () => {
    await withIndex.close();
    await without.close();
  });

  const found = async (target: Target, selected: string, { text, parameters }: Condition, options: object) => {
    const query = {
      query: `SELECT ${selected} FROM c WHERE ${text}`,
      parameters: Object.entries(parameters).map(([name, given]) => ({ name, value: given })),
    };
    const { resources } = await target.container.items.query<Document>(query, options).fetchAll();
    return resources.map(({ id }) => id).toSorted();
  };

  const scope = fc.option(fc.constantFrom('p0', 'p3'), { nil: undefined });
  for (const [seed, maxItemCount] of [2, 7, 100, -1].entries()) {
    accountIt(`by index and by scan, in a partition and in all, on pages of ${maxItemCount}`, async () => {
      let selecting = 0;
      await fc.assert(
        fc.asyncProperty(condition, scope, fc.constantFrom('*', 'c.id'), async (given, pk, selected) => {
          const expected = kept
            .filter((document) => (pk === undefined || document.pk === pk) && given.holds(document))
            .map(({ id }) => id)
            .toSorted();
          if (expected.length > 0) selecting += 1;
          const options = { maxItemCount, ...(pk !== undefined && { partitionKey: pk }) };
          assert.deepEqual(await found(withIndex, selected, given, options), expected);
          assert.deepEqual(await found(without, selected, given, options), expected);
        }),
        { numRuns: 80, seed },
      );
      assert.ok(selecting > 20, `only ${selecting} conditions selected anything`);
    });
  }
});
