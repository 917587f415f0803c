// How records end (docs/process.md 31): what two people agreed on is destroyed, what is over is put before the officers, drafts
// that were never sent end by themselves, and old entries of the register with old looks. By whichever instance comes first, each once.
import { followMerged, foundSame } from './follow.ts';
import { clockActor } from '../../domain/people/actor.ts';
import type { HostId } from '../../domain/case/action/action.ts';
import { mintRegisterId, type RegisterEntry, type RegisterId } from '../../domain/register/entry.ts';
import { draftEnds, draftKeptUntil } from '../../domain/case/referral/draft-ends.ts';
import { whyFallen } from '../../domain/register/disposal.ts';
import { letterForAll } from '../../domain/register/looks-end.ts';
import { addDays, localDate, sayTime } from '../../domain/time/calendar.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import { everyEntry, heed } from './heed.ts';
import { entriesToEnd, leftToEnd } from '../looks/ending.ts';
import { since } from '../ports/form-ports.ts';
import type { LookEnds } from '../ports/look-end-ports.ts';
import type { Ports } from '../ports/ports.ts';
import { endingsIn, matterTyped, togetherWith } from '../read/endings.ts';
import { holdsOn, recordKnown } from '../read/record-known.ts';
import { act } from '../write/act.ts';
import { hashOf } from '../write/hashing.ts';
import { cases, registers } from '../write/matters.ts';
import { destroyOne, destroyRecord, type DestroyParts } from './destroy.ts';

export type EndsParts = Omit<DestroyParts, 'forms'> & Pick<Ports, 'forms' | 'lookEnds'>;

export interface Ends {
  /** Gives how many records and drafts it ended, or put before the officers. */
  round(): Promise<number>;
}

/** The nights' work is done once a day, when people sleep. */
const from = '03:00';

export function createEnds(parts: EndsParts): Ends {
  const { machine, forms, log } = parts;
  let done: IsoDate | undefined;
  const known = foundSame();
  return {
    round: async () => {
      if (forms !== undefined && (await forms.current()) < since.tombstone) return 0;
      const entries = await parts.register.open(undefined, true);
      await heed(parts, entries);
      await followMerged(parts, known);
      let ended = 0;
      for (const entry of entries) {
        if (entry.type !== 'disposal' || entry.state !== 'agreed') continue;
        const destroyed = await destroyRecord(parts, entry);
        if (destroyed === undefined) continue;
        if ('stopped' in destroyed) {
          const context = { record: destroyed.stopped };
          const commandId = `remind-returned.${entry.facts}` as const;
          await takes(parts, entry.id, { step: 'returnDisposal', input: {} }, commandId, context);
          continue;
        }
        await takes(parts, entry.id, { step: 'finishDisposal', input: {} }, 'remind-certificate', { destroyed });
        log.info('record destroyed', { reference: entry.id });
        ended += 1;
      }
      const now = machine.now();
      const day = localDate(now);
      if (done === day || sayTime(now) < from) return ended;
      ended += await endDrafts(parts);
      ended += await raiseDue(parts, entries);
      ended += await fallProposals(parts, entries);
      ended += await endOldLooks(parts, entries);
      await heed(parts, await parts.register.since(everyEntry));
      done = day;
      return ended;
    },
  };
}

async function takes(
  parts: EndsParts,
  id: RegisterId,
  command:
    | { readonly step: 'returnDisposal' | 'finishDisposal' | 'finishLooksEnd'; readonly input: object }
    | { readonly step: 'openDisposal'; readonly input: { readonly id: RegisterId; readonly reference: string } },
  commandId: `remind-${string}`,
  context: object,
): Promise<boolean> {
  const directory = await parts.directories.current();
  const outcome = await act(parts, registers, {
    id,
    command,
    commandId,
    context: { actor: clockActor, now: parts.machine.now(), directory, ...context },
  });
  return outcome.kind === 'done';
}

/**
 * What two people agreed on of old looks: the bot takes entries of the register away, looks and seals only the program whose
 * identity may (docs/process.md P31.10). Once nothing of it is left the entry is the certificate.
 */
