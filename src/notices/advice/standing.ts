// What a request for advice is to a person: who asks, until when, which button. Never a word of the question.
import { baseCard, previewOf, sayBy, type Standing } from '../../cards/base-card.ts';
import type { Button } from '../../cards/blocks.ts';
import { mayAnswer, mayReadAdvice, type Advice } from '../../domain/advice/advice.ts';
import type { Person } from '../../domain/people/actor.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';
import type { RenderedCard } from '../render.ts';

/** "Asked by Priya Testworth, Mon 4 Jan 10:00", "Answered by Moira Example, Mon 4 Jan 11:10". */
export function sayAdvice({ asker, exchanges }: Advice, now: Instant): string {
  const last = exchanges.at(-1);
  if (last?.answer !== undefined) return `Answered by ${last.answer.by.name}, ${sayWhen(last.answer.at, now)}.`;
  return `Asked${exchanges.length > 1 ? ' again' : ''} by ${asker.name}${last === undefined ? '' : `, ${sayWhen(last.at, now)}`}.`;
}

/** What a person's card of a request says; undefined for someone who may not read it (any more). */
export function adviceStandingOf(advice: Advice, person: Person, now: Instant): Standing | undefined {
  if (!mayReadAdvice(advice, person)) return undefined;
  const answers = mayAnswer(advice, person);
  const button = (title: string): Button => ({ title, verb: 'advice.open', data: { advice: advice.id } });
  const said = sayAdvice(advice, now);
  switch (advice.state) {
    case 'asked': {
      const line = answers ? said : `${said} We’ll tell you here when it is answered.`;
      const buttons = [button(answers ? 'Read and answer' : 'Read')];
      const preview = answers ? `a question to answer${sayBy(advice.due.at, now)}` : 'your question has been sent';
      return {
        label: answers ? 'Question for you' : 'Your question',
        asks: answers,
        preview,
        due: advice.due.at,
        line,
        buttons,
      };
    }
    case 'answered':
      return {
        label: 'Advice answered',
        preview: answers ? 'a question has been answered' : 'your question is answered, please read',
        asks: !answers,
        line: said,
        buttons: [button(answers ? 'Read' : 'Read the answer')],
      };
    case 'closed':
      return {
        label: 'Advice closed',
        preview: 'a question is closed',
        done: true,
        line: said,
        buttons: [button('Read')],
      };
  }
}

export function adviceCardFor(advice: Advice, person: Person, now: Instant): RenderedCard | undefined {
  const standing = adviceStandingOf(advice, person, now);
  return standing && { card: baseCard(advice.id, standing, now), summary: previewOf(standing) };
}
