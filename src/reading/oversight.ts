// What those may do here who look over the work, and where: on top of the page Help, and on the board in the place of cases that
// are not open to them (docs/process.md P1.10).
import { z } from 'zod';
import type { Person } from '../domain/people/actor.ts';
import type { Directory } from '../domain/people/directory.ts';
import { may, type Capability } from '../domain/people/roles.ts';
import { linkShape } from './lines.ts';
import type { Told } from './told.ts';

/** `link`: the page on which it is done. */
const powerShape = z.object({ title: z.string(), text: z.string(), link: linkShape });
export const powersShape = z.array(powerShape);
type Power = Told<typeof powerShape>;

/** The kinds of work that only those have who look over the work of others. */
const looksOver: readonly Capability[] = ['breakGlass', 'giveOutFigures', 'administer'];

interface Row extends Power {
  /** Whose it is; `not`: that of those who have more has a row of its own. */
  readonly may: Capability;
  readonly not?: Capability;
}

/** `hours`: how long a broken glass is open; a directory of before there was one does not say. */
const rowsOf = (hours: number | undefined): readonly Row[] => {
  const glass = `You read all of it for ${hours ?? 'some'} hours and change nothing. Co-ordinators and the data protection officer are told at once, and another person reviews why.`;
  return [
    {
      may: 'keepRegister',
      title: 'Keep the register',
      text: 'Contain what reached the wrong person, decide who is told, and settle what people answer about their looks.',
      link: 'register',
    },
    {
      may: 'audit',
      not: 'keepRegister',
      title: 'Read the register',
      text: 'What reached the wrong person and what was decided; read what people answer about their looks.',
      link: 'register',
    },
    {
      may: 'seeLooks',
      title: 'See who looked',
      text: 'What is worth a question, then by case, person and day. Ask a person why they looked, and check the seal.',
      link: 'looked',
    },
    {
      may: 'seeLooks',
      title: 'Break glass: read one case',
      text: `Press Break glass under Who looked, or type it to the bot: it asks for the whole reference and a reason. ${glass}`,
      link: 'looked',
    },
    {
      may: 'reviewGlass',
      title: 'Review a broken glass',
      text: 'Who broke it, for what, and what they looked at. Not your own: another officer reviews that.',
      link: 'looked/glass',
    },
    {
      may: 'strike',
      title: 'Strike words out of a case',
      text: 'Type strike out to the bot, with the whole reference and the words. The co-ordinator or the manager of the lead worker agrees first.',
      link: 'register',
    },
    {
      may: 'consent',
      title: 'Decide on referrals',
      text: 'Consents, and what a panel sent up to you, are on top of the board until you have decided.',
      link: 'board',
    },
    {
      may: 'refer',
      title: 'Refer a child',
      text: 'New referral, on top of the board. Every page saves itself.',
      link: 'board',
    },
    {
      may: 'attendMeetings',
      title: 'Take part in meetings',
      text: 'Answer an invitation; read agenda and minutes, of the cases that you may see.',
      link: 'meetings',
    },
    {
      may: 'representCouncil',
      title: 'See what is asked of you',
      text: 'Accept an action, do it, and say how it went.',
      link: 'actions',
    },
    {
      may: 'restrict',
      title: 'Restrict a case',
      text: 'On its page: from then on only the people you name read it. You can lift it again.',
      link: 'board',
    },
    {
      may: 'breakGlass',
      not: 'seeLooks',
      title: 'Break glass: read a case that is not open to you',
      text: `Type break glass to the bot, or open the case by its whole reference: the page that says “not available” has it. ${glass}`,
      link: 'board',
    },
    {
      may: 'administer',
      title: 'Keep people and settings',
      text: 'Who is who, who is away, who leaves, and every setting, with what changed them. What a change would break is said first.',
      link: 'council',
    },
    {
      may: 'audit',
      not: 'administer',
      title: 'See who may what, and what changed',
      text: 'People and their roles, leave and settings; who changed them, when and why.',
      link: 'council',
    },
    {
      may: 'seeExactFigures',
      title: 'Read the figures',
      text: 'Of a month, a quarter and a year, exactly; also of the one that is under way.',
      link: 'figures',
    },
    {
      may: 'seeFigures',
      not: 'seeExactFigures',
      title: 'Read the figures',
      text: 'Of a month, a quarter and a year that are over, rounded so that no child can be told from a number.',
      link: 'figures',
    },
    {
      may: 'giveOutFigures',
      title: 'Print the problem profile',
      text: 'Choose a quarter that is over, then Save or print. You are told when a quarter can be released.',
      link: 'figures',
    },
    {
      may: 'inspect',
      title: 'Save the lists for an inspection',
      text: 'Under Figures, Save or print: the children of the cases that you read, by case system ID. Each child is a look.',
      link: 'figures',
    },
  ];
};

/** What this person may do; nothing of those who work on cases alone. */
export const powersOf = (person: Person, directory: Directory): readonly Power[] =>
  looksOver.some((one) => may(person, one))
    ? rowsOf(directory.settings.glassHours)
        .filter((row) => may(person, row.may) && (row.not === undefined || !may(person, row.not)))
        .map(({ title, text, link }) => ({ title, text, link }))
    : [];
