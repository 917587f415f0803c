// What is told of a request for advice.
import type { AdviceTypes } from '../../domain/advice/table.ts';
import type { Now, Telling } from '../telling.ts';
import { adviceTroubleLine, troubleNotices } from '../trouble.ts';
import { adviceCardFor } from './standing.ts';

export const adviceTelling = ({ root: advice, directory, now }: Now<AdviceTypes>): Telling => ({
  name: advice.id,
  cardFor: (person) => adviceCardFor(advice, person, now),
  fallback: (troubled) => troubleNotices(advice, troubled, directory),
  trouble: (troubled, waiting) => {
    const trouble = waiting.find(({ key }) => key === troubled.key)?.trouble;
    return adviceTroubleLine(advice, troubled.person, trouble, directory);
  },
});
