// The forms of an action's steps: what each asks, what it says first, and the step it takes. Also built without any
// stored state, when a fault has to give back what was typed.
import { evidenceOf, timeAskedOf } from '../../cards/action/action-card.ts';
import { lines, type Element } from '../../cards/blocks.ts';
import type { Action, ActionId } from '../../domain/case/action/action.ts';
import {
  answerTimeFields,
  blockFields,
  cancelFields,
  detailFields,
  disputeFields,
  doneFields,
  escalationFields,
  notDoneFields,
  settleFields,
  timeFields,
  verifyFields,
} from '../../domain/case/action/lists.ts';
import type { Command } from '../../domain/case/case.ts';
import type { Answers, Choice, Field } from '../../domain/fields.ts';
import { titleOf, type ActionDeed } from './open.ts';
import type { StepForm } from '../form/step-form.ts';

export type FormName = Exclude<ActionDeed, 'accept' | 'unblock'>;

/** Whom a form may offer. */
export interface Offered {
  readonly agencies: readonly Choice[];
  /** Of the action's agency. */
  readonly people: readonly Choice[];
}

interface FormOf {
  readonly fields: (offered: Offered) => readonly Field[];
  readonly intro: string;
  readonly style?: 'destructive';
  /** What it answers, in people's own words. */
  readonly before?: (action: Action) => readonly Element[];
  /** What stands in it before anybody types. */
  readonly values?: (action: Action) => Answers;
  readonly command: (part: ActionId, sent: (name: string) => string) => Command;
  /** "you marked this done", and the title of the answer. */
  readonly did: string;
  readonly done: string;
}

const most = 3000;
const reasonIn = ({ state }: Action): readonly Element[] =>
  'reason' in state ? [lines([['Reason', state.reason]], most)] : [];
const evidenceIn = ({ state }: Action): readonly Element[] =>
  state.is === 'done' ? [lines(evidenceOf(state), most)] : [];

const forms: Readonly<Record<FormName, FormOf>> = {
  done: {
    fields: () => doneFields,
    intro: 'Somebody other than the owner verifies it.',
    command: (part, sent) => ({
      step: 'markDone',
      part,
      input: { evidence: sent('evidence'), effect: sent('effect') },
    }),
    did: 'marked this done',
    done: 'Marked done',
  },
  block: {
    fields: () => blockFields,
    intro: 'Nobody is prompted until that date.',
    command: (part, sent) => ({
      step: 'blockAction',
      part,
      input: { reason: sent('reason'), until: sent('until') },
    }),
    did: 'marked this blocked',
    done: 'Blocked',
  },
  dispute: {
    fields: () => disputeFields,
    intro: 'The chair decides who does it. Until then nobody is prompted.',
    command: (part, sent) => ({ step: 'disputeAction', part, input: { reason: sent('reason') } }),
    did: 'disputed this',
    done: 'Disputed',
  },
  time: {
    fields: () => timeFields,
    intro: 'The co-ordinator answers. Until then the due date stands.',
    command: (part, sent) => ({
      step: 'askForTime',
      part,
      input: { reason: sent('reason'), until: sent('until') },
    }),
    did: 'asked for more time',
    done: 'More time asked for',
  },
  settle: {
    fields: ({ agencies }) => settleFields(agencies),
    intro: 'Say who does it, and why.',
    before: reasonIn,
    command: (part, sent) => ({
      step: 'settleDispute',
      part,
      input: { agency: sent('agency'), note: sent('note') },
    }),
    did: 'settled the dispute',
    done: 'Dispute settled',
  },
  answer: {
    fields: () => answerTimeFields,
    intro: 'Whoever asked is told your answer.',
    before: timeAskedOf,
    command: (part, sent) => ({ step: 'answerTime', part, input: { agreed: sent('agreed'), note: sent('note') } }),
    did: 'answered',
    done: 'Answered',
  },
  verify: {
    fields: () => verifyFields,
    intro: 'You put your name to it: the evidence shows that it is done.',
    before: evidenceIn,
    command: (part, sent) => ({ step: 'verifyAction', part, input: { note: sent('note') } }),
    did: 'verified this',
    done: 'Verified',
  },
  'not-done': {
    fields: () => notDoneFields,
    intro: 'The owner has it again.',
    before: evidenceIn,
    command: (part, sent) => ({ step: 'sayNotDone', part, input: { reason: sent('reason') } }),
    did: 'said that this is not done yet',
    done: 'Not done yet',
  },
  cancel: {
    fields: () => cancelFields,
    intro: 'Nothing more is asked of the agency. The owner is told.',
    style: 'destructive',
    command: (part, sent) => ({ step: 'cancelAction', part, input: { reason: sent('reason') } }),
    did: 'cancelled this',
    done: 'Action cancelled',
  },
  details: {
    fields: ({ people }) => detailFields(people),
    intro: 'Change what does not fit; the rest stays as it is.',
    values: ({ category, target, deputy = '', cawn, channelLine }) => ({
      category,
      target,
      deputy,
      legalStatus: cawn?.legalStatus ?? '',
      channelLine,
    }),
    command: (part, sent) => ({
      step: 'describeAction',
      part,
      input: {
        category: sent('category'),
        target: sent('target'),
        deputy: sent('deputy'),
        legalStatus: sent('legalStatus'),
        channelLine: sent('channelLine'),
      },
    }),
    did: 'saved the details',
    done: 'Details saved',
  },
  escalate: {
    fields: () => escalationFields,
    intro: 'You put your name to it. The agency’s lead and senior lead read it.',
    command: (part, sent) => ({
      step: 'signEscalation',
      part,
      input: {
        concern: sent('concern'),
        outcomeWanted: sent('outcomeWanted'),
        timescale: sent('timescale'),
      },
    }),
    did: 'signed the escalation',
    done: 'Escalation signed',
  },
};
export const formNames = Object.keys(forms) as readonly FormName[];

/** The form of a step; `action` is left out where it cannot be read now. */
export function actionForm(name: FormName, offered: Offered, action?: Action): StepForm {
  const { fields, intro, style = 'positive', before } = forms[name];
  return {
    title: titleOf(name),
    fields: fields(offered),
    verb: `action.${name}.go`,
    intro,
    style,
    ...(action !== undefined && before !== undefined && { before: before(action) }),
  };
}
export const firstValues = (name: FormName, action: Action): Answers => forms[name].values?.(action) ?? {};
export const commandOf = (name: FormName, part: ActionId, answers: Answers): Command =>
  forms[name].command(part, (field) => answers[field] ?? '');
/** What the answer to a taken step says. */
export const saidOf = (name: FormName): { readonly did: string; readonly done: string } => forms[name];

/** The form that a verb takes, or undefined for another verb. */
export const formNameOf = (verb: string): FormName | undefined =>
  formNames.find((name) => verb === `action.${name}.go`);
