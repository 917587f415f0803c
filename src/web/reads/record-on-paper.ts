// A record on paper: what its page says to the person who prints it, and no more (docs/process.md P23.3). In full or not at all.
import { pageOfEntity, type SeenEntity } from '../../desk/entity/open.ts';
import type { Scene } from '../../desk/scene/scene.ts';
import { sayActionId } from '../../domain/case/action/action.ts';
import { sayKind } from '../../domain/case/referral/form/support.ts';
import { agencyName } from '../../domain/people/agencies.ts';
import { sayDue } from '../../reading/action/list.ts';
import { sayNeed } from '../../reading/action/words.ts';
import { handlingOf, part, type Part, type Print } from '../../reading/print/paper.ts';

/** Whether it can be printed: by those who read all of it. */
export const printsRecord = ({ reads }: Pick<SeenEntity, 'reads'>): boolean => reads('record');

export function recordOnPaper(scene: Scene, seen: SeenEntity): Print | undefined {
  const page = printsRecord(seen) ? pageOfEntity(scene, seen) : undefined;
  if (page === undefined) return undefined;
  const { id, kind, called, state, line, details, said = [], views } = page;
  return {
    title: `Record: ${id}`,
    line: handlingOf(scene, 'What people said is not proved.'),
    sections: [
      part('Record', [
        ['What it is', kind],
        ['Called', called],
        ['Where it stands', state],
        ['Why there is one', line],
        ...details.map(({ label, value }) => [label.replace(/:$/, ''), value] as const),
      ]),
      ...actionsOf(scene, seen),
      part(
        'What was said',
        [],
        ...said.map(({ words, source, notFamily }) =>
          [...(notFamily ? ['▲ Do not tell family.'] : []), ...(words === undefined ? [] : [words]), source].join('\n'),
        ),
      ),
      ...(views.length === 0
        ? []
        : [
            part(
              'What we make of it',
              [],
              ...views.map(({ words, by }) => `${words}\nInferred by ${by}; not said by anyone`),
            ),
          ]),
    ],
  };
}

function actionsOf({ directory, now }: Scene, { actions = [] }: SeenEntity): readonly Part[] {
  if (actions.length === 0) return [];
  const rows = actions.map(({ action }) => [
    sayActionId(action),
    `${sayKind(action)}\n${action.text}`,
    action.owner === undefined
      ? agencyName(directory, action.agency)
      : `${action.owner.name}, ${agencyName(directory, action.agency)}`,
    `${sayNeed(action, false)}, ${sayDue(action, now)}`,
  ]);
  return [{ title: 'Actions', lines: [], rows: [['Action', 'What', 'Who', 'Where it stands'], ...rows] }];
}
