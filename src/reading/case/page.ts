// One case as its page shows it. Those who have to answer the conflict question first get no more than name and birth year.
import { birthYear } from '../../cards/consent/reading.ts';
import type { Seen } from '../../casework/read/ask.ts';
import { rowOf } from '../../domain/case/row.ts';
import { stageLabels } from '../../domain/case/stage-table.ts';
import type { Case, Stage } from '../../domain/case/stages.ts';
import { birthOf, sureWords } from '../../domain/case/referral/birth.ts';
import { sayBirth } from '../../domain/fields.ts';
import type { Reference } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import { dueFor } from '../board/board.ts';
import { flagsOf, type Due, type Flag } from '../lines.ts';
import type { Reader } from '../reader.ts';
import { nameOf } from './lists.ts';
import { sayNext } from './next.ts';
import { pathOf, type PathStep } from './path.ts';
import { sectionsOnPage, type CaseSections } from './sections.ts';
import type { Section } from '../lines.ts';
import { warningSections } from './warnings.ts';
import { given } from '../../domain/given.ts';

interface CaseOnPage extends CaseSections {
  readonly now: Instant;
  readonly reference: Reference;
  readonly stage: Stage;
  readonly stageLabel: string;
  readonly flags: Flag[];
  readonly due?: Due;
  /** What comes next, and when. */
  readonly line: string;
  readonly sight: 'full' | 'identity';
  readonly child: { readonly name: string; readonly born: string };
  readonly path: PathStep[];
  /** Read before anything else. */
  readonly warnings: Section[];
}

export async function pageFor(reader: Reader, seen: Seen): Promise<CaseOnPage> {
  const { now } = reader;
  const { case: file } = seen;
  const row = rowOf(file);
  const due = dueFor(reader, row);
  const sections = await sectionsOnPage(reader, seen);
  const whole = seen.reads('referral');
  return {
    now,
    reference: file.reference,
    stage: file.stage,
    stageLabel: stageLabels[file.stage],
    flags: flagsOf(row, due),
    ...given({ due }),
    line: whole ? sayNext(row, now) : '',
    sight: whole ? 'full' : 'identity',
    child: { name: nameOf(file), born: whole ? bornOn(file) : birthYear(file) },
    path: whole ? pathOf(file, now) : [],
    warnings: warningSections(file, seen.reads),
    ...sections,
    next: whole ? sections.next : [answerFirst],
  };
}

const answerFirst = 'Press Open and say whether you or your team know this family. Then you can read the referral.';

function bornOn({ answers }: Case): string {
  const birth = birthOf(answers);
  return birth === undefined ? 'not known' : `${sayBirth(answers['dateOfBirth'] ?? '')}${sureWords[birth.sure]}`;
}
