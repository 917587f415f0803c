// Who is told of a missing episode, by the card of the case: by reference only (docs/process.md P17.8).
import type { CaseTypes, PartFact } from '../../domain/case/whole/case.ts';
import type { Episode } from '../../domain/case/episode/episode.ts';
import { isConsented } from '../../domain/case/state/stage-table.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { noticesOn, type Row } from '../case/rows.ts';
import { cardKey } from '../keys.ts';
import { noticesFor, type Happened, type NewNotice } from '../told.ts';

type EpisodeFact = PartFact<'episode'>;
/** The lead worker, the co-ordinator and the chair. */
const all = ['referrer', 'leadWorker', 'coordinators', 'chairs'] as const;
const called: Row = { tells: [], rings: all };
/** Before consent: the manager who is asked for it, and the co-ordinator who sees it for this (docs/process.md P10.4). */
const calledBefore: Row = { tells: [], rings: ['referrer', 'leadWorker', 'asked', 'coordinators'] };
const told: Row = { tells: all, rings: [] };

function rowOf(fact: EpisodeFact, after: Case): Row {
  const isAsked = !isConsented(after);
  switch (fact.step) {
    case 'recordMissing':
      return isAsked ? calledBefore : called;
    // It is over: the lead worker alone has something to do, the interview.
    case 'addPastEpisode':
      return { tells: ['referrer', 'coordinators', 'chairs'], rings: ['leadWorker'] };
    case 'updateEpisode':
      return fact.data.early === undefined && fact.data.repeated === undefined ? told : isAsked ? calledBefore : called;
    // From now on the interview is due: that is its first prompt.
    case 'recordReturn':
      return { tells: ['referrer', 'coordinators', 'chairs'], rings: ['leadWorker'] };
    case 'correctReturn':
    case 'recordInterview':
    case 'promptEpisode':
      return told;
    case 'rightInterviewMark':
      return { tells: [], rings: [] };
  }
}

export function episodeNotices(
  happened: Pick<Happened<CaseTypes>, 'before' | 'after' | 'directory'> & { readonly fact: EpisodeFact },
  episode: Episode,
): readonly NewNotice[] {
  const { fact, after } = happened;
  const isMissing = episode.returned === undefined;
  const notices = noticesOn(rowOf(fact, after.root), happened, isMissing);
  if (fact.step === 'promptEpisode') {
    const urgent = isMissing || fact.data.rungs.includes('late');
    return noticesFor({ card: cardKey, tells: [], rings: fact.data.to, urgent });
  }
  // Those whom the clock has called have a card that says so: it does not stay when the interview is over.
  const others = [...episode.called].filter((id) => !after.root.excluded.includes(id));
  const also = noticesFor({ card: cardKey, tells: others, rings: [], urgent: isMissing });
  const byKey = new Map([...also, ...notices].map((notice) => [notice.key, notice]));
  return [...byKey.values()];
}
