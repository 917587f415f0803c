// What the strategy, mapping and daily meetings of a case ask of the person whose card it is: when, whether they come, that it is
// to be recorded, that its minutes are to be approved. Never what it is for, nor whose case it is (docs/process.md P6.27).
import type { Standing } from '../../cards/base-card.ts';
import { gatheringTypes, isAskedTo } from '../../domain/case/gathering/gathering.ts';
import type { GatheringLine } from '../../domain/case/state/invitations.ts';
import { mayRead } from '../../domain/case/access/access.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import type { Situation } from './situation.ts';

interface Said {
  readonly line: string;
  readonly preview?: string;
}
function saidOf(line: GatheringLine, { person, directory, now }: Situation): Said | undefined {
  const { type, startsAt, chair, by, invited, answered, waits } = line;
  const what = `${gatheringTypes[type].title}, ${sayWhen(startsAt, now)}`;
  const me = person.objectId;
  if (waits === 'approval') {
    if (chair === me)
      return { line: `${what}: its minutes are waiting for your approval.`, preview: 'minutes are to be approved' };
    return isAskedTo(invited, person, directory)
      ? {
          line: `${what}: its minutes are in draft. Read them under History, and tell the chair what is wrong.`,
          preview: 'minutes are in draft, please read',
        }
      : undefined;
  }
  if (startsAt <= now)
    return chair === me || by === me
      ? { line: `${what}: record who was there and what was decided.`, preview: 'a meeting is to be recorded' }
      : undefined;
  if (!isAskedTo(invited, person, directory)) return { line: `${what}.` };
  return answered.includes(me)
    ? { line: `${what}: you have answered.` }
    : { line: `${what}: you are invited. Open it and say whether you come.`, preview: 'you are invited to a meeting' };
}

/** The standing with that, first; to those who read the case. */
export function withGatherings(standing: Standing, situation: Situation): Standing {
  const { case: childCase, person, directory, now } = situation;
  const { gatherings = [] } = childCase;
  if (gatherings.length === 0 || !mayRead('decisions', childCase, person, directory, now)) return standing;
  const said = gatherings.flatMap((line) => saidOf(line, situation) ?? []);
  if (said.length === 0) return standing;
  const preview =
    standing.asks === true || standing.urgent === true ? undefined : said.find((one) => one.preview)?.preview;
  return {
    ...standing,
    line: [...said.map(({ line }) => line), standing.line ?? ''].join(' ').trim(),
    ...(preview !== undefined && { preview }),
  };
}
