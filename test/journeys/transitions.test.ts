// Every way from one stage to another that the process draws is taken in a recorded journey, and every button that takes one
// is pressed there (docs/process.md P2.1). What stands in the transcripts is replayed: a way that no journey takes fails here.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { caseMatter, steps, type CaseTypes, type Fact } from '../../src/domain/case/whole/case.ts';
import type { After } from '../../src/domain/matter/matter.ts';
import type { Case } from '../../src/domain/case/state/stages.ts';
import { clockActor } from '../../src/domain/people/actor.ts';
import { foundEdges } from '../architecture/diagram.ts';
import { priya } from '../people/builders.ts';

const folder = new URL('.', import.meta.url);
const block = /^--- facts of MSET[^\n]*\n(?<lines>(?:\d+ · [^\n]*\n)*)/gm;
const line = /^(?<number>\d+) · (?<when>[^·]*) · (?<who>[^·]*) · (?<fact>[^·]*) · (?<data>\{.*\})$/;

const stepOf = new Map(Object.entries(steps).map(([name, { fact }]) => [fact, name]));

/** A fact as a transcript tells it: of answers only their names, of people only theirs. That moves no case. */
function readFact(text: string): Fact {
  const found = line.exec(text)?.groups;
  assert.ok(found !== undefined, text);
  const { number, who, fact = '', data = '' } = found;
  const step = stepOf.get(fact);
  const by = who === clockActor.name ? clockActor : priya;
  assert.ok(step !== undefined, text);
  const { part, ...rest } = JSON.parse(data) as { readonly part?: string };
  const parsed = { number: Number(number), at: '2027-01-04T10:00:00.000Z', by, step, data: rest };
  return { ...parsed, ...(part !== undefined && { part }) } as unknown as Fact; // as it was told
}

/** From which stage to which each fact of this case led. */
function waysOf(lines: readonly string[]): readonly string[] {
  const parts = new Map<string, After<CaseTypes>['part']>();
  let root: Case | undefined;
  const facts = lines.map(readFact);
  return facts.flatMap((fact, place) => {
    const before = root;
    const part = parts.get(fact.part ?? '');
    const after = caseMatter.evolve({ root: before, part }, fact, facts.slice(0, place));
    root = after.root;
    if (fact.part !== undefined) parts.set(fact.part, after.part);
    return wayTo(before, root);
  });
}
function wayTo(before: Case | undefined, after: Case | undefined): readonly string[] {
  const [from, to] = [before?.stage ?? '[*]', after?.stage ?? '[*]'];
  return from === to ? [] : [`${from} --> ${to}`];
}

describe('The recorded journeys', () => {
  let texts: readonly string[];
  let edges: ReturnType<typeof foundEdges>;
  before(async () => {
    edges = foundEdges();
    const names = (await readdir(folder)).filter((name) => name.endsWith('.transcript.md'));
    texts = await Promise.all(names.map(async (name) => readFile(new URL(name, folder), 'utf8')));
  });

  it('take every way from stage to stage that there is', () => {
    const taken = new Set(
      texts.flatMap((text) =>
        [...text.replaceAll('\r\n', '\n').matchAll(block)].flatMap(({ groups }) =>
          waysOf((groups?.['lines'] ?? '').trimEnd().split('\n')),
        ),
      ),
    );
    const wanted = new Set(edges.map(({ from = '[*]', to }) => `${from} --> ${to}`));
    assert.deepEqual(
      [...wanted].filter((way) => !taken.has(way)),
      [],
    );
  });

  it('press every button and choose every decision that moves a case on', () => {
    const told = texts.join('\n');
    const wanted = new Set(edges.map(({ by }) => by));
    const unpressed = [...wanted].filter(
      (title) => !told.includes(`presses **${title}**`) && !new RegExp(`^Decision: ${title}( \\(|$)`, 'mu').test(told),
    );
    assert.deepEqual(unpressed, ['MSET clock']);
  });
});