async function endOldLooks(parts: EndsParts, entries: readonly RegisterEntry[]): Promise<number> {
  const { lookEnds, register, log } = parts;
  if (lookEnds === undefined || letterForAll((await parts.directories.current()).settings) !== undefined) return 0;
  let ended = 0;
  for (const entry of entries) {
    if (entry.type !== 'looksEnd' || entry.state !== 'ending') continue;
    for (const { id } of await entriesToEnd({ lookEnds, register }, entry))
      if ((await destroyOne(parts, id, entry.id)) !== 'left') ended += 1;
    const isLeft = (await entriesToEnd({ lookEnds, register }, entry)).length > 0;
    if (isLeft || (await leftToEnd({ lookEnds }, entry)).length > 0) continue;
    await forgetKeptOut(parts, lookEnds);
    await takes(parts, entry.id, { step: 'finishLooksEnd', input: {} }, 'remind-looks', {});
    log.info('old looks ended', { reference: entry.id });
    ended += 1;
  }
  return ended;
}

/** Who was kept out of what was destroyed is known as long as someone might read who looked at it, and no longer. */
async function forgetKeptOut({ destroying, machine }: EndsParts, lookEnds: LookEnds): Promise<void> {
  for (const { id } of await lookEnds.buried())
    if ((await lookEnds.looksAt(id, machine.now())).length === 0) await destroying.forget(id);
}

/** A proposal that no one has agreed to is held against the record as it is today: by other facts or rules it may not be over. */
async function fallProposals(parts: EndsParts, entries: readonly RegisterEntry[]): Promise<number> {
  const now = parts.machine.now();
  const directory = await parts.directories.current();
  let fallen = 0;
  for (const entry of entries) {
    if (entry.type !== 'disposal' || entry.state !== 'proposed') continue;
    const record = await recordKnown(parts, entry.about, directory, now);
    if (record === undefined || whyFallen(entry, record, now) === undefined) continue;
    const commandId = `remind-returned.${entry.facts}` as const;
    if (await takes(parts, entry.id, { step: 'returnDisposal', input: {} }, commandId, { record })) fallen += 1;
  }
  return fallen;
}

/** Every record whose time is over, and which nothing holds, is put before the officers once (docs/process.md P31.5). */
async function raiseDue(parts: EndsParts, entries: readonly RegisterEntry[]): Promise<number> {
  const now = parts.machine.now();
  const today = localDate(now);
  const directory = await parts.directories.current();
  const { settings } = directory;
  const asked = new Set<string>(entries.flatMap((entry) => (entry.type === 'disposal' ? entry.record : [])));
  const over = await Promise.all((await endingsIn(parts)).map(async (ending) => ending.over(parts, today, settings)));
  let raised = 0;
  for (const reference of over.flat()) {
    if (asked.has(reference)) continue;
    const record = await recordKnown(parts, reference, directory, now);
    if (record === undefined) continue;
    for (const one of record.record) asked.add(one);
    const id = idOf(record.record);
    const input = { id, reference };
    const context = { ...(await matterTyped(parts, reference)), record };
    if (await takes(parts, id, { step: 'openDisposal', input }, 'remind-record', context)) raised += 1;
  }
  return raised;
}
/** Of the same cases always the same: two instances ask once. */
const idOf = (references: readonly HostId[]): RegisterId =>
  mintRegisterId(Buffer.from(hashOf('disposal', ...references.toSorted()), 'hex'));

/** Drafts that were never sent end alone; their writers were told a week before (docs/process.md P31.3). */
async function endDrafts(parts: EndsParts): Promise<number> {
  const now = parts.machine.now();
  const today = localDate(now);
  const directory = await parts.directories.current();
  const { settings } = directory;
  let ended = 0;
  for (const { reference } of await parts.cases.inStage('draft')) {
    const found = await parts.cases.load(reference);
    if (found === undefined || found.value.root.stage !== 'draft') continue;
    const { root } = found.value;
    if (addDays(draftKeptUntil(root, settings), -settings.retention.draftWarnDays) > today) continue;
    // What holds another case of the child holds its draft too.
    const together = await togetherWith(parts, reference, settings);
    const holds = await holdsOn(parts, together ?? { ids: [reference], cases: [{ root }] }, directory, now);
    if (holds.length > 0) continue;
    const endsOn = draftEnds(root, settings);
    if (endsOn === undefined) {
      const outcome = await act(parts, cases, {
        id: reference,
        command: { step: 'warnDraft', input: {} },
        commandId: `remind-draft.${root.facts}`,
        context: { actor: clockActor, now, directory },
      });
      if (outcome.kind === 'done') ended += 1;
    } else if (endsOn <= today) {
      const tombstone = await destroyOne(parts, reference, 'draft', { version: found.version });
      if (tombstone !== 'left') ended += 1;
    }
  }
  return ended;
}
