// What root and parts hold by a rule, and no one typed: the rules of the newest form make it again of the facts, and it may come
// out otherwise. All else that was stored must be there again (gate.ts).
import { lostValues, type Moved } from './gate.ts';

const always: readonly Moved[] = [
  // That the LADO is to be told, and by when: from the day on which it was first said, wherever it was said.
  { from: 'root.concern' },
  // Who reads the case by which meeting or by hand: each holds by itself.
  { from: 'root.invitations' },
  // Which negative decisions of the NRM are still to be answered.
  { from: 'root.refused' },
  // What is awaited outside MSET: a prompt of an earlier record decides nothing of one that is considered.
  { from: 'root.awaited' },
  { from: 'root.parts.onward' },
  // Of which duty people were called, and when again.
  { from: 'root.called' },
  { from: 'parts.*.ladder' },
];
/** Of a case that ended in another: its open episode goes on there, and who may read it is asked of that one. */
const ofMerged: readonly Moved[] = [
  { from: 'root.missing.spans' },
  { from: 'root.excluded' },
  { from: 'root.keptOut' },
];

/** Of a case in which others ended: what their facts say of the child is laid over its own, and was copied. */
const ofKept: readonly Moved[] = ['took', 'apart', 'hold', 'harm', 'family'].map((name) => ({
  from: `root.${name}`,
}));

export const madeAgain = (root: object): readonly Moved[] => [
  ...always,
  ...('stage' in root && root.stage === 'merged' ? ofMerged : []),
  ...('merged' in root ? ofKept : []),
];

interface Held {
  readonly root?: object;
  readonly parts?: Readonly<Record<string, unknown>>;
}
/** Whether what is stored of a matter with this root is what its facts make, but for what the rules make again. */
export const differsByRules = (root: object, stored: Held, made: Held): boolean => {
  const again = madeAgain(root);
  return lostValues(stored, made, again).length === 0 && lostValues(made, stored, again).length === 0;
};
