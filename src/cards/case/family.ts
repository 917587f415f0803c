// The family's side in words: who has parental responsibility, who was told what, when and by whom, and what they say
// (docs/process.md P17.14).
import { beginHigh } from '../../domain/kernel/begins.ts';
import { relationTitle, whyNotTold, type FamilyContact } from '../../domain/case/now/family.ts';
import { fieldNamed } from '../../domain/case/referral/form/pages.ts';
import type { Relative } from '../../domain/case/state/family.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { sayAnswer } from '../../domain/kernel/fields.ts';
import { sayDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { cut } from '../blocks.ts';

type Pair = readonly [label: string, value: string];
export const familyTitle = 'The family’s side';

const whyNot = (value: string): string => whyNotTold.find((one) => one.value === value)?.title ?? value;

const sayResponsibility = ({ responsibility }: Pick<Relative, 'responsibility'>): string =>
  responsibility === 'yes'
    ? 'Has parental responsibility'
    : responsibility === 'no'
      ? 'No parental responsibility'
      : 'Parental responsibility not known';

function sayInterpreter({ interpreter, speaks }: Pick<Relative, 'interpreter' | 'speaks'>): string {
  if (interpreter === 'yes') return `Interpreter needed: ${speaks ?? ''}`;
  return interpreter === 'no' ? '' : 'Interpreter: not known';
}

/** "told Tue 3 Nov by Priya Testworth"; "not told yet: it is planned". */
function sayTold({ told, notTold }: Pick<Relative, 'told' | 'notTold'>): string {
  if (told !== undefined) return `told ${sayDate(told.on)} by ${told.by}`;
  return notTold === undefined ? 'not told yet' : `not told yet: ${whyNot(notTold)}`;
}
function sayView({ asked, view }: Pick<Relative, 'asked' | 'view'>): string {
  if (asked === 'declined') return 'asked, did not want to say';
  return asked === 'yes' && view !== undefined ? `view: ${view}` : 'not asked yet';
}

const who = (one: Pick<Relative, 'name' | 'relation'>): string =>
  one.relation === 'other' ? one.name : `${one.name}, ${relationTitle(one).toLowerCase()}`;
const sentences = (parts: readonly string[]): string =>
  parts
    .filter((part) => part !== '')
    .map((part) => `${beginHigh(part)}${/[.!?…”]$/.test(part) ? '' : '.'}`)
    .join(' ');

/** Everyone, in full. */
export const familyPairs = ({ family = [] }: Pick<Case, 'family'>, now: Instant): readonly Pair[] =>
  family.map((one): Pair => {
    const { told, knows, reach = '', by, at, from } = one;
    const recorded = `${from === undefined ? '' : `in ${from}, `}${by.name}, ${sayWhen(at, now)}`;
    const said = sentences([
      ...(knows === undefined ? [] : [`▲ Must not be told, and knows: ${knows.done}`]),
      sayResponsibility(one),
      reach,
      sayInterpreter(one),
      told === undefined ? sayTold(one) : `${sayTold(one)}: ${told.what}`,
      sayView(one),
    ]);
    return [who(one), `${said} (${recorded})`];
  });

const answer = ({ answers }: Case, name: string): string => {
  const [field, value] = [fieldNamed(name), answers[name] ?? ''];
  return field === undefined || value === '' ? '' : sayAnswer(field, value);
};
const mostInMeeting = 3;
/** For a panel, in a line each; until someone is recorded, what the referral says. */
export function familyInShort(childCase: Case): readonly Pair[] {
  const { family = [] } = childCase;
  if (family.length === 0) {
    const [know, views] = [answer(childCase, 'parentsKnow'), answer(childCase, 'parentsViews')];
    const said = [`parents know: ${know}`, cut(views, 160)].filter((one) => one !== '').join('; ');
    return [['Family', know === '' ? 'not asked yet' : `not asked since the referral, which says: ${said}`]];
  }
  const more = family.length - mostInMeeting;
  return [
    ...family.slice(0, mostInMeeting).map((one): Pair => {
      const language = one.interpreter === 'yes' ? `; interpreter: ${one.speaks ?? ''}` : '';
      const knows = one.knows === undefined ? '' : '▲ must not be told, and knows; ';
      return [`Family: ${cut(who(one), 100)}`, cut(`${knows}${sayTold(one)}${language}; ${sayView(one)}`, 240)];
    }),
    ...(more > 0 ? ([['And', `${more} more, on the page of the case`]] as const) : []),
  ];
}

const shortly: Readonly<Record<string, string>> = { yes: 'Yes', no: 'No', notKnown: 'Not known' };

/** What was said at one time, for the history. */
export const contactPairs = (said: FamilyContact): readonly Pair[] => {
  const { name, relation, responsibility, reach, interpreter, told, notTold, knows, asked } = said;
  const pairs: readonly (readonly [string, string | undefined])[] = [
    ['Who', relation === undefined ? name : who({ name, relation })],
    ['Parental responsibility', responsibility && shortly[responsibility]],
    ['How to reach them', reach],
    ['Interpreter needed', interpreter === 'yes' ? said.speaks : interpreter && shortly[interpreter]],
    ['Told', told ? `${sayDate(told.on)} by ${told.by}: ${told.what}` : notTold && `not yet: ${whyNot(notTold)}`],
    ['They must not be told, and know', knows],
    ['Their view', said.view ?? (asked && sayView({ asked }))],
  ];
  return pairs.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [[label, value] as const]));
};
