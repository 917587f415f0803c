import { debtsOf, historyOf } from '../../domain/owed/account.ts';
import { barred, deaf, failuresOf, idle, judged, type Failure } from '../../domain/owed/judge.ts';
import type { Invariant } from '../invariant.ts';
import { everyone } from '../town.ts';

/** What that account does not know: rungs of a meeting about a child are called as those of an action; a manager who is asked to agree answers first whether they have a conflict. */
const isOther = ({ duty, what, stage }: Failure, gathers: boolean, actions: number): boolean =>
  (gathers && duty === 'action' && what === idle) ||
  // It ends one action, where several are open.
  (duty === 'actions' && what === barred && actions > 1) ||
  (duty === 'strike' && what === barred && stage.startsWith('awaitingConsent')) ||
  (duty === 'interview' && what === deaf && stage.startsWith('awaitingConsent'));

/** What is owed is heard of by someone who may settle it, until it is done; no one is called for nothing (test/domain/owed). */
export const callsAreSettled: Invariant = {
  rules: ['P2.7'],
  ahead: ({ town: { file, ended, now, world } }) => {
    const there = { ...world, before: everyone };
    const debts = ended === undefined ? [] : debtsOf(historyOf(ended), now);
    const ofEnded = ended === undefined ? [] : judged({ files: [ended, file], debts, now, world: there });
    const found = [...ofEnded, ...failuresOf(file, now, there, debts)];
    const ids = [file, ended].flatMap((one) => [...(one?.parts.keys() ?? [])]);
    const gathers = ids.some((id) => id.startsWith('G'));
    return found
      .filter((one) => !isOther(one, gathers, ids.filter((id) => id.startsWith('A')).length))
      .map(({ duty, what }) => `${duty}: ${what}`);
  },
};
