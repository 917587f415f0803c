// Seals each day's looks when it is over (docs/process.md P26.1): by whichever instance comes first, once. Its code then goes
// where no one can change it who may write to the database, and once a month to the auditor and the data protection officer.
import { addDays, localDate, sayTime, type Instant } from '../../domain/time/calendar.ts';
import { sayPeriod } from '../../domain/figures/periods.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import { peopleWho } from '../../domain/people/roles.ts';
import { since } from '../ports/form-ports.ts';
import type { Ports } from '../ports/ports.ts';
import type { DaySeal, DaySeals, SealsOutside } from '../ports/seal-ports.ts';
import { findInDays, type FindingParts } from './finding.ts';
import { isByChance } from '../../domain/look/findings.ts';
import { askSample, type SampleParts } from './sample.ts';
import { lateOf, momentsOf, sayCode, sealOf } from './day-seal.ts';

export interface SealingParts
  extends FindingParts, SampleParts, Pick<Ports, 'directories' | 'mailer' | 'machine' | 'log'> {
  readonly daySeals: DaySeals;
  /** Absent: codes are mailed, and lie nowhere else. */
  readonly outside?: SealsOutside | undefined;
}

export interface Sealing {
  /** Seals every day that is over and has no seal. Gives how many it sealed. Asks for nothing once the day's work is done. */
  round(): Promise<number>;
}

/** From when on the day before is over: what was written late at night is there. */
const sealedFrom = '03:00';
/** So many of the last codes are added again by a process that does not know whether they lie outside. */
const lastCodes = 31;

/** The last day that can be sealed at this moment. */
export const lastDayOver = (now: Instant): IsoDate => addDays(localDate(now), sayTime(now) < sealedFrom ? -2 : -1);

export function createSealing(parts: SealingParts): Sealing {
  const { daySeals, outside, machine, log, forms } = parts;
  const lieOutside = new Set<IsoDate>();
  let done: IsoDate | undefined;

  const keepOutside = async (all: readonly DaySeal[]): Promise<boolean> => {
    if (outside === undefined) return true;
    try {
      for (const { day, code } of all.slice(-lastCodes)) {
        if (lieOutside.has(day)) continue;
        await outside.add(day, sayCode(code));
        lieOutside.add(day);
      }
      return true;
    } catch (error) {
      log.error('seal not kept outside', error);
      return false;
    }
  };

  return {
    round: async () => {
      const day = lastDayOver(machine.now());
      if (done === day || (forms !== undefined && (await forms.current()) < since.daySeal)) return 0;
      let all = await daySeals.all();
      let sealed = 0;
      for (let last = all.at(-1); last === undefined || last.day < day; last = all.at(-1)) {
        if (await sealNext(parts, all, day)) sealed += 1;
        all = await daySeals.all();
      }
      await findInDays(parts, all);
      const isOutside = await keepOutside(all);
      const isMailed = await mailCode(parts, all);
      await askDrawn(parts, all);
      if (isOutside && isMailed) done = day;
      return sealed;
    },
  };
}

/** The day after the last one that is sealed; of the first seal everything up to this day. False: another was first. */
async function sealNext(
  { daySeals, forms }: Pick<SealingParts, 'daySeals' | 'forms'>,
  all: readonly DaySeal[],
  upTo: IsoDate,
): Promise<boolean> {
  const last = all.at(-1);
  const day = last === undefined ? upTo : addDays(last.day, 1);
  const [from, before] = momentsOf({ day, ...(last !== undefined && { from: day }) });
  const looks = await daySeals.looks(from, before);
  // The last of a year says where every history ends, so that those before it are not needed for that (docs/process.md P31.10).
  // So does the first that says what was sent: those before it do not, and a sent case could pass for a draft (P31.7).
  const saysSent = forms === undefined || (await forms.current()) >= since.sealSent;
  const saysAll = isLastOfYear(day) || (saysSent && !(await haveSaidSent(daySeals, all)));
  const { ends, second } = await daySeals.ends(saysAll ? 0 : (last?.second ?? 0));
  const told = saysSent ? ends : ends.map(({ sent: _sent, ...end }) => end);
  const { seal, rows } = sealOf({ day, looks, ends: told, late: await lateSince(daySeals, last), second }, last);
  return daySeals.keep(seal, rows);
}

