// The actions that a meeting sets with its decision: up to three, each in a row of questions (docs/process.md P8.1).
import type { AddInput } from '../action/add.ts';
import { typeByWords } from '../action/cawn.ts';
import { priorities, subTypes } from '../referral/form/support.ts';
import type { Answers, Choice, Field } from '../../kernel/fields.ts';
import { sayMeetingId, type Meeting } from '../../meeting/meeting.ts';

export const places = [1, 2, 3] as const;
type Place = (typeof places)[number];

/** Whether anything was typed or chosen in a row; its priority is there from the start. */
export const isGiven = (answers: Answers, place: Place): boolean =>
  ['text', 'owner', 'subType', 'due'].some((name) => (answers[`${name}${place}`] ?? '') !== '');

/** What is to be done and who does it, needed where the row is begun; the rest has its usual value. */
export function actionsFields(owners: readonly Choice[], rows: readonly Place[] = places): readonly Field[] {
  return rows.flatMap((place): readonly Field[] => {
    const neededWhen = (answers: Answers): boolean => isGiven(answers, place);
    return [
      {
        name: `text${place}`,
        title: `Action ${place}`,
        kind: 'text',
        prose: true,
        need: 'optional',
        most: 300,
        neededWhen,
      },
      {
        name: `owner${place}`,
        title: `${place}: Who does it`,
        kind: 'choice',
        need: 'optional',
        choices: owners,
        neededWhen,
      },
      { name: `subType${place}`, title: `${place}: Type`, kind: 'choice', need: 'optional', choices: subTypes },
      {
        name: `priority${place}`,
        title: `${place}: Priority`,
        kind: 'choice',
        need: 'always',
        choices: priorities,
        preset: 'normal',
        neededWhen: () => false,
      },
      { name: `due${place}`, title: `${place}: Due date`, kind: 'date', need: 'optional' },
    ];
  });
}

/** A row as an action is set: where no type is chosen, by the words. */
export function actionAt(answers: Answers, place: Place, meeting: Pick<Meeting, 'id'>): AddInput {
  const of = (name: string): string => answers[`${name}${place}`] ?? '';
  return {
    text: of('text'),
    owner: of('owner'),
    subType: of('subType') || typeByWords(of('text')),
    priority: of('priority') || 'normal',
    due: of('due'),
    needToKnow: `Set by the ${sayMeetingId(meeting.id)}. Ask the MSET co-ordinator for anything else you need to know.`,
  };
}
