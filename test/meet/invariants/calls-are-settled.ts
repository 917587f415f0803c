import { debtsOf, historyOf } from '../../domain/owed/account.ts';
import { barred, deaf, failuresOf, idle, judged, type Failure } from '../../domain/owed/judge.ts';
import type { Invariant } from '../invariant.ts';
import type { Ledger } from '../ledger.ts';
import { endedAsRead, everyone } from '../town.ts';

/** What that account does not know: rungs of a meeting about a child are called as those of an action; a manager who is asked to agree answers first whether they have a conflict. */
const isOther = (
  { duty, what, stage }: Failure,
  { asksForStrategy, ladoOwed }: Ledger,
  gathers: boolean,
  actions: number,
): boolean =>
  // It counts what one case says: by both strategyIsAsked and ladoIsOwed ask.
  (what === idle &&
    ((duty === 'thirdEpisode' && asksForStrategy !== false) || (duty === 'lado' && ladoOwed !== false))) ||
  (gathers && duty === 'action' && what === idle) ||
  // It ends one action, where several are open.
  (duty === 'actions' && what === barred && actions > 1) ||
  (duty === 'strike' && what === barred && stage.startsWith('awaitingConsent')) ||
  (duty === 'interview' && what === deaf && stage.startsWith('awaitingConsent'));

/** What is owed is heard of by someone who may settle it, until it is done; no one is called for nothing (test/domain/owed). */
export const callsAreSettled: Invariant = {
  rules: ['P2.7'],
  ofCases: true,
  ahead: ({ town, ledger }) => {
    const { file, now, world } = town;
    const ended = endedAsRead(town);
    const there = { ...world, before: everyone };
    const debts = ended === undefined ? [] : debtsOf(historyOf(ended), now);
    const ofEnded = ended === undefined ? [] : judged({ files: [ended, file], debts, now, world: there });
    const found = [...ofEnded, ...failuresOf(file, now, there, debts)];
    const ids = [file, ended].flatMap((one) => [...(one?.parts.keys() ?? [])]);
    const gathers = ids.some((id) => id.startsWith('G'));
    return found
      .filter((one) => !isOther(one, ledger, gathers, ids.filter((id) => id.startsWith('A')).length))
      .map(({ duty, what }) => `${duty}: ${what}`);
  },
};
