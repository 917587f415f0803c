// What `npm run migrate` does and says (docs/operations.md), without the process around it.
import {
  bringOver,
  lookAhead,
  switchForm,
  type Ahead,
  type Done,
  type Stopped,
  type Tools,
} from '../casework/migrate/migrate.ts';
import type { CouncilBegun } from '../casework/read/import-directory.ts';
import { isOfAnotherKey } from '../casework/migrate/match-keys.ts';
import { rotate } from '../casework/migrate/rotate.ts';
import { misfits } from '../database.ts';
import type { Fit } from '../store/form.ts';
import { newestForm } from '../casework/ports/form-ports.ts';
import { duties } from '../domain/case/owed/owed.ts';
import { matterKinds, matters } from '../domain/matters/matters.ts';
import type { MigrateArguments } from './migrate-arguments.ts';
import { CommandError, exitCodes } from './outcome.ts';

export interface Operator {
  readonly say: (line: string) => void;
  /** Whether the person who started it says yes. */
  readonly agrees: (question: string) => Promise<boolean>;
}
export interface MigrateTools extends Omit<Tools, 'tell'> {
  /** Begins the council with the directory that is stored, where there is one and the form has come. */
  readonly beginCouncil: () => Promise<CouncilBegun>;
  /** Whether this version reads what is stored. */
  readonly fit: () => Promise<Fit>;
}
type Told = MigrateTools;

/** So long after the switch no instance begins anything in the earlier form (`tick.ts` asks for the form in force). */
const noticedMs = 15_000;
const indexMs = 10_000;

/** Resolves with the exit code. */
export async function migrate(tools: Told, { does, yes }: MigrateArguments, operator: Operator): Promise<number> {
  const { say } = operator;
  const fit = await tools.fit();
  if (fit === 'earlier' || fit === 'begunEarlier') throw new CommandError(misfits[fit]);
  const marked = await tools.migrating.marked();
  const agrees = async (question: string): Promise<void> => {
    if (yes || (await operator.agrees(question))) return;
    throw new CommandError('nothing was changed.');
  };
  if (does === 'rotate') {
    await agrees('Every bot on this database must be stopped. Make all match keys again under this MATCH_KEY?');
    return rotateKeys(tools, operator);
  }
  if (marked.rotating !== undefined)
    throw new CommandError('match keys are being made again: end that first, with npm run migrate -- --match-key.');
  const isOther =
    marked.matchKey === undefined
      ? await isOfAnotherKey(tools.migrating, tools.matchKeysFor)
      : marked.matchKey !== tools.matchKey;
  if (isOther) throw new CommandError(misfits.otherKey);
  const told: Tools = { ...tools, tell: ({ done, of }) => say(`  ${count(done)} of ${count(of)} matters`) };
  say('Looking at every matter; nothing is changed.');
  const ahead = await lookAhead(told);
  sayAhead(ahead, say);
  const isAllOver = ahead.from === newestForm && sum(ahead) + ahead.stopped.length === 0;
  if (isAllOver) return does === 'look' ? exitCodes.well : afterwards(tools, say, exitCodes.well);
  if (does === 'look') {
    say('To do it: npm run migrate -- --go.');
    return ahead.stopped.length === 0 ? exitCodes.well : exitCodes.wrong;
  }
  const code = await online(told, ahead, say, agrees);
  return (await tools.migrating.marked()).form === newestForm ? afterwards(tools, say, code) : code;
}

/** What only the newest form knows: who is who and the settings become the council's. */
async function afterwards(tools: Told, say: Say, code: number): Promise<number> {
  const begun = await tools.beginCouncil();
  if (begun === 'begun') say('People and settings are the council’s own now: each change of them has its fact.');
  if (begun === 'changed') say('The directory is not what was imported: start the bot with its file.');
  return begun === 'changed' ? exitCodes.wrong : code;
}

type Say = Operator['say'];
type Agrees = (question: string) => Promise<void>;

/** So many may be left as they are, of all a hundredth: more are no accident of a few. */
const fewStopped = 10;
const ofAll = 100;

/** While bots run. */
async function online(tools: Tools, ahead: Done, say: Say, agrees: Agrees): Promise<number> {
  if (ahead.from !== newestForm) {
    if (ahead.stopped.length > Math.max(fewStopped, sum(ahead) / ofAll)) {
      say('Nothing was changed: too many would be left as they are. Tell the developers.');
      return exitCodes.wrong;
    }
    await agrees(
      `From here on the version before cannot be started again: what is begun is stored in form ${newestForm}. There must be a backup, and every instance must run this version. Go on?`,
    );
    await wholeIndexes(tools, say);
    await switchForm(tools);
    say(`Form ${newestForm} is in force.`);
    await tools.pause(noticedMs);
  }
  return ended(await bringOver(tools), say);
}

