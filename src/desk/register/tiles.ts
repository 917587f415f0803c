// What of the register, and of who looked, waits for those who keep or read them: on their home card, and on top of the board of
// auditor and data protection officer.
import type { Tile } from '../../cards/home.ts';
import { may } from '../../domain/people/roles.ts';
import { isBreach, isDecided, relationToEntry, type Breach, type RegisterEntry } from '../../domain/register/entry.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { registerStandingOf } from '../../notices/register/standing.ts';
import { openEntriesFor } from '../../reading/register/entries.ts';
import type { Scene } from '../scene/scene.ts';
import { lookedTiles } from './looked.ts';

/** Where a tile leads: a press in chat, a page of the tab. */
export interface OversightTile extends Tile {
  readonly press: { readonly verb: 'register' | 'looked' };
}

const register = { verb: 'register' } as const;

/** For others the database is asked for nothing. */
export async function oversightTiles(scene: Scene): Promise<readonly OversightTile[]> {
  const { person, directory, now } = scene;
  if (!may(person, 'audit') && !may(person, 'keepRegisterInstead')) return [];
  const [open, looked] = await Promise.all([openEntriesFor(scene), lookedTiles(scene)]);
  const asks = open.filter((entry) => registerStandingOf(entry, person, directory, now)?.asks === true);
  const [first, ...others] = asks.filter(isBreach);
  return [
    ...(first === undefined ? [] : [{ ...breachTile(first, 1 + others.length, now), press: register }]),
    ...count(asks.filter(isAnswered), 'answer to read', 'answers to read'),
    ...count(
      asks.filter((entry) => entry.type === 'question' && !isAnswered(entry)),
      'look to settle',
      'looks to settle',
    ),
    ...count(
      asks.filter((entry) => entry.type === 'disposal' && entry.state === 'due'),
      'record due',
      'records due',
    ),
    ...count(
      asks.filter((entry) => entry.type === 'disposal' && relationToEntry(entry, person, directory) === 'agrees'),
      'record for you to agree',
      'records for you to agree',
    ),
    ...count(
      asks.filter(({ type }) => type === 'looksEnd'),
      'end of looks for you to agree',
      'ends of looks for you to agree',
    ),
    ...count(
      asks.filter((entry) => entry.type === 'access' && relationToEntry(entry, person, directory) === 'keeper'),
      'request for a record',
      'requests for a record',
    ),
    ...count(
      asks.filter((entry) => entry.type === 'access' && relationToEntry(entry, person, directory) === 'agrees'),
      'request for you to sign',
      'requests for you to sign',
    ),
    ...count(
      asks.filter(({ type }) => type === 'hold'),
      'legal hold to look at',
      'legal holds to look at',
    ),
    // Of the person who is asked, and their manager was told: those who settle it are counted above.
    ...count(
      open.filter((entry) => isLateAnswer(entry) && !asks.includes(entry)),
      'answer late',
      'answers late',
    ).map((tile) => ({ ...tile, state: 'late' as const })),
    ...looked,
  ];
}

const isAnswered = (entry: RegisterEntry): boolean => entry.type === 'question' && entry.state === 'answered';
const isLateAnswer = (entry: RegisterEntry): boolean =>
  entry.type === 'question' && entry.state === 'asked' && entry.late !== undefined;

const count = ({ length }: readonly RegisterEntry[], one: string, many: string): readonly OversightTile[] =>
  length === 0 ? [] : [{ number: length, what: length === 1 ? one : many, press: register }];

/** Home is stored in a message: it says until when, and not how many hours are left. */
function breachTile(first: Breach, many: number, now: Instant): Omit<Tile, 'press'> {
  const what = many === 1 ? 'breach to deal with' : 'breaches to deal with';
  if (first.contained !== undefined && isDecided(first)) return { number: many, what };
  const isLate = first.due.at <= now;
  const by = `${isLate ? 'was due' : many === 1 ? 'by' : 'the first by'} ${sayWhen(first.due.at, now)}`;
  return { number: many, what, line: by, state: isLate ? 'late' : 'urgent' };
}
