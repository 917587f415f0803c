// Every button of triage, of a challenge's answer and of a plan's outcome.
import { showMore } from '../case/buttons.ts';
import { compareCases } from './duplicates.ts';
import type { Handler } from '../scene.ts';
import { askFor, takeFor } from './triage.ts';
import { wordForms } from './forms.ts';
import { askList, takeList } from './list.ts';
import { askMerge, takeMerge } from './merge.ts';

export const triageVerbs: readonly (readonly [verb: string, Handler])[] = [
  ['case.more', showMore],
  ['triage.list', askList],
  ['triage.list.go', takeList],
  ['triage.compare', compareCases],
  ['triage.merge', askMerge],
  ['triage.merge.go', takeMerge],
  ...wordForms.flatMap((name): readonly (readonly [string, Handler])[] => [
    [`triage.${name}`, askFor(name)],
    [`triage.${name}.go`, takeFor(name)],
  ]),
];
