// The table of stages with who holds a case, what is due and who hears when it is late: printed from the code that runs the clocks.
import { hearers } from '../domain/case/whole/hearers.ts';
import { episodeComesAgain, episodeHearers, episodeRungs } from '../domain/case/episode/clock.ts';
import { caseRungs, comesAgain, hearersOf } from '../domain/case/whole/remind.ts';
import { dutyOf, type DutyClock } from '../domain/case/whole/stage-duties.ts';
import { stageLabels, stageNames } from '../domain/case/state/stage-table.ts';
import { table } from './table.ts';
import type { CaseRung } from '../domain/case/state/rungs.ts';

/** The clocks that are not a case's own ladder since consent, and who hears of them. */
const others: Readonly<Record<Exclude<DutyClock, CaseRung>, string>> = {
  nudge: 'the manager who was asked',
  backup: 'delegate or deputy',
  up: 'the managers above, then co-ordinators',
  digest: 'lead worker, in every digest',
  missed: 'the meeting’s chair and co-ordinators, when it was not started',
};
const isRung = (clock: DutyClock): clock is CaseRung => !(clock in others);
const wordsOf = (clock: DutyClock): readonly string[] =>
  isRung(clock) ? hearersOf(clock).map((name) => hearers[name].says) : [others[clock]];

/** One rung after the other, each with those who did not hear before: "lead worker; then co-ordinators; then chairs". */
function inTurn(clocks: readonly DutyClock[]): string {
  const heard = new Set<string>();
  const turns = clocks.map((clock) => wordsOf(clock).filter((words) => !heard.has(words) && heard.add(words)));
  return turns
    .filter((turn) => turn.length > 0)
    .map((turn) => turn.join(', '))
    .join('; then ');
}
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const byStage = (): string =>
  table(
    ['stage', 'who holds it', 'what is due', 'who hears when it is late'],
    stageNames.map((stage) => {
      const duty = dutyOf({ stage });
      if (duty === undefined) return [stageLabels[stage], 'no one', 'nothing: the case has ended', ''];
      return [stageLabels[stage], hearers[duty.holds].says, duty.due, inTurn(duty.clocks)];
    }),
  );

const byClock = (): string =>
  table(
    ['clock', 'who hears', 'again, until it is done'],
    caseRungs.map((rung) => [`\`${rung}\``, capital(wordsOf(rung).join('; ')), comesAgain(rung) ? 'yes' : '']),
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
export const dutyTables = (): string => `${byStage()}

The clocks of a case since consent, at whatever stage they run:

${byClock()}

The clocks of a missing episode (P17.8), in plain hours:

${byEpisodeClock()}`;
