// The tables of who may what, as a document: printed from the code that decides by them.
import {
  activeStages,
  consentedStages,
  openStages,
  stageLabels,
  stageNames,
  stageOf,
} from '../domain/case/state/stage-table.ts';
import { roles } from '../domain/people/actor.ts';
import { capabilityNames, may } from '../domain/people/roles.ts';
import { caseMatter } from '../domain/case/whole/case.ts';
import { meetingMatter } from '../domain/meeting/table.ts';
import { policeListMatter } from '../domain/police-list/table.ts';
import { registerMatter } from '../domain/register/table.ts';
import { trainingMatter } from '../domain/training/table.ts';
import { adviceMatter } from '../domain/advice/table.ts';
import type { Right, Step } from '../domain/matter/step.ts';
import { markReaders, markTable, marks, type MarkLets } from '../domain/link/handling.ts';
import { table } from './table.ts';
import { caseRelations, data, levelOf, otherRelations, type Relation } from '../domain/people/reads.ts';
import type { HostStands } from '../domain/case/action/host.ts';

const code = (name: string): string => `\`${name}\``;
const yes = (holds: boolean): string => (holds ? 'yes' : '');

const byRole = (): string =>
  table(
    ['', ...roles],
    capabilityNames.map((name) => [code(name), ...roles.map((role) => yes(may({ roles: [role] }, name)))]),
  );

const byRelation = (relations: readonly Relation[]): string =>
  table(
    ['', ...relations],
    data
      .filter((datum) => relations.some((relation) => levelOf(datum, relation) !== 'none'))
      .map((datum) => [
        code(datum),
        ...relations.map((relation) => {
          const level = levelOf(datum, relation);
          return level === 'none' ? '' : level;
        }),
      ]),
  );

/** What a mark leaves of that: nothing where a cell is empty. */
const byMark = (): string =>
  table(
    ['', ...markReaders],
    marks.map((mark) => [
      markTable[mark].title,
      ...markReaders.map((reader) => markWords[markTable[mark].lets[reader]]),
    ]),
  );
const markWords: Readonly<Record<MarkLets, string>> = { row: 'as the row', summary: 'summary', none: '' };

const byStage = (): string =>
  table(
    ['', ...caseRelations],
    stageNames.map((stage) => [
      stageLabels[stage],
      ...caseRelations.map((relation) =>
        stageOf({ stage }).readBy.includes(relation)
          ? 'yes'
          : relation === 'coordinator' && stage !== 'draft'
            ? 'needed'
            : '',
      ),
    ]),
  );

/** All steps by what they are about, in the order of their tables. */
const allSteps: readonly (readonly [about: string, steps: readonly AnyStep[]])[] = [
  ['case', Object.values(caseMatter.steps)],
  ...Object.entries(caseMatter.parts).map(([name, part]) => [name, Object.values(part.steps)] as const),
  ['meeting', Object.values(meetingMatter.steps)],
  ['training', Object.values(trainingMatter.steps)],
  ['advice', Object.values(adviceMatter.steps)],
  ['register', Object.values(registerMatter.steps)],
  ['police list', Object.values(policeListMatter.steps)],
];
type AnyStep = Pick<Step<unknown, unknown, unknown, unknown>, 'title' | 'fact' | 'may' | 'from'>;

/** By its title; where another step of the same matter or part has that too, with what it leaves behind. */
const nameOf = ({ title, fact }: AnyStep, beside: readonly AnyStep[]): string =>
  beside.filter((one) => one.title === title).length === 1 ? title : `${title} (${fact})`;

const sayRight = ({ role, own, reads, least }: Right): string =>
  [
    ...(role === undefined ? [] : [code(role)]),
    ...(own === undefined ? [] : [own.name]),
    ...(reads === undefined ? [] : [`${least === 'write' ? 'writes' : 'reads'} ${code(reads)}`]),
  ].join(', ');

