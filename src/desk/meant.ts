// What a sentence that people type is about, by its words. It only leads to a card: nothing is looked up by what was typed.
import { looksLikeName, opens } from '../domain/advice/names.ts';
import type { Word } from './words.ts';

/** Where a sentence leads: the answer of a word that people may type, or a card of its own. */
export type Meant = Exclude<Word, 'case' | 'link' | 'unlink' | 'actions'> | 'missing' | 'training' | 'report' | 'home';

/** The most pressing first: a sentence that holds both "missing" and "refer" is about a missing child. */
const meanings: readonly (readonly [Meant, RegExp])[] = [
  // Of a form, not of a child.
  ['my cases', /\bmissing (?:from|in|on) (?:my|the|this|a) (?:draft|referral|form|page)\b/],
  [
    'missing',
    /\b(?:missing|disappeared|vanished|awol|abscond\w*|r[au]n (?:away|off)|(?:not|never|\w+n[’']?t) (?:yet )?(?:come|came|returned|been|got) (?:back|home|in))\b/,
  ],
  ['find', /^(?:find|search|look ?up)\b/],
  [
    'my cases',
    /\b(?:my|our) (?:\w+ )?(?:cases?|referrals?|drafts?)\b|\bdrafts?\b|\bwhat(?:[’']s| has| is)? happen(?:ed|ing)\b/,
  ],
  [
    'wrong person',
    /\bwrong (?:person|people|address|recipient|chat|channel)\b|\b(?:sent|shared|forwarded|e-?mailed|gave)\b.*\b(?:by mistake|in error)\b|\bbreach(?:ed)?\b/,
  ],
  ['meetings', /\b(?:minutes|agenda)\b/],
  ['to consent', /\breferrals? (?:to|for|awaiting|waiting for) (?:my )?(?:consent|authori|approv|sign)/],
  ['queue', /\b(?:queue|triage|inbox|new (?:referrals|cases)|(?:come|came|coming) in)\b|\bwhat(?:[’']s| is) new\b/],
  [
    'report',
    /\breport (?:an? |the |some)?(?:place|business|shop|takeaway|hotel|pub|address|house|flat|premises|venue|park|car park)\b/,
  ],
  ['refer', /\b(?:refer|referring|referrals?|new case|report a child)\b/],
  ['meetings', /\b(?:meetings?|panel|pre-?mset|attendance|invitations?|invited)\b/],
  ['to consent', /\b(?:consents?|authori[sz]e|authori[sz]ation|approve|approval|sign off)\b/],
  ['my actions', /\b(?:actions?|tasks?|jobs?)\b/],
  ['delivery', /\b(?:deliver\w*|undelivered|not reached|unreached|bounced)\b/],
  ['leaflets', /\b(?:leaflets?|posters?|papers|flyers?|print(?:ed|ing)?)\b/],
  ['training', /\b(?:training|trained|courses?)\b/],
  ['policy', /\bpolic(?:y|ies)\b/],
  // What is done on a case begins with its card.
  [
    'find',
    /\b(?:find|search|cases?|hand(?:ed|ing)? ?over|transfer|close|withdraw|reviews?|update|assess\w*|return(?:ed)?|came back|come home|is back|interview|nrm|lado|history)\b/,
  ],
  ['guidance', /\b(?:guidance|thresholds?|pathway|criteria|process|procedure)\b/],
  [
    'advice',
    /\b(?:advice|advise|worr(?:y|ied)|concern(?:s|ed)?|danger|emergency|999|101|police|harm(?:ed)?|hurt|unsafe|ring|call|phone|telephone|numbers?|contacts?|ask|unsure|safeguarding|section 47|co-?ordinator)\b/,
  ],
  [
    'home',
    /\b(?:late|overdue|due|owe|to do|waiting|outstanding|urgent|today|good (?:morning|afternoon|evening)|morning|hey|hiya|start|menu)\b/,
  ],
  [
    'help',
    /\b(?:help|commands?)\b|\bwhat (?:can|do) (?:you|i)\b|\bhow (?:do|does|can)\b|\bwhat is (?:this|mset)\b|^\?+$/,
  ],
];

/** Undefined where none of the words is in it. `said`: in lower case. */
export const meantBy = (said: string): Meant | undefined => meanings.find(([, words]) => words.test(said))?.[0];

/** Not a name, where one could stand: "find a case", "a child is missing". */
const noName = new Set(
  'a an the my our your this that any some one someone case cases child children girl boy person young pupil student client name by with please for me'.split(
    ' ',
  ),
);
const sought = /^(?:find|search(?: for)?|look ?up|open)\s+(.+)$/i;
const subject = /^(\p{Lu}[\p{L}’'-]*) (?:is|was|has|hasn|isn|went|did|didn|ran|and|to|from)\b/u;

/** Whether a sentence may hold a name: as a question to the co-ordinator may, after "find", or as what it is about. */
export function mayHoldName(text: string): boolean {
  const words = sought.exec(text)?.[1]?.toLowerCase().split(' ') ?? [];
  if (words.some((word) => !noName.has(word))) return true;
  const first = subject.exec(text)?.[1]?.toLowerCase();
  if (first !== undefined && !noName.has(first) && !opens.has(first)) return true;
  return looksLikeName(text) !== undefined;
}
