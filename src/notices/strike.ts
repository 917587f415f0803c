// Words that are to be struck out: who is asked about them, and what the person who asked hears; by the id of the matter, and
// nothing of the words (docs/process.md P33.4, P33.5).
import type { Button, Json } from '../cards/blocks.ts';
import type { Standing } from '../cards/base-card.ts';
import type { ObjectId } from '../domain/kernel/ids.ts';
import { given } from '../domain/kernel/given.ts';
import type { Context } from '../domain/matter/step.ts';
import { toSettle, type Strikes, type StrikingSteps } from '../domain/matter/striking.ts';
import type { Person } from '../domain/people/actor.ts';
import type { Directory } from '../domain/people/directory.ts';
import type { Instant } from '../domain/time/calendar.ts';
import { joined } from './case/readers/news.ts';

type Settles<On> = Pick<StrikingSteps<On>, 'settleStrike'>;
/** What the buttons of a matter carry: `ref`, `entity` or `meeting` with its id. */
type Carries = Readonly<Record<string, Json>>;

/** Everyone who may say yes or no, but the person who asked. */
export const secondsOf = <On extends Strikes>(
  steps: Settles<On>,
  root: On,
  directory: Directory,
  now: Instant,
): readonly ObjectId[] =>
  directory.people
    .filter((actor) => actor.objectId !== root.strike?.by.objectId)
    .filter((actor) => toSettle(steps, root, { actor, directory, now }) !== undefined)
    .map(({ objectId }) => objectId);

/** The person who asked, once it is done or the words stay. */
export const askerOf = ({ strike, struck }: Strikes): readonly ObjectId[] =>
  struck === undefined || strike !== undefined ? [] : [struck.askedBy.objectId];

/** What someone hears of a matter, with what came of what they asked. */
export function withStrikeEnd(
  standing: Standing | undefined,
  { struck }: Strikes,
  { objectId }: Person,
  data: Carries,
): Standing | undefined {
  if (struck?.askedBy.objectId !== objectId) return standing;
  const line = struck.is === 'out' ? 'The words you named are struck out.' : 'The words you named stay.';
  const see: Button = { title: 'See what came of it', verb: 'strike.end', data };
  const buttons = [...(standing?.buttons ?? []), see];
  return standing === undefined
    ? { label: 'Strike out: settled', preview: 'what you asked to strike out is settled', done: true, line, buttons }
    : { ...standing, ...given({ line: joined(line, standing.line) }), buttons };
}

/** The same, where they are asked to say yes or no; `called`: in what, where its id does not say. */
export function withStrikes<On extends Strikes>(
  standing: Standing | undefined,
  steps: Settles<On>,
  root: On,
  data: Carries,
  context: Context,
  called?: string,
): Standing | undefined {
  const isAsked = root.strike?.by.objectId !== context.actor.objectId && toSettle(steps, root, context) !== undefined;
  const own = withStrikeEnd(standing, root, context.actor, data);
  if (!isAsked) return own;
  const settle: Button = { title: steps.settleStrike.title, verb: 'strike.settle', data };
  return {
    label: 'Are words to be struck out?',
    asks: true,
    preview: 'words to strike out, please decide',
    line: `${called === undefined ? '' : `${called}. `}Read them where they are, and say yes or no.`,
    buttons: [settle, ...(own?.buttons ?? [])].slice(0, 4),
  };
}
