// The ended case of a child who was referred again: its last band and how it ended, for those who may read both
// (docs/process.md P17.6).
import { casesKeptFrom } from './kept-from.ts';
import { cut } from '../../cards/blocks.ts';
import type { StoryPart } from '../../cards/case/story.ts';
import { sayBand, sayDecision } from '../../domain/case/meeting/decisions.ts';
import { isReReferral } from '../../domain/case/again/again.ts';
import { stageLabels } from '../../domain/case/state/stage-table.ts';
import { decisionsOf, type Case } from '../../domain/case/state/stages.ts';
import { toMentionRef } from '../../domain/case/mention/mention.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { sayDay, sayWhen } from '../../domain/time/calendar.ts';
import type { StoredFact } from '../../casework/ports/ports.ts';
import type { Settings } from '../../domain/people/settings.ts';
import { contributionSteps } from '../../domain/case/contribution/steps.ts';
import { hearsOfPapers } from './contributions.ts';
import { withReadMentions } from './mentions.ts';
import { unreadUpdates } from './marked.ts';
import { see, type Reader, type Viewer } from '../reader.ts';

type Pair = readonly [label: string, value: string];
/** Bytes of one text. */
const bytes = 500;

/** Nothing for a first referral, nor for a person who may not read the case that ended; the look at that is written first. */
export async function lastCase(
  reader: Reader,
  childCase: Case,
  what: string,
  under: 'heading' | 'noHeading' = 'heading',
): Promise<readonly StoryPart[]> {
  const { again } = childCase;
  if (again === undefined) return [];
  const seen = await see(reader, again.of, what, `Referred again as ${childCase.reference}`);
  if (seen?.reads('decisions') !== true) return [];
  const { now, directory } = reader;
  const stage = stageLabels[seen.case.stage];
  return [
    ...(under === 'heading' ? [{ title: `Referred before: ${again.of}` }] : []),
    {
      pairs: [
        under === 'heading'
          ? ['Ended', `${stage}, ${sayWhen(again.ended, now)}`]
          : ['Referred before', `${again.of}: ${stage}, ${sayDay(again.ended, now)}`],
        ...lastOf(seen.case).filter(([, said]) => under === 'heading' || said !== noBand),
        ...counted(childCase, directory.settings),
      ],
      bytes,
    },
  ];
}

/** The case without the new referrals that this person may not know of. */
export async function withKnownReferrals(reader: Reader, childCase: Case): Promise<Case> {
  const { referredAgain: all = [], ...rest } = childCase;
  const hidden = await casesKeptFrom(reader, all);
  const known = all.filter((one) => !hidden.has(one));
  return hidden.size === 0 ? childCase : { ...rest, ...(known.length > 0 && { referredAgain: known }) };
}

/**
 * The facts of a case as this person may read them: without such referrals, people and places that are not theirs to read, and
 * papers of agencies where they are not told of them.
 */
export async function factsFor(reader: Reader, childCase: Case): Promise<readonly StoredFact[]> {
  const { cases } = reader.ports;
  const facts = await cases.facts(childCase.reference);
  const told = (
    hearsOfPapers(childCase, reader) ? facts : facts.filter(({ step }) => !(step in contributionSteps))
  ).flatMap(withReadUpdates(childCase, reader));
  return withKnownFacts(reader, await withReadMentions(cases, childCase, told, reader));
}

/** Without what was said in updates that are not theirs to read; what was said with one of what is true now is of the case. */
function withReadUpdates(childCase: Case, reader: Viewer): (fact: StoredFact) => readonly StoredFact[] {
  const unread = unreadUpdates(childCase, reader);
  return (fact) => {
    if (fact.part === undefined || !unread.has(fact.part)) return [fact];
    if (fact.step !== 'addUpdate' || fact.data.now === undefined) return [];
    const { part: _update, ...rest } = fact;
    return [{ ...rest, step: 'changeNow', data: fact.data.now }];
  };
}

/** The other case of what the co-ordinator said of two that cases name. */
const comparedIn = (fact: StoredFact): Reference | undefined =>
  fact.step === 'confirmSame' || fact.step === 'notSame' ? toMentionRef(fact.data.other)?.reference : undefined;

/** Facts without what they say of such referrals, and without what was said of two where this person may not know of the other case. */
export async function withKnownFacts(reader: Reader, facts: readonly StoredFact[]): Promise<readonly StoredFact[]> {
  const named = facts.flatMap((fact) => {
    const compared = comparedIn(fact);
    if (compared !== undefined) return [compared];
    return fact.step === 'referAgain'
      ? [fact.data.as]
      : fact.step === 'start'
        ? [fact.data.again?.of ?? []].flat()
        : [];
  });
  const hidden = await casesKeptFrom(reader, named);
  if (hidden.size === 0) return facts;
  return facts.flatMap((fact): readonly StoredFact[] => {
    if (hidden.has(comparedIn(fact) ?? '')) return [];
    if (fact.step === 'referAgain') return hidden.has(fact.data.as) ? [] : [fact];
    if (fact.step !== 'start' || !hidden.has(fact.data.again?.of ?? '')) return [fact];
    const { again: _again, ...data } = fact.data;
    return [{ ...fact, data }];
  });
}

/** "Re-referral within 12 months", and the how-manieth. */
function counted(childCase: Case, { rereferralMonths }: Settings): readonly Pair[] {
  if (!isReReferral(childCase)) return [];
  const times = childCase.again?.times ?? 1;
  return [['Counted', `re-referral within ${rereferralMonths} months${times > 1 ? ` (${times} in a row)` : ''}`]];
}

/** Its last band and its outcome, or why it did not come to one. */
export function lastOf(ended: Case): readonly Pair[] {
  switch (ended.stage) {
    case 'notAuthorised':
      return [['Outcome', `Not authorised: ${cut(ended.declined.rationale, 200)}`]];
    case 'withdrawn':
      return [['Outcome', `Withdrawn: ${cut(ended.withdrawn.reason, 200)}`]];
    default:
      return [...bandOf(ended), ...outcomeOf(ended)];
  }
}

const noBand = 'none recorded';
function bandOf(childCase: Case): readonly Pair[] {
  const band = decisionsOf(childCase).findLast((decision) => decision.band !== '')?.band;
  return [['Last band', band === undefined ? noBand : sayBand(band)]];
}
function outcomeOf(childCase: Case): readonly Pair[] {
  const last = decisionsOf(childCase).at(-1);
  const plan = 'plan' in childCase && childCase.plan !== undefined ? `. Plan: ${cut(childCase.plan, 150)}` : '';
  const known = childCase.stage === 'otherPlan' ? childCase.outcome?.text : undefined;
  return [
    ['Outcome', `${last === undefined ? stageLabels[childCase.stage] : sayDecision(last.decision)}${plan}`],
    ...(known === undefined ? [] : [['How the plan ended', cut(known, 200)] as const]),
  ];
}
