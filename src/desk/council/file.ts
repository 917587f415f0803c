// A directory file taken from the page, once it was compared there.
import { byEntry } from '../../casework/read/named-entries.ts';
import { hashOf } from '../../casework/write/hashing.ts';
import { councils } from '../../casework/write/matters.ts';
import { councilId } from '../../domain/council/council.ts';
import { given } from '../../domain/kernel/given.ts';
import { checkedDirectory } from '../../domain/people/checked.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { may } from '../../domain/people/roles.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import { sayRefusal } from '../form/replies.ts';
import { takeOn, textIn, type Reply, type Scene } from '../scene/scene.ts';
import { councilIn, noCouncil, openedCouncil, withoutCouncil } from './council.ts';
import { saysWhat } from './presses.ts';

/** A directory file as it was chosen or pasted, or all that is wrong with it. */
export function fileIn(
  text: string,
): { readonly directory: Directory; readonly hash: string } | { readonly wrong: readonly string[] } {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { wrong: ['It is no JSON. Choose the directory file, or paste all of it.'] };
  }
  const read = checkedDirectory(raw);
  return 'wrong' in read ? { wrong: byEntry(raw, read.wrong) } : { directory: read.value, hash: hashOf(text) };
}

const mostWrong = 5;
/** The page keeps what was chosen and typed: a refusal is said on the card beside it. */
export async function takeFile(scene: Scene): Promise<Reply> {
  const before = await councilIn(scene);
  if (before === undefined) return withoutCouncil(scene);
  const { person, directory, now } = scene;
  if (!may(person, 'administer')) return noCouncil();
  const read = fileIn(textIn(scene, 'file'));
  if ('wrong' in read) {
    const wrong = read.wrong.slice(0, mostWrong).join('; ');
    return openedCouncil(scene, before, `This is no directory file: ${wrong.replaceAll(/[[\]*<>`\\]/g, '')}`);
  }
  const reason = textIn(scene, 'reason').trim().slice(0, 200);
  if (reason === '') return openedCouncil(scene, before, 'Say why the file is taken: it stays in the history.');
  const anyway = textIn(scene, 'anyway');
  const outcome = await takeOn(scene, councils, {
    id: councilId,
    command: { step: 'takeFile', input: { ...read, reason, anyway } },
  });
  if (outcome.kind === 'refused') return openedCouncil(scene, before, sayRefusal(outcome.refusal));
  const after = outcome.now;
  const taken = { kind: outcome.kind, person, directory, now, before: { council: before, on: {} }, after };
  const did = outcome.kind === 'unchanged' ? 'The file changes nothing' : 'The file is taken';
  const lines = saysWhat({ ...taken, sent: {}, when: '' });
  return { ...openedCouncil(scene, after), receipt: { did, at: sayWhen(now, now), ...given({ lines }) } };
}
