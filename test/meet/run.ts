// `npm run meet`: all ordered pairs, and what belongs together on either side of a merge, each at once and after days; 2,000 stories of
// three, lists of the police of ten towns, and each of three thousand changes past the bot. `npm run meet -- 5000 7` takes so many
// stories of three, by this seed; `npm run meet -- played listed died putRight` plays one and prints its presses, of which `other: died`
// is one in the other referral of the child, or in what ended; `npm run meet -- lists 20` takes lists alone, `npm run meet -- changed`
// the changes.
import { failuresIn } from './judge.ts';
import { isKnown } from './known.ts';
import { nameOf } from './names.ts';
import { wronglyShown } from './shown.ts';
import { viewOf } from './view.ts';
import { openTampered } from './tampered/database.ts';
import { judged } from './tampered/judge.ts';
import { allMutations } from './tampered/mutations.ts';
import { listsOf } from './lists/children.ts';
import { isKnownWrong, wrongAfter } from './lists/mondays.ts';
import { keyOf, played, walkMerges, walkPairs, walkTriples, type Found } from './walk.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);
/** The presses of a story, a line each. */
const pressesOf = (story: readonly string[]): readonly string[] =>
  played(story).pressed.map(
    ({ at, by, step, input }) =>
      `    ${at.slice(0, 16).replace('T', ' ')} ${nameOf(by)}: ${step} ${JSON.stringify(input).slice(0, 160)}`,
  );

/** Every change past the bot, each by itself: those that verify should have named and does not, or that it names now. */
async function changed(): Promise<void> {
  const tampered = await openTampered();
  const all = allMutations(tampered.documents);
  const { unnamed, named } = await judged(tampered, all);
  await tampered.close();
  say(`\n${all.length} changes past the bot`);
  for (const one of unnamed) say(`verify does not name it: ${one}`);
  for (const one of named) say(`verify names it now, and test/meet/known.ts says that it does not: ${one}`);
  if (unnamed.length + named.length > 0) process.exitCode = 1;
}

/** Lists of the police of so many towns. */
async function listed(count: number): Promise<void> {
  for (let seed = 1; seed <= count; seed += 1)
    for (const wrong of (await wrongAfter(listsOf(seed))).filter((one) => !isKnownWrong(one))) {
      say(`lists of the police, seed ${seed}: ${wrong}`);
      process.exitCode = 1;
    }
  say(`lists of the police of ${count} towns`);
}

const [first = '2000', ...rest] = process.argv.slice(2);
if (first === 'played') {
  for (const line of pressesOf(rest)) say(line);
  for (const failure of failuresIn(played(rest))) say(keyOf(failure));
} else if (first === 'changed') {
  await changed();
} else if (first === 'lists') {
  await listed(Number(rest[0] ?? 10));
} else {
  const seed = Number(rest[0] ?? 1);
  const pairs = walkPairs({ finely: true });
  say(`${pairs.stories} pairs`);
  const merges = walkMerges({ finely: true });
  say(`${merges.stories} presses on either side of a merge`);
  const triples = walkTriples(Number(first), seed);
  say(`${triples.stories} stories of three, seed ${seed}`);
  const all = new Map<string, Found>();
  for (const one of [...triples.found, ...merges.found, ...pairs.found]) {
    const shorter = all.get(keyOf(one));
    if (shorter === undefined || shorter.story.length >= one.story.length) all.set(keyOf(one), one);
  }
  const stories = [...pairs.showing, ...merges.showing, ...triples.showing];
  for (const [turn, story] of stories.entries())
    for (const what of await wronglyShown(viewOf(played(story)), { turn, of: 4 }))
      if (!all.has(`shown: ${what}`)) all.set(`shown: ${what}`, { invariant: 'shown', what, story });
  say(`${stories.length} towns as people are shown them`);
  const fresh = [...all.values()].filter((one) => !isKnown(one));
  for (const one of fresh) say(`\n${keyOf(one)}\n  after ${one.story.join(', ')}\n${pressesOf(one.story).join('\n')}`);
  say(`\n${all.size} kinds of failure, ${fresh.length} of them not in test/meet/known.ts`);
  if (fresh.length > 0) process.exitCode = 1;
  await listed(10);
  await changed();
}
