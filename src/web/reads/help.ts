// The help page, from the settings and what the co-ordinator answered for everyone.
import { z } from 'zod';
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
  phones: z.array(z.object({ label: z.string(), number: z.string(), when: z.string() })),
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
    const { opens, closes } = settings.officeHours;
    const { pathway, thresholds, language, contacts, links, youSaid } = settings.guidance;
    const office = `Monday to Friday, ${opens} to ${closes}`;
    const asked = (await ports.advice.guidance()).slice(0, mostQuestions);
    return {
      panelName: settings.panelName,
      powers: powersOf(person, directory),
      questions: asked.map(({ question, answer }) => ({ label: question, text: answer })),
      pathway: pathway.map(labelled),
      phones: [
        { label: 'Emergency', number: settings.emergency, when: 'A child is in danger now' },
        { label: 'Police', number: settings.policeNonEmergency, when: 'A crime, and no one is in danger now' },
        { label: 'Front door, Social Care', number: settings.frontDoor, when: office },
        { label: 'Front door, evenings and weekends', number: settings.frontDoorOutOfHours, when: 'Out of hours' },
        { label: 'Professional Advice line', number: settings.adviceLine, when: office },
      ],
      mailbox: settings.mailbox,
      contacts: contacts.map(({ name, reach }) => ({ label: name, value: reach })),
      thresholds: thresholds.map(labelled),
      words: language.map(({ avoid, say }) => ({ label: say, value: avoid })),
      youSaid: youSaid.map(({ said, did }) => ({ label: said, text: did })),
      links: links.map(({ title, url }) => ({ title, url })),
    };
  },
});