/** "Any stage", or any of a kind; else which. */
function sayFrom(from: Step<unknown, unknown, unknown, unknown>['from']): string {
  if ('owed' in from) return `while ${from.owed} is owed`;
  if (from.join() === 'nothing') return '–';
  const places = from.filter((place) => place !== openRecord);
  const kind = kindsOfStages.find(([stages]) => stages.toSorted().join() === places.toSorted().join());
  const said = kind?.[1] ?? places.join(', ');
  return places.length < from.length ? `${said}; or on a record that is open` : said;
}
/** Where an action on a record starts. */
const openRecord: HostStands = 'openRecord';
const kindsOfStages: readonly (readonly [stages: readonly string[], words: string])[] = [
  [stageNames, 'any stage'],
  [consentedStages, 'any stage since consent'],
  [activeStages, 'any active stage'],
  [openStages, 'any stage that the panel opened'],
];

const bySteps = (): string =>
  table(
    ['of a', 'step', 'who: any of these', 'from'],
    allSteps.flatMap(([about, steps]) =>
      steps.map((step) => [about, nameOf(step, steps), step.may.map(sayRight).join('; or '), sayFrom(step.from)]),
    ),
  );

/** What each kind of work opens. */
const byCapability = (): string =>
  table(
    ['', 'steps'],
    capabilityNames.flatMap((name) => {
      const opened = allSteps.flatMap(([about, steps]) =>
        steps
          .filter((step) => step.may.some(({ role }) => role === name))
          .map((step) => `${nameOf(step, steps)} (${about})`),
      );
      return opened.length === 0 ? [] : [[code(name), opened.join(', ')]];
    }),
  );

/** `docs/access.md`. */
export const accessDocument = (): string => `# Who may what

Printed by \`npm run -s access > docs/access.md\` from the tables that the code decides by; a test compares. The rules in words: [privacy and access](process.md#10-privacy-and-access).

## By role

What kind of work a role lets someone take on (\`src/domain/people/roles.ts\`). It is the first bar, never the only one. Of a case LADO, auditor and DPO read no more than where it stands; analyst and administrator nothing: numbers are the analyst’s, and no case.

${byRole()}

## By relation to a case

How much of each kind of content someone reads (\`src/domain/people/reads.ts\`), where the stage opens the case to them. The first relation that fits counts; a person with a conflict of interest has none. Levels, least first: reference, summary, full, write; blank is nothing.

${byRelation(caseRelations)}

## By mark

What a mark leaves of \`mention\`, \`mentionOfPerson\` and \`papers\`: as the row above says, that in short, or nothing. It never lets anyone read more. A person who stands in several ways to it has the most that one of them lets; what is for the police only the co-ordinator reads as the row where \`marks.coordinatorReadsPolice\` says so.

${byMark()}

## By step

Every step names who may take it, and from where. What a step says here of one person holds all together: a role, how they stand to what it is about, what they read of the case. The steps that each kind of work opens:

${byCapability()}

All steps. What of a case or of what was typed stands in the way besides, the step says (\`bar\`, \`record\`).

${bySteps()}

## By stage

To whom a case is open (\`src/domain/case/state/stage-table.ts\`). \`needed\`: the co-ordinator sees it while it is restricted, and before consent while it is urgent or waits for a manager to be chosen, when the refusal is challenged, or when it came back after consent. A restricted case is closed to managers above, chairs, minute takers and invited agencies who are not named for it; a person who is named is that, or the chair, the minute taker or the senior that they are.

${byStage()}

## By relation to an action, a meeting or a question

\`owner\`, \`standIn\`, \`candidate\` and \`colleague\` are of the agency that an action is for, until it is verified or cancelled: the owner; the deputy, and the agency's lead, deputy and senior; able to accept it, because no one has; and those who see what their agency does. The last two speak for the agency: its lead, deputy or senior, or its people with \`representAgency\`. A person who merely carries the agency's id has no part in either. Once it has ended, owner and stand-ins are \`carriedOut\` for 28 days (\`agenciesRead.afterActionDays\`), then \`formerOwner\`: its card stays in their chat and opens nothing. Of a restricted case the owner alone reads it, and who is named for the case; lead, deputy and senior of the agency are \`outside\`.

${byRelation(otherRelations)}
`;
