// The stages of a case and the steps between them, found by taking every step, and drawn as text for docs/process.md.
import { caseMatter, type Fact } from '../../src/domain/case/whole/case.ts';
import { decisionsAt } from '../../src/domain/case/meeting/decisions.ts';
import { stageLabels, stageNames } from '../../src/domain/case/state/stage-table.ts';
import type { Stage } from '../../src/domain/case/state/stages.ts';
import { nextOf } from '../../src/domain/matter/matter.ts';
import type { Step } from '../../src/domain/matter/step.ts';
import { clockActor } from '../../src/domain/people/actor.ts';
import { directory, replay } from '../people/builders.ts';
import { people, standings, takenAt, type CaseStep, type Standing, type Who } from '../domain/standings.ts';

/** Which step leads from which stage to which; from nothing for the first one. */
export interface Edge {
  readonly from: Stage | undefined;
  readonly to: Stage;
  /** What people press or choose. */
  readonly by: string;
}

const decisions = decisionsAt(...stageNames);
const keysOf = <K extends string>(of: Readonly<Record<K, unknown>>): readonly K[] => Object.keys(of) as K[];
/** A decision by its own name, without what stands in brackets; any other step by its button. */
const titleOf = (step: CaseStep, decision: string | undefined): string =>
  decision === undefined
    ? caseMatter.steps[step].title
    : (decisions.find(({ value }) => value === decision)?.title ?? decision).replace(/ \(.*/, '');

/** By what the step says itself: where it does not start, no one need try. */
export function startsAt(step: CaseStep, stage: Stage | undefined): boolean {
  const { from }: Pick<Step<unknown, unknown, unknown, unknown>, 'from'> = caseMatter.steps[step];
  return 'owed' in from || from.includes(stage ?? 'nothing');
}

/** Every step at every stage by everybody, and in a meeting every decision: those that move the case on. */
export function foundEdges(): readonly Edge[] {
  const edges = new Map<string, Edge>();
  for (const standing of keysOf(standings)) {
    for (const step of keysOf(caseMatter.steps).filter((name) => startsAt(name, replay(standings[standing])?.stage))) {
      const choices = step === 'recordDecision' ? decisions.map(({ value }) => value) : [undefined];
      for (const edge of choices.flatMap((decision) => edgeOf(standing, step, decision))) {
        if (edge.from !== edge.to) edges.set(JSON.stringify(edge), edge);
      }
    }
  }
  for (const edge of Object.values(standings).flatMap(clockEdges)) edges.set(JSON.stringify(edge), edge);
  return [...edges.values()];
}

/** What the clock alone makes of it, rung by rung: the review, and the way to 18 (docs/process.md P17.2, P17.5). */
function clockEdges(before: readonly Fact[]): readonly Edge[] {
  const found: Edge[] = [];
  let root = replay(before);
  for (let rungs = 0; rungs < mostRungs && root !== undefined; rungs += 1) {
    const clock = caseMatter.clockOf({ root });
    const now = nextOf(clock);
    if (clock === undefined || now === undefined || now > lastDay) break;
    const command = caseMatter.remind(clock);
    const decision = caseMatter.decide({ root }, command, { actor: clockActor, now, directory });
    if (!('data' in decision)) break;
    const meta = { number: root.facts + 1, at: now, by: clockActor };
    const after = caseMatter.evolve({ root }, caseMatter.factOf({ root }, command, decision.data, meta)).root;
    if (after.stage !== root.stage) found.push({ from: root.stage, to: after.stage, by: 'MSET clock' });
    root = after;
  }
  return found;
}
/** Until Kestrel has been 17 and a half for a month; what is not done is called for every working day. */
const lastDay = '2028-10-14T00:00:00.000Z';
const mostRungs = 1500;

function edgeOf(standing: Standing, step: CaseStep, decision: string | undefined): readonly Edge[] {
  const before = replay(standings[standing]);
  return keysOf<Who>(people).flatMap((who) => {
    const fact = takenAt(step, standing, who, decision);
    if (typeof fact === 'string') return [];
    return [
      { from: before?.stage, to: caseMatter.evolve({ root: before }, fact).root.stage, by: titleOf(step, decision) },
    ];
  });
}

/** The picture, as Mermaid draws it: stages in the order of the process, one arrow for all steps between two of them. */
export function diagramOf(edges: readonly Edge[], labels: Readonly<Record<Stage, string>> = stageLabels): string {
  const arrows = new Map<string, readonly string[]>();
  for (const { from = '[*]', to, by } of edges) {
    const arrow = `${from} --> ${to}`;
    arrows.set(arrow, [...(arrows.get(arrow) ?? []), by]);
  }
  const ends = keysOf(labels).filter((stage) => !edges.some(({ from }) => from === stage));
  return [
    'stateDiagram-v2',
    ...keysOf(labels).map((stage) => `  state "${labels[stage]}" as ${stage}`),
    ...[...arrows].map(([arrow, by]) => `  ${arrow}: ${[...new Set(by)].join('<br/>')}`),
    ...ends.map((stage) => `  ${stage} --> [*]`),
  ].join('\n');
}
