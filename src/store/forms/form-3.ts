// A case as form 3 stores it: its decisions stand whole in its own document, and none is a part. It is read as form 4
// has it, and written again as it was (docs/design.md 8).
import type { MatterRecord } from '../../casework/ports/matter-ports.ts';
import { lineOf, madeOf, wholeOf, type DecisionMade } from '../../domain/case/decision/decision.ts';
import { isPart, type CaseTypes } from '../../domain/case/whole/case.ts';
import type { DecisionId, DecisionLine, MeetingDecision } from '../../domain/case/state/since-consent.ts';
import { decisionsOf, type Case } from '../../domain/case/state/stages.ts';
import { StoreFault } from '../sdk/faults.ts';
import type { EarlierShape, StoredRecord } from './earlier.ts';

/** What is kept of a case beside its lines: its decisions as they were made. */
interface Kept {
  readonly decisions: readonly DecisionMade[];
}
const isKept = (kept: unknown): kept is Kept => typeof kept === 'object' && kept !== null && 'decisions' in kept;
const decisionsHeld = ({ kept }: Pick<MatterRecord<CaseTypes>, 'kept'>): readonly DecisionMade[] =>
  isKept(kept) ? kept.decisions : [];

/** Its decisions have no ids of their own: they are numbered as they stand there. */
const idAt = (place: number): DecisionId => `D${place + 1}`;
const isCase = (root: object): root is Case => 'stage' in root;
const isWhole = (decision: DecisionLine | MeetingDecision): decision is DecisionLine & MeetingDecision =>
  'rationale' in decision;

/** How many of its parts there are, with so many decisions; nothing where there are none at all. */
function counted({ decision: _before, ...others }: NonNullable<Case['parts']>, decisions: number): Pick<Case, 'parts'> {
  const parts = decisions === 0 ? others : { ...others, decision: { count: decisions, open: [] } };
  return Object.keys(parts).length === 0 ? {} : { parts };
}

function read(record: MatterRecord<CaseTypes>): MatterRecord<CaseTypes> {
  const { root } = record;
  const stored = decisionsOf(root);
  if (stored.length === 0) return record;
  if (!stored.every(isWhole)) throw new StoreFault('unreadable', 'A decision of a stored case is damaged');
  const lines = { decisions: stored.map((decision, place) => lineOf(idAt(place), decision)) };
  const kept: Kept = { decisions: stored.map((decision, place) => madeOf(idAt(place), root.reference, decision)) };
  return { ...record, root: { ...root, ...lines, ...counted(root.parts ?? {}, stored.length) }, kept };
}

function written({ root, ...record }: StoredRecord<CaseTypes>, made: readonly DecisionMade[]): StoredRecord<CaseTypes> {
  if (!isCase(root)) throw new StoreFault('unreadable', 'A case is none as the form after it stores it');
  const { parts = {}, ...childCase } = root;
  const decisions = decisionsOf(root).map((line) => {
    const decision = made.find(({ id }) => id === line.id);
    if (decision === undefined) throw new StoreFault('unreadable', 'A decision of a stored case is not known');
    return wholeOf(line, decision);
  });
  return { ...record, root: { ...childCase, ...('decisions' in root && { decisions }), ...counted(parts, 0) } };
}

export const form3: EarlierShape<CaseTypes> = {
  held: 'decision',
  read,
  heldIn: decisionsHeld,
  written: (record, left) =>
    written(
      record,
      left !== undefined && isPart('decision', left) ? [...decisionsHeld(record), left] : decisionsHeld(record),
    ),
  asHeld: (again) => {
    const { root, parts, aside } = again;
    if (root === undefined) return again;
    const { parts: counts = {}, ...childCase } = root;
    const lines = decisionsOf(root);
    const others = [...parts].filter(([, part]) => !isPart('decision', part));
    const made = lines.flatMap((line, place): typeof others => {
      const part = parts.get(line.id);
      return part === undefined || !isPart('decision', part) ? [] : [[idAt(place), { ...part, id: idAt(place) }]];
    });
    const decisions = lines.map((line, place) => ({ ...line, id: idAt(place) }));
    return {
      root: { ...childCase, ...('decisions' in root && { decisions }), ...counted(counts, lines.length) },
      parts: new Map([...others, ...made]),
      aside,
    };
  },
};
