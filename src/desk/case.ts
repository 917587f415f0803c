// Opening a case: what it shows depends on who opens it.
import { caseCard, changesBetween, historyCard, type HistoryLine } from '../cards/case-card.ts';
import { goneCard } from '../cards/base-card.ts';
import type { Button } from '../cards/blocks.ts';
import { relationOf } from '../domain/access.ts';
import { mayOversee } from '../domain/action/people.ts';
import type { Case } from '../domain/case/stages.ts';
import type { Answers } from '../domain/fields.ts';
import type { StoredFact } from '../casework/ports.ts';
import type { Directory } from '../domain/directory.ts';
import { sayFact } from './action-words.ts';
import { openForDecision } from './consent.ts';
import { buttonOf, closeButton, notAvailableReply, standingReply } from './replies.ts';
import { mint, refIn, see, type Reply, type Scene } from './scene.ts';

/** Open: the conflict question for a manager, else where the case stands. */
export async function openCase(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'case', 'Open');
  if (seen === undefined) return notAvailableReply();
  const one = seen.case;
  const relation = relationOf(one, scene.person, scene.directory, scene.now);
  if (relation === 'decider' && one.stage === 'awaitingConsent') return openForDecision(scene, seen);
  const buttons = [...buttonsFor(scene, one, relation === 'referrer'), closeButton(one)];
  return {
    card: caseCard({ case: one, now: scene.now, shared: scene.caller.shared, mine: relation === 'referrer', buttons }),
  };
}

/** What may be done next, at most four buttons beside Close. */
function buttonsFor(scene: Scene, one: Case, mine: boolean): readonly Button[] {
  const command = mint(scene);
  const read = buttonOf('Read', 'case.read', one, { part: 1, command });
  const history = buttonOf('History', 'case.history', one);
  const withdraw = buttonOf('Withdraw', 'refer.withdraw', one);
  const actions = (one.actions ?? 0) > 0 ? [buttonOf('Actions', 'case.actions', one)] : [];
  if (one.stage === 'received' && mayOversee(one, scene.person, scene.directory, scene.now)) {
    const all = buttonOf('Actions', 'case.actions', one);
    return [buttonOf('Add action', 'action.add', one, { command }), all, read, history];
  }
  const proceed: Button = { ...buttonOf('Continue', 'refer.open', one), style: 'positive' };
  if (mine) {
    switch (one.stage) {
      case 'draft':
      case 'returned':
        return [proceed, read, history, withdraw];
      case 'awaitingConsent':
        return [read, history, withdraw];
      case 'notAuthorised':
        return [
          ...(one.challenge === undefined ? [buttonOf('Challenge this decision', 'refer.challenge', one)] : []),
          read,
          history,
        ];
      case 'withdrawn':
      case 'received':
        return [...actions, read, history];
    }
  }
  const picks =
    one.stage === 'awaitingConsent' &&
    one.submission.consenter === undefined &&
    scene.person.roles.includes('coordinator');
  return [...(picks ? [buttonOf('Choose manager', 'consent.choose', one)] : []), ...actions, read, history];
}

/** Close: back to what the card in the chat says. */
export async function closeCase(scene: Scene): Promise<Reply> {
  const reference = refIn(scene);
  const stored = reference === undefined ? undefined : await scene.ports.cases.load(reference);
  return stored === undefined ? { card: goneCard() } : standingReply(scene, stored.value.case);
}

/** What happened, and what changed between the versions that were submitted. */
export async function showHistory(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'history', 'History');
  if (seen === undefined || seen.sight !== 'full') return notAvailableReply();
  const facts = await scene.ports.cases.facts(seen.case.reference);
  const buttons = [buttonOf('Back', 'case.open', seen.case), closeButton(seen.case)];
  return { card: historyCard(seen.case.reference, historyOf(facts, scene.directory).slice(-25), scene.now, buttons) };
}

/** Saved pages are left out: the submissions say what came of them. */
function historyOf(facts: readonly StoredFact[], directory: Directory): readonly HistoryLine[] {
  let version: Answers | undefined;
  return facts.flatMap((fact): readonly HistoryLine[] => {
    if (fact.step === 'savePage') return [];
    const line = { at: fact.at, what: sayFact(fact, directory), who: fact.by.name };
    if (fact.step !== 'submit' && fact.step !== 'resubmit') return [line];
    const before = version;
    version = fact.data.answers;
    const what = `${line.what} (version ${fact.data.submission.round})`;
    return [before === undefined ? { ...line, what } : { ...line, what, changed: changesBetween(before, version) }];
  });
}
