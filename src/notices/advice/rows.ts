// WHO IS TOLD WHAT about a request for advice: one row per fact. A fact without a row does not compile.
import { answererIds, type Advice } from '../../domain/advice/advice.ts';
import type { AdviceFact, AdviceStepName, AdviceTypes } from '../../domain/advice/table.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { ObjectId } from '../../domain/kernel/ids.ts';
import { adviceCardKey } from '../keys.ts';
import { calledBefore, exceptOwn, noticesFor, type Happened, type NewNotice } from '../told.ts';

/** Whom a fact calls; everyone who was called before sees their card change. */
type Audience = 'answerers' | 'asker' | 'reminded';

const rows: Readonly<Record<AdviceStepName, readonly Audience[]>> = {
  askAdvice: ['answerers'],
  answerAdvice: ['asker'],
  askAgain: ['answerers'],
  closeAdvice: [],
  // Who reads the guidance is told nothing of whose question it was.
  addToGuidance: [],
  takeOffGuidance: [],
  remindAdvice: ['reminded'],
};

/** Whom a fact about a request tells. */
export function adviceNotices({ after, fact, directory, called }: Happened<AdviceTypes>): readonly NewNotice[] {
  const notices = noticesFor({
    card: adviceCardKey,
    tells: calledBefore(called, adviceCardKey),
    rings: rows[fact.step].flatMap((audience) => peopleOf(audience, after.root, fact, directory)),
    urgent: false,
  });
  return exceptOwn(notices, fact);
}

function peopleOf(audience: Audience, advice: Advice, fact: AdviceFact, directory: Directory): readonly ObjectId[] {
  switch (audience) {
    case 'answerers':
      return answererIds(advice, directory);
    case 'asker':
      return [advice.asker.objectId];
    case 'reminded':
      return fact.step === 'remindAdvice' ? fact.data.to : [];
  }
}
