// One case as its page shows it. Those who have to answer the conflict question first get no more than name and birth year.
import { z } from 'zod';
import { birthYear } from '../../cards/consent/reading.ts';
import type { Seen } from '../../casework/read/ask.ts';
import { rowOf } from '../../domain/case/owed/row.ts';
import { isConsented, stageLabels, stageNames } from '../../domain/case/state/stage-table.ts';
import { decisionsOf, type Case } from '../../domain/case/state/stages.ts';
import { birthOf, sayAge, sureWords } from '../../domain/case/state/birth.ts';
import { thereOf } from '../../domain/kernel/counted.ts';
import { sayBirth } from '../../domain/kernel/fields.ts';
import { localDate, type Instant } from '../../domain/time/calendar.ts';
import { dueShape, flagShape, flagsOf, instantShape, sectionShape } from '../lines.ts';
import { namedShape } from '../people.ts';
import type { Reader } from '../reader.ts';
import { nameOf } from './lists.ts';
import { nextDue, sayNext } from './next.ts';
import { riskVersionShape } from '../assessment/versions.ts';
import type { Told } from '../told.ts';
import { episodeShape } from './episode.ts';
import { pathOf, pathShape } from './path.ts';
import { changeShape } from './review.ts';
import { alikeOnOpening, alikeSections } from './alike.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { mentionShape } from './mentions.ts';
import { openedWith } from './at-hand.ts';
import { pictureShape, printedShape, sectionsOnPage, type CaseSections } from './sections.ts';
import { glassSections, movingSections, warningSections } from './warnings.ts';
import { given } from '../../domain/kernel/given.ts';

/** All of it but its actions and what may be pressed. */
export const casePageShape = z.object({
  now: instantShape,
  reference: z.string(),
  stage: z.enum(stageNames),
  stageLabel: z.string(),
  flags: z.array(flagShape),
  due: dueShape.optional(),
  /** What comes next, and when; empty for `identity`. */
  line: z.string(),
  /**
   * `identity`: the person who decides answers the conflict question first; then there is no more than name and birth year.
   * `between`: an agency that is core to the case reads where it stands, its warnings and its missing episodes.
   */
  sight: z.enum(['full', 'between', 'identity']),
  /** `age`: "14", "about 15"; absent where it is not known, and for `identity`. */
  child: z.object({ name: z.string(), age: z.string().optional(), born: z.string() }).optional(),
  path: pathShape,
  /** What no one may overlook: above everything else. */
  warnings: z.array(sectionShape),
  /** What happens next, in sentences. */
  next: z.array(z.string()),
  /** Strengths, what is protective, the child's own words: read first. */
  strengths: z.array(sectionShape),
  /** For the co-ordinator of a received case, before all that: the cases that look alike. */
  alike: z.array(sectionShape),
  /** The worries and whatever else is read open; and, each with its part of the page, what that folds. */
  picture: z.array(pictureShape),
  /** Whether a meeting has decided since: then the referral is folded. */
  wasDecided: z.boolean(),
  people: z.array(z.object({ label: z.string(), person: namedShape })),
  /** Agencies invited to its meetings, then who is invited beside those, and until when. */
  invited: z.array(z.string()),
  /** Answers of the review before, or of the referral, beside those of the newest review. */
  changes: z.array(changeShape),
  /** The newest versions of the risk assessment, oldest first; its own page has all of them. */
  risk: z.array(riskVersionShape),
  /** People and places that it names, the newest first, as far as this person reads each. */
  mentions: z.array(mentionShape),
  /** Missing episodes that are open, and the newest; oldest first. */
  missing: z.array(episodeShape),
  /** How many more there are: the history has them. */
  moreMissing: z.number(),
  /** Whether this person may read the history, which is a read of its own. */
  history: z.boolean(),
  /** Whether this person may read as what people looked at it, which is a read of its own. */
  looks: z.boolean(),
  /** Print pages of this case: chronology, and an extract of the minutes of each of the newest meetings. */
  prints: z.array(printedShape),
});
type CaseOnPage = Told<typeof casePageShape> &
  Pick<CaseSections, 'actions'> & {
    /** Those of them that may be of the same child. */
    readonly twins: readonly Reference[];
  };

export async function pageFor(reader: Reader, seen: Seen): Promise<CaseOnPage> {
  const { now } = reader;
  const { case: file } = seen;
  const row = rowOf(file);
  const due = nextDue(row, reader);
  const [sections, found] = await Promise.all([
    openedWith(reader, seen, 'page').then(async (hand) => sectionsOnPage(reader, seen, hand)),
    alikeOnOpening(reader, seen),
  ]);
  const whole = seen.reads('referral');
  const sight = whole ? 'full' : seen.reads('ownUpdates') ? 'between' : 'identity';
  const stands = sight !== 'identity';
  return {
    now,
    reference: file.reference,
    stage: file.stage,
    stageLabel: stageLabels[file.stage],
    flags: flagsOf(row, due),
    ...given({ due }),
    line: stands ? sayNext(row, reader) : '',
    sight,
    child: {
      name: nameOf(file),
      ...given({ age: whole ? ageOf(file, now) : undefined }),
      born: whole ? bornOn(file) : birthYear(file),
    },
    path: stands ? pathOf(file, now) : [],
    warnings: [...movingSections(seen), ...glassSections(seen, reader), ...warningSections(file, seen.reads, reader)],
    ...sections,
    alike: alikeSections(reader, file, found),
    twins: found.shown.filter(({ sameChild }) => sameChild).map(({ case: other }) => other.reference),
    wasDecided: stands && isConsented(file) && decisionsOf(file).length > 0,
    moreMissing: seen.reads('missing') ? thereOf(file, 'episode') - sections.missing.length : 0,
    history: seen.reads('history'),
    looks: seen.reads('looks', 'summary'),
    next: stands ? sections.next : [answerFirst],
  };
}

const answerFirst = 'Press Open and say whether you or your team know this family. Then you can read the referral.';

function bornOn({ answers }: Case): string {
  const birth = birthOf(answers);
  return birth === undefined ? 'not known' : `${sayBirth(answers['dateOfBirth'] ?? '')}${sureWords[birth.sure]}`;
}

const ageOf = ({ answers }: Case, now: Instant): string | undefined => {
  const birth = birthOf(answers);
  return birth && sayAge(birth, localDate(now));
};
