// The actions that a meeting sets with its decision, one at a time (docs/process.md P8.1).
import type { AddInput } from '../action/add.ts';
import { typeByWords } from '../action/cawn.ts';
import { subTypes } from '../referral/form/support.ts';
import { choicesOf, type Answers, type Choice, type Field } from '../../kernel/fields.ts';
import { sayMeetingId, type Meeting } from '../../meeting/meeting.ts';

/** By when a meeting wants an action done; its priority follows. */
const times = choicesOf({
  immediate: 'Within 24 hours',
  normal: 'Before the next meeting',
  date: 'Another date: asks which',
});

/** Whether anything was typed or chosen. */
export const isGiven = (answers: Answers): boolean =>
  ['text', 'owner', 'subType', 'when', 'due'].some((name) => (answers[name] ?? '') !== '');

/** What is to be done, who does it and by when, needed where any of it is given; the type has its usual value. */
export const actionFields = (owners: readonly Choice[], types: readonly Choice[] = subTypes): readonly Field[] => [
  {
    name: 'text',
    title: 'What is to be done',
    kind: 'text',
    prose: true,
    need: 'optional',
    most: 300,
    neededWhen: isGiven,
    placeholder: 'Start with a verb: Visit, Ring, Ask',
  },
  { name: 'owner', title: 'Who does it', kind: 'choice', need: 'optional', choices: owners, neededWhen: isGiven },
  { name: 'subType', title: 'Type', kind: 'choice', need: 'optional', choices: types },
  { name: 'when', title: 'By when', kind: 'choice', need: 'optional', choices: times, neededWhen: isGiven },
  {
    name: 'due',
    title: 'Which date?',
    kind: 'date',
    need: 'always',
    help: 'For example 18/1/2027.',
    askedWhen: (answers) => answers['when'] === 'date',
  },
];

/** The action as it is set: where no type is chosen, by the words. */
export function actionIn(answers: Answers, meeting: Pick<Meeting, 'id'>, types: readonly Choice[]): AddInput {
  const of = (name: string): string => answers[name] ?? '';
  return {
    text: of('text'),
    owner: of('owner'),
    subType: of('subType') || typeByWords(of('text'), types),
    priority: of('when') === 'immediate' ? 'immediate' : 'normal',
    due: of('when') === 'date' ? of('due') : '',
    needToKnow: `Set by the ${sayMeetingId(meeting.id)}. Ask the MSET co-ordinator for anything else you need to know.`,
  };
}
