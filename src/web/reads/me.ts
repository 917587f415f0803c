// Who is signed in and which pages they have; the help page, from the settings and what the co-ordinator answered for everyone.
import { hasActions } from '../../reading/action/list.ts';
import type { Scene } from '../../desk/scene.ts';
import { mayAttend } from '../../domain/meeting/who.ts';
import type { Me } from '../tab/api.ts';
import type { Read } from './read.ts';
import { may } from '../../domain/people/roles.ts';

const pagesOf = ({ person, directory }: Scene): Me['pages'] => [
  'board',
  ...(mayAttend(person, directory) ? (['meetings'] as const) : []),
  ...(hasActions({ person, directory }) ? (['actions'] as const) : []),
  ...(may(person, 'seeFigures') ? (['figures'] as const) : []),
  ...(may(person, 'seeDelivery') ? (['delivery'] as const) : []),
  ...(may(person, 'readSays') ? (['say'] as const) : []),
  'training',
  'help',
];

export const me: Read<'me'> = (scene) =>
  Promise.resolve({
    name: scene.person.name,
    panelName: scene.directory.settings.panelName,
    fictional: scene.fictional,
    pages: pagesOf(scene),
    words: scene.directory.settings.guidance.language,
  });

const labelled = ({ title, text }: { readonly title: string; readonly text: string }) => ({ label: title, text });

/** So many questions are read; what is older stands in the way of what is asked now. */
const mostQuestions = 20;

export const help: Read<'help'> = async ({ ports, directory: { settings } }) => {
  const { opens, closes } = settings.officeHours;
  const { pathway, thresholds, language, contacts, links, youSaid } = settings.guidance;
  const office = `Monday to Friday, ${opens} to ${closes}`;
  const asked = (await ports.advice.guidance()).slice(0, mostQuestions);
  return {
    panelName: settings.panelName,
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
};
