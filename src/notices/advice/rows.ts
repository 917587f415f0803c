// WHO IS TOLD WHAT about a request for advice: one row per fact. A fact without a row does not compile.
import { answererIds, type Advice } from '../../domain/advice/advice.ts';
import type { AdviceFact, AdviceStepName } from '../../domain/advice/table.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { toObjectId, type ObjectId } from '../../domain/ids.ts';
import { adviceCardKey } from '../keys.ts';
import type { Told } from '../case/rows.ts';

/** Whom a fact calls; everybody who was called before sees their card change. */
type Audience = 'answerers' | 'asker' | 'reminded';

const rows: Readonly<Record<AdviceStepName, readonly Audience[]>> = {
  askAdvice: ['answerers'],
  answerAdvice: ['asker'],
  askAgain: ['answerers'],
  closeAdvice: [],
  remindAdvice: ['reminded'],
};

/** Whom a fact about a request tells, each once. `called` are the keys of all calls so far. */
export function toldOfAdvice(
  advice: Advice,
  fact: AdviceFact,
  directory: Directory,
  called: readonly string[],
): readonly Told[] {
  const told = new Map<string, Told>();
  const tell = (person: ObjectId, rings: boolean): void => {
    const key = adviceCardKey(person);
    told.set(key, { key, person, rings, urgent: false });
  };
  for (const key of called) {
    const person = toObjectId(key.slice(adviceCardKey('' as ObjectId).length)); // the key's form, without anybody
    if (person !== undefined) tell(person, false);
  }
  for (const audience of rows[fact.step]) {
    for (const person of peopleOf(audience, advice, fact, directory)) tell(person, true);
  }
  return [...told.values()];
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
