// What is asked for a review, and for an update: each again, and never nothing (docs/process.md P17.1, P17.2).
import { choicesOf, type Field } from '../../kernel/fields.ts';

const orWhy = 'Or: not seen, because …';
/** An answer that says nothing; why the child was not seen is one that does. */
const saysNothing = /^(not seen|not asked|not known|n\/?a|none|nothing|nil|)[^\p{L}]*$/iu;
export const neverNothing = (value: string): string | undefined =>
  saysNothing.test(value) ? 'say why, for example: not seen, because …' : undefined;

/** What must be answered, and may say why it cannot be. */
export const said = (name: string, title: string, placeholder = orWhy): Field => ({
  name,
  title,
  kind: 'long',
  need: 'always',
  most: 1000,
  placeholder,
  check: neverNothing,
});

export const changesFields: readonly Field[] = [
  { name: 'changed', title: 'What has changed?', kind: 'long', need: 'always', most: 1000 },
  said('childsWords', 'The child’s own words now', `As the child says it. ${orWhy}`),
  { name: 'obtained', title: 'How obtained', kind: 'text', need: 'always', help: 'Who spoke with the child, when.' },
  said('familyView', 'Family’s view', 'Or: not asked, because …'),
];

const proposals = choicesOf({
  continue: 'Continue',
  stepUp: 'Step up',
  stepDown: 'Step down',
  close: 'Close',
  transition: 'Transition',
  transfer: 'Transfer',
});
export const sayProposal = (proposal: string): string =>
  proposals.find(({ value }) => value === proposal)?.title ?? proposal;

export const proposalFields: readonly Field[] = [
  said('strengths', 'Strengths now'),
  { ...said('trustedAdult', 'Trusted adult now', 'Whom the child talks to. Or: not known, because …'), kind: 'text' },
  { name: 'helped', title: 'What helped, what did not', kind: 'long', need: 'always', most: 1000 },
  { name: 'proposal', title: 'Proposed next step', kind: 'choice', need: 'always', choices: proposals },
];

const risks = choicesOf({ yes: 'Yes', no: 'No', notSure: 'Not sure' });
export const sayRisk = (risk: string): string => risks.find(({ value }) => value === risk)?.title ?? risk;
export const newsFields: readonly Field[] = [
  { name: 'news', title: 'What is new?', kind: 'long', need: 'always', most: 1500 },
  {
    name: 'risk',
    title: 'Does it change the risk?',
    kind: 'choice',
    need: 'always',
    choices: risks,
    help: 'If yes, the review moves to the next panel and the co-ordinator is told.',
  },
];
