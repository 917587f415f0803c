// Corrections and statements in words: whose, when, about what; and then what they say (docs/process.md 27).
import { cut } from '../blocks.ts';
import type { StoryPart } from '../case/story.ts';
import { sayStater, type Statement } from '../../domain/case/statement/statement.ts';
import { sayMeetingId } from '../../domain/meeting/meeting.ts';
import { sayDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';

export const statementsTitle = 'Statements and corrections';

/** What one of them says, under whose it is. */
export function statementPair(statement: Statement, now: Instant): readonly [label: string, value: string] {
  const { by, at, text } = statement;
  const written = `${cut(by.name, 60)}, ${sayWhen(at, now)}`;
  if (statement.is === 'correction') {
    const about = statement.about === 'dissent' ? ', about who disagreed,' : '';
    return [`Correction of the item of ${sayMeetingId(statement.meeting)}${about} by ${written}`, text];
  }
  const whose =
    statement.name === undefined ? sayStater(statement.whose) : `${sayStater(statement.whose)}: ${statement.name}`;
  return [`${whose}, ${sayDate(statement.saidOn)}; written down by ${written}`, text];
}

/** Under a heading of their own; nothing where there are none. */
export const statementStory = (title: string, statements: readonly Statement[], now: Instant): readonly StoryPart[] =>
  statements.length === 0 ? [] : [{ title }, { pairs: statements.map((one) => statementPair(one, now)), bytes: 2200 }];
