// What people may type to the bot (docs/design.md 6.13): the desk answers each of these, Teams offers each in its menu. A
// counter may answer a word besides, of which Help tells.

/** Where a word is offered: one's own chat, a team's channels, a meeting's chat. */
export type Place = 'personal' | 'team' | 'groupChat';
export interface TypedWord {
  readonly word: string;
  /** What it does, as Teams' menu says it. */
  readonly says: string;
  readonly where: readonly Place[];
}

const everywhere = ['personal', 'team', 'groupChat'] as const;

/** In the order of the menu, which holds twelve words of a place at most. */
export const typedWords = [
  { word: 'help', says: 'What is waiting for you, and what you can do', where: everywhere },
  { word: 'refer', says: 'Refer a child to MSET', where: ['personal'] },
  { word: 'my cases', says: 'Your referrals, and where each one has got to', where: ['personal'] },
  { word: 'to consent', says: 'Referrals waiting for your management consent', where: ['personal'] },
  { word: 'queue', says: 'What MSET has received, oldest due first (co-ordinator)', where: ['personal'] },
  { word: 'my actions', says: 'What MSET asks of you or your agency', where: ['personal'] },
  { word: 'meetings', says: 'The pre-MSET and the panel: plan, agenda, minutes', where: ['personal'] },
  { word: 'delivery', says: 'What could not be delivered (co-ordinator)', where: ['personal'] },
  { word: 'find', says: 'Find a case by name; names are typed on a card only you see', where: ['personal'] },
  { word: 'case', says: 'Open one case: case and its reference, such as case MSET-4F7K-24', where: ['personal'] },
  { word: 'advice', says: 'Who to ring when you are worried about a child', where: ['personal'] },
  { word: 'guidance', says: 'Pathway, thresholds, contacts and links', where: ['personal'] },
  // Told under Help: the menu is full.
  { word: 'links', says: 'People and places that several cases name (co-ordinator)', where: [] },
  { word: 'who looked', says: 'What is worth a question (auditor, data protection officer)', where: [] },
  { word: 'figures', says: 'Numbers, and never of whom', where: [] },
  { word: 'wrong person', says: 'Something was shared with the wrong person: tell it now', where: [] },
  { word: 'strike out', says: 'Words that are to leave a case (data protection officer)', where: [] },
  { word: 'leaflets', says: 'Posters and leaflets to print, in several languages', where: [] },
  { word: 'policy', says: 'The MSET policy: read it, and say that you have', where: [] },
  {
    word: 'link',
    says: "Make this an agency's or a team's channel, or a meeting's chat: link police, link team West, link pre-MSET",
    where: ['team', 'groupChat'],
  },
  { word: 'unlink', says: 'Undo the link made here', where: ['team', 'groupChat'] },
  { word: 'actions', says: 'The open actions of the agency whose channel this is', where: ['team', 'groupChat'] },
] as const satisfies readonly TypedWord[];

export type Word = (typeof typedWords)[number]['word'];
