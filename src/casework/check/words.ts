// How often referrals were sent with words that blame a child, by team and month: for training (docs/process.md P15.3). Nothing
// is stored for it, and it is never by person.
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import { referralFields } from '../../domain/case/referral/form/pages.ts';
import type { Answers } from '../../domain/kernel/fields.ts';
import { readReference } from '../../domain/kernel/ids.ts';
import { noticedIn } from '../../domain/kernel/language.ts';
import { personIn, type Directory } from '../../domain/people/directory.ts';
import { localDate } from '../../domain/time/calendar.ts';
import type { ObjectId } from '../../domain/kernel/ids.ts';
import type { Audit, Partition } from '../ports/audit-ports.ts';

export interface TeamWords {
  readonly team: string;
  readonly sent: number;
  /** Of those, how many held such a word. */
  readonly withWords: number;
}

/** A team of fewer is told with others: its count would be one person's. */
const leastPeople = 3;
export const otherTeams = 'Other teams';

/** The words of a month such as `2027-01`, by team in the order of the alphabet; small teams come last, and together. */
export async function wordsByTeam(
  audit: Pick<Audit, 'references' | 'partition'>,
  directory: Directory,
  month: string,
): Promise<readonly TeamWords[]> {
  const counts = new Map<string, TeamWords>();
  const seen = new Set<string>();
  for await (const page of audit.references()) {
    for (const id of page) {
      if (seen.has(id) || !('reference' in readReference(id))) continue;
      seen.add(id);
      // By its reference it is a case.
      for (const { by, answers } of sentIn((await audit.partition(id)) as Partition<CaseTypes>, month)) {
        const team = teamOf(by, directory);
        const { sent, withWords } = counts.get(team) ?? { sent: 0, withWords: 0 };
        counts.set(team, { team, sent: sent + 1, withWords: withWords + (holdsWords(answers, directory) ? 1 : 0) });
      }
    }
  }
  const named = [...counts.values()].filter(({ team }) => team !== otherTeams);
  const others = counts.get(otherTeams);
  return [
    ...named.toSorted((a, b) => a.team.localeCompare(b.team, 'en-GB')),
    ...(others === undefined ? [] : [others]),
  ];
}

interface Sent {
  readonly by: ObjectId;
  readonly answers: Answers;
}
const sentIn = ({ facts }: Partition<CaseTypes>, month: string): readonly Sent[] =>
  facts.flatMap((fact) =>
    (fact.step === 'submit' || fact.step === 'resubmit') && localDate(fact.at).startsWith(month)
      ? [{ by: fact.by.objectId, answers: fact.data.answers }]
      : [],
  );

function teamOf(id: ObjectId, directory: Directory): string {
  const team = personIn(directory, id)?.team;
  const people = directory.people.filter((person) => person.team === team);
  return team === undefined || people.length < leastPeople ? otherTeams : team;
}

const holdsWords = (answers: Answers, { settings }: Directory): boolean =>
  referralFields.some(
    ({ name, kind }) => kind === 'long' && noticedIn(answers[name] ?? '', settings.guidance.language).length > 0,
  );
