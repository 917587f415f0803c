// The tables of who may what, as a document: printed from the code that decides by them.
import { caseRelations, stageLabels, stageNames, stageOf } from '../domain/case/stage-table.ts';
import { roles } from '../domain/people/actor.ts';
import { data, levelOf, otherRelations, type Relation } from '../domain/people/access.ts';
import { capabilityNames, may } from '../domain/people/roles.ts';
import { table } from './table.ts';

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

/** `docs/access.md`. */
export const accessDocument = (): string => `# Who may what

Printed by \`npm run -s access > docs/access.md\` from the tables that the code decides by; a test compares. The rules in words: [privacy and access](process.md#10-privacy-and-access).

## By role

What kind of work a role lets someone take on (\`src/domain/people/roles.ts\`). It is the first bar, never the only one. Of a case LADO, auditor and DPO read no more than where it stands; analyst and administrator nothing: numbers are the analyst’s, and no case.

${byRole()}

## By relation to a case

How much of each kind of content someone reads (\`src/domain/people/access.ts\`), where the stage opens the case to them. The first relation that fits counts; a person with a conflict of interest has none. Levels, least first: reference, summary, full, write; blank is nothing.

${byRelation(caseRelations)}

## By stage

To whom a case is open (\`src/domain/case/stage-table.ts\`). \`needed\`: the co-ordinator sees it while it is restricted, and before consent while it is urgent or waits for a manager to be chosen, when the refusal is challenged, or when it came back after consent. A restricted case is closed to managers above, chairs, minute takers and invited agencies who are not named for it; a person who is named is that, or the chair, the minute taker or the senior that they are.

${byStage()}

## By relation to an action, a meeting or a question

\`owner\`, \`candidate\` and \`colleague\` are of the agency that an action is for: named for it (owner, deputy, the agency's lead, deputy and senior); able to accept it, because no one has; and those who see what their agency does. The last two speak for the agency: its lead, deputy or senior, or its people with \`representAgency\`. A person who merely carries the agency's id has no part in either. Of a restricted case only the owner reads it.

${byRelation(otherRelations)}
`;
