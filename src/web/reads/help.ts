// The help page, from the settings and what the co-ordinator answered for everyone.
import { z } from 'zod';
import { beginHigh } from '../../domain/kernel/begins.ts';
import { allLines, audiences, sayOpen } from '../../domain/people/ring-lines.ts';
import { lineShape } from '../../reading/lines.ts';
import { powersOf, powersShape } from '../../reading/oversight.ts';
import type { Told } from '../../reading/told.ts';
import { nothing, pageAt } from './read.ts';

/** The most questions that are shown: older ones would hide what is asked now. */
const mostQuestions = 20;

const termsShape = z.array(z.object({ label: z.string(), text: z.string() }));
const shape = z.object({
  panelName: z.string(),
  /** What those may do who look over the work; nothing for the others. */
  powers: powersShape,
  pathway: termsShape,
  /** `about`: of what worry, `who`: whom the line is for, `when`: when it is answered. */
  phones: z.array(
    z.object({ label: z.string(), number: z.string(), about: z.string(), who: z.string(), when: z.string() }),
  ),
  mailbox: z.string(),
  /** Whom else to reach. */
  contacts: z.array(lineShape),
  /** What is often asked, answered for everyone; the newest first. */
  questions: termsShape,
  /** What young people said, and what was done. */
  youSaid: termsShape,
  /** What kind of worry goes where. */
  thresholds: termsShape,
  /** What to say, and instead of what. */
  words: z.array(lineShape),
  links: z.array(z.object({ title: z.string(), url: z.string() })),
});
export type Help = Told<typeof shape>;

const labelled = ({ title, text }: { readonly title: string; readonly text: string }) => ({ label: title, text });

export const help = pageAt({
  has: () => true,
  path: '/help',
  says: 'Pathway and phone numbers',
  asks: nothing,
  answer: shape,
  read: async ({ ports, person, directory }) => {
    const { settings } = directory;
    const { pathway, thresholds, language, contacts, links, youSaid } = settings.guidance;
    const asked = (await ports.advice.guidance()).slice(0, mostQuestions);
    return {
      panelName: settings.panelName,
      powers: powersOf(person, directory),
      questions: asked.map(({ question, answer }) => ({ label: question, text: answer })),
      pathway: pathway.map(labelled),
      phones: allLines(settings).map((line) => ({
        label: line.title,
        number: line.number,
        about: line.about,
        who: beginHigh(audiences[line.audience]),
        when: beginHigh(sayOpen(line)),
      })),
      mailbox: settings.mailbox,
      contacts: contacts.map(({ name, reach }) => ({ label: name, value: reach })),
      thresholds: thresholds.map(labelled),
      words: language.map(({ avoid, say }) => ({ label: say, value: avoid })),
      youSaid: youSaid.map(({ said, did }) => ({ label: said, text: did })),
      links: links.map(({ title, url }) => ({ title, url })),
    };
  },
});
