// What a request for advice is to a person: who asks, until when, which button. Never a word of the question.
import { baseCard, type Standing } from '../../cards/base-card.ts';
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
  const buttons = [{ title: 'Open', verb: 'advice.open', data: { advice: advice.id } }];
  const said = sayAdvice(advice, now);
  switch (advice.state) {
    case 'asked': {
      const next = answers ? 'Press Open to read and answer it.' : 'We’ll tell you here when it is answered.';
      return { label: 'Question for you', due: advice.due.at, line: `${said} ${next}`, buttons };
    }
    case 'answered':
      return { label: 'Advice answered', line: answers ? said : `${said} Press Open to read it.`, buttons };
    case 'closed':
      return { label: 'Advice closed', line: said, buttons };
  }
}

export function adviceCardFor(advice: Advice, person: Person, now: Instant): RenderedCard | undefined {
  const standing = adviceStandingOf(advice, person, now);
  return standing && { card: baseCard(advice.id, standing, now), summary: 'MSET: something needs you' };
}
