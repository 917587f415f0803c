// The people and places that a case names, as far as its reader may read each: what they read of the case, then its mark. Of
// what they may not read nothing is shown, counted or leaves a gap (docs/process.md P22.3, P22.4).
import { z } from 'zod';
import { withColon } from '../../cards/blocks.ts';
import { detailsOf, inShort, kindOf, sourceOf } from '../../cards/mention/say.ts';
import type { Ports, StoredFact } from '../../casework/ports/ports.ts';
import type { Mention } from '../../domain/case/mention/mention.ts';
import { keeperSteps, mentionSteps } from '../../domain/case/mention/steps.ts';
import { mentionLevel } from '../../domain/case/mention/reads.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { calledOf } from '../../domain/link/kinds.ts';
import { thereOf } from '../../domain/kernel/counted.ts';
import { may } from '../../domain/people/roles.ts';
import type { Viewer } from '../reader.ts';
import type { Told } from '../told.ts';

/** One as a page shows it. */
export const mentionShape = z.object({
  kind: z.string(),
  /** What it is called; absent in short. */
  called: z.string().exactOptional(),
  how: z.string(),
  /** What else is known of it; a label ends as it is read, with a colon or its question mark. */
  details: z.array(z.object({ label: z.string(), value: z.string() })),
  /** How it is known and who may read it; in short by whom, and since when. */
  source: z.string(),
  notFamily: z.boolean(),
});
export type MentionLine = Told<typeof mentionShape>;

export interface ReadMention {
  readonly mention: Mention;
  readonly level: 'summary' | 'full';
}

/** Of these the ones that this person may read, each with how much of it; what was taken back is history. */
export const readable = (
  childCase: Case,
  all: readonly Mention[],
  { person, directory, now }: Viewer,
): readonly ReadMention[] =>
  all.flatMap((mention) => {
    const level = mentionLevel(childCase, mention, person, directory, now);
    return level === 'none' || mention.state === 'taken' ? [] : [{ mention, level }];
  });

export const mentionLine = ({ mention, level }: ReadMention, { directory, now }: Viewer): MentionLine => {
  const said = { kind: kindOf(mention), notFamily: mention.notFamily === true };
  return level === 'summary'
    ? { ...said, how: '', details: [], source: inShort(mention, directory, now) }
    : {
        ...said,
        called: calledOf(mention.kind, mention.said),
        how: mention.said['how'] ?? '',
        details: detailsOf(mention).map(([label, value]) => ({ label: withColon(label), value })),
        source: sourceOf(mention, directory, now),
      };
};

/** All of them, the newest first. */
export async function mentionsOf(
  cases: Pick<Ports['cases'], 'parts'>,
  childCase: Case,
  viewer: Viewer,
): Promise<readonly ReadMention[]> {
  const all = thereOf(childCase, 'mention') === 0 ? [] : await cases.parts(childCase.reference, 'mention');
  return readable(childCase, all, viewer).toReversed();
}

/** Facts of a case without those on what this person may not read, and without what the co-ordinator said of two for others. What was taken back its readers find in the history. */
export async function withReadMentions(
  cases: Pick<Ports['cases'], 'parts'>,
  childCase: Case,
  facts: readonly StoredFact[],
  { person, directory, now }: Viewer,
): Promise<readonly StoredFact[]> {
  if (thereOf(childCase, 'mention') === 0) return facts;
  const all = await cases.parts(childCase.reference, 'mention');
  const read = new Set<string>(
    all.filter((one) => mentionLevel(childCase, one, person, directory, now) !== 'none').map(({ id }) => id),
  );
  const keeps = may(person, 'keepLinks');
  return facts.filter(
    ({ step, part }) =>
      !(step in mentionSteps) || (part !== undefined && read.has(part) && (keeps || !(step in keeperSteps))),
  );
}
