// The record of who looked ends by two people, years after the record that was looked at (docs/process.md P31.10).
import type { Field } from '../kernel/fields.ts';
import { given } from '../kernel/given.ts';
import type { Settings } from '../people/settings.ts';
import { clock, matterBegun } from '../matter/making.ts';
import { refuse } from '../matter/step.ts';
import { addDays, localDate, type Instant } from '../time/calendar.ts';
import { addMonths, type IsoDate } from '../time/dates.ts';
import {
  agreerIds,
  apartFrom,
  isOpenEntry,
  type Apart,
  type LooksDue,
  type LooksEnd,
  type RegisterEntry,
  type RegisterId,
} from './entry.ts';
import {
  agrees,
  entryStamp,
  entryStep,
  inAWeek,
  keeper,
  officerOfRegister,
  saidBy,
  sinceApart,
  sinceLooksEnd,
  type RegisterContext,
} from './making.ts';

/** So many years after the record was destroyed [P]; and looks are so old at least [P]. */
const yearsAfterRecord = 6;
const yearsOld = 7;
/** What is of this day is so old: a code of it ends where it lies outside, too. */
export const oldOn = (today: IsoDate): IsoDate => addMonths(today, -12 * yearsOld);

/** What two people may agree to end today: up to the end of which month, and of what was destroyed up to which day. */
export function looksEndOn(today: IsoDate): Pick<LooksEnd, 'upTo' | 'gone'> {
  const month = oldOn(today).slice(0, '2027-01'.length);
  return { upTo: addDays(`${month}-01`, -1), gone: addMonths(today, -12 * yearsAfterRecord) };
}

type Reach = Pick<LooksEnd, 'upTo' | 'gone'>;
/** Whether a look of this day ends, at what was destroyed at this moment; nothing that is there, or is not known, loses one. */
export const isLookEnded = (day: IsoDate, buriedAt: Instant | undefined, { upTo, gone }: Reach): boolean =>
  day <= upTo && buriedAt !== undefined && localDate(buriedAt) <= gone;

/** The letter of an inquiry that holds everything: no look ends, nor an entry (docs/process.md P31.4). */
export const letterForAll = ({ legalHolds }: Pick<Settings, 'legalHolds'>): string | undefined =>
  legalHolds.find(({ types, records }) => types === undefined && records === undefined)?.letter;
function barToLooks({ directory: { settings } }: RegisterContext): ReturnType<typeof refuse> | undefined {
  const letter = letterForAll(settings);
  return letter === undefined
    ? undefined
    : refuse('held', `Everything is under legal hold: ${letter}.`, 'Ask the administrator to lift the hold first.');
}

/**
 * Whether an entry of the register ends: closed, not written since, and about a record that is long destroyed, or about none. A
 * certificate stays as long as its tombstone, and so do these entries themselves; what was given of a record stays, too.
 */
export function isEntryEnded(
  entry: RegisterEntry,
  buriedAt: (id: string) => Instant | undefined,
  { upTo, gone }: Reach,
): boolean {
  if (entry.type === 'disposal' || entry.type === 'looksEnd' || entry.type === 'access') return false;
  if (isOpenEntry(entry)) return false;
  if (localDate(entry.changedAt) > upTo) return false;
  const buried = entry.about && buriedAt(entry.about);
  return entry.about === undefined || (buried !== undefined && localDate(buried) <= gone);
}

const whyFields: readonly Field[] = [
  {
    name: 'why',
    title: 'Reason',
    kind: 'long',
    need: 'always',
    most: 1000,
    help: 'Inquiries and complaints that you thought of. It stays: write no name.',
  },
];

interface Proposed extends LooksDue, Apart {
  readonly id: RegisterId;
  readonly why: string;
  readonly ask: Instant;
}

export const proposeLooksEnd = matterBegun<{ readonly id: RegisterId; readonly why: string }, Proposed, LooksEnd>({
  title: 'End old looks',
  fact: 'proposed that old looks end',
  since: sinceLooksEnd,
  dataSince: sinceApart,
  there: () => refuse('alreadyDecided', 'You have proposed this already.', 'Press Register to see it.'),
  may: [{ own: officerOfRegister }],
  asks: () => whyFields,
  record: (_nothing, { id, why }, context: RegisterContext) => {
    const { looksDue, actor, now, directory } = context;
    const bar = barToLooks(context);
    if (bar !== undefined) return bar;
    if (looksDue === undefined || looksDue.looks + looksDue.days + looksDue.entries === 0)
      return refuse(
        'nothingDue',
        'Nothing can end yet: who looked is kept for seven years at least, and six years after its record was destroyed.',
        'Ask again in a year.',
      );
    const apart = apartFrom(actor, directory);
    const entry = { proposed: { by: actor, at: now, ...apart }, acted: [], excluded: [] };
    if (agreerIds(entry, directory).length === 0)
      return refuse(
        'noOne',
        'No one may agree: each service manager is above you or of your team.',
        'Ask the administrator for another second person.',
      );
    return { data: { id, why, ...apart, ...looksDue, ask: inAWeek(context) } };
  },
  evolve: (_nothing, { ask, why, above, team, ...data }, meta) => ({
    ...data,
    type: 'looksEnd',
    ...saidBy(meta),
    excluded: [],
    acted: [],
    due: { at: ask, rule: 'looksEnd', ruleVersion: 1 },
    state: 'toEnd',
    proposed: { ...saidBy(meta), ...given({ above, team }), why },
    ladder: { set: meta.number, rungs: [{ rung: 'again', at: ask }] },
    ...entryStamp(meta),
  }),
});

const decided = refuse('alreadyDecided', 'It is decided already.', 'Press Open to read it.');
/** From now on the program that ends them may; the bot cannot. */
export const agreeLooksEnd = entryStep<LooksEnd, object, object>({
  title: 'Let them end',
  fact: 'agreed that old looks end',
  since: sinceLooksEnd,
  may: [{ own: agrees }],
  from: ['toEnd'],
  elsewhere: () => decided,
  record: (_entry, _input, context: RegisterContext) => barToLooks(context) ?? { data: {} },
  evolve: (entry, _nothing, meta) => ({
    ...entry,
    state: 'ending',
    agreed: saidBy(meta),
    ladder: { ...entry.ladder, rungs: [] },
  }),
});

export const keepLooks = entryStep<LooksEnd, { readonly why: string }, { readonly why: string }>({
  title: 'Keep them',
  fact: 'old looks are kept',
  since: sinceLooksEnd,
  may: [{ own: keeper }, { own: agrees }],
  from: ['toEnd'],
  elsewhere: () => decided,
  asks: () => whyFields,
  record: (_entry, { why }) => ({ data: { why } }),
  evolve: (entry, { why }, meta) => ({
    ...entry,
    state: 'closed',
    refused: { ...saidBy(meta), why },
    ladder: { ...entry.ladder, rungs: [] },
  }),
});

/** Once nothing is left that was to end. */
export const finishLooksEnd = entryStep<LooksEnd, object, object>({
  title: 'Certificate',
  fact: 'old looks ended',
  since: sinceLooksEnd,
  may: [{ own: clock }],
  from: ['ending'],
  elsewhere: () => ({ unchanged: true }),
  record: () => ({ data: {} }),
  evolve: (entry, _nothing, meta) => ({ ...entry, state: 'ended', endedAt: meta.at }),
});