/** The newest first: but for the first time it is soon found. */
async function haveSaidSent(daySeals: DaySeals, all: readonly DaySeal[]): Promise<boolean> {
  for (const seal of all.toReversed())
    if ((await daySeals.rowsOf(seal)).ends.some(({ sent }) => sent !== undefined)) return true;
  return false;
}

async function lateSince(daySeals: DaySeals, last: DaySeal | undefined) {
  if (last === undefined) return [];
  const { looks } = await daySeals.rowsOf(last);
  return lateOf(last.day, looks, await daySeals.looks(...momentsOf(last)));
}

/** The last code of the month before, once it is sealed; false: it is to be tried again. */
async function mailCode(
  { daySeals, directories, mailer, log }: SealingParts,
  all: readonly DaySeal[],
): Promise<boolean> {
  const last = lastOfMonth(all);
  if (last === undefined) return true;
  const month = last.day.slice(0, monthLength);
  if (await daySeals.isMailed(month)) return true;
  const to = peopleWho(await directories.current(), 'seeLooks').filter(({ email }) => email !== undefined);
  const unsent = await Promise.all(
    to.map(async (reader) => ((await daySeals.isMailed(month, reader.objectId)) ? [] : [reader])),
  );
  const results = await Promise.all(
    unsent.flat().map(async ({ objectId, email = '' }) => {
      const result = await mailer.send({ id: `seal-${month}.${objectId}`, to: email, ...codeMail(last) });
      return { objectId, result };
    }),
  );
  const later = results.flatMap(({ result }) => (!result.ok && result.why === 'later' ? [result] : []));
  if (later.length > 0) {
    // What left is not sent again with what waits, by any instance.
    const sent = results.filter(({ result }) => result.ok || result.why !== 'later');
    for (const { objectId } of sent) await daySeals.mailed(month, objectId);
    // That the mailbox has no time is no trouble: of three at once it takes two.
    if (later.some(({ busy }) => busy !== true)) log.warn('seal not mailed');
    return false;
  }
  await daySeals.mailed(month);
  return true;
}

/** Of the months that ended lately: what was drawn in each, and is not asked yet. */
async function askDrawn(parts: SealingParts, all: readonly DaySeal[]): Promise<void> {
  const ends = all.slice(-lastCodes).filter((seal) => isLastOfMonth(seal));
  const found = await parts.whoLooked.found(ends.map(({ day }) => day));
  await askSample(parts, found.flatMap(({ findings }) => findings).filter(isByChance));
}

const monthLength = '2027-01'.length;
const monthOf = ({ day }: Pick<DaySeal, 'day'>): string => day.slice(0, monthLength);
/** The day after it is another month's. */
const isLastOfMonth = (seal: DaySeal): boolean => monthOf({ day: addDays(seal.day, 1) }) !== monthOf(seal);
const isLastOfYear = (day: IsoDate): boolean => day.endsWith('-12-31');
const lastOfMonth = (all: readonly DaySeal[]): DaySeal | undefined => all.findLast(isLastOfMonth);

/** Names no one and no case; nor how many looks, from which a reader could count those at a case that is closed to them. */
function codeMail(last: DaySeal): { readonly subject: string; readonly text: string } {
  const month = sayPeriod(monthOf(last));
  return {
    subject: `MSET: the code of who looked in ${month}`,
    text: [
      `The record of who looked is sealed each night. At the end of ${month} its code was`,
      '',
      `    ${sayCode(last.code)}`,
      '',
      `Keep this mail: as long as the page “Who looked” shows this code for ${month}, nothing that was sealed up to then has been changed or taken away.`,
    ].join('\n'),
  };
}
