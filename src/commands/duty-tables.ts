// What is owed, who is called for it, what settles it and which endings it bars: printed from the code that runs the clocks.
import { hearers } from '../domain/case/whole/hearers.ts';
import { episodeComesAgain, episodeHearers, episodeRungs } from '../domain/case/episode/clock.ts';
import { steps } from '../domain/case/whole/case.ts';
import { duties, dutyNames } from '../domain/case/owed/owed.ts';
import { everyEnding, type DutyRow, type Ending } from '../domain/case/owed/duty.ts';
import { table } from './table.ts';

const endings: Readonly<Record<Ending, string>> = {
  withdraw: 'withdraw',
  return: 'return',
  merge: 'merge',
  otherPlan: 'other plan',
  close: 'close',
  accept: 'acceptance',
};
/** One call after the other, each with those who did not hear before: "lead worker; then co-ordinators; then chairs". */
function inTurn(calls: DutyRow['calls']): string {
  const heard = new Set<string>();
  return calls
    .map(([, ...names]) =>
      names.map((name) => hearers[name].says).filter((says) => !heard.has(says) && heard.add(says)),
    )
    .filter((turn) => turn.length > 0)
    .map((turn) => turn.join(', '))
    .join('; then ');
}
const titles: ReadonlyMap<string, string> = new Map(Object.entries(steps).map(([name, { title }]) => [name, title]));
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const barred = (bars: readonly Ending[]): string =>
  bars.length === everyEnding.length ? 'every one' : bars.map((ending) => endings[ending]).join(', ');

const byDuty = (): string =>
  table(
    ['what is owed', 'who is called, the last again until it is done', 'settled by', 'bars'],
    dutyNames.map((name) => {
      const { words, calls, by, bars } = duties[name];
      const called = calls.length === 0 ? 'by a clock of its own' : inTurn(calls);
      return [capital(words), called, by.map((step) => titles.get(step) ?? step).join(', '), barred(bars)];
    }),
  );

const byEpisodeClock = (): string =>
  table(
    ['clock', 'who hears', 'again, until it is done'],
    episodeRungs.map((rung) => [
      `\`${rung}\``,
      capital(episodeHearers[rung].map((name) => hearers[name].says).join('; ')),
      episodeComesAgain(rung) ? 'yes' : '',
    ]),
  );

/** What stands between the marks in docs/process.md. */
export const dutyTables = (): string => `${byDuty()}

The clocks of a missing episode (P17.8), in plain hours:

${byEpisodeClock()}`;
