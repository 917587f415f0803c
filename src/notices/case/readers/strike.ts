// What came of words that were to be struck out, to the person who asked: by reference, and nothing of them (docs/process.md P33.4).
import type { Button } from '../../../cards/blocks.ts';
import type { Standing } from '../../../cards/base-card.ts';
import { given } from '../../../domain/kernel/given.ts';
import type { Case } from '../../../domain/case/state/stages.ts';
import type { Situation } from '../situation.ts';
import { joined } from './news.ts';

const seeButton = ({ reference }: Pick<Case, 'reference'>): Button => ({
  title: 'See what came of it',
  verb: 'strike.end',
  data: { ref: reference },
});

/** What someone hears of a case, with what came of what they asked. */
export function withStrike(
  standing: Standing | undefined,
  { case: childCase, person }: Situation,
): Standing | undefined {
  const { struck, excluded } = childCase;
  if (struck?.askedBy.objectId !== person.objectId || excluded.includes(person.objectId)) return standing;
  const line = struck.is === 'out' ? 'The words you named are struck out.' : 'The words you named stay.';
  const buttons = [...(standing?.buttons ?? []), seeButton(childCase)];
  return standing === undefined
    ? { label: 'Strike out: settled', preview: 'what you asked to strike out is settled', done: true, line, buttons }
    : { ...standing, ...given({ line: joined(line, standing.line) }), buttons };
}