/** Lists miss what an index that is being made has not come to. */
async function wholeIndexes({ migrating, pause }: Tools, say: Say): Promise<void> {
  for (;;) {
    const progress = await migrating.indexed();
    const isKnown = progress !== undefined && !Number.isNaN(progress);
    if (!isKnown) say('The database does not say whether its indexes are whole: look at it in the portal.');
    if (!isKnown || progress >= 100) return;
    say(`The database is making its indexes: ${progress} %.`);
    await pause(indexMs);
  }
}

function ended(done: Done, say: Say): number {
  say(`Brought over: ${sayMatters(done)}, ${counted(done.documents, 'document', 'documents')} written.`);
  sayStopped(done.stopped, say);
  say(done.stopped.length === 0 ? 'None is left. Now: npm run verify.' : 'All others are brought over.');
  return done.stopped.length === 0 ? exitCodes.well : exitCodes.wrong;
}

function sayAhead(ahead: Ahead, say: Say): void {
  const { from, stopped, begins, documents, inSeveral } = ahead;
  say(`In force is form ${from}; the newest is ${newestForm}.`);
  if (sum(ahead) + stopped.length === 0) return say('No matter is of an earlier form.');
  say(`To bring over: ${sayMatters(ahead)}; ${counted(documents, 'document', 'documents')} to write.`);
  if (inSeveral > 0) say(`${count(inSeveral)} of them in several batches: no one can press on them for some seconds.`);
  sayStopped(stopped, say);
  sayBegins(begins, say);
}

/** By duty, the most calls first; who is called is told nowhere here (docs/process.md P11.3). */
function sayBegins(cases: Ahead['begins'], say: Say): void {
  const calls = cases.flat();
  if (calls.length === 0) return say('No call begins with it.');
  say(`${counted(calls.length, 'call begins', 'calls begin')} with it, in ${counted(cases.length, 'case', 'cases')}:`);
  const byDuty = [...Map.groupBy(calls, ({ duty }) => duty)];
  for (const [duty, of] of byDuty.toSorted(([, one], [, other]) => other.length - one.length))
    say(`  ${count(of.length)}: ${duties[duty].words}`);
  const atOnce = calls.filter((call) => call.atOnce).length;
  const danger = 'of a child in danger or of an urgent case';
  say(
    atOnce === 0
      ? `None is ${danger}: each person is told of all of it once, in one digest.`
      : `${count(atOnce)} ${danger} ring at once; of the others each person is told once, in one digest.`,
  );
}

function sayStopped(stopped: readonly Stopped[], say: Say): void {
  for (const { id, why } of stopped)
    say(why === 'unreadable' ? `${id} cannot be read` : `${id} stays as it is: ${why.join(', ')}`);
  const unreadable = stopped.filter(({ why }) => why === 'unreadable').length;
  const others = stopped.length - unreadable;
  if (unreadable > 0)
    say(
      `${counted(unreadable, 'cannot be read and stays as it is', 'cannot be read and stay as they are')}: npm run verify says what is wrong. Tell the developers.`,
    );
  if (others > 0)
    say(
      `${counted(others, 'stays as it is: it can be read, and no one can press on it', 'stay as they are: they can be read, and no one can press on them')}. Tell the developers.`,
    );
}

const sum = ({ matters: of }: Done): number => matterKinds.reduce((total, kind) => total + of[kind], 0);
const sayMatters = ({ matters: of }: Done): string =>
  matterKinds
    .flatMap((kind) => (of[kind] === 0 ? [] : [counted(of[kind], matters[kind].name, matters[kind].plural)]))
    .join(', ') || 'nothing';
const counted = (number: number, singular: string, plural: string): string =>
  `${count(number)} ${number === 1 ? singular : plural}`;
const count = (number: number): string => number.toLocaleString('en-GB');

async function rotateKeys(tools: Told, { say }: Operator): Promise<number> {
  const { is, cases, unreadable } = await rotate({ ...tools, tell: () => undefined });
  switch (is) {
    case 'noForm':
      throw new CommandError('this database is of an earlier form: npm run migrate -- --go comes first.');
    case 'another':
      throw new CommandError('match keys are being made again under another MATCH_KEY: that one is ended first.');
    case 'needless':
    case 'done':
      say(
        is === 'needless' && cases === 0
          ? 'All match keys are of this MATCH_KEY already.'
          : `Match keys of ${counted(cases, 'case', 'cases')} were made again. Start the bot with this MATCH_KEY.`,
      );
      for (const id of unreadable) say(`${id} cannot be read, and keeps the match keys that it has.`);
      if (unreadable.length > 0) say('Run npm run verify, and this once more when it finds nothing unreadable.');
      return unreadable.length === 0 ? exitCodes.well : exitCodes.wrong;
  }
}
