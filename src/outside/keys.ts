// The keys that Teams' and the tab's tokens are signed with, and the clock by which tokens are valid.
import { errors } from 'jose';
import { KeysUnreachable, openIdKeys } from '../machine/openid-keys.ts';
import { steps, works, wrong, type Finding } from './finding.ts';
import { explained, wordIn } from './network.ts';

/** A metadata address, and whose keys it tells. */
export interface KeysAt {
  readonly what: string;
  readonly metadata: string;
}

export async function askKeys({ what, metadata }: KeysAt, nowMs: () => number): Promise<Finding> {
  const asked = `${what}: keys of its tokens`;
  try {
    // No key is called so: that this one is not among them is said by those that were had.
    await openIdKeys(metadata, nowMs).find({ alg: 'RS256', kid: 'none' }, { payload: '', signature: '' });
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey) return works(asked, 'had');
    const word = wordIn(error instanceof KeysUnreachable ? error.cause : error);
    const { found, step } = explained(word) ?? { found: `not had (${word})`, step: steps.hosts };
    return wrong(asked, found, step);
  }
  return wrong(asked, 'had, and not as they are published', steps.hosts);
}

/** Tokens of a minute ago are taken; beyond that they may not be valid yet, or any more. */
const mostOffMs = 60_000;

/** Against the clock of who answers there. */
export async function askClock(url: string, nowMs: () => number, withinMs: number): Promise<Finding> {
  const asked = 'clock';
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(withinMs) });
    await answer.body?.cancel();
    const theirs = Date.parse(answer.headers.get('date') ?? '');
    if (Number.isNaN(theirs)) return wrong(asked, 'no time was told', steps.hosts);
    const offMs = nowMs() - theirs;
    const seconds = Math.round(Math.abs(offMs) / 1000);
    if (Math.abs(offMs) > mostOffMs)
      return wrong(asked, `${seconds} seconds ${offMs > 0 ? 'ahead' : 'behind'}: tokens are refused`, steps.clock);
    return works(asked, `${seconds} seconds off`);
  } catch (error) {
    const word = wordIn(error);
    const { found, step } = explained(word) ?? { found: `not told (${word})`, step: steps.hosts };
    return wrong(asked, found, step);
  }
}
